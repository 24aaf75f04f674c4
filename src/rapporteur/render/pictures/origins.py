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
LETTER = 7
"""Pixels of a letter at the picture's size, on the wide side of common typefaces."""
STEM = 44
"""Pixels from an origin's name to its reports."""
BOX = 34
"""Pixels of a report's number with room on either side."""
LANE = 15
"""Pixels between arcs that overlap."""
MOST_LANES = 5
NAME = 22
"""Code points of a name, so that the picture keeps its size on a phone."""
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
    """The picture. Names of origins end at ``trunk``, reports begin at ``crown``, arcs at ``rim``.

    ``left_out`` counts reports that stand alone and are not drawn in a large pile.
    """

    width: float
    height: float
    trunk: float
    crown: float
    rim: float
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
    trunk = 4 + LETTER * max(len(stem.name) for stem in stems)
    rim = trunk + STEM + BOX + LETTER * max(len(leaf.name) for leaf in leaves)
    return Tree(
        width=rim + LANE * (min(len(arcs), MOST_LANES) + 1),
        height=ROW * len(leaves) + 10,
        trunk=trunk,
        crown=trunk + STEM,
        rim=rim,
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
