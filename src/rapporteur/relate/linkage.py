"""Groups from pairwise evidence, by linkage with cannot-link: the one place where groups are made.

In: scores of pairs. Out: groups. Decided here: how evidence between groups is put together, and that a forbidden pair
keeps its groups apart for good. Connected components are not enough: one misleading pair would join two groups. Ties
go to the smaller item numbers; items are numbered in the order of their ids, so that the order of the inputs cannot
matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from math import inf

import numpy as np
from numpy.typing import NDArray

Pair = tuple[int, int]
Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Scored = tuple[Integers, Integers, Floats]
"""Pairs ``left[k] < right[k]`` and what they score."""

MANY = 100_000
"""Pairs from which linkage goes down level by level; with fewer it takes no room worth saving."""

LEVELS = (6.0, 3.0, 1.0, 0.0)
"""Thresholds one after the other; scores of stories run from -7 to 30, and most groups are made above 3."""

FORBIDDEN = -1e6
"""A score no other evidence outweighs."""


class _Groups:
    """Groups under way and what lies between them: the sum of scores above the base, minus infinity if forbidden."""

    def __init__(self, sizes: Sequence[int], pairs: Iterable[tuple[int, int, float]], base: float) -> None:
        count = len(sizes)
        self.members: list[list[int]] = [[i] for i in range(count)]
        self.sizes = list(sizes)
        self.links: list[dict[int, float]] = [{} for _ in range(count)]
        self.silent: list[dict[int, int]] = [{} for _ in range(count)]
        numbers = list(range(count))  # one object each, however often it is a key
        for i, j, score in pairs:
            total = (score - base) * (self.sizes[i] * self.sizes[j])
            self.links[i][numbers[j]] = self.links[j][numbers[i]] = total

    def hush(self, i: int, j: int) -> None:
        """Take the say from a pair."""
        if self.links[i].get(j) != -inf:
            self.links[i][j] = self.links[j][i] = 0.0
        self.silent[i][j] = self.silent[j][i] = 1

    def nearest(self, group: int, least: float, before: int | None) -> int | None:
        """The group with the best mean, ``least`` or more above base; of equals ``before``, then the smallest."""
        best, mean = None, least
        size, silent = self.sizes[group], self.silent[group]
        for other, total in self.links[group].items():
            voices = size * self.sizes[other] - (silent.get(other, 0) if silent else 0)
            score = total / max(1, voices)
            if score > mean or (
                score == mean and (best is None or other == before or (best != before and other < best))
            ):
                best, mean = other, score
        return best

    def join(self, a: int, b: int) -> int:
        """Put two groups together under the smaller number, with what lay between them and the others."""
        keep, gone = min(a, b), max(a, b)
        own = self.links[keep]
        for other, total in self.links[gone].items():
            if other != keep:
                own[other] = self.links[other][keep] = own.get(other, 0.0) + total
                del self.links[other][gone]
        for other, count in self.silent[gone].items():
            if other != keep:
                self.silent[keep][other] = self.silent[other][keep] = self.silent[keep].get(other, 0) + count
                del self.silent[other][gone]
        own.pop(gone)
        self.silent[keep].pop(gone, None)
        self.links[gone], self.silent[gone] = {}, {}
        self.members[keep] += self.members[gone]
        self.members[gone] = []
        self.sizes[keep] += self.sizes[gone]
        return keep


def average(  # noqa: PLR0913 - each is a term of the method
    count: int,
    pairs: Iterable[tuple[int, int, float]],
    *,
    base: float = 0.0,
    threshold: float = 0.0,
    barred: Set[Pair] = frozenset(),
    silent: Set[Pair] = frozenset(),
    sizes: Sequence[int] | None = None,
) -> list[list[int]]:
    """Average linkage: two groups are one while the mean score of their pairs reaches ``threshold``, the best first.

    A pair that is not in ``pairs`` scores ``base``; groups that hold a pair of ``barred`` never join; a pair in
    ``silent`` is left out of every mean. An item may stand for several (``sizes``); its scores are means. Groups come
    in order of their first member, members in order. Cost grows with the pairs given, not with all pairs:
    nearest-neighbour chains (Benzécri 1982) over sums of scores.
    """
    groups = _Groups([1] * count if sizes is None else sizes, pairs, base)
    for i, j in barred:
        groups.links[i][j] = groups.links[j][i] = -inf
    for i, j in silent:
        groups.hush(i, j)
    for start in range(count):
        chain = [start] if groups.members[start] else []
        while chain:
            end, before = chain[-1], chain[-2] if len(chain) > 1 else None
            best = groups.nearest(end, threshold - base, before)
            if best is None:
                chain.pop()
            elif best == before:
                del chain[-2:]
                kept = groups.join(end, best)
                chain = chain or [kept]
            else:
                chain.append(best)
    return [sorted(members) for members in groups.members if members]


def grouped(
    count: int, scores: Mapping[Pair, float], threshold: float, silent: Set[Pair] = frozenset()
) -> list[list[int]]:
    """:func:`average` where a pair without a score counts 0 and one below 0 may never be together."""
    pairs = ((i, j, max(score, 0.0)) for (i, j), score in scores.items())
    barred = {pair for pair, score in scores.items() if score < 0}
    return average(count, pairs, threshold=threshold, barred=barred, silent=silent)


def within(count: int, left: Integers, right: Integers, scores: Floats, base: float) -> list[list[int]]:
    """:func:`average` with threshold 0, where pairs are many: ``left[k] < right[k]`` score ``scores[k]``.

    Where they are ``MANY``, what joins at a high threshold joins first, and the rest is done on the groups: joining
    never makes a group closer to another than its nearer half was, so the groups are the same, and few sums are held.
    """
    high, *lower = LEVELS if len(left) > MANY else LEVELS[-1:]
    found = sorted(_parts(count, (left, right, scores), base, high))
    for level in lower:
        found = onward(found, left, right, scores, base, level)
    return found


def onward(
    start: Sequence[Sequence[int]], left: Integers, right: Integers, scores: Floats, base: float, threshold: float = 0.0
) -> list[list[int]]:
    """:func:`average`, from groups that are there already and are not parted: what a few new items change."""
    count = sum(map(len, start))
    home = np.empty(count, np.int64)
    for number, group in enumerate(start):
        home[list(group)] = number
    ends = np.sort(np.stack([home[left], home[right]]), axis=0)
    between = ends[0] != ends[1]
    keys, which = np.unique(ends[0][between] * len(start) + ends[1][between], return_inverse=True)
    totals = np.bincount(which, scores[between] - base, len(keys))
    a, b = keys // len(start), keys % len(start)
    sizes = np.array([len(group) for group in start], np.int64)
    means = totals / (sizes[a] * sizes[b]) + base
    joined = _parts(len(start), (a, b, means), base, threshold, sizes)
    return sorted(sorted(item for k in group for item in start[k]) for group in joined)


def _parts(count: int, pairs: Scored, base: float, threshold: float, sizes: Integers | None = None) -> list[list[int]]:
    """:func:`average`, part by part: groups never reach beyond what pairs at the threshold connect."""
    left, right, scores = pairs
    near = scores >= threshold
    parts = components(count, left[near], right[near])
    inside = parts[left] == parts[right]
    left, right, scores = left[inside], right[inside], scores[inside]
    order = np.argsort(parts[left], kind="stable")
    left, right, scores = left[order], right[order], scores[order]
    edges = np.searchsorted(parts[left], np.arange(count + 1))
    found: list[list[int]] = []
    for members in gathered(parts):
        if len(members) == 1:
            found.append(members.tolist())
            continue
        own = slice(edges[parts[members[0]]], edges[parts[members[0]] + 1])
        a, b = np.searchsorted(members, left[own]), np.searchsorted(members, right[own])
        links = zip(a.tolist(), b.tolist(), scores[own].tolist(), strict=True)
        weights = None if sizes is None else sizes[members].tolist()
        groups = average(len(members), links, base=base, threshold=threshold, sizes=weights)
        found += [members[group].tolist() for group in groups]
    return found


def components(count: int, left: Integers, right: Integers) -> Integers:
    """For each item the smallest item that the pairs connect it with."""
    label = list(range(count))
    for i, j in zip(left.tolist(), right.tolist(), strict=True):
        a, b = _leader(label, i), _leader(label, j)
        if a != b:
            label[max(a, b)] = min(a, b)
    return np.array([_leader(label, i) for i in range(count)], np.int64)


def gathered(labels: Integers) -> list[Integers]:
    """The items of each label, in order of the labels."""
    order = np.argsort(labels, kind="stable")
    return [part for part in np.split(order, np.flatnonzero(np.diff(labels[order])) + 1) if len(part)]


def _leader(label: list[int], item: int) -> int:
    while label[item] != item:
        label[item] = label[label[item]]
        item = label[item]
    return item


def greedy(scores: Floats, rescore: Callable[[int, int], Floats]) -> list[list[int]]:
    """Join the two groups with the best score while it is above 0.

    ``scores`` is a table of items by items. After group ``b`` has gone into ``a``, ``rescore(a, b)`` gives the scores
    of ``a`` with every item number (those that have gone are ignored). Groups come in order of their first member.
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
    leaders = np.array([_leader(label, i) for i in range(count)], np.int64)
    return [group.tolist() for group in gathered(leaders)]


def labels(count: int, groups: Iterable[Sequence[int]]) -> list[int]:
    """For each item the first member of its group."""
    label = list(range(count))
    for group in groups:
        for item in group:
            label[item] = group[0]
    return label
