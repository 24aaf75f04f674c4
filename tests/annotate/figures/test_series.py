"""Amounts told beside others."""

from __future__ import annotations

import pytest
from tests.annotate.measured import measured


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        (
            "The flood killed 12 people in Amberly, seven in Corran and three in Oster Bay.",
            ["people killed in Amberly", "people killed in Corran", "people killed in Oster Bay"],
        ),
        (
            "Turnout was 61 percent in Amberly and 54 percent in Corran.",
            ["Turnout in Amberly", "Turnout in Corran"],
        ),
        ("He got 43 percent of the vote, ahead of Maro with 38 percent.", ["share of vote", "share of vote (Maro)"]),
        ("The airline has 10 ships compared to 66 a year ago.", ["ships that airline has", "ships that airline has"]),
        ("The wall cost 5bn crowns ($3.2bn; £1.7bn).", ["wall", "wall", "wall"]),
        ("The firm has 900 workers, 30 of whom live here.", ["workers that firm has", "workers (live here)"]),
    ],
)
def test_taken_over(text: str, phrases: list[str]) -> None:
    """An amount of a list, a comparison or a conversion measures what the one before it says, of its own part."""
    assert [q.measures for q in measured(text).quantities] == phrases


def test_units_are_taken_over() -> None:
    """A number alone in such a list counts what the list counts."""
    assert measured("The army freed 30 hostages on Monday and 12 on Tuesday.").figures() == [
        (30, "hostage"),
        (12, "hostage"),
    ]


def test_another_clause_is_no_list() -> None:
    """A verb between two amounts ends the list."""
    first, second = measured("The flood killed 12 people in Amberly and 30 houses burned in Corran.").quantities
    assert (first.unit, second.unit) == ("people", "house")
