"""The story and the event of each report, with reasons an editor can dispute.

In: readings and the passages they share. Out: :class:`Placement`, one per reading. Decided here: a story is a running
subject, found by average linkage over pairs; an event is the one happening a report is mainly about, found inside its
story by what sets its reports apart (:mod:`rapporteur.relate.contrast`). Reports whose main happening is known to lie
on other days are kept apart; an unknown day says nothing. Headlines alone tell too little to part happenings of one
subject, so among headlines an event is a closer story.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
import numpy as np

from rapporteur.model import Placement, Reading, Reuse
from rapporteur.relate import contrast, linkage
from rapporteur.relate.happening import LEAD_SENTENCES
from rapporteur.relate.profile import Profile, profile
from rapporteur.relate.proposals import Item, Proposer
from rapporteur.relate.reasons import Shown, reasons, shown
from rapporteur.relate.similarity import (
    FEATURES,
    Pairs,
    Told,
    Weighed,
    candidates,
    features,
    is_cut,
    model,
    prepared,
    weighed,
)
from rapporteur.relate.vectors import Floats, Integers, inner

STRANGERS = -7.0
"""Score of a pair that shares no rare word."""

SUBJECT = 0.03
CLOSER = 0.06
"""Mean cosine of headlines from which they are one story, and one event (set on 3,183 headlines of March 2014)."""

STEEP = -STRANGERS / SUBJECT
"""Turns the cosine of headlines into a score that is 0 at ``SUBJECT`` and ``STRANGERS`` where they share nothing."""

UNLIKE = -CLOSER * STEEP
"""Score of two headlines that share nothing, for the event."""

BATCH = 100_000
"""Pairs that are scored at a time."""

LARGEST = 400
"""Reports of one story that are held against one another all at once; of a larger one the closest are taken as one."""


SIZED = 8
"""Reports of a group from which it is worth asking whether it is a part of a larger story."""

SPEAKERS = 6
"""Reports that stand for a group when groups are compared."""

CUTS = 8
"""Times that the height is halved at which those are found."""


class Links(msgspec.Struct, frozen=True):
    """Scored pairs of reports: for the story, and (``brief``) for the event where one of the two is a headline.

    ``left[k] < right[k]``; ``brief`` is not a number elsewhere.
    """

    left: Integers
    right: Integers
    story: Floats
    brief: Floats


def place(
    readings: Sequence[Reading], reuse: Sequence[Reuse], propose: Proposer | None = None
) -> tuple[Placement, ...]:
    """Story and event of each of ``readings``, sorted by report id; the order of the inputs does not matter.

    :param propose: whom to ask for further pairs to score; they get the same score as any other
    """
    ordered = sorted(readings, key=lambda r: r.id)
    kept: list[Shown] = []
    pairs = prepared(_kept(map(profile, ordered), kept))
    proposed = propose("event", lambda: [_item(r) for r in ordered]) if propose else ()
    stories, events = grouped(pairs, proposed)
    ids = [r.id for r in ordered]
    why = reasons(kept, stories, events, reuse)
    return tuple(
        Placement(id=id_, story=f"story:{ids[stories[k]]}", event=f"event:{ids[events[k]]}", why=why[k])
        for k, id_ in enumerate(ids)
    )


def _item(reading: Reading) -> Item:
    """A report as its headline and first sentences."""
    blocks = [b for b in reading.readable() if b.kind in ("headline", "body")]
    sentences = [s for s in reading.sentences if any(b.kind == "body" and b.covers(s) for b in blocks)]
    begin = min((b.begin for b in blocks), default=0)
    end = max(begin, sentences[min(LEAD_SENTENCES, len(sentences)) - 1].end if sentences else begin)
    return Item(id=reading.id, report=reading.id, begin=begin, end=end, text=reading.text[begin:end])


def _kept(profiles: Iterable[Profile], kept: list[Shown]) -> Iterator[Profile]:
    """``profiles``; what reasons are made of is put into ``kept``, the rest may go."""
    pool: dict[str, str] = {}
    for found in profiles:
        yield found
        kept.append(shown(found, pool))


def grouped(pairs: Pairs, proposed: Sequence[tuple[int, int]] = ()) -> tuple[list[int], list[int]]:
    """The story and the event of each report, each named by the number of its first report."""
    stories, events = linked(pairs, scored(weighed(pairs), *_with(candidates(pairs), proposed)))
    return linkage.labels(len(pairs), stories), linkage.labels(len(pairs), events)


def linked(pairs: Pairs, links: Links) -> tuple[list[list[int]], list[list[int]]]:
    """The stories and the events, by the numbers of their reports."""
    stories = linkage.within(len(pairs), links.left, links.right, links.story, STRANGERS)
    if is_cut(pairs):
        stories = rejoined(stories, pairs.take)
    return stories, parted(pairs, links, stories)


def rejoined(stories: list[list[int]], take: Callable[[Integers], Pairs]) -> list[list[int]]:
    """The stories, with those put together that were parted for want of candidates.

    Where more reports than may bring two together share a word, the reports of one large subject do not all meet. So
    groups are compared once more, a few reports standing for each: among groups the same word is rare again.
    """
    sized = [group for group in stories if len(group) >= SIZED]
    if len(sized) < 2:
        return stories
    speakers = [_spread(group) for group in sized]
    owner = np.repeat(np.arange(len(sized)), [len(s) for s in speakers])
    some = take(np.concatenate(speakers))
    left, right = candidates(some)
    between = owner[left] != owner[right]
    met = scored(weighed(some), left[between], right[between])
    keys, which = np.unique(owner[met.left] * len(sized) + owner[met.right], return_inverse=True)
    a, b = keys // len(sized), keys % len(sized)
    counts = np.array([len(s) for s in speakers])
    means = np.bincount(which, met.story - STRANGERS, len(keys)) / (counts[a] * counts[b]) + STRANGERS
    joined = linkage.within(len(sized), a, b, means, STRANGERS)
    small = [group for group in stories if len(group) < SIZED]
    return sorted([*small, *(sorted(i for k in group for i in sized[k]) for group in joined)])


def _spread(group: Sequence[int]) -> Integers:
    """At most ``SPEAKERS`` of a group's reports, evenly from first to last."""
    return np.array(group, np.int64)[np.unique(np.linspace(0, len(group) - 1, SPEAKERS).astype(np.int64))]


