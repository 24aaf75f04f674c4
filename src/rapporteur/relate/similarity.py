"""How much two reports speak for one running story.

In: profiles. Out: features and scores of pairs that share enough words to be worth looking at. Decided here: the
features and how words weigh in each view; how features weigh is learned (``data/grouping.tsv``, made by
``training/grouping.py`` on the training part of ECB+, Cybulska and Vossen 2014; headlines apart).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from math import log

import msgspec
import numpy as np
from numpy.typing import NDArray

from rapporteur.language import lexicon
from rapporteur.relate.profile import VIEWS, Bag, Profile
from rapporteur.relate.rarity import rarity
from rapporteur.relate.vectors import Floats, Integers, Matrix, cosine, coverage, presence, ranges

INDEXED = 0.45
"""Rarity from which a word brings two reports together as candidates."""

CANDIDATE = 0.02
"""Cosine over such words from which a pair is scored; under it the score is the base."""

FEATURES = (*VIEWS, "lead told", "lead told by both", "length")
"""What a pair of reports is scored by, in the order of the arrays."""

FACTS = ("years", "weekday", "day", "place", "person")
"""What two reports say of the time and place they tell of: how many years apart, and whether the rest agrees."""

YEARS = 3
"""Years between the latest years two reports name; more say no more."""


class Pairs(msgspec.Struct, frozen=True):
    """Everything needed to compare reports in pairs. ``views`` hold rows of background rarity."""

    profiles: tuple[Profile, ...]
    views: Mapping[str, Matrix]
    leads: Matrix
    words: Matrix
    lengths: Floats
    years: Floats
    weekdays: Floats
    days: Floats
    places: Matrix
    people: Matrix
    brief: NDArray[np.bool_]


def weighted(bag: Bag) -> dict[str, float]:
    """A bag with each word weighed by its rarity (squared) and, damped, by how often it occurs."""
    return {word: (1 + log(count)) * rarest(word) ** 2 for word, count in bag.items()}


@lru_cache(maxsize=200_000)
def rarest(words: str) -> float:
    """The rarity of the rarest of some words."""
    return max(map(rarity, words.split()))


def prepared(profiles: Sequence[Profile]) -> Pairs:
    """Turn profiles into arrays once, for all their pairs."""
    vocabulary: dict[str, int] = {}
    leads = [{w: rarest(w) ** 2 for w in p.views["lead"]} for p in profiles]
    return Pairs(
        profiles=tuple(profiles),
        views={view: cosine([weighted(p.views[view]) for p in profiles]) for view in VIEWS},
        leads=coverage(leads, vocabulary),
        words=presence([p.views["words"] for p in profiles], vocabulary),
        lengths=np.array([log(1 + sum(p.views["words"].values())) / 5 for p in profiles]),
        years=np.array([p.year or np.nan for p in profiles], np.float64),
        weekdays=np.array([p.main.weekday or np.nan for p in profiles], np.float64),
        days=np.array([ordinal(p.main.day) for p in profiles], np.float64),
        places=presence([sorted(p.main.places) for p in profiles], {}),
        people=presence([sorted(p.people) for p in profiles], {}),
        brief=np.array([p.brief for p in profiles], np.bool_),
    )


def features(pairs: Pairs, i: int, others: Integers) -> Floats:
    """The features of report ``i`` with each of ``others``: an array of pairs by ``FEATURES``."""
    columns = [pairs.views[view].products(pairs.views[view].spread(i), others) for view in VIEWS]
    width = max(pairs.leads.width, pairs.words.width)
    theirs = pairs.leads.products(padded(pairs.words.spread(i), width), others)
    ours = pairs.words.products(padded(pairs.leads.spread(i), width), others)
    columns += [np.maximum(theirs, ours), np.minimum(theirs, ours)]
    columns.append(np.minimum(pairs.lengths[i], pairs.lengths[others]))
    return np.stack(columns, axis=-1)


def facts(pairs: Pairs, i: int, others: Integers) -> Floats:
    """``FACTS`` of report ``i`` with each of ``others``: an array of facts by pairs, not a number where unknown."""
    gap = np.abs(pairs.days[i] - pairs.days[others])
    return np.stack(
        [
            np.minimum(YEARS, np.abs(pairs.years[i] - pairs.years[others])),
            agreement(pairs.weekdays[i] - pairs.weekdays[others]),
            agreement(gap // 2),
            _meeting(pairs.places, i, others),
            _meeting(pairs.people, i, others),
        ]
    )


def _meeting(names: Matrix, i: int, others: Integers) -> Floats:
    """1 where row ``i`` shares a name with another row, -1 where it does not, not a number where either is empty."""
    sizes = np.diff(names.starts)
    shared = names.products(names.spread(i), others) > 0
    result: Floats = np.where((sizes[i] > 0) & (sizes[others] > 0), np.where(shared, 1.0, -1.0), np.nan)
    return result


def padded(dense: Floats, width: int) -> Floats:
    """``dense`` with zeros for words that came into the vocabulary later."""
    return np.pad(dense, (0, width - len(dense)))


def agreement(difference: Floats) -> Floats:
    """1 where two values do not differ, -1 where they do; what is not known stays not a number."""
    result: Floats = np.where(np.isnan(difference), np.nan, np.where(difference == 0, 1.0, -1.0))
    return result


def ordinal(day: str | None) -> float:
    """The number of a day (ISO 8601); not a number for none."""
    return date.fromisoformat(day).toordinal() if day else np.nan


def candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, Integers]]:
    """For each report the later ones that share rare words with it."""
    bags = [
        {word: weight for word, weight in weighted(p.views["words"]).items() if rarest(word) >= INDEXED}
        for p in profiles
    ]
    index = cosine(bags)
    owners = np.repeat(np.arange(len(index)), np.diff(index.starts))
    order = np.argsort(index.columns, kind="stable")
    postings = np.searchsorted(index.columns[order], np.arange(index.width + 1))
    for i in range(len(index)):
        own = slice(index.starts[i], index.starts[i + 1])
        places, word = ranges(postings[index.columns[own]], postings[index.columns[own] + 1])
        entries = order[places]
        shared = np.bincount(owners[entries], index.values[entries] * index.values[own][word], len(index))
        later = np.flatnonzero(shared[i + 1 :] >= CANDIDATE) + i + 1
        yield i, later


class Linear(msgspec.Struct, frozen=True):
    """A learned score: ``bias`` plus the weighted features."""

    bias: float
    weights: Floats

    def __call__(self, values: Floats) -> Floats:
        """Scores of the rows of ``values``."""
        result: Floats = values @ self.weights + self.bias
        return result


@cache
def model(name: str, names: tuple[str, ...]) -> Linear:
    """The learned model ``name`` over features ``names``.

    :raises KeyError: if the table has no weight for one of them
    """
    table = {(row[0], row[1]): float(row[2]) for row in lexicon.table("rapporteur.relate", "grouping.tsv")}
    return Linear(table[name, "bias"], np.array([table[name, feature] for feature in names]))
