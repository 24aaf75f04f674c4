"""The collation: findings down, reports across, as a critical edition sets its witnesses side by side.

In: an event and the register. Out: :class:`Collation`. Decided here: conflicts come first; reports of one origin stand
next to one another under its name, so that copies cannot pass for witnesses; figures that no finding speaks of are
rows of their own; from :data:`MOST_WITH_WORDS` reports on, a cell shows the letter of its side alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from rapporteur.model import Event, Figure, Finding, Origin, Side, Value, Verdict
from rapporteur.render.links import Links
from rapporteur.render.register import Card, Citation, Register
from rapporteur.render.verdicts import Label, label, ranked
from rapporteur.render.wording import clipped, letter

MOST_WITH_WORDS = 6
"""Reports whose words fit beside one another in a column of 45 rem; with more, letters keep the table readable."""
CELL_WORDS = 200
"""Code points of a passage in a cell, as much as a phone shows without scrolling; a narrow column cuts it earlier."""


class Entry(msgspec.Struct, frozen=True):
    """What one report says for one side: ``words`` are its own, clipped; ``more`` are further passages."""

    letter: str
    words: str
    source: str | None
    citation: Citation
    more: tuple[Citation, ...]


class Position(msgspec.Struct, frozen=True):
    """One side of a row, with every passage behind it."""

    letter: str
    says: str
    source: str | None
    citations: tuple[Citation, ...]


class Row(msgspec.Struct, frozen=True):
    """One finding across the reports; ``cells`` stand in the order of the columns."""

    number: int
    anchor: str
    label: Label
    topic: str
    origins: int
    outlets: int
    why: str
    rule: str
    positions: tuple[Position, ...]
    cells: tuple[tuple[Entry, ...], ...]

    @property
    def sided(self) -> bool:
        """Whether there is more than one side to tell apart by letter."""
        return len(self.positions) > 1

    @property
    def reports(self) -> int:
        """How many reports carry it."""
        return sum(1 for cell in self.cells if cell)


class Band(msgspec.Struct, frozen=True):
    """Neighbouring columns that rest on one text. ``name`` is empty over a report that stands alone."""

    name: str
    width: int


class Count(msgspec.Struct, frozen=True):
    """How many rows bear a verdict; ``shown`` tells whether they are shown before anyone asks."""

    label: Label
    rows: int
    shown: bool


class Tally(msgspec.Struct, frozen=True):
    """How many findings a report carries, and how many of them nobody else does."""

    all: int
    alone: int


class Collation(msgspec.Struct, frozen=True):
    """The table of one event. ``tallies`` stand in the order of the columns."""

    columns: tuple[Card, ...]
    bands: tuple[Band, ...]
    rows: tuple[Row, ...]
    counts: tuple[Count, ...]
    tallies: tuple[Tally, ...]

    @property
    def wordy(self) -> bool:
        """Whether cells have room for words."""
        return len(self.columns) <= MOST_WITH_WORDS

    @property
    def compared(self) -> tuple[Row, ...]:
        """The rows that more than one report carries."""
        return tuple(row for row in self.rows if row.reports > 1)

    @property
    def banded(self) -> bool:
        """Whether any reports share an origin."""
        return any(band.name for band in self.bands)


def collate(links: Links, event: Event, place: int, register: Register) -> Collation:
    """The table of ``event``, the ``place``-th of the record, counted from 1."""
    columns, bands = _columns(links.origins(event.ids), event.ids, register)
    told = [f for f in event.findings if not _counts_only(f, event.figures)]
    findings = ranked((*told, *(_finding(f) for f in unspoken(told, event.figures))))
    rows = tuple(_row(f, n, place, columns, register) for n, f in enumerate(findings, start=1))
    return Collation(
        columns=columns,
        bands=bands,
        rows=rows,
        counts=_counts(rows),
        tallies=tuple(_tally(rows, column) for column in range(len(columns))),
    )


def _counts_only(finding: Finding, figures: Iterable[Figure]) -> bool:
    """Whether a finding is that of a figure, told by statements that give it: the figure's own row has all values."""
    given = (f for f in figures if f.verdict == finding.verdict != "single-source" and f.rule == finding.rule)
    values = [span for figure in given for value in figure.values for span in value.spans]
    within = [span for side in finding.sides for span in side.spans]
    return any(w.id == v.id and w.begin <= v.begin and v.end <= w.end for w in within for v in values)


