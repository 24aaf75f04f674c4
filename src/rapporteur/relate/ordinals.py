"""The how-manieth: what a report counts its happening as.

In: a reading. Out: the things it counts, each with its number ("meeting 3"). Decided here: which ordinals say something
of the happening. "Their third meeting" does; "no third meeting" and "a record third title" do not; nor does "first",
which is told of whatever came before. A third Wimbledon title and a ninth Grand Slam title are two countings.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from rapporteur.language import lexicon
from rapporteur.model import Reading

_PACKAGE = "rapporteur.relate"
REACH = 4
"""Words behind an ordinal among which the thing it counts stands ("the third time that the two had met" has six, of
which "time" takes up none)."""
BEFORE = 8
"""Words before an ordinal that may keep it from counting."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_NTH = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
MOST = 40
"""The highest number of times that is counted between two parties; a two hundredth win is of a life."""


def counted(reading: Reading) -> frozenset[tuple[str, int]]:
    """What the report counts, with the number it gives."""
    blocks = reading.readable()
    begins = [block.begin for block in blocks]
    found: set[tuple[str, int]] = set()
    for sentence in reading.sentences:
        at = bisect_right(begins, sentence.begin) - 1
        if at >= 0 and sentence.begin < blocks[at].end:
            found.update(_counted(reading.text[sentence.begin : sentence.end]))
    return frozenset(found)


def _counted(sentence: str) -> Iterator[tuple[str, int]]:
    printed = _WORD.findall(sentence)
    row = [word.casefold() for word in printed]
    for at, word in enumerate(row):
        number = _number(word)
        if number is None or not _idle().isdisjoint(row[max(0, at - BEFORE) : at]):
            continue
        reach = 2 * REACH if row[at + 1 : at + 2] == ["time"] else REACH
        place = next((k for k in range(at + 1, min(len(row), at + 1 + reach)) if row[k] in _things()), None)
        if place is not None:
            names = [w for w, p in zip(row[at + 1 : place], printed[at + 1 : place], strict=True) if p[0].isupper()]
            yield " ".join([_things()[row[place]], *names]), number


def _number(word: str) -> int | None:
    """The number of an ordinal from the second on."""
    nth = _NTH.fullmatch(word)
    number = int(nth.group(1)) if nth else _numbers().get(word, 0)
    return number if 1 < number <= MOST else None


@cache
def _numbers() -> dict[str, int]:
    return {row[0]: int(row[1]) for row in lexicon.table(_PACKAGE, "nth.tsv")}


@cache
def _things() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.table(_PACKAGE, "ordinals.tsv")}


@cache
def _idle() -> frozenset[str]:
    return lexicon.words(_PACKAGE, "uncounted.txt")
