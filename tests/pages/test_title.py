"""The headline and the title."""

from __future__ import annotations

import pytest

from rapporteur.model import Article, Document, Given, Media
from rapporteur.pages import label
from rapporteur.pages.title import without_site

_BODY = """The old lock at Halden will stay shut until the end of the month, the harbour office said on Tuesday.
Engineers found two cracks in its northern gate during an inspection at the weekend.
Barges will have to take the long way round through the Sarrow canal, which adds a day to the journey."""


def _label(source: str, media: Media = "text", given: Given | None = None) -> Article:
    return label(Document(id="x", source=source, media=media, digest="", path="x", given=given or Given()))


def _headlines(article: Article) -> list[str]:
    return [article.words(block) for block in article.blocks if block.kind == "headline"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Old lock at Halden shut | The Marsh Courier", "Old lock at Halden shut"),
        ("Marsh Courier - Old lock at Halden shut for a month", "Old lock at Halden shut for a month"),
        ("Old lock at Halden shut", "Old lock at Halden shut"),
        ("A – B", "A – B"),
        ("Wind, rain – no ferry for five days", "Wind, rain – no ferry for five days"),
    ],
)
def test_the_site_is_cut_from_a_title(title: str, expected: str) -> None:
    """The shorter part that a bar or dash sets off is the site's name."""
    assert without_site(title) == expected


def test_the_headline_speaks_of_the_article() -> None:
    """Of two title-like lines above the report, the one that shares its words is the headline."""
    article = _label(f"Halden lock to stay shut for weeks\nBy Orla Finch\nTen soups for a cold evening\n\n{_BODY}")

    assert _headlines(article) == ["Halden lock to stay shut for weeks"]
    assert (article.title, article.byline) == ("Halden lock to stay shut for weeks", "By Orla Finch")


def test_a_report_without_headline_has_none() -> None:
    """The first sentence is not made one."""
    article = _label(_BODY)

    assert (_headlines(article), article.title) == ([], None)


def test_a_given_title_outranks_the_page() -> None:
    """What the user's data say is the title."""
    assert _label(_BODY, given=Given(title="Lock shut")).title == "Lock shut"


def test_the_head_of_a_page_gives_the_title_where_no_line_does() -> None:
    """``og:title`` first, then ``title``, without the site."""
    paragraphs = "".join(f"<p>{line}</p>" for line in _BODY.split("\n"))
    page = f"<html><head><title>Halden lock shut for weeks | Courier</title></head><body>{paragraphs}</body></html>"

    assert _label(page, "html").title == "Halden lock shut for weeks"
