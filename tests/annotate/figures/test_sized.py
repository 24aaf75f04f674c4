"""What numbers given by their size alone count."""

from __future__ import annotations

import pytest
from tests.annotate.measured import measured


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("Dozens of old ships sank.", "ship", "Dozens of old ships"),
        ("Tens of thousands of people fled.", "people", "Tens of thousands of people"),
        ("Several hundred ships sank.", "ship", "Several hundred ships"),
        ("Hundreds were injured.", "people", "Hundreds"),
        ("Thousands fled the city.", "people", "Thousands"),
        ("The fund lost millions of euros.", "EUR", "millions of euros"),
    ],
)
def test_counted(text: str, unit: str, words: str) -> None:
    """The noun behind the size, its currency, or people where it stands alone before a deed."""
    read = measured(text)
    (quantity,) = read.quantities
    assert (quantity.unit, read.words(quantity), quantity.approximate) == (unit, words, True)


@pytest.mark.parametrize(
    "text",
    ["The scores of the two games were close.", "He has flown dozens of times.", "The millions stolen are gone."],
)
def test_not_counted(text: str) -> None:
    """Scores of a game, occasions, and sums that a noun only points to."""
    assert measured(text).figures() == []
