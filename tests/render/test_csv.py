import csv
import io
from typing import Any

import msgspec

from rapporteur.model import Dossier
from rapporteur.render import csv as renderer


def table(dossier: Dossier) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(renderer.render(dossier), newline="")))


def test_every_passage_of_the_record_is_a_row(harbour: Dossier) -> None:
    """Findings, quotes, figures, timeline, account, and all of the card, side by side and span by span."""
    expected = sum(
        len(cited.spans)
        for event in harbour.events
        for cited in (
            *(side for finding in event.findings for side in finding.sides),
            *(version for quote in event.quotes for version in quote.versions),
            *(value for figure in event.figures for value in figure.values),
            *event.timeline,
            *event.account,
            *event.participants,
            *event.duration,
            *event.ordinals,
            *event.present,
            *(treatment for item in event.agenda for treatment in item.treatments),
            *(pledge for party in event.parties for pledge in (*party.commitments, *party.positions)),
        )
    )

    assert len(table(harbour)) == expected


def test_a_row_holds_the_passage_itself(harbour: Dossier) -> None:
    """The passage is the report's text between the offsets."""
    texts = {report.id: report.text for report in harbour.reports}
    for row in table(harbour):
        passage = renderer.unguarded([row["passage"]])[0]

        assert passage == texts[row["report"]][int(row["begin"]) : int(row["end"])]


def test_conflicts_come_first(harbour: Dossier) -> None:
    """Findings stand in the order of verdicts, with the letter of their side."""
    rows = [r for r in table(harbour) if r["event"] == "ev-opening" and r["kind"] == "finding"]

    assert [(r["verdict"], r["part"]) for r in rows[:5]] == [
        ("conflict", "A"),
        ("conflict", "A"),
        ("conflict", "B"),
        ("conflict", "B"),
        ("denied", "A"),
    ]


def test_no_cell_is_a_formula(dossiers: dict[str, Any]) -> None:
    """A cell that a spreadsheet would compute gets an apostrophe before it."""
    pile = dossiers["crowd"](2)
    for start in ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"):
        finding = msgspec.structs.replace(pile.events[0].findings[0], topic=start)
        event = msgspec.structs.replace(pile.events[0], findings=(finding,))
        topics = {row["topic"] for row in table(msgspec.structs.replace(pile, events=(event,)))}

        assert topics == {f"'{start}"}


def test_lines_end_as_the_standard_says(harbour: Dossier) -> None:
    """RFC 4180: CR LF after every record, quotes doubled."""
    text = renderer.render(harbour)

    assert text.endswith("\r\n")
    assert text.split("\r\n", 1)[0] == ",".join(renderer.COLUMNS)
    assert '""We have tested every bolt' in text
