"""What a number is told of in the sentence before its own."""

from __future__ import annotations

import pytest
from tests.reports import Draft

from rapporteur.model import Reading
from rapporteur.relate import tellings

TOLL = "The police have corrected the toll of the dead."
JOINED = "Some 1,900 dockers had joined the strike, the union said."


def _told(first: str, second: str, passage: str, gap: str = " ") -> tuple[Reading, tuple[int, int]]:
    reading = Draft("a", f"{first}{gap}{second}").counts(passage, 1, "").read()
    return reading, (len(first) + len(gap), len(reading.text))


@pytest.mark.parametrize(
    ("second", "passage", "found"),
    [("It is 45, they said.", "45", True), ("It now stands at 45.", "45", True), ("He gave them 45.", "45", False)],
)
def test_a_number_that_goes_on(second: str, passage: str, found: bool) -> None:
    """It counts what the sentence before counts."""
    reading, sentence = _told(TOLL, second, passage)

    assert tellings.goes_on(reading, sentence, reading.quantities[0]) == ((0, len(TOLL)) if found else None)


@pytest.mark.parametrize(
    ("second", "passage", "found"),
    [
        ("The company put the number at fewer than 1,200.", "1,200", True),
        ("Ruhnhaven said it was about 1,300.", "1,300", True),
        ("The company put 1,200 crates aside.", "1,200", False),
        ("Our own institute says 6.1, at a depth of a mile.", "6.1", True),
        ("Our own institute says 6.1 is too much.", "6.1", False),
    ],
)
def test_anothers_count(second: str, passage: str, found: bool) -> None:
    """Who puts the number at something counts what was counted."""
    reading, sentence = _told(JOINED, second, passage)

    assert tellings.anothers(reading, sentence, reading.quantities[0]) == ((0, len(JOINED)) if found else None)


def test_a_paragraph_begins_anew() -> None:
    """What another paragraph counts is not pointed back at; nor is what stands before the first sentence."""
    reading, sentence = _told(TOLL, "It is 45.", "45", gap="\n\n")

    assert tellings.goes_on(reading, sentence, reading.quantities[0]) is None
    assert tellings.before(reading, 0) is None
