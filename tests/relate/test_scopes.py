"""Where a count is told of."""

from __future__ import annotations

import pytest
from tests.reports import Draft

from rapporteur.relate import figures, scopes
from rapporteur.relate.measurands import find

LEAD = "A quake struck the Veldan town of Ostrel on Tuesday.\n\n"


def report(id_: str, told: str, *counts: tuple[str, float, str]) -> Draft:
    draft = Draft(id_, LEAD + told)
    for place in ("Ostrel", "Amberly"):
        draft.names(place, kind="place")
    for passage, value, unit in counts:
        draft.counts(passage, value, unit)
    return draft


@pytest.mark.parametrize(
    ("told", "passage", "scope"),
    [
        ("At least 120 people were killed in the quake.", "120 people", set()),
        ("Radio reported 112 people killed in Amberly alone.", "112 people", {"amberly", "alone"}),
        ("The chief said 22 people were still missing there.", "22 people", {"there"}),
        ("It killed 12 people, and troops were sent to tents in Amberly.", "12 people", set()),
    ],
)
def test_a_count_is_told_of_the_place_behind_it(told: str, passage: str, scope: set[str]) -> None:
    """Within its clause; "there" is a place that another sentence names."""
    (figure,) = find(report("a", told, (passage, 12, "people")).read())

    assert set(figure.scope) == scope


def test_the_place_of_the_event_is_no_part() -> None:
    """A third of the reports, two at least, name it as they begin."""
    readings = [report(name, "It rained.").read() for name in ("a", "b")]

    assert "ostrel" in scopes.of_the_event(readings)
    assert scopes.of_the_event(readings[:1]) == frozenset()


def test_old_and_new_toll_are_one_count_and_a_part_is_not() -> None:
    """A report brought up to date by its top has the old count below; a smaller count of one place stands apart."""
    first = report(
        "a",
        "At least 120 people were killed.\n\nEarlier the provisional toll was 73 dead.",
        ("120 people", 120, "people"),
        ("73 dead", 73, "dead"),
    )
    second = report(
        "b",
        "The death toll has reached 159.\n\nRadio reported 112 people killed in Amberly alone.",
        ("159", 159, ""),
        ("112 people", 112, "people"),
    )
    groups = [{m.quantity.value for m in group.members} for group in figures.match([first.read(), second.read()])]

    assert {120.0, 73.0, 159.0} in groups
    assert {112.0} in groups


@pytest.mark.parametrize(
    ("told", "passage", "scope"),
    [
        ("Fifteen Britons died in the shooting.", "Fifteen Britons", {"of united-kingdom"}),
        ("At least 15 British nationals were killed.", "15 British", {"of united-kingdom"}),
        ("The British death toll rises to 30.", "30", {"of united-kingdom"}),
        ("The number of Britons confirmed killed has risen to 29.", "29", {"of united-kingdom"}),
        ("A British official said 38 people were killed.", "38 people", set()),
    ],
)
def test_a_count_is_told_of_one_people(told: str, passage: str, scope: set[str]) -> None:
    """The dead of one country are some of the dead; who tells of them is nobody counted."""
    (figure,) = find(report("a", told, (passage, 15, "")).read())

    assert set(figure.scope) == scope
