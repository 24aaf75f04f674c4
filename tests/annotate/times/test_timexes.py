"""When things happen: types, values, and what they are counted from. 14 May 2031 is a Wednesday."""

from __future__ import annotations

import pytest
from tests.annotate.measured import measured

from rapporteur.annotate.times import timexes


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bridge opened on June 3, 2029.", "2029-06-03"),
        ("The bridge opened on 3 June 2029.", "2029-06-03"),
        ("The bridge opened on the 3rd of June, 2029.", "2029-06-03"),
        ("The bridge opened on 2029-06-03.", "2029-06-03"),
        ("The bridge opened on 23/06/2029.", "2029-06-23"),
        ("The bridge opened on 03.06.2029.", "2029-06-03"),
        ("The bridge opened in June 2029.", "2029-06"),
        ("The bridge opened in 2029.", "2029"),
        ("The 1987 bridge is old.", "1987"),
        ("The bridge opened in the 1980s.", "198"),
        ("The bridge is from the 19th century.", "18"),
        ("The bridge opened in the spring of 2029.", "2029-SP"),
        ("The bridge opened in the third quarter of 2029.", "2029-Q3"),
        ("The bridge opened in the first half of 2029.", "2029-H1"),
        ("Tolls rose in fiscal 2029.", "2029"),
        ("The bridge fell in 480 BC.", "BC0480"),
        ("The bridge opened in nineteen ninety-four.", "1994"),
        ("The bridge opened on the first Monday of March 2031.", "2031-03-03"),
    ],
)
def test_explicit(text: str, value: str) -> None:
    """A date that says its year is what it says, whatever the day of the report."""
    assert measured(text).values() == [value]
    assert measured(text, None).values() == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry sank yesterday.", "2031-05-13"),
        ("The ferry sank on Wednesday.", "2031-05-14"),
        ("The ferry sank on Tuesday.", "2031-05-13"),
        ("The ferry sank on Thursday.", "2031-05-08"),
        ("The ferry will sail on Thursday.", "2031-05-15"),
        ("The ferry will sail on Wednesday.", "2031-05-14"),
        ("The ferry is due to sail on Friday.", "2031-05-16"),
        ("The ferry sank last Friday.", "2031-05-09"),
        ("The ferry will sail next Friday.", "2031-05-23"),
        ("The ferry sank last week.", "2031-W19"),
        ("The ferry sank last month.", "2031-04"),
        ("Fares rose in Q1.", "2031-Q1"),
        ("Fares rose in H2 2029.", "2029-H2"),
        ("The ferry sank over Easter weekend last year.", "2030-W16-WE"),
        ("The ferry sank last year.", "2030"),
        ("The ferry will sail next month.", "2031-06"),
        ("The ferry sank earlier this week.", "2031-W20"),
        ("The ferry sank in March.", "2031-03"),
        ("The ferry sank in mid-March.", "2031-03"),
        ("The ferry sank on December 2.", "2030-12-02"),
        ("The ferry will sail on August 2.", "2031-08-02"),
        ("The ferry sank two weeks ago.", "2031-04-30"),
        ("The ferry sank ten days ago.", "2031-05-04"),
        ("The ferry sank three months ago.", "2031-02"),
        ("The ferry sank two years ago.", "2029"),
        ("The ferry sank several years ago.", "PAST_REF"),
        ("The ferry sank last summer.", "2030-SU"),
        ("The ferry sank last Christmas.", "2030-12-25"),
        ("The ferry sank over the weekend.", "2031-W19-WE"),
        ("The ferry recently sank.", "PAST_REF"),
        ("The ferry is now in port.", "PRESENT_REF"),
        ("The ferry will sail in two weeks.", "2031-05-28"),
        ("The ferry sank on Monday, May 12.", "2031-05-12"),
        ("The ferry sank by the end of the year.", "2031"),
    ],
)
def test_from_publication(text: str, value: str) -> None:
    """Words that point from the day of writing, and open dates by the tense of their clause."""
    assert measured(text).values() == [value]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The council met this week.", "2031-05-18", "2031-W20"),
        ("The council will meet this week.", "2031-05-18", "2031-W21"),
        ("The council met last week.", "2031-05-18", "2031-W20"),
        ("The council meets on Sunday.", "2031-05-18", "2031-05-18"),
        ("The council met on Sunday.", "2031-05-18", "2031-05-18"),
        ("The council will meet on January 9.", "2031-12-30", "2032-01-09"),
        ("The council met in December.", "2032-01-02", "2031-12"),
        ("The council met on February 29.", "2031-05-14", "2028-02-29"),
    ],
)
def test_edges_of_weeks_and_years(text: str, published: str, value: str) -> None:
    """The day of filing counts, a Sunday's week is the one about to begin, years turn."""
    assert measured(text, published).values() == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The walk took 50 minutes.", "PT50M"),
        ("After a 50-minute walk they ate.", "PT50M"),
        ("They walked for two and a half hours.", "PT2.5H"),
        ("They walked for five hours and 20 minutes.", "PT5H20M"),
        ("They walked for an hour.", "PT1H"),
        ("They walked half an hour.", "PT0.5H"),
        ("They walked for several days.", "PXD"),
        ("They walked for weeks.", "PXW"),
        ("They walked all day.", "P1D"),
        ("They walked in the past four months.", "P4M"),
        ("It rained for the fourth month in a row.", "P4M"),
        ("It rained for the fourth straight month.", "P4M"),
        ("It was their fourth walk in as many days.", "P4D"),
        ("They walked two to three weeks.", "P2W"),
    ],
)
def test_duration(text: str, value: str) -> None:
    """How long something lasts."""
    assert [(t, v) for _, t, v in measured(text).times()] == [("DURATION", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They meet every Monday.", "XXXX-WXX-1"),
        ("They meet on Mondays.", "XXXX-WXX-1"),
        ("They meet every two weeks.", "P2W"),
        ("They meet daily.", "P1D"),
        ("They meet each July.", "XXXX-07"),
        ("They meet twice a week.", "P1W"),
    ],
)
def test_set(text: str, value: str) -> None:
    """What happens again and again."""
    assert [(t, v) for _, t, v in measured(text).times()] == [("SET", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry sank at 8:30 p.m. on Tuesday.", "2031-05-13T20:30"),
        ("The ferry sank on Tuesday at 8:30 p.m.", "2031-05-13T20:30"),
        ("The ferry sank at 11 a.m. Tuesday.", "2031-05-13T11:00"),
        ("The ferry sank on Tuesday night.", "2031-05-13TNI"),
        ("The ferry sank last night.", "2031-05-13TNI"),
        ("The ferry sank this morning.", "2031-05-14TMO"),
        ("The ferry sank at noon.", "2031-05-14T12:00"),
        ("The ferry sank at half past seven.", "2031-05-14T07:30"),
        ("The ferry sank on the morning of May 2.", "2031-05-02TMO"),
    ],
)
def test_time(text: str, value: str) -> None:
    """Times of day take the day beside them, else the day of the report."""
    assert [(t, v) for _, t, v in measured(text).times()] == [("TIME", value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The wall broke on May 2. Two days later it was mended.", ["2031-05-02", "2031-05-04"]),
        ("The wall broke on May 2. It was mended the next day.", ["2031-05-02", "2031-05-03"]),
        ("The wall broke in 2019. It was mended a year later.", ["2019", "2020"]),
        ("The wall broke in March 2019 and fell that month.", ["2019-03", "2019-03"]),
        ("They fought between May and June 1941.", ["1941-05", "1941-06"]),
        ("They fought from April 3-5.", ["2031-04-03", "2031-04-05"]),
        ("They fought in 1939-45.", ["1939", "1945"]),
    ],
)
def test_from_text(text: str, values: list[str]) -> None:
    """Times told from another time of the text, and dates that share a month or year."""
    assert measured(text).values() == values


