"""The statements of a report cut down to one thing each.

In: the statements of a reading, which may lie in one another. Out: the same statements, shorter and fewer. Decided
here: a clause joined by "and", "after", "which" and the like tells something of its own, so it is cut from the
statement around it; a complement ("agreed to bolster the alliance") stays with its verb and is no statement beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import Reading, Statement

_FIRST = re.compile(r"\W*(\w+)")
_JOINT = ",;:–—(-"
_SLACK = 3
"""Characters of punctuation and space that may stand between the end of a clause and the end of the one it closes."""
LEAST = 12
"""Characters a statement must keep when clauses are cut from it."""


def single(reading: Reading) -> tuple[Statement, ...]:
    """The statements of ``reading``, each without the clauses at its ends that are statements of their own."""
    given = sorted(set(_keys(reading.statements)))
    cut = {key: _cut(reading, key, given) for key in given}
    by_key = {(s.begin, s.end): s for s in reversed(reading.statements)}
    kept: dict[tuple[int, int], Statement] = {}
    for key in given:
        begin, end = cut[key]
        if not any(other != (begin, end) and _covers(other, (begin, end)) for other in cut.values()):
            kept.setdefault((begin, end), msgspec.structs.replace(by_key[key], begin=begin, end=end))
    return tuple(kept[key] for key in sorted(kept))


def _keys(statements: Sequence[Statement]) -> list[tuple[int, int]]:
    return [(s.begin, s.end) for s in statements]


def _covers(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _cut(reading: Reading, key: tuple[int, int], given: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """``key`` without the clauses that open or close it."""
    begin, end = key
    inner = [k for k in given if k != key and _covers(key, k) and _of_its_own(reading, k)]
    for low, high in sorted(inner, key=lambda k: -k[0]):
        if high >= end - _SLACK and low - begin >= LEAST:
            end = low
    for low, high in sorted(inner, key=lambda k: k[1]):
        if low <= begin + _SLACK and end - high >= LEAST:
            begin = high
    return _trimmed(reading.text, begin, end)


def _of_its_own(reading: Reading, key: tuple[int, int]) -> bool:
    first = _FIRST.match(reading.text, key[0])
    opens = first is not None and first.group(1).casefold() in lexicon.words("rapporteur.relate", "openers.txt")
    before = reading.text[: key[0]].rstrip()[-1:] if key[0] < 40 else reading.text[key[0] - 40 : key[0]].rstrip()[-1:]
    return opens or before in _JOINT


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and not text[begin].isalnum() and text[begin] not in "\"“‘'$£€":
        begin += 1
    while end > begin and not text[end - 1].isalnum() and text[end - 1] not in "\"”’'%":
        end -= 1
    return begin, end
