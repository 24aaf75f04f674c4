"""The timeline: one entry per happening, however many reports tell it.

In: an event's statements and the timexes in them. Out: :class:`rapporteur.model.Happening` in order of date. Decided
here: a statement with a dated timex is a happening; statements of one date that tell of one thing are one; what lies
behind the report's own day, or is announced, is scheduled. A date is as fine as the report gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from rapporteur.model import Happening, Timex
from rapporteur.reconcile.figures import word_span
from rapporteur.relate import contraries
from rapporteur.relate.agglomeration import grouped
from rapporteur.relate.assertions import Assertion
from rapporteur.relate.calendar import first_day
from rapporteur.relate.compare import facts
from rapporteur.relate.salience import Rarity, mass
from rapporteur.relate.statements import Statements

_DATED = re.compile(r"[12]\d{3}(?:-\d{2}(?:-\d{2}(?:T.*)?)?)?$|[12]\d{3}-W(?:0[1-9]|[1-4]\d|5[0-2])$")
SAME = 0.3
"""Kinship from which two statements of one date are one happening; a shared date is itself a reason to think so, hence
a little below the threshold for statements at large."""
LONGEST = 300
"""Characters of a statement that is shown as an entry at most."""


class Dated(msgspec.Struct, frozen=True):
    """A statement and the date that a timex in it gives."""

    date: str
    assertion: Assertion
    scheduled: bool


def timeline(statements: Statements) -> tuple[Happening, ...]:
    """The dated happenings of an event, earliest first, those of one date by their first passage."""
    dated = [d for assertion in statements.all for d in _dated(assertion)]
    by_date: dict[str, list[Dated]] = {}
    for entry in dated:
        by_date.setdefault(entry.date, []).append(entry)
    found = [
        _happening(day, [entries[i] for i in group], statements.rarity)
        for day, entries in by_date.items()
        for group in _groups(entries, statements.rarity)
    ]
    return tuple(sorted(found, key=lambda h: (first_day(h.date), h.date, h.spans[0])))


def _dated(assertion: Assertion) -> Iterable[Dated]:
    report, statement = assertion.report, assertion.statement
    if len(assertion.text) > LONGEST or len(assertion.concepts) < 2:
        return
    for timex in report.timexes:
        if statement.covers(timex) and timex.type in ("DATE", "TIME") and _DATED.match(timex.value):
            yield Dated(timex.value, assertion, _scheduled(assertion, timex))
            return


def _scheduled(assertion: Assertion, timex: Timex) -> bool:
    filed = assertion.report.published.value
    ahead = bool(filed) and first_day(timex.value) > (filed or "")
    return contraries.expects(assertion) or ahead


def _groups(entries: Sequence[Dated], rarity: Rarity) -> list[list[int]]:
    scores = {}
    for j, right in enumerate(entries):
        for i, left in enumerate(entries[:j]):
            kin = facts.compare(left.assertion.fact, right.assertion.fact, rarity)
            if kin.score > 0:
                scores[i, j] = kin.score
    return grouped(len(entries), scores, SAME)


def _happening(day: str, entries: Sequence[Dated], rarity: Rarity) -> Happening:
    """One entry, told in the words of the statement that shares most with the others; of equals, the shortest."""
    best = min(entries, key=lambda e: (-_common(e, entries, rarity), len(e.assertion.text), e.assertion.place))
    places = sorted({entry.assertion.place: entry.assertion for entry in entries}.items())
    return Happening(
        date=day,
        what=" ".join(best.assertion.text.split()),
        scheduled=all(entry.scheduled for entry in entries),
        spans=tuple(word_span(a.report, a.statement.begin, a.statement.end) for _, a in places),
    )


def _common(entry: Dated, entries: Sequence[Dated], rarity: Rarity) -> float:
    return sum(
        mass(entry.assertion.concepts & other.assertion.concepts, rarity) for other in entries if other is not entry
    )
