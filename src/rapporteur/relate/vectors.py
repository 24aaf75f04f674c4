"""Bags of words as rows of a sparse matrix, and the cosines between them.

In: bags with weights. Out: :class:`Matrix`. Decided here: nothing but arithmetic; sums run in a fixed order, so that
equal input gives equal bits. Cost grows with the entries of the rows that are compared, never with the vocabulary.
"""

from __future__ import annotations

import itertools
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

ROWS = 64
"""Left rows that are spread out at a time."""

ENTRIES = 1 << 20
"""Entries of right rows that are looked at in one go."""


class Matrix(msgspec.Struct, frozen=True):
    """Row ``i`` holds entries ``starts[i]`` to ``starts[i + 1]`` of ``columns`` and ``values``."""

    starts: Integers
    columns: Integers
    values: Floats

    def __len__(self) -> int:
        return len(self.starts) - 1

    def sizes(self) -> Integers:
        """The number of entries of each row."""
        return np.diff(self.starts)

    def owners(self) -> Integers:
        """The row of each entry."""
        return np.repeat(np.arange(len(self)), self.sizes())

    def take(self, rows: Integers) -> Matrix:
        """Some of the rows, in the order given."""
        entries, owner = ranges(self.starts[rows], self.starts[rows + 1])
        starts = np.concatenate(([0], np.cumsum(np.bincount(owner, minlength=len(rows))))).astype(np.int64)
        return Matrix(starts, self.columns[entries], self.values[entries])

    def scaled(self, lengths: Floats) -> Matrix:
        """Each row divided by its length; rows of no length become zeros."""
        divisors = lengths[self.owners()]
        values = np.divide(self.values, divisors, out=np.zeros_like(self.values), where=divisors != 0)
        return Matrix(self.starts, self.columns, values)

    def cosine(self) -> Matrix:
        """Rows of length 1, so that products are cosines."""
        return self.scaled(np.sqrt(np.bincount(self.owners(), self.values * self.values, len(self))))

    def coverage(self) -> Matrix:
        """Rows that sum to 1, so that the product with a row of ones and zeros is the share of the bag found there."""
        return self.scaled(np.bincount(self.owners(), self.values, len(self)).astype(np.float64))

    def presence(self) -> Matrix:
        """Rows of ones."""
        return Matrix(self.starts, self.columns, np.ones_like(self.values))

    def met(self) -> Matrix:
        """The rows without the columns that one row alone has, which no product can see."""
        kept = (np.bincount(self.columns, minlength=1) > 1)[self.columns]
        starts = np.concatenate(([0], np.cumsum(np.bincount(self.owners()[kept], minlength=len(self)))))
        return Matrix(starts.astype(np.int64), self.columns[kept], self.values[kept])

    def part(self, begin: int, end: int) -> Matrix:
        """The rows from ``begin`` to ``end``, without a copy of their entries."""
        first, last = self.starts[begin], self.starts[end]
        return Matrix(self.starts[begin : end + 1] - first, self.columns[first:last], self.values[first:last])


class Growing:
    """Whole or real numbers to which more are added at the end; adding costs the same however many there are."""

    def __init__(self, values: NDArray[np.generic]) -> None:
        self._buffer, self._size = values.copy(), len(values)

    def extend(self, values: NDArray[np.generic]) -> None:
        """Add ``values``."""
        size = self._size + len(values)
        if size > len(self._buffer):
            wider = np.empty((2 * size, *self._buffer.shape[1:]), self._buffer.dtype)
            wider[: self._size] = self._buffer[: self._size]
            self._buffer = wider
        self._buffer[self._size : size] = values
        self._size = size

    def view(self) -> NDArray[Any]:
        """What has been added, without a copy."""
        return self._buffer[: self._size]


class Rows:
    """A matrix to which rows are added."""

    def __init__(self, start: Matrix | None = None) -> None:
        start = start or Matrix(np.zeros(1, np.int64), np.zeros(0, np.int64), np.zeros(0))
        self._starts, self._columns, self._values = Growing(start.starts), Growing(start.columns), Growing(start.values)

    def extend(self, more: Matrix) -> None:
        """Add the rows of ``more``."""
        self._starts.extend(more.starts[1:] + len(self._columns.view()))
        self._columns.extend(more.columns)
        self._values.extend(more.values)

    def matrix(self) -> Matrix:
        """All rows, without a copy."""
        return Matrix(self._starts.view(), self._columns.view(), self._values.view())


