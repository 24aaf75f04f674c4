"""A browser, and records rendered for it. Everything here is skipped where no Chromium is installed."""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

DOSSIERS = Path(__file__).parent.parent / "render" / "dossiers.py"
QUIET = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, started once."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium is installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of two rendered records: two events, and a crowd of reports."""
    from rapporteur.render import html

    made = runpy.run_path(str(DOSSIERS))
    folder = tmp_path_factory.mktemp("records")
    pages = {"harbour": html.render(made["harbour"]()), "crowd": html.render(made["crowd"](120))}
    for name, page in pages.items():
        folder.joinpath(f"{name}.html").write_text(page, encoding="utf-8")
    return {name: folder.joinpath(f"{name}.html").as_uri() for name in pages}


Opener = Callable[..., Any]


@pytest.fixture
def opened(browser: Any, records: dict[str, str]) -> Iterator[Opener]:
    """Opens a record in a fresh window; afterwards fails on any message of the page's console or any request."""
    contexts, complaints = [], []

    def open_page(name: str = "harbour", width: int = 1400, height: int = 1000, hash: str = "", **more: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(request.url) if request.url[:5] != "file:" else None)
        page.goto(records[name] + hash)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
