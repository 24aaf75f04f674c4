"""The timeline as a picture: what happened above the line, when reports were filed below it.

In: dated entries, filing days of reports, the day of the event. Out: :class:`Strip`, in pixels. Decided here: days
stand in order, the distance between two grows with the logarithm of the days between them, and a long gap is marked as
cut, so that a treaty of sixty years ago and a remark of yesterday fit on one line.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from rapporteur.render import days

STEP = 76
"""Pixels between neighbouring days: the width of a short date in the label's size, with room."""
GROWTH = 10
"""Pixels more for each tenfold of the days between."""
CUT = 62
"""Days from which a gap is marked as cut (two months)."""
ABREAST = 3
"""Dots side by side over one day."""
MOST_ROWS = 4
"""Rows of dots over or under one day; what does not fit is counted in words."""
DOT = 22
"""Pixels from dot to dot."""
MARGIN = 46


class Dot(msgspec.Struct, frozen=True):
    """An entry above the line or a report below it, by its number; ``target`` is where a click leads."""

    x: float
    y: float
    number: int
    target: str
    scheduled: bool = False


class Tick(msgspec.Struct, frozen=True):
    """A day on the line. ``more_above`` and ``more_below`` say how many dots found no room."""

    x: float
    label: str
    here: bool
    more_above: int
    more_below: int


class Strip(msgspec.Struct, frozen=True):
    """The picture. ``axis`` is the height of the line; ``cuts`` where a long gap is left out."""

    width: float
    height: float
    axis: float
    ticks: tuple[Tick, ...]
    entries: tuple[Dot, ...]
    filings: tuple[Dot, ...]
    cuts: tuple[float, ...]


class Entry(msgspec.Struct, frozen=True):
    """What is to be drawn: a number, its day's value, where it leads."""

    number: int
    value: str | None
    target: str
    scheduled: bool = False


def strip(entries: Sequence[Entry], filings: Sequence[Entry], event_day: str | None) -> Strip | None:
    """The picture, or ``None`` where fewer than two days are known, which need no line."""
    above, below = _by_day(entries), _by_day(filings)
    names = _names((*entries, *filings), event_day)
    if len(names) < 2:
        return None
    places, cuts = _places(sorted(names))
    up = _rows(above.values())
    axis = 14 + up * DOT + 8
    here = days.number(event_day)
    return Strip(
        width=max(places.values()) + MARGIN,
        height=axis + 30 + _rows(below.values()) * DOT + 14,
        axis=axis,
        ticks=tuple(
            Tick(x, names[day], day == here, _over(above.get(day, ())), _over(below.get(day, ())))
            for day, x in places.items()
        ),
        entries=_dots(above, places, axis - 18, -DOT),
        filings=_dots(below, places, axis + 38, DOT),
        cuts=cuts,
    )


def _by_day(entries: Iterable[Entry]) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        day = days.number(entry.value)
        if day is not None:
            found.setdefault(day, []).append(entry)
    return found


def _names(entries: Iterable[Entry], event_day: str | None) -> dict[int, str]:
    """Each day's label: the coarsest value that begins there, for a year is not its first of January."""
    values = sorted(filter(None, (*(e.value for e in entries), event_day)), key=lambda v: (-len(v), v))
    return {day: days.short(value[:10]) for value in values if (day := days.number(value)) is not None}


def _places(ordered: Sequence[int]) -> tuple[dict[int, float], tuple[float, ...]]:
    x = float(MARGIN)
    places, cuts = {ordered[0]: x}, []
    for before, day in pairwise(ordered):
        width = round(STEP + GROWTH * math.log10(day - before), 1)
        if day - before >= CUT:
            cuts.append(round(x + width / 2, 1))
        x = round(x + width, 1)
        places[day] = x
    return places, tuple(cuts)


def _rows(groups: Iterable[Sequence[Entry]]) -> int:
    return max((min(math.ceil(len(group) / ABREAST), MOST_ROWS) for group in groups), default=0)


def _over(group: Sequence[Entry]) -> int:
    return max(0, len(group) - ABREAST * MOST_ROWS)


def _dots(
    groups: Mapping[int, Sequence[Entry]], places: Mapping[int, float], start: float, step: int
) -> tuple[Dot, ...]:
    dots = []
    for day in sorted(groups):
        group = groups[day][: ABREAST * MOST_ROWS]
        for place, entry in enumerate(group):
            row, column = divmod(place, ABREAST)
            abreast = min(ABREAST, len(group) - row * ABREAST)
            x = places[day] + (column - (abreast - 1) / 2) * DOT
            dots.append(Dot(round(x, 1), start + row * step, entry.number, entry.target, entry.scheduled))
    return tuple(dots)
