"""Where sentences begin."""

import numpy as np

from rapporteur.language import sentences
from rapporteur.language.tokenizer import words_of


def window(text: str) -> tuple[list[str], list[bool]]:
    offsets = words_of(text, 0, len(text))
    return [text[a:b] for a, b in offsets], [a == 0 or text[a - 1].isspace() for a, _ in offsets]


def at(words: list[str], starts: set[str]) -> np.ndarray:
    return np.array([1.0 if word in starts else -1.0 for word in words], np.float32)


def read(text: str, starts: set[str]) -> list[str]:
    words, spaced = window(text)
    pairs = sentences.quoted(words, spaced)
    parts = sentences.units(words, at(words, starts), pairs)
    return [" ".join(words[a:b]) for a, b in sentences.joined(words, parts, pairs)]


def test_a_quotation_is_held_together_with_its_speaker() -> None:
    """No sentence begins inside a quotation, nor between its end and who said it."""
    assert read('"We met. It rained." Vane said. Nobody laughed.', {"It", "Vane", "Nobody"}) == [
        '" We met . It rained . " Vane said .',
        "Nobody laughed .",
    ]


def test_a_speaker_who_opens_the_next_quotation_begins_a_sentence() -> None:
    """Behind a full stop, "She added:" belongs to what follows."""
    assert read('"We met." She added: "It rained."', {"She"}) == ['" We met . "', 'She added : " It rained . "']


def test_an_opening_straight_mark_may_begin_a_sentence() -> None:
    """A straight mark with white space before and none behind opens."""
    assert read('It rained. "Go," he said.', {'"'}) == ["It rained .", '" Go , " he said .']


def test_a_lost_mark_holds_nothing() -> None:
    """A quotation that is never closed does not swallow the text."""
    assert read("“We met. It rained.", {"It"}) == ["“ We met .", "It rained ."]


def test_windows_end_behind_a_sentence() -> None:
    """A long paragraph is cut where a sentence ends, not where the window is full."""
    words, spaced = window("One two three four. Five six seven eight.")

    assert list(sentences.cuts(words, spaced, [1] * len(words), 8)) == [(0, 5), (5, 10)]


def test_windows_are_cut_outside_quotations_if_they_can() -> None:
    """The end of a sentence outside a quotation is preferred to a later one inside."""
    words, spaced = window('A b c d e f g. "H i. J k l."')

    assert list(sentences.cuts(words, spaced, [1] * len(words), 12)) == [(0, 8), (8, 17)]


def test_words_without_an_end_are_cut_where_the_window_is_full() -> None:
    """Text without sentences is read all the same."""
    assert list(sentences.cuts(["a"] * 9, [True] * 9, [1] * 9, 4)) == [(0, 4), (4, 8), (8, 9)]


def test_joined_sentences_have_one_root() -> None:
    """The root outside the quotation stays; the others hang from it."""
    assert sentences.rooted([-1, 0, -1, 2, -1], [(0, 5)], [(0, 3)]) == [4, 0, 4, 2, -1]
