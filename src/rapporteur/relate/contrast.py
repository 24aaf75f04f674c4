"""What sets reports of one story apart: groups of reports compared against what the whole story has in common.

In: the profiles of one story. Out: scores of two groups of them being one event. Decided here: a word weighs what it
weighs in English *and* by how few reports of the story have it, so that the man a story is about says little and the
man he fought this time says much; groups are compared by their centroids, so that reports which tell different sides of
one happening still meet. How features weigh is learned, as in :mod:`rapporteur.relate.similarity`.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from rapporteur.relate.bags import Bags, damped
from rapporteur.relate.disjoint import apart, votes
from rapporteur.relate.linkage import FORBIDDEN, greedy
from rapporteur.relate.profile import VIEWS
from rapporteur.relate.similarity import FACTS, Linear, Pairs, facts, leads, model, names_shared
from rapporteur.relate.vectors import Floats, Integers, Matrix, crossed, grams

PRIOR = 4
"""Reports of which a story is taken to have had, before it was looked at, a tenth with any given word."""

PRIOR_SHARE = 0.1

FLOOR = 0.3
"""What a word of no rarity still weighs inside a story."""

FEATURES = (
    *VIEWS,
    *(f"{view} of the story" for view in VIEWS),
    "lead told",
    *FACTS,
    "smaller",
    "larger",
    "story",
)
"""What two groups of reports are scored by, in the order of the arrays. Sizes are logarithms."""


class Groups:
    """The reports of one story, each a group at first, and sums over pairs from which groups are compared."""

    def __init__(self, pairs: Pairs) -> None:
        bags, count = pairs.bags, len(pairs)
        counts = bags.counts()
        known = grams(bags.telling(counts).cosine(), count)
        contrasted = grams(_contrasted(bags, counts).cosine(), count)
        self.likeness = np.concatenate([known, contrasted, _told(bags)[None]])
        self.likeness[:, np.arange(count), np.arange(count)] = 1.0
        names = names_shared(bags)
        told = facts(pairs, names)
        self.known = (~np.isnan(told)).astype(np.float64)
        self.facts = np.nan_to_num(told)
        self.votes = votes(pairs, names)
        self.sizes = np.ones(count)
        self.story = log(count)

    def join(self, a: int, b: int) -> None:
        """Group ``b`` goes into ``a``."""
        for table in (self.likeness, self.known, self.facts, self.votes):
            table[:, a, :] += table[:, b, :]
            table[:, :, a] += table[:, :, b]
        self.sizes[a] += self.sizes[b]

    def apart(self, some: Integers) -> NDArray[np.bool_]:
        """Which groups cannot be of the happening of each of ``some``."""
        return apart(self.votes[:, some], self.facts[FACTS.index("place"), some] < 0)

    def features(self, some: Integers) -> Floats:
        """``FEATURES`` of each of ``some`` groups with every group: an array of some by groups by features."""
        own = np.einsum("vii->vi", self.likeness)
        lengths = own[:, some, None] * own[:, None]
        centroids = self.likeness[:, some] / np.sqrt(np.maximum(lengths, 1e-12))
        told = self.facts[:, some] / np.maximum(self.known[:, some], 1)
        ours = self.sizes[some, None]
        sizes = np.log(np.minimum(ours, self.sizes)), np.log(np.maximum(ours, self.sizes))
        story = np.full(sizes[0].shape, self.story)
        return np.moveaxis(np.concatenate([centroids, told, np.stack([*sizes, story])]), 0, -1)


def events(pairs: Pairs) -> list[list[int]]:
    """The events of the reports of one story, in order of their first report."""
    return linked(pairs, model("event", FEATURES))


def linked(pairs: Pairs, score: Linear) -> list[list[int]]:
    """:func:`events` by a given score of two groups."""
    return joined(pairs, [], np.ones(len(pairs)), len(pairs), score)


def onward(pairs: Pairs, start: Sequence[Sequence[int]], sizes: Sequence[int], story: int) -> list[list[int]]:
    """Groups that are there, which stay apart, and the reports that each takes in; what fits none makes its own.

    :param start: the groups, by some of their reports, which are among ``pairs``
    :param sizes: how many reports each has
    :param story: how many the story has
    """
    counts = np.ones(len(pairs))
    counts[[group[0] for group in start]] = sizes
    return joined(pairs, start, counts, story, model("event", FEATURES))


def joined(pairs: Pairs, start: Sequence[Sequence[int]], sizes: Floats, story: int, score: Linear) -> list[list[int]]:
    """The best two groups joined while the score is above 0; two of ``start``, or what took one in, never."""
    count = len(pairs)
    if count < 2:
        return [[i] for i in range(count)]
    groups = Groups(pairs)
    gone = np.zeros(count, np.bool_)
    for head, *others in start:
        for other in others:
            groups.join(head, other)
            gone[other] = True
    groups.sizes, groups.story = sizes, log(story)
    standing = np.zeros(count, np.bool_)
    standing[[group[0] for group in start]] = True

    def scores(some: Integers) -> Floats:
        never = groups.apart(some) | gone | gone[some, None] | (standing[some, None] & standing)
        return np.where(never, FORBIDDEN, score(groups.features(some)))

    def rescore(a: int, b: int) -> Floats:
        groups.join(a, b)
        standing[a] |= standing[b]
        result: Floats = scores(np.array([a]))[0]
        return result

    table = scores(np.arange(count))
    found = greedy(table, rescore)
    rest = {group[0]: list(group[1:]) for group in start}
    alone = [group for group in found if len(group) > 1 or not gone[group[0]]]
    return sorted(sorted(i for k in group for i in (k, *rest.get(k, ()))) for group in alone)


def _contrasted(bags: Bags, counts: Matrix) -> Matrix:
    """All views with each word weighed by how few of the reports have it in that view."""
    views = counts.owners() // len(bags)
    keys, which, having = np.unique(
        views * len(bags.rarities) + counts.columns, return_inverse=True, return_counts=True
    )
    words = keys % len(bags.rarities)
    total = len(bags) + PRIOR
    few = np.array([-log((count + PRIOR * PRIOR_SHARE) / total) for count in range(len(bags) + 1)])[having]
    weights = few * (FLOOR + bags.rarities[words] ** 2)
    return Matrix(counts.starts, counts.columns, damped(counts.values) * weights[which])


def _told(bags: Bags) -> Floats:
    """How much of one report's lead the other tells, both ways."""
    told = crossed(leads(bags), bags.of("words").presence())
    result: Floats = (told + told.T) / 2
    return result
