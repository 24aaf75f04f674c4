"""The same measured thing in several reports, whatever its values.

In: the readings of one event. Out: :class:`FigureGroup`. Decided here: when two figures measure one thing. Units must
be of one dimension; heads, states, years and part-of-a-whole may forbid; the words around, weighted by rarity, decide.
The values are never looked at: on 497 sentence pairs without a shared number, a third say the same thing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import Reading
from rapporteur.relate.compare.measures import dimension
from rapporteur.relate.linkage import grouped
from rapporteur.relate.measurands import Measurand, find
from rapporteur.relate.terms import concept

THRESHOLD = 0.5
"""Likeness (0 to 1) from which two figures measure one thing; set on the visible seeds and the example reports, where
pairs of one thing lie at .55 and above and pairs of different things at .45 and below."""


class FigureGroup(msgspec.Struct, frozen=True):
    """Figures that measure one thing, in order of report and place; ``why`` tells what they share."""

    members: tuple[Measurand, ...]
    why: str


def match(readings: Sequence[Reading]) -> tuple[FigureGroup, ...]:
    """Every figure of the event in exactly one group; the order of the readings does not matter."""
    found = [m for reading in sorted(readings, key=lambda r: r.id) for m in find(reading)]
    rarity = _rarity(found)
    scores: dict[tuple[int, int], float] = {}
    for i, left in enumerate(found):
        for j in range(i + 1, len(found)):
            right = found[j]
            scores[i, j] = likeness(left, right, rarity) if dimension(left.quantity.unit)[0] else 0.0
    return tuple(
        FigureGroup(tuple(found[i] for i in group), _why([found[i] for i in group]))
        for group in grouped(len(found), scores, THRESHOLD)
    )


def likeness(left: Measurand, right: Measurand, rarity: dict[str, float]) -> float:
    """How surely two figures measure one thing, 0 to 1; below 0 where something forbids it."""
    if _forbidden(left, right):
        return -1.0
    shared = _overlap(left.weights, right.weights, rarity)
    head = _heads(left, right)
    state = 1.0 if left.state and left.state == right.state else 0.0
    if _unit(left) == _unit(right) and not _generic(left):
        head = max(head, 0.6)
    return min(1.0, 0.5 * head + 0.25 * state + 0.6 * shared)


def _forbidden(left: Measurand, right: Measurand) -> bool:
    if not _same_dimension(left, right):
        return True
    if left.state and right.state and left.state != right.state:
        return True
    if left.part != right.part or (left.year and right.year and left.year != right.year):
        return True
    same_report = left.report.id == right.report.id
    return same_report and left.sentence == right.sentence


def _same_dimension(left: Measurand, right: Measurand) -> bool:
    a, b = dimension(left.quantity.unit)[0], dimension(right.quantity.unit)[0]
    if a == b:
        return True
    measured = {"time", "month", "length", "mass", "area", "volume", "speed", "percent"}
    return not ({a, b} & measured or _currency(a) or _currency(b))


def _currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _heads(left: Measurand, right: Measurand) -> float:
    """1 where the heads are one concept, 0.7 where one side's head stands close to the other's number."""
    if left.head and left.head == right.head:
        return 1.0
    crossed = max(left.weights.get(right.head, 0.0), right.weights.get(left.head, 0.0))
    return 0.8 * crossed


def _overlap(a: dict[str, float], b: dict[str, float], rarity: dict[str, float]) -> float:
    """Weighted share of the context that the two have in common, of the one that has less."""
    common = sum(min(a[t], b[t]) * rarity.get(t, 1.0) for t in sorted(a.keys() & b.keys()))
    least = min(sum(w * rarity.get(t, 1.0) for t, w in sorted(x.items())) for x in (a, b))
    return common / least if least else 0.0


def _rarity(found: Sequence[Measurand]) -> dict[str, float]:
    """Weight of a concept: the logarithm of how few of the figures' sentences hold it, 1 at most."""
    sentences = {(m.report.id, m.sentence): frozenset(m.weights) for m in found}
    counts = Counter(t for held in sentences.values() for t in held)
    total = len(sentences)
    return {t: math.log((total + 1) / n) / math.log(total + 1) for t, n in counts.items()} if total else {}


def _unit(measurand: Measurand) -> str:
    unit = measurand.quantity.unit
    return (concept(unit.split()[-1]) or unit) if unit else ""


def _generic(measurand: Measurand) -> bool:
    unit = measurand.quantity.unit
    generic = lexicon.words("rapporteur.relate", "generic_units.txt")
    return not unit or unit in generic or dimension(unit)[0] != unit or _currency(unit)


def _why(members: Sequence[Measurand]) -> str:
    shared = sorted(set.intersection(*(set(m.weights) for m in members))) if len(members) > 1 else []
    unit = members[0].quantity.unit or "number"
    if len({m.report.id for m in members}) < 2:
        return "only one report gives it"
    about = f" near {', '.join(shared[:4])}" if shared else ""
    return f"all count the same {members[0].head or unit} ({unit}){about}"
