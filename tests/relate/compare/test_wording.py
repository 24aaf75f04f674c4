"""Two wordings word by word."""

from __future__ import annotations

import pytest

from rapporteur.relate.compare.wording import LONGEST, compare, forms, words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“We don’t sell,” he", '"We don\'t sell" he'),
        ("the U.S. fleet", "the US fleet"),
        ("open\u00a0sea", "open sea"),
        ("Velland-Orlo treaty", "Velland Orlo treaty"),
        ("wait…but", "wait...but"),
    ],
)
def test_the_printers_choices_are_no_difference(left: str, right: str) -> None:
    """Quote marks, apostrophes, no-break spaces, hyphens, dots of ellipsis and of abbreviations do not count."""
    assert forms(left) == forms(right)


def test_words_keep_their_place() -> None:
    """``begin`` and ``end`` are code points of the text given, also past a no-break space."""
    text = "a\u00a0U.S. ship"

    assert [text[w.begin : w.end] for w in words(text)] == ["a", "U.S.", "ship"]


def test_a_fragment_is_the_same_without_differences() -> None:
    """What only the longer wording has before and after is completeness, not another wording."""
    likeness = compare("We will open the lock at dawn, whatever it costs", "open the lock at dawn")

    assert (likeness.same, likeness.contained, likeness.parts) == (True, 1.0, ())


def test_differences_are_the_words_where_the_two_part() -> None:
    """Each part is a stretch of the left and of the right text; one of them may be empty."""
    left, right = "we will sail on the morning tide and never return", "we will sail with the tide and never return"

    parts = compare(left, right).parts

    assert [(left[a:b], right[c:d]) for (a, b), (c, d) in parts] == [("on", "with"), ("morning", "")]


def test_a_text_without_words_shares_nothing() -> None:
    """Marks alone are no wording."""
    assert compare("…", "We sail").contained == 0.0


def test_only_the_head_of_a_text_without_end_is_read() -> None:
    """A megabyte in quotation marks costs what LONGEST words cost."""
    likeness = compare("sail " * 200_000, "sail " * 200_000)

    assert likeness.length == LONGEST
