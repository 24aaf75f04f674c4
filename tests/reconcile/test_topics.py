"""What a finding is about, in a few words."""

from __future__ import annotations

from tests.reports import Draft

from rapporteur.reconcile.topics import WORDS, topic
from rapporteur.relate.assertions import find
from rapporteur.relate.entities import join

LONG = (
    "After three hours behind closed doors they agreed to resume the talks on the grain tariff before the harvest ends"
)


def told(text: str) -> str:
    reading = Draft("a", text).tells(text, "agreed", "resume").read()
    members = find(reading, join([reading]))
    return topic(members, ("grain", "tariff", "talk"), {})


def test_the_topic_is_a_stretch_of_the_report() -> None:
    """It holds what the statements share, in the report's words, and is short."""
    phrase = told(LONG)

    assert phrase in LONG
    assert {"grain", "tariff"} <= set(phrase.split())
    assert len(phrase.split()) <= WORDS


def test_a_topic_is_never_empty() -> None:
    """Where no content word is found, the statement's first words stand in."""
    reading = Draft("a", "Sirens rang.").tells("Sirens rang", predicate="ring").read()

    assert topic(find(reading, join([reading])), (), {})
