"""Phrases of the tables, at word boundaries."""

from __future__ import annotations

import pytest

from rapporteur.pages import phrases
from rapporteur.pages.lines import Line


@pytest.mark.parametrize(
    ("text", "label", "phrase"),
    [
        ("Print", "navigation", "print"),
        ("• Subscribe now »", "promotion", "subscribe now"),
        ("READ MORE: Ferry line to buy two ships", "related", "read more"),
        ("Photo by Ada Brenk", "caption", "photo by"),
        ("Tags: storms, dykes", "tag", "tags:"),
        ("Radio Harl International ▶ Listen live", "navigation", "listen live"),
        ("Copyright © 2031 Ledger. All rights reserved.", "navigation", "all rights reserved"),
    ],
)
def test_furniture_is_found_where_its_row_says(text: str, label: str, phrase: str) -> None:
    """Whole lines, beginnings and phrases anywhere each have their rows."""
    found = phrases.furniture(Line(0, text))

    assert found is not None
    assert (found.label, found.phrase) == (label, phrase)


@pytest.mark.parametrize(
    "text",
    [
        "Printing presses stood still",
        "The minister asked for more",
        "Newscasters met in Home Bay",
        "Halden votes | News",
    ],
)
def test_parts_of_words_are_no_phrases(text: str) -> None:
    """A phrase begins and ends where words do."""
    assert phrases.furniture(Line(0, text)) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [("12 Comments", "open"), ("One thought on a bridge", None), ("Reply", "part"), ("Leave a Reply", "close")],
)
def test_headers_of_discussions(text: str, label: str | None) -> None:
    """What opens, parts or closes a discussion, with or without a count before it."""
    found = phrases.header(Line(0, text))

    assert (found.label if found is not None else None) == label


def test_cues_carry_their_class() -> None:
    """Longest phrase first, none inside another."""
    found = phrases.cues(Line(0, "Thanks for sharing, I agree with you!"))

    assert [(row.label, row.phrase) for row in found] == [
        ("start", "thanks"),
        ("thanks", "thanks for sharing"),
        ("stance", "i agree"),
        ("you", "you"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Like · Reply · 4 · 3h", True),
        ("4 • Reply • Share ›", True),
        ("Reply Quote", True),
        ("Reply 12", True),
        ("Share · Like", False),
        ("Share this report", False),
        ("The minister gave no reply on Monday", False),
        ("3h", False),
    ],
)
def test_a_row_of_buttons_parts_comments(text: str, found: bool) -> None:
    """Buttons and their counts alone, one of which no article has."""
    header = phrases.header(Line(0, text))

    assert (header is not None and header.label == "part") == found
