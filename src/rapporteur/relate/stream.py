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

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec
import numpy as np

from rapporteur.model import Change, Placement, Reading
from rapporteur.relate import events
from rapporteur.relate.continuity import named
from rapporteur.relate.events import Links
from rapporteur.relate.profile import Profile, profile
from rapporteur.relate.reasons import Shown, reasons, shown
from rapporteur.relate.running import Running, Story
from rapporteur.relate.shelf import Shelf
from rapporteur.relate.vectors import Integers

WINDOW = 4000
"""Reports that a new one is compared with: some days of a busy desk. What one costs hardly grows with it (0104)."""

DAYS = 30
"""Days after which a report is compared with no more: a running story has by then been told anew."""

BATCH = 100
"""Reports that are placed together. Fewer are placed sooner and cost more."""


class Update(msgspec.Struct, frozen=True):
    """What a batch brought: placements of new and of moved reports, in order of arrival; changes of groups."""

    placements: tuple[Placement, ...]
    changes: tuple[Change, ...]


_Names = tuple[dict[int, str], tuple[Change, ...]]
_NONE = Links(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0), np.zeros(0))


class _Live(msgspec.Struct):
    """A report that new ones are compared with: what is shown of it, when it came, where it was placed last."""

    shown: Shown
    clock: int
    place: Placement | None = None


