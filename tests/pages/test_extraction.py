"""trafilatura as a witness."""

from __future__ import annotations

import pytest

from rapporteur.pages import extraction
from rapporteur.pages.render import parse

_PROSE = "The old lock at Halden will stay shut until the end of the month, the harbour office said on Tuesday. "


def test_shares_tell_what_was_taken() -> None:
    """A paragraph of the article stands there in full, a menu not at all."""
    paragraphs = f"<p>{_PROSE * 2}</p><p>{_PROSE * 2}</p>"
    page = f"<body><nav><a href=x>Home page of it all</a></nav><article>{paragraphs}</article></body>"
    found = extraction.extract(parse(page), [_PROSE * 2, "Home page of it all", "Lock"])

    assert found is not None
    assert found.body == (1.0, 0.0, 0.0)
    assert found.comments == (0.0, 0.0, 0.0)


def test_its_failure_is_no_failure_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever another's code raises on a hostile page, the page is read by rules alone."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("trafilatura.bare_extraction", broken)

    assert extraction.extract(parse("<p>Hi</p>"), ["Hi"]) is None


def test_a_page_without_text_says_nothing() -> None:
    """There is nothing to take."""
    assert extraction.extract(parse("<html><body></body></html>"), []) is None
