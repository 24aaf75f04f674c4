"""The reports of a window as tables, each weighed once, when it comes.

In: profiles, in order of arrival. Out: what some of them are compared by. Decided here: that a new report costs what it
and the reports it meets hold, however many others are in the window. Rows are numbered in order of arrival; when
:meth:`Shelf.keep` lets go of rows, those that stay are numbered anew, and so are words, so that nothing grows for ever.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from rapporteur.relate import similarity
from rapporteur.relate.bags import Gathering, renumbered, repaired
from rapporteur.relate.postings import Postings
from rapporteur.relate.profile import VIEWS, Profile
from rapporteur.relate.similarity import COMMON, LEAST, SCALE, Pairs, Told, Weighed
from rapporteur.relate.vectors import Growing, Integers, Matrix, Rows

MET = 64
"""Older reports that a new one is scored against in any case: those that weigh most."""

SURE = round(0.1 * SCALE**2)
"""Weight (a cosine of .1) from which it is scored against more: in generated piles and in ECB+ nearly all such pairs
speak for one story, so that no large story is cut. Below, pairs are chance, and grow with the window (0104)."""


TOGETHER = 256
"""New rows that are looked up together: what is held are their weights with all rows of the window."""


class Shelf:
    """Rows of reports. What a row weighs never changes, for words weigh what they weigh in English (0062)."""

    def __init__(self) -> None:
        self._gathering = Gathering()
        self._told = Growing(np.zeros((0, len(Told.__struct_fields__))))
        self._views = {view: Rows() for view in VIEWS}
        self._leads, self._index = Rows(), Rows()
        self._postings = Postings()

    def __len__(self) -> int:
        return len(self._told.view())

    def add(self, profiles: Sequence[Profile]) -> None:
        """Take in more."""
        first = len(self)
        for profile in profiles:
            self._gathering.add(profile)
        told = np.array([similarity.row(p) for p in profiles], np.float64)
        self._told.extend(told.reshape(-1, len(Told.__struct_fields__)))
        bags, codes = self._gathering.numbered(np.arange(first, len(self)))
        for view, rows in self._views.items():
            weighed = bags.telling(bags.of(view)).cosine()
            if view == "pairs":
                words = len(bags.rarities) - len(codes)
                weighed = Matrix(weighed.starts, codes[weighed.columns - words], weighed.values)
            rows.extend(weighed)
        self._leads.extend(similarity.leads(bags))
        index = similarity.index(bags)
        self._index.extend(index)
        self._postings.add(first, index)

    def candidates(self, first: int, oldest: int) -> tuple[Integers, Integers]:
        """Rows from ``first`` on, each with those before it, back to ``oldest``, that share rare words with it.

        Of a headline all of them: it has few words, any of which may be the one that tells, and costs little.
        """
        index = self._index.matrix()
        edges = [*range(first, len(self), TOGETHER), len(self)]
        found = [
            self._postings.pairs(begin, index.part(begin, end), oldest, COMMON)
            for begin, end in itertools.pairwise(edges)
        ]
        none = np.zeros(0, np.int64)
        new, old, weights = (
            (np.concatenate([none, *some]) for some in zip(*found, strict=True)) if found else [none] * 3
        )
        enough = weights >= LEAST
        new, old, weights = new[enough], old[enough], weights[enough]
        order = np.lexsort((old, -weights, new))
        place = np.arange(len(new)) - np.searchsorted(new, new)
        brief = self._told.view()[new[order], -1] > 0
        best = np.sort(order[(place < MET) | (weights[order] >= SURE) | brief])
        return new[best], old[best]

    def is_cut(self, rows: Integers) -> bool:
        """Whether more of ``rows`` than ``COMMON`` share a rare word."""
        words = self._index.matrix().take(rows).columns
        return bool((np.bincount(words, minlength=1) > COMMON).any())

    def pairs(self, rows: Integers) -> Pairs:
        """Everything to compare some of the reports by, as if they were all there are."""
        bags, _ = self._gathering.numbered(rows)
        return Pairs(bags.narrowed(), self.told(rows))

    def told(self, rows: Integers) -> Told:
        """What some of the reports say of time and place."""
        return similarity.told(self._told.view()[rows])

    def weighed(self, new: Integers, old: Integers) -> Weighed:
        """Everything to score rows ``new[k]`` and ``old[k]`` by."""
        views = {view: rows.matrix() for view, rows in self._views.items()}
        views["pairs"] = _shared(views["pairs"], np.unique(new), np.unique(old))
        words = views["words"]
        ones = np.broadcast_to(1.0, words.values.shape)
        return Weighed(
            views=views,
            leads=self._leads.matrix(),
            words=Matrix(words.starts, words.columns, ones),
            told=similarity.told(self._told.view()),
        )

    def remove(self, row: int) -> None:
        """Let go of a row that leaves out of turn."""
        self._postings.remove(row, self._index.matrix().take(np.array([row])).columns)

    def keep(self, rows: Integers) -> None:
        """Let go of all but some rows, and number these anew."""
        kept = self._gathering.keep(rows)
        self._told = Growing(self._told.view()[rows])
        some = {view: own.matrix().take(rows) for view, own in self._views.items()}
        paired = some.pop("pairs")
        self._views = {view: Rows(renumbered(own, kept)) for view, own in some.items()}
        self._views["pairs"] = Rows(Matrix(paired.starts, repaired(paired.columns, kept), paired.values))
        self._leads = Rows(renumbered(self._leads.matrix().take(rows), kept))
        self._index = Rows(renumbered(self._index.matrix().take(rows), kept))
        self._postings = Postings()
        self._postings.add(0, self._index.matrix())


def _shared(pairs: Matrix, new: Integers, old: Integers) -> Matrix:
    """Of some rows the columns that one of ``new`` has, numbered from 0; of other rows nothing."""
    codes = np.unique(pairs.take(new).columns)
    some = np.union1d(new, old)
    own = pairs.take(some)
    places = np.searchsorted(codes, own.columns)
    known = codes[np.minimum(places, len(codes) - 1)] == own.columns if len(codes) else np.zeros(0, np.bool_)
    sizes = np.bincount(some[own.owners()[known]], minlength=len(pairs))
    starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
    return Matrix(starts, places[known], own.values[known])
