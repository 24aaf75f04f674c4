"""What is glued to the ends of lines."""

from __future__ import annotations

import time

import pytest

from rapporteur.pages.blocks import Stretch
from rapporteur.pages.debris import cut


def _parts(text: str, *, first: bool = True) -> list[tuple[str, str]]:
    return [
        (part.kind, text[part.begin : part.end].strip())
        for part in cut(Stretch(0, len(text), "body", "x"), text, first=first)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date 2031-06-28 The lock opened.", [("clock", "date 2031-06-28"), ("body", "The lock opened.")]),
        (
            "Published: 3 May 2031 10:33 The lock opened.",
            [("clock", "Published: 3 May 2031 10:33"), ("body", "The lock opened.")],
        ),
        ("They shook hands.© KELPRESS", [("body", "They shook hands."), ("credit", "© KELPRESS")]),
        ("They shook hands. Reuters", [("body", "They shook hands."), ("credit", "Reuters")]),
        ("Pia Lomond — The lock opened.", [("byline", "Pia Lomond —"), ("body", "The lock opened.")]),
        ("They met. READ MORE: Crews walk", [("body", "They met."), ("related", "READ MORE: Crews walk")]),
        ("He left.23:45 GMT23 February 2030", [("body", "He left."), ("clock", "23:45 GMT23 February 2030")]),
    ],
)
def test_debris_is_cut_from_the_line(text: str, expected: list[tuple[str, str]]) -> None:
    """Clocks and bylines before the first word, credits, clocks and teasers after the last full stop."""
    assert _parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "June 28, 2031 was the longest day of the talks.",
        "It ended at 10:30",
        "He sold it to Reuters",
        "They met Ada Brenk. Everybody Clapped",
        "A century later — 2031 — it stands.",
    ],
)
def test_sentences_stay_whole(text: str) -> None:
    """Dates, hours and names that belong to the sentence are left in it."""
    assert _parts(text) == [("body", text)]


def test_bylines_are_cut_from_first_lines_only() -> None:
    """In the middle of a report a name before a dash is no reporter's."""
    assert _parts("Pia Lomond — The lock opened.", first=False) == [("body", "Pia Lomond — The lock opened.")]


@pytest.mark.parametrize("unit", ["© ", "12:34 ", "A. ", "Read more: ", "Aa ", "1 May 2031 "])
def test_hostile_lines_cost_linear_time(unit: str) -> None:
    """Only the ends of a line are looked at."""
    text = unit * (400_000 // len(unit))
    begin = time.process_time()
    cut(Stretch(0, len(text), "body", "x"), text, first=True)

    assert time.process_time() - begin < 2
