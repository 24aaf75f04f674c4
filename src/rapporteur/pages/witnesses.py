"""Witnesses for the day of publication outside the running text: markup, address, an independent dater.

In: a page's :class:`~rapporteur.pages.markup.Markup`, its HTML, its address. Out: :class:`Witness`, a day with the cue
that it is worth. Decided here: which fields are read; what each is worth stands in ``data/date_cues.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from rapporteur.language.lexicon import table
from rapporteur.pages import datestrings
from rapporteur.pages.markup import Markup, is_article

_PACKAGE = "rapporteur.pages"
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_IN_URL = re.compile(r"(?<!\d)((?:19|20)\d{2})[/_.-](\d{1,2})[/_.-](\d{1,2})(?!\d)")
_MONTH_IN_URL = re.compile(r"/((?:19|20)\d{2})/(0[1-9]|1[0-2])(?:/|$)")


class Witness(msgspec.Struct, frozen=True, kw_only=True):
    """``value`` (ISO 8601, day or month) as ``kind`` states it; ``cue`` names its worth, ``why`` is for the reader."""

    kind: str
    value: str
    cue: str
    why: str

    @property
    def states_publication(self) -> bool:
        """Whether this is a field meant for the day of publication."""
        return self.cue in {"json-ld article published", "meta published"}

    @property
    def states_update(self) -> bool:
        """Whether this is a field meant for the day of a change."""
        return self.cue.endswith(" updated")


def day_in(value: str) -> str | None:
    """The first day written in a field's value, as it is written there: the offset of its zone is not applied."""
    value = value[:60]
    match = _ISO.search(value) or _COMPACT.search(value)
    if match is not None:
        year, month, day = (int(part) for part in match.groups())
        return f"{year:04d}-{month:02d}-{day:02d}" if datestrings.valid(year, month, day) else None
    return next((d.value for d in datestrings.find(value) if d.day is not None and d.value), None)


@cache
def _fields() -> dict[str, str]:
    """Meta names to ``published`` or ``updated``."""
    return {row[0]: row[1] for row in table(_PACKAGE, "date_fields.tsv")}


def find(page: Markup, url: str | None) -> tuple[Witness, ...]:
    """Every witness of a page's markup and address, and htmldate's answer."""
    marked = (*_linked(page), *_metas(page), *_times(page))
    return (*marked, *of_address(url or page.canonical), *_independent(page.tree, url))


def _linked(page: Markup) -> Iterator[Witness]:
    for item in page.items:
        what = "article" if is_article(item) else "page"
        for key, role in (("datePublished", "published"), ("dateCreated", "created"), ("dateModified", "updated")):
            day = _of_field(item.get(key))
            if day is not None:
                yield Witness(
                    kind="json-ld", value=day, cue=f"json-ld {what} {role}", why=f"JSON-LD {key} of the {what}"
                )


def _of_field(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return day_in(value) if isinstance(value, str) else None


def _metas(page: Markup) -> Iterator[Witness]:
    fields = _fields()
    for name, content in (*page.metas, *page.props):
        role = fields.get(name)
        day = day_in(content) if role is not None and content else None
        if day is not None:
            yield Witness(kind="meta", value=day, cue=f"meta {role}", why=f"meta tag {name}")


def _times(page: Markup) -> Iterator[Witness]:
    first = True
    for element in page.times:
        day = day_in(element.datetime) if element.datetime else day_in(element.text)
        if day is None:
            continue
        role = "updated" if "updat" in element.names or "modif" in element.names else "published"
        if role == "published" and not any(w in element.names for w in ("publish", "entry-date", "pubdate", "posted")):
            role = "plain"
        yield Witness(
            kind="time",
            value=day,
            cue=f"first time {role}" if first else f"time {role}",
            why=f"time element ({element.names[:40]})",
        )
        first = False


def of_address(url: str | None) -> Iterator[Witness]:
    """The day or month in an address."""
    match = _IN_URL.search(url or "") or _COMPACT.search(url or "")
    if match is not None:
        year, month, day = (int(part) for part in match.groups())
        if datestrings.valid(year, month, day):
            value = f"{year:04d}-{month:02d}-{day:02d}"
            yield Witness(kind="url", value=value, cue="url day", why="the page's address")
            return
    match = _MONTH_IN_URL.search(url or "")
    if match is not None:
        yield Witness(kind="url", value=f"{match[1]}-{match[2]}", cue="url month", why="the page's address")


def _independent(tree: Any, url: str | None) -> Iterator[Witness]:
    """What htmldate finds (Barbaresi 2020, JOSS 5(51), 2439); on HTML only, it invents years on flat text."""
    if tree is None:
        return
    import htmldate  # noqa: PLC0415 - loads parsers that plain text never needs

    try:
        day = htmldate.find_date(tree, original_date=True, extensive_search=True, url=url, max_date="2100-01-01")
    except Exception:  # whatever breaks in it costs this witness alone
        return
    if day:
        yield Witness(kind="htmldate", value=day, cue="htmldate", why="htmldate reads the page so")