def grams(rows: Matrix, size: int) -> Floats:
    """The inner products of all rows of each part, ``size`` rows, with one another: parts by rows by rows.

    Column by column: what is looked at are the entries that meet, not all that the rows have.
    """
    parts = len(rows) // size if size else 0
    owners = rows.owners()
    keys = owners // max(1, size) * (1 + int(rows.columns.max(initial=0))) + rows.columns
    order = np.argsort(keys, kind="stable")
    keys, owners, values = keys[order], owners[order], rows.values[order]
    begins = np.arange(1, len(keys) + 1)
    ends = np.searchsorted(keys, keys, side="right")
    table = _summed(owners * size, owners % max(1, size), values, values, (begins, ends), parts * size * size)
    table = table.reshape(parts, size, size)
    table += table.transpose(0, 2, 1)
    lengths = np.bincount(owners, values * values, len(rows))
    table[:, np.arange(size), np.arange(size)] = lengths.reshape(parts, size)
    return table


def crossed(a: Matrix, b: Matrix) -> Floats:
    """The inner product of every row of ``a`` with every row of ``b``."""
    order, own = np.argsort(b.columns, kind="stable"), np.argsort(a.columns, kind="stable")
    columns, sought = b.columns[order], a.columns[own]
    met = np.searchsorted(columns, sought), np.searchsorted(columns, sought, side="right")
    places, others = a.owners()[own] * len(b), b.owners()[order]
    return _summed(places, others, a.values[own], b.values[order], met, len(a) * len(b)).reshape(len(a), len(b))


def _summed(
    places: Integers, others: Integers, own: Floats, theirs: Floats, met: tuple[Integers, Integers], size: int
) -> Floats:
    """A table of ``size`` sums: entry ``k`` meets those from ``met[0][k]`` to ``met[1][k]``, some at a time."""
    begins, ends = met
    table = np.zeros(size)
    loads = np.cumsum(ends - begins)
    edges = [0, *(np.flatnonzero(np.diff(loads // ENTRIES)) + 1).tolist(), len(own)]
    for first, last in itertools.pairwise(edges):
        entries, owner = ranges(begins[first:last], ends[first:last])
        owner += first
        table += np.bincount(places[owner] + others[entries], own[owner] * theirs[entries], size)
    return table


def inner(a: Matrix, b: Matrix, left: Integers, right: Integers) -> Floats:
    """The inner products of rows ``left[k]`` of ``a`` and ``right[k]`` of ``b``; their columns mean the same.

    Fastest where equal numbers in ``left`` stand together.
    """
    result = np.zeros(len(left))
    width = 1 + int(max(a.columns.max(initial=0), b.columns.max(initial=0)))
    places = np.full(width, -1, np.int64)
    sizes = b.sizes()[right]
    for begin, end in _chunks(left, sizes):
        own, which = _runs(left[begin:end])
        entries, owner = ranges(a.starts[own], a.starts[own + 1])
        columns = _distinct(a.columns[entries], places)
        places[columns] = np.arange(len(columns))
        dense = np.zeros((len(own), len(columns) + 1))
        dense[owner, places[a.columns[entries]]] = a.values[entries]
        others = right[begin:end]
        entries, owner = ranges(b.starts[others], b.starts[others + 1])
        products = b.values[entries] * dense[which[owner], places[b.columns[entries]]]
        result[begin:end] = np.bincount(owner, products, end - begin)
        places[columns] = -1
    return result


def _runs(values: Integers) -> tuple[Integers, Integers]:
    """The value of each run of equal values, and the run that each value is of."""
    begins = np.concatenate(([True], np.diff(values) != 0))
    return values[begins], np.cumsum(begins) - 1


def _distinct(columns: Integers, places: Integers) -> Integers:
    """Each of ``columns`` once, without sorting; ``places`` has room for every column and is written over."""
    numbers = np.arange(len(columns))
    places[columns] = numbers
    last: Integers = columns[places[columns] == numbers]
    return last


def _chunks(left: Integers, sizes: Integers) -> list[tuple[int, int]]:
    """Stretches of pairs of at most ``ROWS`` runs of equal left rows and about ``ENTRIES`` entries of right rows."""
    if not len(left):
        return []
    runs = np.concatenate(([0], np.cumsum(np.diff(left) != 0))) // ROWS
    loads = (np.cumsum(sizes) - sizes) // ENTRIES
    breaks = np.flatnonzero((np.diff(runs) != 0) | (np.diff(loads) != 0)) + 1
    edges = [0, *breaks.tolist(), len(left)]
    return list(itertools.pairwise(edges))


def ranges(begins: Integers, ends: Integers) -> tuple[Integers, Integers]:
    """All whole numbers of the half-open ranges one after the other, and the number of the range each is from."""
    sizes = ends - begins
    owner = np.repeat(np.arange(len(begins)), sizes)
    firsts = np.repeat(np.cumsum(sizes) - sizes, sizes)
    return begins[owner] + np.arange(len(owner)) - firsts, owner
