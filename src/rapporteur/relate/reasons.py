"""Why a report was placed where it is, in sentences for the editor.

In: what is shown of profiles, and the groups found. Out: :class:`Reason`, each with the features that decided. Decided
here: what an editor is told: what holds a report in its event, and what keeps it from the nearest other event of its
story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from rapporteur.model import Reason, Reuse
from rapporteur.relate.happening import Main
from rapporteur.relate.profile import Profile
from rapporteur.relate.rarity import rarity

TOLD = 5
"""Shared words that a reason names."""


class Shown(msgspec.Struct, frozen=True):
    """What of a report an editor is told: the words of three views, each once. Small, for a pile keeps all of them."""

    id: str
    main: Main
    names: tuple[str, ...]
    lead: tuple[str, ...]
    words: tuple[str, ...]


def shown(profile: Profile, pool: dict[str, str]) -> Shown:
    """What is kept of ``profile``; equal words are one object, which ``pool`` holds."""
    names, lead, words = (
        tuple(pool.setdefault(word, word) for word in profile.views[view]) for view in ("names", "lead", "words")
    )
    return Shown(profile.id, profile.main, names, lead, words)


class _Group(msgspec.Struct, frozen=True):
    """The reports of one event, and how many of them have each word of two views."""

    members: tuple[Shown, ...]
    names: Counter[str]
    lead: Counter[str]

    def shared(self, words: Sequence[str], having: Counter[str]) -> list[str]:
        """Those of ``words`` that at least half of the *other* members have, the most telling first."""
        others = len(self.members) - 1
        counts = {word: having[word] - 1 for word in words}
        common = [word for word, count in counts.items() if count > 0 and 2 * count >= others]
        return sorted(common, key=lambda w: (-rarity(w) * counts[w], w))[:TOLD]

    def nearness(self, own: Shown) -> float:
        """How many members have each name of ``own``, on average over the members."""
        return sum(self.names[word] for word in own.names) / len(self.members)


def reasons(
    profiles: Sequence[Shown],
    stories: Sequence[int],
    events: Sequence[int],
    reuse: Sequence[Reuse],
    which: Iterable[int] | None = None,
) -> list[tuple[Reason, ...]]:
    """The reasons for the place of each report, or of ``which`` by their numbers in ``profiles``, in order."""
    members: dict[int, list[Shown]] = {}
    inside: dict[int, list[int]] = {}
    for profile, story, event in zip(profiles, stories, events, strict=True):
        if event not in members:
            inside.setdefault(story, []).append(event)
        members.setdefault(event, []).append(profile)
    groups = {event: _group(own) for event, own in members.items()}
    copied = _copied(reuse)
    found = []
    for k in range(len(profiles)) if which is None else which:
        others = [groups[e] for e in inside[stories[k]] if e != events[k]]
        found.append(tuple(_reasons(profiles[k], groups[events[k]], others, copied.get(profiles[k].id, ()))))
    return found


def _group(members: Sequence[Shown]) -> _Group:
    names, lead = Counter(w for p in members for w in p.names), Counter(w for p in members for w in p.lead)
    return _Group(tuple(members), names, lead)


def _copied(reuse: Sequence[Reuse]) -> dict[str, list[str]]:
    partners: dict[str, set[str]] = {}
    for link in reuse:
        if link.kind == "copy":
            partners.setdefault(link.a, set()).add(link.b)
            partners.setdefault(link.b, set()).add(link.a)
    return {id_: sorted(others) for id_, others in partners.items()}


def _reasons(own: Shown, event: _Group, others: Sequence[_Group], copied: Sequence[str]) -> list[Reason]:
    if len(event.members) == 1 and not others:
        return [Reason(kind="alone", text=f"No other report of the pile shares enough with {own.id}.")]
    found = _joined(own, event) if len(event.members) > 1 else []
    ids = {m.id for m in event.members}
    prints = [id_ for id_ in copied if id_ in ids]
    if prints:
        found.append(Reason(kind="copy", text=f"{own.id} has whole passages in common with {_listed(prints)}."))
    if others:
        found.append(_parted(own, event, max(others, key=lambda g: (g.nearness(own), g.members[0].id))))
    return found


def _joined(own: Shown, event: _Group) -> list[Reason]:
    """What the report shares with the rest of its event."""
    ids = [m.id for m in event.members if m.id != own.id]
    names = event.shared(own.names, event.names)
    words = [w for w in event.shared(own.lead, event.lead) if w not in names]
    found = []
    if names:
        found.append(Reason(kind="names", text=f"{own.id} shares names with {_listed(ids)}: {', '.join(names)}."))
    if words:
        found.append(
            Reason(kind="lead", text=f"{own.id} shares words of its lead with {_listed(ids)}: {', '.join(words)}.")
        )
    if own.main.day:
        same = [m.id for m in event.members if m.main.day == own.main.day and m.id != own.id]
        if same:
            text = f"{own.id} puts the main happening on the same day as {_listed(same)}, {own.main.day}."
            found.append(Reason(kind="day", text=text))
    return found or [
        Reason(kind="words", text=f"The words of {own.id} are close to those of {_listed(ids)} as a whole.")
    ]


def _parted(own: Shown, event: _Group, other: _Group) -> Reason:
    """What keeps the report from the nearest other event of its story."""
    near = max(other.members, key=lambda p: (len(set(p.names) & set(own.names)), p.id))
    start = f"{own.id} is of one story with {near.id}, but of another happening"
    if own.main.day and near.main.day and own.main.day != near.main.day:
        return Reason(kind="other day", text=f"{start}: {own.main.day} here, {near.main.day} there.")
    if own.main.places and near.main.places and not own.main.places & near.main.places:
        here, there = ", ".join(sorted(own.main.places)), ", ".join(sorted(near.main.places))
        return Reason(kind="other place", text=f"{start}: {here} here, {there} there.")
    own_words = event.shared(own.names, event.names) + event.shared(own.lead, event.lead)
    words = [w for w in dict.fromkeys(own_words) if w not in near.words and w not in near.names]
    told = f", which does not tell of {', '.join(words[:TOLD])}" if words else ""
    return Reason(kind="other words", text=f"{start}{told}.")


def _listed(ids: Sequence[str]) -> str:
    """One id, two, or the first and how many more."""
    if len(ids) <= 2:
        return " and ".join(ids)
    return f"{ids[0]} and {len(ids) - 1} others"
