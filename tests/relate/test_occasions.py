"""When words were spoken."""

from __future__ import annotations

from datetime import date

from tests.reports import Draft

from rapporteur.relate.occasions import Occasion, gap, occasions

WORDS = '"The lock opens at dawn,"'
MONDAY, FRIDAY = date(2031, 3, 3), date(2031, 3, 7)


def day(when: date) -> Occasion:
    return Occasion(earliest=when, latest=when, told="then")


def only(text: str, when: str = "", value: str = "", published: str | None = "2031-03-07") -> Occasion:
    draft = Draft("a", text, published=published).names("Sela Orrin").says("Sela Orrin", WORDS)
    if when:
        draft.dates(when, value)
    return occasions(draft.read())[0]


def test_the_date_beside_the_verb_is_the_day() -> None:
    """Whether it stands behind the speaker or before the sentence."""
    assert only(f"{WORDS} said Sela Orrin on Monday.", "Monday", "2031-03-03").earliest == MONDAY
    assert only(f"On Monday, {WORDS} said Sela Orrin.", "Monday", "2031-03-03").earliest == MONDAY


def test_a_date_of_another_clause_is_not() -> None:
    """Who resigned on Monday need not have spoken then."""
    found = only(f"{WORDS} said Sela Orrin, who resigned on Monday.", "Monday", "2031-03-03")

    assert (found.earliest, found.told) == (None, "")


def test_a_date_in_the_quoted_words_is_not() -> None:
    """What is promised for Monday was not said on Monday."""
    words = '"The lock opens on Monday,"'
    draft = Draft("a", f"{words} said Sela Orrin.", published="2031-03-07").names("Sela Orrin")
    reading = draft.says("Sela Orrin", words).dates("Monday", "2031-03-10").read()

    assert occasions(reading)[0].told == ""


def test_nothing_is_quoted_before_it_was_said() -> None:
    """The day of publication bounds what has no date, a time zone apart."""
    assert only(f"{WORDS} said Sela Orrin.") == Occasion(latest=date(2031, 3, 8))
    assert only(f"{WORDS} said Sela Orrin.", published=None) == Occasion()


def test_a_weekday_of_saying_is_past() -> None:
    """Even where the promise in it looked ahead and the weekday was read so."""
    draft = Draft("a", f"{WORDS} said Sela Orrin on Friday.", published="2031-03-07").names("Sela Orrin")
    reading = draft.says("Sela Orrin", WORDS).dates("Friday", "2031-03-14", form="weekday weekday=5 tense=future")

    assert occasions(reading.read())[0].earliest == FRIDAY


def test_a_further_remark_is_of_the_same_day() -> None:
    """By the same speaker, in marks, in a report of those days; it is not told so."""
    text = f'{WORDS} said Sela Orrin on Monday. "And not before," said Ms Orrin.'
    draft = Draft("a", text, published="2031-03-04").names("Sela Orrin", "Ms Orrin").says("Sela Orrin", WORDS)
    second = occasions(draft.says("Ms Orrin", '"And not before,"').dates("Monday", "2031-03-03").read())[1]

    assert (second.earliest, second.told) == (MONDAY, "")


def test_gaps() -> None:
    """Known days lie apart; an open end, or a week that holds the day, leaves none."""
    week = Occasion(earliest=MONDAY, latest=date(2031, 3, 9))

    assert gap(day(MONDAY), day(FRIDAY)) == gap(day(FRIDAY), day(MONDAY)) == 4
    assert gap(day(FRIDAY), Occasion(latest=date(2031, 3, 5))) == 2
    assert gap(day(MONDAY), Occasion(latest=FRIDAY)) == gap(day(FRIDAY), week) == 0


def test_two_weekdays_without_a_date_lie_apart() -> None:
    """As far as the week goes round."""
    assert gap(Occasion(weekday=1), Occasion(weekday=7)) == 1
    assert gap(Occasion(weekday=1), Occasion()) == 0


def test_a_bare_year_is_no_day_of_saying() -> None:
    """Whoever "has led it since 2015" has not spoken then: the remark is of the day of the report, not of 2015."""
    text = '"We buy the best," Ruben Cass, who has run the works since 2015, told reporters.'
    draft = Draft("a", text, published="2022-10-14").names("Ruben Cass").says("Ruben Cass", '"We buy the best,"')

    (occasion,) = occasions(draft.dates("2015", "2015").read())

    assert occasion.told == ""
