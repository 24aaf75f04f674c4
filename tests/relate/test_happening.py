"""The day and the place of a report's main happening."""

from __future__ import annotations

from tests.relate.piles import named, reading, time

from rapporteur.model import Dateline, Publication
from rapporteur.relate.happening import Main, main


def test_the_first_day_of_the_lead_is_the_day() -> None:
    """What is told later on another day is background."""
    text = "The council voted on Tuesday in Vellmark. On Sunday divers had found the cracks."
    days = (
        time(text, "Tuesday", "weekday weekday=2 tense=past", "2024-05-14"),
        time(text, "Sunday", "weekday weekday=7 tense=past", "2024-05-12"),
    )

    found = main(reading("a", text, timexes=days, mentions=named(text, "place", "Vellmark")))

    assert found == Main(
        day="2024-05-14",
        date="05-14",
        weekday=2,
        timex=0,
        places=frozenset({"vellmark"}),
        months=frozenset({"2024-05"}),
    )


def test_a_day_to_come_is_not_the_day_of_what_is_told() -> None:
    """A first round that leads to a run-off is told of the first round's day."""
    text = "The two will meet in a run-off on October 20 after Sunday's first round."
    days = (
        time(text, "October 20", "date month=10 day=20 tense=future", "2024-10-20"),
        time(text, "Sunday", "weekday weekday=7 tense=past", "2024-10-06"),
    )

    assert main(reading("a", text, timexes=days, published=Publication(value="2024-10-07"))).day == "2024-10-06"


def test_an_open_day_keeps_what_it_says() -> None:
    """Without a day of publication "yesterday" is one day back from it, whenever that is."""
    text = "The council voted yesterday."

    found = main(reading("a", text, timexes=(time(text, "yesterday", "shift unit=D n=-1 grain=D tense=past"),)))

    assert (found.day, found.offset, found.timex) == (None, -1, 0)


def test_a_resolved_twin_closes_an_open_day() -> None:
    """A weekday said twice is one day: the resolved one speaks for the other; a birthday does not."""
    text = "They talk on after meeting on Sunday. The two met Sunday in the tower. She was born on April 3, 1950."
    days = (
        time(text, "Sunday", "weekday weekday=7 tense=future"),
        time(text, "Sunday in", "weekday weekday=7 tense=past", "2018-09-23"),
        time(text, "April 3, 1950", "date year=1950 month=4 day=3", "1950-04-03"),
    )

    assert main(reading("a", text, timexes=days)).day == "2018-09-23"


def test_a_date_speaks_for_the_weekday_on_which_it_falls() -> None:
    """A weekday, then the date of such a day: one day. The date of another weekday is another day."""
    text = "The two met Sunday in the tower. Guests came on September 23, 2018. The roof burned on May 3, 1950."
    days = (
        time(text, "Sunday", "weekday weekday=7 tense=past"),
        time(text, "September 23, 2018", "date year=2018 month=9 day=23", "2018-09-23"),
        time(text, "May 3, 1950", "date year=1950 month=5 day=3", "1950-05-03"),
    )

    assert main(reading("a", text, timexes=days)).day == "2018-09-23"
    assert main(reading("a", text, timexes=(days[0], days[2]))).day is None


def test_a_date_without_its_year_is_a_date_by_its_weekday() -> None:
    """A weekday beside a date tells of what has been; the date alone may be to come."""
    text = "They met on Monday, September 4, on the crest."
    sure = time(text, "Monday, September 4", "date month=9 day=4 weekday=1")
    bare = time(text, "September 4", "date month=9 day=4")

    assert [main(reading("a", text, timexes=(t,))).date for t in (sure, bare)] == ["09-04", None]


def test_weeks_years_and_spans_are_no_day() -> None:
    """A week cannot date a happening."""
    text = "The council voted this week after three days of talks."
    weeks = (
        time(text, "this week", "shift unit=W grain=W tense=past", "2024-W20"),
        time(text, "three days", "value value=P3D", "P3D"),
    )

    assert main(reading("a", text, timexes=weeks)).timex is None


def test_a_place_that_is_only_named_is_not_where_it_happened() -> None:
    """Places count behind a preposition of place, or in the dateline; countries are kept apart."""
    text = "The Tessen growers met in Vellmark. Tessen cider is drunk in France."
    places = named(text, "place", "Tessen", "Vellmark", "France")
    dateline = Dateline(begin=0, end=3, place="Halm")

    found = main(reading("a", text, mentions=places, dateline=dateline))

    assert found.places == frozenset({"vellmark", "halm"})
    assert len(found.countries) == 1


def test_a_report_without_body_has_no_happening() -> None:
    """Nothing is guessed."""
    assert main(reading("a", "")) == Main()


def test_news_of_the_week_stands_before_what_is_long_past() -> None:
    """A report of an inquiry tells the accident first; its day is that of the inquiry."""
    text = "The collision on 9 February killed 17 people, says a report that was published on Thursday."
    days = (
        time(text, "9 February", "date month=2 day=9", "2025-02-09"),
        time(text, "Thursday", "weekday weekday=4 tense=past", "2025-05-22"),
    )
    late = reading("a", text, timexes=days, published=Publication(value="2025-05-22"))
    soon = reading("a", text, timexes=days, published=Publication(value="2025-02-13"))

    assert main(late).day == "2025-05-22"
    assert main(soon).day == "2025-02-09"
