import pytest

from rapporteur.model import Publication
from rapporteur.render import days


@pytest.mark.parametrize(
    ("value", "phrase"),
    [
        ("2031-03-04", "Tuesday 4 March 2031"),
        ("2031-03", "March 2031"),
        ("2031", "2031"),
        ("2031-W10", "week of 3 March 2031"),
        ("2031-SU", "summer 2031"),
        ("2031-Q2", "second quarter of 2031"),
        ("203", "the 2030s"),
        ("20", "the 2000s"),
        ("2031-03-04T18:30", "Tuesday 4 March 2031, 18:30"),
        ("2031-03-04T18:30:00+01:00", "Tuesday 4 March 2031, 18:30"),
        ("2031-03-04TEV", "Tuesday 4 March 2031, evening"),
        ("2031-03-04/2031-03-05", "Tuesday 4 March 2031 to Wednesday 5 March 2031"),
        ("2031-02-30", "2031-02-30"),
        ("2031-W60", "2031-W60"),
        ("0000-01-01", "0000-01-01"),
        ("P1W", "P1W"),
        ("PRESENT_REF", "PRESENT_REF"),
        ("", "not known"),
        (None, "not known"),
    ],
)
def test_values_are_said_as_people_say_them(value: str | None, phrase: str) -> None:
    """ISO and TIMEX3 values become phrases; what is no day is shown as it stands."""
    assert days.spoken(value) == phrase


def test_days_stand_on_a_line() -> None:
    """Coarser values stand at their first day; what is no day has no place."""
    assert days.number("2031-03-04") == (days.number("2031-03") or 0) + 3
    assert days.number("2031-01-01") == days.number("2031")
    assert days.number("P1W") is None
    assert days.number("2031-13") is None


@pytest.mark.parametrize(
    ("publication", "long", "brief"),
    [
        (Publication(value="2031-03-04"), "Tuesday 4 March 2031", "4 Mar 2031"),
        (
            Publication(earliest="2031-03-04", latest="2031-03-05"),
            "not settled; from Tuesday 4 March 2031 to Wednesday 5 March 2031",
            "4 Mar 2031 – 5 Mar 2031 ?",
        ),
        (Publication(latest="2031-03-05"), "not settled; until Wednesday 5 March 2031", "5 Mar 2031 ?"),
        (Publication(), "not known", "undated"),
    ],
)
def test_publication_is_told_as_far_as_it_is_settled(publication: Publication, long: str, brief: str) -> None:
    """A day, its bounds, or that nothing is known."""
    assert (days.published(publication), days.filed(publication)) == (long, brief)


@pytest.mark.parametrize(
    ("value", "mod", "phrase"),
    [
        ("2019-04", "MID", "mid-April 2019"),
        ("2026", "BY_END", "by the end of 2026"),
        ("2023-10-10", "UNTIL", "until Tuesday 10 October 2023"),
        ("2023-10-07", "START", "early on Saturday 7 October 2023"),
        ("2023-10-07", None, "Saturday 7 October 2023"),
        ("P1W", "APPROX", "about P1W"),
    ],
)
def test_dates_are_said_as_they_are_meant(value: str, mod: str | None, phrase: str) -> None:
    """With the word that a report puts before them."""
    assert days.meant(value, mod) == phrase
