"""Which reports may share words, and where: an index of word shingles.

In: wordings. Out: for every pair that shares a shingle, the stretches of equal words. Decided here: the length of a
shingle and how common one may be. The index is a sorted array of hashes, so that its cost grows with the words of the
pile; one report's partners are looked up at a time, so that memory does not grow with the pairs. Equal hashes are
confirmed by :mod:`rapporteur.relate.alignment`, which looks at the words themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from rapporteur.relate.wording import Wording

SHINGLE = 5
"""Words in a shingle. Five intact words in a row survive one damaged letter in twenty on both sides about once in
fifteen words; shorter ones find mostly idiom (docs/decisions/0060)."""

COMMON = 500
"""A shingle in more reports than this is furniture of the language or of an agency and starts no search."""

_BASE = np.uint64(0x9E3779B97F4A7C15)

Integers = NDArray[np.int64]


class Stretch(msgspec.Struct, frozen=True, order=True):
    """Words ``a`` to ``a + length`` of one report equal words ``b`` to ``b + length`` of another."""

    a: int
    b: int
    length: int


class _Index(msgspec.Struct, frozen=True):
    """One entry per shingle and report, sorted by shingle, then report; ``ends[k]`` is the end of entry k's shingle."""

    owners: Integers
    places: Integers
    ends: Integers


def shared(texts: Sequence[Wording]) -> Iterator[tuple[int, int, list[Stretch]]]:
    """Pairs of places in ``texts`` (``i < j``) with the stretches of equal words they share, in the texts' order."""
    index = _indexed(texts)
    entries = np.argsort(index.owners, kind="stable")
    bounds = np.searchsorted(index.owners[entries], np.arange(len(texts) + 1))
    for i in range(len(texts)):
        for j, stretches in _partners(index, np.sort(entries[bounds[i] : bounds[i + 1]])):
            yield i, j, stretches


def _indexed(texts: Sequence[Wording]) -> _Index:
    """Every shingle at its first place in each report."""
    hashes = [_hashes(text.codes) for text in texts]
    sizes = [len(h) for h in hashes]
    flat = np.concatenate(hashes) if hashes else np.zeros(0, np.uint64)
    owners = np.repeat(np.arange(len(texts)), sizes)
    places = np.concatenate([np.arange(n) for n in sizes]) if sizes else np.zeros(0, np.int64)
    order = np.lexsort((places, owners, flat))
    flat, owners, places = flat[order], owners[order], places[order]
    first = np.ones(len(flat), np.bool_)
    first[1:] = (flat[1:] != flat[:-1]) | (owners[1:] != owners[:-1])
    flat, owners, places = flat[first], owners[first], places[first]
    return _Index(owners, places, np.searchsorted(flat, flat, side="right"))


def _hashes(codes: Integers) -> NDArray[np.uint64]:
    """A polynomial hash, modulo 2**64, of each run of ``SHINGLE`` codes."""
    count = max(0, len(codes) - SHINGLE + 1)
    total = np.zeros(count, np.uint64)
    for k in range(SHINGLE):
        total = total * _BASE + codes[k : k + count].astype(np.uint64) + np.uint64(1)
    return total


def _partners(index: _Index, entries: Integers) -> Iterator[tuple[int, list[Stretch]]]:
    """Later reports that share a shingle with the one that owns ``entries``, and the stretches shared."""
    counts = index.ends[entries] - entries - 1
    counts[counts >= COMMON] = 0
    lefts = np.repeat(entries, counts)
    if not len(lefts):
        return
    starts = np.repeat(np.cumsum(counts) - counts, counts)
    rights = lefts + 1 + np.arange(len(lefts)) - starts
    others, a, b = index.owners[rights], index.places[lefts], index.places[rights]
    order = np.lexsort((a, b - a, others))
    others, a, b = others[order], a[order], b[order]
    breaks = (np.diff(others) != 0) | (np.diff(a) != 1) | (np.diff(b) != 1)
    firsts = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    lengths = np.diff(np.concatenate((firsts, [len(a)]))) + SHINGLE - 1
    runs = zip(others[firsts].tolist(), a[firsts].tolist(), b[firsts].tolist(), lengths.tolist(), strict=True)
    found: dict[int, list[Stretch]] = {}
    for other, x, y, length in runs:
        found.setdefault(other, []).append(Stretch(x, y, length))
    yield from found.items()
