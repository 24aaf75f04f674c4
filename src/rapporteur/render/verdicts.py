"""How verdicts are shown.

In: a verdict. Out: its sign, name, meaning, and place in the order in which a reader should meet them (conflicts
first). Decided here: that order; the words stand in ``data/verdicts.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Protocol, TypeVar

import msgspec

from rapporteur.language.lexicon import table
from rapporteur.model import Verdict


class Judged(Protocol):
    """Anything that carries a verdict."""

    @property
    def verdict(self) -> Verdict:
        """The verdict."""
        ...


J = TypeVar("J", bound=Judged)


class Label(msgspec.Struct, frozen=True):
    """A verdict in front of the reader.

    ``counted`` is its name after a number; ``rank`` counts from 0, conflicts first.
    """

    verdict: str
    sign: str
    name: str
    counted: str
    meaning: str
    rank: int


@cache
def labels() -> dict[str, Label]:
    """Every verdict's label, in reading order."""
    rows = table("rapporteur.render", "verdicts.tsv")
    return {row[0]: Label(row[0], row[1], row[2], row[3], row[4], rank) for rank, row in enumerate(rows)}


def label(verdict: Verdict) -> Label:
    """The label of one verdict."""
    return labels()[verdict]


def ranked(items: Iterable[J]) -> tuple[J, ...]:
    """The items, conflicts first; within a verdict they keep their order."""
    return tuple(sorted(items, key=lambda item: label(item.verdict).rank))
