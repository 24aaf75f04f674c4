"""Statements that stand against one another."""

from __future__ import annotations

import pytest
from tests.reports import Draft

from rapporteur.relate.contraries import Contrary, find
from rapporteur.relate.entities import join
from rapporteur.relate.plans import expects
from rapporteur.relate.statements import match


def contraries(*drafts: Draft) -> list[tuple[str, list[str], list[str]]]:
    """Kind, claims and answers, as texts."""
    readings = [d.read() for d in drafts]
    found: tuple[Contrary, ...] = find(match(readings, join(readings)))
    return [(c.kind, [a.text for a in c.claim], [a.text for a in c.answer]) for c in found]


HOPE = "The two were expected to agree to resume talks on the grain tariff"
DONE = "They agreed to resume talks on the grain tariff"


def test_an_expectation_is_answered_by_what_came_of_it() -> None:
    """Filed before and after."""
    before = Draft("a", HOPE, published="2024-05-14").tells(HOPE, "expected", "resume")
    after = Draft("b", DONE, published="2024-05-14").tells(DONE, "agreed", "resume")

    assert contraries(before, after) == [("expected", [HOPE], [DONE])]


def test_what_was_told_before_is_no_outcome() -> None:
    """A later report that still expects is not answered by yesterday's."""
    still = Draft("a", HOPE, published="2024-05-15").tells(HOPE, "expected", "resume")
    before = Draft("b", DONE, published="2024-05-14").tells(DONE, "agreed", "resume")

    assert contraries(still, before) == []


def test_a_denial_meets_the_claim() -> None:
    """Even when the claim is told at length."""
    claim = "Foremen reported cracks in the dam to the management in August"
    denial = "The company denied that anybody had reported cracks in the dam"
    drafts = Draft("a", claim).tells(claim, predicate="report"), Draft("b", denial).tells(denial, "denied", "deny")

    assert contraries(*drafts) == [("denied", [claim], [denial])]


def test_the_report_is_the_one_told_of_before() -> None:
    """A denial of "the report" points back in its own report."""
    text = "The weekly Lantern reported that the fleet is leaving. Officials dismissed the report."
    draft = Draft("a", text).tells("The weekly Lantern reported that the fleet is leaving", predicate="report")
    draft.tells("Officials dismissed the report", "denied", "dismiss", about="report")

    assert [kind for kind, _, _ in contraries(draft)] == ["denied"]


def test_what_was_not_discussed_meets_whoever_brought_it_up() -> None:
    """A topic of several words, or the head of the object with a verb of raising."""
    silent = "The leaders did not discuss purchases of mine sweepers or the lease"
    raised = "Orrin turned to mine sweeper purchases in the first minutes"
    one = Draft("a", silent).tells(silent, "not discussed", "discuss", polarity="negative", about="purchases")
    two = Draft("b", raised).tells(raised, predicate="turn")

    assert contraries(one, two) == [("undiscussed", [raised], [silent])]


def test_a_remark_on_another_occasion_is_no_contradiction() -> None:
    """Whoever complains on the radio has not raised it at the talks."""
    silent = "The leaders did not discuss purchases of mine sweepers"
    radio = "Orrin complained of mine sweeper purchases in a radio interview"
    one = Draft("a", silent).tells(silent, "not discussed", "discuss", polarity="negative", about="purchases")

    assert contraries(one, Draft("b", radio).tells(radio, predicate="complain")) == []


def test_a_plain_no_meets_a_plain_yes() -> None:
    """The same verb, negated."""
    yes, no = "The warning sirens sounded before the flood", "The warning sirens never sounded before the flood"
    one = Draft("a", yes).tells(yes, predicate="sound")
    two = Draft("b", no).tells(no, predicate="sound", polarity="negative")

    assert contraries(one, two) == [("negated", [yes], [no])]


def test_what_cannot_be_settled_alone_was_not_left_out() -> None:
    """A modal no is a judgement, not a report of silence."""
    text = "Such things cannot be discussed without the barges"
    two = "The barges discussed such things"
    one = Draft("a", text).tells(text, "not discussed", "discuss", polarity="negative", about="things")

    assert contraries(one, Draft("b", two).tells(two, "discussed", "discuss")) == []


def test_whoever_is_dismissed_denies_nothing() -> None:
    """A claim is dismissed and so is a juror; only the first is a denial."""
    leaves = "A juror was dismissed over a family emergency at the harbour"
    heard = "Jurors heard of a family emergency at the harbour"
    one = Draft("a", leaves).tells(leaves, predicate="dismiss", about="juror")
    two = Draft("b", heard).tells(heard, predicate="hear")

    assert contraries(one, two) == []


