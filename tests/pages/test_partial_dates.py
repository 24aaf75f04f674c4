"""Dates without a year."""

from __future__ import annotations

from rapporteur.model import Dateline
from rapporteur.pages import datestrings, deictics, partial_dates


def test_a_dateline_takes_the_one_year_in_which_its_weekday_fits() -> None:
    """17 November was a Friday in 2023, a Thursday in 2022; the day after a Friday would do as well."""
    text = "HALM, Nov. 17 (Orlo Wire) — A dam collapsed on Friday. Copyright 2023 Orlo Wire."
    dates = datestrings.find(text)
    lead = deictics.weekdays(text, deictics.sentences(text, [(0, len(text))]))
    years = partial_dates.years_of(dates, [(2023, 0, 1)])

    (found,) = partial_dates.complete(dates, years, Dateline(begin=0, end=27), lead)

    assert (sorted(years), found.value, found.inferred) == ([2022, 2023], "2023-11-17", True)


def test_two_years_that_fit_leave_it_open() -> None:
    """Without a weekday nothing is guessed, and neither is it when the weekday fits twice."""
    (plain,) = partial_dates.complete(datestrings.find("June 28"), {2019, 2020}, None, ())
    (twice,) = partial_dates.complete(datestrings.find("Friday, June 28"), {2019, 2024}, None, ())

    assert (plain.value, twice.value) == (None, None)


def test_a_day_that_no_year_has_is_left_alone() -> None:
    """29 February fits leap years alone."""
    (found,) = partial_dates.complete(datestrings.find("Friday, February 29"), {2023}, None, ())

    assert found.value is None
