"""The same measured thing in several reports, whatever its values.

In: the readings of one event. Out: :class:`FigureGroup`. Decided here: figures whose values agree are joined first, by
their likeness (:mod:`likeness`); two such groups whose values exclude one another are of one thing where their closest
pair is sure enough, and never where a report or a sentence gives both values as two things (docs/decisions/0100).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from rapporteur.model import Reading
from rapporteur.relate import courses, ordinals, scopes
from rapporteur.relate.compare.measures import dimension
from rapporteur.relate.likeness import anybody, excluding, likeness, of_people, of_the_happening
from rapporteur.relate.linkage import grouped
from rapporteur.relate.measurands import Measurand, find
from rapporteur.relate.salience import Rarity, rarity
from rapporteur.relate.subjects import named
from rapporteur.relate.terms import concept

THRESHOLD = 0.5
"""Likeness (0 to 1) from which two figures measure one thing, set on the visible seeds and the example reports."""
LIKELY = 0.65
"""Likeness from which two values that exclude each other are of one thing, and a conflict: more than for values that
agree, because in real reports of one event most pairs of different values between .5 and .65 are of two things."""
COUNTED = 0.72
"""The same for things counted. Of 120 pairs between .65 and .75 in 197 real reports, hardly one was of one thing;
with the rules of :func:`_of_two` one in two of those above .72 is."""
CROWD = 3
"""Values that exclude one another from which on a thing is counted so often that its name tells its counts not apart.
In 197 real reports, nearly all false conflicts were of such things (seasons, games, boats, rifles)."""
FAR = 4.0
"""Times one value may be another's for the two to be taken for accounts of one thing. In 140 real reports every pair of
counts that do not move and lie farther apart was of two things ("one punch", "178 punches")."""
_MOVING = frozenset({"grows", "moves"})
NEVER = 2.0
"""A likeness that no two figures have."""
SURE = 0.85
"""Likeness from which two values that exclude each other are of one thing although a report gives several such."""


class FigureGroup(msgspec.Struct, frozen=True):
    """Figures that measure one thing, in order of report and place; ``why`` tells what they share."""

    members: tuple[Measurand, ...]
    why: str


def match(readings: Sequence[Reading]) -> tuple[FigureGroup, ...]:
    """Every figure of the event in exactly one group; the order of the readings does not matter."""
    everywhere = scopes.of_the_event(readings)
    found = [_scoped(m, everywhere) for reading in sorted(readings, key=lambda r: r.id) for m in find(reading)]
    weights = rarity([frozenset(m.weights) for m in {(m.report.id, m.sentence): m for m in found}.values()])
    groups = _grouped(found, weights)
    groups.sort(key=lambda group: group[0].place)
    return tuple(FigureGroup(tuple(group), _why(group)) for group in groups)


def _scoped(figure: Measurand, everywhere: frozenset[str]) -> Measurand:
    """The figure, told of the whole event where its place is the event's alone."""
    return msgspec.structs.replace(figure, scope=figure.scope - everywhere) if figure.scope else figure


def _grouped(found: Sequence[Measurand], weights: Rarity) -> list[list[Measurand]]:
    """Figures that measure one thing, together: first those whose values agree, then groups whose values exclude."""
    scores: dict[tuple[int, int], float] = {}
    likely: dict[tuple[int, int], float] = {}
    for j, right in enumerate(found):
        for i, left in enumerate(found[:j]):
            score = likeness(left, right, weights)
            if excluding(left, right):
                likely[i, j], score = score, -1.0
            if score:
                scores[i, j] = score
    groups = grouped(len(found), scores, THRESHOLD)
    home = {number: k for k, group in enumerate(groups) for number in group}
    opposed: dict[tuple[int, int], list[tuple[float, int, int]]] = defaultdict(list)
    for (i, j), score in likely.items():
        a, b = sorted((home[i], home[j]))
        opposed[a, b].append((score, i, j))
    agreeing: dict[tuple[int, int], float] = defaultdict(float)
    for (i, j), score in sorted(scores.items()):
        if score > 0:
            agreeing[min(home[i], home[j]), max(home[i], home[j])] += score
    crowded = _crowded(found)
    between = {
        (a, b): _opposed(found, pairs, agreeing[a, b], len(groups[a]) * len(groups[b]), crowded)
        for (a, b), pairs in opposed.items()
    }
    joined = grouped(len(groups), between, THRESHOLD)
    return [[found[i] for i in sorted(i for k in parts for i in groups[k])] for parts in joined]


