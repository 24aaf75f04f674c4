"""One entry for each happening."""

from __future__ import annotations

import pytest
from tests.reports import Draft

from rapporteur.model import Happening
from rapporteur.reconcile.passages import passages
from rapporteur.reconcile.timeline import timeline
from rapporteur.relate.entities import join
from rapporteur.relate.statements import match


def told(*drafts: Draft, day: str | None = None) -> tuple[Happening, ...]:
    readings = [d.read() for d in drafts]
    return timeline(match(readings, join(readings)), passages(readings), day)


def dated(id_: str, text: str, when: str, value: str, status: str = "reported") -> Draft:
    return Draft(id_, text, published="2024-05-14").tells(text, status, text.split()[2]).dates(when, value)


def test_two_reports_of_one_happening_are_one_entry() -> None:
    """With both passages."""
    one = dated("a", "The dam failed above the town on Friday", "Friday", "2024-05-10")
    two = dated("b", "The dam failed above the riverside town on May 10", "May 10", "2024-05-10")

    assert [(h.date, [s.id for s in h.spans]) for h in told(one, two)] == [("2024-05-10", ["a", "b"])]


def test_two_happenings_of_one_day_are_two_entries() -> None:
    """A day alone joins nothing."""
    one = dated("a", "The dam failed above the town on Friday", "Friday", "2024-05-10")
    two = dated("b", "Parliament elected a speaker on Friday", "Friday", "2024-05-10")

    assert len(told(one, two)) == 2


def test_entries_come_in_order_of_date_as_fine_as_given() -> None:
    """A year is put where it begins, and stays a year."""
    old = dated("a", "The mine opened in 1984", "1984", "1984")
    inspected = dated("b", "Inspectors visited it in March", "March", "2024-03")

    assert [h.date for h in told(inspected, old)] == ["1984", "2024-03"]


@pytest.mark.parametrize(("value", "scheduled"), [("2024-05-20", True), ("2024-05-10", False)])
def test_what_lies_ahead_is_scheduled(value: str, scheduled: bool) -> None:
    """Ahead of the report's own day."""
    (entry,) = told(dated("a", "The ministers meet in the harbour then", "then", value))

    assert entry.scheduled is scheduled


@pytest.mark.parametrize("value", ["PAST_REF", "XXXX-SU", "", "P2D"])
def test_no_date_no_entry(value: str) -> None:
    """What no calendar knows is left out."""
    assert told(dated("a", "The ministers met in the harbour then", "then", value)) == ()


def test_reports_open_with_the_event_and_that_is_one_entry() -> None:
    """However differently they tell it."""
    one = dated("a", "The dam failed above the town on Friday", "Friday", "2024-05-10")
    two = dated("b", "Mud buried half of Drayholm on Friday, officials said", "Friday", "2024-05-10")

    assert len(told(one, two)) == 2
    assert len(told(one, two, day="2024-05-10")) == 1


def test_a_day_and_its_hour_can_be_one_happening() -> None:
    """Dated as finely as any report does; two hours of one day are two."""
    day = dated("a", "The dam failed above the town on Friday", "Friday", "2024-05-10")
    dawn = dated("b", "The dam failed above the town at dawn", "dawn", "2024-05-10T05:40")
    noon = dated("c", "The dam failed above the town at noon", "noon", "2024-05-10T12:00")

    assert [h.date for h in told(day, dawn)] == ["2024-05-10T05:40"]
    assert len(told(dawn, noon)) == 2


@pytest.mark.parametrize(
    ("text", "when", "value", "mod"),
    [
        ("The talks began in mid-April in the old harbour", "mid-April", "2024-04", "MID"),
        ("The mill will close by the end of 2026, owners said", "the end of 2026", "2026", "BY_END"),
        ("The bridge stays closed until Tuesday for repairs", "Tuesday", "2024-05-21", "UNTIL"),
        ("The dam failed above the town on Friday", "Friday", "2024-05-10", None),
    ],
)
def test_it_is_told_how_a_date_is_meant(text: str, when: str, value: str, mod: str | None) -> None:
    """In the words of TIMEX3."""
    (entry,) = told(dated("a", text, when, value))

    assert (entry.date, entry.mod) == (value, mod)


@pytest.mark.parametrize(
    ("text", "when", "value"),
    [
        ("It was the worst flood of the valley since 1968", "1968", "1968"),
        ("The leaders spoke of the 1971 treaty for an hour", "1971", "1971"),
        ("The northern lanes stay open in winter for ships", "winter", "2024-WI"),
        ("Mud ran through the Sunday market field at dawn", "Sunday", "2024-05-12"),
        ("We asked the company on Friday what had happened", "Friday", "2024-05-10"),
    ],
)
def test_what_tells_of_no_happening_is_no_entry(text: str, when: str, value: str) -> None:
    """A comparison, the name of a thing, a habit, the paper's own doings."""
    assert told(dated("a", text, when, value)) == ()


def test_an_entry_is_told_in_a_whole_sentence() -> None:
    """Since a clause cut out of it may say something else."""
    text = "The town was promised new flood gates in 2016 and never got them."
    clause = "The town was promised new flood gates in 2016"
    draft = Draft("a", text, published="2024-05-14").tells(clause, predicate="promise").dates("2016", "2016")

    assert [h.what for h in told(draft)] == [text.rstrip(".")]