def parted(pairs: Pairs, links: Links, stories: Sequence[Sequence[int]]) -> list[list[int]]:
    """The events of ``stories``, by the numbers of their reports."""
    found = []
    for members, inside in within(stories, links, len(pairs)):
        parts = happened(pairs.take(members), inside) if len(members) > 1 else [[0]]
        found += [members[group].tolist() for group in parts]
    return found


def within(stories: Sequence[Sequence[int]], links: Links, count: int) -> Iterator[tuple[Integers, Links]]:
    """Each of some stories of ``count`` reports with the links between its members, by their place in it."""
    label = np.full(count, -1, np.int64)
    for number, story in enumerate(stories):
        label[list(story)] = number
    inside = np.flatnonzero((label[links.left] == label[links.right]) & (label[links.left] >= 0))
    order = inside[np.argsort(label[links.left[inside]], kind="stable")]
    edges = np.searchsorted(label[links.left[order]], np.arange(len(stories) + 1))
    for number, story in enumerate(stories):
        members = np.array(story, np.int64)
        own = order[edges[number] : edges[number + 1]]
        left, right = np.searchsorted(members, links.left[own]), np.searchsorted(members, links.right[own])
        yield members, Links(left, right, links.story[own], links.brief[own])


def among(rows: Integers, links: Links, count: int) -> Links:
    """The links between ``rows`` (ascending), by their places in them."""
    place = np.full(count, -1, np.int64)
    place[rows] = np.arange(len(rows))
    left, right = place[links.left], place[links.right]
    both = np.flatnonzero((left >= 0) & (right >= 0))
    return Links(left[both], right[both], links.story[both], links.brief[both])


def _with(found: tuple[Integers, Integers], proposed: Sequence[tuple[int, int]]) -> tuple[Integers, Integers]:
    """The candidates, and those proposed, each pair once and in order."""
    if not proposed:
        return found
    pairs = np.concatenate([np.stack(found, axis=-1), np.sort(np.array(proposed, np.int64), axis=1)])
    left, right = np.unique(pairs, axis=0).T
    return left, right


def scored(weighed: Weighed, left: Integers, right: Integers) -> Links:
    """Scores of pairs of reports, some at a time."""
    score = model("story", FEATURES)
    story, brief = np.empty(len(left)), np.full(len(left), np.nan)
    heads = weighed.told.brief[left] | weighed.told.brief[right]
    told = np.flatnonzero(~heads)
    for begin in range(0, len(told), BATCH):
        some = told[begin : begin + BATCH]
        story[some] = score(features(weighed, left[some], right[some]))
    lead = weighed.views["lead"]
    cosine = inner(lead, lead, left[heads], right[heads])
    story[heads], brief[heads] = (cosine - SUBJECT) * STEEP, (cosine - CLOSER) * STEEP
    return Links(left, right, story, brief)


def happened(own: Pairs, links: Links) -> list[list[int]]:
    """The events of one story, by the places of its reports."""
    if of_headlines(own.told):
        known = ~np.isnan(links.brief)
        near = _listed(links.left[known], links.right[known], links.brief[known])
        return linkage.average(len(own), near, base=UNLIKE)
    if len(own) <= LARGEST:
        return contrast.events(own)
    closest = _closest(own, links)
    parts = contrast.events(own.take(np.array([group[0] for group in closest], np.int64)))
    return [sorted(item for k in part for item in closest[k]) for part in parts]


def of_headlines(told: Told) -> bool:
    """Whether most reports of a story are headlines."""
    return bool(2 * told.brief.sum() > len(told.brief))


def _closest(own: Pairs, links: Links) -> list[list[int]]:
    """The reports of a story in at most ``LARGEST`` groups: those together whose mean score is highest."""

    def above(bar: float) -> list[list[int]]:
        near = _listed(links.left, links.right, links.story)
        return linkage.average(len(own), near, base=STRANGERS, threshold=bar)

    low, high = 0.0, float(links.story.max(initial=0.0))
    found = above(low)
    for _ in range(CUTS):
        middle = (low + high) / 2
        closer = above(middle)
        if len(closer) <= LARGEST:
            found, low = closer, middle
        else:
            high = middle
    return found


def _listed(left: Integers, right: Integers, scores: Floats) -> Iterator[tuple[int, int, float]]:
    return zip(left.tolist(), right.tolist(), scores.tolist(), strict=True)
