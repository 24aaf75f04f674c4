"""One entry for each happening."""

from __future__ import annotations

import pytest
from tests.reports import Draft

from rapporteur.model import Happening
from rapporteur.reconcile.timeline import timeline
from rapporteur.relate.entities import join
from rapporteur.relate.statements import match


def told(*drafts: Draft) -> tuple[Happening, ...]:
    readings = [d.read() for d in drafts]
    return timeline(match(readings, join(readings)))


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
