"""What the product promises, on the five pages that started it (read from beside the checkout, never stored)."""

from __future__ import annotations

from pathlib import Path

import pytest

import rapporteur
from rapporteur.model import Event, Figure, Reading

OSAKA = ("000", "001", "002", "003")


@pytest.fixture(scope="module")
def record(shared: Path) -> rapporteur.Record:
    return rapporteur.report(shared / "seeds")


@pytest.fixture(scope="module")
def reports(record: rapporteur.Record) -> dict[str, Reading]:
    return {Path(r.id).name[:3]: r for r in record.dossier.reports}


@pytest.fixture(scope="module")
def osaka(record: rapporteur.Record) -> Event:
    return next(e for e in record.events if len(e.ids) > 1)


def short(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(Path(i).name[:3] for i in ids))


def figure(event: Event, *numbers: float) -> Figure:
    return next(f for f in event.figures if {v.value for v in f.values} == set(numbers))


def test_two_meetings_are_two_events(record: rapporteur.Record) -> None:
    """Four reports of one meeting, one of another, each with its day and place."""
    found = {short(e.ids): (e.date, e.place) for e in record.events}

    assert found == {OSAKA: ("2019-06-28", "Osaka"), ("004",): ("2018-09-23", "New York")}


@pytest.mark.parametrize(
    ("report", "day"), [("000", "2019-06-29"), ("001", "2019-06-28"), ("002", "2019-06-28"), ("003", "2019-06-28")]
)
def test_the_pile_settles_the_days(reports: dict[str, Reading], report: str, day: str) -> None:
    """Each report of the pile gets its day of publication, with evidence."""
    published = reports[report].published

    assert (day, True) == (published.value, bool(published.evidence))


def test_a_wrong_clock_dates_nothing(reports: dict[str, Reading]) -> None:
    """The page's clock is years late; its content gives a window of two days."""
    published = reports["004"].published

    assert published.value in (None, "2018-09-23", "2018-09-24")
    assert ("2018-09-23", "2018-09-24") >= (published.earliest, published.latest) >= ("2018-09-23", "2018-09-23")


def test_one_wire_text_is_one_origin(record: rapporteur.Record) -> None:
    """Two outlets print one agency's text; every other report is its own origin."""
    assert {("001", "003"), ("000",), ("002",), ("004",)} == {short(o.ids) for o in record.dossier.origins}
    assert ["Kyodo News"] == [o.agency for o in record.dossier.origins if len(o.ids) > 1]


def test_a_shared_statement_is_a_quotation_from_one_source(osaka: Event, record: rapporteur.Record) -> None:
    """The White House sentence stands in two outlets as a quotation, and counts once."""
    shared = {short((r.a, r.b)) for r in record.dossier.reuse if r.kind == "quotation"}
    quote = next(q for q in osaka.quotes if any("technological advantage" in v.text for v in q.versions))

    assert (("000", "002") in shared, quote.origins) == (True, 1)


def test_figures_get_their_verdicts(osaka: Event) -> None:
    """Length of the talk in conflict; troops compatible; investments agreed."""
    verdicts = (figure(osaka, 45, 35).verdict, figure(osaka, 54000, 50000).verdict, figure(osaka, 16).verdict)

    assert verdicts == ("conflict", "compatible", "agreed")


def test_expectation_gives_way_to_outcome(osaka: Event) -> None:
    """What one report expects is superseded by what the others say was agreed."""
    superseded = [f for f in osaka.findings if f.verdict == "superseded"]

    assert any(
        {"003"} < {Path(s.id).name[:3] for side in f.sides for s in side.spans} and "expected to agree" in side.says
        for f in superseded
        for side in f.sides
    )


def test_what_one_says_was_raised_another_says_was_not(osaka: Event) -> None:
    """Defence purchases: attention on them, and not discussed."""
    disputed = [f for f in osaka.findings if f.verdict in ("denied", "conflict")]

    assert any(sum("purchases" in side.says for side in f.sides) > 1 for f in disputed)


def test_three_wordings_are_one_quotation(osaka: Event) -> None:
    """One remark on television, in all its printed forms, with the differences."""
    quote = next(q for q in osaka.quotes if any("World War III" in v.text for v in q.versions))
    reports = {Path(s.id).name[:3] for v in quote.versions for s in v.spans}

    assert ({"001", "002", "003"}, "Donald Trump", True) == (reports, quote.speaker, bool(quote.differences))


def test_the_same_tariff_in_two_meetings_corroborates_nothing(record: rapporteur.Record) -> None:
    """No figure, quotation or finding joins reports of the two events."""
    for event in record.events:
        spans = [s for f in event.findings for side in f.sides for s in side.spans]
        spans += [s for f in event.figures for value in f.values for s in value.spans]
        spans += [s for q in event.quotes for version in q.versions for s in version.spans]

        assert {s.id for s in spans} <= set(event.ids)
