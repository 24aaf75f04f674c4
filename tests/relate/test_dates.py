"""Reports of one event as witnesses for one another's day."""

from __future__ import annotations

from tests.relate.piles import HARBOUR, reading, time

from rapporteur.model import Placement, Publication, Reading, Reuse
from rapporteur.relate.dates import settle

FRIDAY = "weekday weekday=5 tense=past"


def _report(id_: str, words: str, form: str, day: str | None = None, more: str = "") -> Reading:
    text = f"The council voted {words} to close the quay. {more}"
    value = "2024-05-17" if day else ""
    published = Publication(value=day, earliest=day, latest=day)
    return reading(id_, text, timexes=(time(text, words, form, value),), published=published)


def _settled(*readings: Reading) -> dict[str, Reading]:
    placements = [Placement(id=r.id, story="s", event="e", why=()) for r in readings]
    return {r.id: r for r in settle(readings, placements)}


DATED = _report("a", "on Friday", FRIDAY, "2024-05-18")


def test_yesterday_of_a_known_day_is_settled() -> None:
    """The sibling's Friday is what this one calls yesterday: it is Saturday's; the evidence names the sibling."""
    found = _settled(DATED, _report("b", "yesterday", "shift unit=D n=-1 grain=D tense=past"))["b"]

    assert found.published.value == "2024-05-18"
    assert [(e.kind, e.report) for e in found.published.evidence] == [("pile", "a")]


def test_the_times_of_a_settled_report_are_resolved_again() -> None:
    """Once the day is known, "yesterday" has its value."""
    found = _settled(DATED, _report("b", "yesterday", "shift unit=D n=-1 grain=D tense=past"))["b"]

    assert found.timexes[0].value == "2024-05-17"


def test_a_weekday_leaves_two_days() -> None:
    """News calls a day Friday on the day itself and on the next: the window is kept, no day is made up."""
    found = _settled(DATED, _report("b", "on Friday", FRIDAY))["b"].published

    assert (found.value, found.earliest, found.latest) == (None, "2024-05-17", "2024-05-18")


def test_what_is_still_to_come_closes_the_window() -> None:
    """A report that expects something later in the day is of that day."""
    text = "The council voted on Friday to close the quay. Divers go down later in the day."
    days = (time(text, "Friday", FRIDAY), time(text, "later in the day", "shift unit=D grain=D tense=future"))

    found = _settled(DATED, reading("b", text, timexes=days))["b"].published

    assert found.value == "2024-05-17"


def test_what_has_gone_by_moves_the_window() -> None:
    """A report that tells of Saturday is not of Friday."""
    text = "The council voted on Friday to close the quay. Divers went down on Saturday."
    days = (time(text, "Friday", FRIDAY), time(text, "Saturday", "weekday weekday=6 tense=past"))

    found = _settled(DATED, reading("b", text, timexes=days))["b"].published

    assert (found.earliest, found.latest) == ("2024-05-18", "2024-05-19")


def test_a_report_that_looks_back_is_of_the_later_weekday() -> None:
    """It tells what followed: the weekday that it tells of comes within the week after the happening's."""
    text = "The council on Sunday took back Friday's vote to close the quay."
    days = time(text, "Sunday", "weekday weekday=7 tense=past"), time(text, "Friday", FRIDAY)

    found = _settled(DATED, reading("b", text, timexes=days))["b"].published

    assert (found.earliest, found.latest) == ("2024-05-19", "2024-05-20")


def test_another_weekday_is_another_happening() -> None:
    """A report whose main day is no Friday learns nothing."""
    other = _report("b", "on Monday", "weekday weekday=1 tense=past")

    assert _settled(DATED, other)["b"] == other


def test_a_known_day_is_never_overruled() -> None:
    """A report's own day stands, whatever the others say."""
    own = _report("b", "yesterday", "shift unit=D n=-1 grain=D tense=past", "2024-05-20")

    assert _settled(DATED, own)["b"] == own


def test_disagreeing_witnesses_say_nothing() -> None:
    """One report puts the vote on Friday, one on Thursday: no majority, no day."""
    text = "The council voted on Thursday to close the quay."
    thursday = reading(
        "c",
        text,
        timexes=(time(text, "Thursday", "weekday weekday=4 tense=past", "2024-05-16"),),
        published=Publication(value="2024-05-18"),
    )
    undated = _report("b", "yesterday", "shift unit=D n=-1 grain=D tense=past")

    assert _settled(DATED, undated, thursday)["b"] == undated


def test_a_dated_print_of_the_same_text_is_a_weak_witness() -> None:
    """A copy is printed on the day its text was filed or the next."""
    dated, copy = reading("a", HARBOUR, published=Publication(value="2024-05-17")), reading("b", HARBOUR)
    link = Reuse(
        a="b", a_begin=0, a_end=9, b="a", b_begin=0, b_end=9, words=2, kind="copy", containment_a=1, containment_b=1
    )
    placements = [Placement(id=i, story="s", event="e", why=()) for i in "ab"]

    _, found = settle([dated, copy], placements, [link])

    assert (found.published.earliest, found.published.latest) == ("2024-05-17", "2024-05-18")
    assert found.published.evidence[0].weight < 0.5


def test_the_readings_keep_their_order() -> None:
    """Reports come back as they were given."""
    assert list(_settled(_report("z", "on Friday", FRIDAY), DATED)) == ["z", "a"]
