"""The event in a few sentences."""

from __future__ import annotations

import pytest
from tests.reports import Draft, own_origins, placed

from rapporteur.model import Event
from rapporteur.reconcile import Manner, dossier
from rapporteur.reconcile.account import LENGTH

LEAD = "The two leaders agreed on Tuesday to resume the talks on the grain tariff"


def told(*drafts: Draft, length: int = LENGTH) -> Event:
    readings = [d.read() for d in drafts]
    return dossier(readings, (), own_origins(readings), placed(readings), (), Manner(length)).events[0]


def report(id_: str, minutes: int) -> Draft:
    talk = f"Their {minutes}-minute talk turned to grain"
    draft = Draft(id_, f"{LEAD}. {talk}.").tells(LEAD, "agreed", "resume").tells(talk, predicate="turn")
    return draft.counts(f"{minutes}-minute", minutes, "minute", head="talk", measures="length of the talk")


def harbours(*ids: str) -> list[Draft]:
    clauses = [f"The {k}th harbour of the coast was closed by storm number {k} from the north" for k in range(40)]
    drafts = [Draft(id_, ". ".join(clauses) + ".") for id_ in ids]
    for draft in drafts:
        for clause in clauses:
            draft.tells(clause, predicate="close")
    return drafts


def test_the_account_opens_with_what_happened() -> None:
    """In a report's own words, with every report that bears it out."""
    first = told(report("a", 50), report("b", 50)).account[0]

    assert first.text == f"{LEAD}."
    assert {span.id for span in first.spans} == {"a", "b"}


def test_a_conflict_of_figures_is_told_with_its_outlets() -> None:
    """Each value among the words around it, and who prints it."""
    (sentence,) = [s for s in told(report("a", 50), report("b", 40)).account if s.part == "figures"]

    assert "“Their 50-minute talk turned to grain” (a)" in sentence.text
    assert "“Their 40-minute talk turned to grain” (b)" in sentence.text
    assert {span.id for span in sentence.spans} == {"a", "b"}


@pytest.mark.parametrize("length", [1, 3, LENGTH])
def test_an_account_is_as_long_as_it_may_be(length: int) -> None:
    """However much there is to tell."""
    assert 0 < len(told(*harbours("a", "b"), length=length).account) <= length


def test_a_short_account_still_tells_the_dispute() -> None:
    """Of two sentences, one is what happened and one is what the reports do not agree on."""
    account = told(report("a", 50), report("b", 40), length=2).account

    assert [sentence.part for sentence in account] == ["event", "figures"]


def test_no_sentence_is_told_twice() -> None:
    """Not in the same words, and not from the same passage."""
    account = told(*harbours("a", "b")).account
    texts = [sentence.text for sentence in account]

    assert len(set(texts)) == len(texts)


def test_both_sides_of_a_dispute_are_told_with_who_prints_them() -> None:
    """A claim and its denial, each in the words of its report."""
    claim = "The company was told of the cracks in the dam in August"
    denial = "The company denied that it was told of any cracks in the dam"
    one = Draft("a", f"{LEAD}. {claim}.").tells(LEAD, "agreed", "resume").tells(claim, predicate="tell", about="cracks")
    two = Draft("b", f"{LEAD}. {denial}.").tells(LEAD, "agreed", "resume")
    two.tells(denial, "denied", "deny", about="cracks")

    (sentence,) = [s for s in told(one, two).account if s.part == "disputed"]

    assert sentence.text == f"According to a, “{claim}”. It is denied in b: “{denial}”."


def test_what_was_not_discussed_is_told() -> None:
    """With whoever says so."""
    silence = "The leaders did not discuss the rent of the naval station at the cape"
    draft = Draft("a", f"{LEAD}. {silence}.").tells(LEAD, "agreed", "resume")
    draft.tells(silence, "not discussed", "discuss", polarity="negative")

    (sentence,) = [s for s in told(draft).account if s.part == "undiscussed"]

    assert sentence.text == f"According to a, “{silence}”."


def test_what_comes_next_stands_last() -> None:
    """Once it lies behind the last report."""
    coming = "The trade ministers will meet again in the harbour on June 3"
    draft = Draft("a", f"{LEAD}. {coming}.", published="2024-05-14").tells(LEAD, "agreed", "resume")
    draft.tells(coming, "expected", "meet").dates("June 3", "2024-06-03").dates("Tuesday", "2024-05-14")

    last = told(draft).account[-1]

    assert (last.part, last.text) == ("ahead", f"{coming}.")


def test_a_weekday_is_told_with_its_day() -> None:
    """For an account of many reports has no Tuesday of its own; a day is explained once."""
    draft = (
        Draft("a", f"{LEAD}.", published="2024-05-14").tells(LEAD, "agreed", "resume").dates("Tuesday", "2024-05-14")
    )

    assert "on Tuesday [14 May 2024] to resume" in told(draft).account[0].text


def test_a_report_without_an_outlet_is_called_by_its_headline() -> None:
    """Never by its file where anything else is known of it."""
    one, two = report("/piles/a1.txt", 50), report("/piles/b2.txt", 40)
    one.outlet, two.outlet = "Harbour Post", None
    two.title = "Leaders return to the grain table"

    (sentence,) = [s for s in told(one, two).account if s.part == "figures"]

    assert "(the report “Leaders return to the grain table”)" in sentence.text
    assert ".txt" not in sentence.text


def test_what_came_up_by_one_report_and_not_by_another_is_disputed() -> None:
    """Whatever the findings make of it."""
    yes = "Mr Vask raised the question of the island at once with his host"
    no = "The leaders did not discuss the island in any of their talks"
    one = Draft("a", f"{LEAD}. {yes}.").tells(LEAD, "agreed", "resume").tells(yes, predicate="raise", about="question")
    two = Draft("b", f"{LEAD}. {no}.").tells(LEAD, "agreed", "resume")
    two.tells(no, "not discussed", "discuss", polarity="negative", about="island")

    (sentence,) = [s for s in told(one, two).account if s.part == "disputed"]

    assert sentence.text == f"According to a, “{yes}”. According to b, “{no}”."


def test_a_claim_told_by_its_denial_is_told_once() -> None:
    """What is "denied in reports that …" is claim and denial in one sentence."""
    denial = "The company denied reports that it was told of cracks in the dam"
    draft = Draft("b", f"{LEAD}. {denial}.").tells(LEAD, "agreed", "resume")
    draft.tells(denial, "denied", "deny", about="cracks")
    claim = "The company was told of cracks in the dam"
    one = Draft("a", f"{LEAD}. {claim}.").tells(LEAD, "agreed", "resume").tells(claim, predicate="tell", about="cracks")

    texts = [s.text for s in told(one, draft).account if s.part == "disputed"]

    assert all(text.count(denial) <= 1 for text in texts)


def test_of_one_date_to_come_one_thing_is_told() -> None:
    """What most reports tell of it."""
    vote, oath = "The council will vote on the plan on June 3", "The mayor will take her oath on June 3"
    drafts = []
    for id_, clauses in (("a", (oath, vote)), ("b", (vote,))):
        draft = Draft(id_, f"{LEAD}. " + "".join(f"{c}. " for c in clauses), published="2024-05-14").tells(
            LEAD, "agreed", "resume"
        )
        for clause in clauses:
            draft.tells(clause, "expected", clause.split()[3])
            draft.dates("June 3", "2024-06-03", after=clause)
        drafts.append(draft)

    ahead = [s.text for s in told(*drafts).account if s.part == "ahead"]

    assert ahead == [f"{vote}."]
