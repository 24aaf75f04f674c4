"""Which of its kind an occasion was, and who else was there."""

from __future__ import annotations

import pytest
from tests.reports import Draft

from rapporteur.reconcile.card import participants
from rapporteur.reconcile.occasions import ordinals, present
from rapporteur.reconcile.passages import passages
from rapporteur.relate.entities import join


@pytest.mark.parametrize(
    ("text", "number", "says"),
    [
        ("It was their fourth meeting.", 4, "their fourth meeting"),
        ("Their 12th meeting began at noon.", 12, "Their 12th meeting"),
        ("They sat for the fifth straight week.", 5, "the fifth straight week"),
        ("It was the fifth week in a row.", 5, "the fifth week in a row"),
        ("It was the seventh time the two had met.", 7, "the seventh time the two"),
        ("She won a third term in office.", 3, "a third term"),
    ],
)
def test_an_occasion_is_counted(text: str, number: int, says: str) -> None:
    """In a report's own words."""
    (value,) = ordinals(passages([Draft("a", text).read()]), None)

    assert (value.value, value.says) == (number, says)


@pytest.mark.parametrize("text", ["The second round of talks opens soon.", "It rained for the third hour."])
def test_other_counts_are_left_out(text: str) -> None:
    """Where nothing makes them the event's own."""
    assert ordinals(passages([Draft("a", text).read()]), None) == ()


def test_reports_that_count_alike_stand_together() -> None:
    """One value with both passages, and the other beside it."""
    texts = {
        "a": "It was their fourth meeting.",
        "b": "It was their fourth meeting.",
        "c": "It was their fifth meeting.",
    }
    found = ordinals(passages([Draft(id_, text).read() for id_, text in texts.items()]), None)

    assert [(v.value, [s.id for s in v.spans]) for v in found] == [(4, ["a", "b"]), (5, ["c"])]


def test_who_else_was_there() -> None:
    """With their offices; the two who met are not there beside themselves."""
    text = "Sela Orrin met Bram Tolse. Foreign Minister Emil Roth and Sela Orrin were present at the quay."
    draft = Draft("a", text).names("Sela Orrin").names("Bram Tolse").names("Emil Roth", title="Foreign Minister")
    reading = draft.read()
    entities = join([reading])
    took_part = [p for p in participants([reading], entities) if p.name != "Emil Roth"]

    (somebody,) = present(passages([reading]), entities, took_part)

    assert (somebody.name, somebody.titles) == ("Emil Roth", ("Foreign Minister",))
    assert reading.words(somebody.spans[0]).startswith("Foreign Minister Emil Roth and")
