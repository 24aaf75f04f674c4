"""The story and the event of each report, with reasons an editor can dispute.

In: readings and the passages they share. Out: :class:`Placement`, one per reading. Decided here: a story is a running
subject, found by average linkage over pairs; an event is the one happening a report is mainly about, found inside its
story by what sets its reports apart (:mod:`rapporteur.relate.contrast`). Reports whose main happening is known to lie
on other days are kept apart; an unknown day says nothing. Headlines alone tell too little to part happenings of one
subject, so among headlines an event is a closer story.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from rapporteur.model import Placement, Reading, Reuse
from rapporteur.relate import contrast, linkage
from rapporteur.relate.happening import LEAD_SENTENCES
from rapporteur.relate.profile import Profile, profile
from rapporteur.relate.proposals import Item, Proposer
from rapporteur.relate.reasons import reasons
from rapporteur.relate.similarity import FEATURES, Pairs, candidates, features, model, prepared
from rapporteur.relate.vectors import Floats, Integers

STRANGERS = -7.0
"""Score of a pair that shares no rare word."""

SUBJECT = 0.03
CLOSER = 0.06
"""Mean cosine of headlines from which they are one story, and one event (set on 3,183 headlines of March 2014)."""

STEEP = -STRANGERS / SUBJECT
"""Turns the cosine of headlines into a score that is 0 at ``SUBJECT`` and ``STRANGERS`` where they share nothing."""


_Pair = tuple[int, int, float]
"""Two reports, by number, and their score."""


class _Links(msgspec.Struct, frozen=True):
    """Scored pairs of reports: for the story, and for the event where both are headlines."""

    story: list[_Pair]
    brief: list[_Pair]


def place(
    readings: Sequence[Reading], reuse: Sequence[Reuse], propose: Proposer | None = None
) -> tuple[Placement, ...]:
    """Story and event of each of ``readings``, sorted by report id; the order of the inputs does not matter.

    :param propose: whom to ask for further pairs to score; they get the same score as any other
    """
    ordered = sorted(readings, key=lambda r: r.id)
    profiles = [profile(r) for r in ordered]
    proposed = propose("event", lambda: [_item(r) for r in ordered]) if propose else ()
    links = _scored(prepared(profiles), proposed)
    stories = linkage.average(len(ordered), links.story, STRANGERS)
    events = list(range(len(ordered)))
    near = _within(links.brief, stories)
    for members in _groups(stories):
        leaders = _events([profiles[m] for m in members], near.get(stories[members[0]], ()), members)
        for member, leader in zip(members, leaders, strict=True):
            events[member] = members[leader]
    ids = [r.id for r in ordered]
    why = reasons(profiles, stories, events, reuse)
    return tuple(
        Placement(id=id_, story=f"story:{ids[stories[k]]}", event=f"event:{ids[events[k]]}", why=why[k])
        for k, id_ in enumerate(ids)
    )


def _groups(labels: Sequence[int]) -> Iterable[list[int]]:
    groups: dict[int, list[int]] = {}
    for item, label in enumerate(labels):
        groups.setdefault(label, []).append(item)
    return groups.values()


def _within(links: Iterable[_Pair], stories: Sequence[int]) -> dict[int, list[_Pair]]:
    """The links whose two ends are of one story, by story."""
    found: dict[int, list[_Pair]] = {}
    for i, j, score in links:
        if stories[i] == stories[j]:
            found.setdefault(stories[i], []).append((i, j, score))
    return found


def _item(reading: Reading) -> Item:
    """A report as its headline and first sentences."""
    blocks = [b for b in reading.readable() if b.kind in ("headline", "body")]
    sentences = [s for s in reading.sentences if any(b.kind == "body" and b.covers(s) for b in blocks)]
    begin = min((b.begin for b in blocks), default=0)
    end = max(begin, sentences[min(LEAD_SENTENCES, len(sentences)) - 1].end if sentences else begin)
    return Item(id=reading.id, report=reading.id, begin=begin, end=end, text=reading.text[begin:end])


def _with(found: Iterable[tuple[int, Integers]], proposed: Sequence[tuple[int, int]]) -> Iterable[tuple[int, Integers]]:
    """The candidates of each report, and those proposed for it."""
    more: dict[int, list[int]] = {}
    for i, j in proposed:
        more.setdefault(i, []).append(j)
    return ((i, np.union1d(others, more[i]).astype(others.dtype) if i in more else others) for i, others in found)


def _scored(pairs: Pairs, proposed: Sequence[tuple[int, int]]) -> _Links:
    """Scores of all candidate pairs."""
    score = model("story", FEATURES)
    links = _Links([], [])
    for i, others in _with(candidates(pairs.profiles), proposed):
        brief = pairs.brief[i] | pairs.brief[others]
        told = others[~brief]
        if len(told):
            links.story.extend(_pairs(i, told, score(features(pairs, i, told))))
        if len(told) < len(others):
            headed = others[brief]
            cosine = pairs.views["lead"].products(pairs.views["lead"].spread(i), headed)
            links.story.extend(_pairs(i, headed, (cosine - SUBJECT) * STEEP))
            links.brief.extend(_pairs(i, headed, (cosine - CLOSER) * STEEP))
    return links


def _pairs(i: int, others: Integers, scores: Floats) -> Iterable[_Pair]:
    return ((i, j, score) for j, score in zip(others.tolist(), scores.tolist(), strict=True))


def _events(profiles: Sequence[Profile], near: Iterable[_Pair], members: Sequence[int]) -> list[int]:
    """The event of each report of a story, named by the number of its first report in ``profiles``."""
    if 2 * sum(p.brief for p in profiles) <= len(profiles):
        return contrast.events(profiles)
    numbers = {member: k for k, member in enumerate(members)}
    links = [(numbers[i], numbers[j], score) for i, j, score in near]
    return linkage.average(len(profiles), links, -CLOSER * STEEP)
