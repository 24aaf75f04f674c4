"""What the words around a number say of it."""

from __future__ import annotations

import pytest

from rapporteur.model import Quantity
from rapporteur.relate import countings


def number(text: str, words: str, **more: object) -> Quantity:
    begin = text.index(words)
    return Quantity(begin=begin, end=begin + len(words), value=1, unit="", measures="", approximate=False, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("upheld nine of the 11 claims", "11", True),
        ("a margin of votes out of three million", "three million", True),
        ("upheld 11 claims", "11", False),
        ("a fall of 11 points", "11", False),
    ],
)
def test_a_whole(text: str, words: str, whole: bool) -> None:
    """Another number counts a part of it."""
    assert countings.whole(text, 0, number(text, words)) is whole


def test_some_of_a_number() -> None:
    """The number it is some of begins there."""
    text = "upheld nine of the 11 claims of the board"

    assert countings.some_of(text, number(text, "nine")) == text.index("11")
    assert countings.some_of(text, number(text, "11")) is None


def test_what_it_was_before_and_is_so_far() -> None:
    """Two turns that put a count out of date."""
    text = "Turnout fell to 61 from 66 per cent; six claims have so far been upheld"

    assert countings.former(text, 0, number(text, "66"))
    assert not countings.former(text, 0, number(text, "61"))
    assert countings.so_far(text, 0, len(text))
    assert not countings.so_far(text, 0, text.index(";"))


def test_two_counts_with_to_between_them() -> None:
    """A score is no range."""
    text = "He lost the vote by 48 to 50 per cent, a gap of 2 to 3 points"

    assert countings.scored(text, number(text, "48 to 50 per cent", high=2))
    assert not countings.scored(text[40:], number(text[40:], "2 to 3 points", high=2))


@pytest.mark.parametrize(
    ("text", "words", "head", "told"),
    [
        ("Turnout stood at about 61 per cent", "61 per cent", "", "turnout"),
        ("and gifts worth $3,000 came", "$3,000", "", "gift"),
        ("and won contracts for 410 crowns", "410 crowns", "", "contract"),
        ("and the league put it at 58 per cent", "58 per cent", "league", ""),
        ("and a toll of 43", "43", "toll", "toll"),
    ],
)
def test_what_a_number_is_told_of(text: str, words: str, head: str, told: str) -> None:
    """The noun beside it, else the one before the verb; "it" says nothing."""
    assert countings.told_of(text, number(text, words), head) == told


def test_somebodys_own_count() -> None:
    """What "the league counted" is reckoned, "turnout was" is told."""
    text = "It counted a turnout of 58 per cent. Turnout was 61 per cent"

    assert countings.reckoned(text, 0, number(text, "58"))
    assert not countings.reckoned(text, text.index("Turnout"), number(text, "61"))


@pytest.mark.parametrize(
    ("text", "words", "lot"),
    [
        ("seized two other boats", "two", True),
        ("won 18 of the next 23 games", "23", True),
        ("in his first 11 seasons", "11", True),
        ("seized two boats", "two", False),
    ],
)
def test_one_lot_of_several(text: str, words: str, lot: bool) -> None:
    """Two other boats are not all the boats."""
    assert countings.of_several(text, 0, number(text, words)) is lot


@pytest.mark.parametrize(
    ("text", "words", "more"),
    [
        ("600 soldiers had arrived and 1,100 more would follow", "600", True),
        ("600 soldiers, 40 others and a dog", "600", True),
        ("600 soldiers had arrived. Another 1,100 more would follow", "600", False),
        ("600 soldiers and 40 dogs", "600", False),
    ],
)
def test_a_lot_that_others_are_added_to(text: str, words: str, more: bool) -> None:
    """It is not all there are."""
    assert countings.more_follow(text, number(text, words)) is more


@pytest.mark.parametrize(
    ("text", "passage", "ahead"),
    [
        ("The meeting is scheduled to last an hour.", "an hour", True),
        ("It is expected to offer about 26 francs a share.", "26 francs", True),
        ("They were to sign for 40 boats.", "40 boats", True),
        ("They spoke for 90 minutes.", "90 minutes", False),
        ("The close was due. They spoke for 90 minutes.", "90 minutes", False),
    ],
)
def test_what_is_only_to_come(text: str, passage: str, ahead: bool) -> None:
    """An expectation in the same sentence makes it so."""
    quantity = number(text, passage)

    assert countings.foreseen(text, text.rfind(". ", 0, quantity.begin) + 1, quantity) is ahead


@pytest.mark.parametrize(
    ("text", "words", "lot"),
    [
        ("carrying 64 passengers and a crew of four", "64", True),
        ("with 64 passengers and 15 crew members", "15", True),
        ("carrying 68 passengers and crew", "68", False),
        ("carrying 68 people", "68", False),
    ],
)
def test_passengers_beside_their_crew_are_one_lot(text: str, words: str, lot: bool) -> None:
    """The passengers are not all on board where the crew is counted beside them."""
    assert countings.of_several(text, 0, number(text, words)) is lot


def test_a_number_that_is_said_to_be_wrong() -> None:
    """It is no count of the thing any more."""
    text = "It is 45 and not 47, the police said"

    assert countings.former(text, 0, number(text, "47"))
    assert not countings.former(text, 0, number(text, "45"))
    assert countings.former("They had spoken of 12 dead", 0, number("They had spoken of 12 dead", "12"))
    assert not countings.former("They had counted 12 dead", 0, number("They had counted 12 dead", "12"))


@pytest.mark.parametrize(
    ("text", "words", "stage"),
    [
        ("The union wants 7 percent more pay", "7 percent", "demanded"),
        ("The district has offered a rise of 3 percent", "3 percent", "offered"),
        ("The offer carries a premium of 31 percent", "31 percent", ""),
        ("They agreed on a rise of 5 percent", "5 percent", ""),
    ],
)
def test_what_is_only_demanded_or_offered(text: str, words: str, stage: str) -> None:
    """It is not yet what was agreed."""
    assert countings.stage(text, 0, number(text, words)) == stage
