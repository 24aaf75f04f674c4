"""The how-manieth: what a report counts its happening as.

In: a reading. Out: the things it counts, each with its number ("meeting 3"). Decided here: which ordinals say something
of the happening. "Their third meeting" does; "no third meeting" and "a record third title" do not; nor does "first",
which is told of whatever came before. A third Wimbledon title and a ninth Grand Slam title are two countings. Attempts
are counted within a happening: reports that differ on them tell of one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

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
ORDER = "order of "
"""The beginning of the unit of the how-manieth: "order of meeting", "order of title ostmark"."""
MOST = 40
"""The highest number of times that is counted between two parties; a two hundredth win is of a life."""


class Counting(NamedTuple):
    """A thing that a report counts: its name, the number, and where the ordinal stands (code points, half open)."""

    thing: str
    number: int
    begin: int
    end: int


def counted(reading: Reading) -> frozenset[tuple[str, int]]:
    """What the report counts of its happening, with the number it gives."""
    return frozenset((c.thing, c.number) for c in countings(reading) if c.thing.split()[0] not in _tries())


def countings(reading: Reading) -> Iterator[Counting]:
    """Each thing that the report counts in order of place: meetings and the like, and attempts within a happening."""
    blocks = reading.readable()
    begins = [block.begin for block in blocks]
    for sentence in reading.sentences:
        at = bisect_right(begins, sentence.begin) - 1
        if at >= 0 and sentence.begin < blocks[at].end:
            yield from _counted(reading.text, sentence.begin, sentence.end)


def _counted(text: str, begin: int, end: int) -> Iterator[Counting]:
    found = list(_WORD.finditer(text, begin, end))
    printed = [word.group() for word in found]
    row = [word.casefold() for word in printed]
    for at, word in enumerate(row):
        number = _number(word)
        if number is None or not _idle().isdisjoint(row[max(0, at - BEFORE) : at]):
            continue
        reach = 2 * REACH if row[at + 1 : at + 2] == ["time"] else REACH
        things = _things() | _tries()
        place = next((k for k in range(at + 1, min(len(row), at + 1 + reach)) if row[k] in things), None)
        if place is not None:
            names = [w for w, p in zip(row[at + 1 : place], printed[at + 1 : place], strict=True) if p[0].isupper()]
            yield Counting(" ".join([things[row[place]], *names]), number, *found[at].span())


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
def _tries() -> dict[str, str]:
    """Attempts, that are counted within a happening and part none."""
    return {row[0]: row[1] for row in lexicon.table(_PACKAGE, "tries.tsv")}


@cache
def _idle() -> frozenset[str]:
    return lexicon.words(_PACKAGE, "uncounted.txt")
