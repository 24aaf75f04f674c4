"""From readings to the record."""

from __future__ import annotations

from tests.reports import Draft, own_origins, placed

from rapporteur.model import Dossier, Event, Origin, Problem, Reading
from rapporteur.reconcile import dossier
from rapporteur.reconcile.findings import ORDER

LEAD = "Sela Orrin and Bram Tolse agreed to resume talks on the grain tariff"
SPEECH = '"We will open the lock at dawn, and the barges will go first,"'


def gazette() -> Reading:
    text = f"{LEAD}. In their 50-minute talk they did not discuss mine sweeper purchases. {SPEECH} said Sela Orrin."
    draft = Draft("gazette", text, published="2024-05-15").names("Sela Orrin").names("Bram Tolse")
    draft.tells(LEAD, "agreed", "resume").says("Sela Orrin", SPEECH)
    draft.tells(
        "In their 50-minute talk they did not discuss mine sweeper purchases",
        "not discussed",
        "discuss",
        polarity="negative",
        about="mine sweeper purchases",
    )
    return draft.counts("50-minute", 50, "minute", head="talk", measures="length of the talk").read()


def mirror() -> Reading:
    hope = "Sela Orrin and Bram Tolse were expected to agree to resume talks on the grain tariff"
    raised = "Bram Tolse turned to mine sweeper purchases"
    text = f"{hope}. {raised} in the 40-minute meeting. {SPEECH} Orrin said."
    draft = Draft("mirror", text, published="2024-05-15").names("Sela Orrin", "Orrin").names("Bram Tolse")
    draft.tells(hope, "expected", "resume").tells(raised, predicate="turn").says("Orrin", SPEECH)
    return draft.counts("40-minute", 40, "minute", head="meeting", measures="length of the meeting").read()


def told(*readings: Reading, origins: tuple[Origin, ...] | None = None) -> Event:
    return record(*readings, origins=origins).events[0]


def record(*readings: Reading, origins: tuple[Origin, ...] | None = None) -> Dossier:
    return dossier(readings, (), own_origins(readings) if origins is None else origins, placed(readings), ())


def test_the_record_of_two_reports() -> None:
    """A conflict of silence and speech, an outcome, a conflict of figures, one utterance of one speaker."""
    event = told(gazette(), mirror())

    assert {f.rule for f in event.findings} >= {"raised-or-not", "came-about"}
    assert [(f.verdict, f.rule) for f in event.figures] == [("conflict", "values-exclude")]
    assert [(q.speaker, q.outlets, q.origins) for q in event.quotes] == [("Sela Orrin", 2, 1)]
    assert [p.name for p in event.participants] == ["Sela Orrin", "Bram Tolse"]


def test_findings_come_conflicts_first() -> None:
    """In the order an editor reads them."""
    ranks = [ORDER.index(f.verdict) for f in told(gazette(), mirror()).findings]

    assert ranks == sorted(ranks)


def test_a_report_without_a_placement_is_an_event_of_its_own() -> None:
    """Nothing is lost when grouping is silent."""
    readings = gazette(), mirror()

    assert len(dossier(readings, (), own_origins(readings), (), ()).events) == 2


def test_problems_are_kept_in_order() -> None:
    """Sorted by path, so that two runs agree."""
    problems = [Problem(path="b", cause="empty", step="read"), Problem(path="a", cause="empty", step="read")]

    kept = dossier([gazette()], (), (), (), problems).problems

    assert [p.path for p in kept] == ["a", "b"]


def test_no_reports_no_events() -> None:
    """An empty pile is a record, too."""
    assert dossier((), (), (), (), ()).events == ()


def test_a_report_without_words_is_an_event_without_findings() -> None:
    """Nothing to tell is told as nothing."""
    event = told(Draft("blank", "…").read())

    assert (event.findings, event.quotes, event.figures, event.account) == ((), (), (), ())
