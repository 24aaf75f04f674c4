"""Why a report was placed where it is, in sentences for the editor.

In: profiles and the groups found. Out: :class:`Reason`, each with the features that decided. Decided here: what an
editor is told: what holds a report in its event, and what keeps it from the nearest other event of its story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapporteur.model import Reason, Reuse
from rapporteur.relate.profile import Profile
from rapporteur.relate.rarity import rarity

TOLD = 5
"""Shared words that a reason names."""


def reasons(
    profiles: Sequence[Profile], stories: Sequence[int], events: Sequence[int], reuse: Sequence[Reuse]
) -> list[tuple[Reason, ...]]:
    """The reasons for each report's place, in the order of ``profiles``."""
    story_of: dict[int, list[int]] = {}
    event_of: dict[int, list[int]] = {}
    for k in range(len(profiles)):
        story_of.setdefault(stories[k], []).append(k)
        event_of.setdefault(events[k], []).append(k)
    copied = _copied(reuse)
    return [
        tuple(_reasons(profiles, k, event_of[events[k]], story_of[stories[k]], copied)) for k in range(len(profiles))
    ]


def _copied(reuse: Sequence[Reuse]) -> dict[str, list[str]]:
    partners: dict[str, set[str]] = {}
    for link in reuse:
        if link.kind == "copy":
            partners.setdefault(link.a, set()).add(link.b)
            partners.setdefault(link.b, set()).add(link.a)
    return {id_: sorted(others) for id_, others in partners.items()}


def _reasons(
    profiles: Sequence[Profile], k: int, event: Sequence[int], story: Sequence[int], copied: dict[str, list[str]]
) -> list[Reason]:
    own = profiles[k]
    mates = [profiles[m] for m in event if m != k]
    others = [profiles[m] for m in story if m not in set(event)]
    if not mates and not others:
        return [Reason(kind="alone", text="No other report of the pile shares enough with it.")]
    found = _joined(own, mates) if mates else []
    ids = {m.id for m in mates}
    text_of = [id_ for id_ in copied.get(own.id, ()) if id_ in ids]
    if text_of:
        found.append(Reason(kind="copy", text=f"It has whole passages in common with {_listed(text_of)}."))
    if others:
        found.append(_parted(own, mates, others))
    return found


def _joined(own: Profile, mates: Sequence[Profile]) -> list[Reason]:
    """What the report shares with the rest of its event."""
    ids = [m.id for m in mates]
    names = _shared(own, mates, "names")
    words = [w for w in _shared(own, mates, "lead") if w not in names]
    found = []
    if names:
        found.append(Reason(kind="names", text=f"Names shared with {_listed(ids)}: {', '.join(names)}."))
    if words:
        found.append(Reason(kind="lead", text=f"Words of its lead that they use too: {', '.join(words)}."))
    same = [m.id for m in mates if own.main.day and m.main.day == own.main.day]
    if same:
        found.append(
            Reason(kind="day", text=f"{_listed(same)} put the main happening on the same day, {own.main.day}.")
        )
    return found


def _shared(own: Profile, mates: Sequence[Profile], view: str) -> list[str]:
    """The words of a view that at least half of the others share, the most telling first."""
    having = Counter(word for mate in mates for word in mate.views[view] if word in own.views[view])
    common = [word for word, count in having.items() if 2 * count >= len(mates)]
    return sorted(common, key=lambda w: (-rarity(w) * having[w], w))[:TOLD]


def _parted(own: Profile, mates: Sequence[Profile], others: Sequence[Profile]) -> Reason:
    """What keeps the report from the reports of its story that are of another event."""
    near = max(others, key=lambda p: (sum(min(c, p.views["names"][w]) for w, c in own.views["names"].items()), p.id))
    start = f"Of one story with {near.id}, but another happening"
    day, other = own.main.day, near.main.day
    if day and other and day != other:
        return Reason(kind="other day", text=f"{start}: {day} here, {other} there.")
    if own.main.places and near.main.places and not own.main.places & near.main.places:
        here, there = ", ".join(sorted(own.main.places)), ", ".join(sorted(near.main.places))
        return Reason(kind="other place", text=f"{start}: {here} here, {there} there.")
    names = [w for w in _shared(own, mates or [own], "names") if w not in near.views["names"]]
    words = names or [w for w in _shared(own, mates or [own], "lead") if w not in near.views["words"]]
    told = f", which does not tell of {', '.join(words)}" if words else ""
    return Reason(kind="other words", text=f"{start}{told}.")


def _listed(ids: Sequence[str]) -> str:
    """One id, two, or the first and how many more."""
    if len(ids) <= 2:
        return " and ".join(ids)
    return f"{ids[0]} and {len(ids) - 1} others"
