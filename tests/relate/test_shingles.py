"""The index of word shingles."""

from __future__ import annotations

import time

from tests.relate.piles import HARBOUR, ORCHARD, reading

from rapporteur.relate.codes import coded
from rapporteur.relate.shingles import SHINGLE, Stretch, shared


def test_a_shared_stretch_is_found_at_its_places() -> None:
    """Equal words give one stretch with the number of its first word in each text."""
    texts = coded(
        [reading("a", "nothing here one two three four five six end"), reading("b", "one two three four five six")]
    )

    assert list(shared(texts)) == [(0, 1, [Stretch(2, 0, 6)])]


def test_texts_without_a_common_shingle_are_no_pair() -> None:
    """Two reports in their own words are never compared word by word."""
    assert list(shared(coded([reading("a", HARBOUR), reading("b", ORCHARD)]))) == []


def test_texts_shorter_than_a_shingle_share_nothing() -> None:
    """Fewer words than a shingle has cannot be looked up, and an empty pile is answered."""
    short = " ".join("word" for _ in range(SHINGLE - 1))

    assert list(shared(coded([reading("a", short), reading("b", short)]))) == []
    assert list(shared(())) == []


def test_a_text_that_repeats_itself_costs_no_more_than_its_length() -> None:
    """A shingle counts once per report, so a hostile line of one word is answered at once."""
    line = "buy now " * 60_000
    begin = time.process_time()

    pairs = list(shared(coded([reading("a", line), reading("b", line)])))

    assert len(pairs) == 1
    assert time.process_time() - begin < 10
