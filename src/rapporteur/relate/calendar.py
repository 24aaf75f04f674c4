"""The days of a TIMEX3 date, for putting dates of different fineness in order.

In: a value of TimeML 1.2.1 ("2019", "2019-06", "2019-W26", "2019-06-28T18:00"). Out: an ISO 8601 day, or the first and
last day. Decided here: a period begins on its first day.
"""

from __future__ import annotations

import calendar as months
import re
from datetime import date, timedelta

_PARTS = {"SP": "03", "SU": "06", "FA": "09", "WI": "12"}
"""Months in which the seasons begin, of the north where most reports in English are written."""
_QUARTERS = {"Q1": "01", "Q2": "04", "Q3": "07", "Q4": "10", "H1": "01", "H2": "07"}
_WEEK = re.compile(r"(\d{4})-W(\d{2})$")
_DAYS = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?|-W(\d\d)(?:-WE)?)?$")


def first_day(value: str) -> str:
    """The first day of ``value``; a value that is no date of the calendar is given back as far as it goes."""
    week = _WEEK.match(value)
    if week and 1 <= int(week.group(2)) <= 52:
        return date.fromisocalendar(int(week.group(1)), int(week.group(2)), 1).isoformat()
    month = {**_PARTS, **_QUARTERS}.get(value[5:])
    if month:
        return f"{value[:4]}-{month}-01"
    return f"{value[:10]}-01-01"[:10] if len(value) == 4 else f"{value[:10]}-01"[:10]


def days(value: str) -> tuple[date, date] | None:
    """The first and last day of a day, week, month or year; ``None`` for any other value."""
    found = _DAYS.match(value)
    if not found:
        return None
    year, month, day, week = (int(part) if part else 0 for part in found.groups())
    try:
        if week:
            return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
        if day:
            return (date(year, month, day),) * 2
        last = month or 12
        return date(year, month or 1, 1), date(year, last, months.monthrange(year, last)[1])
    except ValueError:
        return None


def plus(day: date, count: int) -> date:
    """``count`` days on, or the last (of days back, the first) day there is."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return date.max if count > 0 else date.min
