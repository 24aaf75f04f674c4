"""Groups from pair scores: average linkage that never joins what is kept apart.

In: how many things there are, the score of each pair that has one, and the pairs that have no say. Out: groups.
Decided here: two groups join while the mean score between them reaches the threshold; one pair below zero keeps them
apart for good; ties go to the lower numbers, so that the result depends on nothing but the scores.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from heapq import heapify, heappop, heappush

import msgspec

Pair = tuple[int, int]


class _Link(msgspec.Struct, frozen=True):
    """What lies between two groups: the sum of scores, the pairs that have a say, whether they may join."""

    total: float
    voices: int
    barred: bool

    @property
    def mean(self) -> float:
        return self.total / max(1, self.voices)


def grouped(
    count: int, scores: Mapping[Pair, float], threshold: float, silent: Set[Pair] = frozenset()
) -> list[list[int]]:
    """Average linkage over ``count`` things; pairs are ``(i, j)`` with ``i < j``.

    A pair without a score counts 0, one below 0 may never be together, one in ``silent`` is left out of every mean.
    Groups come in order of their first member. Cost grows with the scored pairs times the logarithm of their number.
    """
    groups = {i: [i] for i in range(count)}
    links: list[dict[int, _Link]] = [{} for _ in range(count)]
    for i, j in {*scores, *silent}:
        score = scores.get((i, j), 0.0)
        links[i][j] = links[j][i] = _Link(max(score, 0.0), 0 if (i, j) in silent else 1, score < 0)
    heap = [(-link.mean, i, j) for i in range(count) for j, link in links[i].items() if i < j and not link.barred]
    heapify(heap)
    while heap:
        mean, i, j = heappop(heap)
        if -mean < threshold:
            break
        link = links[i].get(j) if i in groups and j in groups else None
        if link is not None and not link.barred and link.mean == -mean:
            _merge(i, j, groups, links, heap)
    return [sorted(groups[i]) for i in sorted(groups)]


def _merge(
    i: int,
    j: int,
    groups: dict[int, list[int]],
    links: list[dict[int, _Link]],
    heap: list[tuple[float, int, int]],
) -> None:
    """Join group ``j`` into group ``i`` (``i < j``), carry over what lay between them and the others."""
    size_i, size_j = len(groups[i]), len(groups[j])
    groups[i] += groups.pop(j)
    del links[i][j]
    gone, links[j] = links[j], {}
    gone.pop(i)
    for other in sorted(gone.keys() | links[i].keys()):
        size = len(groups[other])
        a = links[i].get(other) or _Link(0.0, size_i * size, False)
        b = gone.get(other) or _Link(0.0, size_j * size, False)
        links[other].pop(j, None)
        joined = _Link(a.total + b.total, a.voices + b.voices, a.barred or b.barred)
        links[i][other] = links[other][i] = joined
        if not joined.barred:
            heappush(heap, (-joined.mean, min(i, other), max(i, other)))
