"""Reports by their words, as they come and go."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.relate import blocking
from rapporteur.relate.blocking import Keys
from rapporteur.relate.postings import Postings
from rapporteur.relate.vectors import Matrix

row = st.dictionaries(st.integers(0, 6), st.integers(1, 9), max_size=4)


def matrix(*rows: dict[int, int]) -> Matrix:
    starts = np.concatenate(([0], np.cumsum([len(r) for r in rows]))).astype(np.int64)
    columns = np.array([c for r in rows for c in r], np.int64)
    return Matrix(starts, columns, np.array([v for r in rows for v in r.values()], np.float64))


@given(st.lists(row, max_size=8), st.lists(row, max_size=5), st.integers(0, 4), st.integers(1, 6), st.integers(1, 40))
def test_the_index_answers_what_the_relation_answers(
    before: list[dict[int, int]], new: list[dict[int, int]], oldest: int, common: int, least: int
) -> None:
    """The pairs of new rows with those of the window are those of the step over the window's table."""
    oldest = min(oldest, len(before))
    postings = Postings()
    postings.add(0, matrix(*before))
    postings.add(len(before), matrix(*new))
    later, earlier, weights = postings.pairs(len(before), matrix(*new), oldest, common)
    window = matrix(*before[oldest:], *new)
    keys = Keys(len(window), window.owners(), window.columns, window.values.astype(np.int64))
    a, b = blocking.pairs("test", keys, common, least, since=len(before) - oldest)

    enough = weights >= least
    assert sorted(zip(earlier[enough].tolist(), later[enough].tolist(), strict=True)) == list(
        zip((a + oldest).tolist(), (b + oldest).tolist(), strict=True)
    )


def test_what_has_left_is_not_met() -> None:
    """By its turn, or out of turn; then it counts no more among those that hold the word."""
    postings = Postings()
    postings.add(0, matrix({1: 2}, {1: 2, 2: 1}, {1: 2}, {1: 2}))
    postings.remove(1, np.array([1, 2]))
    postings.add(4, matrix({1: 3, 2: 1}))
    new, old, weights = postings.pairs(4, matrix({1: 3, 2: 1}), oldest=2, common=3)

    assert (new.tolist(), old.tolist(), weights.tolist()) == ([4, 4], [2, 3], [6, 6])
