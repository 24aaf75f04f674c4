"""The shipped network."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from rapporteur.errors import ModelError
from rapporteur.language.encoder import Encoder, Scores, Window


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def window(text: str) -> Window:
    words = tuple(text.split())
    return Window(words, (True,) * len(words))


def read(encoder: Encoder, windows: list[Window]) -> list[Scores]:
    """The scores in the order of the windows."""
    found = {i: scores for batch in encoder.read(windows) for i, scores in batch}
    return [found[i] for i in range(len(windows))]


def test_scores_know_their_window(encoder: Encoder) -> None:
    """Batches are made by length; each window is read once and keeps its number."""
    windows = [window("one two three four five"), window("one"), window("one two")]

    assert [len(scores.tags) for scores in read(encoder, windows)] == [5, 1, 2]


def test_a_window_sees_itself_alone(encoder: Encoder) -> None:
    """Beside its like a window scores the same to the last bit; a longer neighbour rounds activations otherwise."""
    ours, other = window("The minister met her in Oslo ."), window("She left the town on Friday , alone , by train .")
    alone = read(encoder, [ours])[0]

    for twin in read(encoder, [ours, ours]):
        assert np.array_equal(alone.arcs, twin.arcs)
        assert np.array_equal(alone.names, twin.names)
        assert np.array_equal(alone.products, twin.products)
    beside = read(encoder, [ours, other])[0]
    assert alone.tags.tolist() == beside.tags.tolist()
    assert alone.arcs.argmax(1).tolist() == beside.arcs.argmax(1).tolist()


def test_nothing_to_read(encoder: Encoder) -> None:
    """No windows, no scores."""
    assert list(encoder.read([])) == []


def test_the_same_words_score_the_same(encoder: Encoder) -> None:
    """Reading twice changes nothing."""
    once, twice = (read(encoder, [window("Vane met Orr in Oslo .")])[0] for _ in range(2))

    assert np.array_equal(once.arcs, twice.arcs)
    assert np.array_equal(once.names, twice.names)


def test_any_word_has_pieces(encoder: Encoder) -> None:
    """Invisible, endless and broken words are read as something."""
    for word in ("\u200b", "x" * 10_000, "\ud800", "�", "日本", "🙂"):
        assert 1 <= len(encoder.pieces(word)) <= 12


def test_relations_are_those_of_the_heads_given(encoder: Encoder) -> None:
    """A root is a root; every other word is related to the head that was decoded, and is none."""
    scores = read(encoder, [window("Vane met Orr in Oslo .")])[0]
    labels = encoder.labels.dep

    found = [labels[k] for k in scores.relations([1, -1, 1, 4, 1, 1])]
    assert found == ["nsubj", "ROOT", "obj", "case", "obl", "punct"]
    assert scores.relations([-1] * 6).tolist() == [labels.index("ROOT")] * 6


def test_a_folder_without_weights_is_an_error(tmp_path: Path) -> None:
    """The error says that the model cannot be loaded."""
    with pytest.raises(ModelError, match="cannot be loaded"):
        Encoder(tmp_path)


def test_a_graph_of_another_make_is_an_error(tmp_path: Path) -> None:
    """The error names what the graph does not give."""
    weights = files("rapporteur.language").joinpath("weights")
    for name in ("labels.json", "tokenizer.json", "model.int8.onnx"):
        content = weights.joinpath(name).read_bytes()
        (tmp_path / name).write_bytes(content.replace(b"relations", b"telations"))

    with pytest.raises(ModelError, match="does not give relations"):
        Encoder(tmp_path)
