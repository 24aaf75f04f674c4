"""Profiles as flat tables: one row of numbers per report, view and word.

In: profiles, one after the other (:class:`Gathering`). Out: :class:`Bags`. Decided here: nothing but the form. Words
of all views are numbered in one vocabulary; two neighbouring words are numbered as a pair, without a string of their
own, for there are more of them than of anything else.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from itertools import islice
from math import log

import msgspec
import numpy as np

from rapporteur.relate.profile import VIEWS, Profile
from rapporteur.relate.rarity import rarity
from rapporteur.relate.vectors import Floats, Integers, Matrix

NAMED = ("people", "places", "months", "month", "things", "counted")
"""Last names in the lead, places of the main happening, months that the lead names, the month of the happening or
else of publication; things
that are counted, and the same with their numbers."""

_SHIFT = 32
_OFTEN = 100


class Bags(msgspec.Struct, frozen=True):
    """How often each report has each word, by view, and how rare each word is (``rarities`` by column).

    ``names`` has a matrix of ones for each of ``NAMED``.
    """

    views: Mapping[str, Matrix]
    names: Mapping[str, Matrix]
    rarities: Floats

    def take(self, rows: Integers) -> Bags:
        """Some of the reports; the words that they have are numbered anew, so that small piles stay small."""
        views = {view: matrix.take(rows) for view, matrix in self.views.items()}
        names = {name: matrix.take(rows) for name, matrix in self.names.items()}
        kept = np.unique(np.concatenate([m.columns for m in (*views.values(), *names.values())]))
        return Bags(
            views={view: _renumbered(matrix, kept) for view, matrix in views.items()},
            names={name: _renumbered(matrix, kept) for name, matrix in names.items()},
            rarities=self.rarities[kept],
        )

    def telling(self, view: str) -> Matrix:
        """A view with each word weighed by its rarity (squared) and, damped, by how often it occurs."""
        counts = self.views[view]
        return Matrix(counts.starts, counts.columns, damped(counts.values) * self.rarities[counts.columns] ** 2)


def _renumbered(matrix: Matrix, kept: Integers) -> Matrix:
    return Matrix(matrix.starts, np.searchsorted(kept, matrix.columns), matrix.values)


def damped(counts: Floats) -> Floats:
    """One plus the logarithm of each count (whole numbers from 1 on)."""
    whole = counts.astype(np.int64)
    known = np.array([0.0, *(1 + log(count) for count in range(1, _OFTEN))])
    seldom = whole < _OFTEN
    result: Floats = known[np.where(seldom, whole, 0)]
    result[~seldom] = [1 + log(count) for count in whole[~seldom].tolist()]
    return result


class _Codes(dict[str, int]):
    """Numbers for words, in the order in which they are first asked for."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


class _Rows:
    """Rows under way."""

    def __init__(self) -> None:
        self.starts, self.columns, self.values = array("q", [0]), array("q"), array("d")

    def add(self, columns: Iterable[int], values: Iterable[float]) -> None:
        self.columns.extend(columns)
        self.values.extend(values)
        self.starts.append(len(self.columns))

    def matrix(self, first: int) -> Matrix:
        """Rows from ``first`` on."""
        begin = self.starts[first]
        starts = np.array(self.starts[first:], np.int64) - begin
        return Matrix(starts, np.array(self.columns[begin:], np.int64), np.array(self.values[begin:], np.float64))


class Gathering:
    """Profiles as they come in, turned into rows over one vocabulary."""

    def __init__(self) -> None:
        self._codes = _Codes()
        self._views = {view: _Rows() for view in VIEWS}
        self._names = {name: _Rows() for name in NAMED}
        self._rarities = array("d")

    def add(self, profile: Profile) -> None:
        """One more row in every view."""
        for view, rows in self._views.items():
            bag = profile.views[view]
            numbers = map(self._pair, bag) if view == "pairs" else map(self._codes.__getitem__, bag)
            rows.add(numbers, bag.values())
        for rows, words in zip(self._names.values(), _names(profile), strict=True):
            rows.add(map(self._codes.__getitem__, sorted(words)), [1.0] * len(words))

    def _pair(self, words: str) -> int:
        first, second = words.split(" ")
        return self._codes[first] << _SHIFT | self._codes[second]

    def bags(self, first: int = 0) -> Bags:
        """What has come in, from row ``first`` on."""
        self._rarities.extend(_rarest(word) for word in islice(self._codes, len(self._rarities), None))
        rarities = np.array(self._rarities, np.float64)
        views = {view: rows.matrix(first) for view, rows in self._views.items()}
        paired = views["pairs"]
        distinct, which = np.unique(paired.columns, return_inverse=True)
        views["pairs"] = Matrix(paired.starts, which.astype(np.int64) + len(rarities), paired.values)
        either = np.maximum(rarities[distinct >> _SHIFT], rarities[distinct & ((1 << _SHIFT) - 1)])
        names = {name: rows.matrix(first) for name, rows in self._names.items()}
        return Bags(views, names, np.concatenate([rarities, either]))


def _names(profile: Profile) -> tuple[frozenset[str], ...]:
    main = profile.main
    when = main.day or profile.filed[1]
    month = frozenset([when[:7]] if when else [])
    things, numbers = (
        frozenset(thing for thing, _ in profile.counted),
        frozenset(f"{t} {n}" for t, n in profile.counted),
    )
    return profile.people, main.places, main.months, month, things, numbers


def _rarest(words: str) -> float:
    return max(map(rarity, words.split()))