def test_narrative() -> None:
    """A text that tells one past date after another goes on from each to the next, over the turn of the year."""
    text = (
        "In May 1871 the dam was begun. On 3 August 1871 it leaked. In October 1871 it held. "
        "In December it froze. In January it broke. On 4 March the mill was lost."
    )
    assert measured(text).values()[3:] == ["1871-12", "1872-01", "1872-03-04"]


@pytest.mark.parametrize(
    "text",
    [
        "Prices may fall.",
        "They march to the sea.",
        "She won a second time.",
        "The fall of the tower was loud.",
        "Some 2,000 people came.",
        "The 44-year-old driver slept.",
        "May Ansah sang.",
        "He sang well enough that may please them.",
    ],
)
def test_no_time(text: str) -> None:
    """Words that look like times and are none."""
    assert measured(text).times() == []


def test_window() -> None:
    """Between two possible days of publication only what both agree on has a value."""
    found = measured("The ferry sank yesterday, after a year in which it sailed every month since last year.", None)
    resolved = timexes.resolve(found.timexes, "2031-05-13/2031-05-14")

    assert [t.value for t in resolved if t.anchor == "publication"] == ["", "2030"]


def test_resolve_again() -> None:
    """Resolving is a pure function of the forms and the day: it can be done again when the day is known."""
    before = measured("The ferry sank on Monday and will sail in June.", None).timexes
    after = timexes.resolve(before, "2031-05-14")

    assert [t.value for t in before] == ["", ""]
    assert [t.value for t in after] == ["2031-05-12", "2031-06"]
    assert timexes.resolve(timexes.resolve(after, "2019-01-01"), "2031-05-14") == after


