"""Bags of words as rows of a sparse matrix, and the cosines between them.

In: bags with weights. Out: :class:`Matrix`. Decided here: nothing but arithmetic; sums run in a fixed order, so that
equal input gives equal bits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

import msgspec
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


class Matrix(msgspec.Struct, frozen=True):
    """Row ``i`` holds entries ``starts[i]`` to ``starts[i + 1]`` of ``columns`` and ``values``."""

    starts: Integers
    columns: Integers
    values: Floats
    width: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    def spread(self, row: int) -> Floats:
        """``row`` with a place for every word."""
        dense = np.zeros(self.width)
        own = slice(self.starts[row], self.starts[row + 1])
        dense[self.columns[own]] = self.values[own]
        return dense

    def products(self, dense: Floats, others: Integers) -> Floats:
        """The inner product of ``dense`` with each of the rows ``others``."""
        entries, owner = ranges(self.starts[others], self.starts[others + 1])
        return np.bincount(owner, self.values[entries] * dense[self.columns[entries]], len(others)).astype(np.float64)

    def gram(self) -> Floats:
        """Inner products of all rows with one another; 1 on the diagonal."""
        everyone = np.arange(len(self))
        table = np.array([self.products(self.spread(i), everyone) for i in range(len(self))])
        table = table.reshape(len(self), len(self))
        np.fill_diagonal(table, 1.0)
        return table


def ranges(begins: Integers, ends: Integers) -> tuple[Integers, Integers]:
    """All whole numbers of the half-open ranges one after the other, and the number of the range each is from."""
    sizes = ends - begins
    owner = np.repeat(np.arange(len(begins)), sizes)
    firsts = np.repeat(np.cumsum(sizes) - sizes, sizes)
    return begins[owner] + np.arange(len(owner)) - firsts, owner


def cosine(bags: Sequence[Mapping[str, float]]) -> Matrix:
    """Rows of length 1, so that products are cosines."""
    return _matrix(bags, [_length(bag) for bag in bags], {})


def coverage(bags: Sequence[Mapping[str, float]], vocabulary: dict[str, int]) -> Matrix:
    """Rows that sum to 1, so that the product with a row of ones and zeros is the share of the bag found there."""
    return _matrix(bags, [sum(bag.values()) for bag in bags], vocabulary)


def presence(bags: Sequence[Iterable[str]], vocabulary: dict[str, int]) -> Matrix:
    """Rows of ones."""
    return _matrix([dict.fromkeys(bag, 1.0) for bag in bags], [1.0] * len(bags), vocabulary)


def _length(bag: Mapping[str, float]) -> float:
    return sqrt(sum(weight * weight for weight in bag.values()))


def _matrix(bags: Sequence[Mapping[str, float]], scales: Sequence[float], vocabulary: dict[str, int]) -> Matrix:
    starts, columns, values = [0], [], []
    for bag, scale in zip(bags, scales, strict=True):
        for word, weight in bag.items():
            columns.append(vocabulary.setdefault(word, len(vocabulary)))
            values.append(weight / scale if scale else 0.0)
        starts.append(len(columns))
    width = max(len(vocabulary), 1)
    return Matrix(np.array(starts, np.int64), np.array(columns, np.int64), np.array(values, np.float64), width)
