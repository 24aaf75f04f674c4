"""Reports of one event as witnesses for the day on which another was published.

In: readings, placements and, if there are any, shared passages. Out: readings whose publication and time expressions
know what the pile knows. Decided here: what a dated report says of an undated one. If it puts the happening on the day
that the other calls "yesterday", the other is of the day after; if the other says "Friday", it is of that day or the
next; if the other looks back from "Sunday" to "Friday's" happening, it is of Sunday or the next day; a copied text is
printed on the day it was filed or the next. A report's own day is never overruled, and where two witnesses disagree
nothing is said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from rapporteur.annotate.clauses.statements import dated
from rapporteur.annotate.times.forms import Form, parse
from rapporteur.annotate.times.timexes import resolve
from rapporteur.language import lexicon
from rapporteur.model import Evidence, Placement, Publication, Reading, Reuse, Timex
from rapporteur.relate.happening import Main, main

SURE = 0.8
"""Weight of a witness that gives the very day ("yesterday", "today")."""

NEAR = 0.5
"""Weight of one that leaves two days (a weekday, a date): news names the weekday on the day itself or the day after."""

COPIED = 0.4
"""Weight of a dated print of the same text."""


FOLLOWING = 2
"""Days after the happening up to which a weekday is taken to be that of the same week."""


NEARBY = 60
"""Characters before a time expression in which a word may say that the time was still to come."""

_POSSESSED = re.compile(r"['’]s$|['’]s\b")
_BREAK = re.compile(r"[.;:!?]\s")


class _Witness(msgspec.Struct, frozen=True):
    """The first and the last day on which the report can be of, with the evidence for it."""

    earliest: date
    latest: date
    evidence: Evidence


def settle(
    readings: Sequence[Reading], placements: Sequence[Placement], reuse: Sequence[Reuse] = ()
) -> tuple[Reading, ...]:
    """``readings``, in their order; those without a day of publication get what the others of their event tell."""
    event = {p.id: p.event for p in placements}
    piles: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=lambda r: r.id):
        piles.setdefault(event.get(reading.id, reading.id), []).append(reading)
    told = {name: _told(pile) for name, pile in piles.items()}
    prints = _prints(readings, reuse)
    return tuple(_settled(r, told[event.get(r.id, r.id)], prints.get(r.id)) for r in readings)


def _told(pile: Sequence[Reading]) -> tuple[date, str] | None:
    """The day of an event and the first report that gives it, where most of the dated reports agree on one."""
    days = [(day, r.id) for r in pile if r.published.value and (day := main(r).day)]
    votes = Counter(day for day, _ in days)
    for day, witness in days:
        if 2 * votes[day] > len(days):
            return date.fromisoformat(day), witness
    return None


def _prints(readings: Sequence[Reading], reuse: Sequence[Reuse]) -> dict[str, tuple[date, str]]:
    """For each report the earliest day on which another printed text that it copies, and that report."""
    days = {r.id: _day(r.published.value) for r in readings}
    found: dict[str, tuple[date, str]] = {}
    for link in sorted(reuse):
        for own, other in ((link.a, link.b), (link.b, link.a)):
            day = days.get(other)
            if link.kind == "copy" and day is not None and max(link.containment_a, link.containment_b) >= 0.5:
                found[own] = min(found.get(own, (day, other)), (day, other))
    return found


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value is not None and len(value) == len("2000-01-01") else None


def _settled(reading: Reading, told: tuple[date, str] | None, printed: tuple[date, str] | None) -> Reading:
    if reading.published.value:
        return reading
    witnesses = [w for w in (_from_event(reading, told), _from_print(printed)) if w is not None]
    published = reading.published
    for witness in witnesses:
        published = _narrowed(published, witness)
    if published == reading.published:
        return reading
    known = published.value or (published.earliest and published.latest and f"{published.earliest}/{published.latest}")
    timexes = resolve(reading.timexes, known or None)
    statements = dated(reading.statements, timexes)
    return msgspec.structs.replace(reading, published=published, timexes=timexes, statements=statements)


def _from_event(reading: Reading, told: tuple[date, str] | None) -> _Witness | None:
    """What the day of the event says of a report that names this day by its own words."""
    happened = main(reading)
    if told is None or happened.timex is None:
        return None
    day, witness = told
    timex = reading.timexes[happened.timex]
    window = _window(reading, happened, parse(timex.form), day)
    if window is None:
        return None
    first, last = window
    back = happened.offset is None and happened.weekday not in (None, day.isoweekday())
    calls = "to which this report looks back from" if back else "which this report calls"
    says = f"{witness} puts the happening on {day.isoformat()}, {calls} “{reading.words(timex)}”"
    evidence = Evidence(
        kind="pile",
        value=first.isoformat(),
        weight=SURE if first == last else NEAR,
        why=says if first == last else f"{says}: it is of {first.isoformat()} or the next day",
        begin=timex.begin,
        end=timex.end,
        report=witness,
    )
    return _Witness(first, last, evidence)


def _window(reading: Reading, happened: Main, form: Form | None, day: date) -> tuple[date, date] | None:
    """First and last day on which a report can call ``day`` what it calls it."""
    if happened.offset is not None:
        of = day - timedelta(happened.offset)
        return of, of
    same_date = form is not None and (form.month, form.day) == (day.month, day.day)
    if happened.weekday is not None and happened.weekday != day.isoweekday() and _looks_back(reading, day):
        day += timedelta((happened.weekday - day.isoweekday()) % 7)
    elif happened.weekday != day.isoweekday() and not same_date:
        return None
    first = max(_named(reading, day, ahead=False), default=day)
    last = min(_named(reading, day, ahead=True), default=first + timedelta(1))
    return first, max(first, min(last, first + timedelta(1)))


def _looks_back(reading: Reading, day: date) -> bool:
    """Whether a report tells of what followed within the week: "on Thursday ended the search after Tuesday's quake"."""
    for timex in reading.timexes:
        form = parse(timex.form)
        named = form is not None and form.op == "weekday" and form.weekday == day.isoweekday()
        if named and _POSSESSED.search(reading.text[timex.begin : timex.end + 2]):
            return True
    return False


def _named(reading: Reading, day: date, *, ahead: bool) -> Iterator[date]:
    """Days from ``day`` on that the report tells as still to come (``ahead``) or as gone by.

    A weekday counts if it is one or two days after; a later one may as well be that of the week before. "Later in the
    day" is the day itself.
    """
    for timex in reading.timexes:
        form = parse(timex.form)
        if form is None or not form.tense or ahead != _is_ahead(reading, timex, form):
            continue
        after = (form.weekday - day.isoweekday()) % 7
        if form.op == "weekday" and 0 < after <= FOLLOWING:
            yield day + timedelta(after)
        elif ahead and form.op == "shift" and form.unit == "D" and not form.n:
            yield day


def _is_ahead(reading: Reading, timex: Timex, form: Form) -> bool:
    before = reading.text[max(0, timex.begin - NEARBY) : timex.begin]
    clause = _BREAK.split(before)[-1].casefold().split()
    return form.tense == "future" or not lexicon.words("rapporteur.relate", "forthcoming.txt").isdisjoint(clause)


def _from_print(printed: tuple[date, str] | None) -> _Witness | None:
    if printed is None:
        return None
    day, witness = printed
    why = f"{witness} prints the same text on {day.isoformat()}; a text is printed on the day it is filed or the next"
    evidence = Evidence(kind="pile", value=day.isoformat(), weight=COPIED, why=why, report=witness)
    return _Witness(day, day + timedelta(1), evidence)


def _narrowed(published: Publication, witness: _Witness) -> Publication:
    """The window with the witness's, as far as they overlap; its word is kept as evidence in any case."""
    earliest = max(filter(None, (_day(published.earliest), witness.earliest)))
    latest = min(filter(None, (_day(published.latest), witness.latest)))
    evidence = (*published.evidence, witness.evidence)
    if earliest > latest:
        return msgspec.structs.replace(published, evidence=evidence)
    return Publication(
        value=earliest.isoformat() if earliest == latest else None,
        earliest=earliest.isoformat(),
        latest=latest.isoformat(),
        evidence=evidence,
    )
