"""The shipped network."""

from pathlib import Path

import numpy as np
import pytest

from rapporteur.errors import ModelError
from rapporteur.language.encoder import Encoder, Window


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def window(text: str) -> Window:
    words = tuple(text.split())
    return Window(words, (True,) * len(words))


def test_scores_come_in_the_order_of_the_windows(encoder: Encoder) -> None:
    """Batches are made by length; results are not."""
    windows = [window("one two three four five"), window("one"), window("one two")]

    assert [len(scores.tags) for scores in encoder.read(windows)] == [5, 1, 2]


def test_nothing_to_read(encoder: Encoder) -> None:
    """No windows, no scores."""
    assert encoder.read([]) == []


def test_the_same_words_score_the_same(encoder: Encoder) -> None:
    """Reading twice changes nothing."""
    once, twice = (encoder.read([window("Vane met Orr in Oslo .")])[0] for _ in range(2))

    assert np.array_equal(once.arcs, twice.arcs)
    assert np.array_equal(once.names, twice.names)


def test_any_word_has_pieces(encoder: Encoder) -> None:
    """Invisible, endless and broken words are read as something."""
    for word in ("\u200b", "x" * 10_000, "\ud800", "�", "日本", "🙂"):
        assert 1 <= len(encoder.pieces(word)) <= 12


def test_relations_are_those_of_each_window_alone(encoder: Encoder) -> None:
    """Blocks of words do not follow the windows; the relation of a word does not know its block."""
    scores = encoder.read(
        [window("Vane met Orr in Oslo ."), window("She left the town on Friday , alone , by train .")]
    )
    heads = [[1, -1, 1, 4, 1, 1], [1, -1, 3, 1, 5, 1, 1, 1, 1, 10, 1, 1]]

    together = encoder.relations(scores, heads)
    alone = [encoder.relations([s], [h])[0] for s, h in zip(scores, heads, strict=True)]

    assert [row.tolist() for row in alone] == [row.tolist() for row in together]


def test_a_folder_without_weights_is_an_error(tmp_path: Path) -> None:
    """The error says that the model cannot be loaded."""
    with pytest.raises(ModelError, match="cannot be loaded"):
        Encoder(tmp_path)