def test_evidence() -> None:
    """Each expression names its anchor, its rule and its unresolved form."""
    timex = measured("The ferry sank yesterday.").timexes[0]

    assert (timex.anchor, timex.rule, timex.form) == (
        "publication",
        "deictic-day",
        "shift unit=D n=-1 grain=D tense=past",
    )


def test_headline_present() -> None:
    """In a headline the present tense tells what was."""
    assert measured("Ferry sinks on Thursday", kind="headline").values() == ["2031-05-08"]


def test_only_readable() -> None:
    """Nothing is read in comments."""
    assert measured("The ferry sank yesterday.", kind="comment").times() == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Let's meet on Friday.", "2031-05-16"),
        ("The report came out on the previous Monday.", "2031-05-05"),
        ("The bridge opens on the following Monday.", "2031-05-19"),
        ("The bridge fell last week - Monday, at noon.", "2031-05-05T12:00"),
        ("They will leave at five-thirty tomorrow evening.", "2031-05-15T17:30"),
        ("The bell rings every day at 3 p.m. here.", "XXXX-XX-XXT15:00"),
        ("The bell rings every evening at 7:13 here.", "XXXX-XX-XXT19:13"),
    ],
)
def test_days_with_clocks_and_requests(text: str, value: str) -> None:
    """Requests look ahead; "previous" counts from publication where no day was told; a set keeps its time of day."""
    assert measured(text).values() == [value]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("The ferry sank on Friday.", "Friday", "2031-05-09"),
        ("It was sold in April.", "April", "2031-04"),
        ("It was sold in Apr. and sank.", "Apr.", "2031-04"),
        ("In the past, it was free.", "the past", "PAST_REF"),
        ("It sails by the end of the month.", "the end of the month", "2031-05"),
        ("The toll will fall by the end of the third quarter.", "the end of the third quarter", "2031-Q3"),
        ("Income fell in the third quarter.", "the third quarter", "2030-Q3"),
        ("Income fell in the quarter ended March 31.", "the quarter", "2031-Q1"),
        ("Income fell in the year ended March 31.", "the year", "P1Y"),
        ("It sank in the early hours of Friday.", "the early hours of Friday", "2031-05-09TMO"),
        ("It sank last fall in the bay.", "last fall", "2030-FA"),
        ("The war lasted from 499 to 493 BC.", "499", "BC0499"),
        ("The wall fell in 146 B.C. at night.", "146 B.C.", "BC0146"),
    ],
)
def test_span(text: str, span: str, value: str) -> None:
    """An expression takes in what narrows it, and no preposition or full stop that only leads to it or ends it."""
    first = measured(text).timexes[0]
    assert (text[first.begin : first.end], first.value) == (span, value)


@pytest.mark.parametrize(
    "text",
    [
        'She said on "This Week" that the bridge was safe.',
        "He told 60 Minutes that the bridge was safe.",
        "They showed that Sun Corp had paid for it.",
        "They will mend it as soon as possible.",
    ],
)
def test_named_after_time(text: str) -> None:
    """A programme or firm called after a time is none."""
    assert measured(text).values() == []


