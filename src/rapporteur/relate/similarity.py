"""How much two reports speak for one running story.

In: profiles. Out: features and scores of pairs that share enough words to be worth looking at. Decided here: the
features and how words weigh in each view; how features weigh is learned (``data/grouping.tsv``, made by
``training/grouping.py`` on the training part of ECB+, Cybulska and Vossen 2014; headlines apart).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from math import log, nan

import msgspec
import numpy as np
from numpy.typing import NDArray

from rapporteur.language import lexicon
from rapporteur.relate import blocking
from rapporteur.relate.bags import Bags, Gathering
from rapporteur.relate.blocking import Keys
from rapporteur.relate.profile import VIEWS, Profile
from rapporteur.relate.vectors import Floats, Integers, Matrix, crossed, inner

INDEXED = 0.45
"""Rarity from which a word brings two reports together as candidates."""

CANDIDATE = 0.02
"""Cosine over such words from which a pair is scored; under it the score is the base."""

COMMON = 300
"""Reports that may have a word which still brings two of them together; the commonest one in 3,183 headlines of a week
is in 285. Keeps the number of pairs linear in the number of reports (docs/decisions/0066)."""

SCALE = 1_000_000
"""What the weight of a word is counted in when candidates are looked for: whole numbers add up alike everywhere."""

FEATURES = (*VIEWS, "lead told", "lead told by both", "length")
"""What a pair of reports is scored by, in the order of the arrays."""

FACTS = ("years", "weekday", "day", "place", "person")
"""What two reports say of the time and place they tell of: how many years apart, and whether the rest agrees."""

YEARS = 3
"""Years between the latest years two reports name; more say no more."""


class Told(msgspec.Struct, frozen=True):
    """One number per report: its length, what it says of the time of its happening, whether it is brief.

    ``days`` number the day of its happening; ``dates`` that day in a year, which needs no year; ``since`` and ``until``
    the first and the last day on which it can have been published.
    """

    lengths: Floats
    years: Floats
    weekdays: Floats
    days: Floats
    dates: Floats
    since: Floats
    until: Floats
    brief: NDArray[np.bool_]


class Pairs(msgspec.Struct, frozen=True):
    """Everything needed to compare reports in pairs. ``views`` hold rows of background rarity."""

    bags: Bags
    views: Mapping[str, Matrix]
    leads: Matrix
    words: Matrix
    told: Told

    def __len__(self) -> int:
        return len(self.told.brief)

    def take(self, rows: Integers) -> Pairs:
        """Some of the reports, as if they were all there are."""
        told = Told(*(getattr(self.told, name)[rows] for name in Told.__struct_fields__))
        return _paired(self.bags.take(rows), told)


class Preparation:
    """Profiles as they come in; each is looked at once."""

    def __init__(self, profiles: Iterable[Profile] = ()) -> None:
        self._gathering = Gathering()
        self._rows: list[tuple[float, ...]] = []
        self.add(profiles)

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, profiles: Iterable[Profile]) -> None:
        """Take in more."""
        for p in profiles:
            self._gathering.add(p)
            length = log(1 + sum(p.views["words"].values())) / 5
            days = (ordinal(p.main.day), _within_year(p.main.date), *map(ordinal, p.filed))
            self._rows.append((length, p.year or nan, p.main.weekday or nan, *days, p.brief))

    def pairs(self, first: int = 0) -> Pairs:
        """Everything to compare the reports from number ``first`` on by."""
        columns = np.array(self._rows[first:], np.float64).reshape(-1, len(Told.__struct_fields__)).T
        lengths, years, weekdays, days, dates, since, until, brief = columns
        told = Told(lengths, years, weekdays, days, dates, since, until, brief > 0)
        return _paired(self._gathering.bags(first), told)


def prepared(profiles: Iterable[Profile]) -> Pairs:
    """Turn profiles into arrays once, for all their pairs; each profile is looked at once."""
    return Preparation(profiles).pairs()


def _paired(bags: Bags, told: Told) -> Pairs:
    lead = bags.views["lead"]
    return Pairs(
        bags=bags,
        views={view: bags.telling(view).cosine().met() for view in VIEWS},
        leads=Matrix(lead.starts, lead.columns, bags.rarities[lead.columns] ** 2).coverage(),
        words=bags.views["words"].presence(),
        told=told,
    )


def features(pairs: Pairs, left: Integers, right: Integers) -> Floats:
    """The features of reports ``left[k]`` and ``right[k]``: an array of pairs by ``FEATURES``."""
    columns = [inner(pairs.views[view], pairs.views[view], left, right) for view in VIEWS]
    theirs = inner(pairs.leads, pairs.words, left, right)
    ours = inner(pairs.words, pairs.leads, left, right)
    columns += [np.maximum(theirs, ours), np.minimum(theirs, ours)]
    columns.append(np.minimum(pairs.told.lengths[left], pairs.told.lengths[right]))
    return np.stack(columns, axis=-1)


def facts(pairs: Pairs) -> Floats:
    """``FACTS`` of all reports with one another: an array of facts by reports by reports, not a number if unknown."""
    gap = _gaps(pairs.told.days)
    return np.stack(
        [
            np.minimum(YEARS, _gaps(pairs.told.years)),
            agreement(_gaps(pairs.told.weekdays)),
            agreement(gap // 2),
            _meeting(pairs.bags.names["places"]),
            _meeting(pairs.bags.names["people"]),
        ]
    )


def _gaps(values: Floats) -> Floats:
    result: Floats = np.abs(values[:, None] - values)
    return result


def _meeting(names: Matrix) -> Floats:
    """1 where two rows share a name, -1 where they do not, not a number where either is empty."""
    known = names.sizes() > 0
    shared = crossed(names, names) > 0
    result: Floats = np.where(known[:, None] & known, np.where(shared, 1.0, -1.0), np.nan)
    return result


def agreement(difference: Floats) -> Floats:
    """1 where two values do not differ, -1 where they do; what is not known stays not a number."""
    result: Floats = np.where(np.isnan(difference), np.nan, np.where(difference == 0, 1.0, -1.0))
    return result


def ordinal(day: str | None) -> float:
    """The number of a day (ISO 8601); not a number for none."""
    return date.fromisoformat(day).toordinal() if day else np.nan


def _within_year(day: str | None) -> float:
    """The number of a month and day ("09-04") in a leap year; not a number for none."""
    return date.fromisoformat(f"2000-{day}").timetuple().tm_yday if day else nan


def candidates(pairs: Pairs, since: int = 0) -> tuple[Integers, Integers]:
    """Pairs of reports, sorted, that share rare words and of which the later is number ``since`` or more."""
    words = pairs.bags.telling("words")
    rare = pairs.bags.rarities[words.columns] >= INDEXED
    owners = words.owners()[rare]
    starts = np.concatenate(([0], np.cumsum(np.bincount(owners, minlength=len(pairs))))).astype(np.int64)
    index = Matrix(starts, words.columns[rare], words.values[rare]).cosine()
    keys = Keys(len(pairs), owners, index.columns, np.rint(index.values * SCALE).astype(np.int64))
    return blocking.pairs("event_candidates", keys, COMMON, round(CANDIDATE * SCALE**2), since)


def is_cut(pairs: Pairs) -> bool:
    """Whether more reports than ``COMMON`` share a word that would otherwise bring them together."""
    columns = pairs.bags.views["words"].columns
    counts = np.bincount(columns, minlength=1)
    return bool((counts[pairs.bags.rarities[: len(counts)] >= INDEXED] > COMMON).any())


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
