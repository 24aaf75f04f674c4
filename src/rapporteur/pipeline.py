"""The stages in order, and nothing else.

    read_documents → articles → annotate.read | find reuse → group origins → place events → settle dates | dossier
          one report at a time             |            across reports                                | per event

In: paths. Out: readings, links, the record. Decided here: which stage follows which; that a report on which a stage
breaks becomes a :class:`Problem` and the rest goes on; that whatever relates reports sees them sorted by id, so that
the order of the inputs cannot matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import BinaryIO

import msgspec

from rapporteur import language, pages
from rapporteur.annotate.reading import labelled
from rapporteur.annotate.reading import read as annotate
from rapporteur.engine import ordered_map
from rapporteur.model import Article, Change, Document, Dossier, Origin, Placement, Problem, Reading, Reuse
from rapporteur.readers import read_documents
from rapporteur.reconcile import LENGTH, Manner, dossier
from rapporteur.relate import dates, events, origins, reuse
from rapporteur.relate.proposals import CandidateSource, Proposer
from rapporteur.relate.proposals import load as load_source
from rapporteur.relate.stream import BATCH, DAYS, WINDOW, Stream, Update


class Related(msgspec.Struct, frozen=True):
    """Readings sorted by id, with what joins them."""

    readings: tuple[Reading, ...]
    reuse: tuple[Reuse, ...]
    origins: tuple[Origin, ...]
    placements: tuple[Placement, ...]
    problems: tuple[Problem, ...] = ()


def read_one(document: Document | Problem, model: str | None = None) -> tuple[Reading | Problem, ...]:
    """Label and annotate the articles of one document; a stage that breaks on it costs this document only."""
    if isinstance(document, Problem):
        return (document,)
    try:
        return tuple(
            article if isinstance(article, Problem) else _read(article, model) for article in pages.articles(document)
        )
    except Exception as error:  # a bug must cost one report, not the pile; it is reported, never hidden
        cause = f"could not be read: {type(error).__name__}: {error}"
        return (Problem(path=document.path, record=document.record, cause=cause, step="read"),)


def _read(article: Article, model: str | None) -> Reading:
    """An article with its annotations; without any where it is not in English, which its problems tell."""
    return annotate(article, language.load(model)) if article.language == "en" else labelled(article)


def read(
    sources: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    jobs: int = 1,
    model: str | None = None,
    replacing: bool = False,
) -> Iterator[Reading | Problem]:
    """Read every report in ``sources``, in order, as a stream; what cannot be read comes as a problem in its place.

    :param replacing: a report that repeats an id corrects the one before, and is no other of the same id
    """
    documents = read_documents(sources, stdin, replacing=replacing)
    return chain.from_iterable(ordered_map(partial(read_one, model=model), documents, jobs))


def parted(items: Iterable[Reading | Problem]) -> tuple[tuple[Reading, ...], tuple[Problem, ...]]:
    """Readings sorted by id, problems sorted by place."""
    readings: list[Reading] = []
    problems: list[Problem] = []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            readings.append(item)
    return (
        tuple(sorted(readings, key=lambda r: r.id)),
        tuple(sorted(problems, key=lambda p: (p.path, p.record or 0, p.cause))),
    )


def relate(readings: Sequence[Reading], propose: Proposer | None = None) -> Related:
    """Find what joins ``readings`` (sorted by id) and settle the days they can tell of one another.

    ``propose`` asks a user's model for further pairs to look at; without it, the one of the setting is asked.
    """
    propose = propose or Proposer(load_source())
    shared = reuse.find(readings)
    placements = events.place(readings, shared, propose)
    return Related(
        readings=dates.settle(readings, placements, shared),
        reuse=shared,
        origins=origins.group(readings, shared),
        placements=placements,
        problems=tuple(propose.problems),
    )


def stream(
    items: Iterable[Reading | Problem], *, batch: int = BATCH, window: int = WINDOW, days: int = DAYS
) -> Iterator[Placement | Change | Problem]:
    """Place reports as they come; see :mod:`rapporteur.relate.stream`. Problems come in their place."""
    waiting: list[Reading] = []
    live = Stream(window, days)
    for item in items:
        if isinstance(item, Problem):
            yield item
            continue
        waiting.append(item)
        if len(waiting) == batch:
            yield from _told(live.add(waiting))
            waiting = []
    if waiting:
        yield from _told(live.add(waiting))
    yield from _told(live.finish())


def _told(update: Update) -> Iterator[Placement | Change]:
    yield from update.changes
    yield from update.placements


def report(
    items: Iterable[Reading | Problem], length: int = LENGTH, candidates: str | CandidateSource | None = None
) -> Dossier:
    """The reconciled record of everything that was read; each account has at most ``length`` sentences.

    :param candidates: a source of candidates or its name, by default that of the setting ``RAPPORTEUR_CANDIDATES``
    :raises ModelError: if there is no such source
    """
    propose = Proposer(load_source(candidates))
    readings, problems = parted(items)
    related = relate(readings, propose)
    return dossier(
        related.readings, related.reuse, related.origins, related.placements, problems, Manner(length, propose)
    )
