import pytest

from rapporteur.errors import SpanError
from rapporteur.model import Block, Passage, Span, Text

TEXT = Text(id="a.txt", text="  The quay \u00a0 is shut. ")


def test_a_span_leaves_out_the_white_space_at_its_ends() -> None:
    """A span made over white space begins and ends at words, no-break spaces included."""
    assert Span("a.txt", 2, 10) == TEXT.span(0, 12)


@pytest.mark.parametrize(("begin", "end"), [(-1, 3), (3, 3), (5, 4), (0, 999), (0, 2)])
def test_a_span_outside_the_text_cannot_be_made(begin: int, end: int) -> None:
    """Offsets that do not lie in the text, or enclose nothing but white space, are refused."""
    with pytest.raises(SpanError):
        TEXT.span(begin, end)


@pytest.mark.parametrize(("begin", "end"), [(-1, 3), (3, 3), (5, 4)])
def test_a_passage_encloses_something(begin: int, end: int) -> None:
    """No annotation can be empty or stand before the text."""
    with pytest.raises(SpanError):
        Block(begin=begin, end=end, kind="body", why="test")


def test_words_are_the_text_between_the_offsets() -> None:
    """What a span cites is the text, unchanged."""
    assert TEXT.words(TEXT.span(2, 10)) == "The quay"


@pytest.mark.parametrize(
    ("other", "covers", "overlaps"),
    [((2, 5), True, True), ((0, 9), True, True), ((8, 12), False, True), ((9, 12), False, False)],
)
def test_passages_are_half_open(other: tuple[int, int], covers: bool, overlaps: bool) -> None:
    """A passage that begins where another ends does not overlap it."""
    left, right = Passage(begin=0, end=9), Passage(begin=other[0], end=other[1])

    assert (covers, overlaps) == (left.covers(right), left.overlaps(right))
