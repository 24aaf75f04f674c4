"""Dates as people write them, and where they stand on a line of days.

In: ISO 8601 and TIMEX3 values, publication verdicts. Out: English phrases, day numbers. Decided here: the wording;
nothing depends on the locale or the clock.
"""

from __future__ import annotations

import re
from datetime import date

from rapporteur.language.lexicon import table
from rapporteur.model import Publication

_VALUE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2})(?:T(?P<time>\d{2}:\d{2}|\d{2}|[A-Z]{2})[^\s/]{0,16})?)?"
    r"|W(?P<week>\d{2})|(?P<part>[A-Z][A-Z\d])))?"
)
_DECADE = re.compile(r"\d{3}")
_CENTURY = re.compile(r"\d{2}")


def _months() -> tuple[str, ...]:
    return tuple(row[0] for row in table("rapporteur.language", "months.tsv"))


def _weekdays() -> tuple[str, ...]:
    return tuple(row[0] for row in table("rapporteur.render", "weekdays.tsv"))


def _part(key: str) -> str:
    return {row[0]: row[1] for row in table("rapporteur.render", "parts.tsv")}.get(key, key)


def _day(match: re.Match[str]) -> date | None:
    """The first day of what a value names; ``None`` if there is no such day."""
    year = int(match["year"])
    try:
        if match["week"]:
            return date.fromisocalendar(year, int(match["week"]), 1)
        return date(year, int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        return None


def spoken(value: str | None, weekday: bool = True) -> str:
    """A value as a phrase ("Friday 28 June 2019", "June 2019", "the 1990s"); what is no date is given back as it is."""
    if not value:
        return "not known"
    if "/" in value:
        return " to ".join(spoken(end, weekday) for end in value.split("/") if end)
    match = _VALUE.fullmatch(value)
    day = _day(match) if match else None
    if match is None or day is None:
        return _spoken_years(value)
    if match["month"]:
        return _spoken_month(match, day, weekday)
    if match["week"]:
        return f"week of {day.day} {_months()[day.month - 1]} {day.year}"
    return f"{_part(match['part'])} {match['year']}" if match["part"] else match["year"]


def meant(value: str, mod: str | None) -> str:
    """A value as it is meant ("mid-April 2019", "by the end of 2026"); ``mod`` is that of a happening."""
    phrase = spoken(value)
    rows = {row[0]: row[1:] for row in table("rapporteur.render", "mods.tsv")}
    if mod not in rows:
        return phrase
    day, month, year = rows[mod]
    match = _VALUE.fullmatch(value)
    frame = day if match and match["day"] else month if match and match["month"] else year
    return frame.format(phrase)


def _spoken_years(value: str) -> str:
    if _DECADE.fullmatch(value):
        return f"the {value}0s"
    return f"the {value}00s" if _CENTURY.fullmatch(value) else value


def _spoken_month(match: re.Match[str], day: date, weekday: bool) -> str:
    month = f"{_months()[day.month - 1]} {match['year']}"
    if not match["day"]:
        return month
    named = f"{_weekdays()[day.weekday()]} " if weekday else ""
    return f"{named}{day.day} {month}" + (f", {_part(match['time'])}" if match["time"] else "")


def short(value: str | None) -> str:
    """A value in as little room as can be: "28 Jun 2019"."""
    phrase = spoken(value, weekday=False)
    for month in _months():
        phrase = phrase.replace(month, month[:3])
    return phrase


def number(value: str | None) -> int | None:
    """The place of a value's first day on the line of days (proleptic Gregorian ordinal); ``None`` for no date."""
    match = _VALUE.fullmatch((value or "").partition("/")[0])
    day = _day(match) if match else None
    return day.toordinal() if day else None


def published(publication: Publication, weekday: bool = True) -> str:
    """When a report was published, and how far that is settled."""
    if publication.value:
        return spoken(publication.value, weekday)
    earliest, latest = publication.earliest, publication.latest
    if earliest and latest and earliest == latest:
        return f"not settled; {spoken(earliest, weekday)} at the likeliest"
    if earliest and latest:
        return f"not settled; from {spoken(earliest, weekday)} to {spoken(latest, weekday)}"
    if earliest or latest:
        return f"not settled; {'from' if earliest else 'until'} {spoken(earliest or latest, weekday)}"
    return "not known"


def filed(publication: Publication) -> str:
    """The day of publication in a column's head: "28 Jun 2019", "23–24 Sep 2018 ?", "undated"."""
    if publication.value:
        return short(publication.value)
    bounds = [short(day) for day in (publication.earliest, publication.latest) if day]
    return " – ".join(dict.fromkeys(bounds)) + " ?" if bounds else "undated"
