"""Profiles as flat tables: one row of numbers per report, view and word.

In: profiles, one after the other. Out: :class:`Bags`. Decided here: nothing but the form. Words of all views are
numbered in one vocabulary; two neighbouring words are numbered as a pair, without a string of their own, for there are
more of them than of anything else.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from math import log

import msgspec
import numpy as np

from rapporteur.relate.profile import VIEWS, Profile
from rapporteur.relate.rarity import rarity
from rapporteur.relate.vectors import Floats, Integers, Matrix

NAMED = ("people", "places", "months", "month")
"""Last names in the lead, places of the main happening, months that the lead names, and the month of the happening."""

_SHIFT = 32


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
    """One plus the logarithm of each count."""
    distinct, which = np.unique(counts, return_inverse=True)
    return np.array([1 + log(count) for count in distinct], np.float64)[which]


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

    def matrix(self) -> Matrix:
        columns = np.frombuffer(self.columns, np.int64) if self.columns else np.zeros(0, np.int64)
        values = np.frombuffer(self.values, np.float64) if self.values else np.zeros(0)
        return Matrix(np.frombuffer(self.starts, np.int64), columns, values)


def gathered(profiles: Iterable[Profile]) -> Bags:
    """The bags of ``profiles``, each looked at once, in their order."""
    codes = _Codes()
    found = {view: _Rows() for view in (*VIEWS, *(f"{name} named" for name in NAMED))}
    for profile in profiles:
        for view in VIEWS:
            bag = profile.views[view]
            numbers = map(_paired(codes), bag) if view == "pairs" else map(codes.__getitem__, bag)
            found[view].add(numbers, bag.values())
        for name, words in zip(NAMED, _names(profile), strict=True):
            found[f"{name} named"].add(map(codes.__getitem__, sorted(words)), [1.0] * len(words))
    rarities = np.fromiter((_rarest(word) for word in codes), np.float64, len(codes))
    matrices = {view: rows.matrix() for view, rows in found.items()}
    paired = matrices["pairs"]
    distinct, which = np.unique(paired.columns, return_inverse=True)
    matrices["pairs"] = Matrix(paired.starts, which.astype(np.int64) + len(codes), paired.values)
    either = np.maximum(rarities[distinct >> _SHIFT], rarities[distinct & ((1 << _SHIFT) - 1)])
    names = {name: matrices.pop(f"{name} named") for name in NAMED}
    return Bags(matrices, names, np.concatenate([rarities, either]))


def _names(profile: Profile) -> tuple[frozenset[str], ...]:
    main = profile.main
    return profile.people, main.places, main.months, frozenset([main.day[:7]] if main.day else [])


def _paired(codes: _Codes) -> Callable[[str], int]:
    def number(pair: str) -> int:
        first, second = pair.split(" ")
        return codes[first] << _SHIFT | codes[second]

    return number


def _rarest(words: str) -> float:
    return max(map(rarity, words.split()))
