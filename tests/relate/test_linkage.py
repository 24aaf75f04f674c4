"""Groups from pairwise scores."""

from __future__ import annotations

import time
from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.relate import linkage
from rapporteur.relate.linkage import FORBIDDEN, average, components, gathered, greedy, grouped, labels, within


def test_average_linkage_joins_while_the_mean_is_positive() -> None:
    """Three alike items are one group, a fourth that only one of them likes stays alone."""
    pairs = [(0, 1, 2.0), (1, 2, 2.0), (0, 2, 2.0), (2, 3, 1.0)]

    assert average(4, pairs, base=-3.0) == [[0, 1, 2], [3]]


def test_one_misleading_pair_does_not_join_two_groups() -> None:
    """Connected components would: here the other pairs outvote it."""
    pairs = [(0, 1, 4.0), (2, 3, 4.0), (1, 2, 3.0)]

    assert average(4, pairs, base=-3.0) == [[0, 1], [2, 3]]


def test_a_forbidden_pair_stays_apart_whoever_else_joins() -> None:
    """Cannot-link holds for the groups that the two items end up in."""
    pairs = [(0, 1, 9.0), (1, 2, 9.0), (0, 2, FORBIDDEN)]

    assert average(3, pairs, base=-1.0) == [[0, 1], [2]]
    assert average(3, pairs[:2], base=-1.0, barred={(0, 2)}) == [[0, 1], [2]]


def test_items_without_pairs_are_alone() -> None:
    """Nothing said is nothing joined."""
    assert average(3, [], base=-1.0) == [[0], [1], [2]]
    assert average(0, [], base=-1.0) == []


def test_equal_scores_end() -> None:
    """A ring of ties neither loops nor depends on where it is entered."""
    ring = [(i, (i + 1) % 6, 1.0) for i in range(6)]

    assert average(6, ring, base=-0.1) == [[0, 1, 2, 3, 4, 5]]


def test_greedy_joins_the_best_pair_first_and_asks_again() -> None:
    """After 0 and 1 have joined their new score with 2 counts, not the old ones."""
    table = np.array([[0.0, 3.0, 2.0], [3.0, 0.0, 2.0], [2.0, 2.0, 0.0]])
    asked: list[tuple[int, int]] = []

    def rescore(a: int, b: int) -> np.ndarray:
        asked.append((a, b))
        return np.full(3, -1.0)

    assert greedy(table, rescore) == [[0, 1], [2]]
    assert asked == [(0, 1)]


def test_greedy_answers_empty_and_single_tables() -> None:
    """A story of one report needs no comparison."""
    assert greedy(np.zeros((0, 0)), lambda *_: np.zeros(0)) == []
    assert greedy(np.zeros((1, 1)), lambda *_: np.zeros(1)) == [[0]]


def test_cost_grows_with_the_pairs() -> None:
    """Twenty thousand items with a few neighbours each are grouped in seconds."""
    pairs = [(i, i + 1, 1.0) for i in range(0, 20_000, 2)]
    begin = time.process_time()

    found = average(20_000, pairs, base=-5.0)

    assert found[:2] == [[0, 1], [2, 3]]
    assert time.process_time() - begin < 5


def test_the_mean_decides_not_the_best_pair() -> None:
    """0 and 1 are alike, 1 and 2 are, 0 and 2 are not: the chain does not close."""
    assert grouped(3, {(0, 1): 0.9, (1, 2): 0.6}, 0.5) == [[0, 1], [2]]


def test_a_pair_below_zero_keeps_groups_apart_for_good() -> None:
    """However alike the others are."""
    assert grouped(3, {(0, 1): 0.9, (1, 2): 0.9, (0, 2): -1.0}, 0.3) == [[0, 1], [2]]


def test_a_silent_pair_has_no_say() -> None:
    """Two passages of one report that overlap neither help nor hinder, whatever they score."""
    assert grouped(3, {(0, 2): 0.6, (1, 2): 0.6}, 0.5, silent={(0, 1)}) == [[0, 1, 2]]
    assert grouped(3, {(0, 2): 0.6, (1, 2): 0.2, (0, 1): 9.0}, 0.5, silent={(0, 1)}) == [[0, 2], [1]]


def test_nothing_gives_nothing() -> None:
    """No things, no groups."""
    assert grouped(0, {}, 0.5) == []


scored = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda p: p[0] < p[1]),
    st.integers(-6, 6).map(float),
    max_size=40,
)


@given(scored)
def test_no_two_groups_are_left_that_should_be_one(pairs: dict[tuple[int, int], float]) -> None:
    """Between any two groups of the result the mean lies below the threshold."""
    found = average(12, ((i, j, s) for (i, j), s in pairs.items()), base=-1.0)

    assert sorted(i for group in found for i in group) == list(range(12))
    for a, b in combinations(found, 2):
        scores = [pairs.get((min(i, j), max(i, j)), -1.0) for i in a for j in b]
        assert sum(scores) / len(scores) < 0


@given(scored)
def test_parts_linked_by_themselves_are_the_same_groups(pairs: dict[tuple[int, int], float]) -> None:
    """Linking each part that pairs above 0 connect gives what linking everything gives."""
    known = sorted((i, j, s) for (i, j), s in pairs.items())
    left, right = (np.array([p[k] for p in known], np.int64) for k in (0, 1))
    scores = np.array([p[2] for p in known], np.float64)

    assert within(12, left, right, scores, -1.0) == average(12, known, base=-1.0)


@given(scored, st.randoms(use_true_random=False))
def test_level_by_level_gives_the_same_groups(pairs: dict[tuple[int, int], float], rng: Random) -> None:
    """Joining what is nearest first, then the groups, ends where joining one by one ends; no two scores are equal."""
    known = sorted((i, j, s + rng.random() / 2) for (i, j), s in pairs.items())
    left, right = (np.array([p[k] for p in known], np.int64) for k in (0, 1))
    scores = np.array([p[2] for p in known], np.float64)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linkage, "MANY", -1)
        found = within(12, left, right, scores, -7.0)

    assert found == average(12, known, base=-7.0)


def test_components_and_labels_name_groups_by_their_first() -> None:
    """Items without a pair are alone."""
    parts = components(5, np.array([3, 1]), np.array([4, 3]))

    assert parts.tolist() == [0, 1, 2, 1, 1]
    assert [g.tolist() for g in gathered(parts)] == [[0], [1, 3, 4], [2]]
    assert labels(5, [[1, 3, 4]]) == [0, 1, 2, 1, 1]
