"""Document to Article: the stages of labelling in order, nothing else.

In: a document. Out: an :class:`~rapporteur.model.Article` whose blocks cover the page. Decided here: only the order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from rapporteur.model import Article, Block, Dateline, Document
from rapporteur.pages import access, blocks, dateline, dating, debris, kinds, markup, outlet, title
from rapporteur.pages.blocks import Stretch
from rapporteur.pages.sheet import Sheet, lay_out

OPENING = 2
"""Lines of body in which a dateline, a reporter's name or a date may stand before the first sentence."""


def label(document: Document) -> Article:
    """The article in a document: every non-space character of the page in one block with its kind and reason.

    The text of a plain document is its source; that of an HTML page is what a reader sees of it. Never raises.
    """
    sheet = lay_out(document)
    place = title.headline(sheet, document)
    stretches = tuple(kinds.stretches(sheet, place))
    filed, parted = _parted(sheet.text, stretches)
    article = Article(
        id=document.id,
        text=sheet.text,
        document=document,
        blocks=blocks.build(sheet.text, parted),
        title=_title(sheet, document, place),
        dateline=filed,
        url=document.given.url,
    )
    article = msgspec.structs.replace(article, byline=_byline(article))
    html = document.source if document.media == "html" else None
    publisher = outlet.identify(article, html)
    article = msgspec.structs.replace(article, outlet=publisher.outlet, agency=publisher.agency)
    if html is not None:
        article = msgspec.structs.replace(article, paywalled=access.paywalled(markup.read(html)))
    return msgspec.structs.replace(article, published=dating.date(article, html))


def _parted(text: str, stretches: Sequence[Stretch]) -> tuple[Dateline | None, list[Stretch]]:
    """The dateline, and the stretches with debris and dateline cut from the lines they stand in.

    What stands before the first sentence is looked for in two lines: a standfirst may come before it.
    """
    filed: Dateline | None = None
    left = OPENING
    parted: list[Stretch] = []
    for stretch in stretches:
        if stretch.kind != "body":
            parted.append(stretch)
            continue
        parts = debris.cut(stretch, text, first=left > 0)
        for part in parts:
            if part.kind == "body" and left > 0:
                filed = dateline.find(text, part.begin, part.end)
                parted += _without(part, filed)
            else:
                parted.append(part)
        left = 0 if filed is not None or parts[0].kind != "body" else left - 1
    return filed, parted


def _without(part: Stretch, filed: Dateline | None) -> Iterator[Stretch]:
    """A stretch of body, parted after its dateline."""
    if filed is None:
        yield part
        return
    yield Stretch(filed.begin, filed.end, "dateline", "where and when it was filed, before the first sentence")
    if filed.end < part.end:
        yield part._replace(begin=filed.end)


def _title(sheet: Sheet, document: Document, place: int | None) -> str | None:
    if document.given.title:
        return document.given.title
    if place is not None:
        return " ".join(sheet.entries[place].line.text.split())
    return title.from_head(sheet.tree)


def _byline(article: Article) -> str | None:
    found: Block | None = next((block for block in article.blocks if block.kind == "byline"), None)
    return " ".join(article.words(found).split()).strip(" —–-|") if found is not None else None
