"""Written dates, in every form that pages use."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from rapporteur.pages import datestrings

TRAINING = Path(__file__).parent.parent.parent / "training"


def values(text: str, **how: str) -> list[str | None]:
    return [found.value for found in datestrings.find(text, **how)]


@pytest.mark.parametrize(
    "text",
    [
        "28 June 2019",
        "June 28th, 2019",
        "the 28th of June 2019",
        "28 de junio de 2019",
        "28. Juni 2019",
        "28 июня 2019 г.",
        "2019. június 28.",
        "2019. gada 28. jūnijs",
        "2019 m. birželio 28 d.",
        "28 haziran 2019",
        "२८ जून २०१९",
        "28 มิถุนายน 2562",
        "2019年6月28日",
        "令和元年6月28日",
        "2019년 6월 28일",
        "28 tháng 6 năm 2019",
        "28-Jun-19",
        "28 June '19",
        "2019-06-28T23:15:00Z",
        "28.06.2019",
        "28. 6. 2019",
        "Ju\u00adni 28, 2019",
        "PostedJune 28, 20193 comments",
    ],
)
def test_one_day_in_many_forms(text: str) -> None:
    """Every form gives the same day; a word glued before it and a figure glued behind it do no harm."""
    assert values(text) == ["2019-06-28"]


def test_a_month_of_two_words_is_one_month() -> None:
    """Levantine Arabic names months by two words."""
    assert values("25 تشرين الأول 2019") == ["2019-10-25"]


def test_a_date_is_as_fine_as_it_is_written() -> None:
    """A month alone has no day, a day alone has no year and hence no value."""
    month, day = datestrings.find("in May 2019, on 3 June and")

    assert (month.value, month.day) == ("2019-05", None)
    assert (day.value, day.month, day.day) == (None, 6, 3)


@pytest.mark.parametrize(
    "text", ["1.2.3.4", "10.0.0.1", "31 June 2019", "may 5 people", "version 2.28.27", "12/2019/3"]
)
def test_what_looks_like_a_date_and_is_none(text: str) -> None:
    """Addresses, versions, days that do not exist and the verb "may" are left alone."""
    assert values(text) == []


def test_the_order_of_day_and_month_is_read_from_the_page() -> None:
    """A first number above 12 on the page decides; else English is a guess, other languages put the day first."""
    assert datestrings.order_of("on 23/04/2019 and 05/06/2019", english=True) == "dmy"
    assert datestrings.order_of("on 04/23/2019 and 05/06/2019", english=True) == "mdy"
    assert datestrings.order_of("05/06/2019", english=False) == "dmy"
    assert datestrings.order_of("05/06/2019", english=True) == "mdy?"
    assert datestrings.order_of("05/06/2019", english=True, country="uk") == "dmy"


@pytest.mark.parametrize("beside", ["Room 12 of 40 holds 3,500 seats in 7 rows. ", "No figure stands here. "])
@pytest.mark.parametrize("text", ["Friday, June 28, 2019", "Fri 28.06.2019", "2019年6月28日", "28 tháng 6 năm 2019"])
def test_what_stands_around_a_date_does_not_change_it(text: str, beside: str) -> None:
    """Only stretches that name a month or hold a date in figures are read word by word."""
    pad = beside * 9
    (alone,) = datestrings.find(text)
    (found,) = datestrings.find(f"{pad}{text}. {pad}")

    assert (found.begin, found.end) == (alone.begin + len(pad), alone.end + len(pad))
    assert (found.value, found.form, found.weekday) == (alone.value, alone.form, alone.weekday)


def test_a_guessed_order_keeps_its_second_reading() -> None:
    """``other`` is (month, day) of the reading that was not taken."""
    (found,) = datestrings.find("05/06/2019", order="mdy?")

    assert (found.value, found.other, found.guessed) == ("2019-05-06", (6, 5), True)


def test_a_weekday_beside_a_date_is_checked() -> None:
    """28 June 2019 was a Friday."""
    fits, not_fits, french = datestrings.find("Friday, June 28, 2019; Monday 28 June 2019; vendredi 28 juin 2019")

    assert (fits.fits, not_fits.fits, french.fits) == (True, False, True)


def test_a_stretch_of_days_is_marked() -> None:
    """A stretch ("28-29 June") is an event, not a day of publication."""
    assert [d.several for d in datestrings.find("June 28-29, 2019; 28–29 June 2019; 26. und 27. 2. 2019")] == [True] * 3


def test_a_name_that_two_languages_share_is_read_in_the_page_s() -> None:
    """The name listopad is October in Croatian and November in Polish."""
    assert values("3 listopada 2019", language="hr") == ["2019-10-03"]
    assert values("3 listopada 2019", language="pl") == ["2019-11-03"]


def test_the_shipped_names_are_those_of_the_cldr() -> None:
    """``months.tsv`` holds what its maker makes of the installed CLDR."""
    sys.path.insert(0, str(TRAINING))
    try:
        import calendar_names
    finally:
        sys.path.remove(str(TRAINING))

    made = calendar_names.names("months")
    assert made["juin"] == {6: {"fr"}}
    for name in ("june", "juni", "июня", "giugno", "haziran"):
        (number,) = made[name]
        assert datestrings.month_number(name) == number == 6


@pytest.mark.parametrize(
    "text", ["1" * 200_000, "12 " * 60_000, "1.2." * 50_000, "June 28, 2019 " * 5_000, "aB" * 100_000]
)
def test_hostile_lines_are_read_in_linear_time(text: str) -> None:
    """A line of a few hundred thousand characters is answered, whatever it is made of."""
    assert all(text[d.begin : d.end] for d in datestrings.find(text))


def test_the_number_of_an_issue_is_no_day() -> None:
    """In "No. 23 - 5 June" is no stretch of days, for its first number is the larger."""
    assert [d.several for d in datestrings.find("No. 23 - 5 June 2019")] == [False]
