"""The same measured thing in several reports, whatever its values.

In: the readings of one event. Out: :class:`FigureGroup`. Decided here: when two figures measure one thing. Units must
be of one dimension; states, other times and being a part may forbid; what is counted and the words around it, weighted
by rarity, decide. Values that differ say nothing against one thing (on 497 sentence pairs without a shared number, a
third say the same thing), but where they exclude each other more must speak for it, and most where one report gives two
values and so shows that its words do not tell one thing from another. One value that few things have ("3,480 people",
"50.2 per cent") speaks for one thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import Reading
from rapporteur.relate import scopes
from rapporteur.relate.compare import measures
from rapporteur.relate.compare.measures import dimension
from rapporteur.relate.linkage import grouped
from rapporteur.relate.measurands import Measurand, currency, find
from rapporteur.relate.salience import Rarity, rarity
from rapporteur.relate.subjects import named
from rapporteur.relate.terms import concept

THRESHOLD = 0.5
"""Likeness (0 to 1) from which two figures measure one thing, set on the visible seeds and the example reports."""
SAME_KIND = 0.5
"""What it adds to likeness that the same thing is measured (head, kind or state)."""
AROUND = 0.6
"""What it adds that all the words around are shared."""
LIKELY = 0.65
"""Likeness from which two values that exclude each other are of one thing, and a conflict: more than for values that
agree, because in real reports of one event most pairs of different values between .5 and .65 are of two things."""
COUNTED = 0.75
"""The same for things counted. Of 120 pairs between .65 and .75 in 197 real reports, hardly one was of one thing."""
CROWD = 3
"""Values that exclude one another from which on a thing is counted so often that its name tells its counts not apart.
In 197 real reports, nearly all false conflicts were of such things (seasons, games, boats, rifles)."""
SURE = 0.85
"""Likeness from which two values that exclude each other are of one thing although a report gives several such."""
ENOUGH = 1.5
"""Weight of words around a number that is enough to tell by; fewer ("it was at least ten") tell in proportion."""
_UNNAMED = {"volume": 0.8, "mass": 0.8, "area": 0.8, "length": 0.2, "time": 0.2, "month": 0.2}
"""What the unit alone is worth as the thing measured: an event has one spill or one burnt area, but many distances and
many lengths of time. Any other unit is worth :data:`UNNAMED`."""
UNNAMED = 0.4
ONE_COUNT = 0.7
"""Likeness at least of two counts of people in one state that nothing forbids to be one: an event has one toll."""
SAME_VALUE = 0.25
"""What it adds that both give one value which few things have: :data:`TELLING` or more, or not a whole number."""
TELLING = 100.0
_TRAITS = ("part", "fraction", "person", "apart", "former", "of_several")
"""What two figures of one thing have both, or neither."""
SCALE = 100.0
"""Times by which two units of time may differ and still measure one thing: minutes and hours, not minutes and days."""


class FigureGroup(msgspec.Struct, frozen=True):
    """Figures that measure one thing, in order of report and place; ``why`` tells what they share."""

    members: tuple[Measurand, ...]
    why: str


def match(readings: Sequence[Reading]) -> tuple[FigureGroup, ...]:
    """Every figure of the event in exactly one group; the order of the readings does not matter."""
    everywhere = scopes.of_the_event(readings)
    found = [_scoped(m, everywhere) for reading in sorted(readings, key=lambda r: r.id) for m in find(reading)]
    weights = rarity([frozenset(m.weights) for m in {(m.report.id, m.sentence): m for m in found}.values()])
    groups = [part for group in _grouped(found, weights) for part in _unmixed(group, weights)]
    groups.sort(key=lambda group: group[0].place)
    return tuple(FigureGroup(tuple(group), _why(group)) for group in groups)


def _scoped(figure: Measurand, everywhere: frozenset[str]) -> Measurand:
    """The figure, told of the whole event where its place is the event's alone."""
    return msgspec.structs.replace(figure, scope=figure.scope - everywhere) if figure.scope else figure


def _grouped(found: Sequence[Measurand], weights: Rarity, mixed: bool = False) -> list[list[Measurand]]:
    """Figures that measure one thing, together; ``mixed`` when they are known to hold more than one thing."""
    scores: dict[tuple[int, int], float] = {}
    crowded = _crowded(found)
    for j, right in enumerate(found):
        for i, left in enumerate(found[:j]):
            score = likeness(left, right, weights)
            counted = LIKELY if "measure" in (left.sort, right.sort) or left.state else COUNTED
            least = SURE if mixed or {_counted(left), _counted(right)} & crowded else counted
            if score > 0 and _excluding(left, right) and not _surely(left, right, least, score):
                score = -1.0
            if score:
                scores[i, j] = score
    return [[found[i] for i in group] for group in grouped(len(found), scores, THRESHOLD)]


