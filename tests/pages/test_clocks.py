"""Times beside dates and copyright years."""

from __future__ import annotations

import pytest

from rapporteur.pages import clocks, datestrings


def beside(text: str) -> clocks.Clock | None:
    return clocks.beside(text, datestrings.find(text)[0])


@pytest.mark.parametrize(
    ("text", "minutes", "zone", "before"),
    [
        ("3 May 2019, 3:04 p.m. ET", 904, "ET", False),
        ("03.05.2019 15:04 Uhr", 904, None, False),
        ("3 May 2019 at 12.04am", 4, None, False),
        ("08:12 GMT3 May 2019", 492, "GMT", True),
        ("3 May 2019 22:11 GMT+10", 1331, "GMT+10", False),
    ],
)
def test_the_time_of_a_date(text: str, minutes: int, zone: str | None, before: bool) -> None:
    """Minutes after midnight; the zone as written, so that the day is not moved."""
    clock = beside(text)

    assert clock is not None
    assert (clock.minutes, clock.zone, clock.before) == (minutes, zone, before)


def test_a_time_on_another_line_is_not_the_date_s() -> None:
    """Only the date's own line counts."""
    assert beside("3 May 2019\n15:04 Uhr") is None


def test_the_clock_in_the_head_of_a_site() -> None:
    """The time with its zone before the date, near the top, is the clock of the page."""
    text = "08:12 GMT3 May 2019\nMenu"
    item = datestrings.find(text)[0]

    assert clocks.is_site_clock(clocks.beside(text, item), item, 0)
    assert not clocks.is_site_clock(clocks.beside(text, item), item, 40)


def test_copyright_years() -> None:
    """A range counts by its end."""
    assert [year for year, _, _ in clocks.copyright_years("© 2019 A. Copyright 1999-2021 B. (c) by C 2018")] == [
        2019,
        2021,
        2018,
    ]
