"""The same fact in several reports."""

from __future__ import annotations

from tests.reports import Draft

from rapporteur.relate.entities import join
from rapporteur.relate.statements import Statements, match


def told(*drafts: Draft) -> Statements:
    readings = [d.read() for d in drafts]
    return match(readings, join(readings))


def shared(statements: Statements) -> list[list[str]]:
    """The texts of the groups of two reports or more."""
    groups = [g.members for g in statements.groups]
    return [[m.text for m in members] for members in groups if len({m.report.id for m in members}) > 1]


GAZETTE = "The two leaders agreed to resume the negotiations on the grain tariff"
WIRE = "Both agreed on Tuesday to restart grain tariff talks"
OTHER = "The harbour was closed to private boats until Thursday"


def test_one_fact_in_other_words_is_one_group() -> None:
    """Synonyms of the press and derived words meet."""
    statements = told(
        Draft("a", f"{GAZETTE}. {OTHER}.").tells(GAZETTE, predicate="resume").tells(OTHER, predicate="close"),
        Draft("b", f"{WIRE}.").tells(WIRE, predicate="restart"),
    )

    assert shared(statements) == [[GAZETTE, WIRE]]


def test_names_and_titles_alone_make_no_fact() -> None:
    """Two sentences about one prime minister are not one statement."""
    one = "Prime Minister Sela Orrin of the Harbour Party opened a hospital wing"
    two = "Prime Minister Sela Orrin of the Harbour Party denounced the ferry strike"
    statements = told(
        Draft("a", one).names("Sela Orrin", title="Prime Minister").tells(one, predicate="open"),
        Draft("b", two).names("Sela Orrin", title="Prime Minister").tells(two, predicate="denounce"),
    )

    assert shared(statements) == []


def test_values_do_not_align() -> None:
    """A number in common is no reason, another number no obstacle."""
    one, two, three = "Divers counted 18 wrecks", "Bakers signed 18 contracts", "Divers counted 25 wrecks off the mole"
    statements = told(*(Draft(i, t).tells(t) for i, t in zip("abc", (one, two, three), strict=True)))

    assert shared(statements) == [[one, three]]


def test_every_statement_is_in_one_group() -> None:
    """Also one that nobody else tells."""
    statements = told(Draft("a", OTHER).tells(OTHER))

    assert [g.members for g in statements.groups] == [statements.all]
