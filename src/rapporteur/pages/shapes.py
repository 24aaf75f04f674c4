"""What a line is by its form alone: a clock, a byline, a credit, a caption.

In: an entry of a sheet. Out: its kind and why, or nothing. Decided here: the forms, wherever on the page they stand.
"""

from __future__ import annotations

import re
from functools import cache

from rapporteur.language.lexicon import alternation
from rapporteur.model import BlockKind
from rapporteur.pages import dateline
from rapporteur.pages.lines import Line, once
from rapporteur.pages.outlet import agency_called
from rapporteur.pages.sheet import Entry

Shape = tuple[BlockKind, str]

LONGEST = 40
"""Words beyond which a line is told by its words, not by its form; captions with a story in them reach 35."""

SMALL_PRINT = frozenset({"navigation", "promotion"})
"""Labels and roles of lines in which an owner's name is no credit of the article."""

AGENCY_LENGTH = 40
"""Characters of the longest agency's name, with room."""

FILED_WORDS = 12
"""Words of a dateline on a line of its own at most."""

_FILED_MARKS = frozenset("(/,")
_FILED_DAY = re.compile(r",.*\d")
_BYLINE = re.compile(
    r"^(?:written |words |text |story |reporting )?(?:by|von|par|por)[: ]\s?[A-Z][\w.'’-]*(?:[ ,&]|and\b|$)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^(?:\(?(?:additional )?(?:reporting|editing|writing|compiled|edited|written) (?:and \w+ )?by\b"
    r"|©|\(c\)|copyright\b|source\s?:|with (?:inputs|files|reporting) from|with agency inputs)",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b(?:[01]?\d|2[0-4])[:.][0-5]\d\b|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
_AGO = re.compile(
    r"\b(?:\d+|an?|one|two|three)\s+(?:second|minute|min|hour|hr|day|week|month|year)s?\s+ago\b|\b\d+[hmd]\s+ago\b",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"^\d{1,3}\s?(?:min|mins|minute|minutes)\s+(?:read|listen|watch)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")


def shape(entry: Entry, *, near: bool) -> Shape | None:
    """The kind that a line has by its form.

    :param near: whether it stands at the head of the article, where a bare date is the day of the report
    """
    if entry.line.count > LONGEST:
        return None
    return _clock(entry, near) or (_filed(entry.line) if near else None) or _signature(entry) or _caption(entry)


def _clock(entry: Entry, near: bool) -> Shape | None:
    if not _is_clock(entry.line):
        return None
    timed = _TIME.search(entry.line.text) is not None or _AGO.search(entry.line.text) is not None
    if near and not timed and entry.line.count <= 5:
        return "dateline", "a date on a line of its own beside the headline"
    return "clock", "a date or time alone on a line"


@once
def _filed(line: Line) -> Shape | None:
    """Where and when a report was filed, on a line of its own: "HALDEN, July 3 (Orlo Wire) —".

    A name in ordinary capitals beside a day is a reporter's as often as a town's.
    """
    if not _FILED_MARKS & set(line.text) or line.count > FILED_WORDS:
        return None
    found = dateline.find(line.text, 0, len(line.text))
    if found is None or found.end < len(line.text):
        return None
    if not (found.agency or (_FILED_DAY.search(line.text) and (found.place or "").isupper())):
        return None
    return "dateline", "a place with a day or an agency, alone on a line above the article"


def _signature(entry: Entry) -> Shape | None:
    line = entry.line
    if line.count <= 14 and not line.closed and _BYLINE.match(line.text):
        return "byline", "opens with “by” and a name"
    furniture = entry.score.furniture
    small_print = {furniture.label if furniture is not None else "", entry.setting.role} & SMALL_PRINT
    if line.count <= 25 and not small_print and (_CREDIT.match(line.text) or _is_agency(line.text)):
        return "credit", "names a source or an owner and nothing else"
    if entry.setting.role == "byline" and line.count <= 12 and not line.closed:
        return "byline", "the markup calls it the author"
    return None


def _is_agency(text: str) -> bool:
    """Whether a line is an agency's name and nothing else ("— Orlo Wire")."""
    name = text.strip(" -–—()[].\u00a0")
    return len(name) < AGENCY_LENGTH and agency_called(name) is not None


def _caption(entry: Entry) -> Shape | None:
    furniture = entry.score.furniture
    if furniture is not None and furniture.label == "caption":
        return "caption", f"holds “{furniture.phrase}”, as picture captions do"
    return ("caption", "the markup calls it a caption") if entry.setting.role == "caption" else None


@once
def _is_clock(line: Line) -> bool:
    """Whether a line holds a date or time and, beside labels, nothing else. Asked for a line by all its neighbours."""
    if line.count > 14 or not line.figures:
        return line.count <= 4 and _AGO.search(line.text) is not None
    if _MINUTES.match(line.text):
        return True
    dates = line.dates
    if not dates and _TIME.search(line.text) is None and _AGO.search(line.text) is None:
        return False
    rest, at = [], 0
    for date in dates:
        rest.append(line.text[at : date.begin])
        at = date.end
    rest.append(line.text[at:])
    words = _LETTERS.findall(_AGO.sub(" ", _TIME.sub(" ", " ".join(rest))))
    return all(re.fullmatch(_clock_words(), word, re.IGNORECASE) for word in words)


@cache
def _clock_words() -> str:
    return alternation("rapporteur.pages", "clock_words.txt")
