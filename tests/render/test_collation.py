"""The collation table."""

from __future__ import annotations

from tests.reports import Draft, own_origins, placed

from rapporteur.reconcile import Manner, dossier
from rapporteur.render.chapters import book
from rapporteur.render.collation import Row


def toll(id_: str, value: int, published: str) -> Draft:
    clause = f"The flood in the valley of the Asker killed {value} people"
    draft = Draft(id_, f"{clause}.", published=published).tells(clause, predicate="kill", about="people")
    return draft.counts(f"{value} people", value, "people", measures="people", head="people")


def rows(*drafts: Draft) -> tuple[Row, ...]:
    readings = [d.read() for d in drafts]
    whole = dossier(readings, (), own_origins(readings), placed(readings), (), Manner())
    return book(whole).chapters[0].collation.rows


def test_a_figure_and_the_statements_that_give_it_are_one_row() -> None:
    """The row of the figure, which has every value; what the statements tell beside it has rows of its own."""
    row, *others = rows(toll("a", 7, "2024-05-10"), toll("b", 17, "2024-05-12"))

    assert (row.label.verdict, row.topic, [p.says for p in row.positions]) == (
        "superseded",
        "people dead",
        ["7 people", "17 people"],
    )
    assert not [other for other in others if other.label.verdict == "superseded"]


def test_a_statement_on_which_reports_agree_has_its_row() -> None:
    """No figure stands for it."""
    clause = "The mayor of the lower town opened the new bridge over the Asker"
    (row,) = rows(*(Draft(id_, f"{clause}.").tells(clause, predicate="open", about="bridge") for id_ in "ab"))

    assert (row.label.verdict, row.reports) == ("agreed", 2)
