"""Discussions told by their shape: a name, a time, what that person says; a name, a time, what the next one says.

In: the lines of a page and their scores. Out: which lines stand in such a thread. Decided here: what a turn looks like,
and how many make a thread. Lists of other reports look alike, but what follows their times are titles, not sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rapporteur.language.lexicon import words
from rapporteur.pages import clocks
from rapporteur.pages.calendar_names import weekday_number
from rapporteur.pages.lines import Line, once
from rapporteur.pages.scores import STAMP_FORM, Score

TURNS = 2
"""Turns that make a thread; one alone may be a byline and a date above a report."""

LONGEST = 2000
"""Characters of one turn at most: a byline with a report under it is none."""

FAR = 4000
"""Characters between two turns of one form at most: some readers are left out of the form, or write at length."""

NAME_WORDS, INITIAL_WORDS, STAMP_WORDS = 5, 3, 9
"""Words of a name, of one that may end in an initial ("Ada B."), and of a line that holds a time."""

SMALL_WORDS = 2
"""Words in small letters beside a time at most where it follows a name: "ada from harrow"."""

WITHOUT_SPACES = 20
"""Characters of a name with its joining words where words are not parted by spaces."""

SIGNED_WORDS = 16
"""Words of a line at most that holds a name, a date, and what stands between them."""

SPOKEN_WORDS = 3
"""Words of a line in which somebody says something at least."""

_NUMBER = re.compile(r"[(\[#@]*\d[\w.:,#/-]*[)\]]*")
_SHORT_DAY = re.compile(r"\b\d{1,2}[./]\d{1,2}[./]\d\d\b")
_NAMES = re.compile(r"[^\W\d_][\w.'’&@-]*")
_FULL_WIDTH = "\u2e80"
"""The first letter of the scripts that part no words by spaces, in which a line is not a few names."""

_NO_NAME = '“”"|?$€£×='
"""Marks that stand in no name: those of quotations, titles, prices and sums."""

_RUN = re.compile(r"N(?: N)*")

_CLOCK_FIRST = re.compile(r"\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\b\.?)?[\s:–—-]+[^\W\d]", re.I)


def turns(lines: Sequence[Line], scores: Sequence[Score]) -> tuple[int, ...]:
    """The places of the lines that open a turn."""
    return tuple(place for place in range(len(lines)) if _opens_turn(lines, scores, place))


def threaded(lines: Sequence[Line], scores: Sequence[Score], opened: Sequence[int]) -> frozenset[int]:
    """The places of the lines that stand in a thread of at least :data:`TURNS` turns.

    :param opened: the places of the lines that open one (:func:`turns`), in order
    """
    spoken = [
        place for place, following in pairwise((*opened, len(lines))) if _is_spoken(lines, scores, place, following)
    ]
    found: set[int] = set()
    run: list[int] = []
    for place in spoken:
        if run and lines[place].begin - lines[run[-1]].begin > LONGEST:
            found |= _span(lines, scores, run)
            run = []
        run.append(place)
    return frozenset(found | _span(lines, scores, run))


class Signed(NamedTuple):
    """The places of a discussion whose turns are signed in one form, and of the first of two or more such turns."""

    places: frozenset[int]
    first: int | None


def signed(lines: Sequence[Line], scores: Sequence[Score]) -> Signed:
    """The lines from the first to the last turn that are signed in one form, with what is said there.

    A report's own byline and the bylines of a list beside it are each of another form.
    """
    forms: dict[str, list[int]] = {}
    for place in range(len(lines)):
        form = _form(lines, scores, place)
        if form:
            forms.setdefault(form, []).append(place)
    found: set[int] = set()
    firsts = []
    for places in forms.values():
        for run in _runs(lines, places):
            spoken = [
                p for p, end in zip(run, (*run[1:], len(lines)), strict=True) if _is_spoken(lines, scores, p, end)
            ]
            if len(spoken) >= TURNS:
                firsts.append(spoken[0])
            if len(spoken) >= TURNS or any(_is_sure(lines, scores, place) for place in spoken):
                found |= set(range(spoken[0], spoken[-1])) | _span(lines, scores, spoken[-1:], 1)
    return Signed(frozenset(found), min(firsts, default=None))


def _runs(lines: Sequence[Line], places: Sequence[int]) -> list[list[int]]:
    """Places parted where more than one long turn lies between them."""
    runs: list[list[int]] = []
    for place in places:
        if runs and lines[place].begin - lines[runs[-1][-1]].begin <= FAR:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _form(lines: Sequence[Line], scores: Sequence[Score], place: int) -> str:
    """How a turn is signed that begins with a line; empty where none does."""
    line, score = lines[place], scores[place]
    if score.header is not None and score.header.phrase == "says:":
        return "N says"
    form = signature(line)
    if form:
        return form
    following = place + 1
    if following < len(lines) and scores[following].stamp and _opens_turn(lines, scores, place):
        return "N, time"
    return ""


def _is_sure(lines: Sequence[Line], scores: Sequence[Score], place: int) -> bool:
    """Whether a line tells a reader's turn without others like it: a name, "says" and a day or time."""
    header = scores[place].header
    dated = any(line.dates and line.count <= SIGNED_WORDS for line in lines[place : place + 2])
    return header is not None and header.phrase == "says:" and dated


