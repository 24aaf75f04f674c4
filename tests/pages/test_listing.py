"""Pages that only list reports."""

from __future__ import annotations

import pytest

from rapporteur.model import Article, Document, Problem
from rapporteur.pages import articles

KIND = '{"@type": "CollectionPage", "hasPart": {"@type": "NewsArticle"}}'
CARD = (
    "<div><h3><a href='/{0}'>Harbour number {0} opens after long repairs</a></h3><p>It was shut for months.</p></div>"
)
CARDS = "".join(map(CARD.format, range(10)))
PROSE = "<p>The harbour of Solva was opened again on Monday after long repairs, its director said in a statement.</p>"


def read(source: str) -> list[Article | Problem]:
    return list(articles(Document(id="page", source=source, media="html", digest="", path="page.html")))


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><h1>News</h1>{CARDS}</body></html>",
        f"<html><head><meta property='og:type' content='website'></head><body>{CARDS}</body></html>",
        f'<html><head><script type="application/ld+json">{KIND}'
        f"</script></head><body>{CARDS}<p>All that happens in our harbours, told by our own reporters.</p></body>",
    ],
    ids=["front", "declared a site", "declared a collection"],
)
def test_a_list_is_refused_and_nothing_is_lost_by_it(page: str) -> None:
    """The problem says what the page is; it is no report, so none is missing."""
    (found,) = read(page)

    assert found == Problem(
        path="page.html", cause="refused: a page that lists 10 reports and holds none in full", step="label", lost=False
    )


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><h1>Solva</h1>{PROSE * 3}{CARDS}</body></html>",
        f"<html><head><meta property='og:type' content='article'></head><body>{CARDS}</body></html>",
        f"<html><body><h1>Solva harbour opens after long repairs</h1><p>It is open.</p>{CARDS}</body></html>",
        f"<html><body>{CARD.format(1)}</body></html>",
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle"}</script></head>'
        f"<body>{CARDS}</body></html>",
    ],
    ids=["prose", "declared an article", "a headline", "one title", "an article in the data"],
)
def test_a_page_that_may_hold_a_report_is_read(page: str) -> None:
    """To read a list does less harm than to lose a report."""
    (found,) = read(page)

    assert isinstance(found, Article)
