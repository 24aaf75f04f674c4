"""How many times one amount is another."""

from __future__ import annotations

import pytest
from tests.annotate.measured import measured


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Exports rose tenfold.", 10),
        ("Exports saw a 12-fold rise.", 12),
        ("Twice as many ships sank.", 2),
        ("Three times as many ships sank.", 3),
        ("The tower is four times the height of the old one.", 4),
        ("Rents are double the national average.", 2),
        ("It cost three times more than the old one.", 3),
    ],
)
def test_multiples(text: str, value: float) -> None:
    """What compares has the unit "times"."""
    assert measured(text).figures() == [(value, "times")]


@pytest.mark.parametrize("text", ["He was fined twice.", "It was a double blow.", "She has won the cup twice."])
def test_occasions(text: str) -> None:
    """What happened twice is no multiple."""
    assert measured(text).figures() == []
