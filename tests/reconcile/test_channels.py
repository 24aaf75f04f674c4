"""Where words came from."""

from __future__ import annotations

from tests.reports import Draft, own_origins

from rapporteur.model import Finding
from rapporteur.reconcile import channels
from rapporteur.reconcile.independence import settle
from rapporteur.relate.entities import join
from rapporteur.relate.quotes import match

WORDS = '"The lock will be opened at dawn, and the barges will go first,"'


def told(*channels_named: str) -> list[Finding]:
    readings = [
        Draft(str(k), f"{WORDS} Sela Orrin said in {name}.").names("Sela Orrin").says("Sela Orrin", WORDS, name).read()
        for k, name in enumerate(channels_named)
    ]
    entities = join(readings)
    return channels.findings(match(readings, entities), entities, settle(readings, own_origins(readings)))


def test_two_channels_of_one_statement_are_compatible() -> None:
    """An editor has to know that they were not named alike."""
    (finding,) = told("a written statement", "a radio interview")

    assert (finding.verdict, finding.rule) == ("compatible", "other-channel")
    assert [side.says for side in finding.sides] == ["a written statement", "a radio interview"]


def test_one_channel_in_more_words_is_no_finding() -> None:
    """As "a statement" and "a written statement"."""
    assert told("a statement", "a written statement") == []