def _opposed(
    found: Sequence[Measurand],
    pairs: Sequence[tuple[float, int, int]],
    agreeing: float,
    count: int,
    crowded: frozenset[tuple[str, str]],
) -> float:
    """How surely two groups measure one thing although values exclude each other (``pairs`` of ``count``).

    ``agreeing`` is the likeness of the other pairs, whose values can be true together ("at least 31", "45"), in sum.
    Below 0 where they are of two things: a report that gives both values of what is no moving count tells two.
    """
    if max(pairs)[0] < THRESHOLD:
        return -1.0
    both = [(score, found[i], found[j]) for score, i, j in pairs]
    forbidden = sum(score < 0 or _shrunk(left, right) for score, left, right in both)
    moving = all({left.growth, right.growth} <= _MOVING for _, left, right in both)
    if forbidden > (0 if moving else count / 2) or any(_side_by_side(left, right) for _, left, right in both):
        return -1.0
    if moving:
        if any(
            left.report.id == right.report.id and _far(left, right) and not _moving(left, right)
            for _, left, right in both
        ):
            return -1.0
        some = any(anybody(left) != anybody(right) and score < LIKELY for score, left, right in both)
        return -1.0 if some else (math.fsum(sorted(score for score, _, _ in both)) + agreeing) / count
    if any(_contradicts_itself(left, right) for _, left, right in both):
        return -1.0
    return max((score for score, left, right in both if score >= _needed(left, right, crowded)), default=-1.0)


def _shrunk(left: Measurand, right: Measurand) -> bool:
    """Whether a count that only grows is given, for a later day, as less than half of what it was: then of others."""
    early, late = sorted((left, right), key=lambda m: m.moment[:10])
    dated = bool(early.moment) and early.moment[:10] < late.moment[:10]
    growing = left.growth == right.growth == "grows"
    return growing and dated and 2 * late.quantity.value < early.quantity.value


def _side_by_side(left: Measurand, right: Measurand) -> bool:
    """Whether one sentence gives both values as two things: "two tankers, one Japanese"."""
    one = left.report.id == right.report.id and left.sentence == right.sentence
    return one and left.rival == right.rival


def _contradicts_itself(left: Measurand, right: Measurand) -> bool:
    """Whether one report gives both values, neither as another's count nor as one that has moved."""
    settled = not (_moving(left, right) or of_people(left, right) or _two_voices(left, right))
    return left.report.id == right.report.id and settled


def _crowded(found: Sequence[Measurand]) -> frozenset[tuple[str, str]]:
    """What the event counts in :data:`CROWD` ways or more: "11 seasons", "four seasons" and "two seasons" are of three.

    Counts that move, and whole tolls of people in a state, may have many values.
    """
    values: dict[tuple[str, str], list[Measurand]] = {}
    for figure in found:
        kept = values.setdefault(_counted(figure), [])
        plain = not (figure.state or figure.former or figure.whole or figure.part)
        if plain and len(kept) < CROWD and all(excluding(figure, other) for other in kept):
            kept.append(figure)
    return frozenset(name for name, kept in values.items() if len(kept) >= CROWD)


def _counted(measurand: Measurand) -> tuple[str, str]:
    """What a figure counts, by dimension and head; people in a state and lengths of the happening by themselves."""
    unit = dimension(measurand.quantity.unit)[0] if measurand.sort == "measure" else measurand.sort
    alone = measurand.state or ("happening" if of_the_happening(measurand) else "")
    return (unit, f"({alone})") if alone else (unit, measurand.head)


