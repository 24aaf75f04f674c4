"""A number with its unit, and what two of them make together.

In: the fields that :mod:`rapporteur.annotate.figures.amounts` reads, and the word lists of hedges and movements. Out:
:class:`Amount`. Decided here: when two units show two things, and which smaller units finish which larger ones.
"""

from __future__ import annotations

from functools import cache

import msgspec

from rapporteur.annotate.figures.measure_units import Unit
from rapporteur.annotate.figures.numerals import Numeral
from rapporteur.language.lexicon import table, words

_PACKAGE = "rapporteur.annotate"
_SMALL = ("penny", "cent")


class Amount(msgspec.Struct, frozen=True):
    """A number with its unit. ``first`` and ``last`` (half open) are lexemes of number and unit together.

    ``numeral`` is the first number; ``high`` the upper end of a range. ``hedge`` is "", "about", "least" or "most", and
    ``hedge_first`` the lexeme that its words begin with. ``joined``: a hyphen ties the number to what follows.
    """

    first: int
    last: int
    numeral: Numeral
    value: float
    unit: Unit | None = None
    high: float | None = None
    hedge: str = ""
    hedge_first: int = -1
    joined: bool = False


def in_main_unit(left: Amount, right: Amount) -> Amount:
    """Pence before pounds as pounds: "between 80p and £1.24"."""
    small = left.unit is not None and left.unit.name in _SMALL
    if not small or right.unit is None or right.unit.kind != "currency" or right.unit.name in _SMALL:
        return left
    return msgspec.structs.replace(left, value=left.value / 100, unit=right.unit)


def are_two(left: Amount, right: Amount, *, dash: bool) -> bool:
    """Whether the units show two things: "44 ml to 50 mg"; or one value and another: "lost 0.4 percent to 11.82"."""
    if left.unit is None or right.unit is not None:
        return left.unit is not None and left.unit != right.unit
    return left.last > left.numeral.last and not dash and left.first == left.numeral.first


@cache
def steps() -> dict[tuple[str, str], float]:
    """Larger and smaller unit to how many of the one the other holds."""
    return {(row[0], row[1]): float(row[2]) for row in table(_PACKAGE, "unit_steps.tsv")}


def movers() -> frozenset[str]:
    """Words that tell that something moves: "rose", "cut"."""
    return words(_PACKAGE, "movers.txt")


@cache
def hedges() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Last word of a hedge to the hedges that end so, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, kind in table(_PACKAGE, "hedges.tsv"):
        parts = tuple(phrase.split())
        found.setdefault(parts[-1], []).append((parts, kind))
    for entries in found.values():
        entries.sort(key=lambda e: -len(e[0]))
    return found
