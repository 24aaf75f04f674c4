"""Which items are worth comparing: those that hold a telling term in common.

In: the terms of each item, weighed in whole numbers. Out: pairs of items. Decided here: that a term held by too many
items starts no search, so that pairs grow with the items and not with their square; and that in a pile so small that
all pairs cost less than an engine's start every pair is looked at. Both ways give the same pairs (tests hold it); the
relation itself is steps of SQL (``sql/telling.sql``, ``sql/pairs.sql``, ``sql/crowded.sql``), run under the name of
what is searched.
"""

from __future__ import annotations

import itertools
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
from numpy.typing import NDArray

from rapporteur.relate.vectors import Integers, Matrix, inner
from rapporteur.tables import Columns, Step, run

FEW = 48
"""Items of which all pairs are looked at: some milliseconds, where loading the engine takes 130 (0065)."""


JOINED = 4_000_000
"""Terms in common that are gathered into pairs at a time: 100 to 250 MiB, however large the pile."""


PLACES = 2
"""Places per term: of those that one item alone holds, about two in three fall alone."""

_SPREAD = np.uint64(0x9E3779B97F4A7C15)


class Keys(msgspec.Struct, frozen=True):
    """Item ``items[k]`` (from 0 to ``count``, ascending) holds ``terms[k]``, which weighs ``weights[k]`` there."""

    count: int
    items: Integers
    terms: Integers
    weights: Integers


class Search(msgspec.Struct, frozen=True):
    """A search for pairs: the steps it runs."""

    telling: Step
    pairs: Step
    crowded: Step


@cache
def search(name: str) -> Search:
    """The steps of a search; ``name`` says what the items and terms are."""
    keys = ("item", "term", "weight")
    return Search(
        telling=Step(f"{name}/telling", {"keys": keys, "limits": ("common",)}, keys, _sql("telling")),
        pairs=Step(
            f"{name}/pairs",
            {"keys": keys, "limits": ("first_item", "end_item", "since", "least")},
            ("a", "b"),
            _sql("pairs"),
        ),
        crowded=Step(f"{name}/crowded", {"keys": keys, "limits": ("common", "least")}, ("a", "b"), _sql("crowded")),
    )


def _sql(name: str) -> str:
    return files("rapporteur.relate").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def pairs(name: str, keys: Keys, common: int, least: int = 1, since: int = 0) -> tuple[Integers, Integers]:
    """Pairs ``a < b`` of items, ``since <= b``, sorted, that share terms of a weight of at least ``least``.

    The weight of a pair is the sum, over the terms both hold, of the products of the two weights; terms that more than
    ``common`` items hold do not count.
    """
    if keys.count <= FEW:
        return _few(keys, common, least, since)
    steps = search(name)
    sharers = _sharers(keys.terms, PLACES * len(keys.terms))
    table = _table(keys, sharers > 1)
    telling = run(steps.telling, {"keys": table, "limits": _row(common=common)})
    found = [
        run(steps.pairs, {"keys": telling, "limits": _row(first_item=first, end_item=end, since=since, least=least)})
        for first, end in _blocks(keys.items, np.minimum(sharers, common) - 1)
    ]
    none = np.zeros(0, np.int64)
    return np.concatenate([none, *(f["a"] for f in found)]), np.concatenate([none, *(f["b"] for f in found)])


def crowded(name: str, keys: Keys, common: int, least: int) -> tuple[Integers, Integers]:
    """Pairs ``a < b``, sorted: items that share ``least`` terms which more than ``common`` hold, with the first holder.

    These terms start no search of their own (:func:`pairs`): what very many items share is told of one of them.
    """
    if keys.count <= max(FEW, common):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    table = _table(keys, _sharers(keys.terms, PLACES * len(keys.terms) // common) > common)
    if not len(table["term"]):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    found = run(search(name).crowded, {"keys": table, "limits": _row(common=common, least=least)})
    return found["a"], found["b"]


def _table(keys: Keys, some: NDArray[np.bool_]) -> Columns:
    return {"item": keys.items[some], "term": keys.terms[some], "weight": keys.weights[some]}


def _sharers(terms: Integers, places: int) -> Integers:
    """For each term at most how many items hold it: as many as hold terms that fall into one of ``places`` with it.

    Most shingles are held by one report alone. What cannot matter to a step is not given to the engine, which would
    have to group and to sort it.
    """
    bits = max(1, places).bit_length()
    found = ((terms.view(np.uint64) * _SPREAD) >> np.uint64(64 - bits)).view(np.int64)
    result: Integers = np.bincount(found, minlength=1)[found]
    return result


def _row(**values: int) -> Columns:
    return {name: np.array([value], np.int64) for name, value in values.items()}


def _blocks(items: Integers, others: Integers) -> list[tuple[int, int]]:
    """Blocks of items, half open, that meet about ``JOINED`` terms of later items each; ``items`` ascend.

    :param others: how many other items hold what the item does, at most
    """
    if not len(items):
        return []
    work = np.cumsum(np.bincount(items, others)) / 2
    firsts = np.flatnonzero(np.diff(work // JOINED, prepend=-1.0))
    edges = [*firsts.tolist(), len(work)]
    return list(itertools.pairwise(edges))


def _few(keys: Keys, common: int, least: int, since: int) -> tuple[Integers, Integers]:
    """All pairs, weighed one by one."""
    _, terms, counts = np.unique(keys.terms, return_inverse=True, return_counts=True)
    told = (counts[terms] > 1) & (counts[terms] <= common)
    sizes = np.bincount(keys.items[told], minlength=keys.count)
    starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
    matrix = Matrix(starts, terms[told], keys.weights[told].astype(np.float64))
    a, b = np.triu_indices(keys.count, 1)
    a, b = a[b >= since], b[b >= since]
    near = inner(matrix, matrix, a, b) >= least
    return a[near], b[near]