def unspoken(findings: Iterable[Finding], figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures that no finding cites."""
    spoken = {span for finding in findings for side in finding.sides for span in side.spans}
    return tuple(f for f in figures if not all(span in spoken for value in f.values for span in value.spans))


def _finding(figure: Figure) -> Finding:
    return Finding(
        verdict=figure.verdict,
        topic=figure.measures,
        origins=figure.origins,
        outlets=figure.outlets,
        why=figure.why,
        rule=figure.rule,
        sides=tuple(_side(value) for value in figure.values),
    )


def _side(value: Value) -> Side:
    return Side(says=value.says, spans=value.spans)


def _columns(
    origins: Iterable[Origin], ids: Sequence[str], register: Register
) -> tuple[tuple[Card, ...], tuple[Band, ...]]:
    """The event's reports, those of one origin together, in the order of their first report."""
    present = frozenset(ids)
    among = [(o, [id for id in o.ids if id in present]) for o in origins]
    group_of = {id: (o, members) for o, members in among for id in members}
    columns: list[Card] = []
    bands: list[Band] = []
    seen: set[str] = set()
    for id in sorted(ids, key=lambda id: register.cards[id].number):
        if id in seen:
            continue
        origin, members = group_of.get(id, (None, [id]))
        together = sorted(members, key=lambda id: register.cards[id].number)
        columns += (register.cards[member] for member in together)
        seen.update(together)
        name = (origin.agency or "one text") if origin and len(together) > 1 else ""
        bands.append(Band(name, len(together)))
    return tuple(columns), tuple(bands)


def _row(finding: Finding, number: int, place: int, columns: Sequence[Card], register: Register) -> Row:
    positions = tuple(
        Position(letter(n), side.says, side.source, register.cite_all(side.spans, finding.verdict))
        for n, side in enumerate(finding.sides)
    )
    return Row(
        number=number,
        anchor=f"e{place}-f{number}",
        label=label(finding.verdict),
        topic=finding.topic,
        origins=finding.origins,
        outlets=finding.outlets,
        why=register.named(finding.why),
        rule=finding.rule,
        positions=positions,
        cells=_cells(positions, columns),
    )


def _cells(positions: Sequence[Position], columns: Sequence[Card]) -> tuple[tuple[Entry, ...], ...]:
    """What each report says, side by side; empty where it says nothing."""
    cells: dict[int, list[Entry]] = {column.number: [] for column in columns}
    for position in positions:
        by_report: dict[int, list[Citation]] = {}
        for citation in position.citations:
            by_report.setdefault(citation.number, []).append(citation)
        for number, (first, *more) in by_report.items():
            if number in cells:
                words = clipped(first.words, CELL_WORDS)
                cells[number].append(Entry(position.letter, words, position.source, first, tuple(more)))
    return tuple(tuple(cells[column.number]) for column in columns)


def _tally(rows: Sequence[Row], column: int) -> Tally:
    carried = [row for row in rows if row.cells[column]]
    return Tally(len(carried), sum(1 for row in carried if row.reports == 1))


def _counts(rows: Sequence[Row]) -> tuple[Count, ...]:
    """How many rows bear each verdict. Single-source rows wait until asked for, unless there is nothing else."""
    verdicts: dict[Verdict | str, list[Row]] = {}
    for row in rows:
        verdicts.setdefault(row.label.verdict, []).append(row)
    return tuple(
        Count(group[0].label, len(group), verdict != "single-source" or len(verdicts) == 1)
        for verdict, group in verdicts.items()
    )
