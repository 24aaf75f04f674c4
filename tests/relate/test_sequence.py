"""Before, during or after."""

from __future__ import annotations

from tests.reports import Draft

from rapporteur.relate.assertions import Assertion, find
from rapporteur.relate.entities import join
from rapporteur.relate.sequence import placed_apart


def told(id_: str, text: str) -> Assertion:
    reading = Draft(id_, text).tells(text, predicate="meet").read()
    (assertion,) = find(reading, join([reading]))
    return assertion


BESIDE = told("a", "The two met on the margins of the two-day harvest fair in Ilmet")
AHEAD = told("b", "The two met just ahead of the harvest fair")
OTHER = told("c", "The two met after a storm")


def test_two_reports_place_one_thing_differently() -> None:
    """The thing they place it against is told in the first one's words."""
    found = placed_apart([BESIDE, AHEAD])

    assert found is not None
    assert found[2] == "harvest fair"


def test_the_same_place_or_another_thing_is_no_difference() -> None:
    """To be "before the fair" twice, or against a storm, says nothing else."""
    again = told("d", "The two met before the harvest fair")

    assert placed_apart([AHEAD, again]) is None
    assert placed_apart([BESIDE, OTHER]) is None
    assert placed_apart([BESIDE]) is None
