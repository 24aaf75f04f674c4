"""Pages that are nested or long beyond reason are labelled in seconds."""

from __future__ import annotations

import time

import pytest

from rapporteur.model import Article, Document
from rapporteur.pages import label

PARAGRAPH = "<p>The harbour of Solva was opened on Monday, the port director said in a statement.</p>"


def timed(source: str, seconds: float) -> Article:
    """The page, labelled within ``seconds`` (many times what it takes alone, since test machines are shared)."""
    begin = time.monotonic()
    article = label(Document(id="x", source=source, media="html", digest="", path="x"))
    assert time.monotonic() - begin < seconds
    return article


def test_a_page_300_levels_deep_keeps_its_body() -> None:
    """Depth is no reason to lose a report."""
    article = timed("<html><body>" + "<div>" * 300 + PARAGRAPH * 3 + "</div>" * 300, 20)

    assert [block.kind for block in article.blocks] == ["body"] * 3


def test_a_page_of_20_000_paragraphs_is_labelled_whole() -> None:
    """Every paragraph has its block."""
    article = timed("<html><body>" + PARAGRAPH * 20_000, 60)

    assert len(article.blocks) == 20_000


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000 + PARAGRAPH,
        "<table><tr><td>" * 5_000 + PARAGRAPH,
        "<!--" * 100_000,
        "<p " + "a=b " * 200_000 + ">x",
        "<" * 500_000,
        '<script type="application/ld+json">' + "[" * 100_000,
    ],
    ids=["elements", "tables", "comments", "attributes", "brackets", "json"],
)
def test_hostile_markup_ends_at_once(source: str) -> None:
    """Whatever comes of it, it comes in seconds, and covers the page."""
    article = timed(source, 20)

    covered = sum(len("".join(article.text[b.begin : b.end].split())) for b in article.blocks)
    assert covered == len("".join(article.text.split()))
