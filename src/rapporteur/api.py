"""The Python API: the same jobs as the commands, with results that show themselves in a notebook.

>>> import rapporteur
>>> record = rapporteur.report("examples/reports")      # doctest: +SKIP
>>> record.events[0].findings[0].why                    # doctest: +SKIP
>>> record.save("record.html")                          # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import overload

from rapporteur import pipeline
from rapporteur import render as renderers
from rapporteur.model import Change, Dossier, Event, Origin, Placement, Problem, Reading, Reuse
from rapporteur.reconcile import LENGTH
from rapporteur.relate.proposals import CandidateSource, Proposer
from rapporteur.relate.proposals import load as load_source
from rapporteur.relate.stream import BATCH, DAYS, WINDOW


class Readings(Sequence[Reading]):
    """Reports as read, in input order, with the ``problems`` of those that could not be."""

    def __init__(self, items: Sequence[Reading | Problem]) -> None:
        self._readings = tuple(i for i in items if isinstance(i, Reading))
        self.problems = tuple(i for i in items if isinstance(i, Problem))

    @overload
    def __getitem__(self, index: int) -> Reading: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Reading, ...]: ...
    def __getitem__(self, index: int | slice) -> Reading | tuple[Reading, ...]:
        return self._readings[index]

    def __len__(self) -> int:
        return len(self._readings)

    def __iter__(self) -> Iterator[Reading]:
        return iter(self._readings)

    def __repr__(self) -> str:
        return f"<{len(self)} reports read, {len(self.problems)} problems>"

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{h}</th>" for h in ("report", "title", "outlet", "published", "quotations", "figures"))
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in _row(reading)) + "</tr>" for reading in self
        )
        problems = "".join(f"<li>{escape(str(problem))}</li>" for problem in self.problems)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table><ul>{problems}</ul>"


def _row(reading: Reading) -> tuple[object, ...]:
    day = reading.published.value or f"{reading.published.earliest or '?'} to {reading.published.latest or '?'}"
    counts = len(reading.quotations), len(reading.quantities)
    return reading.id, reading.title or "", reading.outlet or "unknown", day, *counts


class Record:
    """A reconciled record: the :class:`~rapporteur.model.Dossier` and ways to show it."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, in the record's order."""
        return self.dossier.events

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, and why."""
        return self.dossier.problems

    def render(self, form: str = "html") -> str:
        """The record as ``html``, ``md``, ``json`` or ``csv``.

        :raises KeyError: if there is no renderer of that name
        """
        return renderers.render(self.dossier, form)

    def save(self, path: str | Path, form: str | None = None) -> None:
        """Write the record to ``path``; the form is taken from the file's ending unless given."""
        form = form or Path(path).suffix.lstrip(".") or "html"
        Path(path).write_text(self.render(form), encoding="utf-8", newline="")

    def __repr__(self) -> str:
        findings = sum(len(event.findings) for event in self.events)
        return f"<record of {len(self.dossier.reports)} reports: {len(self.events)} events, {findings} findings>"

    def _repr_html_(self) -> str:
        page = escape(self.render("html"), quote=True)
        style = "width:100%;height:40em;border:1px solid #ccc"
        return f'<iframe sandbox="allow-scripts" srcdoc="{page}" style="{style}"></iframe>'


def read(*paths: str | Path, jobs: int = 1, model: str | None = None) -> Readings:
    """Read reports from files, folders and globs; what cannot be read is in ``problems``."""
    return Readings(list(pipeline.read([str(p) for p in paths], jobs=jobs, model=model)))


def _relate(
    *paths: str | Path, jobs: int = 1, model: str | None = None, candidates: str | CandidateSource | None = None
) -> pipeline.Related:
    """Read reports and find what joins them."""
    items = pipeline.read([str(p) for p in paths], jobs=jobs, model=model)
    return pipeline.relate(pipeline.parted(items)[0], Proposer(load_source(candidates)))


def group(
    *paths: str | Path, jobs: int = 1, model: str | None = None, candidates: str | CandidateSource | None = None
) -> tuple[Placement, ...]:
    """The story and event of each report, sorted by report id; ``candidates`` as for :func:`report`."""
    return _relate(*paths, jobs=jobs, model=model, candidates=candidates).placements


def stream(
    *paths: str | Path,
    jobs: int = 1,
    model: str | None = None,
    batch: int = BATCH,
    window: int = WINDOW,
    days: int = DAYS,
) -> Iterator[Placement | Change | Problem]:
    """Story and event of reports in the order in which they come, ``batch`` at a time.

    A placement replaces what was told of its report before; a change says which groups were merged or split, or that a
    report came again under its id with another text. To feed
    readings of your own, use :class:`rapporteur.relate.stream.Stream`.

    :param window: how many of the last reports a new one is compared with
    :param days: after how many days of the stream's own time a report is compared with no more
    """
    items = pipeline.read([str(p) for p in paths], jobs=jobs, model=model, replacing=True)
    return pipeline.stream(items, batch=batch, window=window, days=days)


def reuse(*paths: str | Path, jobs: int = 1, model: str | None = None) -> tuple[tuple[Reuse, ...], tuple[Origin, ...]]:
    """The passages that reports share, and the origin groups that follow from them."""
    related = _relate(*paths, jobs=jobs, model=model)
    return related.reuse, related.origins


def report(
    *paths: str | Path,
    jobs: int = 1,
    model: str | None = None,
    length: int = LENGTH,
    candidates: str | CandidateSource | None = None,
) -> Record:
    """Read reports and reconcile them into one record per event, its account of at most ``length`` sentences.

    :param candidates: a model of your own that proposes pairs to compare (:mod:`rapporteur.relate.proposals`), or its
        name: an entry point of the group ``rapporteur.candidates``, or "module:factory"
    :raises ModelError: if there is no such source of candidates
    """
    items = pipeline.read([str(p) for p in paths], jobs=jobs, model=model)
    return Record(pipeline.report(items, length, candidates))
