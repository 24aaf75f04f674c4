"""The sentence that opens an account."""

from __future__ import annotations

from tests.reports import Draft

from rapporteur.reconcile.leads import openings
from rapporteur.reconcile.passages import passages

FLOOD = "The river Asker flooded the town of Wendle on Saturday, officials said"
DRAINS = "The mayor has long wanted new drains for the square of the old market"


def test_the_best_opening_tells_what_the_others_tell() -> None:
    """Not what one report opens with alone."""
    one, two = Draft("a", f"{FLOOD}.").tells(FLOOD), Draft("b", f"{FLOOD} again.").tells(FLOOD)
    three = Draft("c", f"{DRAINS}.").tells(DRAINS)

    found = openings(passages([d.read() for d in (three, one, two)]), (), {}, None)

    assert [o.span.id for o in found] == ["a", "b", "c"]


def test_what_was_overtaken_stands_behind() -> None:
    """Where a later report tells the same otherwise."""
    one, two = (Draft(id_, f"{FLOOD}.").tells(FLOOD).read() for id_ in "ab")

    found = openings(passages([one, two]), (one.span(4, 9),), {}, None)

    assert [o.span.id for o in found] == ["b", "a"]


def test_no_statement_no_opening() -> None:
    """A report that tells nothing opens nothing."""
    assert openings(passages([Draft("a", f"{FLOOD}.").read()]), (), {}, None) == ()


def test_the_newer_report_opens() -> None:
    """Of two that tell alike, the one filed last; one of no known day stands between."""
    days = {"a": "2024-05-14", "b": None, "c": "2024-05-16"}
    readings = [Draft(id_, f"{FLOOD}.", published=day).tells(FLOOD).read() for id_, day in days.items()]

    found = openings(passages(readings), (), {}, None)

    assert [o.span.id for o in found] == ["c", "b", "a"]


def test_a_report_filed_too_soon_stands_behind() -> None:
    """Where something else in it was overtaken, its opening counts for less."""
    one, two = (Draft(id_, f"{FLOOD}. {DRAINS}.").tells(FLOOD).read() for id_ in "ab")

    found = openings(passages([one, two]), (one.span(80, 90),), {}, None)

    assert [o.span.id for o in found] == ["b", "a"]
