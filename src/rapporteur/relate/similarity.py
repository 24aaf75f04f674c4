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
from rapporteur.relate.bags import NAMED, Bags, Gathering
from rapporteur.relate.blocking import Keys
from rapporteur.relate.profile import VIEWS, Profile
from rapporteur.relate.vectors import Floats, Integers, Matrix, grams, inner

INDEXED = 0.45
"""Rarity from which a word brings two reports together as candidates."""

CANDIDATE = 0.02
"""Cosine over such words from which a pair is scored; under it the score is the base."""

COMMON = 300
"""Reports that may have a word which still brings two of them together; the commonest one in 3,183 headlines of a week
is in 285. Keeps the number of pairs linear in the number of reports (docs/decisions/0066)."""

SCALE = 1_000_000
"""What the weight of a word is counted in when candidates are looked for: whole numbers add up alike everywhere."""

LEAST = round(CANDIDATE * SCALE**2)
"""``CANDIDATE`` in such numbers."""

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
    """Everything that reports are compared by."""

    bags: Bags
    told: Told

    def __len__(self) -> int:
        return len(self.told.brief)

    def take(self, rows: Integers) -> Pairs:
        """Some of the reports, as if they were all there are."""
        told = Told(*(getattr(self.told, name)[rows] for name in Told.__struct_fields__))
        return Pairs(self.bags.take(rows), told)


class Weighed(msgspec.Struct, frozen=True):
    """What pairs of reports are scored by. ``views`` hold rows of background rarity, of length 1."""

    views: Mapping[str, Matrix]
    leads: Matrix
    words: Matrix
    told: Told


def prepared(profiles: Iterable[Profile]) -> Pairs:
    """Turn profiles into arrays once, for all their pairs; each profile is looked at once."""
    gathering, rows = Gathering(), []
    for profile in profiles:
        gathering.add(profile)
        rows.append(row(profile))
    bags = gathering.bags()
    return Pairs(bags, told(np.array(rows, np.float64).reshape(-1, len(Told.__struct_fields__))))


def row(profile: Profile) -> tuple[float, ...]:
    """The numbers of :class:`Told` of one report."""
    length = log(1 + sum(profile.views["words"].values())) / 5
    main = profile.main
    days = (ordinal(main.day), _within_year(main.date), *map(ordinal, profile.filed))
    return length, profile.year or nan, main.weekday or nan, *days, profile.brief


def told(rows: Floats) -> Told:
    """Rows of numbers (:func:`row`) as columns."""
    lengths, years, weekdays, days, dates, since, until, brief = rows.T
    return Told(lengths, years, weekdays, days, dates, since, until, brief > 0)


def weighed(pairs: Pairs) -> Weighed:
    """What the reports are scored by."""
    bags = pairs.bags
    return Weighed(
        views={view: bags.telling(bags.of(view)).cosine().met() for view in VIEWS},
        leads=leads(bags),
        words=bags.of("words").presence(),
        told=pairs.told,
    )


def leads(bags: Bags) -> Matrix:
    """How much of the lead each of its words tells."""
    lead = bags.of("lead")
    return Matrix(lead.starts, lead.columns, bags.rarities[lead.columns] ** 2).coverage()


def features(weighed: Weighed, left: Integers, right: Integers) -> Floats:
    """The features of reports ``left[k]`` and ``right[k]``: an array of pairs by ``FEATURES``."""
    columns = [inner(weighed.views[view], weighed.views[view], left, right) for view in VIEWS]
    theirs = inner(weighed.leads, weighed.words, left, right)
    ours = inner(weighed.words, weighed.leads, left, right)
    columns += [np.maximum(theirs, ours), np.minimum(theirs, ours)]
    columns.append(np.minimum(weighed.told.lengths[left], weighed.told.lengths[right]))
    return np.stack(columns, axis=-1)


def facts(pairs: Pairs, names: Floats) -> Floats:
    """``FACTS`` of all reports with one another: an array of facts by reports by reports, not a number if unknown.

    :param names: how many names of each of ``NAMED`` two reports share
    """
    gap = _gaps(pairs.told.days)
    meeting = [_meeting(names[NAMED.index(name)]) for name in ("places", "people")]
    years = np.minimum(YEARS, _gaps(pairs.told.years))
    return np.stack([years, agreement(_gaps(pairs.told.weekdays)), agreement(gap // 2), *meeting])


def _gaps(values: Floats) -> Floats:
    result: Floats = np.abs(values[:, None] - values)
    return result


def _meeting(shared: Floats) -> Floats:
    """1 where two reports share a name, -1 where they do not, not a number where either has none."""
    known = shared.diagonal() > 0
    result: Floats = np.where(known[:, None] & known, np.where(shared > 0, 1.0, -1.0), np.nan)
    return result


def names_shared(bags: Bags) -> Floats:
    """How many names of each of ``NAMED`` each two reports have in common: names by reports by reports."""
    return grams(bags.rows.part(len(VIEWS) * len(bags), len(bags.rows)), len(bags))


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


def candidates(pairs: Pairs) -> tuple[Integers, Integers]:
    """Pairs of reports, sorted, that share rare words."""
    rare = index(pairs.bags)
    keys = Keys(len(pairs), rare.owners(), rare.columns, rare.values.astype(np.int64))
    return blocking.pairs("event_candidates", keys, COMMON, LEAST)


def index(bags: Bags) -> Matrix:
    """The rare words of each report, and what each weighs when candidates are looked for: whole numbers."""
    words = bags.telling(bags.of("words"))
    rare = bags.rarities[words.columns] >= INDEXED
    starts = np.concatenate(([0], np.cumsum(np.bincount(words.owners()[rare], minlength=len(words)))))
    found = Matrix(starts.astype(np.int64), words.columns[rare], words.values[rare]).cosine()
    return Matrix(found.starts, found.columns, np.rint(found.values * SCALE))


def is_cut(pairs: Pairs) -> bool:
    """Whether more reports than ``COMMON`` share a word that would otherwise bring them together."""
    columns = pairs.bags.of("words").columns
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
