"""What a denial or a no is said of."""

from __future__ import annotations

import pytest
from tests.reports import Draft

from rapporteur.relate import denials, statements
from rapporteur.relate.assertions import Assertion
from rapporteur.relate.entities import join


def assertions(*drafts: Draft) -> list[Assertion]:
    """The statements of some reports, in order of report and place."""
    readings = [d.read() for d in drafts]
    return list(statements.match(readings, join(readings)).all)


CLAIM = "Employee representatives were consulted before the announcement."


def claim() -> Draft:
    return Draft("a", CLAIM).tells(CLAIM[:-1], predicate="consult")


@pytest.mark.parametrize(
    ("text", "predicate", "same"),
    [
        ("Mr Tarn said nobody consulted them.", "consult", True),
        ("Mr Tarn denied that anybody had been consulted.", "deny", True),
        ("Mr Tarn said the union was not consulted in May.", "consult", False),
        ("Mr Tarn said none of them wanted to be consulted.", "consult", False),
        ("Mr Tarn said nobody else was consulted.", "consult", False),
        ("Mr Tarn said nobody phoned them.", "phone", False),
    ],
)
def test_a_no_of_everybody_answers_every_yes_of_the_deed(text: str, predicate: str, same: bool) -> None:
    """Whoever else took part; a no of some is held by other words, a wish is no deed."""
    yes, no = assertions(
        claim(), Draft("b", text).tells(text[:-1], predicate=predicate, polarity="negative", source="Mr Tarn")
    )

    assert denials.same_deed(yes, no, {"consult": 0.8}) is same
    assert not denials.same_deed(yes, no, {"consult": 0.1})


def test_a_denial_carries_its_claim() -> None:
    """The clause behind "a report that", up to who says so; a bare denial carries none."""
    text = "Mr Oram rejected a report in a weekly that the fleet would leave the bay, said the paper."
    (full,) = assertions(Draft("a", text).tells(text[:-1], status="denied", predicate="reject"))
    (bare,) = assertions(Draft("b", "Mr Oram denied the claim.").tells("Mr Oram denied the claim", predicate="deny"))

    within = denials.carried(full)

    assert within is not None
    assert within.text == "the fleet would leave the bay"
    assert denials.carried(bare) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The government denied reports that it had turned back rescuers.", True),
        ("She dismissed any suggestion of a split.", True),
        ("He did not deny the claim.", False),
        ("The court denied him bail.", False),
    ],
)
def test_a_denial_in_so_many_words(text: str, told: bool) -> None:
    """Of a thing told, and with no "not" before it."""
    assert denials.outright(text) is told


def test_what_can_answer_and_what_can_claim() -> None:
    """No relative clause, no expectation, no own intention; no label, no supposition."""
    texts = {
        "where nobody had thought to look": False,
        "The toll was not expected to rise": False,
        "I am not going to resign": False,
        "would not say whether she would resign": False,
        "The sirens did not sound": True,
    }
    told = {"Seismic risk": False, "if he ever made a mistake": False, "The sirens sounded at dawn": True}
    drafts = [Draft(f"{n}", f"{text}.").tells(text, predicate="be") for n, text in enumerate([*texts, *told])]

    found = {a.text: a for a in assertions(*drafts)}

    assert {t: denials.contradicts(found[t]) for t in texts} == texts
    assert {t: denials.tells(found[t]) for t in told} == told
