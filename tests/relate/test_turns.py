"""Which way a percentage turns."""

from __future__ import annotations

import pytest
from tests.reports import Draft

from rapporteur.relate.turns import turn


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The price is 38 per cent above the close.", "up"),
        ("It carries a premium of 31 per cent to the close.", "up"),
        ("Shares closed up 28 per cent.", "up"),
        ("Its own fell 4 per cent.", "down"),
        ("Prices fell, and 12 per cent of the firms closed.", ""),
        ("Turnout was 61 per cent.", ""),
    ],
)
def test_the_nearest_word_of_turning_tells(text: str, expected: str) -> None:
    """A word in another clause does not."""
    passage = next(
        p
        for p in ("38 per cent", "31 per cent", "28 per cent", "4 per cent", "12 per cent", "61 per cent")
        if p in text
    )
    (quantity,) = Draft("a", text).counts(passage, 1, "percent").read().quantities

    assert turn(text, 0, len(text), quantity) == expected
