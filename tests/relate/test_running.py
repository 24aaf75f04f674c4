"""What new reports change in the stories that are there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from tests.relate.piles import ORCHARD, meeting, reading

from rapporteur.model import Reading
from rapporteur.relate import events, running
from rapporteur.relate.events import Links
from rapporteur.relate.profile import profile
from rapporteur.relate.running import Running, Story
from rapporteur.relate.shelf import Shelf

FIRST = [meeting(i, "Port Selwyn", "Jon Vask", "Friday") for i in "abcde"]
SECOND = [meeting(i, "Winterhaven", "Ada Korr", "Monday") for i in "fghij"]
HEADLINES = [reading(i, "Harbour council closes eastern quay of Vellmark for nine weeks") for i in "abcdefgh"]


class Window:
    """A shelf, its links and its stories."""

    def __init__(self, pile: Sequence[Reading]) -> None:
        self.shelf = Shelf()
        self.running = Running(self.shelf)
        none = np.zeros(0, np.int64)
        self.links = Links(none, none, np.zeros(0), np.zeros(0))
        self.come(pile)
        self.running.anew(np.arange(len(pile)), self.links, final=True)

    def come(self, pile: Sequence[Reading]) -> int:
        first, since = len(self.shelf), len(self.links.left)
        self.shelf.add([profile(r) for r in pile])
        new, old = self.shelf.candidates(first, 0)
        fresh = events.scored(self.shelf.weighed(new, old), new, old)
        known = self.links
        self.links = Links(
            left=np.concatenate([known.left, old]),
            right=np.concatenate([known.right, new]),
            story=np.concatenate([known.story, fresh.story]),
            brief=np.concatenate([known.brief, fresh.brief]),
        )
        return since

    def join(self, pile: Sequence[Reading]) -> list[Story]:
        first = len(self.shelf)
        since = self.come(pile)
        return self.running.join(range(first, len(self.shelf)), self.links, since)


@pytest.fixture
def nearest_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No story is so small that all of it is looked at."""
    monkeypatch.setattr(running, "SMALL", 0)


@pytest.mark.usefixtures("nearest_alone")
@pytest.mark.parametrize(("near", "speakers"), [(6, 4), (1, 1)])
def test_a_report_joins_the_nearest_event_that_fits(monkeypatch: pytest.MonkeyPatch, near: int, speakers: int) -> None:
    """Also where one report of one event is all that it is held against; the other event stays as it was."""
    monkeypatch.setattr(running, "NEAR", near)
    monkeypatch.setattr(running, "SPEAKERS", speakers)
    window = Window([*FIRST, *SECOND])
    (story,) = window.join([meeting("k", "Winterhaven", "Ada Korr", "Monday")])

    assert (story.events, story.fresh, story.whole) == ([[0, 1, 2, 3, 4], [5, 6, 7, 8, 9, 10]], 1, False)


@pytest.mark.usefixtures("nearest_alone")
def test_what_fits_no_event_makes_one() -> None:
    """A third meeting of the same two, elsewhere and on another day."""
    window = Window([*FIRST, *SECOND])
    (story,) = window.join([meeting(i, "Corvey", "Lin Sorrel", "Wednesday") for i in "kl"])

    assert story.events == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9], [10, 11]]


@pytest.mark.usefixtures("nearest_alone")
def test_headlines_join_the_closest() -> None:
    """Their events are closer stories."""
    (story,) = Window(HEADLINES[:6]).join(HEADLINES[6:])

    assert (story.events, story.whole) == ([[0, 1, 2, 3, 4, 5, 6, 7]], False)


@pytest.mark.usefixtures("nearest_alone")
def test_half_as_many_new_ones_are_reason_to_look_at_all() -> None:
    """What was left from the looks before counts."""
    window = Window(FIRST[:4])
    whole = [window.join([report])[0].whole for report in (*FIRST[4:], *FIRST[:3])]

    assert whole == [False, False, False, True]


def test_stories_nobody_joined_are_left_alone() -> None:
    """A report of something else is a story of its own."""
    window = Window([*FIRST, *SECOND])

    assert [story.members for story in window.join([reading("z", ORCHARD)])] == [[10]]
    assert window.running.anew(np.arange(11), window.links, final=True) == []


def test_those_that_leave_leave_their_groups() -> None:
    """The others stay together, under new numbers once they are given; all is looked at again at the end."""
    window = Window([*FIRST, *SECOND])
    window.running.leave([0, 1, 2, 3, 4, 5])
    rows = np.arange(6, 10)
    window.links = events.among(rows, window.links, 10)
    window.shelf.keep(rows)
    window.running.renumber(rows)
    (story,) = window.running.anew(np.arange(4), window.links, final=True)

    assert (story.members, story.events, story.whole) == ([0, 1, 2, 3], [[0, 1, 2, 3]], True)
