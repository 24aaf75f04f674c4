"""Profiles as flat tables."""

from __future__ import annotations

import numpy as np
import pytest
from tests.relate.piles import HARBOUR, ORCHARD, reading

from rapporteur.relate.bags import KINDS, Bags, Gathering, damped
from rapporteur.relate.profile import VIEWS, Profile, profile
from rapporteur.relate.rarity import rarity
from rapporteur.relate.vectors import Matrix, crossed

PROFILES = [profile(reading(i, text)) for i, text in (("a", HARBOUR), ("b", ORCHARD), ("c", ""), ("d", HARBOUR))]


def gathered(profiles: list[Profile]) -> Bags:
    gathering = Gathering()
    for each in profiles:
        gathering.add(each)
    return gathering.bags()


def test_every_bag_is_a_row() -> None:
    """As many entries as words, with their counts, in every view."""
    bags = gathered(PROFILES)
    for view in VIEWS:
        rows = bags.of(view)
        assert rows.sizes().tolist() == [len(p.views[view]) for p in PROFILES]
        assert rows.values.tolist() == [count for p in PROFILES for count in p.views[view].values()]


def test_rarity_is_by_column_and_a_pair_is_as_rare_as_its_rarer_word() -> None:
    """The table of English decides, whatever the view."""
    bags = gathered(PROFILES)
    words, pairs = bags.of("words"), bags.of("pairs")

    assert bags.rarities[words.columns].tolist() == [rarity(w) for p in PROFILES for w in p.views["words"]]
    expected = [max(map(rarity, w.split())) for p in PROFILES for w in p.views["pairs"]]
    assert bags.rarities[pairs.columns].tolist() == expected


def _weighed(bags: Bags) -> Matrix:
    return bags.telling(bags.counts()).cosine()


def test_some_reports_are_as_if_gathered_alone() -> None:
    """Whatever stood beside them in the pile."""
    some, alone = gathered(PROFILES).take(np.array([1, 3])), gathered([PROFILES[1], PROFILES[3]])

    assert _weighed(some).starts.tolist() == _weighed(alone).starts.tolist()
    assert _weighed(some).values.tolist() == _weighed(alone).values.tolist()
    assert len(some.rarities) == len(alone.rarities)


def test_reports_that_are_kept_are_as_if_gathered_alone() -> None:
    """Words that only others had are forgotten, and more reports can come in."""
    gathering = Gathering()
    for each in PROFILES:
        gathering.add(each)
    before, _ = gathering.numbered(np.arange(4))
    words = gathering.keep(np.array([1, 2]))
    gathering.add(PROFILES[0])
    found, alone = gathering.bags(), gathered([PROFILES[1], PROFILES[2], PROFILES[0]])

    assert found.rows.values.tolist() == alone.rows.values.tolist()
    assert _weighed(found).values == pytest.approx(_weighed(alone).values)
    assert crossed(_weighed(found), _weighed(found)) == pytest.approx(crossed(_weighed(alone), _weighed(alone)))
    assert sorted(found.rarities.tolist()) == sorted(alone.rarities.tolist())
    assert words.tolist() == sorted({int(c) for k in KINDS if k != "pairs" for c in _columns(before, k, 1)})


def _columns(bags: Bags, kind: str, row: int) -> np.ndarray:
    return bags.of(kind).part(row, row + 1).columns


def test_a_count_is_damped() -> None:
    """One is one; ten is about three."""
    assert damped(np.array([1.0, 10.0])).round(2).tolist() == [1.0, 3.3]


def test_nothing_gives_empty_tables() -> None:
    """An empty pile has no rows of any kind."""
    assert [len(gathered([]).of(kind)) for kind in KINDS] == [0] * len(KINDS)
