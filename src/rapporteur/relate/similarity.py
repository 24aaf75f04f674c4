"""How much two reports speak for one running story.

In: profiles. Out: features and scores of pairs that share enough words to be worth looking at. Decided here: the
features and how words weigh in each view; how features weigh is learned (``data/grouping.tsv``, made by
``training/grouping.py`` on the training part of ECB+, Cybulska and Vossen 2014; headlines apart).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import log

import msgspec
import numpy as np

from rapporteur.language import lexicon
from rapporteur.relate.profile import VIEWS, Bag, Profile
from rapporteur.relate.rarity import rarity
from rapporteur.relate.vectors import Floats, Integers, Matrix, cosine, coverage, presence, ranges

INDEXED = 0.45
"""Rarity from which a word brings two reports together as candidates."""

CANDIDATE = 0.02
"""Cosine over such words from which a pair is scored; under it the score is the base."""

FEATURES = (*VIEWS, "lead told", "lead told by both", "length", "years", "weekday")
"""What a pair of reports is scored by, in the order of the arrays."""

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
    brief: np.ndarray


def weighted(bag: Bag) -> dict[str, float]:
    """A bag with each word weighed by its rarity (squared) and, damped, by how often it occurs."""
    return {word: (1 + log(count)) * rarest(word) ** 2 for word, count in bag.items()}


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
    columns.append(np.nan_to_num(np.minimum(YEARS, np.abs(pairs.years[i] - pairs.years[others]))))
    columns.append(agreement(pairs.weekdays[i], pairs.weekdays[others]))
    return np.stack(columns, axis=-1)


def padded(dense: Floats, width: int) -> Floats:
    """``dense`` with zeros for words that came into the vocabulary later."""
    return np.pad(dense, (0, width - len(dense)))


def agreement(value: float, others: Floats) -> Floats:
    """1 where both values are known and equal, -1 where they differ, 0 where either is unknown."""
    same = np.where(value == others, 1.0, -1.0)
    return np.where(np.isnan(value) | np.isnan(others), 0.0, same)


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
