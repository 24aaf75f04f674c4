"""How surely two figures measure one thing.

In: two measurands and how rare each concept is. Out: a likeness from 0 to 1, or below 0 where something forbids it.
Decided here: units must be of one dimension; states, other times, rates and being a part may forbid; what is counted
and the words around it, weighted by rarity, decide. Values that differ say nothing against one thing. One value that
few things have, in one unit, speaks for one thing: of some 300 such pairs of two reports in eight invented and five
real events, 12 were of two things, nearly all of them small or without a unit.
"""

from __future__ import annotations

from rapporteur.language import lexicon
from rapporteur.relate import scopes
from rapporteur.relate.compare import measures
from rapporteur.relate.compare.measures import dimension, money, significant
from rapporteur.relate.measurands import Measurand
from rapporteur.relate.salience import Rarity
from rapporteur.relate.subjects import named
from rapporteur.relate.terms import concept

SAME_KIND = 0.5
"""What it adds to likeness that the same thing is measured (head, kind or state)."""
AROUND = 0.6
"""What it adds that all the words around are shared."""
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
GREAT = 100_000.0
"""The same for a number without a unit."""
FEW = 10.0
"""Above it a value of two figures ("17", "34") tells something by itself."""
ONE_VALUE = 0.5
"""Likeness at least of two figures that give one value which few things have, with what words they share added."""
SOME_HAVE = 0.7
"""Share of :data:`ONE_VALUE` for a value of two figures, so that some words around must be shared too."""
_TRAITS = ("part", "person", "apart", "former", "of_several")
"""What two figures of one thing have both, or neither."""
_TRAITS_OF_ALL = ("apart", "former")
"""The same of figures that give one value which few things have: "2,300 people", "2,300 of them"."""
_NAMED = ("turn", "owner", "rate", "folk")
"""What two figures of one thing do not tell of two ways, where both tell it."""
MARGIN = 0.8
"""What it is worth as the thing measured that two percentages turn alike ("38 per cent above", "a premium of 31")."""
ONE_SPEED = 0.8
"""What it is worth as the thing measured that one verb stands beside two speeds: an event has few."""
CLOSE = 0.8
"""Weight of a word that stands beside a number."""
SCALE = 100.0
"""Times by which two units of time may differ and still measure one thing: minutes and hours, not minutes and days."""


def of_people(left: Measurand, right: Measurand) -> bool:
    """Whether both count people in one state of which there are more or fewer as the event goes on.

    A report that was brought up to date by its top alone still has the old count below.
    """
    return left.state == right.state and left.growth in ("grows", "moves") and "kind" not in (left.sort, right.sort)


def anybody(figure: Measurand) -> bool:
    """Whether a count is of people, whoever they are: "12 people", "12 dead", "12", not "12 soldiers"."""
    unit = figure.quantity.unit
    return not unit or unit in lexicon.words("rapporteur.relate", "anybody.txt")


def excluding(left: Measurand, right: Measurand) -> bool:
    """Whether the two values cannot both be true of one thing."""
    return measures.compare(left.quantity, right.quantity).relation == "different"


def likeness(left: Measurand, right: Measurand, weights: Rarity) -> float:
    """How surely two figures measure one thing, 0 to 1; below 0 where something forbids it."""
    telling = _told_alike(left, right)
    if not _comparable(left, right) or _forbidden(left, right, telling):
        return -1.0
    if left.rival != right.rival and left.place[0] == right.place[0] and left.weights == right.weights:
        return 1.0  # a rival is told of what its host is told of
    kind = _kind(left, right)
    around = AROUND * _overlap(left.weights, right.weights, weights)
    great = telling >= SOME_HAVE and (left.quantity.value >= TELLING or telling == 1.0)
    alike = SAME_KIND * kind + around + SAME_VALUE * great if kind > 0 else 0.0
    if left.state and of_people(left, right) and anybody(left) and anybody(right):
        alike = max(alike, ONE_COUNT)
    return min(1.0, max(alike, ONE_VALUE * telling + around if telling else 0.0))


def _told_alike(left: Measurand, right: Measurand) -> float:
    """How telling it is that both give one value: 1 where few things have it, less for one that more have, else 0.

    A number without a unit must tell more: "1.2 million" is that many cubic metres, "14" may be anything.
    """
    if measures.compare(left.quantity, right.quantity).relation not in ("equal", "unit", "hedge"):
        return 0.0
    a, b = (x.quantity.value * dimension(x.quantity.unit)[1] for x in (left, right))
    if abs(a - b) > measures.EXACT * max(abs(a), abs(b)):
        return 0.0
    value = left.quantity.value
    bare = not left.quantity.unit or not right.quantity.unit
    figures = significant(value)
    if figures > 1 and (value != int(value) or value >= (GREAT if bare else TELLING)):
        return 1.0
    if (figures > 1 and value > FEW) or value >= TELLING:
        return SOME_HAVE if not bare else SOME_HAVE / 2
    return 0.0


def _comparable(left: Measurand, right: Measurand) -> bool:
    """Whether the two units can measure one thing."""
    (a, size_a), (b, size_b) = dimension(left.quantity.unit), dimension(right.quantity.unit)
    if left.sort == "measure" or right.sort == "measure":
        coins = money(left.quantity.unit) and money(right.quantity.unit)
        same = a == b and max(size_a, size_b) <= SCALE * min(size_a, size_b)
        return same or (coins and left.quantity.unit == right.quantity.unit) or _bare(left) or _bare(right)
    return left.sort == right.sort or _bare(left) or _bare(right)


