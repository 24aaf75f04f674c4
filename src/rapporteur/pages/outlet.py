"""Who publishes a report, and which agency wrote it.

In: an article with its blocks, and its HTML where it came as HTML. Out: :class:`Publisher`. Decided here: what counts
as a credit, and that names are joined only through the shipped tables (``data/agencies.tsv``, ``data/publishers.tsv``):
an unmapped name is its own family and is never merged by guess.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

import msgspec

from rapporteur.language.lexicon import table
from rapporteur.model import Article, Block
from rapporteur.pages import markup

_PACKAGE = "rapporteur.pages"
_SHORT = 3
"""Names up to this length count as an agency only as the table writes them ("AP", never "ap")."""
_NAME = r"[^\W\d_][\w&.'’\-]*(?:[ \u00a0][^\W\d_][\w&.'’\-]*){0,4}"
_COPYRIGHT = re.compile(
    rf"(?:©|\([cC]\)|\bcopyright\b)[ \u00a0]*(?:©[ \u00a0]*)?(?:\d{{4}}(?:[-–]\d{{4}})?,?[ \u00a0]+)?"
    rf"(?:by[ \u00a0]+)?(?:The[ \u00a0]+)?(?P<name>{_NAME})",
    re.IGNORECASE,
)
_TRAILER = re.compile(rf"[.!?…][\"”’»)]*[ \u00a0]*(?:[-–—][ \u00a0]*|©[ \u00a0]*|\()?(?P<name>{_NAME})\)?\.?$")
_SIGNED = re.compile(rf"^(?:[-–—][ \u00a0]*|©[ \u00a0]*|\()?(?P<name>{_NAME})\)?\.?$")
_SOURCE = re.compile(rf"^(?:source|quelle|fuente|fonte|by|von|credit|via)[: \u00a0]+(?P<name>{_NAME})$", re.IGNORECASE)
_SITE_ENDING = re.compile(r"\.(?:com|org|net|co\.uk|de|info)$", re.IGNORECASE)
_TAIL = 240
"""A signature is looked for in the last so many code points of a block."""


class Publisher(msgspec.Struct, frozen=True, kw_only=True):
    """``outlet`` prints the report, ``agency`` wrote it; either is ``None`` when the page does not say."""

    outlet: str | None = None
    agency: str | None = None


@cache
def _directory(name: str) -> dict[str, str]:
    """Folded name, alias or host to the name that stands for it."""
    found: dict[str, str] = {}
    for row in table(_PACKAGE, name):
        cells = [*row, "", ""]
        for key in (row[0], *cells[1].split(";"), *cells[2].split(";")):
            form = key.strip()
            if form:
                found.setdefault(form if len(form) <= _SHORT else form.casefold(), row[0])
    return found


def _called(directory: str, name: str) -> str | None:
    name = " ".join(name.replace("\u00a0", " ").split()).strip(" .,:;()[]–—-©")
    entries = _directory(directory)
    for form in (name, name.removeprefix("The ").removeprefix("the ")):
        found = entries.get(form if len(form) <= _SHORT else form.casefold())
        if found is not None:
            return found
    return None


def agency_called(name: str) -> str | None:
    """The agency that the table knows under ``name``, an alias or a host."""
    return _called("agencies.tsv", name)


def publisher_called(name: str) -> str | None:
    """The publisher that the table knows under ``name``, an alias or a host."""
    return _called("publishers.tsv", name)


@cache
def family(outlet: str) -> str:
    """The house an outlet belongs to; an outlet that the table does not know is its own."""
    known = publisher_called(outlet)
    return next((row[3] for row in table(_PACKAGE, "publishers.tsv") if row[0] == known and len(row) > 3), outlet)


def identify(article: Article, html: str | None) -> Publisher:
    """The outlet and the agency of ``article``; a name in the user's own data outranks the page.

    :param html: the page, where the document came as HTML
    """
    page = markup.read(html) if html else markup.Markup()
    agency = _agency(article, page)
    outlet = article.document.given.outlet or _outlet(article, page)
    return Publisher(outlet=outlet, agency=agency)


def _outlet(article: Article, page: markup.Markup) -> str | None:
    """Outlet by address, then structured data, then site name, then the copyright line."""
    host = host_of(article.document.given.url or article.url or page.canonical or page.meta("og:url") or "")
    known = _by_host(host)
    if known is not None:
        return known
    named = next(
        (name for item in page.items if markup.is_article(item) and (name := markup.name_of(item.get("publisher")))),
        None,
    )
    named = named or page.meta("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
    if named and len(named) <= 80:
        return publisher_called(named) or agency_called(named) or named
    return host or _copyright_owner(article)


def host_of(url: str) -> str | None:
    """The host of an address in lower case, without ``www.``; ``None`` when there is none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def _by_host(host: str | None) -> str | None:
    """The outlet that the tables hold under a host or one of its parent domains."""
    parts = (host or "").split(".")
    for k in range(len(parts) - 1):
        domain = ".".join(parts[k:])
        found = publisher_called(domain) or agency_called(domain)
        if found is not None:
            return found
    return None


