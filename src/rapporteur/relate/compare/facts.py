"""Two statements that may tell of one fact.

In: the concepts of two statements and how rare each is. Out: :class:`Kinship`. Decided here: two clauses tell of one
thing when the rare words of the one are in the other, either way round: a clause may say more than its fellow, but not
something else.
"""

from __future__ import annotations

import math

import msgspec

from rapporteur.relate.rarity import Rarity, mass

ENOUGH = 2.0
"""Weight of shared concepts that is enough to tell of one thing: two words that stand in one sentence each. Below it
the score falls in proportion, so that one shared rare word ("tanker") is not a shared statement."""


class Kinship(msgspec.Struct, frozen=True):
    """How two statements compare: ``score`` from 0 to 1, and the concepts they share, rarest first."""

    score: float
    shared: tuple[str, ...]


def compare(left: frozenset[str], right: frozenset[str], rarity: Rarity) -> Kinship:
    """The geometric mean of what each side shares of its own weight, less where little is shared in all."""
    shared = left & right
    common = mass(shared, rarity)
    if not common:
        return Kinship(0.0, ())
    parts = common / mass(left, rarity) * common / mass(right, rarity)
    ordered = tuple(sorted(shared, key=lambda c: (-rarity.get(c, 1.0), c)))
    return Kinship(math.sqrt(parts) * min(1.0, common / ENOUGH), ordered)
