"""Which items are worth comparing."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.relate import blocking
from rapporteur.relate.blocking import Keys

held = st.lists(st.dictionaries(st.integers(0, 12), st.integers(1, 5), max_size=6), max_size=9)


def keys(rows: list[dict[int, int]]) -> Keys:
    flat = [(item, term, row[term]) for item, row in enumerate(rows) for term in row]
    columns = np.array(flat, np.int64).reshape(-1, 3)
    return Keys(len(rows), *(np.ascontiguousarray(columns[:, k]) for k in range(3)))


def found(rows: list[dict[int, int]], common: int, least: int = 1, since: int = 0) -> list[tuple[int, int]]:
    a, b = blocking.pairs("test", keys(rows), common, least, since)
    return list(zip(a.tolist(), b.tolist(), strict=True))


def test_items_with_a_term_in_common_are_a_pair() -> None:
    """What only one of them holds pairs nothing."""
    assert found([{1: 1, 2: 1}, {2: 1, 3: 1}, {4: 1}], common=9) == [(0, 1)]


def test_a_term_that_too_many_hold_starts_no_search() -> None:
    """Two are within the limit, three are not."""
    assert found([{7: 1}, {7: 1}, {7: 1}], common=2) == []
    assert found([{7: 1}, {7: 1}], common=2) == [(0, 1)]


def test_the_products_of_the_weights_count() -> None:
    """2 times 3 is enough for 6, and not for 7."""
    assert found([{1: 2}, {1: 3}], common=9, least=6) == [(0, 1)]
    assert found([{1: 2}, {1: 3}], common=9, least=7) == []


def test_pairs_of_old_items_can_be_left_out() -> None:
    """Only what has come since is looked for, among all."""
    assert found([{1: 1}, {1: 1}, {1: 1}], common=9, since=2) == [(0, 2), (1, 2)]


@given(held, st.integers(2, 5), st.integers(1, 20), st.integers(0, 4), st.sampled_from([1, 3, 1000]))
@settings(max_examples=40, deadline=None)
def test_all_pairs_and_the_relational_steps_agree(
    rows: list[dict[int, int]], common: int, least: int, since: int, joined: int
) -> None:
    """A small pile, the steps over it, and the steps block by block give the same pairs."""
    few = found(rows, common, least, since)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocking, "FEW", -1)
        patch.setattr(blocking, "JOINED", joined)
        assert found(rows, common, least, since) == few


def test_a_small_pile_does_not_load_the_engine() -> None:
    """Five reports pay nothing for what a hundred thousand need."""
    code = """
import sys
sys.path.insert(0, ".")
from tests.relate.piles import HARBOUR, reading
from rapporteur.relate import events, reuse
pile = [reading(i, HARBOUR) for i in "abcde"]
events.place(pile, reuse.find(pile))
print("duckdb" in sys.modules)
"""
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert out == "False\n"


def test_what_very_many_hold_is_told_of_the_first() -> None:
    """Of six items that hold three crowded terms five are paired with the first; two such terms say nothing."""
    rows = [{1: 1, 2: 1, 3: 1}] * 6 + [{1: 1, 2: 1}, {9: 1}]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocking, "FEW", -1)
        a, b = blocking.crowded("test", keys(rows), common=4, least=3)

    assert list(zip(a.tolist(), b.tolist(), strict=True)) == [(0, k) for k in range(1, 6)]
    assert not len(blocking.crowded("test", keys(rows), common=8, least=1)[0])
