"""What is announced, and what came of it."""

from __future__ import annotations

import pytest
from tests.reports import Draft

from rapporteur.relate import plans
from rapporteur.relate.assertions import Assertion, find
from rapporteur.relate.entities import join


def _told(draft: Draft) -> Assertion:
    reading = draft.read()
    (assertion,) = find(reading, join([reading]))
    return assertion


def _answers(announced: Draft, told: Draft) -> bool:
    """Whether ``told`` tells what came of ``announced``, where every word of both is rare."""
    claim, other = _told(announced), _told(told)
    rarity = dict.fromkeys(claim.concepts | other.concepts, 1.0)
    return plans.outcomes(claim, [other], rarity) is not None


NOON = "The harbour bridge was expected to reopen at noon on Friday"


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        (NOON, "reopen", True),
        ("Members are scheduled to vote on the deal", "vote", True),
        ("It will give them an on-schedule rise should revenues come in higher than expected", "give", False),
        ("The two were to reaffirm the pact", "reaffirm", True),
    ],
)
def test_what_announces(text: str, verb: str, expected: bool) -> None:
    """Only what says of the thing itself that it is to come; a condition and a schedule announce nothing."""
    assert plans.expects(_told(Draft("a", text).tells(text, "expected", verb))) is expected


def test_an_outcome_comes_at_another_time() -> None:
    """The days differ, and the words that announce are not in it."""
    done = "The harbour bridge reopened on Saturday morning"
    announced = Draft("a", NOON).tells(NOON, "expected", "reopen").dates("Friday", "2031-03-07")

    assert _answers(announced, Draft("b", done).tells(done, predicate="reopen").dates("Saturday", "2031-03-08"))


def test_an_outcome_is_of_the_same_people() -> None:
    """A statement that the airline was to release is not the one that the president's office released."""
    plan = "Norrick Air is expected to release a statement soon"
    office = "The office of Timur Asheyev released a statement"
    airline = "Norrick Air released a statement"
    announced = Draft("a", plan).names("Norrick Air", kind="organisation").tells(plan, "expected", "release")

    others = Draft("b", office).names("Timur Asheyev").tells(office, predicate="release")
    own = Draft("c", airline).names("Norrick Air", kind="organisation").tells(airline, predicate="release")

    assert not _answers(announced, others)
    assert _answers(announced, own)


def test_what_is_done_to_the_same_thing_may_be_no_outcome() -> None:
    """A vote on a deal is not answered by what the deal gives."""
    plan, deal = (
        "The members are scheduled to meet and vote on the deal",
        "The deal gives members a bonus, free coffee and a week of leave",
    )
    vote = Draft("a", plan).tells(plan, "expected", "vote", about="members")

    assert not _answers(vote, Draft("b", deal).tells(deal, predicate="give", about="bonus"))


def test_a_visit_that_is_called_off() -> None:
    """The plan was to come; the outcome is that he stays away."""
    plan, off = "Erland Voss is expected in Havrel", "Erland Voss called off a visit to Havrel because of the fog"
    expected = Draft("a", plan).names("Erland Voss").tells(plan, "expected", "expect")

    assert _answers(expected, Draft("b", off).names("Erland Voss").tells(off, predicate="call", about="visit"))


def test_what_is_arranged_may_come_otherwise() -> None:
    """A strike that is to end at six is answered by one that ended, by the same verb, and not by another plan."""
    plan, over = "The dock strike is to end at six", "The dock strike ended after four days"
    more, headline = "The dock strike made the town quiet", "Dock strike to end, he says"
    arranged = Draft("a", plan).tells(plan, "expected", "end")

    assert plans.arranged(_told(arranged))
    assert not plans.expects(_told(arranged))
    assert _answers(arranged, Draft("b", over).tells(over, predicate="end"))
    assert not _answers(arranged, Draft("c", more).tells(more, predicate="make"))
    assert not _answers(arranged, Draft("d", headline).tells(headline, predicate="end"))
