"""The reports of a window as tables."""

from __future__ import annotations

import numpy as np
import pytest
from tests.relate.piles import HARBOUR, ORCHARD, meeting, reading

from rapporteur.relate import events, shelf
from rapporteur.relate.profile import profile
from rapporteur.relate.shelf import Shelf
from rapporteur.relate.similarity import SCALE, candidates, prepared, weighed

PILE = [
    profile(r)
    for r in (
        reading("a", HARBOUR),
        reading("b", ORCHARD),
        meeting("c", "Port Selwyn", "Jon Vask", "Friday"),
        reading("d", ""),
        reading("e", f"From our own staff\n{HARBOUR}"),
        meeting("f", "Port Selwyn", "Ada Korr", "Friday"),
        reading("g", "Frost has destroyed the blossom of the valleys"),
    )
]


def filled(*batches: int) -> Shelf:
    found, first = Shelf(), 0
    for size in batches:
        found.add(PILE[first : first + size])
        first += size
    return found


@pytest.mark.parametrize("together", [2, shelf.TOGETHER])
@pytest.mark.parametrize("batches", [(7,), (3, 4), (1,) * 7, (0, 7)])
def test_reports_that_come_meet_as_those_of_a_pile_do(
    monkeypatch: pytest.MonkeyPatch, batches: tuple[int, ...], together: int
) -> None:
    """All candidates of the pile are found, each once, when the later one comes, and they score the same."""
    monkeypatch.setattr(shelf, "TOGETHER", together)
    own, first, met = Shelf(), 0, []
    for size in batches:
        own.add(PILE[first : first + size])
        new, old = own.candidates(first, 0)
        scores = events.scored(own.weighed(new, old), new, old)
        met += zip(old.tolist(), new.tolist(), scores.story.tolist(), scores.brief.tolist(), strict=True)
        first += size
    pile = prepared(PILE)
    expected = events.scored(weighed(pile), *candidates(pile))

    assert [m[:2] for m in sorted(met)] == list(zip(expected.left.tolist(), expected.right.tolist(), strict=True))
    assert [m[2] for m in sorted(met)] == pytest.approx(expected.story.tolist())
    assert [m[3] for m in sorted(met)] == pytest.approx(expected.brief.tolist(), nan_ok=True)


def test_rows_that_are_kept_are_what_they_were() -> None:
    """They are found and scored as before, under new numbers; the others are forgotten."""
    own = filled(4)
    own.keep(np.array([0, 2]))
    own.add(PILE[4:])
    new, old = own.candidates(2, 0)
    alone = Shelf()
    alone.add([PILE[0], PILE[2], *PILE[4:]])
    expected_new, expected_old = alone.candidates(2, 0)
    scores = events.scored(own.weighed(new, old), new, old).story

    assert (new.tolist(), old.tolist()) == (expected_new.tolist(), expected_old.tolist())
    assert scores == pytest.approx(events.scored(alone.weighed(new, old), new, old).story)
    assert len(own.pairs(np.array([1, 3])).bags.rarities) == len(alone.pairs(np.array([1, 3])).bags.rarities)


def test_chance_does_not_grow_with_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond some pairs, only those that share much are scored; of a headline all of them."""
    own = filled(7)
    everything = _pairs(own)
    monkeypatch.setattr(shelf, "MET", 0)
    sure = _pairs(own)
    monkeypatch.setattr(shelf, "SURE", 2 * SCALE**2)

    assert everything == sure == {(4, 0), (5, 2), (6, 1)}
    assert _pairs(own) == {(6, 1)}


def _pairs(own: Shelf) -> set[tuple[int, int]]:
    new, old = own.candidates(4, 0)
    return set(zip(new.tolist(), old.tolist(), strict=True))


def test_a_report_that_is_removed_is_not_met() -> None:
    """It was replaced by another of its id."""
    own = filled(4)
    own.remove(0)
    own.add(PILE[4:5])

    assert 0 not in own.candidates(4, 0)[1].tolist()
