"""Arithmetic on the calendar, and TIMEX3 values written from it.

In: days and values of the proleptic Gregorian calendar. Out: TIMEX3 value strings ("2019-06-28", "2019-W26",
"2019-Q2", "2019-SU", "198"). Decided here: weeks are ISO 8601 weeks, a season is the one of the northern temperate zone
that meteorologists count (winter belongs to the year of its January), a decade is written by its first three digits.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache

from rapporteur.language.lexicon import table

SEASONS = ("WI", "SP", "SU", "FA")


def day(year: int, month: int, number: int) -> date | None:
    """The day, or ``None`` where the calendar has none."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def parse(value: str) -> date | None:
    """The day that an ISO 8601 date ("2019-06-28", perhaps with a time behind it) names."""
    try:
        return date.fromisoformat(value[:10]) if len(value) >= 10 else None
    except ValueError:
        return None


def plus(start: date, days: int) -> date | None:
    """``days`` later, or ``None`` beyond the calendar's ends."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def plus_months(start: date, months: int) -> date | None:
    """The same day of the month ``months`` later, or that month's last day."""
    count = start.year * 12 + start.month - 1 + months
    year, month = divmod(count, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return day(year, month + 1, min(start.day, last_day(year, month + 1)))


def last_day(year: int, month: int) -> int:
    """How many days the month has."""
    following = day(year + month // 12, month % 12 + 1, 1)
    return 31 if following is None else (following - timedelta(days=1)).day


def week(of: date) -> str:
    """The ISO week as a TIMEX3 value."""
    year, number, _ = of.isocalendar()
    return f"{year:04d}-W{number:02d}"


def week_start(year: int, number: int) -> date | None:
    """The Monday of an ISO week."""
    try:
        return date.fromisocalendar(year, number, 1)
    except ValueError:
        return None


def season_of(month: int) -> str:
    """The season that the month lies in."""
    return SEASONS[month % 12 // 3]


def season_month(season: str) -> int:
    """The middle month of a season."""
    return SEASONS.index(season) * 3 + 1


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The ``nth`` (from 1; -1 is the last) Monday (1) to Sunday (7) of a month."""
    if nth < 0:
        end = day(year, month, last_day(year, month))
        return None if end is None else plus(end, -((end.isoweekday() - weekday) % 7) + 7 * (nth + 1))
    start = day(year, month, 1)
    found = None if start is None else plus(start, (weekday - start.isoweekday()) % 7 + 7 * (nth - 1))
    return found if found is not None and found.month == month else None


def easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian computus, as in Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, number = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, number + 1)


@cache
def holidays() -> dict[str, str]:
    """Name of a day to its rule (``data/holidays.tsv``)."""
    return {row[0]: row[1] for row in table("rapporteur.annotate", "holidays.tsv")}


def holiday(rule: str, year: int) -> date | None:
    """The day that a rule of ``data/holidays.tsv`` gives in ``year``."""
    if rule.startswith("easter"):
        return plus(easter(year), int(rule[6:]))
    counted, _, later = rule.partition("+")
    month, _, rest = counted.partition("-")
    nth, dash, weekday = rest.rpartition("-")
    if not dash:
        return day(year, int(month), int(rest))
    found = nth_weekday(year, int(month), int(nth), int(weekday))
    return found if found is None or not later else plus(found, int(later))
