"""In what state a clause leaves its matter."""

import pytest
from tests.annotate.told import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vane and Orr agreed to reopen the harbour.", ("agreed", "positive", "reopen")),
        ("The two ministers confirmed their intent to reopen the harbour.", ("agreed", "positive", "confirm")),
        ("The ministry confirmed the death of the diver.", ("reported", "positive", "confirm")),
        ("The two sides reached a deal on fishing rights.", ("agreed", "positive", "reach")),
        ("The unions had raised no objection.", ("reported", "negative", "raise")),
        ("The two sides failed to reach a deal on fishing rights.", ("reported", "negative", "reach")),
        ("They reached the summit at noon.", ("reported", "positive", "reach")),
        ("Vane and Orr did not agree on the harbour.", ("reported", "negative", "agree")),
        ("They might agree to reopen the harbour.", ("reported", "positive", "reopen")),
        ("The ministers reaffirmed their support for the pact.", ("reaffirmed", "positive", "reaffirm")),
        ("Vane and Orr are expected to agree to reopen the harbour.", ("expected", "positive", "reopen")),
        ("Vane and Orr were to reopen the harbour.", ("expected", "positive", "reopen")),
        ("The harbour will reopen on Tuesday.", ("expected", "positive", "reopen")),
        ("Ferries are going to leave from the fish market.", ("expected", "positive", "leave")),
        ("The council plans to repair the wall.", ("planned", "positive", "repair")),
        ("The union wants the council to repair the wall.", ("demanded", "positive", "repair")),
        ("The treasurer proposed a tax on lorries.", ("proposed", "positive", "propose")),
        ("The council denied the report.", ("denied", "positive", "deny")),
        ("Officials moved to shrug off the report.", ("denied", "positive", "shrug")),
        ("The council dismissed the allegations.", ("denied", "positive", "dismiss")),
        ("The council dismissed the treasurer.", ("reported", "positive", "dismiss")),
        ("The mayor declined to comment.", ("declined", "negative", "comment")),
        ("The ministers did not discuss the wall.", ("not discussed", "negative", "discuss")),
        ("The deadline was not discussed.", ("not discussed", "negative", "discuss")),
        ("The ministers stopped short of talking about the harbour dues.", ("not discussed", "negative", "talk")),
        ("There were no talks on the wall.", ("not discussed", "negative", "be")),
        ("The ministers made no mention of the wall.", ("not discussed", "negative", "make")),
        ("Such problems cannot be addressed by one town.", ("reported", "negative", "address")),
        ("There was not one word about the wall.", ("not discussed", "negative", "be")),
        ("The bank did not raise interest rates.", ("reported", "negative", "raise")),
        ("The ministers did not raise the issue.", ("not discussed", "negative", "raise")),
        ("The ferry failed to leave.", ("reported", "negative", "leave")),
        ("Nobody opened the gate.", ("reported", "negative", "open")),
        ("The ferry never left the port.", ("reported", "negative", "leave")),
        ("The ferry left the port.", ("reported", "positive", "leave")),
        ("Mr Holm could not be reached for comment.", ("declined", "negative", "reach")),
        ("The pier could not be reached by road.", ("reported", "negative", "reach")),
        ("The firm did not respond to a request for comment.", ("declined", "negative", "respond")),
        ("The bank did not immediately return calls.", ("declined", "negative", "return")),
        ("The bank did not return the money.", ("reported", "negative", "return")),
        ("The mayor would not be drawn on the date.", ("declined", "negative", "draw")),
        ("There was no immediate comment from the ministry.", ("declined", "negative", "be")),
        ("The union called for a new vote.", ("reported", "positive", "call")),
        ("Opposition leaders called on the minister to resign.", ("demanded", "positive", "resign")),
        ("The pier is due to reopen in June.", ("expected", "positive", "due")),
    ],
)
def test_status_polarity_and_predicate(text: str, expected: tuple[str, str, str]) -> None:
    """The outermost verb of state decides; the innermost tells what it is about; negation keeps to its verbs."""
    (statement,) = told(text).statements

    assert (statement.status, statement.polarity, statement.predicate) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The mayor would not say whether the pier was safe.", "safe", ("declined", "negative", "The mayor")),
        ("The minister repeated his denial that he had met Orr.", "met", ("denied", "positive", "The minister")),
        ("The bank rejected claims that it had hidden losses.", "hidden", ("denied", "positive", "The bank")),
        ("The bank repeated claims that it had hidden losses.", "hidden", ("reported", "positive", None)),
    ],
)
def test_what_hangs_from_words_of_state(text: str, words: str, expected: tuple[str, str, str | None]) -> None:
    """What somebody would not say, denies in a noun, or rejects as a claim, is told in that state and is his word."""
    statement = told(text).one(words)
    assert (statement.status, statement.polarity, statement.source.name if statement.source else None) == expected


def test_negation_of_a_frame_is_not_negation_of_its_content() -> None:
    """A negated complement is negative, whatever the verb of speech."""
    assert told("Vane admitted that Orr did not ask about the wall.").one("ask").polarity == "negative"


def test_what_something_means_is_no_plan() -> None:
    """Only an infinitive makes a plan of some verbs."""
    assert {s.status for s in told("The losses mean that the ferry sank.").statements} == {"reported"}


def test_a_future_that_is_only_hinted_at_is_no_plan() -> None:
    """What one suggests that he will do stays reported."""
    assert told("Vane suggested he will not push for a deal.").one("push").status == "reported"


def test_what_one_is_interested_in_is_not_agreed() -> None:
    """A gerund tells of no deal that was struck."""
    assert {s.status for s in told("Vane is interested in striking a deal with the two islands.").statements} == {
        "reported"
    }


@pytest.mark.parametrize(
    ("text", "words", "status"),
    [
        ("The ministry denied that it had ordered the raid.", "it had ordered", "denied"),
        ("She declined to say whether the king would speak.", "the king would speak", "declined"),
        ("The union wants to leave.", "wants to leave", "reported"),
        ("The union wants members to leave.", "wants members", "demanded"),
        ("He threatened to block the port.", "threatened", "planned"),
        ("Nurses are twice as likely to fall ill.", "twice", "reported"),
        ("Nurses are likely to strike.", "likely", "expected"),
    ],
)
def test_scope(text: str, words: str, status: str) -> None:
    """What is denied or left unsaid reaches the clause inside; a wish for oneself demands nothing."""
    assert told(text).one(words).status == status
