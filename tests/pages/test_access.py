"""What a page declares about who may read it."""

from __future__ import annotations

import pytest

from rapporteur.model import Document
from rapporteur.pages import label


def article(head: str) -> bool | None:
    source = f"<html><head>{head}</head><body><h1>Harbour</h1><p>The harbour was opened on Monday.</p></body></html>"
    return label(Document(id="x", source=source, media="html", digest="", path="x")).paywalled


def json_ld(fields: str) -> str:
    return f'<script type="application/ld+json">{{{fields}}}</script>'


@pytest.mark.parametrize(
    ("head", "closed"),
    [
        ("", None),
        (json_ld('"@type": "NewsArticle", "isAccessibleForFree": false'), True),
        (json_ld('"@type": "NewsArticle", "isAccessibleForFree": "False"'), True),
        (json_ld('"@type": "NewsArticle", "isAccessibleForFree": "http://schema.org/True"'), False),
        (json_ld('"@type": "NewsArticle", "isAccessibleForFree": true'), False),
        (json_ld('"@type": "NewsArticle", "isAccessibleForFree": ["?"]'), None),
        (json_ld('"@type": "WebPageElement", "isAccessibleForFree": false'), None),
        ('<meta itemprop="isAccessibleForFree" content="false">', True),
        ('<span itemprop="isAccessibleForFree" content="false"></span>', True),
    ],
)
def test_a_paywall_is_what_the_article_declares(head: str, closed: bool | None) -> None:
    """JSON-LD and microdata, in the spellings that pages use; unknown where nothing is declared."""
    assert article(head) == closed


def test_plain_text_declares_nothing() -> None:
    """Words about subscriptions are no declaration."""
    document = Document(id="x", source="Subscribe to read on.", media="text", digest="", path="x")

    assert label(document).paywalled is None
