"""A date here and none there."""

from __future__ import annotations

import pytest
from tests.reports import Draft

from rapporteur.relate.deadlines import find
from rapporteur.relate.entities import join
from rapporteur.relate.statements import match

NONE = "No deadline was set for the talks on the grain tariff"


def kinds(*drafts: Draft) -> list[str]:
    readings = [d.read() for d in drafts]
    return [c.kind for c in find(match(readings, join(readings)))]


def none() -> Draft:
    return Draft("b", NONE, published="2024-05-14").tells(NONE, predicate="set", polarity="negative")


@pytest.mark.parametrize(
    ("when", "value", "kind"),
    [("by the end of September", "2024-09", "undated"), ("at an early date", "FUTURE_REF", "aimed")],
)
def test_a_date_meets_no_date(when: str, value: str, kind: str) -> None:
    """A day or month is a date; "an early date" is an aim."""
    text = f"They agreed to end the talks on the grain tariff {when}"
    phrase = when.removeprefix("by ").removeprefix("at ")
    one = Draft("a", text, published="2024-05-14").tells(text, "agreed", "end").dates(phrase, value)

    assert kinds(one, none()) == [kind]


def test_a_date_of_another_matter_is_none_of_this() -> None:
    """The bridge is to be ready by September; that is no date for the talks."""
    text = "Workers promised to finish the new bridge by September"
    one = Draft("a", text, published="2024-05-14").tells(text, predicate="finish").dates("September", "2024-09")

    assert kinds(one, none()) == []


def test_a_date_gone_by_is_no_deadline() -> None:
    """What was done by then is not what is to be done."""
    text = "They had ended the talks on the grain tariff by March"
    one = Draft("a", text, published="2024-05-14").tells(text, predicate="end").dates("March", "2024-03")

    assert kinds(one, none()) == []
