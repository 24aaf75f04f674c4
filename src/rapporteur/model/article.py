"""A page with every character labelled, and the verdict on when it was published.

In: offsets into one text. Out: :class:`Block`, :class:`Publication`, :class:`Article`. Decided here: which block kinds
exist, and which of them may carry annotations (``READABLE``).
"""

from __future__ import annotations

from typing import Literal

import msgspec

from rapporteur.model.document import Document, Problem
from rapporteur.model.spans import Passage, Text

BlockKind = Literal[
    "headline",
    "byline",
    "dateline",
    "body",
    "caption",
    "credit",
    "clock",
    "comment",
    "related",
    "navigation",
    "promotion",
    "tag",
]

READABLE: frozenset[str] = frozenset({"headline", "dateline", "body", "caption"})
"""Annotations stand in blocks of these kinds only."""


class Block(Passage, frozen=True, kw_only=True):
    """A labelled stretch of the page. ``why`` is one clause for the reader: the feature that decided."""

    kind: BlockKind
    why: str


class Evidence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One witness for a date.

    ``value`` is ISO 8601, as fine as the witness is (``2019``, ``2019-06``, ``2019-06-28``). ``weight`` is 0 to 1.
    ``begin``/``end`` point into the report's text where the witness stands there. ``report`` names another report of
    the pile when that one is the witness.
    """

    kind: str
    value: str
    weight: float
    why: str
    begin: int | None = None
    end: int | None = None
    report: str | None = None


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """When a report was published: a verdict over witnesses, days as ISO 8601.

    ``value`` is ``None`` when the witnesses do not settle the day; ``earliest`` and ``latest`` then bound it (closed
    interval, either may be unknown).
    """

    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Dateline(Passage, frozen=True, kw_only=True):
    """Where, when and by whom a report says it was filed: "Osaka, June 28 (Jiji Press)--"; parts may be missing."""

    place: str | None = None
    date: str | None = None
    agency: str | None = None


class LiveEntry(Passage, frozen=True, kw_only=True, omit_defaults=True):
    """What a live report added at one time, its clock and headline included.

    ``time`` is ISO 8601 as fine as the page gives it: an hour (``14:05``), or a day and hour with its zone where they
    are known (``2031-05-02T14:05+01:00``). ``clock`` is where the time stands on the page.
    """

    time: str
    clock: Passage | None = None


class Article(Text, frozen=True, kw_only=True):
    """A document whose text has been taken out and labelled.

    For plain text ``text`` is the document's source; for HTML it is the text the reader took from the page, furniture
    included. ``blocks`` are in order, do not overlap, and cover every non-space character. ``language`` is BCP 47.
    ``paywalled`` is what the page declares of itself, ``None`` where it does not. ``entries`` are those of a live
    report, in the order of the page. Where a page holds several articles each has the whole page as ``text``, and the
    others stand in its blocks as ``related``. ``problems`` tell what was left out knowingly.
    """

    document: Document
    blocks: tuple[Block, ...]
    title: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None
    language: str = "en"
    published: Publication = Publication()
    paywalled: bool | None = None
    entries: tuple[LiveEntry, ...] = ()
    problems: tuple[Problem, ...] = ()

    def readable(self) -> tuple[Block, ...]:
        """The blocks that may carry annotations, in order."""
        return tuple(b for b in self.blocks if b.kind in READABLE)
