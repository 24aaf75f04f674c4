"""A date set here and none set there.

In: the assertions of one event. Out: :class:`Contrary` of kind "undated". Decided here: a report that tells by when a
thing is to be done is answered by one that tells that no date was set for it. "By the end of September" is a date, "at
an early date" an aim; which of the two it is, is told with the kind ("undated" or "aimed").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapporteur.relate import contraries
from rapporteur.relate.assertions import Assertion
from rapporteur.relate.calendar import first_day
from rapporteur.relate.contraries import Contrary
from rapporteur.relate.salience import Rarity, mass
from rapporteur.relate.statements import Statements
from rapporteur.relate.subjects import named

ABOUT = 0.7
"""Weight of shared concepts, the words for a date left out, from which both speak of one thing to be done."""
_NONE_SET = re.compile(
    r"\bno\s+(?:\w+\s+)?(?:date|deadline|timeline|timetable|time limit|time frame|timeframe)\b", re.I
)
_BY = re.compile(r"\b(?:by|before|until|no later than|within|at)\s+(?:the\s+|an?\s+)?[\"“‘']?$", re.I)
_DATE = re.compile(r"\d{4}|FUTURE_REF|P\d")


def find(statements: Statements) -> Iterator[Contrary]:
    """Statements that give a date for something, against those that say that there is none."""
    for answer in statements.all:
        if not _undated(answer):
            continue
        matter = answer.concepts - named("dates.txt")
        for kind in ("undated", "aimed"):
            claims = tuple(
                a for a in statements.all if _by_when(a) == kind and _apart(a, answer, matter, statements.rarity)
            )
            if claims:
                yield Contrary(kind, claims, (answer,), _shared(claims, matter, statements.rarity))


def _undated(assertion: Assertion) -> bool:
    """Whether the statement says that no date was set, or none was spoken of."""
    silent = contraries.stance(assertion) == "negates" and "deadline" in assertion.concepts
    return silent or _NONE_SET.search(assertion.text) is not None


def _by_when(assertion: Assertion) -> str:
    """Whether the statement gives a date by which ("undated" answers it) or an aim ("aimed"); ``""`` for neither."""
    report, statement = assertion.report, assertion.statement
    if contraries.stance(assertion) not in ("affirms", "expects") or _undated(assertion):
        return ""
    for timex in report.timexes:
        if statement.covers(timex) and _DATE.match(timex.value):
            before = report.text[max(statement.begin, timex.begin - 24) : timex.begin]
            ahead = timex.value == "FUTURE_REF" or first_day(timex.value) > (report.published.value or "9999")
            if ahead and _BY.search(before):
                return "aimed" if timex.value == "FUTURE_REF" else "undated"
    return ""


def _apart(claim: Assertion, answer: Assertion, matter: frozenset[str], rarity: Rarity) -> bool:
    return claim.report.id != answer.report.id and mass(claim.concepts & matter, rarity) >= ABOUT


def _shared(claims: tuple[Assertion, ...], matter: frozenset[str], rarity: Rarity) -> tuple[str, ...]:
    common = frozenset(c for claim in claims for c in claim.concepts) & matter
    return tuple(sorted(common, key=lambda c: (-rarity.get(c, 1.0), c)))
