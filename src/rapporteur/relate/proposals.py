"""Pairs that somebody else's model thinks worth comparing.

In: the quotations or statements of one event, or all reports, as :class:`Item`. Out: :class:`Proposed`: pairs of their
numbers. Decided here: the contract of a source of candidates, an embedding model or a language model that a user has.
It adds pairs to look at and nothing else: every link passes the same checks as any other, so that a bad source costs
time and makes nothing up. What it gives that is no pair of known items, and whatever it raises, is told as a
:class:`Problem`, and the run goes on.

Figures have no candidates: those of one event are compared all with all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import islice
from typing import Literal, Protocol

import msgspec

from rapporteur.errors import ModelError
from rapporteur.model import Problem
from rapporteur.plugins import factory

SETTING = "RAPPORTEUR_CANDIDATES"
GROUP = "rapporteur.candidates"
MOST = 50
"""Pairs per item that are taken from a source: a source that proposes everything must not make the cost a square."""

Kind = Literal["quotation", "statement", "event"]


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """Something that may be paired: passage ``begin:end`` of report ``report``, code points, half open.

    ``id`` is unlike that of any other item of one call. ``text`` is the passage, of a report its headline and lead.
    ``speaker`` is whoever is said to say it, ``None`` where nobody is.
    """

    id: str
    report: str
    begin: int
    end: int
    text: str
    speaker: str | None = None


class CandidateSource(Protocol):
    """Anything that proposes pairs. For one list of items it must give one set of pairs, in whatever order."""

    name: str
    """Name and version, as written into problems."""

    def pairs(self, kind: Kind, items: Sequence[Item]) -> Iterable[tuple[str, str]]:
        """Ids of items of two reports that may be one utterance, one fact or one event, whichever ``kind`` says."""
        ...


class Proposed(msgspec.Struct, frozen=True):
    """Pairs of numbers of the items, smaller first, in order; and what was wrong with what the source gave."""

    pairs: tuple[tuple[int, int], ...] = ()
    problems: tuple[Problem, ...] = ()


def load(source: str | CandidateSource | None = None) -> CandidateSource | None:
    """The source of candidates; ``None`` when there is no such setting.

    :param source: the source itself, an entry point of the group ``rapporteur.candidates``, or "module:factory"; by
        default the setting ``RAPPORTEUR_CANDIDATES``
    :raises ModelError: if there is no such source, or what the factory makes is none
    """
    if source is None or isinstance(source, str):
        name = source or os.environ.get(SETTING)
        return _made(name) if name else None
    return _checked(source, type(source).__name__)


@cache
def _made(name: str) -> CandidateSource:
    return _checked(factory(name, GROUP, "source of candidates")(), name)


def _checked(source: CandidateSource, name: str) -> CandidateSource:
    if not callable(getattr(source, "pairs", None)) or not isinstance(getattr(source, "name", None), str):
        raise ModelError(f"{name!r} is no source of candidates: it needs a name and pairs(kind, items)")
    return source


def ask(source: CandidateSource | None, kind: Kind, items: Sequence[Item]) -> Proposed:
    """What ``source`` proposes among ``items``; nothing where there is no source or too little to pair."""
    if source is None or len({item.report for item in items}) < 2:
        return Proposed()
    numbers = {item.id: number for number, item in enumerate(items)}
    most = MOST * len(items)
    try:
        given = list(islice(source.pairs(kind, items), most + 1))
    except Exception as error:  # whatever a user's model raises must cost its candidates only
        return Proposed(problems=(_problem(source, kind, f"could not be asked: {type(error).__name__}: {error}"),))
    problems = []
    if len(given) > most:
        told = f"gave more than {most} pairs for {len(items)} items; none is looked at"
        problems.append(_problem(source, kind, told))
        given = []
    known = [pair for pair in given if _is_pair(pair, numbers)]
    if len(known) < len(given):
        wrong = [pair for pair in given if not _is_pair(pair, numbers)]
        told = f"{len(wrong)} of {len(given)} pairs are none of two known ids; the first is {_short(wrong[0])}"
        problems.append(_problem(source, kind, told))
    places = {tuple(sorted((numbers[a], numbers[b]))) for a, b in known}
    across = sorted((i, j) for i, j in places if items[i].report != items[j].report)
    return Proposed(tuple(across), tuple(problems))


class Proposer:
    """Asks one source again and again, and keeps the ``problems`` it makes. Without a source it proposes nothing."""

    def __init__(self, source: CandidateSource | None = None) -> None:
        self._source = source
        self.problems: list[Problem] = []

    def __call__(self, kind: Kind, items: Callable[[], Sequence[Item]]) -> tuple[tuple[int, int], ...]:
        """The pairs (smaller number first, in order) that the source proposes; ``items`` are made only for it."""
        if self._source is None:
            return ()
        proposed = ask(self._source, kind, items())
        self.problems += proposed.problems
        return proposed.pairs


def _is_pair(pair: object, numbers: dict[str, int]) -> bool:
    """Whether the source gave two known ids."""
    if not isinstance(pair, tuple | list) or len(pair) != 2:
        return False
    return all(isinstance(end, str) and end in numbers for end in pair)


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."


def _problem(source: CandidateSource, kind: Kind, cause: str) -> Problem:
    return Problem(path=f"candidates {source.name}", cause=f"{kind}: {cause}", step="relate", lost=False)
