"""Discussions told by their shape: a name, a time, what that person says; a name, a time, what the next one says.

In: the lines of a page and their scores. Out: which lines stand in such a thread. Decided here: what a turn looks like,
and how many make a thread. Lists of other reports look alike, but what follows their times are titles, not sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rapporteur.language.lexicon import words
from rapporteur.pages import clocks
from rapporteur.pages.lines import Line
from rapporteur.pages.scores import Score

TURNS = 2
"""Turns that make a thread; one alone may be a byline and a date above a report."""

LONGEST = 2000
"""Characters of one turn at most: a byline with a report under it is none."""

NAME_WORDS, INITIAL_WORDS, STAMP_WORDS = 5, 3, 9
"""Words of a name, of one that may end in an initial ("Ada B."), and of a line that holds a time."""

_CLOCK_FIRST = re.compile(r"\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\b\.?)?[\s:–—-]+[^\W\d]", re.I)


def threaded(lines: Sequence[Line], scores: Sequence[Score]) -> frozenset[int]:
    """The places of the lines that stand in a thread of at least :data:`TURNS` turns."""
    starts = [place for place in range(len(lines)) if _opens_turn(lines, scores, place)]
    spoken = [
        place for place, following in pairwise((*starts, len(lines))) if _is_spoken(lines, scores, place, following)
    ]
    found: set[int] = set()
    run: list[int] = []
    for place in spoken:
        if run and lines[place].begin - lines[run[-1]].begin > LONGEST:
            found |= _span(lines, scores, run)
            run = []
        run.append(place)
    return frozenset(found | _span(lines, scores, run))


def _opens_turn(lines: Sequence[Line], scores: Sequence[Score], place: int) -> bool:
    """Whether a line is a speaker's name, with the time on it or on the next line."""
    line, score = lines[place], scores[place]
    if score.header is not None and score.header.phrase == "says:":
        return True
    initial = line.count <= INITIAL_WORDS and line.text.endswith(".")
    if (line.closed and not initial) or line.prose or score.furniture is not None:
        return False
    if line.plain.startswith("by ") or not line.text[0].isalnum():
        return False
    if score.stamp and line.count <= STAMP_WORDS:
        return not (_is_labelled(line) or _heads_entry(line)) and _is_named(line) and not _is_time(line, score)
    following = place + 1
    return line.count <= NAME_WORDS and following < len(lines) and _is_time(lines[following], scores[following])


def _heads_entry(line: Line) -> bool:
    """Whether a time of day leads into words, as at the head of an entry of a live report: "18:10 Ferries stop"."""
    return _CLOCK_FIRST.match(line.text) is not None


def _is_named(line: Line) -> bool:
    """Whether there are letters beside the time on a line: "10 p.m." names nobody."""
    return any(ch.isalpha() for ch in clocks.without_times(line.text))


def _is_labelled(line: Line) -> bool:
    """Whether a line says what its time is ("Updated 10:01 pm"): that of the page, not of somebody's words."""
    return line.plain.split(maxsplit=1)[0].strip(":") in words("rapporteur.pages", "date_labels.tsv")


def _is_time(line: Line, score: Score) -> bool:
    """Whether a line is a date, a time, or "3 hours ago", and no name."""
    if line.count > STAMP_WORDS or not any(ch.isdigit() for ch in line.text) or line.prose:
        return score.stamp and line.plain.endswith("ago")
    if line.plain.endswith(" ago"):
        return line.count <= 4
    dates = line.dates
    return len(dates) == 1 and len(line.text) - (dates[0].end - dates[0].begin) <= len("posted on , at 10:15 p.m.")


def _is_spoken(lines: Sequence[Line], scores: Sequence[Score], place: int, following: int) -> bool:
    """Whether somebody says something in the three lines after a turn's first, before the next turn."""
    end = min(place + 4, following)
    for line, score in zip(lines[place + 1 : end], scores[place + 1 : end], strict=True):
        if score.furniture is None and not score.stamp and line.count >= 3 and (line.closed or line.prose):
            return True
    return False


def _span(lines: Sequence[Line], scores: Sequence[Score], run: Sequence[int]) -> set[int]:
    """The places from the first turn to the end of the last, if the turns make a thread."""
    if len(run) < TURNS:
        return set()
    end = run[-1] + 1
    last = lines[run[-1]].begin + LONGEST
    while end < len(lines) and lines[end].end < last and not _is_furniture(scores[end]):
        end += 1
    return set(range(run[0], end))


def _is_furniture(score: Score) -> bool:
    return score.furniture is not None and score.header is None
