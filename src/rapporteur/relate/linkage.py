"""Groups from pairwise evidence, by linkage with cannot-link.

In: scores of pairs (above 0 speaks for one group). Out: a label per item. Decided here: how evidence between groups is
put together, and that a forbidden pair keeps its groups apart for good. Connected components are not enough: one
misleading pair would join two groups. Ties go to the smaller item numbers; items are numbered in the order of their
ids, so that the order of the inputs cannot matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FORBIDDEN = -1e6
"""A score no other evidence outweighs."""


def average(count: int, pairs: Iterable[tuple[int, int, float]], base: float) -> list[int]:
    """Average linkage: two groups are one while the mean score of their pairs is above 0.

    A pair that is not in ``pairs`` scores ``base`` (below 0). Each item's label is the smallest item of its group. Cost
    grows with the pairs given, not with all pairs: nearest-neighbour chains (Benzécri 1982) over sums of scores.
    """
    links: list[dict[int, float]] = [{} for _ in range(count)]
    for i, j, score in pairs:
        links[i][j] = links[j][i] = score - base
    sizes = [1] * count
    label = list(range(count))
    for start in range(count):
        chain = [start] if sizes[start] else []
        while chain:
            end = chain[-1]
            before = chain[-2] if len(chain) > 1 else None
            best = _nearest(end, links[end], sizes, -base, before)
            if best is None:
                chain = []
            elif best == before:
                del chain[-2:]
                kept = _join(end, best, links, sizes, label)
                chain = chain or [kept]
            else:
                chain.append(best)
    return [_leader(label, i) for i in range(count)]


def _nearest(group: int, links: dict[int, float], sizes: list[int], least: float, before: int | None) -> int | None:
    """The group with the best mean above ``least``; of equals the one the chain comes from, then the smallest."""
    best, mean = None, least
    for other, total in links.items():
        score = total / (sizes[group] * sizes[other])
        if score > mean or (
            score == mean and best is not None and (other == before or (best != before and other < best))
        ):
            best, mean = other, score
    return best


def _join(a: int, b: int, links: list[dict[int, float]], sizes: list[int], label: list[int]) -> int:
    keep, gone = min(a, b), max(a, b)
    for other, score in links[gone].items():
        if other != keep:
            links[keep][other] = links[other][keep] = links[keep].get(other, 0.0) + score
            del links[other][gone]
    del links[keep][gone]
    links[gone] = {}
    sizes[keep] += sizes[gone]
    sizes[gone] = 0
    label[gone] = keep
    return keep


def _leader(label: list[int], item: int) -> int:
    while label[item] != item:
        item = label[item]
    return item


def greedy(scores: Floats, rescore: Callable[[int, int], Floats]) -> list[int]:
    """Join the two groups with the best score while it is above 0.

    ``scores`` is a table of items by items. After group ``b`` has gone into ``a``, ``rescore(a, b)`` gives the scores
    of ``a`` with every item number (those that have gone are ignored). Each item's label is the smallest of its group.
    """
    count = len(scores)
    table = scores.copy()
    np.fill_diagonal(table, FORBIDDEN)
    label = list(range(count))
    gone = np.zeros(count, np.bool_)
    while count > 1:
        a, b = divmod(int(table.argmax()), count)
        if table[a, b] <= 0:
            break
        a, b = min(a, b), max(a, b)
        label[b] = a
        gone[b] = True
        fresh = np.where(gone, FORBIDDEN, rescore(a, b))
        fresh[a] = FORBIDDEN
        table[a], table[:, a] = fresh, fresh
        table[b], table[:, b] = FORBIDDEN, FORBIDDEN
    return [_leader(label, i) for i in range(count)]
