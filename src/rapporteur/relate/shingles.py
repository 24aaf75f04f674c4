"""Which reports may share words, and where: an index of word shingles.

In: the codes of the words of each report. Out: for every pair that shares shingles, the stretches of equal words.
Decided here: the length of a shingle and how common one may be. Pairs come from a relational step
(:mod:`rapporteur.relate.blocking`); where they share words is looked up pair by pair. Equal hashes are confirmed by
:mod:`rapporteur.relate.alignment`, which looks at the words themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec
import numpy as np

from rapporteur.relate import blocking
from rapporteur.relate.blocking import Keys
from rapporteur.relate.wording import Integers

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

KEPT = 2048
"""Reports whose words are kept at hand while pairs are compared: more than a report is compared with."""


class Stretch(msgspec.Struct, frozen=True, order=True):
    """Words ``a`` to ``a + length`` of one report equal words ``b`` to ``b + length`` of another."""

    a: int
    b: int
    length: int


class Index(msgspec.Struct, frozen=True):
    """Each shingle of a report (its hash, ascending) and the first place it stands at."""

    hashes: Integers
    places: Integers


def shared(codes: Sequence[Integers]) -> Iterator[tuple[int, int, list[Stretch]]]:
    """Pairs of reports (``i < j``) with the stretches of equal words they share, in the order of their codes."""
    left, right = candidates(codes)

    @lru_cache(maxsize=KEPT)
    def index(report: int) -> Index:
        return indexed(codes[report])

    for i, j in zip(left.tolist(), right.tolist(), strict=True):
        yield i, j, stretches(index(i), index(j))


def candidates(codes: Sequence[Integers]) -> tuple[Integers, Integers]:
    """Pairs of reports, sorted, that share enough shingles to be compared word by word."""
    keys = _keys(codes)
    return _united(
        blocking.pairs("shared_shingles", keys, COMMON, LEAST),
        blocking.crowded("shared_shingles", keys, COMMON, CROWDED),
    )


def _united(some: tuple[Integers, Integers], more: tuple[Integers, Integers]) -> tuple[Integers, Integers]:
    """The pairs of both, sorted."""
    if not len(more[0]):
        return some
    left, right = np.unique(np.concatenate([np.stack(some, axis=-1), np.stack(more, axis=-1)]), axis=0).T
    return left, right


def indexed(codes: Integers) -> Index:
    """The shingles of one report."""
    hashes, places = np.unique(_hashes(codes), return_index=True)
    return Index(hashes, places.astype(np.int64))


def _keys(codes: Sequence[Integers]) -> Keys:
    """Each shingle of each report once."""
    found = [_distinct(_hashes(own)) for own in codes]
    owners = np.repeat(np.arange(len(found)), [len(own) for own in found])
    terms = np.concatenate([np.zeros(0, np.int64), *found])
    return Keys(len(found), owners, terms, np.ones(len(terms), np.int64))


def _distinct(hashes: Integers) -> Integers:
    """Each hash once, ascending."""
    ordered = np.sort(hashes)
    again = np.zeros(len(ordered), np.bool_)
    again[1:] = ordered[1:] == ordered[:-1]
    found: Integers = ordered[~again]
    return found


def _hashes(codes: Integers) -> Integers:
    """A polynomial hash, modulo 2**64, of each run of ``SHINGLE`` codes."""
    count = max(0, len(codes) - SHINGLE + 1)
    total = np.zeros(count, np.uint64)
    for k in range(SHINGLE):
        total = total * _BASE + codes[k : k + count].astype(np.uint64) + np.uint64(1)
    return total.view(np.int64)


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
