"""The rules on statements, by name."""

from __future__ import annotations

import pytest
from tests.reports import Draft, own_origins

from rapporteur.model import Origin, Reading
from rapporteur.reconcile import stances
from rapporteur.reconcile.independence import Independence, settle
from rapporteur.relate.assertions import Assertion, find
from rapporteur.relate.contraries import Contrary, Kind
from rapporteur.relate.entities import join

TEXT = "The harbour lock opened at dawn"


def report(id_: str, **more: object) -> Reading:
    return Draft(id_, f"{TEXT}. Sela Orrin spoke.").names("Sela Orrin").tells(TEXT, predicate="open", **more).read()


def sides(left: Reading, right: Reading) -> tuple[Assertion, Assertion, Independence]:
    entities = join([left, right])
    (a,), (b,) = find(left, entities), find(right, entities)
    return a, b, settle([left, right], own_origins([left, right]))


@pytest.mark.parametrize(
    ("kind", "verdict", "rule"),
    [
        ("expected", "superseded", "came-about"),
        ("denied", "denied", "denied-outright"),
        ("undiscussed", "conflict", "raised-or-not"),
        ("undated", "conflict", "a-date-or-none"),
        ("aimed", "compatible", "an-aim-or-none"),
        ("qualified", "compatible", "told-with-a-no"),
        ("negated", "conflict", "told-and-negated"),
        ("countered", "denied", "source-against-source"),
        ("since", "superseded", "done-since"),
    ],
)
def test_each_kind_of_contrary_has_its_rule(kind: Kind, verdict: str, rule: str) -> None:
    """Verdict and rule go into the record, with a sentence that names both outlets."""
    a, b, independence = sides(report("gazette"), report("mirror"))
    ruling = stances.contrary(Contrary(kind, (a,), (b,), ("lock",)), independence)

    assert (ruling.verdict, ruling.rule) == (verdict, rule)
    assert "gazette" in ruling.why
    assert "mirror" in ruling.why


def test_a_no_with_a_source_is_a_denial() -> None:
    """The report does not say it itself; somebody in it does."""
    a, b, independence = sides(report("gazette"), report("mirror", source="Sela Orrin"))

    assert stances.contrary(Contrary("negated", (a,), (b,), ()), independence).rule == "said-not-so"


@pytest.mark.parametrize(
    ("origins", "verdict", "rule"),
    [((("gazette",), ("mirror",)), "agreed", "told-alike"), ((("gazette", "mirror"),), "single-source", "one-text")],
)
def test_two_papers_agree_only_with_two_texts(origins: tuple[tuple[str, ...], ...], verdict: str, rule: str) -> None:
    """One wire text in two papers is one origin."""
    readings = report("gazette"), report("mirror")
    groups = [Origin(origin=str(n), ids=ids, agency=None, why="") for n, ids in enumerate(origins)]
    entities = join(readings)
    members = [a for r in readings for a in find(r, entities)]
    ruling = stances.told_alike(members, settle(readings, groups))

    assert (ruling.verdict, ruling.rule) == (verdict, rule)


def test_one_report_is_a_single_source() -> None:
    """However often it says so itself."""
    reading = report("gazette")
    members = find(reading, join([reading]))

    assert stances.told_alike([*members, *members], settle([reading], ())).rule == "one-report"


def test_a_thing_placed_differently_in_time_is_compatible() -> None:
    """Two texts tell it, one on the sidelines of a fair and one ahead of it."""

    def met(id_: str, when: str) -> Reading:
        text = f"The pilots met {when} the harvest fair"
        return Draft(id_, text).tells(text, predicate="meet").read()

    readings = met("gazette", "on the sidelines of"), met("mirror", "ahead of")
    members = [a for r in readings for a in find(r, join(readings))]

    ruling = stances.told_alike(members, settle(readings, own_origins(readings)))

    assert (ruling.verdict, ruling.rule) == ("compatible", "placed-apart")
