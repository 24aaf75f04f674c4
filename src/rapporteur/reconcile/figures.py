"""Figures of the record: one measured thing, every value given for it, and the verdict.

In: groups of figures that measure one thing. Out: :class:`rapporteur.model.Figure`. Decided here: values that are
printed alike are one value with several passages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from rapporteur.model import Figure, Reading, Span, Value
from rapporteur.reconcile import verdicts
from rapporteur.reconcile.independence import Independence
from rapporteur.relate.assertions import Assertion
from rapporteur.relate.compare.wording import forms
from rapporteur.relate.figures import FigureGroup
from rapporteur.relate.likeness import excluding
from rapporteur.relate.measurands import Measurand

WORD = 60
"""Characters of a word at most."""
_ANYBODY = ("", "people", "person")
_COUNTED = ("votes", "population")
"""States whose name is itself what is counted."""
_ORDER = ("conflict", "denied", "superseded", "compatible", "agreed", "single-source")


def figures(groups: Sequence[FigureGroup], independence: Independence) -> tuple[Figure, ...]:
    """One figure per group: conflicts first, then by how many outlets give it, then by place."""
    alone = len({member.report.id for group in groups for member in group.members}) == 1
    built = [_figure(group, independence, alone) for group in groups]
    return tuple(sorted(built, key=lambda f: (_ORDER.index(f.verdict), -f.outlets, f.values[0].spans[0])))


class Measured(msgspec.Struct, frozen=True):
    """The figures of an event, each with the number of the group it is in, and what an account of them needs."""

    homes: tuple[tuple[int, Measurand], ...]
    independence: Independence

    def ruling(self, members: Sequence[Assertion]) -> tuple[verdicts.Ruling, list[Assertion]] | None:
        """The ruling on one figure that statements of two or more reports give, when they do not give one value.

        With it come the statements that give the figure.
        """
        within: dict[int, list[Measurand]] = {}
        for home, figure in self.homes:
            if any(_gives(member, figure) for member in members):
                within.setdefault(home, []).append(figure)
        shared = [figures for figures in within.values() if len({f.report.id for f in figures}) > 1]
        rulings = [(verdicts.figure(_accounts(figures, self.independence)), figures) for figures in shared]
        telling = [r for r in rulings if r[0].verdict in ("conflict", "superseded", "compatible")]
        if not telling:
            return None
        ruling, figures = min(telling, key=lambda r: (_ORDER.index(r[0].verdict), r[0].rule, r[0].why))
        return ruling, [m for m in members if any(_gives(m, figure) for figure in figures)]

    def clash(self, left: Assertion, right: Assertion) -> bool:
        """Whether two statements give other counts, of two things, in one state: "nine died", of another year."""
        mine, theirs = ([(h, f) for h, f in self.homes if _gives(a, f)] for a in (left, right))
        if {home for home, _ in mine} & {home for home, _ in theirs}:
            return False
        return any(f.state and f.state == g.state and excluding(f, g) for _, f in mine for _, g in theirs)


def _gives(statement: Assertion, figure: Measurand) -> bool:
    """Whether a figure stands in a statement."""
    return statement.report.id == figure.report.id and statement.statement.covers(figure.quantity)


def measured(groups: Sequence[FigureGroup], independence: Independence) -> Measured:
    """The figures of an event, for the statements that give them."""
    homes = tuple((number, member) for number, group in enumerate(groups) for member in group.members)
    return Measured(homes, independence)


def _figure(group: FigureGroup, independence: Independence, alone: bool) -> Figure:
    accounts = _accounts(group.members, independence)
    ruling = verdicts.alone(accounts) if alone else verdicts.figure(accounts)
    values = _values(group.members)
    backing = independence.of(span for value in values for span in value.spans)
    return Figure(
        measures=_measures(group.members),
        unit=group.members[0].quantity.unit,
        verdict=ruling.verdict,
        values=values,
        origins=len(backing.origins),
        outlets=len(backing.outlets),
        why=ruling.why,
        rule=ruling.rule,
    )


def _accounts(members: Sequence[Measurand], independence: Independence) -> list[verdicts.Account]:
    """The accounts of one measured thing; how its count goes is told by any of them for all."""
    growths = {m.growth for m in members if m.growth}
    growth = growths.pop() if len(growths) == 1 else ""
    return [_account(member, independence, member.growth or growth) for member in members]


def _account(measurand: Measurand, independence: Independence, growth: str) -> verdicts.Account:
    report = measurand.report
    return verdicts.Account(
        quantity=measurand.quantity,
        says=report.words(measurand.quantity),
        origin=independence.origin[report.id],
        outlet=independence.named[report.id],
        moment=measurand.moment,
        stated=measurand.stated,
        growth=growth,
        rival=measurand.rival or (measurand.reckoned and not growth),
        so_far=measurand.so_far,
        foreseen=measurand.foreseen,
    )


def _values(members: Sequence[Measurand]) -> tuple[Value, ...]:
    alike: dict[tuple[object, ...], list[Measurand]] = {}
    for member in members:
        span = word_span(member.report, member.quantity.begin, member.quantity.end)
        quantity = member.quantity
        rough = quantity.approximate, quantity.bound
        key = quantity.value, quantity.high, rough, forms(member.report.words(span))
        alike.setdefault(key, []).append(member)
    return tuple(_value(group) for group in alike.values())


def _value(members: Sequence[Measurand]) -> Value:
    first = members[0]
    spans = tuple(word_span(m.report, m.quantity.begin, m.quantity.end) for m in members)
    return Value(
        value=first.quantity.value,
        high=first.quantity.high,
        approximate=any(m.quantity.approximate for m in members),
        says=first.report.words(spans[0]),
        spans=spans,
    )


def word_span(report: Reading, begin: int, end: int) -> Span:
    """The passage widened to the ends of the words it cuts; what is longer than :data:`WORD` is no word."""
    text = report.text
    first, last = max(0, begin - WORD), min(len(text), end + WORD)
    low, high = begin, end
    while low > first and text[low - 1].isalnum() and text[low].isalnum():
        low -= 1
    while high < last and text[high - 1].isalnum() and text[high].isalnum():
        high += 1
    return report.span(low if low > first or low == 0 else begin, high if high < last or high == len(text) else end)


def _measures(members: Sequence[Measurand]) -> str:
    """The phrase that most reports use for what is measured; of equals, the longest.

    Where it only says "people", or nothing, the state in which they are counted is told; so it is where several values
    come with several phrases ("12 dead", "43 bodies brought to the hall").
    """
    phrases = Counter(m.quantity.measures for m in members if m.quantity.measures)
    phrase = min(phrases, key=lambda p: (-phrases[p], -len(p), p)) if phrases else members[0].quantity.unit
    state = next((m.state for m in members if m.state), "")
    so_counted = sum(m.state == state and m.quantity.unit in (*_ANYBODY, state) for m in members)
    varied = len(phrases) > 1 and len({m.quantity.value for m in members}) > 1
    several = varied and 2 * so_counted > len(members)
    if not state or not (phrase in _ANYBODY or several):
        return phrase
    return state if state in _COUNTED else f"people {state}"
