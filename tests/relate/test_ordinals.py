"""The how-manieth a report counts its happening as."""

from __future__ import annotations

import pytest
from tests.relate.piles import reading

from rapporteur.relate.ordinals import counted, countings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was their third meeting.", {("meeting", 3)}),
        ("It was the fourth time that the two had met.", {("meeting", 4)}),
        ("They ended their second summit in Vellmark.", {("meeting", 2)}),
        ("She won her 3rd title.", {("title", 3)}),
        (
            "She won her third Ostmark title and ninth Grand Prize title.",
            {("title ostmark", 3), ("title grand prize", 9)},
        ),
        ("No third meeting is planned.", set()),
        ("He hoped for a record third title.", set()),
        ("It was their first meeting.", set()),
        ("He won for the 200th time a meeting of riders.", set()),
        ("The second floor burned.", set()),
    ],
)
def test_what_is_counted(text: str, expected: set[tuple[str, int]]) -> None:
    """A number of what comes again; not what is denied, hoped for or a first; names keep countings apart."""
    assert counted(reading("a", text)) == expected


def test_attempts_are_counted_within_a_happening() -> None:
    """They part no reports, and stand where the ordinal stands."""
    report = reading("a", "It fell during its third attempt to land after their second meeting.")

    assert counted(report) == {("meeting", 2)}
    assert [(c.thing, c.number, report.text[c.begin : c.end]) for c in countings(report)] == [
        ("attempt", 3, "third"),
        ("meeting", 2, "second"),
    ]
