"""Names that stay while groups change.

In: the groups of a moment, the names their members had before. Out: a name per group, and what changed. Decided here:
a group keeps the name that most of its members had, and of two groups that could keep one name the one with more of
its members does; ties go to the older name, which sorts first. A group of new members is named by its first one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from rapporteur.model import Change

Level = Literal["story", "event"]


class Named(msgspec.Struct, frozen=True):
    """The name of each group, in their order, the ids by which new names were made, and the changes."""

    names: tuple[str, ...]
    founders: tuple[str, ...]
    changes: tuple[Change, ...]


def named(groups: Sequence[Sequence[str]], before: Mapping[str, str], level: Level, used: Mapping[str, int]) -> Named:
    """Names of ``groups`` of ids, each id in one; ``before`` gives the name an id's group had.

    ``used`` tells how many names have been made by an id, so that none is given to two groups.
    """
    votes = [Counter(before[i] for i in group if i in before) for group in groups]
    claims = sorted((-count, name, k) for k, counted in enumerate(votes) for name, count in counted.items())
    names: dict[int, str] = {}
    given: set[str] = set()
    for _, name, k in claims:
        if k not in names and name not in given:
            names[k] = name
            given.add(name)
    founders: list[str] = []
    for k, group in enumerate(groups):
        if k not in names:
            number = used.get(group[0], 0)
            names[k] = f"{level}:{group[0]}" + (f"/{number + 1}" if number else "")
            founders.append(group[0])
    found = tuple(names[k] for k in range(len(groups)))
    changes = (*_merged(groups, votes, found, level), *_split(groups, votes, found, level))
    return Named(found, tuple(founders), changes)


def _merged(
    groups: Sequence[Sequence[str]],
    votes: Sequence[Counter[str]],
    names: Sequence[str],
    level: Level,
) -> list[Change]:
    """Groups that took in the last members of another."""
    where = Counter(name for counted in votes for name in counted)
    found = []
    for group, counted, name in zip(groups, votes, names, strict=True):
        gone = sorted(old for old in counted if old != name and where[old] == 1 and old not in names)
        if gone:
            why = f"The reports of {', '.join(gone)} and of {name} now score as one {level}."
            fields = {"level": level, "old": (name, *gone), "new": (name,), "ids": tuple(group), "why": why}
            found.append(Change(change="merged", **fields))  # type: ignore[arg-type]
    return found


def _split(
    groups: Sequence[Sequence[str]],
    votes: Sequence[Counter[str]],
    names: Sequence[str],
    level: Level,
) -> list[Change]:
    """Names whose members are in several groups now."""
    parts: dict[str, list[int]] = {}
    for k, counted in enumerate(votes):
        for name in counted:
            parts.setdefault(name, []).append(k)
    found = []
    for name, places in sorted(parts.items()):
        if len(places) > 1:
            new = tuple(sorted(names[k] for k in places))
            ids = tuple(sorted(i for k in places for i in groups[k]))
            why = f"With what came since, the reports of {name} score as {len(new)} {_plural(level)}."
            found.append(Change(change="split", level=level, old=(name,), new=new, ids=ids, why=why))
    return found


def _plural(level: str) -> str:
    return {"story": "stories", "event": "events"}[level]
