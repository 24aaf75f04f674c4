"""Document to articles: the stages of labelling in order, nothing else.

In: a document. Out: an :class:`~rapporteur.model.Article` for each article in it, whose blocks cover the page. Decided
here: only the order, and what an article that is not the page's first is called.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from rapporteur.model import Article, Block, Dateline, Document, Given, Problem
from rapporteur.pages import (
    access,
    blocks,
    dateline,
    dating,
    debris,
    kinds,
    languages,
    listing,
    live,
    markup,
    outlet,
    render,
    several,
    sheet,
    title,
)
from rapporteur.pages.blocks import Stretch
from rapporteur.pages.markup import Markup
from rapporteur.pages.sheet import Sheet

OPENING = 2
"""Lines of body in which a dateline, a reporter's name or a date may stand before the first sentence."""

STEP = "label"


def label(document: Document) -> Article:
    """The article in a document, or the first of several: every non-space character in one block with kind and reason.

    The text of a plain document is its source; that of an HTML page is what a reader sees of it. Never raises.
    """
    return next(_articles(document))[0]


def articles(document: Document) -> Iterator[Article | Problem]:
    """Every article of a document; a page that only lists articles gives a problem that says so. Never raises.

    The first bears the document's id, the next ones ``<id>#article-2`` and so on.
    """
    for article, listed in _articles(document):
        if listed is not None:
            yield Problem(path=document.path, record=document.record, cause=listed, step=STEP, lost=False)
        else:
            yield article


def _articles(document: Document) -> Iterator[tuple[Article, str | None]]:
    """Every article, and why it is none where the page only lists some."""
    if document.media != "html":
        yield from _pasted(document)
        return
    page = render.render(document.source)
    told = markup.of(document.source, page.tree)
    if not page.lines:
        yield _article(document, sheet.plain(render.stripped(document.source)), told), None
        return
    parts = () if live.declared(told) else several.articles(page.lines, page.text)
    if not parts:
        laid = sheet.marked_up(page)
        yield _article(document, laid, told), listing.refusal(laid, told)
        return
    headings = several.headings(page.lines, page.text, parts)
    owners = several.owners(page.lines, parts)
    for number in range(len(parts)):
        own = sheet.of_part(page, parts, number)
        part = several.told_of(told, own.tree, headings, number)
        named = document if number == 0 else _named(document, number, several.address(part))
        others = [line for line, owner in zip(page.lines, owners, strict=True) if owner not in (None, number)]
        article = _article(named, own, part, several.blanked(page.text, others))
        yield msgspec.structs.replace(article, document=document), None


def _pasted(document: Document) -> Iterator[tuple[Article, str | None]]:
    """The articles of a text without markup, each dated by its own words."""
    sheets = list(sheet.pasted_articles(document.source))
    for number, laid in enumerate(sheets):
        named = document if number == 0 else _named(document, number, None)
        others = [entry.line for entry in laid.entries if entry.setting.role == sheet.OTHER]
        dated = several.blanked(laid.text, others) if others else None
        article = _article(named, laid, None, dated)
        yield (msgspec.structs.replace(article, document=document) if others else article), None


def _named(document: Document, number: int, address: str | None) -> Document:
    """The document as the one that gives its article ``number`` (0 is the first): what was given is of the first."""
    given = Given(url=address or document.given.url, outlet=document.given.outlet, fetched=document.given.fetched)
    return msgspec.structs.replace(document, id=f"{document.id}#article-{number + 1}", given=given)


def _article(document: Document, laid: Sheet, page: Markup | None, dated: str | None = None) -> Article:
    """The article of a sheet.

    :param page: what the page's markup says of it, where the document came as HTML
    :param dated: the text by which it is dated, where that is not all of the sheet's
    """
    place = title.headline(laid, document)
    stretches = tuple(kinds.stretches(laid, place))
    filed, parted = _parted(laid.text, stretches)
    article = Article(
        id=document.id,
        text=laid.text,
        document=document,
        blocks=blocks.build(laid.text, parted),
        title=_title(laid, document, place),
        dateline=filed,
        url=_url(document, page),
    )
    spoken = languages.of(article)
    publisher = outlet.identify(article, page)
    article = msgspec.structs.replace(
        article,
        byline=_byline(article),
        outlet=publisher.outlet,
        agency=publisher.agency,
        paywalled=access.paywalled(page) if page is not None else None,
        language=spoken.tag,
        entries=live.entries(laid.text, article.blocks, page),
        problems=tuple(_unread(document, spoken)),
    )
    alone = article if dated is None else msgspec.structs.replace(article, text=dated)
    return msgspec.structs.replace(article, published=dating.date(alone, page))


def _url(document: Document, page: Markup | None) -> str | None:
    """The address of the report: of an AMP copy, that of the page it copies."""
    canonical = page.canonical if page is not None else None
    if canonical is None or not canonical.startswith(("http://", "https://")):
        return document.given.url
    return canonical if page is not None and page.amp else document.given.url or canonical


def _unread(document: Document, spoken: languages.Language) -> Iterator[Problem]:
    if spoken.tag != languages.ENGLISH:
        cause = f"in {spoken.name} ({spoken.tag}): its parts and its day are told, its words are not read"
        yield Problem(path=document.path, record=document.record, cause=cause, step=STEP, lost=False)


def _parted(text: str, stretches: Sequence[Stretch]) -> tuple[Dateline | None, list[Stretch]]:
    """The dateline, and the stretches with debris and dateline cut from the lines they stand in.

    What stands before the first sentence is looked for in two lines: a standfirst may come before it.
    """
    filed: Dateline | None = None
    left = OPENING
    parted: list[Stretch] = []
    for stretch in stretches:
        if stretch.kind == "dateline" and filed is None:
            filed = dateline.find(text, stretch.begin, stretch.end)
            left = 0 if filed is not None else left
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


def _title(laid: Sheet, document: Document, place: int | None) -> str | None:
    if document.given.title:
        return document.given.title
    if place is not None:
        return " ".join(laid.entries[place].line.text.split())
    return title.from_head(laid.tree)


def _byline(article: Article) -> str | None:
    found: Block | None = next((block for block in article.blocks if block.kind == "byline"), None)
    return " ".join(article.words(found).split()).strip(" —–-|") if found is not None else None