def test_not_to_deny_is_no_denial() -> None:
    """Whoever "did not deny" leaves the claim as it stands."""
    claim = "Foremen reported cracks in the dam to the management"
    silence = "The company did not deny that foremen had reported cracks in the dam"
    one = Draft("a", claim).tells(claim, predicate="report")
    two = Draft("b", silence).tells(silence, "denied", "deny", polarity="negative")

    assert "denied" not in [kind for kind, _, _ in contraries(one, two)]


def test_a_refusal_is_no_denial() -> None:
    """Who is denied bail is refused it."""
    asked, refused = "Lawyers asked for bail for the captain", "The judge denied bail for the captain"
    one = Draft("a", asked).tells(asked, predicate="ask", about="bail")
    two = Draft("b", refused).tells(refused, "denied", "deny", about="bail")

    assert contraries(one, two) == []


def test_what_is_denied_ends_where_the_time_begins() -> None:
    """A statement that shares only the when of a denial is not what is denied."""
    denial = "The captain denied the theft until the barges returned to the old lock"
    when = "The barges returned to the old lock"
    one = Draft("a", denial).tells(denial, "denied", "deny", about="theft")

    assert contraries(one, Draft("b", when).tells(when, predicate="return")) == []


NO_PLANS = [
    ("The damage was to the old lock and the barges", "reported", "be"),
    ("The lock will be closed due to the settings of the old gates", "expected", "close"),
    ("The storm forced new settings on the old gates", "expected", "force"),
]


@pytest.mark.parametrize(("text", "status", "verb"), NO_PLANS)
def test_what_only_looks_like_a_plan_announces_nothing(text: str, status: str, verb: str) -> None:
    """As "was to the", "due to" with a reason, and "settings" for "set"."""
    reading = Draft("a", text).tells(text, status, verb).read()
    (assertion,) = match([reading], join([reading])).all

    assert not expects(assertion)


OUTCOMES = [
    ("The captain was released from the harbour prison on Monday", True),
    ("The captain may be released from the harbour prison", False),
    ("The captain was released in 1992 from the harbour prison", False),
]


@pytest.mark.parametrize(("text", "answers"), OUTCOMES)
def test_an_outcome_is_told_as_done_and_of_this_time(text: str, answers: bool) -> None:
    """What may be, and what was years ago, does not answer what is announced."""
    hope = "The captain was scheduled to be released from the harbour prison"
    one = Draft("a", hope, published="2024-05-14").tells(hope, "expected", "release")
    two = Draft("b", text, published="2024-05-15").tells(text, predicate="release")

    assert ([kind for kind, _, _ in contraries(one, two)] == ["expected"]) is answers


def test_nothing_but_is_a_yes() -> None:
    """So are "no less than" and "not until": they negate nothing."""
    yes, only = "The guard wore a green hat", "The guard wore nothing but a green hat"
    one = Draft("a", yes).tells(yes, predicate="wear")
    two = Draft("b", only).tells(only, predicate="wear", polarity="negative")

    assert contraries(one, two) == []


def test_what_was_not_done_and_then_was() -> None:
    """A later report of the deed replaces the earlier one of the refusal; on one day they contradict each other."""
    no, yes = "Sela Orrin did not resign", "Sela Orrin resigned"

    def kinds(first: str, second: str) -> list[str]:
        one = Draft("a", no, published=first).names("Sela Orrin").tells(no, predicate="resign", polarity="negative")
        two = Draft("b", yes, published=second).names("Sela Orrin").tells(yes, predicate="resign")
        return [kind for kind, _, _ in contraries(one, two)]

    assert kinds("2024-05-13", "2024-05-14") == ["since"]
    assert kinds("2024-05-14", "2024-05-14") == kinds("2024-05-14", "2024-05-13") == ["negated"]


def test_a_denial_that_points_back() -> None:
    """Such as "the harbour board denied it": it answers what a source has just said."""
    claim, denial = "Sela Orrin said that the pilots had been drunk", "The harbour board denied it"
    draft = Draft("a", f"{claim}. {denial}.").names("Sela Orrin").tells(claim, predicate="be", source="Sela Orrin")

    assert contraries(draft.tells(denial, "denied", "deny", about="it")) == [("denied", [claim], [denial])]


