"""How rules are written and which reading stands."""

from __future__ import annotations

import pytest

from rapporteur.annotate.figures import lexemes, numbers
from rapporteur.annotate.times import pieces as timex_pieces
from rapporteur.annotate.times import rules as timex_rules
from rapporteur.annotate.times.forms import constant
from rapporteur.annotate.times.pieces import Pattern
from rapporteur.annotate.times.rules import Built, Caught, Grammar


def pieces(text: str) -> timex_pieces.Pieces:
    split = lexemes.split(text, 0, len(text))
    return timex_pieces.read(text, split, numbers.find(split))


def grammar() -> Grammar:
    made = Grammar()

    @made.rule("month", "m:MONTH")
    def _month(caught: Caught) -> Built | None:
        return "DATE", constant(f"month {caught.value('m', 'MONTH')}")

    @made.rule("day", "m:MONTH (d:DAY | the? d:DAYORD)")
    def _day(caught: Caught) -> Built | None:
        day = caught.number("d", "DAY", "DAYORD")
        return None if day == 13 else ("DATE", constant(f"day {day}"))

    return made


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("June", ["month 6"]),
        ("June 5", ["day 5"]),
        ("June the 5th, July", ["day 5", "month 7"]),
        ("June 13", ["month 6"]),
        ("no month", []),
    ],
)
def test_longest_reading_stands(text: str, values: list[str]) -> None:
    """The longest reading stands; a builder that refuses leaves the words to the next rule."""
    assert [f.form.value for f in timex_rules.read((grammar(),), pieces(text))] == values


def test_unknown_class() -> None:
    """A pattern with a class that no word has is an error of the grammar's author."""
    with pytest.raises(ValueError, match="no word belongs"):
        Pattern("NOSUCHCLASS").compiled()


def test_bad_notation() -> None:
    """So is a sign that the notation does not know."""
    with pytest.raises(ValueError, match="nothing known"):
        Pattern("MONTH + DAY").compiled()


def test_years_in_words_and_named_days() -> None:
    """Numbers in words, years in words and names of days are one piece each."""
    found = [p.classes for p in pieces("nineteen eighty-four New Year's Eve twenty-first").pieces]
    assert [sorted(c)[0] for c in found] == ["NUM", "HOLIDAY", "DAYORD"]
