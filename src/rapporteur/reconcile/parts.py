"""Counts told of a part of the event, or of some of its people, beside those of the whole.

In: the figures of an event, each with the number of its group. Out: findings that set "14 in the town itself" beside
"17 across the province", and "two firefighters" beside "three people". Decided here: which count of the whole stands
beside that of a part, and that the two are compatible, for an editor who sees two tolls has to know that they are not
of one thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapporteur.model import Finding, Side, Span
from rapporteur.reconcile.figures import word_span
from rapporteur.reconcile.independence import Independence
from rapporteur.relate.likeness import anybody
from rapporteur.relate.measurands import Measurand


def findings(homes: Sequence[tuple[int, Measurand]], independence: Independence) -> list[Finding]:
    """One finding for each place or sort of people counted apart, where another report counts all in that state."""
    apart: dict[int, Measurand] = {}
    reports: dict[int, set[str]] = {}
    for home, figure in homes:
        reports.setdefault(home, set()).add(figure.report.id)
        if figure.state and (figure.scope or _some(figure)):
            apart.setdefault(home, figure)
    found = []
    for part in apart.values():
        wholes = [(len(reports[home]), m) for home, m in homes if _holds(m, part)]
        most = max((count for count, _ in wholes), default=0)  # the toll is the count that most reports give
        whole = min((m for n, m in wholes if n == most), key=lambda m: (_apart(m, part), m.place), default=None)
        if whole is not None:
            found.append(_finding(part, whole, independence))
    return found


def _some(figure: Measurand) -> bool:
    """Whether a count of people in a state is of one sort of them, by which they are called: "two firefighters"."""
    return figure.sort == "people" and not anybody(figure)


def _holds(whole: Measurand, part: Measurand) -> bool:
    """Whether ``whole`` counts whoever is in that state in all the event, in another report, and no fewer of them."""
    alike = anybody(whole) and whole.state == part.state
    part_only = whole.scope or whole.part or whole.period or part.period
    return alike and not part_only and whole.report.id != part.report.id and whole.quantity.value > part.quantity.value


def _apart(whole: Measurand, part: Measurand) -> tuple[bool, str, float]:
    """How far two counts stand from one another: by day where both have one, then by value."""
    same = bool(part.moment) and whole.moment[:10] == part.moment[:10]
    return not same, "" if same else whole.moment, whole.quantity.value - part.quantity.value


def _finding(part: Measurand, whole: Measurand, independence: Independence) -> Finding:
    sides = tuple(Side(says=m.report.words(_span(m)), spans=(_span(m),)) for m in (part, whole))
    told = "of one place" if part.scope else "of some of them"
    backing = independence.of(span for side in sides for span in side.spans)
    return Finding(
        verdict="compatible",
        topic=f"people {part.state}: a part and the whole",
        origins=len(backing.origins),
        outlets=len(backing.outlets),
        why=f"“{sides[0].says}” is told {told}, “{sides[1].says}” of the whole event.",
        rule="part-of-whole",
        sides=sides,
    )


def _span(figure: Measurand) -> Span:
    return word_span(figure.report, figure.quantity.begin, figure.quantity.end)
