"""Which reports hold a word, kept up to date as reports come and go.

In: rows of weighed words, in order of arrival. Out: pairs of a new row and an older one. Decided here: how the relation
of :mod:`rapporteur.relate.blocking` (``sql/telling.sql`` and ``sql/pairs.sql`` with ``since``) is answered at the cost
of the new rows alone, where the step would read the whole window; both give the same pairs (a test holds it). A posting
goes when its row leaves the window: rows leave in the order in which they came, so that it is looked for at the front.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict

import numpy as np

from rapporteur.relate.vectors import Integers, Matrix, ranges


class _Holders:
    """The rows that hold a word, ascending, and what it weighs in each."""

    __slots__ = ("rows", "weights")

    def __init__(self) -> None:
        self.rows, self.weights = array("q"), array("q")

    def forget(self, begin: int, end: int) -> None:
        del self.rows[begin:end], self.weights[begin:end]


class Postings:
    """Rows by their words. Weights are whole numbers."""

    def __init__(self) -> None:
        self._holders: defaultdict[int, _Holders] = defaultdict(_Holders)

    def add(self, first: int, rows: Matrix) -> None:
        """Rows from number ``first`` on, which is higher than any before."""
        entries = zip((rows.owners() + first).tolist(), rows.columns.tolist(), rows.values.tolist(), strict=True)
        for row, word, weight in entries:
            held = self._holders[word]
            held.rows.append(row)
            held.weights.append(int(weight))

    def remove(self, row: int, words: Integers) -> None:
        """Let go of a row that leaves out of turn."""
        for word in words.tolist():
            held = self._holders[word]
            place = bisect_left(held.rows, row)
            held.forget(place, place + 1)

    def pairs(self, first: int, rows: Matrix, oldest: int, common: int) -> tuple[Integers, Integers, Integers]:
        """Rows older than each of ``rows`` (which are numbered from ``first`` on and were added), and their weights.

        The weight of a pair is the sum, over the words both hold, of the products of the two weights; a word that more
        than ``common`` rows hold from ``oldest`` on does not count. Sorted by the new row, then the older.
        """
        words, which = np.unique(rows.columns, return_inverse=True)
        sizes, held, weights = [], array("q"), array("q")
        for word in words.tolist():
            holders = self._holders[word]
            if holders.rows[0] < oldest:
                holders.forget(0, bisect_left(holders.rows, oldest))
            told = 1 < len(holders.rows) <= common
            sizes.append(len(holders.rows) if told else 0)
            if told:
                held.extend(holders.rows)
                weights.extend(holders.weights)
        ends = np.cumsum(np.array(sizes, np.int64))
        begins = ends - np.array(sizes, np.int64)
        met, entry = ranges(begins[which], ends[which])
        new, old = rows.owners()[entry], np.asarray(held)[met]
        earlier = old < new + first
        new, old, products = new[earlier], old[earlier], rows.values[entry[earlier]] * np.asarray(weights)[met[earlier]]
        span = first + len(rows) - oldest
        sums = np.bincount(new * span + old - oldest, products, len(rows) * span)
        pairs = np.flatnonzero(sums)
        return pairs // span + first, pairs % span + oldest, sums[pairs].astype(np.int64)
