"""Days, weeks, seasons and named days."""

from datetime import date

import pytest

from rapporteur.annotate.times import calendar


def test_months_end() -> None:
    """A month on from the last day of January is the last of February."""
    assert calendar.plus_months(date(2031, 1, 31), 1) == date(2031, 2, 28)
    assert calendar.plus_months(date(2032, 1, 31), 1) == date(2032, 2, 29)


def test_edges() -> None:
    """Nothing beyond the calendar's ends raises."""
    assert calendar.plus(date.max, 1) is None
    assert calendar.plus_months(date.min, -1) is None
    assert calendar.day(2031, 2, 30) is None


def test_week() -> None:
    """Weeks are ISO weeks, also where the year of the week is another."""
    assert calendar.week(date(2031, 5, 14)) == "2031-W20"
    assert calendar.week(date(2027, 1, 1)) == "2026-W53"


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("12-25", 2031, date(2031, 12, 25)),
        ("11-4-4", 2031, date(2031, 11, 27)),
        ("05--1-1", 2031, date(2031, 5, 26)),
        ("easter+0", 2024, date(2024, 3, 31)),
        ("easter-2", 2025, date(2025, 4, 18)),
        ("02-29", 2031, None),
    ],
)
def test_holiday(rule: str, year: int, day: date | None) -> None:
    """A rule of the table gives its day of any year."""
    assert calendar.holiday(rule, year) == day


def test_all_holidays_have_days() -> None:
    """Every rule of the table can be read."""
    assert all(calendar.holiday(rule, 2032) for rule in calendar.holidays().values())
