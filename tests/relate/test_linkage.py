"""Groups from pairwise scores."""

from __future__ import annotations

import time

import numpy as np

from rapporteur.relate.linkage import FORBIDDEN, average, greedy


def test_average_linkage_joins_while_the_mean_is_positive() -> None:
    """Three alike items are one group, a fourth that only one of them likes stays alone."""
    pairs = [(0, 1, 2.0), (1, 2, 2.0), (0, 2, 2.0), (2, 3, 1.0)]

    assert average(4, pairs, base=-3.0) == [0, 0, 0, 3]


def test_one_misleading_pair_does_not_join_two_groups() -> None:
    """Connected components would: here the other pairs outvote it."""
    pairs = [(0, 1, 4.0), (2, 3, 4.0), (1, 2, 3.0)]

    assert average(4, pairs, base=-3.0) == [0, 0, 2, 2]


def test_a_forbidden_pair_stays_apart_whoever_else_joins() -> None:
    """Cannot-link holds for the groups that the two items end up in."""
    pairs = [(0, 1, 9.0), (1, 2, 9.0), (0, 2, FORBIDDEN)]

    labels = average(3, pairs, base=-1.0)

    assert labels[0] != labels[2]


def test_items_without_pairs_are_alone() -> None:
    """Nothing said is nothing joined."""
    assert average(3, [], base=-1.0) == [0, 1, 2]
    assert average(0, [], base=-1.0) == []


def test_equal_scores_end() -> None:
    """A ring of ties neither loops nor depends on where it is entered."""
    ring = [(i, (i + 1) % 6, 1.0) for i in range(6)]

    assert average(6, ring, base=-0.1) == [0] * 6


def test_greedy_joins_the_best_pair_first_and_asks_again() -> None:
    """After 0 and 1 have joined their new score with 2 counts, not the old ones."""
    table = np.array([[0.0, 3.0, 2.0], [3.0, 0.0, 2.0], [2.0, 2.0, 0.0]])
    asked: list[tuple[int, int]] = []

    def rescore(a: int, b: int) -> np.ndarray:
        asked.append((a, b))
        return np.full(3, -1.0)

    assert greedy(table, rescore) == [0, 0, 2]
    assert asked == [(0, 1)]


def test_greedy_answers_empty_and_single_tables() -> None:
    """A story of one report needs no comparison."""
    assert greedy(np.zeros((0, 0)), lambda *_: np.zeros(0)) == []
    assert greedy(np.zeros((1, 1)), lambda *_: np.zeros(1)) == [0]


def test_cost_grows_with_the_pairs() -> None:
    """Twenty thousand items with a few neighbours each are grouped in seconds."""
    pairs = [(i, i + 1, 1.0) for i in range(0, 20_000, 2)]
    begin = time.perf_counter()

    labels = average(20_000, pairs, base=-5.0)

    assert labels[:4] == [0, 0, 2, 2]
    assert time.perf_counter() - begin < 5