def _opens_turn(lines: Sequence[Line], scores: Sequence[Score], place: int) -> bool:
    """Whether a line is a speaker's name, with the time on it or on the next line."""
    line, score = lines[place], scores[place]
    if (score.header is not None and score.header.phrase == "says:") or signature(line):
        return True
    stamped = score.stamp and line.count <= STAMP_WORDS
    following = place + 1
    if not stamped and not (following < len(lines) and _is_time(lines[following], scores[following])):
        return False
    initial = line.count <= INITIAL_WORDS and line.text.endswith(".")
    if (line.closed and not initial) or line.prose or score.furniture is not None:
        return False
    if line.plain.startswith("by ") or not line.text[0].isalnum():
        return False
    if stamped:
        told = _is_labelled(line) or _heads_entry(line) or _is_sentence(line)
        return not told and _is_named(line) and not _is_time(line, score)
    return line.count <= NAME_WORDS


@once
def signature(line: Line) -> str:
    """The form of a line that is a name and a day or time, with nothing else but the words that join them.

    The name is "N" in it, the day "D", figures "0": readers of one page all sign in one form. Empty for other lines.
    """
    if not line.figures or not 2 <= line.count <= SIGNED_WORDS or line.text[0] in "©-–—":
        return ""
    if (line.closed and line.text[-1] in "!?;") or (_heads_entry(line) and not line.dates):
        return ""
    if not line.dates and _is_sentence(line):
        return ""
    timed = STAMP_FORM.search(line.text) is not None
    whole = any(date.day is not None and date.year is not None for date in line.dates)
    if not (timed or whole or _SHORT_DAY.search(line.text)):
        return ""
    said = _dateless(line)
    unparted = len(said) > WITHOUT_SPACES and max(said) >= _FULL_WIDTH
    parts = _NAMES.findall(clocks.without_times(_NUMBER.sub(" ", said)))
    names = [part for part in parts if part != "D" and not _joins(part)]
    if unparted or any(mark in said for mark in _NO_NAME) or not _are_names(names, timed=timed):
        return ""
    return _RUN.sub("N", " ".join("D" if part == "D" else part.lower() if _joins(part) else "N" for part in parts))


def _are_names(names: Sequence[str], *, timed: bool) -> bool:
    """Whether words can be what a reader is called: beside a day alone few words with capitals, or one of any make."""
    if not 1 <= len(names) <= NAME_WORDS or all(len(name) < 2 for name in names):
        return False
    small = sum(name[0].islower() for name in names)
    return len(names) == 1 or (small <= SMALL_WORDS if timed else not small and len(names) < NAME_WORDS - 1)


def _dateless(line: Line) -> str:
    """A line with "D" in place of its dates and of the weekday before each."""
    rest, at = [], 0
    for date in line.dates:
        before = line.text[at : date.begin]
        words_before = before.rstrip(" ,").rsplit(maxsplit=1)
        if words_before and weekday_number(words_before[-1]) is not None:
            before = before[: before.rindex(words_before[-1])]
        rest.append(before)
        at = date.end
    return " D ".join((*rest, line.text[at:]))


def _joins(word: str) -> bool:
    """Whether a word stands between a name and a time."""
    plain = word.lower().strip(".'")
    return plain in words("rapporteur.pages", "turn_words.txt") or plain in words("rapporteur.pages", "clock_words.txt")


def _heads_entry(line: Line) -> bool:
    """Whether a time of day leads into words, as at the head of an entry of a live report: "18:10 Ferries stop"."""
    return _CLOCK_FIRST.match(line.text) is not None


def _is_sentence(line: Line) -> bool:
    """Whether a line tells something beside its time: "They had treated 63 people by 6 pm"."""
    found: list[str] = _NAMES.findall(clocks.without_times(line.text))
    return sum(word[0].islower() and not _joins(word) for word in found) > SMALL_WORDS


def _is_named(line: Line) -> bool:
    """Whether there are letters beside the time on a line: "10 p.m." names nobody."""
    return any(ch.isalpha() for ch in clocks.without_times(line.text))


def _is_labelled(line: Line) -> bool:
    """Whether a line says what its time is ("Updated 10:01 pm"): that of the page, not of somebody's words."""
    return line.plain.split(maxsplit=1)[0].strip(":") in words("rapporteur.pages", "date_labels.tsv")


def _is_time(line: Line, score: Score) -> bool:
    """Whether a line is a date, a time, or "3 hours ago", and no name."""
    if not line.figures or line.count > STAMP_WORDS or line.prose:
        return score.stamp and line.plain.endswith("ago")
    if line.plain.endswith(" ago"):
        return line.count <= 4
    dates = line.dates
    return len(dates) == 1 and len(line.text) - (dates[0].end - dates[0].begin) <= len("posted on , at 10:15 p.m.")


def _is_spoken(lines: Sequence[Line], scores: Sequence[Score], place: int, following: int) -> bool:
    """Whether somebody says something in the three lines after a turn's first, before the next turn."""
    end = min(place + 4, following)
    for line, score in zip(lines[place + 1 : end], scores[place + 1 : end], strict=True):
        if score.furniture is None and not score.stamp and line.count >= SPOKEN_WORDS and (line.closed or line.prose):
            return True
    return False


def _span(lines: Sequence[Line], scores: Sequence[Score], run: Sequence[int], fewest: int = TURNS) -> set[int]:
    """The places from the first turn to the end of the last, if the turns make a thread."""
    if len(run) < fewest:
        return set()
    end = run[-1] + 1
    last = lines[run[-1]].begin + LONGEST
    while end < len(lines) and lines[end].end < last and not _ends_turn(lines[end], scores[end]):
        end += 1
    return set(range(run[0], end))


def _ends_turn(line: Line, score: Score) -> bool:
    """Whether a line is the page's, and nobody's words."""
    header = score.header
    return line.text[0] == "©" or (score.furniture is not None if header is None else header.label == "close")
