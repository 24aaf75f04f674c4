"""From scores to labels."""

import numpy as np

from rapporteur.language.decode import NameDecoder, sentences, tree

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


def test_a_name_does_not_begin_inside() -> None:
    """A label "I-LOC" behind "B-PER" is impossible: the best whole path wins over the best single labels."""
    scores = np.array([[0, 5, 0, 0, 0], [0, 0, 3, 0, 4], [5, 0, 0, 0, 0]], np.float32)

    assert NameDecoder(LABELS).names(scores) == [(0, 2, "PER")]


def test_neighbouring_names_stay_two() -> None:
    """A new "B" opens a new name."""
    scores = np.array([[0, 5, 0, 0, 0], [0, 5, 0, 0, 0]], np.float32)

    assert NameDecoder(LABELS).names(scores) == [(0, 1, "PER"), (1, 2, "PER")]


def test_no_name_no_path() -> None:
    """Words that are all outside give nothing."""
    assert NameDecoder(LABELS).names(np.array([[5, 0, 0, 0, 0]], np.float32)) == []


def test_a_tree_has_one_root() -> None:
    """Two words that both want to be the root: the one that gains most is, the other hangs from it."""
    scores = np.array([[9, 0, 1], [8, 7, 0]], np.float32)

    assert tree(scores) == [-1, 0]


def test_a_cycle_is_opened_where_it_costs_least() -> None:
    """Words 1 and 2 choose each other; the one with the better way out takes it."""
    scores = np.array([[9, 0, 0, 0], [0, 1, 0, 8], [0, 5, 8, 0]], np.float32)

    assert tree(scores) == [-1, 2, 0]


def test_one_word_is_its_own_root() -> None:
    """The smallest sentence."""
    assert tree(np.zeros((1, 2), np.float32)) == [-1]


def test_a_window_begins_a_sentence() -> None:
    """The first word starts a sentence whatever its mark."""
    assert sentences([False, False, True]) == [(0, 2), (2, 3)]
