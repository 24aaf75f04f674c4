"""The event in a few sentences."""

from __future__ import annotations

from tests.reports import Draft, own_origins, placed

from rapporteur.model import Event
from rapporteur.reconcile import dossier
from rapporteur.reconcile.account import LENGTH

LEAD = "The two leaders agreed on Tuesday to resume the talks on the grain tariff"


def told(*drafts: Draft) -> Event:
    readings = [d.read() for d in drafts]
    return dossier(readings, (), own_origins(readings), placed(readings), ()).events[0]


def report(id_: str, minutes: int) -> Draft:
    talk = f"Their {minutes}-minute talk turned to grain"
    draft = Draft(id_, f"{LEAD}. {talk}.").tells(LEAD, "agreed", "resume").tells(talk, predicate="turn")
    return draft.counts(f"{minutes}-minute", minutes, "minute", head="talk", measures="length of the talk")


def test_the_account_opens_with_what_happened() -> None:
    """In a report's own words."""
    assert told(report("a", 50), report("b", 50)).account[0].text.startswith("The two leaders agreed")


def test_a_conflict_of_figures_is_told_with_its_outlets() -> None:
    """Each value as printed, and who prints it."""
    (sentence,) = [s for s in told(report("a", 50), report("b", 40)).account if "Length of the talk" in s.text]

    assert "“50-minute” (a)" in sentence.text
    assert "“40-minute” (b)" in sentence.text
    assert {span.id for span in sentence.spans} == {"a", "b"}


def test_an_account_is_short() -> None:
    """However much there is to tell."""
    clauses = [f"The {k}th harbour of the coast was closed by a storm from the north" for k in range(40)]
    drafts = [Draft(id_, ". ".join(clauses) + ".") for id_ in "ab"]
    for draft in drafts:
        for clause in clauses:
            draft.tells(clause, predicate="close")

    assert 0 < len(told(*drafts).account) <= LENGTH
