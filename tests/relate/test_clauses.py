"""Statements cut down to one thing each."""

from __future__ import annotations

import time

import msgspec
from tests.reports import Draft

from rapporteur.model import Statement
from rapporteur.relate.clauses import single

LONG = "The board agreed to open the lock after the barges had complained about the rent"


def test_a_clause_of_its_own_is_cut_off() -> None:
    """The end of the sentence tells another thing."""
    draft = Draft("a", f"{LONG}.").tells(LONG).tells("after the barges had complained about the rent")
    reading = draft.read()

    told = [reading.words(clause.statement) for clause in single(reading)]

    assert told == ["The board agreed to open the lock", "after the barges had complained about the rent"]


def test_a_complement_stays_with_its_verb() -> None:
    """To open the lock is what was agreed, not a thing beside it."""
    reading = Draft("a", f"{LONG}.").tells(LONG).tells("to open the lock").read()

    assert len(single(reading)) == 1


def test_an_aside_is_left_out_of_what_is_told_around_it() -> None:
    """The relative clause is a statement, and no part of the other."""
    text = "The governor, who visited the lock on Sunday, has promised a new pump."
    reading = Draft("a", text).tells(text).tells("who visited the lock on Sunday").read()

    clauses = single(reading)

    assert [reading.text[b:e] for b, e in clauses[0].asides] == ["who visited the lock on Sunday"]
    assert len(clauses) == 2


def test_a_page_without_sentences_is_answered_in_time() -> None:
    """Thousands of statements on top of one another are left as they are."""
    text = "barge " * 5_000
    statements = tuple(
        Statement(begin=6 * k, end=len(text) - 1, source=None, polarity="positive", status="reported")
        for k in range(4_000)
    )
    reading = msgspec.structs.replace(Draft("a", text).read(), statements=statements)
    begin = time.process_time()

    assert len(single(reading)) == 4_000
    assert time.process_time() - begin < 2
