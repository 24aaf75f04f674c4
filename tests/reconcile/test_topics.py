"""What a finding is about, in a few words."""

from __future__ import annotations

import pytest
from tests.reports import Draft

from rapporteur.reconcile.topics import WORDS, topic
from rapporteur.relate.assertions import find
from rapporteur.relate.entities import join

LONG = (
    "After three hours behind closed doors they agreed to resume the talks on the grain tariff before the harvest ends"
)


def told(text: str, *shared: str, draft: Draft | None = None) -> str:
    reading = (draft or Draft("a", text)).tells(text, "agreed", "resume").read()
    members = find(reading, join([reading]))
    return topic(members, shared or ("grain", "tariff", "talk"), {})


def test_the_topic_is_a_stretch_of_the_report() -> None:
    """It holds what the statements share, in the report's words, and is short."""
    phrase = told(LONG)

    assert phrase in LONG
    assert {"grain", "tariff"} <= set(phrase.split())
    assert len(phrase.split()) <= WORDS


def test_a_topic_keeps_its_no() -> None:
    """What was not agreed is not told as what was."""
    assert told("No tariff agreement was reached", "tariff", "agreement", "reach").startswith("No ")


def test_a_topic_is_never_empty() -> None:
    """Where no content word is found, the statement's first words stand in."""
    reading = Draft("a", "Sirens rang.").tells("Sirens rang", predicate="ring").read()

    assert topic(find(reading, join([reading])), (), {})


def test_a_name_is_told_whole() -> None:
    """Not its first half, which another name shares."""
    text = "They agreed to clear North Harrowland of mines"
    draft = Draft("a", text).names("North Harrowland", kind="place")

    assert told(text, "clear", "north", draft=draft).endswith("North Harrowland")


@pytest.mark.parametrize(
    ("text", "shared", "phrase"),
    [
        (
            "They opened the two-day harvest conference",
            ("harvest", "conference"),
            "opened the two-day harvest conference",
        ),
        ("They praised the new lake water deal at the quay", ("lake", "water"), "lake water deal"),
        ('They met twice," the mayor of the town said outside', ("twice", "mayor", "town"), "mayor of the town"),
        (
            "They made every effort to play down the fears of a grain tariff",
            ("effort", "play"),
            "effort to play down the fears",
        ),
        (
            "They denied a report that Tarland would resume its grain trade",
            ("report", "tarland"),
            "report that Tarland would resume its grain trade",
        ),
        (
            "They spoke of a deadline for concluding the talks",
            ("deadline", "conclude"),
            "deadline for concluding the talks",
        ),
    ],
)
def test_a_topic_reads_as_one(text: str, shared: tuple[str, ...], phrase: str) -> None:
    """No compound is cut, no punctuation crossed, and nothing governs what is no longer told."""
    assert told(text, *shared) == phrase


def test_who_says_it_is_no_part_of_the_topic() -> None:
    """Where something else of the statement can be told."""
    text = "Hanna Straw said the bridge was closed"
    draft = Draft("a", text).names("Hanna Straw").tells(text, predicate="close", source="Hanna Straw")
    reading = draft.read()

    assert "Straw" not in topic(find(reading, join([reading])), ("straw", "bridge", "close"), {})
