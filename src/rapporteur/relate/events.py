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
from rapporteur.relate.profile import Profile, profile
from rapporteur.relate.reasons import reasons
from rapporteur.relate.similarity import FEATURES, Pairs, candidates, features, model, prepared

STRANGERS = -7.0
"""Score of a pair that shares no rare word."""

SUBJECT = 0.03
CLOSER = 0.055
"""Mean cosine of headlines from which they are one story, and one event (set on 3,183 headlines of March 2014)."""

STEEP = -STRANGERS / SUBJECT
"""Turns the cosine of headlines into a score that is 0 at ``SUBJECT`` and ``STRANGERS`` where they share nothing."""


class _Links(msgspec.Struct, frozen=True):
    """Scored pairs of reports: for the story, and for the event where both are headlines."""

    story: list[tuple[int, int, float]]
    brief: dict[tuple[int, int], float]


def place(readings: Sequence[Reading], reuse: Sequence[Reuse]) -> tuple[Placement, ...]:
    """Story and event of each of ``readings``, sorted by report id; the order of the inputs does not matter."""
    ordered = sorted(readings, key=lambda r: r.id)
    profiles = [profile(r) for r in ordered]
    links = _scored(prepared(profiles))
    stories = linkage.average(len(ordered), links.story, STRANGERS)
    events = list(range(len(ordered)))
    for members in _groups(stories):
        for member, leader in zip(members, _events([profiles[m] for m in members], links, members), strict=True):
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


def _scored(pairs: Pairs) -> _Links:
    """Scores of all candidate pairs."""
    score = model("story", FEATURES)
    links = _Links([], {})
    for i, others in candidates(pairs.profiles):
        if not len(others):
            continue
        values = features(pairs, i, others)
        cosine = values[:, FEATURES.index("lead")]
        brief = pairs.brief[i] | pairs.brief[others]
        scores = np.where(brief, (cosine - SUBJECT) * STEEP, score(values))
        links.story.extend((i, int(j), float(s)) for j, s in zip(others, scores, strict=True))
        links.brief.update(
            ((i, int(j)), float(c - CLOSER) * STEEP) for j, c, b in zip(others, cosine, brief, strict=True) if b
        )
    return links


def _events(profiles: Sequence[Profile], links: _Links, members: Sequence[int]) -> list[int]:
    """The event of each report of a story, named by the number of its first report in ``profiles``."""
    if 2 * sum(p.brief for p in profiles) <= len(profiles):
        return contrast.events(profiles)
    numbers = {member: k for k, member in enumerate(members)}
    scored = [(numbers[i], numbers[j], s) for (i, j), s in links.brief.items() if i in numbers and j in numbers]
    return linkage.average(len(profiles), scored, -CLOSER * STEEP)