def test_a_yes_that_holds_a_no_contradicts_none() -> None:
    """The words "well below the limit" and "no dangerous level" are one news."""
    low, none = "Tests found chlorine levels well below the limit", "Monitors found no dangerous levels of chlorine"
    one = Draft("a", low).tells(low, predicate="find", about="levels")
    two = Draft("b", none).tells(none, predicate="find", about="levels", polarity="negative")

    assert contraries(one, two) == []


def test_one_source_against_another() -> None:
    """Somebody's own words answer what somebody else is reported to say, by another verb."""
    claim = "Sela Orrin said that ballot papers had gone missing in the southern district of Pell"
    answer = '"Not one ballot paper in the southern district of Pell is lacking", said Jon Vask'
    one = Draft("a", claim).names("Sela Orrin").tells(claim, predicate="go", source="Sela Orrin", about="papers")
    two = Draft("b", answer).names("Jon Vask")
    two.tells(answer, predicate="lack", source="Jon Vask", about="paper", polarity="negative")

    assert [kind for kind, _, _ in contraries(one, two)] == ["countered"]


def test_not_yet_is_replaced_by_a_yes_of_the_same_day() -> None:
    """What had not come about when it was told of may have come about since, unless the no was filed later."""
    no = "Results of the harbour toxin survey have not been released"
    yes = "Results of the harbour toxin survey were released"

    def kinds(first: str | None, second: str | None) -> list[str]:
        one = Draft("a", no, published=first).tells(no, predicate="release", about="Results", polarity="negative")
        two = Draft("b", yes, published=second).tells(yes, predicate="release", about="Results")
        return [kind for kind, _, _ in contraries(one, two)]

    assert kinds(None, None) == kinds("2024-05-14", "2024-05-14") == ["since"]
    assert kinds("2024-05-15", "2024-05-14") == ["negated"]


def test_a_yes_with_a_no_in_it_contradicts_nothing() -> None:
    """It is not known what the no in it is said of."""
    no = "The land has not had a government since the war"
    held = "The land is caught in a war and has had no government"
    one = Draft("a", no).tells(no, predicate="have", about="government", polarity="negative")

    assert contraries(one, Draft("b", held).tells(held, predicate="catch", about="government")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The club had been expected to win the cup",
        "The owner expected more of the club",
        "It was expected more from him",
    ],
)
def test_what_was_hoped_for_in_vain_announces_nothing(text: str) -> None:
    """An expectation that is over is no announcement."""
    draft = Draft("a", text).tells(text, "expected", "win").read()
    (assertion,) = match([draft], join([draft])).all

    assert not expects(assertion)


def test_what_is_still_to_come_is_no_outcome() -> None:
    """Two expectations do not answer each other."""
    hope, pending = "He is expected to be charged on Friday", "He is held pending charges that come on Friday"
    one = Draft("a", hope).tells(hope, "expected", "charge")

    assert contraries(one, Draft("b", pending).tells(pending, predicate="hold")) == []


def beside() -> Draft:
    """A report of other things, so that the words of the others are rare among the sentences of the event."""
    return Draft(
        "z", "The mayor spoke. Rain fell all day. Schools stayed shut. Trams stood. Bakers sold out. Gulls sat."
    )


def test_no_sign_of_a_thing_denies_it() -> None:
    """The claim may tell much more than that; before what it was, is no part of what there was no sign of."""
    claim = "The left engine of the jet was on fire before it struck the embankment, two witnesses told the Sun"
    no = "The board said there was no sign of a fire in either engine before the impact"
    other = "The fire brigade came from Lund"
    yes = Draft("a", claim).tells(claim, predicate="be", source="two witnesses")
    board = Draft("b", no).tells(no, predicate="be", polarity="negative", source="The board")

    assert contraries(yes, board, beside()) == [("negated", [claim], [no])]
    assert contraries(Draft("a", other).tells(other, predicate="come"), board, beside()) == []


def test_who_knows_of_nobody_denies_it() -> None:
    """The no stands in the object, and the verb is one of knowing."""
    hurt, none = "Two pickets were injured at the gate", "The harbour police know of nobody who was injured"
    drafts = Draft("a", hurt).tells(hurt, predicate="injure"), Draft("b", none).tells(none, predicate="know")

    assert contraries(*drafts, beside()) == [("negated", [hurt], [none])]


