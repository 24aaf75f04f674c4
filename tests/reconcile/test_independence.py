"""How many origins stand behind something."""

from __future__ import annotations

from tests.reports import Draft, own_origins

from rapporteur.model import Origin
from rapporteur.reconcile.independence import settle

WIRE = Origin(origin="wire", ids=("b", "c"), agency="Orlo Wire", why="share most of their words")


def test_two_papers_with_one_wire_are_one_origin() -> None:
    """And two outlets."""
    readings = [Draft(i, "x").read() for i in "abc"]

    backing = settle(readings, [*own_origins(readings[:1]), WIRE]).behind(["b", "c"])

    assert (backing.origins, backing.outlets) == (("wire",), ("b", "c"))


def test_a_report_of_no_known_origin_is_its_own() -> None:
    """Not more than one, and never none."""
    readings = [Draft(i, "x").read() for i in "ab"]

    assert settle(readings, []).behind(["a", "a", "b"]).origins == ("a", "b")


def test_reports_without_an_outlet_count_apart() -> None:
    """Two nameless pages are not one outlet."""
    readings = [Draft(i, "x", outlet=None).read() for i in "ab"]

    assert len(settle(readings, []).behind(["a", "b"]).outlets) == 2
