"""What sets reports of one story apart: groups of reports compared against what the whole story has in common.

In: the profiles of one story. Out: scores of two groups of them being one event. Decided here: a word weighs what it
weighs in English *and* by how few reports of the story have it, so that the man a story is about says little and the
man he fought this time says much; groups are compared by their centroids, so that reports which tell different sides of
one happening still meet. How features weigh is learned, as in :mod:`rapporteur.relate.similarity`.
"""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import NDArray

from rapporteur.relate.bags import Bags, damped
from rapporteur.relate.disjoint import apart, votes
from rapporteur.relate.linkage import FORBIDDEN, greedy
from rapporteur.relate.profile import VIEWS
from rapporteur.relate.similarity import FACTS, Linear, Pairs, facts, model
from rapporteur.relate.vectors import Floats, Matrix, crossed

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
        tables = [pairs.views[view].gram() for view in VIEWS]
        tables += [_contrasted(pairs.bags, view).cosine().met().gram() for view in VIEWS]
        self.likeness = np.stack([*tables, _told(pairs)])
        told = facts(pairs)
        self.known = (~np.isnan(told)).astype(np.float64)
        self.facts = np.nan_to_num(told)
        self.votes = votes(pairs)
        self.sizes = np.ones(len(pairs))
        self.story = log(len(pairs))

    def join(self, a: int, b: int) -> None:
        """Group ``b`` goes into ``a``."""
        for table in (self.likeness, self.known, self.facts, self.votes):
            table[:, a, :] += table[:, b, :]
            table[:, :, a] += table[:, :, b]
        self.sizes[a] += self.sizes[b]

    def apart(self, a: int) -> NDArray[np.bool_]:
        """Which groups cannot be of the happening of ``a``."""
        return apart(self.votes[:, a], self.facts[FACTS.index("place"), a] < 0)

    def features(self, a: int) -> Floats:
        """``FEATURES`` of group ``a`` with every group: an array of groups by features."""
        own = np.einsum("vii->vi", self.likeness)
        centroids = self.likeness[:, a, :] / np.sqrt(np.maximum(own[:, a : a + 1] * own, 1e-12))
        told = self.facts[:, a, :] / np.maximum(self.known[:, a, :], 1)
        sizes = np.log(np.minimum(self.sizes[a], self.sizes)), np.log(np.maximum(self.sizes[a], self.sizes))
        story = np.full(len(self.sizes), self.story)
        return np.concatenate([centroids, told, np.stack([*sizes, story])]).T


def events(pairs: Pairs) -> list[list[int]]:
    """The events of the reports of one story, in order of their first report."""
    return linked(pairs, model("event", FEATURES))


def linked(pairs: Pairs, score: Linear) -> list[list[int]]:
    """:func:`events` by a given score of two groups."""
    count = len(pairs)
    if count < 2:
        return [[i] for i in range(count)]
    groups = Groups(pairs)

    def scores(a: int) -> Floats:
        return np.where(groups.apart(a), FORBIDDEN, score(groups.features(a)))

    def rescore(a: int, b: int) -> Floats:
        groups.join(a, b)
        return scores(a)

    table = np.array([scores(a) for a in range(count)]).reshape(count, count)
    return greedy(table, rescore)


def _contrasted(bags: Bags, view: str) -> Matrix:
    """A view with each word weighed by how few of the reports have it."""
    counts = bags.views[view]
    words, which, having = np.unique(counts.columns, return_inverse=True, return_counts=True)
    total = len(counts) + PRIOR
    distinct, kind = np.unique(having, return_inverse=True)
    few = np.array([-log((count + PRIOR * PRIOR_SHARE) / total) for count in distinct.tolist()])[kind]
    weights = few * (FLOOR + bags.rarities[words] ** 2)
    return Matrix(counts.starts, counts.columns, damped(counts.values) * weights[which])


def _told(pairs: Pairs) -> Floats:
    """How much of one report's lead the other tells, both ways; 1 on the diagonal."""
    told = crossed(pairs.leads, pairs.words)
    told = (told + told.T) / 2
    np.fill_diagonal(told, 1.0)
    return told
