"""Average linkage with cannot-link."""

from __future__ import annotations

from rapporteur.relate.agglomeration import grouped


def test_the_mean_decides_not_the_best_pair() -> None:
    """0 and 1 are alike, 1 and 2 are, 0 and 2 are not: the chain does not close."""
    assert grouped(3, {(0, 1): 0.9, (1, 2): 0.6}, 0.5) == [[0, 1], [2]]


def test_a_pair_below_zero_keeps_groups_apart_for_good() -> None:
    """However alike the others are."""
    assert grouped(3, {(0, 1): 0.9, (1, 2): 0.9, (0, 2): -1.0}, 0.3) == [[0, 1], [2]]


def test_a_silent_pair_has_no_say() -> None:
    """Two passages of one report that overlap neither help nor hinder."""
    assert grouped(3, {(0, 2): 0.6, (1, 2): 0.6}, 0.5, silent={(0, 1)}) == [[0, 1, 2]]


def test_nothing_gives_nothing() -> None:
    """No things, no groups."""
    assert grouped(0, {}, 0.5) == []
