"""Profiles as flat tables."""

from __future__ import annotations

import numpy as np
from tests.relate.piles import HARBOUR, ORCHARD, reading

from rapporteur.relate.bags import Bags, Gathering, damped
from rapporteur.relate.profile import VIEWS, Profile, profile
from rapporteur.relate.rarity import rarity

PROFILES = [profile(reading(i, text)) for i, text in (("a", HARBOUR), ("b", ORCHARD), ("c", ""), ("d", HARBOUR))]


def gathered(profiles: list[Profile], first: int = 0) -> Bags:
    gathering = Gathering()
    for each in profiles:
        gathering.add(each)
    return gathering.bags(first)


def test_every_bag_is_a_row() -> None:
    """As many entries as words, with their counts, in every view."""
    bags = gathered(PROFILES)
    for view in VIEWS:
        rows = bags.views[view]
        assert rows.sizes().tolist() == [len(p.views[view]) for p in PROFILES]
        assert rows.values.tolist() == [count for p in PROFILES for count in p.views[view].values()]


def test_rarity_is_by_column_and_a_pair_is_as_rare_as_its_rarer_word() -> None:
    """The table of English decides, whatever the view."""
    bags = gathered(PROFILES)
    words, pairs = bags.views["words"], bags.views["pairs"]

    assert bags.rarities[words.columns].tolist() == [rarity(w) for p in PROFILES for w in p.views["words"]]
    expected = [max(map(rarity, w.split())) for p in PROFILES for w in p.views["pairs"]]
    assert bags.rarities[pairs.columns].tolist() == expected


def test_some_reports_are_as_if_gathered_alone() -> None:
    """Whatever stood beside them in the pile."""
    some, alone = gathered(PROFILES).take(np.array([1, 3])), gathered([PROFILES[1], PROFILES[3]])
    for view in VIEWS:
        a, b = some.telling(view).cosine(), alone.telling(view).cosine()
        assert a.starts.tolist() == b.starts.tolist()
        assert a.values.tolist() == b.values.tolist()
    assert len(some.rarities) == len(alone.rarities)


def test_a_count_is_damped() -> None:
    """One is one; ten is about three."""
    assert damped(np.array([1.0, 10.0])).round(2).tolist() == [1.0, 3.3]


def test_nothing_gives_empty_tables() -> None:
    """An empty pile has no rows in any view."""
    assert [len(rows) for rows in gathered([]).views.values()] == [0] * len(VIEWS)


def test_later_rows_are_as_if_gathered_alone() -> None:
    """What came before them has only taken numbers."""
    later, alone = gathered(PROFILES, 2), gathered(PROFILES[2:])
    for view in VIEWS:
        a, b = later.telling(view).cosine(), alone.telling(view).cosine()
        assert (a.starts.tolist(), a.values.tolist()) == (b.starts.tolist(), b.values.tolist())
