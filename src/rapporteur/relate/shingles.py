"""Which reports may share words, and where: an index of word shingles.

In: wordings. Out: for every pair that shares a shingle, the stretches of equal words. Decided here: the length of a
shingle and how common one may be. Pairs come from a relational step (:mod:`rapporteur.relate.blocking`); where they
share words is looked up pair by pair. Equal hashes are confirmed by :mod:`rapporteur.relate.alignment`, which looks at
the words themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from rapporteur.relate import blocking
from rapporteur.relate.blocking import Keys
from rapporteur.relate.wording import Wording

SHINGLE = 5
"""Words in a shingle. Five intact words in a row survive one damaged letter in twenty on both sides about once in
fifteen words; shorter ones find mostly idiom (docs/decisions/0060)."""

COMMON = 500
"""A shingle in more reports than this starts no search of its own: furniture of the language, or a text of very many
takers, each of which is compared with one print of it (docs/decisions/0096)."""

CROWDED = 12
"""Shingles of that kind that a report and the first print must share: sixteen words in a row, or idiom would do."""

LEAST = 2
"""Shingles that two reports must share to be compared word by word: six words in a row, the shortest passage."""

_BASE = np.uint64(0x9E3779B97F4A7C15)

Integers = NDArray[np.int64]


class Stretch(msgspec.Struct, frozen=True, order=True):
    """Words ``a`` to ``a + length`` of one report equal words ``b`` to ``b + length`` of another."""

    a: int
    b: int
    length: int


class Index(msgspec.Struct, frozen=True):
    """Each shingle of a report (its hash, ascending) and the first place it stands at."""

    hashes: Integers
    places: Integers


def shared(texts: Sequence[Wording]) -> Iterator[tuple[int, int, list[Stretch]]]:
    """Pairs of places in ``texts`` (``i < j``) with the stretches of equal words they share, in the texts' order."""
    indexes = [indexed(text.codes) for text in texts]
    keys = _keys(indexes)
    left, right = _united(
        blocking.pairs("shared_shingles", keys, COMMON, LEAST),
        blocking.crowded("shared_shingles", keys, COMMON, CROWDED),
    )
    for i, j in zip(left.tolist(), right.tolist(), strict=True):
        yield i, j, stretches(indexes[i], indexes[j])


def _united(some: tuple[Integers, Integers], more: tuple[Integers, Integers]) -> tuple[Integers, Integers]:
    """The pairs of both, sorted."""
    if not len(more[0]):
        return some
    left, right = np.unique(np.concatenate([np.stack(some, axis=-1), np.stack(more, axis=-1)]), axis=0).T
    return left, right


def indexed(codes: Integers) -> Index:
    """The shingles of one report."""
    hashes, places = np.unique(_hashes(codes).view(np.int64), return_index=True)
    return Index(hashes, places.astype(np.int64))


def _keys(indexes: Sequence[Index]) -> Keys:
    sizes = [len(index.hashes) for index in indexes]
    terms = np.concatenate([index.hashes for index in indexes]) if indexes else np.zeros(0, np.int64)
    return Keys(len(indexes), np.repeat(np.arange(len(indexes)), sizes), terms, np.ones(len(terms), np.int64))


def _hashes(codes: Integers) -> NDArray[np.uint64]:
    """A polynomial hash, modulo 2**64, of each run of ``SHINGLE`` codes."""
    count = max(0, len(codes) - SHINGLE + 1)
    total = np.zeros(count, np.uint64)
    for k in range(SHINGLE):
        total = total * _BASE + codes[k : k + count].astype(np.uint64) + np.uint64(1)
    return total


def stretches(a: Index, b: Index) -> list[Stretch]:
    """Runs of shingles that follow one another in both reports."""
    _, own, other = np.intersect1d(a.hashes, b.hashes, assume_unique=True, return_indices=True)
    x, y = a.places[own], b.places[other]
    order = np.lexsort((x, y - x))
    x, y = x[order], y[order]
    firsts = np.flatnonzero(np.concatenate(([True], (np.diff(x) != 1) | (np.diff(y) != 1))))
    lengths = np.diff(np.append(firsts, len(x))) + SHINGLE - 1
    runs = zip(x[firsts].tolist(), y[firsts].tolist(), lengths.tolist(), strict=True)
    return [Stretch(i, j, length) for i, j, length in runs]
