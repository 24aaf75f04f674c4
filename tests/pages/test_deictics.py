"""Weekdays that a report names from where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from rapporteur.pages import deictics


def weekdays(text: str) -> list[tuple[int, str]]:
    found = deictics.weekdays(text, deictics.sentences(text, [(0, len(text))]))
    return [(m.weekday, m.tense) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Halm on Sunday.", [(6, "past")]),
        ("He will meet the envoy Monday.", [(0, "future")]),
        ("They are expected to talk after meeting on Sunday.", [(6, "past")]),
        ("The dam collapsed before dawn on Friday.", [(4, "past")]),
        ("A deal is wanted before Friday.", [(4, "future")]),
        ("They met last Sunday.", []),
        ("Sundays are quiet.", []),
        ("It opened on Friday, June 3.", []),
    ],
)
def test_the_tense_of_a_weekday(text: str, expected: list[tuple[int, str]]) -> None:
    """The nearest mark before it decides; a weekday with its date, or with "last", is no bare one."""
    assert weekdays(text) == expected


def test_one_week_holds_all_weekdays() -> None:
    """Past Sunday and coming Monday, in a week that opens on Sunday: the report stands on one of these two days."""
    text = "They met on Sunday. He will meet the envoy Monday."
    mentions = deictics.weekdays(text, deictics.sentences(text, [(0, len(text))]))
    opening = date(2018, 9, 25).toordinal()

    kept = deictics.frame(range(opening - 10, opening + 10), mentions, {opening})

    assert [date.fromordinal(day).isoformat() for day in sorted(kept)] == ["2018-09-23", "2018-09-24"]


def test_long_sentences_are_parted() -> None:
    """No piece is longer than can be looked at twice."""
    text = "word " * 2000

    assert max(end - begin for begin, end in deictics.sentences(text, [(0, len(text))])) <= 800
