"""What speaks for and against a day on a page."""

from __future__ import annotations

import pytest

from rapporteur.pages import datestrings, sightings

PROSE = (
    "The council of Halm agreed on Friday to widen the quay and to dredge the harbour before the winter storms. " * 2
)


def cues(text: str, which: int = 0) -> frozenset[str]:
    return sightings.find(text, (), datestrings.find(text))[which].cues


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Published on ", "published"),
        ("Veröffentlicht am ", "published"),
        ("Updated: ", "updated"),
        ("This article was originally published on ", "original"),
        ("Stand: ", "version"),
        ("Member since ", "other"),
        ("Last updated:\n", "updated"),
        ("Publish date\n", "published"),
        ("May 3, 2019Updated: ", "updated"),
        ("Dieser Beitrag wurde am ", "published"),
        ("The council met on ", None),
    ],
)
def test_the_label_before_a_date(text: str, role: str | None) -> None:
    """A label on the line, or filling the line above."""
    line = text.rfind("\n") + 1

    assert sightings.role_before(text + "3 May 2019", len(text), line) == role


def test_a_date_under_a_headline() -> None:
    """A line of its own just above the running text, with its time behind it."""
    found = cues(f"Quay to be widened\n3 May 2019, 14:05\n{PROSE}")

    assert {"own line", "just above text", "time behind", "first date"} <= found


def test_a_date_in_running_text() -> None:
    """Inside a paragraph."""
    found = cues(f"Quay to be widened\n{PROSE} It opened on 3 May 2019 with a brass band and a great many speeches.")

    assert {"prose", "first line of text"} <= found


def test_two_dates_side_by_side() -> None:
    """First publication, then update."""
    text = f"3 May 2019 Updated 5 May 2019\n{PROSE}"

    assert "first of two" in cues(text)
    assert {"second of two", "label updated"} <= cues(text, 1)


def test_the_day_of_an_embedded_message() -> None:
    """A handle stands before it."""
    assert "after handle" in cues(f"{PROSE}\n— Harbour Master (@quay) 3 May 2019")


def test_markup_settles_the_order_of_a_numeric_date() -> None:
    """11/01/2021 is the first of November where a field says so; unsettled, both readings are there."""
    dates = datestrings.find("11/01/2021", order="dmy")
    guessed = datestrings.find("05/06/2019", order="mdy?")

    assert [s.day for s in sightings.find("11/01/2021", (), dates)] == ["2021-01-11"]
    assert [s.day for s in sightings.find("11/01/2021", (), dates, ["2021-11-01"])] == ["2021-11-01"]
    assert [s.day for s in sightings.find("05/06/2019", (), guessed)] == ["2019-05-06", "2019-06-05"]


def test_a_near_date_settles_the_order_of_a_guess() -> None:
    """Another date three days off tells which reading is meant."""
    text = "05/06/2019\n8 June 2019"

    assert [s.day for s in sightings.find(text, (), datestrings.find(text, order="mdy?"))] == [
        "2019-06-05",
        "2019-06-08",
    ]


def test_a_day_with_its_change_glued_behind_it() -> None:
    """Two days with nothing between them are the first publication and its change, where they are in that order."""
    assert "change beside" in cues(f"Quay to be widened\n3 May 20195 May 2019\n{PROSE}")
    assert "behind first" in cues(f"Quay to be widened\n3 May 20195 May 2019\n{PROSE}", 1)
    assert "change beside" not in cues(f"Quay to be widened\n5 May 20193 May 2019\n{PROSE}")


def test_a_day_above_its_change() -> None:
    """A later day that is called a change, on the next line, makes the one above it the first."""
    assert "change beside" in cues(f"Quay to be widened\n3 May 2019 Ada Reth\nUpdated: 5 May 2019\n{PROSE}")


def test_days_before_and_behind_what_is_told() -> None:
    """A day lies close behind the last day that the report tells of, or before it."""
    told = f"{PROSE}The quay was opened on 3 May 2019 with a brass band. {PROSE}"

    assert "told lately" in cues(f"Quay opened\n5 May 2019\n{told}")
    assert "told since" in cues(f"Quay opened\n1 May 2019\n{told}")
    assert not {"told lately", "told since"} & cues(f"Quay opened\n5 August 2019\n{told}")
