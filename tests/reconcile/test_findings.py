"""Findings: which, in which order, with which sides."""

from __future__ import annotations

from tests.reports import Draft, own_origins, placed

from rapporteur.model import Finding
from rapporteur.reconcile import dossier

ALIKE = "The two leaders agreed on Tuesday to resume the talks on the grain tariff"
OTHER = "Negotiations about the tariff on grain will be resumed, the leaders agreed"


def told(*drafts: Draft) -> tuple[Finding, ...]:
    readings = [d.read() for d in drafts]
    return dossier(readings, (), own_origins(readings), placed(readings), ()).events[0].findings


def says(id_: str, text: str, status: str = "agreed") -> Draft:
    return Draft(id_, f"{text}.").tells(text, status, "resume")


def test_passages_that_say_the_same_are_one_side() -> None:
    """Two papers with one wording, a third with another: two sides, three outlets."""
    (finding,) = told(says("a", ALIKE), says("b", ALIKE), says("c", OTHER))

    assert finding.verdict == "agreed"
    assert sorted(len(side.spans) for side in finding.sides) == [1, 2]
    assert finding.outlets == 3


def test_a_statement_of_two_words_is_no_finding() -> None:
    """There is nothing to compare in it."""
    assert told(Draft("a", "Sirens rang.").tells("Sirens rang", predicate="ring")) == ()


def test_what_only_one_tells_is_kept_as_such() -> None:
    """One finding, one side, one origin."""
    (finding,) = told(says("a", ALIKE))

    assert (finding.verdict, finding.origins, len(finding.sides)) == ("single-source", 1, 1)


def test_a_side_names_its_source() -> None:
    """Who says so is told with what is said."""
    text = "The old harbour lock failed in March, according to Bram Tolse"
    draft = Draft("a", f"{text}.").names("Bram Tolse").tells(text, predicate="fail", source="Bram Tolse")

    assert [side.source for side in told(draft)[0].sides] == ["Bram Tolse"]


def test_values_that_exclude_each_other_make_the_finding_a_conflict() -> None:
    """Statements agree in words only; the figure's rule decides."""
    drafts = []
    for id_, minutes in (("a", 50), ("b", 40)):
        text = f"The leaders talked about the grain tariff in a {minutes}-minute meeting"
        draft = Draft(id_, f"{text}.").tells(text, predicate="talk")
        drafts.append(draft.counts(f"{minutes}-minute", minutes, "minute", head="meeting", measures="length"))

    assert [(f.verdict, f.rule) for f in told(*drafts)] == [("conflict", "values-exclude")]
