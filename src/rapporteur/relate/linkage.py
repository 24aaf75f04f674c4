"""Groups from pair scores: average linkage that never joins what is kept apart.

In: how many things there are and the score of each pair. Out: groups. Decided here: a group grows while the mean
score between two groups reaches the threshold; one pair below zero keeps two groups apart for good. Ties go to the
lower numbers, so that the result depends on nothing but the scores.
"""

from __future__ import annotations

from collections.abc import Mapping


def grouped(count: int, scores: Mapping[tuple[int, int], float], threshold: float) -> list[list[int]]:
    """Average linkage over ``count`` things; ``scores`` holds pairs ``(i, j)`` with ``i < j``, missing ones count 0.

    A score below 0 means that the two may never be together. Groups come in order of their first member. Cost grows
    with the square of the things that have a pair in reach of the threshold.
    """
    groups: dict[int, list[int]] = {i: [i] for i in range(count)}
    links: dict[tuple[int, int], tuple[float, int]] = {
        pair: (score, 1) for pair, score in scores.items() if score > 0 or score < 0
    }
    barred = {pair for pair, score in scores.items() if score < 0}
    while True:
        best = _best(groups, links, barred, threshold)
        if best is None:
            return [sorted(groups[i]) for i in sorted(groups)]
        _merge(*best, groups, links, barred)


def _best(
    groups: Mapping[int, list[int]],
    links: Mapping[tuple[int, int], tuple[float, int]],
    barred: set[tuple[int, int]],
    threshold: float,
) -> tuple[int, int] | None:
    best: tuple[float, tuple[int, int]] | None = None
    for (i, j), (total, _) in links.items():
        if (i, j) in barred:
            continue
        mean = total / (len(groups[i]) * len(groups[j]))
        if mean >= threshold and (best is None or (-mean, (i, j)) < best):
            best = (-mean, (i, j))
    return best[1] if best else None


def _merge(
    i: int,
    j: int,
    groups: dict[int, list[int]],
    links: dict[tuple[int, int], tuple[float, int]],
    barred: set[tuple[int, int]],
) -> None:
    """Join group ``j`` into group ``i`` (``i < j``) and carry its links over."""
    groups[i] += groups.pop(j)
    for pair in [p for p in links if j in p]:
        total, number = links.pop(pair)
        other = pair[0] if pair[1] == j else pair[1]
        if other != i:
            new = (min(i, other), max(i, other))
            old = links.get(new, (0.0, 0))
            links[new] = (old[0] + total, old[1] + number)
            if pair in barred:
                barred.add(new)
        barred.discard(pair)
