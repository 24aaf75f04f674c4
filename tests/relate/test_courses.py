"""The state in which people and things are counted."""

from __future__ import annotations

import pytest
from tests.reports import Draft

from rapporteur.relate.measurands import find


@pytest.mark.parametrize(
    ("text", "passage", "value", "unit", "course"),
    [
        ("The fire was 40% contained by noon.", "40%", 40, "percent", ("contained", "moves")),
        ("With 41 per cent of the votes counted", "41 per cent", 41, "percent", ("counted", "moves")),
        ("The fire has burned 1,200 acres.", "1,200 acres", 1200, "acre", ("burnt", "grows")),
        ("The evacuation of some 600 homes was ordered.", "600 homes", 600, "home", ("evacuated", "grows")),
        ("In all two schools collapsed.", "two schools", 2, "school", ("destroyed", "adds")),
        ("Jurors convicted him on nine counts.", "nine counts", 9, "count", ("convicted", "stands")),
        ("He owns two schools.", "two schools", 2, "school", ("", "")),
        ("Three people were taken to a hospital.", "Three people", 3, "people", ("injured", "grows")),
        ("Toll at 75 dead, 300 missing", "300", 300, "", ("missing", "moves")),
        ("Toll at 75 dead, 300 missing", "75", 75, "", ("dead", "grows")),
        ("It said 75 were dead with 300 others missing.", "300 others", 300, "other", ("missing", "moves")),
        ("More than 400 rescue workers joined in.", "400 rescue workers", 400, "worker", ("", "")),
        ("Some 900 people were entitled to vote.", "900 people", 900, "people", ("electorate", "stands")),
        ("Pellworth had 7,412 employees last year.", "7,412 employees", 7412, "employee", ("employed", "stands")),
        ("Some 50 employees came to the gate.", "50 employees", 50, "employee", ("", "")),
        ("The plane had 68 people on board.", "68 people", 68, "people", ("aboard", "stands")),
        ("The plane, which was carrying 71, fell.", "71", 71, "", ("aboard", "stands")),
        ("He carried four people out.", "four people", 4, "people", ("", "")),
        ("Five people are in a critical condition.", "Five people", 5, "people", ("critical", "moves")),
        ("They acquitted him: not guilty on two counts.", "two counts", 2, "count", ("acquitted", "stands")),
        ("In all 17 ships lay at anchor.", "17 ships", 17, "ship", ("waiting", "moves")),
    ],
)
def test_what_happens_to_what_is_counted(
    text: str, passage: str, value: float, unit: str, course: tuple[str, str]
) -> None:
    """The nearest word of state tells it, and whether the count goes on."""
    (found,) = find(Draft("a", text).counts(passage, value, unit, head=unit).read())

    assert (found.state, found.growth) == course


def test_the_parts_of_a_magnitude_count_nobody() -> None:
    """5.9 is no toll, however near the dead stand."""
    (found,) = find(Draft("a", "The quake of 5.9 left many dead.").counts("5.9", 5.9, "").read())

    assert found.state == ""


def test_what_is_counted_may_tell_that_its_count_grows() -> None:
    """Aftershocks become more from hour to hour, whatever is said of them."""
    (found,) = find(Draft("a", "In all 116 aftershocks followed.").counts("116 aftershocks", 116, "aftershock").read())

    assert (found.state, found.growth) == ("recorded", "grows")