def _copyright_owner(article: Article) -> str | None:
    """A publisher of the table named in a copyright line outside the article proper."""
    for block in article.blocks:
        if block.kind not in {"body", "comment", "caption"}:
            for match in _COPYRIGHT.finditer(article.text[block.begin : block.end][:2000]):
                known = _prefix(publisher_called, match["name"])
                if known is not None:
                    return known
    return None


def _prefix(called: object, name: str) -> str | None:
    """The table's name for the longest beginning of ``name`` that it knows."""
    parts = name.split()
    for k in range(len(parts), 0, -1):
        found = (
            publisher_called(" ".join(parts[:k])) if called is publisher_called else agency_called(" ".join(parts[:k]))
        )
        if found is not None:
            return found
    return None


def _agency(article: Article, page: markup.Markup) -> str | None:
    """Agency by dateline, byline, signature, structured data, in that order."""
    if article.dateline is not None and article.dateline.agency:
        name = article.dateline.agency
        return next((known for part in name.split("/") if (known := agency_called(part))), name)
    return _in_byline(article.byline) or _signature(article) or _in_markup(page)


def _in_byline(byline: str | None) -> str | None:
    """A known agency named in the byline ("By Ann Lee, Reuters")."""
    if not byline:
        return None
    for part in re.split(r"[,/|;()–—]|\s-\s|\bfor\b|\band\b|\bwith\b", byline):
        name = re.sub(r"^\s*(?:by|von|par|por|from|source)[: ]+", "", part, flags=re.IGNORECASE).strip()
        known = agency_called(name)
        if known is not None:
            return known
    return None


def _in_markup(page: markup.Markup) -> str | None:
    """A known agency given as author or source in the page's structured data."""
    names = [
        markup.name_of(item.get(key))
        for item in page.items
        if markup.is_article(item)
        for key in ("author", "creator", "sourceOrganization", "copyrightHolder")
    ]
    names += [page.meta(name) for name in ("author", "article:author", "dc.creator", "dc.source", "source", "byl")]
    return next((known for name in names if name and (known := _in_byline(name))), None)


def _signature(article: Article) -> str | None:
    """The credit after the last sentence: a known agency, or any name in the form of a copyright credit."""
    blocks = article.blocks
    last = max((k for k, block in enumerate(blocks) if block.kind == "body"), default=None)
    if last is None:
        return None
    for block in blocks[max(0, last - 2) : last + 1]:
        found = _trailing(article.text, block)
        if found is not None:
            return found
    near = [b for b in blocks if b.kind in {"credit", "byline"}]
    for block in near:
        line = article.text[block.begin : block.end].strip()
        found = _whole(line, named_only=block.kind != "credit" or block.begin < blocks[last].begin)
        if found is not None:
            return found
    return None


def _trailing(text: str, block: Block) -> str | None:
    """The agency signed at the end of a body block."""
    end = text[max(block.begin, block.end - _TAIL) : block.end].strip()
    match = _COPYRIGHT.search(end)
    if match is not None and match.end() >= len(end) - 1:
        return _prefix(agency_called, match["name"]) or match["name"].strip()
    for line_form in (_TRAILER, _SIGNED):
        match = line_form.search(end)
        known = agency_called(match["name"]) if match is not None else None
        if known is not None:
            return known
    return None


def _whole(line: str, named_only: bool) -> str | None:
    """The agency that a line of its own credits."""
    if len(line) > _TAIL:
        return None
    for form in (_SOURCE, _SIGNED):
        match = form.match(line)
        known = agency_called(match["name"]) if match is not None else None
        if known is not None:
            return known
    match = _COPYRIGHT.match(line)
    if match is None:
        return None
    known = _prefix(agency_called, match["name"])
    if known is None and not named_only and match.end() >= len(line) - 1 and not _SITE_ENDING.search(line):
        return match["name"].strip()
    return known
