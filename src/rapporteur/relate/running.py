"""Stories under way: what new reports change in the groups that are there.

In: the tables of a window, the links of its reports, the rows that are new. Out: the stories that changed. Decided
here: what is looked at when a report comes, so that it costs the same in a long story as in a short one. A report
joins a story by average linkage over all links; its event it finds among the nearest of the story, by the score of a
pile. All events of a story are looked at again when half as many reports have come as it had, when it is small, and at
the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

import msgspec
import numpy as np

from rapporteur.relate import contrast, events, linkage
from rapporteur.relate.events import STRANGERS, Links
from rapporteur.relate.shelf import Shelf
from rapporteur.relate.vectors import Floats, Integers

SMALL = 24
"""Reports of a story that are all looked at: it takes no longer than looking at the nearest."""

NEAR = 6
"""Events of a story that a new report is held against, those it is linked with best."""

SPEAKERS = 4
"""Reports that stand for each."""


class Story(msgspec.Struct):
    """Rows of a story, ascending, and of its events.

    ``fresh`` have come since all were looked at; ``whole`` says whether the events are those of just these members.
    """

    members: list[int]
    events: list[list[int]]
    fresh: int = 0
    whole: bool = False


class Running:
    """The stories of a window."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._home: dict[int, Story] = {}

    def leave(self, rows: Iterable[int]) -> None:
        """Rows that are compared with no more; their groups stay, without them."""
        for row in rows:
            story = self._home.pop(row)
            story.members.remove(row)
            for event in story.events:
                if row in event:
                    event.remove(row)
            story.events = [event for event in story.events if event]
            story.whole = False

    def join(self, new: Sequence[int], links: Links, since: int) -> list[Story]:
        """Let ``new`` rows join, by all ``links``, of which those from number ``since`` on are theirs."""
        near = links.story[since:] >= 0
        met = np.concatenate([links.left[since:][near], links.right[since:][near]]).tolist()
        touched = list({id(s): s for row in met if (s := self._home.get(row))}.values())
        start = sorted([*(s.members for s in touched), *([row] for row in new)])
        rows = np.sort(np.fromiter(chain.from_iterable(start), np.int64))
        some = events.among(rows, links, len(self._shelf))
        groups = [np.searchsorted(rows, group).tolist() for group in start]
        found = linkage.onward(groups, some.left, some.right, some.story, STRANGERS)
        return self._settle([rows[group].tolist() for group in found], links, final=False)

    def anew(self, rows: Integers, links: Links, *, final: bool) -> list[Story]:
        """Group all ``rows`` of the window as a pile of them would be; ``final`` looks at all events too."""
        some = events.among(rows, links, len(self._shelf))
        found = linkage.within(len(rows), some.left, some.right, some.story, STRANGERS)
        if self._shelf.is_cut(rows):
            found = events.rejoined(found, lambda places: self._shelf.pairs(rows[places]))
        return self._settle([rows[group].tolist() for group in found], links, final=final)

    def renumber(self, rows: Integers) -> None:
        """The rows have been numbered anew, by their places in ``rows``."""
        number = {row: k for k, row in enumerate(rows.tolist())}
        for story in self._stories():
            story.members = [number[row] for row in story.members]
            story.events = [[number[row] for row in event] for event in story.events]
        self._home = {number[row]: story for row, story in self._home.items()}

    def _stories(self) -> list[Story]:
        return list({id(story): story for story in self._home.values()}.values())

    def _settle(self, groups: Sequence[list[int]], links: Links, *, final: bool) -> list[Story]:
        """The groups as stories with their events; those that are as they were are left out."""
        continued = [(self._continued(group), group) for group in groups]
        changed = [story for story, group in continued if self._changed(story, group, final=final)]
        inside = events.within([story.members for story in changed], links, len(self._shelf))
        for story, (members, own) in zip(changed, inside, strict=True):
            self._happened(story, members, own, final=final)
            self._home.update(dict.fromkeys(story.members, story))
        return changed

    def _changed(self, story: Story, group: list[int], *, final: bool) -> bool:
        return self._home.get(group[0]) is not story or (final and not story.whole)

    def _continued(self, group: list[int]) -> Story:
        """The story of a group before its events are looked at; the same object where nobody came or went."""
        homes = [home for row in group if (home := self._home.get(row))]
        if not homes:
            return Story(group, [], len(group))
        counted = Counter(map(id, homes))
        main = max(homes, key=lambda home: (counted[id(home)], -home.members[0]))
        if len(group) == counted[id(main)] == len(main.members):
            return main
        inside = set(group)
        kept = [[row for row in event if row in inside] for event in main.events]
        parts = [event for event in kept if event]
        if sum(map(len, parts)) == len(main.members):  # nobody left: what other stories bring stays together
            others = {id(home): home for home in homes if home is not main}
            parts += [event for home in others.values() if inside.issuperset(home.members) for event in home.events]
        return Story(group, parts, main.fresh + len(group) - counted[id(main)])

    def _happened(self, story: Story, members: Integers, links: Links, *, final: bool) -> None:
        """Find the events of a story that changed."""
        size = len(members)
        if final or size <= SMALL or 2 * story.fresh >= size:
            parts = events.happened(self._shelf.pairs(members), links) if size > 1 else [[0]]
            story.events, story.fresh, story.whole = [members[part].tolist() for part in parts], 0, True
            return
        start = [np.searchsorted(members, event).tolist() for event in story.events]
        new = np.setdiff1d(np.arange(size), np.fromiter(chain.from_iterable(start), np.int64))
        if events.of_headlines(self._shelf.told(members)):
            parts = _among_headlines(start, new, links)
        else:
            parts = self._among_nearest(start, new, members, links)
        story.events, story.whole = [members[part].tolist() for part in parts], False

    def _among_nearest(
        self, start: Sequence[Sequence[int]], new: Integers, members: Integers, links: Links
    ) -> list[list[int]]:
        """The events of a story, with ``new`` reports in those of the nearest that fit, or in some of their own."""
        best = _best(len(members), new, links)
        speakers = [sorted(event, key=lambda k: (-best[k], k))[:SPEAKERS] for event in start]
        order = sorted(range(len(start)), key=lambda e: (-best[speakers[e]].mean(), e))
        near, far = order[: NEAR + len(new)], order[NEAR + len(new) :]
        some = np.sort(np.concatenate([new, *(speakers[e] for e in near)]).astype(np.int64))
        parts = [np.searchsorted(some, speakers[e]).tolist() for e in near]
        sizes = [len(start[e]) for e in near]
        joined = contrast.onward(self._shelf.pairs(members[some]), parts, sizes, len(members))
        home = {k: e for e in near for k in speakers[e]}
        found = [list(start[e]) for e in far]
        for group in joined:
            places = some[group].tolist()
            found.append(sorted({*places, *(k for e in {home[p] for p in places if p in home} for k in start[e])}))
        return sorted(found)


def _best(count: int, new: Integers, links: Links) -> Floats:
    """For each report of a story the best score of its links with ``new`` ones."""
    fresh = np.zeros(count, np.bool_)
    fresh[new] = True
    best = np.full(count, STRANGERS)
    np.maximum.at(best, links.left, np.where(fresh[links.right], links.story, STRANGERS))
    np.maximum.at(best, links.right, np.where(fresh[links.left], links.story, STRANGERS))
    return best


def _among_headlines(start: Sequence[Sequence[int]], new: Integers, links: Links) -> list[list[int]]:
    """The same where reports are headlines, whose events are closer stories."""
    known = ~np.isnan(links.brief)
    left, right, scores = links.left[known], links.right[known], links.brief[known]
    groups = sorted([*map(list, start), *([k] for k in new.tolist())])
    return linkage.onward(groups, left, right, scores, events.UNLIKE)
