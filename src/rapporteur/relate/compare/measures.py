"""Two values of what may be one measured thing.

In: two quantities. Out: :class:`Comparison`. Decided here: when two numbers can both be true of one thing. A value
given roughly stands for every value that rounds to it; a bound for every value on its side.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import Quantity

Relation = Literal["equal", "unit", "bound", "hedge", "rounding", "different"]

HEDGED = 0.1
"""Two values of which one is hedged ("around", "some") are compatible within this share of the larger one, whatever
their digits: press practice rounds to one or two figures, which moves a value by at most 5 in 50."""
CONVERTED = 0.03
"""Share within which values in two units are one: desks convert and round ("30 miles", "48 km")."""
EXACT = 1e-6
"""Share within which two values are equal: room for converted units, none for print."""

_DIGITS = re.compile(r"\d[\d.,]*")


class Comparison(msgspec.Struct, frozen=True):
    """How two values relate and one clause that says so, with the two values in it."""

    relation: Relation
    why: str


def dimension(unit: str) -> tuple[str, float]:
    """What ``unit`` measures and how many of that dimension's first unit it is; any other unit is its own dimension."""
    return _dimensions().get(unit, (unit, 1.0))


def money(unit: str) -> bool:
    """Whether ``unit`` is money: an ISO 4217 code or a word for a currency."""
    return (len(unit) == 3 and unit.isupper()) or unit in lexicon.words("rapporteur.relate", "money.txt")


def compare(left: Quantity, right: Quantity) -> Comparison:
    """Compare the values of two quantities of one measured thing."""
    a, b = _interval(left), _interval(right)
    same_unit = left.unit == right.unit or dimension(left.unit)[1] == dimension(right.unit)[1]
    if _near(a[0], b[0]) and _near(a[1], b[1]):
        if left.bound != right.bound or left.approximate != right.approximate:
            return Comparison("hedge", "one value, given roughly or as a bound by one side")
        return Comparison("equal", "the same value") if same_unit else Comparison("unit", "one value in two units")
    return _unlike(left, right, a, b)


def _unlike(left: Quantity, right: Quantity, a: tuple[float, float], b: tuple[float, float]) -> Comparison:
    """How two quantities relate whose values are not the same number."""
    if _within_bound(left, b) or _within_bound(right, a):
        return Comparison("bound", "one value lies within the bound that the other gives")
    if a[0] <= b[1] and b[0] <= a[1]:
        return Comparison("hedge", "one value lies in the range that the other gives")
    if _rounds(left, b) or _rounds(right, a):
        return Comparison("rounding", "one value is the other, rounded")
    if dimension(left.unit)[1] != dimension(right.unit)[1] and _apart(a, b) <= CONVERTED:
        return Comparison("rounding", "one value is the other in another unit, rounded")
    if (left.approximate or right.approximate) and _apart(a, b) <= HEDGED:
        return Comparison("hedge", "the values lie close and at least one is given roughly")
    return Comparison("different", "the values exclude one another")


def _interval(quantity: Quantity) -> tuple[float, float]:
    factor = dimension(quantity.unit)[1]
    high = quantity.value if quantity.high is None else quantity.high
    return quantity.value * factor, high * factor


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= EXACT * max(abs(a), abs(b))


def _apart(a: tuple[float, float], b: tuple[float, float]) -> float:
    gap = max(a[0], b[0]) - min(a[1], b[1])
    return gap / max(abs(a[1]), abs(b[1]))


def _within_bound(quantity: Quantity, other: tuple[float, float]) -> bool:
    value = _interval(quantity)
    if quantity.bound == "at least":
        return other[0] >= value[0] and other[0] <= value[0] * 1.5
    if quantity.bound == "at most":
        return other[1] <= value[1] and other[1] >= value[1] / 1.5
    return False


def _rounds(rough: Quantity, other: tuple[float, float]) -> bool:
    """Whether ``rough`` is what ``other`` becomes at as many figures as ``rough`` is given in.

    Without a hedge, a value of one figure is taken as it stands: "5" is not 5.4 rounded when people are counted. So is
    a whole number under 1,000 beside another: what has parts elsewhere ("61.3 per cent") is measured, not counted.
    """
    figures = significant(rough.value)
    counted = rough.value == int(rough.value) < 1000 and all(value == int(value) for value in other)
    if not rough.approximate and (figures < 2 or counted):
        return False
    factor = dimension(rough.unit)[1]
    return any(_near(_to_figures(value / factor, figures), rough.value) for value in other)


def significant(value: float) -> int:
    """Figures of a value that are not trailing zeros: 2 for 54,000."""
    digits = f"{abs(value):.10g}"
    if "e" in digits:
        digits = f"{abs(value):.0f}"
    whole = digits.replace(".", "").lstrip("0")
    return len(whole if "." in digits else whole.rstrip("0")) or 1


def _to_figures(value: float, figures: int) -> float:
    return float(f"{value:.{figures - 1}e}")


@cache
def _dimensions() -> dict[str, tuple[str, float]]:
    return {row[0]: (row[1], float(row[2])) for row in lexicon.table("rapporteur.relate", "dimensions.tsv")}