def test_a_verb_and_what_its_sentence_shares_meet_a_denial() -> None:
    """Turned back at the crossing: the team is named in the rest of the sentence."""
    text = "They were turned back at the crossing, the head of the rescue team said"
    denial = "The government denied reports that it had turned away rescue teams from Ulmar"
    drafts = (
        Draft("a", text).tells("They were turned back at the crossing", predicate="turn"),
        Draft("b", denial).tells(denial, "denied", "deny", about="reports"),
    )

    assert contraries(*drafts, beside()) == [("denied", ["They were turned back at the crossing"], [denial])]


def test_what_a_report_itself_sets_against_each_other() -> None:
    """One sentence tells both, and says that they contradict."""
    text = (
        "The consulate insisted that he left the building, directly contradicting officials who say he is still inside."
    )
    draft = Draft("a", text).tells("The consulate insisted that he left the building", predicate="leave")
    draft.tells("directly contradicting officials", "denied", "contradict").tells(
        "who say he is still inside", predicate="be"
    )

    assert contraries(draft) == [
        ("denied", ["who say he is still inside"], ["The consulate insisted that he left the building"])
    ]


def test_what_was_still_so_and_then_was_over() -> None:
    """Of one thing, and not known to be the earlier."""
    still, found = "The other recorder was still missing on Thursday", "The second recorder was found on Friday"
    missing = Draft("a", still, published="2025-02-14").tells(still, predicate="miss", about="recorder")
    later = Draft("b", found, published="2025-02-15").tells(found, predicate="find", about="recorder")
    before = Draft("c", found, published="2025-02-13").tells(found, predicate="find", about="recorder")

    assert contraries(missing, later) == [("since", [found], [still])]
    assert contraries(missing, before) == []


def test_an_agreement_that_came_a_day_later() -> None:
    """Nobody is named where they did not agree; the yes is filed later."""
    no, yes = "They did not agree", "The port and the union agreed on a rise of pay"
    wednesday = Draft("a", no, published="2025-05-21").tells(no, predicate="agree", polarity="negative")
    thursday = Draft("b", yes, published="2025-05-22").tells(yes, "agreed", "agree")

    assert contraries(wednesday, thursday, beside()) == [("since", [yes], [no])]


def test_nothing_from_one_side_is_no_nothing() -> None:
    """She heard nothing from them; he heard the lorry."""
    no, yes = "Ms Ostrand said she had heard nothing from the other side", "Bo heard the lorry come"
    drafts = (
        Draft("a", no).names("Ostrand").tells(no, predicate="hear", polarity="negative", source="Ostrand"),
        Draft("b", yes).tells(yes, predicate="hear"),
    )

    assert contraries(*drafts) == []


def test_what_is_denied_to_somebody_is_no_denial() -> None:
    """A title is withheld, and not said to be untrue."""
    won, lost = "Anton Reif won an eighth title at Ostmark", "The newcomer denied Anton Reif an eighth title at Ostmark"
    drafts = Draft("a", won).tells(won, predicate="win"), Draft("b", lost).tells(lost, "denied", "deny")

    assert contraries(*drafts, beside()) == []


def test_who_did_not_have_one_thing_may_be_another() -> None:
    """A plane without a fault, and what plane it was."""
    was, had = "The plane was a Norrick Max of 2017", "The Norrick Max of 2017 had not had any faults"
    drafts = (
        Draft("a", was).tells(was, predicate="be"),
        Draft("b", had).tells(had, predicate="have", polarity="negative", about="faults"),
    )

    assert contraries(*drafts, beside()) == []


def test_a_report_of_something_else_is_not_the_one_dismissed() -> None:
    """He was reported missing; reports of his kidnapping were dismissed."""
    text = "He was reported missing on Tuesday. The consul dismissed reports of an alleged kidnapping."
    draft = Draft("a", text).tells("He was reported missing on Tuesday", predicate="report")
    draft.tells("The consul dismissed reports of an alleged kidnapping", "denied", "dismiss", about="reports")

    assert contraries(draft, beside()) == []


def test_who_is_known_of_may_stand_in_a_clause_of_its_own() -> None:
    """The reading parts "the police know of nobody" from "who was injured"."""
    hurt, none = "Two pickets were injured at the gate", "The harbour police know of nobody who was injured"
    police = Draft("b", none).tells("The harbour police know of nobody", predicate="know")

    assert contraries(Draft("a", hurt).tells(hurt, predicate="injure"), police, beside()) == [
        ("negated", [hurt], ["The harbour police know of nobody"])
    ]
