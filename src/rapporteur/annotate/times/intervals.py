"""Stretches of the calendar as TIMEX3 values.

In: days, months, years. Out: :class:`Resolved`: a value with the first and last day that it stands for. Decided here:
how a day, week, weekend, month, season, quarter, year, decade and century are written.
"""

from __future__ import annotations

from datetime import date

import msgspec

from rapporteur.annotate.times import calendar


class Resolved(msgspec.Struct, frozen=True):
    """A value, the day it begins with, the last day of it, and how fine it is (``D W WE M Q H SE Y DE CE``)."""

    value: str
    begin: date
    end: date
    grain: str


def of_day(day: date) -> Resolved:
    """A day as a value."""
    return Resolved(day.isoformat(), day, day, "D")


def of_month(year: int, month: int) -> Resolved | None:
    """A month as a value."""
    begin = calendar.day(year, month, 1)
    end = None if begin is None else calendar.day(year, month, calendar.last_day(year, month))
    return None if begin is None or end is None else Resolved(f"{year:04d}-{month:02d}", begin, end, "M")


def of_months(value: str, year: int, first: int, last: int, grain: str) -> Resolved | None:
    """A stretch of months of one year as a value."""
    begin = calendar.day(year, first, 1)
    end = calendar.day(year, last, calendar.last_day(year, last)) if begin else None
    return None if begin is None or end is None else Resolved(value, begin, end, grain)


def of_year(year: int) -> Resolved | None:
    """A year as a value."""
    return of_months(f"{year:04d}", year, 1, 12, "Y") if 1 <= year <= 9999 else None


def of_week(day: date, weekend: bool = False) -> Resolved | None:
    """The ISO week of a day, or its weekend, as a value."""
    monday = calendar.plus(day, 1 - day.isoweekday())
    begin = calendar.plus(day, (6 if weekend else 1) - day.isoweekday())
    end = calendar.plus(day, 7 - day.isoweekday())
    if monday is None or begin is None or end is None:
        return None
    return Resolved(calendar.week(day) + ("-WE" if weekend else ""), begin, end, "WE" if weekend else "W")


def of_season(year: int, season: str) -> Resolved | None:
    """A season of a year as a value; a winter is counted to the year of its January."""
    month = calendar.season_month(season)
    if season == "WI":
        begin, end = calendar.day(year - 1, 12, 1), calendar.day(year, 2, calendar.last_day(year, 2))
        return None if begin is None or end is None else Resolved(f"{year:04d}-WI", begin, end, "SE")
    return of_months(f"{year:04d}-{season}", year, month - 1, month + 1, "SE")


def of_span(first: int, years: int) -> Resolved | None:
    """A decade or century as a value."""
    begin, end = calendar.day(max(first, 1), 1, 1), calendar.day(min(first + years - 1, 9999), 12, 31)
    if begin is None or end is None:
        return None
    return Resolved(f"{first // years:0{3 if years == 10 else 2}d}", begin, end, "DE" if years == 10 else "CE")
