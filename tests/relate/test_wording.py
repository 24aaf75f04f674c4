"""The words of a report as arrays."""

from __future__ import annotations

from tests.relate.piles import reading

from rapporteur.model import Block
from rapporteur.relate.wording import wordings


def test_words_ignore_case_and_punctuation() -> None:
    """Words that differ in case or in what stands round them have one code, across reports."""
    left, right = wordings([reading("a", "The Quay, closed."), reading("b", "the quay closed")])

    assert left.codes.tolist() == right.codes.tolist()
    assert left.words == ("the", "quay", "closed")


def test_only_readable_blocks_are_compared() -> None:
    """A reader's comment has no words to share."""
    text = "The quay closed.\nNice photo!"
    blocks = (Block(begin=0, end=16, kind="body", why=""), Block(begin=17, end=27, kind="comment", why=""))

    (wording,) = wordings([reading("a", text, blocks=blocks)])

    assert wording.words == ("the", "quay", "closed")


def test_offsets_give_the_words_back() -> None:
    """``text[begins[k]:ends[k]]`` is word ``k`` as printed."""
    (wording,) = wordings([reading("a", "Élan “vital”, 54,000 – ‘done’")])

    printed = [wording.text[b:e] for b, e in zip(wording.begins, wording.ends, strict=True)]
    assert printed == ["Élan", "vital", "54", "000", "done"]


def test_words_in_quotation_marks_are_numbered() -> None:
    """Each direct quotation has its own number; other words have 0."""
    (wording,) = wordings([reading("a", 'He said "yes" and "no".')])

    assert wording.quoted.tolist() == [0, 0, 1, 0, 2]
