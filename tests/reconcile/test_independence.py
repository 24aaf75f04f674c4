"""How many origins stand behind something."""

from __future__ import annotations

from msgspec.structs import replace
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


def test_nobody_confirms_himself() -> None:
    """Two texts of one agency, or of one outlet, are one origin; two of two are two."""
    flash, update, other, again = (
        replace(Draft(i, "x", outlet=o).read(), agency=a)
        for i, o, a in (("a", "Post", "Orlo"), ("b", "Mail", "ORLO"), ("c", "Star", None), ("d", "Star", None))
    )

    found = settle([flash, update, other, again], own_origins([flash, update, other, again]))

    assert len(found.behind("ab").origins) == len(found.behind("cd").origins) == 1
    assert len(found.behind("abcd").origins) == 2
