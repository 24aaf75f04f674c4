"""Statements and the concepts they can share."""

from __future__ import annotations

from tests.reports import Draft

from rapporteur.relate.assertions import find, weights
from rapporteur.relate.entities import join


def concepts(draft: Draft) -> frozenset[str]:
    reading = draft.read()
    (assertion,) = find(reading, join([reading]))
    return assertion.concepts


def test_a_person_counts_by_the_last_name() -> None:
    """However the person is called and whatever the title."""
    long = "Prime Minister Sela Orrin opened the lock"
    one = Draft("a", long).names("Sela Orrin", title="Prime Minister").tells(long, predicate="open")
    short = "Orrin opened the lock"
    two = Draft("b", f"Sela Orrin came. {short}").names("Sela Orrin", "Orrin").tells(short, predicate="open")

    assert concepts(one) == concepts(two) == {"orrin", "open", "lock"}


def test_a_pronoun_counts_for_whom_it_means() -> None:
    """As "she" is the person of her mention."""
    text = "Sela Orrin came. She opened the lock"
    draft = Draft("a", text).names("Sela Orrin", "She").tells("She opened the lock", predicate="open")

    assert "orrin" in concepts(draft)


def test_who_says_it_is_no_part_of_what_is_said() -> None:
    """The source is left out where it does not act."""
    text = "The old lock failed in March, according to Bram Tolse"
    draft = Draft("a", text).names("Bram Tolse").tells(text, predicate="fail", source="Bram Tolse")

    assert "tolse" not in concepts(draft)


def test_a_word_common_in_english_weighs_less() -> None:
    """Two words that one sentence holds each weigh by how common they are elsewhere."""
    text = "Barges take the lock. Sirens rang."
    reading = Draft("a", text).tells("Barges take the lock", predicate="take").read()
    weight = weights([reading], join([reading]))

    assert weight["take"] < weight["barge"]


def test_a_statement_without_content_is_no_assertion() -> None:
    """What "it was so" shares, it shares with anything."""
    reading = Draft("a", "It was so.").tells("It was so", predicate="be").read()

    assert find(reading, join([reading])) == []
