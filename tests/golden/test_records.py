"""Two piles of invented reports, from text to the record an editor reads: a flood with a rising toll, and a summit.

What must hold of any pile (nothing uncited, nothing twice) stands beside what an editor would look for in these.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import rapporteur
from rapporteur.model import Event
from rapporteur.relate.compare.wording import forms

PILES = Path(__file__).with_name("record")


@pytest.fixture(scope="module", params=["flood", "summit"])
def record(request: pytest.FixtureRequest) -> rapporteur.Record:
    """Each pile's record."""
    return rapporteur.report(PILES / request.param)


@pytest.fixture(scope="module")
def flood() -> Event:
    """Four reports, over three days."""
    (event,) = rapporteur.report(PILES / "flood").events
    return event


@pytest.fixture(scope="module")
def summit() -> Event:
    """Three reports, and one from the day before."""
    (event,) = rapporteur.report(PILES / "summit").events
    return event


def test_the_account_tells_nothing_twice_and_nothing_uncited(record: rapporteur.Record) -> None:
    """No two sentences in the same words, each with passages, none with the id of a report that has an outlet."""
    ids = {report.id for report in record.dossier.reports}
    for event in record.events:
        texts = [forms(sentence.text) for sentence in event.account]

        assert len(set(texts)) == len(texts)
        for sentence in event.account:
            assert sentence.spans
            assert not any(id in sentence.text for id in ids)


def test_what_is_told_stands_in_the_passages(record: rapporteur.Record) -> None:
    """Every word between quotation marks of ours, and every word of a sentence without them."""
    texts = {report.id: report for report in record.dossier.reports}
    for event in record.events:
        for sentence in event.account:
            if "“" in sentence.text or "[" in sentence.text:
                continue
            printed = [" ".join(texts[span.id].words(span).split()) for span in sentence.spans]

            assert any(sentence.text.rstrip(".") in words for words in printed), sentence.text


def test_one_entry_tells_the_event(record: rapporteur.Record) -> None:
    """However many reports open with it."""
    for event in record.events:
        entries = [h for h in event.timeline if h.date == event.date]

        assert len(entries) == 1
        assert len({span.id for span in entries[0].spans}) > 1


def test_the_flood_is_told_by_its_latest_toll(flood: Event) -> None:
    """With the count that changed, and what is denied."""
    parts = {sentence.part for sentence in flood.account}
    counts = [s.text for s in flood.account if s.part == "figures"]

    assert "rose to six" in flood.account[0].text
    assert {"event", "disputed", "figures", "ahead"} <= parts
    assert any("killing four people" in text and "six" in text for text in counts)


def test_the_floods_days_are_as_fine_as_told(flood: Event) -> None:
    """What began before it is told by "since" and dates nothing; what stays closed does so until a day."""
    told = {h.date: h for h in flood.timeline}

    assert told["2023-10-07T04:00"].what.startswith("The water reached 6.2 metres")
    assert (told["2023-10-10"].mod, told["2023-10-10"].scheduled) == ("UNTIL", True)
    assert not any("highest level" in h.what for h in flood.timeline if h.date == "1968")


def test_the_summits_card(summit: Event) -> None:
    """Which of its kind it was, who else was there, how long, with whom."""
    assert {value.value for value in summit.ordinals} == {4.0}
    assert [p.name for p in summit.present] == ["Emil Roth", "Sanna Keel"]
    assert {value.value for value in summit.duration} == {2.0, 90.0}
    assert [(p.name, p.titles) for p in summit.participants] == [
        ("Josef Marr", ("President",)),
        ("Katrin Vale", ("President",)),
    ]


def test_the_summits_agenda_differs_by_report(summit: Event) -> None:
    """One says the island was raised, one that it was not discussed, one that it was to be."""
    (item,) = summit.agenda
    states = {t.state: [span.id for span in t.spans] for t in item.treatments}

    assert item.topic == "island of Hask"
    assert states == {
        "raised": ["dorrin-today"],
        "not discussed": ["alm-herald"],
        "to be discussed": ["preview-alm"],
    }


def test_the_summits_account_sets_the_island_side_by_side(summit: Event) -> None:
    """Raised by one report, not discussed by another."""
    (dispute,) = [s for s in summit.account if s.part == "disputed"]

    assert "Mr Marr raised the question of Hask island" in dispute.text
    assert "They [Foreign" not in dispute.text
    assert "did not discuss the disputed island of Hask" in dispute.text


def test_the_summits_pledges(summit: Event) -> None:
    """What was signed together, and what one country took on by when."""
    pledges = {party.name: [c.text for c in party.commitments] for party in summit.parties}

    assert any("signed a treaty" in text or "signed an agreement" in text for text in pledges[""])
    assert pledges["Dorrin"] == ["Dorrin agreed to close two pumping stations by the end of 2026"]
    assert ("2026", "BY_END") in {(h.date, h.mod) for h in summit.timeline}
