"""Profiles as flat tables: one row of numbers per report, view and word.

In: profiles, one after the other (:class:`Gathering`). Out: :class:`Bags`. Decided here: nothing but the form. Words
of all views are numbered in one vocabulary; two neighbouring words are numbered as a pair, without a string of their
own, for there are more of them than of anything else.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
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

KINDS = (*VIEWS, *NAMED)
"""What a report has a row for."""

_SHIFT = 32
_OFTEN = 100


class Bags(msgspec.Struct, frozen=True):
    """How often each report has each word, by view, and how rare each word is (``rarities`` by column).

    ``rows`` are those of all reports for the first of ``KINDS``, then for the next; those of ``NAMED`` are of ones.
    """

    rows: Matrix
    rarities: Floats

    def __len__(self) -> int:
        return len(self.rows) // len(KINDS)

    def of(self, kind: str) -> Matrix:
        """The rows of one kind."""
        first = KINDS.index(kind) * len(self)
        return self.rows.part(first, first + len(self))

    def counts(self) -> Matrix:
        """The rows of all views, one view after the other."""
        return self.rows.part(0, len(VIEWS) * len(self))

    def take(self, rows: Integers) -> Bags:
        """Some of the reports; the words that they have are numbered anew, so that small piles stay small."""
        return Bags(self.rows.take(_by_kind(rows, len(self), 1)), self.rarities).narrowed()

    def narrowed(self) -> Bags:
        """The same with the words that the reports have numbered anew."""
        kept = np.unique(self.rows.columns)
        return Bags(renumbered(self.rows, kept), self.rarities[kept])

    def telling(self, counts: Matrix) -> Matrix:
        """Rows with each word weighed by its rarity (squared) and, damped, by how often it occurs."""
        return Matrix(counts.starts, counts.columns, damped(counts.values) * self.rarities[counts.columns] ** 2)


def _by_kind(rows: Integers, kinds: int, reports: int) -> Integers:
    """The places of ``rows`` of all kinds, where a kind lies ``kinds`` rows behind the one before."""
    return (np.arange(len(KINDS))[:, None] * kinds + rows * reports).ravel()


def renumbered(matrix: Matrix, kept: Integers) -> Matrix:
    """The rows with columns numbered anew by their places in ``kept``, which holds all of them."""
    return Matrix(matrix.starts, np.searchsorted(kept, matrix.columns), matrix.values)


_DAMPED = np.array([0.0, *(1 + log(count) for count in range(1, _OFTEN))])


def damped(counts: Floats) -> Floats:
    """One plus the logarithm of each count (whole numbers from 1 on)."""
    whole = counts.astype(np.int64)
    seldom = whole < _OFTEN
    result: Floats = _DAMPED[np.where(seldom, whole, 0)]
    result[~seldom] = [1 + log(count) for count in whole[~seldom].tolist()]
    return result


class _Codes(dict[str, int]):
    """Numbers for words, in the order in which they are first asked for."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


class Gathering:
    """Profiles as they come in, turned into rows over one vocabulary: a report's rows of all kinds lie together."""

    def __init__(self) -> None:
        self._codes = _Codes()
        self._starts, self._columns, self._values = array("q", [0]), array("q"), array("d")
        self._rarities = array("d")

    def __len__(self) -> int:
        return (len(self._starts) - 1) // len(KINDS)

    def add(self, profile: Profile) -> None:
        """One more row of every kind."""
        for view in VIEWS:
            bag = profile.views[view]
            numbers = map(self._pair, bag) if view == "pairs" else map(self._codes.__getitem__, bag)
            self._row(numbers, bag.values())
        for words in _names(profile):
            self._row(map(self._codes.__getitem__, sorted(words)), [1.0] * len(words))

    def _row(self, columns: Iterable[int], values: Iterable[float]) -> None:
        self._columns.extend(columns)
        self._values.extend(values)
        self._starts.append(len(self._columns))

    def _pair(self, words: str) -> int:
        first, second = words.split(" ")
        return self._codes[first] << _SHIFT | self._codes[second]

    def bags(self) -> Bags:
        """What has come in."""
        bags, _ = self.numbered(np.arange(len(self)))
        return bags

    def numbered(self, rows: Integers) -> tuple[Bags, Integers]:
        """Some of the reports, with words by their numbers in the vocabulary, and the code of each pair beyond them."""
        self._rarities.extend(_rarest(word) for word in islice(self._codes, len(self._rarities), None))
        rarities = np.asarray(self._rarities)
        found = self._take(rows)
        paired = _paired(found, len(rows))
        codes, which = np.unique(found.columns[paired], return_inverse=True)
        found.columns[paired] = which + len(rarities)
        either = np.maximum(*(rarities[half] for half in halves(codes)))
        return Bags(found, np.concatenate([rarities, either])), codes

    def _take(self, rows: Integers) -> Matrix:
        """The rows of some reports, kind after kind."""
        every = Matrix(np.asarray(self._starts), np.asarray(self._columns), np.asarray(self._values))
        return every.take(_by_kind(rows, 1, len(KINDS)))

    def keep(self, rows: Integers) -> Integers:
        """Let go of all but some reports, and of words that no other has; the words kept, by their old numbers."""
        every = Matrix(np.asarray(self._starts), np.asarray(self._columns), np.asarray(self._values))
        found = every.take((rows[:, None] * len(KINDS) + np.arange(len(KINDS))).ravel())
        paired = (found.owners() % len(KINDS)) == VIEWS.index("pairs")
        kept = np.unique(found.columns[~paired])
        known = list(self._codes)
        self._codes = _Codes((known[code], k) for k, code in enumerate(kept.tolist()))
        self._rarities = array("d", np.asarray(self._rarities)[kept].tolist())
        columns = np.where(paired, 0, np.searchsorted(kept, found.columns))
        columns[paired] = repaired(found.columns[paired], kept)
        self._starts, self._columns = array("q", found.starts.tolist()), array("q", columns.tolist())
        self._values = array("d", found.values.tolist())
        return kept


def _paired(found: Matrix, count: int) -> slice:
    """The entries that are pairs, where rows lie kind after kind."""
    first = VIEWS.index("pairs") * count
    return slice(int(found.starts[first]), int(found.starts[first + count]))


def halves(pairs: Integers) -> tuple[Integers, Integers]:
    """The numbers of the two words of each pair of neighbours."""
    return pairs >> _SHIFT, pairs & ((1 << _SHIFT) - 1)


def repaired(pairs: Integers, kept: Integers) -> Integers:
    """Pairs whose words are numbered anew by their places in ``kept``."""
    first, second = (np.searchsorted(kept, half) for half in halves(pairs))
    return first << _SHIFT | second


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