def _crowded(found: Sequence[Measurand]) -> frozenset[tuple[str, str]]:
    """What the event counts in :data:`CROWD` ways or more: "11 seasons", "four seasons" and "two seasons" are of three.

    Counts that move, and whole tolls of people in a state, may have many values.
    """
    values: dict[tuple[str, str], list[Measurand]] = {}
    for figure in found:
        kept = values.setdefault(_counted(figure), [])
        plain = not (figure.state or figure.former or figure.whole or figure.part)
        if plain and len(kept) < CROWD and all(_excluding(figure, other) for other in kept):
            kept.append(figure)
    return frozenset(name for name, kept in values.items() if len(kept) >= CROWD)


def _counted(measurand: Measurand) -> tuple[str, str]:
    """What a figure counts, by dimension and head; people in a state and lengths of the happening by themselves."""
    unit = dimension(measurand.quantity.unit)[0] if measurand.sort == "measure" else measurand.sort
    alone = measurand.state or ("happening" if of_the_happening(measurand) else "")
    return (unit, f"({alone})") if alone else (unit, measurand.head)


def _unmixed(group: list[Measurand], weights: Rarity) -> list[list[Measurand]]:
    """A group as it is, or parted again where a report gives it two values: no report contradicts itself.

    Then what is counted does not tell the things apart ("nine jurors", "two jurors"), and two values are one thing
    only where the words around are much the same.
    """
    pairs = combinations(group, 2)
    own = [(a, b) for a, b in pairs if a.report.id == b.report.id and not _two_voices(a, b)]
    mixed = any(_excluding(a, b) and not (_moving(a, b) or _of_people(a, b)) for a, b in own)
    return _grouped(group, weights, mixed=True) if mixed else [group]


def _of_people(left: Measurand, right: Measurand) -> bool:
    """Whether both count people in one state of which there are more or fewer as the event goes on.

    A report that was brought up to date by its top alone still has the old count below.
    """
    return left.state == right.state and left.growth in ("grows", "moves") and "kind" not in (left.sort, right.sort)


def _anybody(figure: Measurand) -> bool:
    """Whether a count is of people, whoever they are: "12 people", "12 dead", "12", not "12 soldiers"."""
    unit = figure.quantity.unit
    return not unit or unit in lexicon.words("rapporteur.relate", "anybody.txt")


def _two_voices(left: Measurand, right: Measurand) -> bool:
    """Whether a report gives two values of one thing as two sources': side by side, or as a count of their own."""
    one = bool(left.head) and left.head == right.head and not left.growth and not right.growth
    return left.rival != right.rival or (one and left.reckoned != right.reckoned)


def _surely(left: Measurand, right: Measurand, least: float, score: float) -> bool:
    """Whether two values that exclude each other are of one thing all the same: sure enough to call it a conflict.

    Counts that move may differ; so may lengths of the happening itself, and what an event has only one of (a volume).
    """
    if left.apart or right.apart:
        return False
    if left.state and left.state == right.state and left.growth == "stands":
        return score >= THRESHOLD
    lone = bool(left.state) != bool(right.state)
    if lone and (left.sort == right.sort == "people" or "stands" in (left.growth, right.growth)):
        return score >= SURE
    moving = left.growth in ("grows", "moves")
    if least == SURE or moving:
        return score >= least or (moving and least != SURE)
    if left.actors and right.actors and not left.actors & right.actors:
        return False
    single = dimension(left.quantity.unit)[0] in ("volume", "mass", "area")
    return single or (of_the_happening(left) and of_the_happening(right)) or score >= least


def _excluding(left: Measurand, right: Measurand) -> bool:
    return measures.compare(left.quantity, right.quantity).relation == "different"


def _moving(left: Measurand, right: Measurand) -> bool:
    """Whether a report tells that a count has moved: "rose to 17", where another sentence still has the old one."""
    return any(m.weights.keys() & named("rising.txt") for m in (left, right)) and bool(left.growth)


def likeness(left: Measurand, right: Measurand, weights: Rarity) -> float:
    """How surely two figures measure one thing, 0 to 1; below 0 where something forbids it."""
    if not _comparable(left, right) or _forbidden(left, right):
        return -1.0
    kind = _kind(left, right)
    alike = (
        SAME_KIND * kind
        + AROUND * _overlap(left.weights, right.weights, weights)
        + SAME_VALUE * _told_alike(left, right)
    )
    if left.state and _of_people(left, right) and _anybody(left) and _anybody(right):
        alike = max(alike, ONE_COUNT)
    return min(1.0, alike) if kind > 0 else 0.0


