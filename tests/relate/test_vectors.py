"""Sparse rows and their products."""

from __future__ import annotations

import numpy as np
import pytest

from rapporteur.relate.vectors import cosine, coverage, presence, ranges


def test_cosines_of_bags() -> None:
    """Equal bags have cosine 1 whatever their size, bags without a common word 0."""
    table = cosine([{"a": 1.0, "b": 1.0}, {"a": 3.0, "b": 3.0}, {"c": 1.0}]).gram()

    assert table == pytest.approx(np.array([[1, 1, 0], [1, 1, 0], [0, 0, 1]]))


def test_coverage_is_the_share_found_elsewhere() -> None:
    """Three quarters of the weight of the first bag stand in the second."""
    vocabulary: dict[str, int] = {}
    bags = coverage([{"a": 3.0, "b": 1.0}], vocabulary)
    words = presence([["a", "c"]], vocabulary)

    assert bags.products(words.spread(0), np.array([0])) == pytest.approx([0.75])


def test_empty_bags_and_empty_piles_are_answered() -> None:
    """A report without words is like nothing but itself."""
    assert cosine([{}, {"a": 1.0}]).gram() == pytest.approx(np.eye(2))
    assert cosine([]).gram().shape == (0, 0)


def test_ranges_lists_whole_numbers_with_their_owner() -> None:
    """Half-open ranges one after the other; empty ones give nothing."""
    numbers, owner = ranges(np.array([3, 7, 0]), np.array([5, 7, 2]))

    assert (numbers.tolist(), owner.tolist()) == ([3, 4, 0, 1], [0, 0, 2, 2])