class Stream:
    """The window, the links inside it, and the names given so far. Reports are rows, numbered as they come."""

    def __init__(self, window: int = WINDOW, days: int = DAYS) -> None:
        if window < 1 or days < 1:
            raise ValueError("a window holds at least one report and one day")
        self.window, self.days = window, days
        self._rows: dict[str, int] = {}
        self._live: dict[int, _Live] = {}
        self._clock = 0
        self._shelf = Shelf()
        self._running = Running(self._shelf)
        self._links = _NONE
        self._fresh = self._settled = 0
        self._pool: dict[str, str] = {}
        self._used: dict[str, dict[str, int]] = {"story": {}, "event": {}}

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, readings: Sequence[Reading]) -> Update:
        """Place a batch of new reports. Of reports of one id in a batch the last counts."""
        latest = {r.id: r for r in readings}
        again = [id_ for id_ in latest if id_ in self._rows]
        self._clock = max([self._clock, *map(_ordinal, latest.values())])
        self._expire(len(latest), again)
        first = self._arrive([profile(r) for r in latest.values()])
        since = self._score(first)
        self._fresh += len(latest)
        if 2 * self._fresh >= self._settled:
            changed = self._anew(final=False)
        else:
            changed = self._running.join(range(first, len(self._shelf)), self._links, since)
        return self._told(changed, again)

    def finish(self) -> Update:
        """Group the window anew: as a pile of all its reports would be."""
        return self._told(self._anew(final=True), ())

    def _expire(self, coming: int, again: Sequence[str]) -> None:
        """Let go of what is replaced, what is too old, and what the window has no room for."""
        for id_ in again:
            self._shelf.remove(self._rows[id_])
        old = [id_ for id_, row in self._rows.items() if self._live[row].clock < self._clock - self.days]
        gone = dict.fromkeys([*again, *old])
        room = max(0, self.window - coming)
        staying = [id_ for id_ in self._rows if id_ not in gone]
        gone |= dict.fromkeys(staying[: max(0, len(staying) - room)])
        rows = [self._rows.pop(id_) for id_ in gone]
        self._running.leave(rows)
        for row in rows:
            del self._live[row]
        for used in self._used.values():
            for id_ in gone.keys() - set(again):
                used.pop(id_, None)

    def _arrive(self, profiles: Sequence[Profile]) -> int:
        """Take in new reports; the first one's row. Rows are numbered anew once another window has gone by."""
        if len(self._shelf) + len(profiles) > 2 * self.window:
            self._renumber()
        first = len(self._shelf)
        self._shelf.add(profiles)
        for row, new in enumerate(profiles, first):
            self._rows[new.id] = row
            self._live[row] = _Live(shown(new, self._pool), self._clock)
        return first

    def _renumber(self) -> None:
        rows = self._order()
        self._links = events.among(rows, self._links, len(self._shelf))
        self._shelf.keep(rows)
        self._running.renumber(rows)
        self._live = dict(enumerate(self._live.values()))
        self._rows = {live.shown.id: row for row, live in self._live.items()}
        self._pool = {}

    def _order(self) -> Integers:
        """The rows of the window, in order of arrival."""
        return np.fromiter(self._rows.values(), np.int64, len(self._rows))

    def _score(self, first: int) -> int:
        """Score the rows from ``first`` on with one another and with those before; the number of the first new link."""
        new, old = self._shelf.candidates(first, next(iter(self._live), first))
        fresh = events.scored(self._shelf.weighed(new, old), new, old)
        links, since = self._links, len(self._links.left)
        self._links = Links(
            left=np.concatenate([links.left, old]),
            right=np.concatenate([links.right, new]),
            story=np.concatenate([links.story, fresh.story]),
            brief=np.concatenate([links.brief, fresh.brief]),
        )
        return since

    def _anew(self, *, final: bool) -> list[Story]:
        """Group the window from scratch."""
        self._fresh, self._settled = 0, len(self)
        return self._running.anew(self._order(), self._links, final=final)

    def _told(self, changed: Sequence[Story], again: Sequence[str]) -> Update:
        """Name the groups of the stories that changed; what that changes for their reports."""
        stories = sorted((story.members for story in changed), key=min)
        happened = sorted((event for story in changed for event in story.events), key=min)
        told: tuple[Change, ...] = tuple(map(_corrected, again))
        where = []
        for names, changes in (self._named("story", stories), self._named("event", happened)):
            where.append(names)
            told += changes
        moved = self._placed(*where)
        for row, placement in moved.items():
            self._live[row].place = placement
        return Update(tuple(moved.values()), told)

    def _named(self, level: Literal["story", "event"], groups: Sequence[Sequence[int]]) -> _Names:
        """The name of each row's group, and what changed."""
        ids = [[self._live[row].shown.id for row in group] for group in groups]
        lives = [self._live[row] for group in groups for row in group]
        before = {live.shown.id: getattr(live.place, level) for live in lives if live.place}
        found = named(ids, before, level, self._used[level])
        for id_ in found.founders:
            self._used[level][id_] = self._used[level].get(id_, 0) + 1
        names = {row: name for group, name in zip(groups, found.names, strict=True) for row in group}
        return names, found.changes

    def _placed(self, story: Mapping[int, str], event: Mapping[int, str]) -> dict[int, Placement]:
        """Placements of new and of moved reports, in order of arrival."""
        moved = [row for row in sorted(story) if not _stands(self._live[row].place, story[row], event[row])]
        touched = {story[row] for row in moved}
        rows = [row for row in sorted(story) if story[row] in touched]
        seen = [self._live[row].shown for row in rows]
        numbers = {name: k for k, name in enumerate(sorted({*story.values(), *event.values()}))}
        which = np.searchsorted(rows, moved).tolist()
        why = reasons(seen, [numbers[story[r]] for r in rows], [numbers[event[r]] for r in rows], (), which)
        return {
            row: Placement(id=self._live[row].shown.id, story=story[row], event=event[row], why=own)
            for row, own in zip(moved, why, strict=True)
        }


def _stands(place: Placement | None, story: str, event: str) -> bool:
    return place is not None and (place.story, place.event) == (story, event)


def _corrected(id_: str) -> Change:
    why = "It came again under its id; what it said before is compared with no more."
    return Change(change="corrected", level="report", old=(id_,), new=(id_,), ids=(id_,), why=why)


def _ordinal(reading: Reading) -> int:
    """The day of publication, as far as it is known to be past; 0 where nothing is known."""
    day = reading.published.value or reading.published.earliest
    return date.fromisoformat(day[:10]).toordinal() if day and len(day) >= len("2000-01-01") else 0
