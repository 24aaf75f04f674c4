"""Events with known days as witnesses."""

from __future__ import annotations

from datetime import date

import pytest

from rapporteur.language.lexicon import table
from rapporteur.pages import named_days

ROWS = table("rapporteur.pages", "named_days.tsv")


def window(text: str) -> tuple[str, str] | None:
    found = named_days.window(text, [(0, len(text))])
    return found and (found.earliest, found.latest)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The G20 summit in Hamburg began yesterday.", ("2017-07-08", "2017-07-08")),
        ("The Group of 20 summit starts later in the day in Brisbane.", ("2014-11-15", "2014-11-15")),
        ("The NATO summit in Vilnius ended yesterday.", ("2023-07-13", "2023-07-13")),
        ("She was in Biarritz for last month's G7 summit.", ("2019-09-01", "2019-09-30")),
        ("The envoy spoke of the inter-Korean summit in Pyongyang last year.", ("2019-01-01", "2019-12-31")),
        ("They praised the G20 summit in Hamburg.", None),
        ("The garden party began yesterday.", None),
    ],
)
def test_a_relation_to_a_known_event_dates_a_report(text: str, expected: tuple[str, str] | None) -> None:
    """The place tells which summit, the phrase how far away it is; a mere mention says nothing."""
    assert window(text) == expected


def test_witnesses_must_hold_together() -> None:
    """Each year has a general debate; a summit named by its month leaves one of them."""
    text = "He came for this week's UN General Assembly. They recalled the Trump-Kim summit in June."

    assert window(text) == ("2018-09-23", "2018-09-30")


def test_weekdays_narrow_the_week() -> None:
    """A past Sunday and a coming Monday in that week."""
    text = (
        "He came for this week's UN General Assembly. They recalled the Trump-Kim summit in June."
        " The two met on Sunday. Aides will meet Monday."
    )
    found = named_days.window(text, [(0, len(text))])

    assert found is not None
    assert (found.earliest, found.latest) == ("2018-09-23", "2018-09-24")
    assert {text[e.begin : e.end] for e in found.evidence} >= {"Sunday", "Monday", "UN General Assembly"}


def test_a_claim_that_contradicts_the_others_is_left_out() -> None:
    """The first claim stands."""
    assert window("The G20 summit in Hamburg began yesterday. The NATO summit in Madrid ended yesterday.") == (
        "2017-07-08",
        "2017-07-08",
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_row_of_the_table_is_sound(row: tuple[str, ...]) -> None:
    """Six cells, days in order, a source, and events that do not last longer than a world cup."""
    name, phrases, _, first, last, source = row

    assert name
    assert phrases
    assert source
    assert 0 <= (date.fromisoformat(last) - date.fromisoformat(first)).days < 50
