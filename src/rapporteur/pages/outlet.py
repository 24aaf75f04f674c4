"""Who publishes a report, and which agency wrote it.

In: an article with its blocks, and its markup where it came as HTML. Out: :class:`Publisher`. Decided here: which
witness for outlet and agency comes first. Names are joined only through the shipped tables
(:mod:`rapporteur.pages.directory`).
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from itertools import takewhile

import msgspec

from rapporteur.language.lexicon import words
from rapporteur.model import Article, Block
from rapporteur.pages import credits, directory, markup, masthead
from rapporteur.pages.directory import agency_called, family, publisher_called

__all__ = ["Publisher", "agency_called", "family", "identify", "publisher_called"]

_LONGEST = 80
_CLOSING = 2
"""Blocks taken for the report's that may stand behind its signature: the first words of a discussion."""
_OPENING = 2
"""Blocks of the report that may stand above its byline: a standfirst, a summary."""
_FIRST = 3
"""Lines of a page among which its masthead is looked for: further down stand the menus, which name other titles."""
_HEAD = 16
"""Lines above a report at most that are its own head, and no menu."""
_APART = frozenset({"body", "comment", "caption", "headline"})
"""Blocks whose copyright notices are not the site's."""
_OWN_NAMES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_AUTHORS = ("author", "article:author", "dc.creator", "dc.source", "source", "byl")


class Publisher(msgspec.Struct, frozen=True, kw_only=True):
    """``outlet`` prints the report, ``agency`` wrote it; either is ``None`` when the page does not say."""

    outlet: str | None = None
    agency: str | None = None


def identify(article: Article, page: markup.Markup | None) -> Publisher:
    """The outlet and the agency of ``article``; an outlet in the user's own data outranks the page.

    An agency's own site prints its own reports, unless it credits another.

    :param page: the page's markup, where the document came as HTML
    """
    page = page or markup.Markup()
    agency = _agency(article, page)
    outlet = article.document.given.outlet or _outlet(article, page, agency)
    return Publisher(outlet=outlet, agency=agency or directory.agency_called(outlet or ""))


def _outlet(article: Article, page: markup.Markup, agency: str | None) -> str | None:
    """Outlet by a host that the tables know, structured data, site name, masthead, copyright notice, the bare host."""
    host = directory.host_of(article.document.given.url or article.url or page.canonical or page.meta("og:url") or "")
    known = directory.by_host(host)
    if known is not None:
        return known
    named = next((name for given in _site_names(page) if (name := _as_name(given))), None)
    named = named or masthead.outlet(_above(article)) or _owner(article, agency) or host
    return named and (directory.publisher_called(named) or directory.agency_called(named) or named)


def _as_name(given: str) -> str | None:
    """A site's name as it is read; nothing for an address, the name of a system, or a sentence."""
    name = " ".join(html.unescape(given).split())
    other = "://" in name or name.casefold() in words("rapporteur.pages", "platforms.txt")
    return None if other or len(name) > _LONGEST else name


def _site_names(page: markup.Markup) -> Iterator[str]:
    """The site's name in structured data: the article's publisher, then the site's own fields."""
    for item in page.items:
        name = markup.name_of(item.get("publisher")) if markup.is_article(item) else None
        if name:
            yield name
    own = page.meta(*_OWN_NAMES)
    if own:
        yield own
    for item in page.items:
        name = markup.name_of(item.get("name")) if markup.kinds(item) & {"WebSite", "NewsMediaOrganization"} else None
        if name:
            yield name


def _owner(article: Article, agency: str | None) -> str | None:
    """The name in the last dated copyright notice outside the report proper, unless it is the agency's."""
    owner = None
    for block in article.blocks:
        if block.kind in _APART:
            continue
        for line in article.text[block.begin : block.end].splitlines():
            for notice in credits.notices(line):
                known = directory.agency_within(notice.name)
                if notice.dated and known is None and notice.name != agency:
                    owner = notice.name
    return owner


