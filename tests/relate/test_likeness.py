"""How surely two figures measure one thing."""

from __future__ import annotations

from tests.reports import Draft

from rapporteur.relate.likeness import likeness
from rapporteur.relate.measurands import Measurand, find


def only(draft: Draft) -> Measurand:
    (measurand,) = find(draft.read())
    return measurand


def like(left: Draft, right: Draft) -> float:
    return likeness(only(left), only(right), {})


def test_a_value_that_few_things_have_speaks_for_one_thing() -> None:
    """27.50 francs a share is the price however it is told; 3 years may be of anything."""
    offer = Draft("a", "It agreed to buy the works for 27.50 francs.").counts("27.50 francs", 27.5, "franc", head="buy")
    pay = Draft("b", "Owners will be paid 27.50 francs.").counts("27.50 francs", 27.5, "franc", head="pay")
    lent = Draft("a", "It is lent for three years.").counts("three years", 3, "year", head="lend")
    gone = Draft("b", "Jobs vanish in three years.").counts("three years", 3, "year", head="vanish")

    assert like(offer, pay) >= 0.5 > like(lent, gone)


def test_a_number_without_a_unit_must_tell_more() -> None:
    """1.2 million may be the cubic metres; 2,300 is not the people."""
    spill = Draft("a", "It let out 1.2 million cubic metres.").counts("1.2 million cubic metres", 1.2e6, "cubic metre")
    bare = Draft("b", "The firm speaks of 1.2 million.").counts("1.2 million", 1.2e6, "")
    homes = Draft("a", "Storms left 2,300 people cold.").counts("2,300 people", 2300, "people")
    works = Draft("b", "The firm has 2,300 in all.").counts("2,300", 2300, "")

    assert like(spill, bare) >= 0.5 > like(homes, works)


def test_rates_and_turns_forbid() -> None:
    """A price of a share is no price of all, and a rise no fall."""
    share = Draft("a", "It offers 27 francs a share.").counts("27 francs", 27, "franc", head="offer")
    whole = Draft("b", "It offers 3 billion francs.").counts("3 billion francs", 3e9, "franc", head="offer")
    up = Draft("a", "Shares rose 4 per cent.").counts("4 per cent", 4, "percent", head="share")
    down = Draft("b", "Shares fell 6 per cent.").counts("6 per cent", 6, "percent", head="share")

    assert like(share, whole) < 0
    assert like(up, down) < 0


def test_people_of_one_state_are_one_count() -> None:
    """Twelve dead and seventeen dead, whatever the words around."""
    twelve = Draft("a", "At least 12 people were killed.").counts("12 people", 12, "people")
    more = Draft("b", "The storm left 17 dead.").counts("17 dead", 17, "dead")

    assert like(twelve, more) >= 0.5
