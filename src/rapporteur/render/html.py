"""The record as one HTML file that needs nothing else: no network, no fonts, no other file.

In: a dossier. Out: the page. Decided here: whatever comes from a report is escaped, without exception; the style and
the script of the page are the only ones that may apply or run, by their digests in its content security policy.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rapporteur.model import Dossier
from rapporteur.render.chapters import book
from rapporteur.render.verdicts import labels
from rapporteur.render.wording import counted, visible

STYLES = ("base.css", "record.css", "collation.css", "pictures.css", "pane.css", "dark.css", "print.css")
SCRIPT = "page.js"


def render(dossier: Dossier) -> str:
    """The record as one HTML page."""
    style, script = assets()
    page = (
        _environment()
        .get_template("page.html")
        .render(
            book=book(dossier),
            labels=tuple(labels().values()),
            style=Markup(style),  # noqa: S704 (ours, not a report's)
            script=Markup(script),  # noqa: S704 (ours, not a report's)
            policy=policy(style, script),
        )
    )
    return page.rstrip("\n") + "\n"


@cache
def assets() -> tuple[str, str]:
    """The page's style sheet and its script."""
    folder = files(__package__).joinpath("templates")
    style = "".join(folder.joinpath(name).read_text(encoding="utf-8") for name in STYLES)
    return style, folder.joinpath(SCRIPT).read_text(encoding="utf-8")


def policy(style: str, script: str) -> str:
    """A content security policy under which nothing applies or runs but ``style`` and ``script`` (CSP Level 3)."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src 'sha256-{_digest(style)}'",
            f"script-src 'sha256-{_digest(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__ or "", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_shown,
    )
    environment.filters["counted"] = counted
    return environment


def _shown(value: Any) -> Any:
    """Every value on its way into the page, before it is escaped: nothing a page cannot hold, nothing for ``None``."""
    if value is None:
        return ""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