def _bare(measurand: Measurand) -> bool:
    """Whether a number without a unit that counts nobody in any state: "the company speaks of 1.2 million"."""
    return not measurand.quantity.unit and not measurand.state


def _forbidden(left: Measurand, right: Measurand, telling: float) -> bool:
    """Whether something keeps the two apart whatever the words: state, rate, owner, place, time and so on."""
    traits = _TRAITS if telling < 1 else _TRAITS_OF_ALL
    if _other_state(left, right, telling) or any(getattr(left, trait) != getattr(right, trait) for trait in traits):
        return True
    if any(_told_apart(getattr(left, name), getattr(right, name)) for name in _NAMED):
        return True
    if excluding(left, right) and _of_others(left, right):
        return True
    kinds = left.sort == right.sort == "kind" and left.growth != "stands"
    if kinds and _noun(left) != _noun(right) and excluding(left, right):
        return True
    if not _one_place(left, right) or not _one_time(left, right):
        return True
    return left.report.id == right.report.id and left.sentence == right.sentence and left.rival == right.rival


def _of_others(left: Measurand, right: Measurand) -> bool:
    """Whether two values that differ are of two things by their rates, owners, lots, or as an offer and a deal."""
    votes = left.owner != right.owner and "percent" not in (left.quantity.unit, right.quantity.unit)
    staged = left.stage != right.stage and not (left.foreseen or right.foreseen)
    return left.rate != right.rate or left.whole != right.whole or votes or staged or _one_lot(left, right)


def _noun(figure: Measurand) -> str:
    """The concept of what is counted: villages are no houses."""
    return concept(figure.quantity.unit.split()[-1]) if figure.quantity.unit else ""


def _told_apart(left: str, right: str) -> bool:
    return bool(left and right) and left != right


def _other_state(left: Measurand, right: Measurand, telling: float) -> bool:
    """Whether people or things are in two states; those counted alike under one name may go from one to another."""
    one = telling > 0 and left.sort == right.sort == "kind" and left.head == right.head
    return _told_apart(left.state, right.state) and not one


def _one_lot(left: Measurand, right: Measurand) -> bool:
    """Whether one of the two is a lot of which the other is all there have been."""
    return _wider(left, right) or _wider(right, left)


def _one_place(left: Measurand, right: Measurand) -> bool:
    """Whether two figures can be of one place: of people's counts that differ the smaller may be of a part only."""
    if not left.state or left.state != right.state:
        return True
    if left.scope and right.scope:
        return bool(left.scope & right.scope)
    part, whole = (left, right) if left.scope else (right, left)
    smaller = part.quantity.value < whole.quantity.value
    return not (part.scope and excluding(left, right) and (smaller or scopes.ALONE in part.scope))


def _wider(left: Measurand, right: Measurand) -> bool:
    """Whether ``left`` is all there have been, of which ``right`` is one lot: "31 magazines so far", "and 40 more".

    A toll is of all there have been, whether it says "so far" or not.
    """
    lot = right.more_follow or (left.so_far and not right.so_far and not of_people(left, right))
    return lot and left.quantity.value > right.quantity.value


def _one_time(left: Measurand, right: Measurand) -> bool:
    """Whether two figures can be of one time. A year holds its months.

    A figure that gives no other time may be of any, but for people in a state: those are of the event.
    """
    a, b = left.period, right.period
    if not a or not b:
        undated = not (left if b else right).report.published.value
        moving = {left.growth, right.growth} & {"grows", "moves"}
        return a == b or undated or not (moving or excluding(left, right)) or not (left.state or right.state)
    return a.startswith(b) or b.startswith(a)


def _kind(left: Measurand, right: Measurand) -> float:
    """How far the two measure the same thing by what they say is measured, 0 to 1."""
    if _one_kind(left, right):
        return 1.0
    crossed = max(left.weights.get(right.head, 0.0), right.weights.get(left.head, 0.0))
    if left.turn and left.turn == right.turn and left.head != right.head:
        return max(MARGIN, crossed)
    if _bare(left) or _bare(right):
        return 0.5 * crossed
    if left.head and right.head:
        near = ONE_SPEED if _of_one_speed(left, right) else 0.8 * crossed if crossed >= 0.5 else 0.0
        return 1.0 if left.head == right.head else near
    if left.sort != right.sort:
        return crossed
    return max(crossed, _UNNAMED.get(dimension(left.quantity.unit)[0], UNNAMED))


def _one_kind(left: Measurand, right: Measurand) -> bool:
    """Whether the state, the happening or the rate alone says that one thing is measured."""
    if left.state and left.state == right.state and ("kind" not in (left.sort, right.sort) or left.growth == "stands"):
        return True
    if left.sort == right.sort == "measure" and of_the_happening(left) and of_the_happening(right):
        return True
    priced = money(left.quantity.unit) and left.rate not in named("spans.txt")
    return bool(left.rate) and left.rate == right.rate and priced


def _of_one_speed(left: Measurand, right: Measurand) -> bool:
    """Whether two speeds are told with one verb, whatever the thing is called: "the express was travelling at"."""
    if dimension(left.quantity.unit)[0] != "speed" or left.report.id == right.report.id:
        return False
    beside = left.weights.keys() & right.weights.keys() - {concept(w) for w in left.quantity.unit.split()}
    return any(left.weights[name] >= CLOSE and right.weights[name] >= CLOSE for name in beside)


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
