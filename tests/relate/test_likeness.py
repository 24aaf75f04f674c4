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


def test_a_toll_so_far_is_the_toll() -> None:
    """Fourteen who have died so far are no sum of lots; 31 magazines so far are."""
    nine = Draft("a", "At least nine people were killed.").counts("nine people", 9, "people")
    so_far = Draft("b", "Fourteen people have died so far.").counts("Fourteen people", 14, "people")
    lot = Draft("a", "Police seized nine magazines.").counts("nine magazines", 9, "magazine", head="magazine")
    all_of_them = Draft("b", "Police have seized 31 magazines so far.")
    all_of_them.counts("31 magazines", 31, "magazine", head="magazine")

    assert like(nine, so_far) >= 0.5
    assert like(lot, all_of_them) < 0


def test_two_speeds_with_one_verb_are_one_speed() -> None:
    """An express is a train; how fast the wind was is another matter."""
    speed = "kilometer per hour"
    express = Draft("a", "The express was travelling at 90 km/h.").counts("90 km/h", 90, speed, head="express")
    train = Draft("b", "The train was travelling at 112 km/h.").counts("112 km/h", 112, speed, head="train")
    wind = Draft("b", "The wind reached 112 km/h.").counts("112 km/h", 112, speed, head="wind")

    assert like(express, train) > like(express, wind)
    assert like(express, wind) <= 0.5


def test_whose_people_are_counted_parts() -> None:
    """Calvane soldiers are no Nordreth soldiers; soldiers may be either's."""
    ours = Draft("a", "They freed 120 Calvane soldiers.").counts("120 Calvane soldiers", 120, "soldier", head="soldier")
    theirs = Draft("b", "They freed 118 Nordreth soldiers.")
    theirs.counts("118 Nordreth soldiers", 118, "soldier", head="soldier")
    either = Draft("b", "They freed 118 soldiers.").counts("118 soldiers", 118, "soldier", head="soldier")

    assert like(ours, theirs) < 0 < like(ours, either)
