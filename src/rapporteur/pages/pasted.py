"""Articles that were pasted one behind another as text without markup.

In: the lines of a text and their scores. Out: the places where an article after the first begins. Decided here: what
the head of an article is (a title, then a byline, a day on a line of its own, or a dateline, then paragraphs), that
sections, entries of a live report, teasers and comments have none (each lacks the byline, the title or the paragraphs),
and that only a text which is little else than articles is parted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rapporteur.pages import dateline, live
from rapporteur.pages.lines import Line
from rapporteur.pages.scores import Score
from rapporteur.pages.several import PARAGRAPHS, WORDS

FEWEST, TOP, CLEAN = 2, 2, 0.5
"""Heads that make a text several articles, the last line on which the first may stand, and the share of its lines that
are paragraphs."""

TITLE_WORDS, LONGEST_TITLE = 4, 25
"""Words of a title: fewer are a name or the title of a section."""

REACH = 4
"""Lines below a title among which the paragraphs of its article begin."""

DAY_WORDS = 14
"""Words of a line at most that is a day, with its time and what is said of it."""

_BYLINE = re.compile(r"(?:By|BY|by) [A-Z][\w.'’\-]*(?:[ ,]+[A-Z][\w.'’\-]*)+")
_RULE = re.compile(r"[\W_]{3,}|\S*https?://\S+")


def starts(lines: Sequence[Line], scores: Sequence[Score]) -> tuple[int, ...]:
    """The places of the titles of a second and further articles; nothing where there is one, or a live report.

    The text begins with a head, and every later one is signed as it is: a scraped page has menus above and teasers
    between, and no place where it can be cut safely.
    """
    if not lines or sum(line.prose and line.closed for line in lines) < CLEAN * len(lines):
        return ()
    heads = [(place, signs) for place in range(len(lines)) if (signs := _signs(lines, scores, place))]
    heads = [
        head
        for k, head in enumerate(heads)
        if not k or any(line.prose for line in lines[heads[k - 1][0] + 1 : head[0]])
    ]
    if len(heads) < FEWEST or heads[0][0] > TOP or live.heads(lines):
        return ()
    shared = frozenset.intersection(*(signs for _, signs in heads))
    places = [place for place, _ in heads]
    titles = {lines[place].plain for place in places}
    whole = all(_is_whole(lines[begin:end]) for begin, end in pairwise((*places, len(lines))))
    return tuple(places[1:]) if shared and whole and len(titles) == len(places) else ()


def _signs(lines: Sequence[Line], scores: Sequence[Score], place: int) -> frozenset[str]:
    """How an article is signed whose title stands here, with paragraphs below; nothing where none does."""
    if not _is_title(lines[place], scores[place]) or not _is_parted(lines, place):
        return frozenset()
    signs: set[str] = set()
    for below in range(place + 1, min(place + 1 + REACH, len(lines))):
        line = lines[below]
        if line.prose and line.closed:
            return frozenset(signs | ({"dateline"} if _is_filed(line) else set()))
        if scores[below].header is not None:
            return frozenset()
        signs |= _signatures(line)
    return frozenset()


def _is_title(line: Line, score: Score) -> bool:
    if score.furniture is not None or score.header is not None or not TITLE_WORDS <= line.count <= LONGEST_TITLE:
        return False
    begins = line.text.lstrip("“\"‘'«")[:1]
    last = line.text.rstrip("\"”»’' ")[-1:]  # a sentence that is quoted ends in its stop all the same
    return last not in ".:;,…" and (begins.isupper() or begins.isdigit()) and not _signatures(line)


def _is_parted(lines: Sequence[Line], place: int) -> bool:
    """Whether what stands above is not broken off by the title: a sentence's end, a rule, an address, blank lines."""
    if not place:
        return True
    above = lines[place - 1]
    return above.closed or lines[place].gap > 1 or not above.prose or _RULE.fullmatch(above.text) is not None


def _signatures(line: Line) -> set[str]:
    """What a line is of a byline and a day with its year, and little else."""
    if line.count > DAY_WORDS or line.prose or line.text.endswith("."):
        return set()
    found = {"byline"} if _BYLINE.match(line.text) is not None else set()
    return found | ({"day"} if any(date.day and date.year for date in line.dates) else set())


def _is_filed(line: Line) -> bool:
    """Whether a paragraph opens with a dateline that says more than a place."""
    filed = dateline.find(line.text, 0, len(line.text))
    return filed is not None and filed.place is not None and (line.text[:4].isupper() or filed.agency is not None)


def _is_whole(lines: Sequence[Line]) -> bool:
    """Whether lines hold the paragraphs of a whole article."""
    prose = [line.count for line in lines if line.prose and line.closed]
    return len(prose) >= PARAGRAPHS and sum(prose) >= WORDS
