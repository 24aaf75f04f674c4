"""Dates without a year, completed where the page leaves one year only.

In: the dates of a page, its copyright years, the dateline, the weekdays that the report names. Out: the same dates,
some with a year. Decided here: what may give a year. A weekday beside the date, or (for the dateline's date) the first
weekday of the report must fit in exactly one of the years that the page names or the one before; else the date stays
as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

import msgspec

from rapporteur.model import Dateline
from rapporteur.pages.datestrings import DateString, valid
from rapporteur.pages.deictics import WeekdayMention

_WEEK = 7


def years_of(dates: Sequence[DateString], copyrights: Sequence[tuple[int, int, int]]) -> set[int]:
    """The years that a page can have been written in: those of its dates and notices, and the ones before these."""
    written = {d.year for d in dates if d.year is not None and d.day is not None}
    noted = {max(year for year, _, _ in copyrights)} if copyrights else set()
    return {year - k for year in written | noted for k in (0, 1)}


def complete(
    dates: Sequence[DateString],
    years: Collection[int],
    dateline: Dateline | None,
    weekdays: Sequence[WeekdayMention],
) -> tuple[DateString, ...]:
    """The dates, in order; ``inferred`` marks those that were given a year."""
    said = {weekdays[0].weekday} if weekdays and weekdays[0].tense == "past" else set()
    found = []
    for item in dates:
        fitting: set[int] = set()
        if item.year is None and item.day is not None:
            filed = dateline is not None and dateline.begin <= item.begin and item.end <= dateline.end
            on = {item.weekday} if item.weekday is not None else said if filed else set()
            fitting = {year for year in years if _fits(year, item, on, filed and item.weekday is None)}
        if len(fitting) == 1:
            item = msgspec.structs.replace(item, year=fitting.pop(), inferred=True)  # noqa: PLW2901
        found.append(item)
    return tuple(found)


def _fits(year: int, item: DateString, weekdays: Collection[int | None], day_before: bool) -> bool:
    """Whether the date falls on one of ``weekdays`` in ``year``, or (of a dateline) on the day after one."""
    if not valid(year, item.month, item.day):
        return False
    weekday = date(year, item.month, item.day or 1).weekday()
    return weekday in weekdays or (day_before and (weekday - 1) % _WEEK in weekdays)
