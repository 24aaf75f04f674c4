"""Sparse rows and their products."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.relate import vectors
from rapporteur.relate.vectors import Growing, Matrix, Rows, crossed, grams, inner, ranges


def matrix(*rows: dict[int, float]) -> Matrix:
    starts = np.concatenate(([0], np.cumsum([len(r) for r in rows]))).astype(np.int64)
    columns = np.array([c for r in rows for c in r], np.int64)
    return Matrix(starts, columns, np.array([v for r in rows for v in r.values()], np.float64))


def test_cosines_of_bags() -> None:
    """Equal bags have cosine 1 whatever their size, bags without a common word 0."""
    table = grams(matrix({0: 1.0, 1: 1.0}, {0: 3.0, 1: 3.0}, {2: 1.0}).cosine(), 3)

    assert table == pytest.approx(np.array([[[1, 1, 0], [1, 1, 0], [0, 0, 1]]]))


def test_coverage_is_the_share_found_elsewhere() -> None:
    """Three quarters of the weight of the first bag stand in the second."""
    bags, words = matrix({0: 3.0, 1: 1.0}).coverage(), matrix({0: 7.0, 2: 9.0}).presence()

    assert crossed(bags, words) == pytest.approx(np.array([[0.75]]))


def test_empty_bags_and_empty_piles_are_answered() -> None:
    """A report without words is like nothing."""
    assert grams(matrix({}, {0: 1.0}).cosine(), 2) == pytest.approx(np.array([[[0, 0], [0, 1]]]))
    assert grams(matrix().cosine(), 0).size == 0
    assert crossed(matrix(), matrix({0: 1.0})).shape == (0, 1)


def test_columns_of_one_row_meet_nothing() -> None:
    """Dropping them changes no product of two rows."""
    all_of_it = matrix({0: 1.0, 1: 2.0}, {1: 3.0, 2: 4.0}, {3: 1.0})
    kept = all_of_it.met()

    assert kept.columns.tolist() == [1, 1]
    assert crossed(kept, kept)[~np.eye(3, dtype=bool)] == pytest.approx(
        crossed(all_of_it, all_of_it)[~np.eye(3, dtype=bool)]
    )


def test_take_gives_rows_in_the_order_asked() -> None:
    """Also empty ones, and one twice."""
    found = matrix({0: 1.0}, {}, {5: 2.0, 6: 3.0}).take(np.array([2, 1, 2, 0]))

    assert found.sizes().tolist() == [2, 0, 2, 1]
    assert found.owners().tolist() == [0, 0, 2, 2, 3]
    assert found.columns.tolist() == [5, 6, 5, 6, 0]


bag = st.dictionaries(st.integers(0, 9), st.floats(0, 3), max_size=6)


@given(st.lists(bag, min_size=1, max_size=6), st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=20))
def test_products_are_those_of_the_full_table(rows: list[dict[int, float]], asked: list[tuple[int, int]]) -> None:
    """Whatever pairs are asked for, in whatever order and in however small steps."""
    table = matrix(*rows)
    dense = np.zeros((len(rows), 10))
    for k, row in enumerate(rows):
        for column, value in row.items():
            dense[k, column] = value
    left = np.array([a % len(rows) for a, _ in asked], np.int64)
    right = np.array([b % len(rows) for _, b in asked], np.int64)
    expected = (dense @ dense.T)[left, right]

    full = dense @ dense.T

    def check() -> None:
        assert inner(table, table, left, right) == pytest.approx(expected)
        assert crossed(table, table) == pytest.approx(full)
        assert grams(table, len(rows))[0] == pytest.approx(full)
        assert grams(table, 1)[:, 0, 0] == pytest.approx(full.diagonal())

    check()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vectors, "ROWS", 1)
        patch.setattr(vectors, "ENTRIES", 2)
        check()


def test_ranges_lists_whole_numbers_with_their_owner() -> None:
    """Half-open ranges one after the other; empty ones give nothing."""
    numbers, owner = ranges(np.array([3, 7, 0]), np.array([5, 7, 2]))

    assert (numbers.tolist(), owner.tolist()) == ([3, 4, 0, 1], [0, 0, 2, 2])


@given(st.lists(st.lists(bag, max_size=3), max_size=5))
def test_rows_that_are_added_are_as_if_made_at_once(batches: list[list[dict[int, float]]]) -> None:
    """However many come at a time; a part of them is that part."""
    rows = Rows()
    for batch in batches:
        rows.extend(matrix(*batch))
    every = [row for batch in batches for row in batch]
    found, expected = rows.matrix(), matrix(*every)

    assert found.starts.tolist() == expected.starts.tolist()
    assert found.columns.tolist() == expected.columns.tolist()
    assert found.part(len(every) // 2, len(every)).values.tolist() == matrix(*every[len(every) // 2 :]).values.tolist()


def test_growing_keeps_what_it_was_given() -> None:
    """And leaves alone what it was made of."""
    start = np.array([1, 2])
    growing = Growing(start)
    growing.extend(np.array([3]))
    growing.view()[0] = 9

    assert growing.view().tolist() == [9, 2, 3]
    assert start.tolist() == [1, 2]
