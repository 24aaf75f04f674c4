"""The first day of a TIMEX3 date, for putting dates of different fineness in order.

In: a value of TimeML 1.2.1 ("2019", "2019-06", "2019-W26", "2019-06-28T18:00"). Out: an ISO 8601 day. Decided here: a
period begins on its first day.
"""

from __future__ import annotations

import re
from datetime import date

_WEEK = re.compile(r"(\d{4})-W(\d{2})$")


def first_day(value: str) -> str:
    """The first day of ``value``; a value that is no date of the calendar is given back as far as it goes."""
    week = _WEEK.match(value)
    if week and 1 <= int(week.group(2)) <= 52:
        return date.fromisocalendar(int(week.group(1)), int(week.group(2)), 1).isoformat()
    return f"{value[:10]}-01-01"[:10] if len(value) == 4 else f"{value[:10]}-01"[:10]
