"""The main happening of a report: the day and the place that belong to it, and not to what is told beside it.

In: a reading. Out: :class:`Main`. Decided here: which time expression and which places are those of the main happening.
News tells it first, so they are the first day and the places in the first sentences; the headline speaks where the
lead names none. An expression that needs the day of publication keeps its unresolved form, so that other reports of
the same happening can date it (:mod:`rapporteur.relate.dates`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import islice

import msgspec

from rapporteur.annotate.times.forms import Form, parse
from rapporteur.language import lexicon
from rapporteur.model import Mention, Reading, Timex
from rapporteur.relate.terms import country

WEEK = 7
LONG_PAST = 20
"""Days before its filing from which what a report tells is not its news, where it tells something of its own week."""
LEAD_SENTENCES = 3
"""Sentences of the body that tell the main happening."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_BEFORE = re.compile(r"([A-Za-z]+)\s+(?:the\s+|central\s+|downtown\s+)?$")
_NEAR = 30
"""Characters before a place in which the preposition is looked for."""


class Main(msgspec.Struct, frozen=True):
    """Day and place of a report's main happening.

    ``day`` is ISO 8601 once it can be resolved; ``date`` its month and day ("09-04"), also of a date that names
    its weekday and no year. ``weekday`` (1 is Monday) and ``offset`` (days from publication: 0
    today, -1 yesterday) are what the text says in itself. ``timex`` is the number of the expression in the reading.
    ``places`` are the places where it happened, in lower case, countries apart from towns. ``months`` are those
    (ISO 8601) of all days and months that the lead names: a verdict tells of the crime's.
    """

    day: str | None = None
    date: str | None = None
    weekday: int | None = None
    offset: int | None = None
    timex: int | None = None
    places: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()


def main(reading: Reading) -> Main:
    """The main happening of ``reading``; unknown parts are left empty."""
    begin, end = _lead(reading)
    headline = [(b.begin, b.end) for b in reading.readable() if b.kind == "headline"]
    found = _first_day(reading, [(begin, end), *headline])
    towns, lands = _places(reading, begin, end)
    dated = (t.value for t in reading.timexes if begin <= t.begin < end)
    months = frozenset(value[:7] for value in dated if _MONTH.match(value))
    if found is None:
        return Main(places=towns, countries=lands, months=months)
    number, form = found
    day = _DAY.match(reading.timexes[number].value)
    offset = form.n if form.op == "shift" and form.unit == "D" and form.base == "publication" else None
    weekday = form.weekday or (date.fromisoformat(day.group()).isoweekday() if day else None)
    told = day.group()[5:] if day else f"{form.month:02}-{form.day:02}" if _is_dated(form) and form.weekday else None
    return Main(day.group() if day else None, told, weekday, offset, number, towns, lands, months)


def _lead(reading: Reading) -> tuple[int, int]:
    """Offsets of the first sentences of the body."""
    body = [b for b in reading.readable() if b.kind == "body"]
    if not body:
        return 0, 0
    inside = (s for s in reading.sentences if any(b.begin <= s.begin < b.end for b in body))
    told = list(islice(inside, LEAD_SENTENCES))
    return (told[0].begin, told[-1].end) if told else (body[0].begin, body[0].end)


def _first_day(reading: Reading, ranges: Sequence[tuple[int, int]]) -> tuple[int, Form] | None:
    """The first expression of a day in the first of ``ranges`` that has one.

    Where it is open, a resolved one beside it that says the same ("on Sunday", then "Sunday" again) speaks for it.
    """
    for begin, end in ranges:
        days = [
            (number, form)
            for number, timex in enumerate(reading.timexes)
            if begin <= timex.begin < end and (form := parse(timex.form)) is not None and _is_day(timex, form)
        ]
        days = _come(reading, days) or days
        days = _of_late(reading, days) or days
        if days:
            return _twin(reading, days)
    return None


def _twin(reading: Reading, days: Sequence[tuple[int, Form]]) -> tuple[int, Form]:
    """The first of ``days``; where it is open, one beside it that says the same and more."""
    first = days[0][1]
    alike = [found for found in days if _says(found[1]) == _says(first) or _names(reading, found, first)]
    resolved = [found for found in alike if _DAY.match(reading.timexes[found[0]].value)]
    dated = [found for found in alike if _is_dated(found[1])]
    return (resolved or dated or list(days))[0]


def _names(reading: Reading, found: tuple[int, Form], first: Form) -> bool:
    """Whether a date falls on the weekday that ``first`` names ("on Sunday", then "August 5, 2018")."""
    number, form = found
    if first.op != "weekday" or not _is_dated(form):
        return False
    day = _DAY.match(reading.timexes[number].value)
    return first.weekday == (date.fromisoformat(day.group()).isoweekday() if day else form.weekday)


def _is_dated(form: Form) -> bool:
    """Whether an expression gives month and day."""
    return form.op == "date" and form.month > 0 and form.day > 0


def _come(reading: Reading, days: Sequence[tuple[int, Form]]) -> list[tuple[int, Form]]:
    """Those of ``days`` that do not lie after the report: "a run-off on October 20" in a report of the first round."""
    filed = reading.published.value
    days_of = {found: _DAY.match(reading.timexes[found[0]].value) for found in days}
    return [found for found, day in days_of.items() if not (filed and day and day.group() > filed)]


def _of_late(reading: Reading, days: Sequence[tuple[int, Form]]) -> list[tuple[int, Form]]:
    """Those of ``days`` that are not long past, where one is of the week of filing: news tells its cause beside it.

    "The collision on 9 February killed 17. The report, published on Thursday, says …" is a report of May.
    """
    filed = _DAY.match(reading.published.value or "")
    if filed is None:
        return []
    last = date.fromisoformat(filed.group())
    ages = {
        f: (last - date.fromisoformat(d.group())).days for f in days if (d := _DAY.match(reading.timexes[f[0]].value))
    }
    if not any(0 <= age < WEEK for age in ages.values()):
        return []
    return [found for found in days if ages.get(found, 0) <= LONG_PAST]


def _says(form: Form) -> tuple[str, int, int, int, int]:
    return form.op, form.weekday, form.n, form.month, form.day


def _is_day(timex: Timex, form: Form) -> bool:
    """Whether the expression names one day, resolved or not."""
    if timex.type not in ("DATE", "TIME"):
        return False
    if form.op == "shift":
        return form.grain == "D" and not (form.base == "text" and not form.n)
    return form.op == "weekday" or (form.op == "date" and form.day > 0)


def _places(reading: Reading, begin: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
    """Towns and countries that the lead says it happened in, or that the dateline gives."""
    locative = lexicon.words("rapporteur.relate", "locative.txt")
    lead = [m for m in reading.mentions if m.kind == "place" and begin <= m.begin < end and m.form == "name"]
    named = [m.name for m in lead if _preposition(reading.text, m) in locative]
    if reading.dateline is not None and reading.dateline.place:
        named.append(reading.dateline.place)
    lands = frozenset(key for name in named if (key := country(name)))
    return frozenset(name.casefold() for name in named if not country(name)), lands


def _preposition(text: str, mention: Mention) -> str:
    before = _BEFORE.search(text, max(0, mention.begin - _NEAR), mention.begin)
    return before.group(1).casefold() if before else ""
