"""Days that a report names from where it stands: "on Sunday", "will meet Monday", "this week".

In: sentences of a report. Out: :class:`WeekdayMention` and :func:`frame`, the days that fit. Decided here: when a bare
weekday is past or to come, and that the bare weekdays of one report lie in the week that it calls "this week".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from rapporteur.language.lexicon import table
from rapporteur.model import Passage
from rapporteur.pages.datestrings import weekday_number

_PACKAGE = "rapporteur.pages"
_DAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!s\b|,? \d|,? [A-Z][a-z]+\.? \d)")
_BOUND = re.compile(r"\b(?:last|next|every|each|black|good|palm|easter|super|bloody|ash|previous)\s+$", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?]?")
_REACH = 90
"""Code points before a weekday within which its verb is looked for."""
_WEEK = 7
_LONGEST = 800


class WeekdayMention(Passage, frozen=True, kw_only=True):
    """A bare weekday (0 is Monday) and whether it is ``past`` (or today) or ``future``."""

    weekday: int
    tense: str


@cache
def _marks() -> dict[str, str]:
    return {row[0]: row[1] for row in table(_PACKAGE, "tense_marks.tsv") if len(row) == 2}


@cache
def _marks_beside() -> dict[str, str]:
    return {row[0]: row[1] for row in table(_PACKAGE, "tense_marks.tsv") if len(row) > 2}


def sentences(text: str, segments: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Rough sentences of the segments of a text; initials and figures do not end one, and longer ones are parted."""
    return [
        (start, min(start + _LONGEST, begin + match.end()))
        for begin, end in segments
        for match in _SENTENCE.finditer(text[begin:end])
        if not match.group().isspace()
        for start in range(begin + match.start(), begin + match.end(), _LONGEST)
    ]


def weekdays(text: str, found: Sequence[tuple[int, int]]) -> tuple[WeekdayMention, ...]:
    """The bare weekdays in sentences whose tense can be told, in order."""
    mentions = []
    for begin, end in found:
        sentence = text[begin:end]
        for match in _DAY.finditer(sentence):
            before = sentence[max(0, match.start() - _REACH) : match.start()]
            weekday = weekday_number(match.group(), "en")
            tense = None if _BOUND.search(before) else tense_after(before)
            if tense is not None and weekday is not None:
                mentions.append(
                    WeekdayMention(begin=begin + match.start(), end=begin + match.end(), weekday=weekday, tense=tense)
                )
    return tuple(mentions)


def tense_of(before: str) -> str | None:
    """The tense of the sentence that ``before`` ends in the middle of."""
    return tense_after(re.split(r"[.!?]\s", before[-_REACH:])[-1])


def tense_after(before: str) -> str | None:
    """The tense of what follows ``before``, by the nearest mark in it; ``None`` without one."""
    parts = [w.casefold().replace("’", "'") for w in _WORD.findall(before)]
    marks = _marks()
    beside = _marks_beside()
    if parts and (" ".join(parts[-2:]) in beside or parts[-1] in beside):
        return beside.get(parts[-1]) or beside[" ".join(parts[-2:])]
    for k in range(len(parts) - 1, -1, -1):
        pair = f"{parts[k - 1]} {parts[k]}" if k else parts[k]
        tense = marks.get(pair) or marks.get(parts[k])
        if tense is None and parts[k].endswith("ed") and len(parts[k]) > 4:
            tense = "past"
        if tense is not None:
            return tense
    return None


def frame(days: Iterable[int], mentions: Sequence[WeekdayMention], weeks: Iterable[int]) -> set[int]:
    """Those of ``days`` from which every past weekday lies back, and every future one ahead, in the week it speaks of.

    :param weeks: one day of each week that "this week" can be; weeks are counted from Sunday and from Monday, and a day
        stays if either fits. All days are ordinals.
    """
    past = {m.weekday for m in mentions if m.tense == "past"}
    future = {m.weekday for m in mentions if m.tense == "future"} - past
    begins = {start for day in weeks for start in (day - (day - 1) % _WEEK, day - day % _WEEK)}
    kept = set()
    for day in days:
        for start in range(day - _WEEK + 1, day + 1):
            if start in begins:
                at = {(start + k - 1) % _WEEK: start + k for k in range(_WEEK)}
                if all(at[w] <= day for w in past) and all(at[w] >= day for w in future):
                    kept.add(day)
    return kept
