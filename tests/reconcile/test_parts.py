"""Counts of a part beside those of the whole."""

from __future__ import annotations

from tests.reports import Draft, own_origins

from rapporteur.reconcile import parts
from rapporteur.reconcile.figures import measured
from rapporteur.reconcile.independence import settle
from rapporteur.relate import figures


def test_a_part_stands_beside_its_whole_and_is_no_conflict() -> None:
    """Two tolls of one evening: the town's and the province's."""
    town = Draft("a", "The fire chief said 14 people had died in Amberly alone.").names("Amberly", kind="place")
    town.counts("14 people", 14, "people")
    province = Draft("b", "The flood killed 17 people, officials said.").counts("17 people", 17, "people")
    readings = [town.read(), province.read()]
    independence = settle(readings, own_origins(readings))
    found = parts.findings(measured(figures.match(readings), independence).homes, independence)

    assert [(f.verdict, f.rule, [s.says for s in f.sides]) for f in found] == [
        ("compatible", "part-of-whole", ["14 people", "17 people"])
    ]


def test_some_of_the_people_stand_beside_all_of_them() -> None:
    """Firefighters who were hurt are people who were hurt, not another count of them."""
    noon = Draft("a", "Two firefighters were injured.").counts("Two firefighters", 2, "firefighter")
    night = Draft("b", "In all three people were injured.").counts("three people", 3, "people")
    readings = [noon.read(), night.read()]
    independence = settle(readings, own_origins(readings))
    found = parts.findings(measured(figures.match(readings), independence).homes, independence)

    assert [(f.verdict, [s.says for s in f.sides]) for f in found] == [
        ("compatible", ["Two firefighters", "three people"])
    ]
    assert "some of them" in found[0].why