def _two_voices(left: Measurand, right: Measurand) -> bool:
    """Whether a report gives two values of one thing as two sources': side by side, or each by a voice of its own."""
    if left.rival != right.rival or (left.voice and right.voice and left.voice != right.voice):
        return True
    bare = not left.quantity.unit or not right.quantity.unit
    one = bare or (bool(left.head) and left.head == right.head)
    return one and not left.growth and not right.growth and left.reckoned != right.reckoned


def _needed(left: Measurand, right: Measurand, crowded: frozenset[tuple[str, str]]) -> float:
    """The likeness that two values which exclude each other need to be of one thing; more than 1 where none is enough.

    Counts that move may differ; so may lengths of the happening itself, and what an event has only one of (a volume).
    """
    if left.apart or right.apart or courses.IN_VIEW in (left.state, right.state):
        return NEVER
    single = dimension(left.quantity.unit)[0] in ("volume", "mass", "area")
    happening = of_the_happening(left) and of_the_happening(right)
    settled = not (single or happening or {left.growth, right.growth} & _MOVING)
    if settled and _of_two(left, right):
        return NEVER
    if {_counted(left), _counted(right)} & crowded or _one_stateless(left, right) or (settled and _spans(left, right)):
        return SURE
    convicted = bool(left.state) and left.state == right.state and left.growth == "stands" and left.sort == "kind"
    if convicted or left.foreseen != right.foreseen:
        return THRESHOLD
    if settled:
        told = "measure" in (left.sort, right.sort) or left.state or left.quantity.unit.startswith(ordinals.ORDER)
        return LIKELY if told else COUNTED
    return LIKELY if anybody(left) != anybody(right) and left.sort == "people" else THRESHOLD


def _spans(left: Measurand, right: Measurand) -> bool:
    """Whether the two are lengths of time: an event has many, and its words stand around all of them."""
    return {dimension(m.quantity.unit)[0] for m in (left, right)} <= {"time", "month"} and not left.state


def _of_two(left: Measurand, right: Measurand) -> bool:
    """Whether two settled values are of two people, of two bodies, or too far apart for two accounts of one thing."""
    served = left.quantity.unit == "year" and not left.actors & right.actors
    return served or _far(left, right) or any(a and b and not a & b for a, b in _parties(left, right))


def _far(left: Measurand, right: Measurand) -> bool:
    """Whether one value is more than :data:`FAR` times the other: then it is of something else."""
    low, high = sorted(m.quantity.value * dimension(m.quantity.unit)[1] for m in (left, right))
    return high > FAR * low


def _parties(left: Measurand, right: Measurand) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Whom the two name close by: all together, and the bodies alone."""
    yield left.actors, right.actors
    yield left.actors & left.bodies, right.actors & right.bodies


def _one_stateless(left: Measurand, right: Measurand) -> bool:
    """Whether only one of two counts of people, of two percentages, or of two that stand tells a state."""
    alike = left.sort == right.sort == "people" or left.quantity.unit == right.quantity.unit == "percent"
    return bool(left.state) != bool(right.state) and (alike or "stands" in (left.growth, right.growth))


def _moving(left: Measurand, right: Measurand) -> bool:
    """Whether a report tells that a count has moved: "rose to 17", where another sentence still has the old one."""
    return any(m.weights.keys() & named("rising.txt") for m in (left, right)) and bool(left.growth)


def _why(members: Sequence[Measurand]) -> str:
    if len({m.report.id for m in members}) < 2:
        return "only one report gives it"
    shared = sorted(set.intersection(*(set(m.weights) for m in members)))
    unit = members[0].quantity.unit or "number"
    counted = members[0].state or members[0].head or concept(unit) or unit
    return f"all tell of {counted} ({unit})" + (f" near {', '.join(shared[:4])}" if shared else "")
