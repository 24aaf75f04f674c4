"""Where a statement tells who says it."""

from __future__ import annotations

import pytest
from tests.reports import Draft

from rapporteur.relate.frames import frames


@pytest.mark.parametrize(
    ("text", "framed"),
    [
        ("Harbour board director Sela Orrin said the lock was shut", ["Harbour board director Sela Orrin"]),
        ("The lock was shut, harbour director Sela Orrin said", [" harbour director Sela Orrin"]),
        ("The lock was shut, the harbour director, Sela Orrin", [", the harbour director, Sela Orrin"]),
        ("Sela Orrin, who briefed reporters, said the lock was shut", ["Sela Orrin, who briefed reporters,"]),
        ("The lock in the old harbour was shut for a week said Sela Orrin", ["Sela Orrin"]),
    ],
)
def test_the_office_and_the_description_go_with_the_name(text: str, framed: list[str]) -> None:
    """What is told of the one who speaks is no part of what is said."""
    reading = Draft("a", text).names("Sela Orrin").tells(text, predicate="be", source="Sela Orrin").read()

    assert [text[b:e] for b, e in frames(reading, reading.statements[0])] == framed


def test_around_a_whole_sentence_in_quotation_marks_all_is_frame() -> None:
    """The lead-in tells nothing of what was said."""
    words = '"There is no crack in that wall,"'
    text = f"In an effort to calm the town, Sela Orrin said, {words} and left"
    draft = Draft("a", text).names("Sela Orrin").says("Sela Orrin", words)
    reading = draft.tells(text, predicate="be", source="Sela Orrin").read()

    around = [text[b:e] for b, e in frames(reading, reading.statements[0])]

    assert around[:2] == ["In an effort to calm the town, Sela Orrin said, ", " and left"]


def test_a_statement_without_a_source_has_no_frame() -> None:
    """The report itself says it."""
    reading = Draft("a", "The lock was shut").tells("The lock was shut").read()

    assert list(frames(reading, reading.statements[0])) == []