def _told_alike(left: Measurand, right: Measurand) -> bool:
    """Whether both give one value that few things have."""
    value = left.quantity.value
    telling = value >= TELLING or value != int(value)
    return telling and left.quantity.unit == right.quantity.unit and value == right.quantity.value


def _comparable(left: Measurand, right: Measurand) -> bool:
    """Whether the two units can measure one thing."""
    (a, size_a), (b, size_b) = dimension(left.quantity.unit), dimension(right.quantity.unit)
    if left.sort == "measure" or right.sort == "measure":
        money = currency(left.quantity.unit) and currency(right.quantity.unit)
        same = a == b and max(size_a, size_b) <= SCALE * min(size_a, size_b)
        return same or (money and left.quantity.unit == right.quantity.unit) or _bare(left) or _bare(right)
    return left.sort == right.sort or _bare(left) or _bare(right)


def _bare(measurand: Measurand) -> bool:
    """Whether a number without a unit that counts nobody in any state: "the company speaks of 1.2 million"."""
    return not measurand.quantity.unit and not measurand.state


def _forbidden(left: Measurand, right: Measurand) -> bool:
    if left.state != right.state and left.state and right.state:
        return True
    if any(getattr(left, trait) != getattr(right, trait) for trait in _TRAITS):
        return True
    if _excluding(left, right) and (left.whole != right.whole or _wider(left, right) or _wider(right, left)):
        return True
    if left.owner != right.owner and left.owner and right.owner:
        return True
    if not _one_place(left, right) or not _one_time(left, right):
        return True
    return left.report.id == right.report.id and left.sentence == right.sentence and left.rival == right.rival


def _one_place(left: Measurand, right: Measurand) -> bool:
    """Whether two figures can be of one place: of people's counts that differ the smaller may be of a part only."""
    if not left.state or left.state != right.state:
        return True
    if left.scope and right.scope:
        return bool(left.scope & right.scope)
    part, whole = (left, right) if left.scope else (right, left)
    smaller = part.quantity.value < whole.quantity.value
    return not (part.scope and _excluding(left, right) and (smaller or scopes.ALONE in part.scope))


def _wider(left: Measurand, right: Measurand) -> bool:
    """Whether ``left`` is all there have been so far, of which ``right`` is one lot: "31 magazines so far"."""
    return left.so_far and not right.so_far and left.quantity.value > right.quantity.value


def _one_time(left: Measurand, right: Measurand) -> bool:
    """Whether two figures can be of one time. A year holds its months.

    A figure that gives no other time may be of any, but for people in a state: those are of the event.
    """
    a, b = left.period, right.period
    if not a or not b:
        return a == b or not (left.state or right.state)
    return a.startswith(b) or b.startswith(a)


def _kind(left: Measurand, right: Measurand) -> float:
    """How far the two measure the same thing by what they say is measured, 0 to 1."""
    if left.state and left.state == right.state and ("kind" not in (left.sort, right.sort) or left.growth == "stands"):
        return 1.0
    if left.sort == right.sort == "measure" and of_the_happening(left) and of_the_happening(right):
        return 1.0
    crossed = max(left.weights.get(right.head, 0.0), right.weights.get(left.head, 0.0))
    if _bare(left) or _bare(right):
        return 0.5 * crossed
    if left.head and left.head == right.head:
        return 1.0
    if not left.head or not right.head:
        return (
            max(crossed, _UNNAMED.get(dimension(left.quantity.unit)[0], UNNAMED))
            if left.sort == right.sort
            else crossed
        )
    return 0.8 * crossed if crossed >= 0.5 else 0.0


def of_the_happening(measurand: Measurand) -> bool:
    """Whether a length of time is said of the meeting itself."""
    heads = named("happenings.txt")
    if dimension(measurand.quantity.unit)[0] != "time" or dimension(measurand.quantity.unit)[1] > 3600:
        return False
    return measurand.head in heads or any(measurand.weights.get(name, 0.0) >= 0.5 for name in heads)


def _overlap(a: dict[str, float], b: dict[str, float], weights: Rarity) -> float:
    """Weighted share of the context that the two have in common, of the one that has less."""
    common = sum(min(a[t], b[t]) * weights.get(t, 1.0) for t in sorted(a.keys() & b.keys()))
    least = min(sum(w * weights.get(t, 1.0) for t, w in sorted(x.items())) for x in (a, b))
    return common / max(least, ENOUGH)


def _why(members: Sequence[Measurand]) -> str:
    if len({m.report.id for m in members}) < 2:
        return "only one report gives it"
    shared = sorted(set.intersection(*(set(m.weights) for m in members)))
    unit = members[0].quantity.unit or "number"
    counted = members[0].state or members[0].head or concept(unit) or unit
    return f"all tell of {counted} ({unit})" + (f" near {', '.join(shared[:4])}" if shared else "")
