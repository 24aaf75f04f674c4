"""The quantities of a report as they are compared."""

from __future__ import annotations

import pytest
from tests.reports import Draft

from rapporteur.relate import amounts
from rapporteur.relate.amounts import Amount


def only(draft: Draft) -> Amount:
    (amount,) = amounts.of(draft.read())
    return amount


def value(draft: Draft) -> tuple[float, str, str]:
    amount = only(draft)
    return amount.quantity.value, amount.quantity.unit, amount.rate


def test_a_fraction_of_something_is_a_percentage() -> None:
    """Three fifths of the water are 60 per cent of it; a third is not 33.3 exactly; half a mile is a length."""
    fifths = Draft("a", "Three fifths of the water come from the river.").counts("Three fifths", 0.6, "water")
    third = Draft("b", "A third of the shares are pledged.").counts("A third", 1 / 3, "share")
    mile = Draft("c", "Homes within half a mile were cleared.").counts("half a mile", 0.5, "mile")

    assert (value(fifths)[:2], only(fifths).quantity.approximate) == ((60.0, "percent"), False)
    assert (value(third)[:2], only(third).quantity.approximate) == ((33.3, "percent"), True)
    assert value(mile)[:2] == (0.5, "mile")


@pytest.mark.parametrize(
    ("text", "passage", "unit", "rate"),
    [
        ("It will pay 27.50 francs a share in cash.", "27.50 francs", "franc", "share"),
        ("It will pay $50 per share.", "$50", "USD", "share"),
        ("They get 27 francs for every share.", "27 francs", "franc", "share"),
        ("Some 450 cubic metres are to pass the dam every second.", "450 cubic metres", "cubic metre", "second"),
        ("It cost 40 million crowns a year after the war.", "40 million crowns", "crown", ""),
        ("The company is worth 3 billion francs.", "3 billion francs", "franc", ""),
    ],
)
def test_what_is_given_for_each_of_something(text: str, passage: str, unit: str, rate: str) -> None:
    """The price of a share is not that of the company."""
    assert only(Draft("a", text).counts(passage, 1.0, unit)).rate == rate


def test_a_unit_per_another_is_an_amount_with_a_rate() -> None:
    """Litres a second are volumes, and meet cubic metres a second."""
    draft = Draft("a", "Some 450 litres a second pass.").counts("450 litres a second", 450, "litre per second")

    assert value(draft) == (450, "litre", "second")


def test_pieces_of_one_amount_are_put_together() -> None:
    """An hour and ten minutes is one length, 27 francs 50 one price."""
    talk = Draft("a", "They spoke for an hour and ten minutes.").counts("ten minutes", 10, "minute")
    talk.dates("an hour", "PT1H", kind="DURATION")
    price = Draft("b", "They get 27 francs 50 each.").counts("27 francs", 27, "franc").counts("50", 50, "")
    flight = Draft("c", "It took two hours and five minutes.").counts("two hours", 2, "hour")
    flight.counts("five minutes", 5, "minute")

    assert [value(d)[:2] for d in (talk, price, flight)] == [(70, "minute"), (27.5, "franc"), (125, "minute")]
    assert talk.text[only(talk).quantity.begin :].startswith("an hour and ten")


def test_an_hour_without_a_number_is_a_length() -> None:
    """What is told of it ("more than", "about") makes it a bound or rough."""
    long = Draft("a", "They spoke for more than an hour.").dates("more than an hour", "PT1H", kind="DURATION")
    half = Draft("b", "They spoke for about half an hour.").dates("half an hour", "PT30M", kind="DURATION")

    assert (only(long).quantity.value, only(long).quantity.bound) == (60, "at least")
    assert (only(half).quantity.value, only(half).quantity.approximate) == (30, True)


def test_two_things_side_by_side_stay_two() -> None:
    """Money and people, and two lengths with a word between, are no pieces of one amount."""
    draft = Draft("a", "It gave 27 francs to 50 people in two hours or ten minutes.").counts("27 francs", 27, "franc")
    draft.counts("50 people", 50, "people").counts("two hours", 2, "hour").counts("ten minutes", 10, "minute")

    assert [a.quantity.value for a in amounts.of(draft.read())] == [27, 50, 2, 10]


def test_a_sum_in_other_money_is_the_same_sum() -> None:
    """What stands in brackets behind a sum is its conversion, and no second figure."""
    draft = Draft("a", "The damage was put at $US1 million ($1.52 million).").counts("$US1 million", 1e6, "USD")

    assert value(draft.counts("$1.52 million", 1.52e6, "USD"))[:2] == (1e6, "USD")


@pytest.mark.parametrize(
    ("text", "passage"), [("The captain of flight 418 rose.", "418"), ("Day three begins.", "three")]
)
def test_a_number_that_tells_which_one_counts_nothing(text: str, passage: str) -> None:
    """Flight 418 is one flight."""
    assert not list(amounts.of(Draft("a", text).counts(passage, 3, "").read()))


def test_the_how_manieth_is_a_figure() -> None:
    """Two reports may agree, or not, that it was their third meeting."""
    (third,) = amounts.of(Draft("a", "It was their third meeting.").read())

    assert (third.quantity.value, third.quantity.unit, third.quantity.head) == (3.0, "order of meeting", "meeting")
