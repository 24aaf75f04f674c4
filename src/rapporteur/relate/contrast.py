"""What sets reports of one story apart: groups of reports compared against what the whole story has in common.

In: the profiles of one story. Out: scores of two groups of them being one event. Decided here: a word weighs what it
weighs in English *and* by how few reports of the story have it, so that the man a story is about says little and the
man he fought this time says much; groups are compared by their centroids, so that reports which tell different sides of
one happening still meet. How features weigh is learned, as in :mod:`rapporteur.relate.similarity`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from rapporteur.relate.linkage import FORBIDDEN, greedy
from rapporteur.relate.profile import VIEWS, Bag, Profile
from rapporteur.relate.similarity import FACTS, Linear, Pairs, facts, model, ordinal, padded, prepared, rarest
from rapporteur.relate.vectors import Floats, Integers, cosine

PRIOR = 4
"""Reports of which a story is taken to have had, before it was looked at, a tenth with any given word."""

PRIOR_SHARE = 0.1

APART = 60
"""Days between two main happenings in two places from which they cannot be one."""

FILED_APART = 10
"""Days between two main happenings from which they cannot be one where the reports were also filed so far apart. Two
witnesses: a wrong day of the text alone would forbid for its whole group (docs/decisions/0063)."""

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

    def __init__(self, profiles: Sequence[Profile]) -> None:
        pairs = prepared(profiles)
        tables = [pairs.views[view].gram() for view in VIEWS]
        tables += [cosine(_contrasted([p.views[view] for p in profiles])).gram() for view in VIEWS]
        self.likeness = np.stack([*tables, _told(pairs)])
        everyone = np.arange(len(profiles))
        told = np.stack([facts(pairs, i, everyone) for i in range(len(profiles))], axis=1)
        self.known = (~np.isnan(told)).astype(np.float64)
        self.facts = np.nan_to_num(told)
        gap = np.abs(pairs.days[:, None] - pairs.days)
        filed = np.array([ordinal(p.filed) for p in profiles])
        between = np.abs(filed[:, None] - filed)
        both = (gap > FILED_APART) & (between > FILED_APART) & ~_recalled(profiles)
        known = ~np.isnan(gap)
        self.far = np.stack([gap > APART, known, both, known & ~np.isnan(between)]).astype(np.float64)
        self.sizes = np.ones(len(profiles))
        self.story = log(len(profiles))

    def join(self, a: int, b: int) -> None:
        """Group ``b`` goes into ``a``."""
        for table in (self.likeness, self.known, self.facts, self.far):
            table[:, a, :] += table[:, b, :]
            table[:, :, a] += table[:, :, b]
        self.sizes[a] += self.sizes[b]

    def apart(self, a: int) -> NDArray[np.bool_]:
        """Which groups' main happenings are mostly known to lie on other days, far off.

        Either they also lie in other places, or the reports were also filed far apart and neither lead tells of the
        other's month.
        """
        far, known, both, dated = self.far[:, a]
        elsewhere = (2 * far > known) & (self.facts[FACTS.index("place"), a] < 0)
        result: NDArray[np.bool_] = elsewhere | (2 * both > dated)
        return result

    def features(self, a: int) -> Floats:
        """``FEATURES`` of group ``a`` with every group: an array of groups by features."""
        own = np.einsum("vii->vi", self.likeness)
        centroids = self.likeness[:, a, :] / np.sqrt(np.maximum(own[:, a : a + 1] * own, 1e-12))
        told = self.facts[:, a, :] / np.maximum(self.known[:, a, :], 1)
        sizes = np.log(np.minimum(self.sizes[a], self.sizes)), np.log(np.maximum(self.sizes[a], self.sizes))
        story = np.full(len(self.sizes), self.story)
        return np.concatenate([centroids, told, np.stack([*sizes, story])]).T


def events(profiles: Sequence[Profile]) -> list[int]:
    """The event of each report of one story, named by its first report."""
    return linked(profiles, model("event", FEATURES))


def linked(profiles: Sequence[Profile], score: Linear) -> list[int]:
    """:func:`events` by a given score of two groups."""
    if len(profiles) < 2:
        return list(range(len(profiles)))
    groups = Groups(profiles)

    def scores(a: int) -> Floats:
        return np.where(groups.apart(a), FORBIDDEN, score(groups.features(a)))

    def rescore(a: int, b: int) -> Floats:
        groups.join(a, b)
        return scores(a)

    table = np.array([scores(a) for a in range(len(profiles))])
    return greedy(table.reshape(len(profiles), len(profiles)), rescore)


def _recalled(profiles: Sequence[Profile]) -> NDArray[np.bool_]:
    """Which leads name the month of the other's main happening, not their own, as a verdict that of the crime."""
    months = [p.main.day[:7] if p.main.day else None for p in profiles]
    pairs = list(zip(months, (p.main.months for p in profiles), strict=True))
    named = np.array([[month != own and month in told for month in months] for own, told in pairs], np.bool_)
    result: NDArray[np.bool_] = named | named.T
    return result


def _contrasted(bags: Sequence[Bag]) -> list[dict[str, float]]:
    """Bags with each word weighed by how few of them have it."""
    having = Counter(word for bag in bags for word in bag)
    weight = {
        word: -log((count + PRIOR * PRIOR_SHARE) / (len(bags) + PRIOR)) * (FLOOR + rarest(word) ** 2)
        for word, count in having.items()
    }
    return [{word: (1 + log(count)) * weight[word] for word, count in bag.items()} for bag in bags]


def _told(pairs: Pairs) -> Floats:
    """How much of one report's lead the other tells, both ways; 1 on the diagonal."""
    width = max(pairs.leads.width, pairs.words.width)
    everyone: Integers = np.arange(len(pairs.profiles))
    rows = [pairs.words.products(padded(pairs.leads.spread(i), width), everyone) for i in range(len(everyone))]
    told = np.array(rows).reshape(len(everyone), len(everyone))
    told = (told + told.T) / 2
    np.fill_diagonal(told, 1.0)
    return told
