"""Origins as a picture: on the left what each text rests on, on the right the reports that print it.

In: the origin groups of an event and the quotations that reports share. Out: :class:`Tree`, in pixels. Decided here:
one row a report; reports of one origin hang on one stem; a quotation shared by texts of different origins is an arc on
the right, since quoting the same words is not copying a text.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rapporteur.render.register import Card
from rapporteur.render.wording import clipped

ROW = 34
STEM = 196
"""Where reports begin: an origin's name of 24 letters and the stem."""
WIDTH = 520
LANE = 16
"""Pixels between arcs that overlap."""
MOST_LANES = 5
NAME = 25
"""Code points of a name that fit beside a stem."""
ROWS_IN_FULL = 40
"""Reports up to which all are drawn; in a larger pile those that share nothing are only counted."""


class Source(msgspec.Struct, frozen=True):
    """An origin and its reports."""

    name: str
    agency: bool
    reports: tuple[Card, ...]


class Leaf(msgspec.Struct, frozen=True):
    """A report at the end of a stem."""

    y: float
    card: Card
    name: str


class Stem(msgspec.Struct, frozen=True):
    """An origin, the height of its name, and the span of its reports."""

    y: float
    top: float
    bottom: float
    name: str
    shared: bool


class Arc(msgspec.Struct, frozen=True):
    """A quotation that two reports share."""

    top: float
    bottom: float
    reach: float
    words: int


class Tree(msgspec.Struct, frozen=True):
    """The picture. ``left_out`` counts reports that stand alone and are not drawn in a large pile."""

    width: float
    height: float
    leaves: tuple[Leaf, ...]
    stems: tuple[Stem, ...]
    arcs: tuple[Arc, ...]
    left_out: int


def tree(sources: Sequence[Source], shared: Sequence[tuple[int, int, int]]) -> Tree | None:
    """The picture of ``sources``; ``shared`` holds quotations as (report number, report number, words).

    ``None`` where a single report leaves nothing to compare, or in a large pile where no two reports share anything.
    """
    total = sum(len(s.reports) for s in sources)
    drawn = _drawn(sources, shared, total)
    if total < 2 or not drawn:
        return None
    stems, leaves = _hung(drawn)
    heights = {leaf.card.number: leaf.y for leaf in leaves}
    arcs = _arcs(shared, heights)
    return Tree(
        width=WIDTH,
        height=ROW * len(leaves) + 10,
        leaves=leaves,
        stems=stems,
        arcs=arcs,
        left_out=total - len(leaves),
    )


def _drawn(sources: Sequence[Source], shared: Sequence[tuple[int, int, int]], total: int) -> list[Source]:
    if total <= ROWS_IN_FULL:
        return list(sources)
    joined = {number for a, b, _ in shared for number in (a, b)}
    return [s for s in sources if len(s.reports) > 1 or any(card.number in joined for card in s.reports)]


def _hung(sources: Sequence[Source]) -> tuple[tuple[Stem, ...], tuple[Leaf, ...]]:
    stems, leaves = [], []
    y = 5 + ROW / 2
    for source in sources:
        top = y
        for card in source.reports:
            leaves.append(Leaf(y, card, clipped(card.name, NAME)))
            y += ROW
        bottom = y - ROW
        stems.append(Stem((top + bottom) / 2, top, bottom, clipped(source.name, NAME), len(source.reports) > 1))
    return tuple(stems), tuple(leaves)


def _arcs(shared: Sequence[tuple[int, int, int]], heights: dict[int, float]) -> tuple[Arc, ...]:
    """One arc for each pair of reports, the shortest innermost."""
    words: dict[tuple[float, float], int] = {}
    for a, b, count in shared:
        if a in heights and b in heights and a != b:
            ends = min(heights[a], heights[b]), max(heights[a], heights[b])
            words[ends] = words.get(ends, 0) + count
    ordered = sorted(words, key=lambda ends: (ends[1] - ends[0], ends))
    return tuple(Arc(*ends, LANE * (1 + n % MOST_LANES), words[ends]) for n, ends in enumerate(ordered))
