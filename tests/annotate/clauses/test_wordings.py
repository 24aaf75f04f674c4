"""Denials, silences and omissions worded otherwise."""

from __future__ import annotations

import pytest
from tests.annotate.told import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry called the report a lie.", ("denied", "positive")),
        ("The ministry did not call the report a lie.", ("reported", "negative")),
        ("The ministry called the report long.", ("reported", "positive")),
        ("Unger pleaded not guilty.", ("denied", "positive")),
        ("Unger pleaded guilty.", ("reported", "positive")),
        ("There is no truth in the rumour.", ("denied", "positive")),
        ("The claims are untrue.", ("denied", "positive")),
        ("The clock is wrong.", ("reported", "positive")),
        ("The palace stayed silent.", ("declined", "negative")),
        ("The firm neither confirmed nor denied the sale.", ("declined", "negative")),
        ("The firm confirmed the sale.", ("reported", "positive")),
        ("Police provided no details.", ("declined", "negative")),
        ("Police provided a car.", ("reported", "positive")),
        ("The debt was left off the agenda.", ("not discussed", "negative")),
        ("The bag was left off the bus.", ("reported", "positive")),
        ("The envoys steered clear of the border.", ("not discussed", "negative")),
    ],
)
def test_wording(text: str, expected: tuple[str, str]) -> None:
    """What is denied, kept back or left out need not be told by a verb of its kind; its neighbours are reported."""
    statement = told(text).statements[0]

    assert (statement.status, statement.polarity) == expected
