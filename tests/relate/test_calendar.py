"""The first day of a date."""

from __future__ import annotations

import pytest

from rapporteur.relate.calendar import first_day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024", "2024-01-01"),
        ("2024-05", "2024-05-01"),
        ("2024-05-14", "2024-05-14"),
        ("2024-05-14T18:00", "2024-05-14"),
        ("2024-W20", "2024-05-13"),
    ],
)
def test_a_period_begins_on_its_first_day(value: str, day: str) -> None:
    """Dates of any fineness can be put in order."""
    assert first_day(value) == day


@pytest.mark.parametrize("value", ["", "2024-W99", "PAST_REF", "XXXX-SU", "P2D"])
def test_what_is_no_date_raises_nothing(value: str) -> None:
    """It is given back as far as it goes."""
    assert first_day(value).startswith(value[:4])
