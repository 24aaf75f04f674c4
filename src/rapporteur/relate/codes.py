"""Every word of many texts as one number: equal words, case ignored, have equal numbers.

In: readings. Out: for each the codes of its words in order. Decided here: how words are found and told alike without
making a string of each, many reports at a time: that reports can share words is found from codes alone, and only those
that do are looked at word by word (:mod:`rapporteur.relate.wording`). A code is a polynomial of the code points, modulo
2**64, the same on every machine; should two words ever have one, alignment, which compares words, tells them apart.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rapporteur.model import Reading
from rapporteur.relate.vectors import Integers
from rapporteur.relate.wording import WORD

CHARACTERS = 1 << 20
"""Characters that are looked at together; a longer report alone."""

_ASCII = np.array([*(chr(code).isalnum() for code in range(128)), False])
_BASE, _MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)

Points = NDArray[np.uint32]


def coded(readings: Sequence[Reading]) -> list[Integers]:
    """The codes of the words of each reading, in order."""
    found: list[Integers] = []
    waiting: list[str] = []
    size = 0
    for reading in readings:
        waiting.append("".join(f"{reading.text[b.begin : b.end]}\n" for b in reading.readable()))
        size += len(waiting[-1])
        if size >= CHARACTERS:
            found += _together(waiting)
            waiting, size = [], 0
    return found + _together(waiting)


def _together(texts: Sequence[str]) -> list[Integers]:
    """The codes of the words of some texts, each of which ends with a line."""
    if not texts:
        return []
    whole = "".join(texts)
    folded = whole.casefold()
    if len(folded) == len(whole):
        points = _points(folded)
        inside = np.concatenate(([False], _of_words(points), [False]))
        begins, ends = np.flatnonzero(inside[1:] & ~inside[:-1]), np.flatnonzero(inside[:-1] & ~inside[1:])
        counts = np.diff(np.searchsorted(begins, np.cumsum([0, *map(len, texts)])))
        letters = points[inside[1:-1]]
    else:  # a letter that folds to several: words are those of the text before that
        words = [[word.casefold() for word in WORD.findall(text)] for text in texts]
        letters = _points("".join(word for own in words for word in own))
        ends = np.cumsum(np.array([len(word) for own in words for word in own], np.int64))
        begins = np.concatenate(([0], ends))[:-1]
        counts = np.array([len(own) for own in words])
    return np.split(_codes(letters, ends - begins), np.cumsum(counts)[:-1])


def _points(text: str) -> Points:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))


def _of_words(points: Points) -> NDArray[np.bool_]:
    """Which characters are of words, as :data:`rapporteur.relate.wording.WORD` has it."""
    inside: NDArray[np.bool_] = _ASCII[np.minimum(points, 128)]
    far = points >= 128
    distinct = np.unique(points[far])
    known = np.array([chr(code).isalnum() for code in distinct.tolist()], np.bool_)
    inside[far] = known[np.searchsorted(distinct, points[far])]
    return inside


def _codes(letters: Points, sizes: Integers) -> Integers:
    """The codes of words of ``sizes`` letters, one after the other."""
    if not len(sizes):
        return np.zeros(0, np.int64)
    begins = np.cumsum(sizes) - sizes
    places = np.arange(len(letters)) - np.repeat(begins, sizes)
    powers = np.cumprod(np.full(int(sizes.max()), _BASE))
    codes = np.add.reduceat((letters + np.uint64(1)) * powers[places], begins)
    mixed: Integers = ((codes ^ (codes >> np.uint64(32))) * _MIX).view(np.int64)
    return mixed