def _above(article: Article) -> list[str]:
    """The page's first lines, as far as they stand above the report proper and are none of it.

    None where many lines stand there: those are menus.
    """
    above = takewhile(lambda b: b.kind != "body", article.blocks)
    lines = [(b, line) for b in above for line in article.text[b.begin : b.end].splitlines() if line.strip()]
    return [line for block, line in lines[:_FIRST] if block.kind not in _APART] if len(lines) <= _HEAD else []


def _agency(article: Article, page: markup.Markup) -> str | None:
    """Agency by dateline, byline, signature, credit line, structured data, in that order."""
    if article.dateline is not None and article.dateline.agency:
        return directory.agency_within(article.dateline.agency) or article.dateline.agency
    return credits.in_byline(article.byline) or _signature(article) or _in_markup(article, page)


def _signature(article: Article) -> str | None:
    """The agency behind the last sentence of the report, or on a credit line of its own.

    Credits between paragraphs, beside captions and of three letters alone are those of pictures, or no credits at all.
    """
    body = [k for k, block in enumerate(article.blocks) if block.kind == "body"]
    ends = {article.blocks[k].end for k in body[-1 - _CLOSING :]}
    behind = [b for b in article.blocks if b.kind == "credit" and _before(article.text, b.begin) in ends]
    for block in (*reversed(behind), *(article.blocks[k] for k in reversed(body[-3:]))):
        found = credits.signed(article.text[block.begin : block.end])
        if found is not None:
            return found
    for k, block in enumerate(article.blocks):
        if block.kind in {"credit", "byline"}:
            signs = block.kind == "byline" or _dated(article.blocks, k)
            bare = signs or _heads(article.blocks, k)
            known = credits.credited(article.text[block.begin : block.end], bare=bare, initials=signs)
            if known is not None:
                return known
    return None


def _heads(blocks: Sequence[Block], place: int) -> bool:
    """Whether a credit stands with the headline and the byline, and by no caption."""
    near = {block.kind for block in blocks[max(0, place - 2) : place + 3]}
    return bool(near & {"headline", "byline", "dateline"}) and "caption" not in near


def _dated(blocks: Sequence[Block], place: int) -> bool:
    """Whether a credit stands where a byline does: above its date, at the beginning of the report."""
    behind = [block.kind for block in blocks[place + 1 : place + 2]]
    above = sum(block.kind == "body" for block in blocks[:place])
    return behind == ["clock"] and above <= _OPENING


def _before(text: str, offset: int) -> int:
    """Where the text before ``offset`` ends, spaces on the same line left out."""
    while offset > 0 and text[offset - 1] in " \u00a0\t":
        offset -= 1
    return offset


def _in_markup(article: Article, page: markup.Markup) -> str | None:
    """An agency given as author or source in the structured data.

    An organisation that no table knows counts if the page credits it elsewhere too and it is not the publisher.
    """
    authors = [
        markup.name_of(item.get(key))
        for item in page.items
        if markup.is_article(item)
        for key in ("author", "creator", "sourceOrganization", "copyrightHolder")
    ]
    for name in (*authors, *(page.meta(field) for field in _AUTHORS)):
        known = credits.in_byline(name)
        if known is not None:
            return known
    own = {name.casefold() for name in _site_names(page)}
    for name in _organisations(page):
        credited = any(
            name in article.text[b.begin : b.end] for b in article.blocks if b.kind in {"credit", "caption", "dateline"}
        )
        if credited and not any(name.casefold() in other or other in name.casefold() for other in own):
            return name
    return None


def _organisations(page: markup.Markup) -> Iterator[str]:
    """Names of authors that the structured data call organisations."""
    for item in page.items:
        authors = item.get("author") if markup.is_article(item) else None
        for author in authors if isinstance(authors, list) else [authors]:
            if isinstance(author, dict) and markup.kinds(author) & {"Organization", "NewsMediaOrganization"}:
                name = markup.name_of(author)
                if name:
                    yield name
