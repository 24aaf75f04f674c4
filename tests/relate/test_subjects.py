"""What a statement is about."""

from __future__ import annotations

from tests.reports import Draft

from rapporteur.relate import subjects
from rapporteur.relate.assertions import Assertion, find
from rapporteur.relate.entities import join


def assertion(draft: Draft) -> Assertion:
    reading = draft.read()
    return find(reading, join([reading]))[0]


def test_a_list_is_two_topics() -> None:
    """As in "the rent or the lease"."""
    text = "They did not discuss the rent or the harbour lease"
    told = assertion(Draft("a", text).tells(text, "not discussed", "discuss", polarity="negative", about="rent"))

    assert list(subjects.topics(told)) == [{"rent"}, {"harbour", "lease"}]


def test_who_says_so_is_no_topic() -> None:
    """What follows the last topic is left out."""
    text = "They did not discuss the rent, according to two sailors"
    told = assertion(Draft("a", text).tells(text, "not discussed", "discuss", polarity="negative", about="rent"))

    assert list(subjects.topics(told)) == [{"rent"}]


def test_the_head_brings_it_up() -> None:
    """A word of discussion with the same head."""
    text = "Orrin turned to the purchases of mine sweepers"
    told = assertion(Draft("a", text).tells(text, "discussed", "turn", about="purchases"))

    assert subjects.brings_up(told, subjects.heads(told))
    assert not subjects.brings_up(told, frozenset({"rent"}))


def test_another_day_is_another_occasion() -> None:
    """An interview, or a time long gone."""
    text = "Orrin complained of the rent in a radio interview"

    assert subjects.elsewhere(assertion(Draft("a", text).tells(text, predicate="complain")))
    assert not subjects.elsewhere(assertion(Draft("b", "Orrin raised the rent").tells("Orrin raised the rent")))
