"""When two reports cannot tell of one happening: their days lie apart, they count it differently, or share no name.

In: the tables of a story's reports. Out: for each kind of evidence, which pairs it parts and which it is known of.
Decided here: how far apart days must lie, and how many witnesses that takes (docs/decisions/0063, 0095). An unknown day
says nothing.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rapporteur.relate.bags import NAMED, Bags
from rapporteur.relate.similarity import Pairs, Told
from rapporteur.relate.vectors import Floats, crossed

APART = 60
"""Days between two main happenings in two places from which they cannot be one."""

FILED_APART = 10
"""Days between two main happenings from which they cannot be one where the reports were also filed so far apart. Two
witnesses: a wrong day of the text alone would forbid for its whole group (docs/decisions/0063)."""

ALONE_APART = 20
"""The same where one of the two reports has one witness only: a day of its happening, or of its publication. At 10,
follow-ups of one happening fall apart in ECB+ dev."""

LOOKS_BACK = 180
"""Days behind which a lead that names the month of the other's happening may be of it, as a verdict is of the crime. A
step that follows within them ("the October deal") is a happening of its own."""

YEAR = 366

WEEKDAYS_APART = 2
"""Days between two weekdays from which they are of other happenings; the next one may be that of a follow-up."""

ALWAYS = 6
"""Pairs of reports, all of them on other weekdays, from which two groups are of other happenings: two and three
reports. At four, one event in thirty of ECB+ train that held before falls apart; at six, none does."""

MANY = 4
"""Words of names that each of two reports must have for it to say something that they share none. In ECB+ train 2 of
3,015 such pairs of one event share none, and 877 of 2,963 pairs of one topic and two events."""

Table = NDArray[np.bool_]


def votes(pairs: Pairs, names: Floats) -> Floats:
    """Five kinds of evidence, each by reports by reports: what it parts, then what it is known of.

    Days more than ``APART`` (to be taken with places); days apart by two witnesses or far apart by one; other counts;
    other weekdays; no name in common.

    :param names: how many names of each of ``NAMED`` two reports share
    """
    gap = _between(pairs.told)
    week = np.abs(pairs.told.weekdays[:, None] - pairs.told.weekdays)
    weekdays = np.minimum(week, 7 - week) >= WEEKDAYS_APART, ~np.isnan(week)
    tables = [
        gap > APART,
        ~np.isnan(gap),
        *_dated(pairs, gap, names),
        *_counted(names),
        *weekdays,
        *_strangers(pairs.bags),
    ]
    return np.stack(tables).astype(np.float64)


def apart(told: Floats, elsewhere: Table) -> Table:
    """What :func:`votes`, summed over the pairs of two groups, keep apart: most of a kind, all of the weekdays.

    :param elsewhere: where the places are mostly others
    """
    far, known, dated, dates, other, counted, weekday, weekdays, strange, named = told
    always = (weekdays >= ALWAYS) & (weekday == weekdays)
    result: Table = (2 * far > known) & elsewhere | (2 * dated > dates) | (2 * other > counted) | always
    result |= 2 * strange > named
    return result


def _between(told: Told) -> Floats:
    """Days between main happenings; within a year where one has no year."""
    exact: Floats = np.abs(told.days[:, None] - told.days)
    around = np.abs(told.dates[:, None] - told.dates)
    result: Floats = np.where(np.isnan(exact), np.minimum(around, YEAR - around), exact)
    return result


def _dated(pairs: Pairs, gap: Floats, names: Floats) -> tuple[Table, Table]:
    told = pairs.told
    filed = _windows(told.since, told.until)
    recalled = _recalled(pairs.bags, names)
    two = (gap > FILED_APART) & (filed > FILED_APART) & ~((gap > LOOKS_BACK) & recalled)
    open_day = np.isnan(told.days)
    when = _windows(np.where(open_day, told.since, told.days), np.where(open_day, told.until, told.days))
    when = np.fmax(when, np.where(np.isnan(when), gap, np.nan))
    apart = np.fmin(when, filed)
    one = (apart > ALONE_APART) & ~(gap <= FILED_APART) & ~((when > LOOKS_BACK) & (np.isnan(filed) | recalled))
    return two | one, ~np.isnan(gap) & ~np.isnan(filed) | ~np.isnan(when)


def _windows(since: Floats, until: Floats) -> Floats:
    """Days that lie between two windows at the least; not a number where they may meet and are not both closed."""
    after = since[:, None] - until
    between = np.fmax(after, after.T)
    closed = ~np.isnan(after) & ~np.isnan(after.T)
    result: Floats = np.where(closed | (between > 0), np.maximum(between, 0), np.nan)
    return result


def _recalled(bags: Bags, names: Floats) -> Table:
    """Which leads name the month of the other's main happening, not their own, as a verdict that of the crime."""
    other = names[NAMED.index("month")] == 0
    named = (crossed(bags.of("months"), bags.of("month")) > 0) & other
    result: Table = named | named.T
    return result


def _strangers(bags: Bags) -> tuple[Table, Table]:
    """Which reports share no word of a name, though each has :data:`MANY` of them at least."""
    names = bags.of("names")
    many = names.sizes() >= MANY
    known: Table = many[:, None] & many
    return known & ~(crossed(names, names) > 0), known


def _counted(names: Floats) -> tuple[Table, Table]:
    """Which reports count one thing, and no number of theirs is the same."""
    known: Table = names[NAMED.index("things")] > 0
    return known & ~(names[NAMED.index("counted")] > 0), known
