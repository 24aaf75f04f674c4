"""Reports as they come."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.relate.piles import HARBOUR, ORCHARD, meeting, reading

from rapporteur.model import Placement, Publication, Reading
from rapporteur.relate.events import place
from rapporteur.relate.stream import Stream

PILE = (
    *(meeting(i, "Port Selwyn", "Jon Vask", "Friday") for i in "abc"),
    reading("d", HARBOUR),
    *(meeting(i, "Winterhaven", "Ada Korr", "Monday") for i in "ef"),
    reading("g", f"From our own staff\n{HARBOUR}"),
    reading("h", ORCHARD),
    reading("i", ""),
)


def dated(report: Reading, day: str) -> Reading:
    return msgspec.structs.replace(report, published=Publication(value=day, earliest=day, latest=day))


def streamed(readings: Sequence[Reading], batch: int) -> dict[str, Placement]:
    """The last placement of every report."""
    stream = Stream()
    updates = [stream.add(readings[k : k + batch]) for k in range(0, len(readings), batch)]
    return {p.id: p for update in (*updates, stream.finish()) for p in update.placements}


def parts(placements: Sequence[Placement], level: str) -> set[frozenset[str]]:
    names: dict[str, set[str]] = {}
    for placement in placements:
        names.setdefault(getattr(placement, level), set()).add(placement.id)
    return {frozenset(ids) for ids in names.values()}


@given(st.permutations(PILE), st.integers(1, 9))
@settings(max_examples=15, deadline=None)
def test_a_stream_ends_where_the_pile_of_its_reports_is(order: list[Reading], batch: int) -> None:
    """Whatever the order and however many come at a time, while all are in the window."""
    expected, found = place(PILE, ()), list(streamed(order, batch).values())

    assert parts(found, "story") == parts(expected, "story")
    assert parts(found, "event") == parts(expected, "event")
    assert all(p.why for p in found)


def test_names_stay_as_reports_come() -> None:
    """The event of the first report is still called so when the third one joins it."""
    stream = Stream()
    names = [stream.add([report]).placements[-1].event for report in PILE[:3]]

    assert names == ["event:a"] * 3


def test_only_new_and_moved_reports_are_told() -> None:
    """A report of something else changes no line about those before."""
    stream = Stream()
    stream.add(PILE[:3])

    assert [p.id for p in stream.add([reading("z", ORCHARD)]).placements] == ["z"]


def test_a_correction_replaces_what_was_said() -> None:
    """The same id again, now about something else: it leaves its event, and that is told."""
    stream = Stream()
    stream.add([*PILE[:3], reading("d", HARBOUR)])
    update = stream.add([reading("c", HARBOUR)])

    assert [(c.change, c.old) for c in update.changes] == [("corrected", ("c",))]
    assert [(p.id, p.event) for p in update.placements] == [("c", "event:d")]
    assert len(stream) == 4


def test_a_late_report_joins_its_event() -> None:
    """It was published before the others and comes after them."""
    stream = Stream()
    stream.add([dated(report, "2031-05-10") for report in PILE[:2]])
    update = stream.add([dated(PILE[2], "2031-05-02")])

    assert [(p.id, p.event) for p in update.placements] == [("c", "event:a")]


def test_reports_leave_the_window_by_number_and_by_day() -> None:
    """What is too old is compared with no more; a report without a day goes by the day when it came."""
    by_number = Stream(window=2)
    for report in PILE[:5]:
        by_number.add([report])
    by_day = Stream(days=7)
    by_day.add([dated(PILE[0], "2031-05-01"), PILE[1]])
    by_day.add([dated(reading("h", ORCHARD), "2031-05-20")])

    assert len(by_number) == 2
    assert len(by_day) == 1
    assert [p.event for p in by_day.add([PILE[2]]).placements] == ["event:c"]


def test_tables_begin_anew_and_nothing_else_changes() -> None:
    """A small window that has moved on many times places as a new one would."""
    stream = Stream(window=6)
    for number in range(20):
        stream.add([reading(f"x{number}", ORCHARD), reading(f"y{number}", HARBOUR)])
    update = stream.add([meeting("m", "Port Selwyn", "Jon Vask"), meeting("n", "Port Selwyn", "Jon Vask")])

    assert [(p.id, p.event) for p in update.placements] == [("m", "event:m"), ("n", "event:m")]
    assert len(stream) == 6


def test_a_batch_larger_than_the_window_is_kept_whole_until_the_next() -> None:
    """Reports of one batch are compared with one another in any case."""
    stream = Stream(window=2)

    assert {p.event for p in stream.add(PILE[:3]).placements} == {"event:a"}


@pytest.mark.parametrize("bounds", [{"window": 0}, {"days": 0}])
def test_a_window_without_room_is_refused(bounds: dict[str, int]) -> None:
    """Nothing could be compared with anything."""
    with pytest.raises(ValueError, match="at least one"):
        Stream(**bounds)


def test_nothing_comes_of_nothing() -> None:
    """An empty batch and an empty stream."""
    assert Stream().add([]).placements == Stream().finish().placements == ()