def test_day_after_a_counted_one() -> None:
    """Black Friday follows Thanksgiving, also in years in which it is the fifth Friday of its month."""
    assert measured("Shops open at dawn on Black Friday 2030.").values()[-1][:10] == "2030-11-29"


def test_entries_of_live_pages() -> None:
    """A clock time that heads a line is of the day of publication, whatever day was told before it."""
    text = "9:58 am The river fell last night.\n\n9:30 am The army came at noon."
    assert measured(text).values() == [
        "2031-05-14T09:58",
        "2031-05-13TNI",
        "2031-05-14T09:30",
        "2031-05-14T12:00",
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The shop is open from 3 to 9 p.m. Monday.", ["2031-05-19T15:00", "2031-05-19T21:00"]),
        ("The shop was open between 11 and 1 p.m. that day.", ["2031-05-14T11:00", "2031-05-14T13:00"]),
        ("Doors open 7:30-9 p.m.", ["2031-05-14T19:30", "2031-05-14T21:00"]),
        ("The shop won 3 to 9 prizes.", []),
    ],
)
def test_two_hours_share_what_stands_behind_the_second(text: str, values: list[str]) -> None:
    """Of two hours the first takes morning or afternoon, and the day, from the second."""
    assert [v for v in measured(text).values() if "T" in v] == values


def test_dates_named_again_and_again_are_no_narrative() -> None:
    """An article that comes back to two old months, and tells "last year", still counts its open months from today."""
    again = (
        "Jobs fell in the slump of December 2007 to June 2009, and none was like that of December 2007 to June 2009. "
    )
    text = f"{again}{again}Rents rose last year and fall this year. Jobs passed their peak in March."
    assert measured(text).values()[-1] == "2031-03"


def test_units_that_open_a_sentence() -> None:
    """Hours after something are a duration, wherever they stand; "minutes" that are read are none."""
    assert measured("Hours after the ruling, crowds filled the square.").values() == ["PTXH"]
    assert measured("Nothing was said - weeks after the fire.").values() == ["PXW"]
    assert measured("Minutes were read, and a decade ago they were not.").values() == ["2021"]
    assert measured("More than a decade ago, the mine was sold.").values() == ["2021"]


def test_so_long_in_so_long_is_a_set() -> None:
    """So many hours of each day happen again and again; one expression tells it."""
    assert measured("The post is open 24 hours a day.").times() == [("24 hours a day", "SET", "P1D")]
    assert measured("She works four days a week.").times() == [("four days a week", "SET", "P1W")]
    assert measured("They waited for at least a year.").times() == [("at least a year", "DURATION", "P1Y")]


def test_people_named_after_a_month() -> None:
    """Where somebody is called May, "May" is that person, but for "in May"."""
    text = "Mark May argued with Ilse Holm on Monday. Holm or May will win. May said so in May, and April came."
    assert measured(text).values() == ["2031-05-12", "2031-05", "2031-04"]


def test_a_year_before_what_was_told_not_what_is_to_come() -> None:
    """Words like "a year earlier" go back from the period told, not from a quarter that is still ahead."""
    text = "It closes in the second quarter of next year. Sales in the months to March 30 beat those of a year earlier."
    assert measured(text).values()[-1] == "2030"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two ships a day sail.", [("a day", "SET", "P1D")]),
        ("The mill has been shut since June.", [("June", "DATE", "2030-06")]),
        (
            "They sail on 21, 23 and 25 June.",
            [("21", "DATE", "2031-06-21"), ("23", "DATE", "2031-06-23"), ("25 June", "DATE", "2031-06-25")],
        ),
        ("The dam could one day break.", [("one day", "DATE", "FUTURE_REF")]),
        ("The ferry sank a year ago Tuesday.", [("a year ago Tuesday", "DATE", "2030-05-14")]),
        ("The fall came as a shock.", []),
        (
            "In January or February the court will rule.",
            [("January", "DATE", "2032-01"), ("February", "DATE", "2032-02")],
        ),
        ("The ferry sank this past Monday.", [("this past Monday", "DATE", "2031-05-12")]),
        ("Fares saw an 18p rise.", []),
    ],
)
def test_as_press_text_tells_them(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Rates, lists of days, beginnings, and what only looks like a time (docs/decisions/0109)."""
    assert measured(text).times() == expected
