"""The words of a report in the order they are read, as arrays that other reports' words can be compared with.

In: a reading. Out: :class:`Wording`. Decided here: what counts as a word when texts are compared (letters and digits,
case and punctuation ignored), that only readable blocks are compared, and which words stand in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from rapporteur.model import Reading

WORD = re.compile(r"[^\W_]+")

Integers = NDArray[np.int64]


class Wording(msgspec.Struct, frozen=True):
    """Word ``k`` is ``text[begins[k]:ends[k]]``; equal words of a pile have equal ``codes``.

    ``quoted[k]`` is the number of the direct quotation that the word stands in, from 1, and 0 outside of all.
    ``spoken[k]`` is true where the words are ascribed to somebody in any way, with quotation marks or without.
    ``plain[k]`` is true of words in small letters: names and figures are facts, to share them is not to share wording.
    """

    id: str
    text: str
    words: tuple[str, ...]
    codes: Integers
    begins: Integers
    ends: Integers
    quoted: Integers
    spoken: NDArray[np.bool_]
    plain: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.words)


def word_begins(reading: Reading) -> Integers:
    """Where each word begins."""
    found = [m.start() for b in reading.readable() for m in WORD.finditer(reading.text, b.begin, b.end)]
    return np.array(found, np.int64)


def wordings(readings: Sequence[Reading]) -> tuple[Wording, ...]:
    """The wordings of ``readings``, in their order; their codes share one vocabulary."""
    vocabulary: dict[str, int] = {}
    return tuple(wording(reading, vocabulary) for reading in readings)


def wording(reading: Reading, vocabulary: dict[str, int]) -> Wording:
    """The words of a reading; ``vocabulary`` numbers them, and takes up those that it does not know."""
    found = [m for b in reading.readable() for m in WORD.finditer(reading.text, b.begin, b.end)]
    words = tuple(m.group().casefold() for m in found)
    begins = np.fromiter((m.start() for m in found), np.int64, len(found))
    quoted = np.zeros(len(found), np.int64)
    spoken = np.zeros(len(found), np.bool_)
    for number, quotation in enumerate(reading.quotations, 1):
        first, last = np.searchsorted(begins, (quotation.begin, quotation.end))
        spoken[first:last] = True
        if quotation.kind == "direct":
            quoted[first:last] = number
    return Wording(
        id=reading.id,
        text=reading.text,
        words=words,
        codes=np.fromiter((vocabulary.setdefault(w, len(vocabulary)) for w in words), np.int64, len(words)),
        begins=begins,
        ends=np.fromiter((m.end() for m in found), np.int64, len(found)),
        quoted=quoted,
        spoken=spoken,
        plain=np.fromiter((m.group()[0].islower() for m in found), np.bool_, len(found)),
    )
