"""How much a word tells among the sentences of an event."""

from __future__ import annotations

import pytest

from rapporteur.relate.salience import mass, rarity


def test_the_rarer_the_heavier() -> None:
    """One when one sentence of many holds it, less the more hold it."""
    weights = rarity([frozenset({"dam", "mud"}), frozenset({"dam"}), frozenset({"dam", "siren"})])

    assert weights["siren"] == weights["mud"] > weights["dam"] > 0
    assert weights["siren"] == 1.0


def test_a_word_never_seen_weighs_one() -> None:
    """What no sentence of the event holds is as rare as can be."""
    assert mass({"lock", "dam"}, {"dam": 0.25}) == pytest.approx(1.25)


def test_no_sentences_no_weights() -> None:
    """An empty event has no words."""
    assert rarity([]) == {}
