"""Stories and events."""

from __future__ import annotations

import msgspec
import pytest
from tests.relate.piles import HARBOUR, ORCHARD, meeting, reading, time

from rapporteur.model import Placement, Publication, Reading
from rapporteur.relate import events, similarity
from rapporteur.relate.events import place


def _events(*readings: Reading) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for placement in place(readings, ()):
        groups.setdefault(placement.event, []).append(placement.id)
    return groups


def _by_id(*readings: Reading) -> dict[str, Placement]:
    return {p.id: p for p in place(readings, ())}


def _dated(id_: str, town: str, day: str) -> Reading:
    report = meeting(id_, town, "Jon Vask", "Friday")
    return reading(
        id_,
        report.text,
        mentions=report.mentions,
        timexes=(time(report.text, "Friday", "weekday weekday=5 tense=past", day),),
    )


def test_reports_of_one_happening_are_one_event() -> None:
    """Three reports of one meeting, in nearly the same words."""
    assert _events(*(meeting(i, "Port Selwyn", "Jon Vask") for i in "abc")) == {"event:a": ["a", "b", "c"]}


def test_reports_of_other_things_are_other_stories() -> None:
    """A harbour and an orchard have nothing in common; a report alone is told so."""
    found = _by_id(reading("a", HARBOUR), reading("b", ORCHARD))

    assert found["a"].story != found["b"].story
    assert [w.kind for w in found["a"].why] == ["alone"]


def test_two_meetings_of_the_same_people_are_two_events_of_one_story() -> None:
    """Other day, other town: one running story, two happenings, and the reason names both days."""
    first = [_dated(i, "Port Selwyn", "2024-05-17") for i in "ab"]
    second = [_dated(i, "Winterhaven", "2023-10-06") for i in "cd"]

    found = _by_id(*first, *second)

    assert len({p.story for p in found.values()}) == 1
    assert found["a"].event == found["b"].event != found["c"].event == found["d"].event
    (reason,) = [w for w in found["a"].why if w.kind == "other day"]
    assert "2024-05-17 here, 2023-10-06 there" in reason.text


def test_an_unknown_day_is_neutral() -> None:
    """A report that names no day joins the reports of its happening that do."""
    dated = [_dated(i, "Port Selwyn", "2024-05-17") for i in "ab"]

    assert _events(*dated, meeting("c", "Port Selwyn", "Jon Vask")) == {"event:a": ["a", "b", "c"]}


def _filed(id_: str, day: str, filed: str) -> Reading:
    return msgspec.structs.replace(_dated(id_, "Port Selwyn", day), published=Publication(value=filed))


def test_the_same_town_weeks_later_is_another_happening() -> None:
    """Two witnesses, the day told and the day of filing, both say that weeks lie between."""
    first = [_filed("a", "2024-05-17", "2024-05-17"), _filed("b", "2024-05-17", "2024-05-18")]

    assert _events(*first, _filed("c", "2024-06-14", "2024-06-15")) == {"event:a": ["a", "b"], "event:c": ["c"]}
    assert _events(*first, _filed("c", "2024-06-14", "2024-05-18")) == {"event:a": ["a", "b", "c"]}


@pytest.mark.parametrize(("day", "filed", "count"), [("2025-02-14", "2025-02-15", 1), ("2024-06-14", "2024-06-15", 2)])
def test_a_lead_that_names_the_other_month_is_of_it_only_from_afar(day: str, filed: str, count: int) -> None:
    """As a verdict is of the crime half a year before; the step that follows within weeks is a happening of its own."""
    first = [_filed("a", "2024-05-17", "2024-05-17"), _filed("b", "2024-05-17", "2024-05-18")]
    later = _filed("c", day, filed)
    month = time(later.text, "fishing dispute", "date year=2024 month=5", "2024-05")

    assert len(_events(*first, msgspec.structs.replace(later, timexes=(*later.timexes, month)))) == count


def test_every_placement_has_a_reason() -> None:
    """Whether a report was joined, parted or left alone, the editor is told why."""
    pile = [*(meeting(i, "Port Selwyn", "Jon Vask") for i in "ab"), reading("c", HARBOUR), reading("d", "")]

    assert all(p.why and all(w.text.endswith(".") for w in p.why) for p in place(pile, ()))


def test_headlines_are_grouped_by_their_few_words() -> None:
    """Titles without a text share a story where they share names."""
    titles = {
        "a": "Vellmark shuts eastern quay for repairs",
        "b": "Repairs shut Vellmark quay for nine weeks",
        "c": "Tessen cider growers lose blossom to frost",
    }

    groups = _events(*(reading(i, "", title=title) for i, title in titles.items()))

    assert sorted(groups.values()) == [["a", "b"], ["c"]]


def test_a_large_subject_stays_one_story_where_its_names_bring_nobody_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups that the cut of common words has parted meet again."""
    pile = [meeting(f"{town[0]}{k}", town, "Jon Vask") for town in ("Port Selwyn", "Winterhaven") for k in range(4)]
    expected = {p.story for p in place(pile, ())}
    monkeypatch.setattr(similarity, "COMMON", 4)
    parted = {p.story for p in place(pile, ())}
    monkeypatch.setattr(events, "SIZED", 2)
    monkeypatch.setattr(events, "SPEAKERS", 2)

    assert (len(parted), len(expected)) == (2, 1)
    assert {p.story for p in place(pile, ())} == expected


def test_the_closest_reports_of_a_very_large_story_are_taken_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its events are told apart all the same."""
    first = [_dated(i, "Port Selwyn", "2024-05-17") for i in "abcd"]
    second = [_dated(i, "Winterhaven", "2023-10-06") for i in "efgh"]
    monkeypatch.setattr(events, "LARGEST", 4)

    assert sorted(_events(*first, *second).values()) == [list("abcd"), list("efgh")]


def test_an_empty_pile_has_no_places() -> None:
    """Nothing in, nothing out."""
    assert place((), ()) == ()
