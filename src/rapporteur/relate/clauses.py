"""The statements of a report cut down to one thing each.

In: the statements of a reading, which may lie in one another. Out: :class:`Clause`, shorter and fewer. Decided here: a
clause joined by "and", "after", "which" and the like tells something of its own, so it is cut from the statement around
it, or left out of what that one tells where it stands in its middle; a complement ("agreed to bolster the alliance")
stays with its verb and is no statement beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import Reading, Statement

Place = tuple[int, int]

_FIRST = re.compile(r"\W*(\w+)")
_JOINT = ",;:–—(-"
_SLACK = 3
"""Characters of punctuation and space that may stand between the end of a clause and the end of the one it closes."""
LEAST = 12
"""Characters a statement must keep when clauses are cut from it."""
CROWD = 120
"""Statements that overlap one another from which on they are left as they are: no sentence holds so many, only a page
without sentences does, and the cost of cutting grows with their square."""


class Clause(msgspec.Struct, frozen=True):
    """A statement cut down, and the places in it (``asides``) that tell something of their own."""

    statement: Statement
    asides: tuple[Place, ...] = ()


def single(reading: Reading) -> tuple[Clause, ...]:
    """The statements of ``reading``, each without the clauses that are statements of their own."""
    by_place = {(s.begin, s.end): s for s in reversed(reading.statements)}
    kept: dict[Place, Clause] = {}
    for crowd in _overlapping(sorted(by_place)):
        for key, place, asides in _cut_down(reading, crowd):
            begin, end = place
            if begin >= end:
                continue  # nothing but marks
            statement = msgspec.structs.replace(by_place[key], begin=begin, end=end)
            kept.setdefault(place, Clause(statement, asides))
    return tuple(kept[key] for key in sorted(kept))


def _overlapping(places: Sequence[Place]) -> Iterator[list[Place]]:
    """Places (sorted) in runs that overlap one another."""
    run: list[Place] = []
    reach = -1
    for place in places:
        if run and place[0] >= reach:
            yield run
            run = []
        run.append(place)
        reach = max(reach, place[1]) if len(run) > 1 else place[1]
    if run:
        yield run


def _cut_down(reading: Reading, crowd: Sequence[Place]) -> Iterator[tuple[Place, Place, tuple[Place, ...]]]:
    """Each statement's place as given and as cut, with the asides in it, without the complements of others."""
    if len(crowd) > CROWD:
        yield from ((place, place, ()) for place in crowd)
        return
    cut = {key: _cut(reading, key, crowd) for key in crowd}
    for key, place in cut.items():
        around = any(other != place and _covers(other, place) for other in cut.values())
        if not around or _aside(reading.text, key):
            inner = {p for k, p in cut.items() if p != place and _covers(place, p) and _aside(reading.text, k)}
            yield key, place, tuple(sorted(inner))


def _covers(outer: Place, inner: Place) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _cut(reading: Reading, key: Place, crowd: Sequence[Place]) -> Place:
    """``key`` without the clauses that open or close it."""
    begin, end = key
    inner = [k for k in crowd if k != key and _covers(key, k) and _of_its_own(reading.text, k[0])]
    for low, high in sorted(inner, key=lambda k: -k[0]):
        if high >= end - _SLACK and low - begin >= LEAST:
            end = low
    for low, high in sorted(inner, key=lambda k: k[1]):
        if low <= begin + _SLACK and end - high >= LEAST and _opens(reading.text, low):
            begin = high
    return _trimmed(reading.text, begin, end)


def _of_its_own(text: str, begin: int) -> bool:
    """Whether the clause at ``begin`` is opened by a joining word or follows a mark."""
    return _opens(text, begin) or text[max(0, begin - 10) : begin].rstrip()[-1:] in tuple(_JOINT)


def _opens(text: str, begin: int) -> bool:
    first = _FIRST.match(text, begin)
    return first is not None and first.group(1).casefold() in lexicon.words("rapporteur.relate", "openers.txt")


def _aside(text: str, place: Place) -> bool:
    """Whether the clause is one that its sentence holds beside what it tells: ", who visited the town, "."""
    return _of_its_own(text, place[0]) and text[place[1] : place[1] + 2].strip()[:1] in tuple(_JOINT)


def _trimmed(text: str, begin: int, end: int) -> Place:
    while begin < end and not text[begin].isalnum() and text[begin] not in "\"“‘'$£€":
        begin += 1
    while end > begin and not text[end - 1].isalnum() and text[end - 1] not in "\"”’'%":
        end -= 1
    return begin, end
