"""The record as one table: a row for every passage that stands behind anything.

In: a dossier. Out: RFC 4180 text (commas, quotes doubled, CR LF). Decided here: the columns; that a cell which a
spreadsheet would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

import msgspec

from rapporteur.model import Cited, Dossier, Event, Figure, Finding, Quote, Reading
from rapporteur.render.verdicts import ranked
from rapporteur.render.wording import letter, visible

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell must not begin with (OWASP, "CSV Injection")."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One passage, with what it stands behind.

    ``part`` is the letter of a side, version or value, the part of the account, how a date is meant, or the state of a
    topic. ``relation`` tells how the version of a quotation relates to those before it ("fragment of a").

    Offsets count code points of the report's text, half open.
    """

    event: str
    kind: str
    number: int
    topic: str
    verdict: str = ""
    origins: int | None = None
    outlets: int | None = None
    part: str = ""
    relation: str = ""
    says: str
    source: str = ""
    date: str = ""
    report: str
    outlet: str
    begin: int
    end: int
    passage: str
    why: str = ""


COLUMNS = Row.__struct_fields__


def render(dossier: Dossier) -> str:
    """The record as comma-separated values, a heading row first."""
    readings = {reading.id: reading for reading in dossier.reports}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event in dossier.events:
        for row in rows(event, readings):
            writer.writerow([_cell(getattr(row, column)) for column in COLUMNS])
    return out.getvalue()


def rows(event: Event, readings: dict[str, Reading]) -> Iterator[Row]:
    """The rows of one event: what the page shows, in the page's order."""
    table = _Table(event.id, readings)
    for n, sentence in enumerate(event.account, start=1):
        yield from table.of("account", n, event.title, sentence, sentence.text, part=sentence.part)
    for n, finding in enumerate(ranked(event.findings), start=1):
        yield from table.of_finding(n, finding)
    for n, quote in enumerate(event.quotes, start=1):
        yield from table.of_quote(n, quote)
    for n, figure in enumerate(ranked(event.figures), start=1):
        yield from table.of_figure(n, figure)
    for n, happening in enumerate(event.timeline, start=1):
        verdict = "scheduled" if happening.scheduled else ""
        when = {"date": happening.date, "part": happening.mod or ""}
        yield from table.of("timeline", n, event.title, happening, happening.what, verdict=verdict, **when)
    for n, person in enumerate(event.participants, start=1):
        yield from table.of("participant", n, person.name, person, "; ".join(person.titles))
    for n, value in enumerate(event.duration, start=1):
        yield from table.of("duration", n, event.title, value, value.says)
    yield from _of_the_meeting(event, table)


def _of_the_meeting(event: Event, table: _Table) -> Iterator[Row]:
    for n, value in enumerate(event.ordinals, start=1):
        yield from table.of("which", n, event.title, value, value.says)
    for n, person in enumerate(event.present, start=1):
        yield from table.of("present", n, person.name, person, "; ".join(person.titles))
    for n, item in enumerate(event.agenda, start=1):
        for treatment in item.treatments:
            yield from table.of("topic", n, item.topic, treatment, treatment.state, part=treatment.state)
    for n, party in enumerate(event.parties, start=1):
        for pledge in party.commitments:
            yield from table.of("commitment", n, party.name, pledge, pledge.text)
        for pledge in party.positions:
            yield from table.of("position", n, party.name, pledge, pledge.text)


class _Table:
    """Makes rows for one event."""

    def __init__(self, event: str, readings: dict[str, Reading]) -> None:
        self._event = event
        self._readings = readings

    def of(self, kind: str, number: int, topic: str, cited: Cited, says: str, **more: object) -> Iterator[Row]:
        """A row for each passage behind ``cited``."""
        for span in cited.spans:
            reading = self._readings[span.id]
            yield msgspec.structs.replace(
                Row(
                    event=self._event,
                    kind=kind,
                    number=number,
                    topic=topic,
                    says=says,
                    report=span.id,
                    outlet=reading.outlet or "",
                    begin=span.begin,
                    end=span.end,
                    passage=reading.words(span),
                ),
                **more,
            )

    def of_finding(self, number: int, finding: Finding) -> Iterator[Row]:
        for place, side in enumerate(finding.sides):
            told = self._told(finding, place) | {"source": side.source or ""}
            yield from self.of("finding", number, finding.topic, side, side.says, **told)

    def of_figure(self, number: int, figure: Figure) -> Iterator[Row]:
        for place, value in enumerate(figure.values):
            yield from self.of("figure", number, figure.measures, value, value.says, **self._told(figure, place))

    def of_quote(self, number: int, quote: Quote) -> Iterator[Row]:
        told = {"origins": quote.origins, "outlets": quote.outlets, "why": quote.why, "source": quote.speaker or ""}
        for place, version in enumerate(quote.versions):
            topic = quote.speaker or ""
            ties = [r for r in quote.relations if r.right == place]
            relation = "; ".join(r.relation if r.left == place else f"{r.relation} {letter(r.left)}" for r in ties)
            part = {"part": letter(place), "relation": relation}
            yield from self.of("quote", number, topic, version, version.text, **part, **told)

    def _told(self, item: Finding | Figure, place: int) -> dict[str, object]:
        return {
            "verdict": item.verdict,
            "origins": item.origins,
            "outlets": item.outlets,
            "part": letter(place),
            "why": item.why,
        }


def _cell(value: str | int | None) -> str | int:
    if not isinstance(value, str):
        return "" if value is None else value
    text = visible(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def unguarded(cells: Iterable[str]) -> list[str]:
    """The cells of a row as they were before the guard, for programs that read the table back."""
    return [cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell for cell in cells]
