"""Reports as they come: the same scores as for a pile, over a window that moves on.

In: readings in the order of their arrival, some at a time. Out: placements of the new ones and of those whose place
changed, and the changes of groups. Decided here: what a report is compared with (the last ``window`` reports, none that
came more than ``days`` of the stream's own time ago), so that a report costs the same however long the stream has run.
New reports join the groups that are there, by the same linkage; whenever half as many have come as were there, and at
the end, the window is grouped anew as a pile of it would be, so that what came first does not decide. Links between
two reports are scored once, when the later one comes. A report that comes late is placed like any other;
one that comes again under its id replaces what it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec
import numpy as np

from rapporteur.model import Change, Placement, Reading
from rapporteur.relate import events, linkage
from rapporteur.relate.continuity import named
from rapporteur.relate.events import Links
from rapporteur.relate.profile import Profile, profile
from rapporteur.relate.reasons import reasons, shown
from rapporteur.relate.similarity import Pairs, Preparation, candidates
from rapporteur.relate.vectors import Integers

WINDOW = 4000
"""Reports that a new one is compared with; a day of a busy desk. Twice as many cost a fifth more per report (0067)."""

DAYS = 30
"""Days after which a report is compared with no more: a running story has by then been told anew."""

BATCH = 100
"""Reports that are placed together. Fewer are placed sooner and cost more."""


class Update(msgspec.Struct, frozen=True):
    """What a batch brought: placements of new and of moved reports, in order of arrival; changes of groups."""

    placements: tuple[Placement, ...]
    changes: tuple[Change, ...]


_Names = tuple[dict[str, str], tuple[Change, ...]]


class _Memory:
    """What was grouped in the round before, by the numbers of arrival; it is the same while the members are."""

    def __init__(self) -> None:
        self._before: dict[tuple[int, ...], list[list[int]]] = {}
        self._now: dict[tuple[int, ...], list[list[int]]] = {}

    def recall(self, arrivals: Integers) -> linkage.Recall:
        """Groups of a round in which report ``k`` is arrival ``arrivals[k]``."""
        self._before, self._now = self._now, {}

        def known(members: Integers, find: Callable[[], list[list[int]]]) -> list[list[int]]:
            key = tuple(arrivals[members].tolist())
            self._now[key] = self._before[key] if key in self._before else find()
            return self._now[key]

        return known


class _Live(msgspec.Struct):
    """A report that new ones are compared with: ``arrival`` is its number in the stream, ``clock`` when it came."""

    profile: Profile
    arrival: int
    clock: int
    row: int = 0
    place: Placement | None = None


class Stream:
    """The window, the links inside it, and the names given so far."""

    def __init__(self, window: int = WINDOW, days: int = DAYS) -> None:
        if window < 1 or days < 1:
            raise ValueError("a window holds at least one report and one day")
        self.window, self.days = window, days
        self._live: dict[str, _Live] = {}
        self._arrived = self._clock = 0
        self._preparation = Preparation()
        self._pairs = self._preparation.pairs()
        none = np.zeros(0, np.int64)
        self._links = Links(none, none, np.zeros(0), np.zeros(0))
        self._grouped: list[list[int]] = []
        self._fresh = self._settled = 0
        self._events = _Memory()
        self._used: dict[str, dict[str, int]] = {"story": {}, "event": {}}

    def __len__(self) -> int:
        return len(self._live)

    def add(self, readings: Sequence[Reading]) -> Update:
        """Place a batch of new reports. Of reports of one id in a batch the last counts."""
        latest = {r.id: r for r in readings}
        again = [id_ for id_ in latest if id_ in self._live]
        self._clock = max([self._clock, *map(_ordinal, latest.values())])
        self._expire(len(latest), again)
        new = [_Live(profile(r), self._arrived + k, self._clock) for k, r in enumerate(latest.values())]
        self._live.update((live.profile.id, live) for live in new)
        self._arrived += len(new)
        self._pairs = self._prepared(new)
        self._score(len(self) - len(new))
        self._fresh += len(new)
        return self._regroup(anew=2 * self._fresh >= self._settled, again=again)

    def finish(self) -> Update:
        """Group the window anew: as a pile of all its reports would be."""
        return self._regroup(anew=True, again=())

    def _expire(self, coming: int, again: Sequence[str]) -> None:
        """Let go of what is replaced, what is too old, and what the window has no room for."""
        for id_ in again:
            del self._live[id_]
        for id_ in [i for i, live in self._live.items() if live.clock < self._clock - self.days]:
            del self._live[id_]
        for id_ in list(self._live)[: max(0, len(self) + coming - self.window)]:
            del self._live[id_]
        for used in self._used.values():
            for id_ in [i for i in used if i not in self._live and i not in again]:
                del used[id_]

    def _prepared(self, new: Sequence[_Live]) -> Pairs:
        """The window as tables. They begin anew once another window has gone by, so that they stay small."""
        if len(self._preparation) + len(new) > 2 * self.window:
            self._preparation, new = Preparation(), list(self._live.values())
        for live in new:
            live.row = len(self._preparation)
            self._preparation.add([live.profile])
        return self._preparation.pairs().take(np.array([live.row for live in self._live.values()], np.int64))

    def _arrivals(self) -> Integers:
        return np.array([live.arrival for live in self._live.values()], np.int64)

    def _score(self, since: int) -> None:
        """Links of the reports from number ``since`` on with one another and with those before."""
        old, arrivals = self._links, self._arrivals()
        known = np.isin(old.left, arrivals) & np.isin(old.right, arrivals)
        fresh = events.scored(self._pairs, *candidates(self._pairs, since))
        self._links = Links(
            left=np.concatenate([old.left[known], arrivals[fresh.left]]),
            right=np.concatenate([old.right[known], arrivals[fresh.right]]),
            story=np.concatenate([old.story[known], fresh.story]),
            brief=np.concatenate([old.brief[known], fresh.brief]),
        )

    def _regroup(self, *, anew: bool, again: Sequence[str]) -> Update:
        """Group the window, from scratch or from the groups there are, and name its groups."""
        arrivals = self._arrivals()
        left, right = np.searchsorted(arrivals, self._links.left), np.searchsorted(arrivals, self._links.right)
        links = Links(left, right, self._links.story, self._links.brief)
        stories = self._linked(arrivals, links, anew)
        happened = events.parted(self._pairs, links, stories, self._events.recall(arrivals))
        self._grouped = [arrivals[group].tolist() for group in stories]
        told: tuple[Change, ...] = tuple(map(_corrected, again))
        where = []
        for names, changes in (self._named("story", stories), self._named("event", happened)):
            where.append(names)
            told += changes
        moved = self._placed(*where)
        for placement in moved:
            self._live[placement.id].place = placement
        return Update(moved, told)

    def _linked(self, arrivals: Integers, links: Links, anew: bool) -> list[list[int]]:
        """The stories of the window."""
        if anew:
            self._fresh, self._settled = 0, len(self)
            found = linkage.within(len(self), links.left, links.right, links.story, events.STRANGERS)
            return events.rejoined(self._pairs, found)
        number = {arrival: k for k, arrival in enumerate(arrivals.tolist())}
        start = [[number[a] for a in group if a in number] for group in self._grouped]
        known = {k for group in start for k in group}
        start = [group for group in start if group] + [[k] for k in range(len(self)) if k not in known]
        return linkage.onward(start, links.left, links.right, links.story, events.STRANGERS)

    def _named(self, level: Literal["story", "event"], groups: Sequence[Sequence[int]]) -> _Names:
        """The name of each report's group, and what changed."""
        ids = list(self._live)
        before = {i: getattr(live.place, level) for i, live in self._live.items() if live.place}
        found = named([[ids[k] for k in group] for group in groups], before, level, self._used[level])
        for id_ in found.founders:
            self._used[level][id_] = self._used[level].get(id_, 0) + 1
        names = {ids[k]: name for group, name in zip(groups, found.names, strict=True) for k in group}
        return names, found.changes

    def _placed(self, story: Mapping[str, str], event: Mapping[str, str]) -> tuple[Placement, ...]:
        """Placements of new and of moved reports, in order of arrival."""
        moved = [
            id_
            for id_, live in self._live.items()
            if live.place is None or (live.place.story, live.place.event) != (story[id_], event[id_])
        ]
        touched = {story[id_] for id_ in moved}
        pool: dict[str, str] = {}
        seen = [shown(live.profile, pool) for id_, live in self._live.items() if story[id_] in touched]
        numbers = {name: k for k, name in enumerate(sorted({*story.values(), *event.values()}))}
        why = reasons(seen, [numbers[story[p.id]] for p in seen], [numbers[event[p.id]] for p in seen], ())
        told = {p.id: found for p, found in zip(seen, why, strict=True)}
        return tuple(Placement(id=i, story=story[i], event=event[i], why=told[i]) for i in moved)


def _corrected(id_: str) -> Change:
    why = "It came again under its id; what it said before is compared with no more."
    return Change(change="corrected", level="report", old=(id_,), new=(id_,), ids=(id_,), why=why)


def _ordinal(reading: Reading) -> int:
    """The day of publication, as far as it is known to be past; 0 where nothing is known."""
    day = reading.published.value or reading.published.earliest
    return date.fromisoformat(day[:10]).toordinal() if day and len(day) >= len("2000-01-01") else 0
