"""Groups from pair scores: average linkage that never joins what is kept apart.

In: how many things there are, the score of each pair that has one, and the pairs that have no say. Out: groups.
Decided here: two groups join while the mean score between them reaches the threshold; one pair below zero keeps them
apart for good; ties go to the lower numbers, so that the result depends on nothing but the scores.
"""

from __future__ import annotations

from collections.abc import Mapping, Set

Pair = tuple[int, int]


def grouped(
    count: int, scores: Mapping[Pair, float], threshold: float, silent: Set[Pair] = frozenset()
) -> list[list[int]]:
    """Average linkage over ``count`` things; pairs are ``(i, j)`` with ``i < j``.

    A pair without a score counts 0, one below 0 may never be together, one in ``silent`` is left out of every mean.
    Groups come in order of their first member.
    """
    groups = {i: [i] for i in range(count)}
    links = dict(scores)
    voices = {pair: 0 if pair in silent else 1 for pair in {*scores, *silent}}
    while (best := _best(links, voices, threshold)) is not None:
        _merge(*best, groups, links, voices)
    return [sorted(groups[i]) for i in sorted(groups)]


def _best(links: Mapping[Pair, float], voices: Mapping[Pair, int], threshold: float) -> Pair | None:
    best: tuple[float, Pair] | None = None
    for pair, total in links.items():
        if total <= 0:
            continue
        mean = total / max(1, voices[pair])
        if mean >= threshold and (best is None or (-mean, pair) < best):
            best = (-mean, pair)
    return best[1] if best else None


def _merge(i: int, j: int, groups: dict[int, list[int]], links: dict[Pair, float], voices: dict[Pair, int]) -> None:
    """Join group ``j`` into group ``i`` (``i < j``) and carry over its links and who has a say in them."""
    size_i, size_j = len(groups[i]), len(groups[j])
    groups[i] += groups.pop(j)
    links.pop((i, j), None)
    voices.pop((i, j), None)
    for other, members in groups.items():
        if other == i:
            continue
        a, b = (min(i, other), max(i, other)), (min(j, other), max(j, other))
        if a not in voices and b not in voices:
            continue
        score_a, score_b = links.pop(a, 0.0), links.pop(b, 0.0)
        apart = score_a < 0 or score_b < 0
        links[a] = -1.0 if apart else score_a + score_b
        voices[a] = voices.pop(a, size_i * len(members)) + voices.pop(b, size_j * len(members))
