"""The time of day beside a date, and copyright years.

In: a text and the dates found in it. Out: :class:`Clock` passages, years. Decided here: which time belongs to a date
and that the zone is kept as written, so that the day is never moved.
"""

from __future__ import annotations

import re
from functools import cache

from rapporteur.language.lexicon import alternation
from rapporteur.model import Passage
from rapporteur.pages.datestrings import DateString

_PACKAGE = "rapporteur.pages"
_REACH = 24
_TOP = 12
"""Lines from the top within which the clock of a site's head stands."""
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[^\n\d]{0,40}((?:19|20)\d\d)(?:[^\S\n]?[-–—/,][^\S\n]?((?:19|20)\d\d))?", re.IGNORECASE
)


class Clock(Passage, frozen=True, kw_only=True):
    """A time beside a date: minutes after midnight, the zone as written, and whether it stands before the date."""

    minutes: int
    zone: str | None
    before: bool


@cache
def _pattern() -> re.Pattern[str]:
    zones = alternation(_PACKAGE, "time_zones.txt")
    return re.compile(
        r"(?<![\d:.,])(?P<hour>[01]?\d|2[0-3])(?:(?:[:.h]|h\s)(?P<minute>[0-5]\d)(?:[:.][0-5]\d)?(?!\d)"
        r"|(?=[^\S\n]?[ap]\.?m\b)|(?=[^\S\n]?(?:Uhr|h|hs|uur|時|시)\b))"
        r"[^\S\n]?(?P<half>[ap]\.?m\b\.?)?(?:[^\S\n]?(?:Uhr|hrs?|hs?|uur|WIB)\b)?"
        rf"(?:[^\S\n]?\(?(?P<zone>(?:{zones})(?![^\W\d_])(?:[+-]\d{{1,2}}(?::?\d\d)?)?))?",
        re.IGNORECASE,
    )


def beside(text: str, item: DateString) -> Clock | None:
    """The time that stands with a date on its line: behind it, else directly before it."""
    end = text.find("\n", item.end, item.end + _REACH)
    behind = text[item.end : end if end >= 0 else item.end + _REACH]
    match = _pattern().search(behind)
    if match is not None:
        return _clock(match, item.end, before=False)
    begin = max(text.rfind("\n", 0, item.begin) + 1, item.begin - _REACH)
    matches = list(_pattern().finditer(text, begin, item.begin))
    return _clock(matches[-1], 0, before=True) if matches else None


def _clock(match: re.Match[str], offset: int, *, before: bool) -> Clock:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return Clock(
        begin=offset + match.start(),
        end=offset + match.end(),
        minutes=60 * hour + minute,
        zone=match["zone"],
        before=before,
    )


def copyright_years(text: str) -> tuple[tuple[int, int, int], ...]:
    """Each copyright notice's latest year and where the notice stands (year, begin, end)."""
    return tuple((int(m[2] or m[1]), m.start(), m.end()) for m in _COPYRIGHT.finditer(text))


def is_site_clock(clock: Clock | None, item: DateString, line: int) -> bool:
    """Whether a date with its time is the clock in the head of a page: the time with its zone first, on a top line."""
    return clock is not None and clock.before and clock.zone is not None and line < _TOP and item.day is not None


def without_times(text: str) -> str:
    """A text with its times of day and their zones left out."""
    return _pattern().sub(" ", text)
