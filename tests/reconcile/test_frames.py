"""Frames around the reports' own words."""

from __future__ import annotations

import pytest
from tests.reports import Draft

from rapporteur.language import lexicon
from rapporteur.reconcile.frames import framed, printed
from rapporteur.reconcile.passages import passages


def test_a_frame_is_filled() -> None:
    """With words and with passages, which are printed as they stand."""
    reading = Draft("a", "The river rose.").read()
    pieces = framed("side", by=("the Echo",), says=(reading.span(0, 14),))

    assert printed(passages([reading]), pieces, set()) == "According to the Echo, “The river rose”."


def test_a_sentence_that_ends_gets_no_second_full_stop() -> None:
    """Not even where its end is quoted."""
    reading = Draft("a", 'He said "The river rose."').read()

    assert printed(passages([reading]), (reading.span(0, 25),), set()) == 'He said "The river rose."'


@pytest.mark.parametrize("name", sorted(lexicon.words("rapporteur.reconcile", "frames.tsv")))
def test_every_frame_needs_its_places(name: str) -> None:
    """None is printed with a place left empty."""
    with pytest.raises(KeyError):
        framed(name)
