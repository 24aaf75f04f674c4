"""What belongs to a number on either side of it."""

from __future__ import annotations

import pytest

from rapporteur.annotate.figures import amounts, lexemes, numbers
from rapporteur.annotate.figures.amount import Amount


def read(text: str) -> list[Amount]:
    split = lexemes.split(text, 0, len(text))
    return amounts.find(text, split, numbers.find(split))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$ 75 million", 75e6, "USD"),
        ("£5m", 5e6, "GBP"),
        ("5m", 5, "meter"),
        ("10M", 10e6, None),
        ("1.2b", 1.2e9, None),
        ("$15.40/hour", 15.4, "USD per hour"),
        ("per cent of 20", 20, "percent"),
        ("20 (kg)", 20, "kilogram"),
        ('a 9" plate', 9, "inch"),
        ("2 1/2 in thick", 2.5, "inch"),
        ("thirteen dollars and forty-five cents", 13.45, "USD"),
    ],
)
def test_unit(text: str, value: float, unit: str | None) -> None:
    """Currency, scale letter and unit are read with the number."""
    (amount,) = read(text)
    assert (amount.value, amount.unit and amount.unit.name) == (pytest.approx(value), unit)


def test_closing_mark_is_no_inch() -> None:
    """A double quotation mark that closes a quotation is no sign of inches."""
    (amount,) = read('He read "Room 9" aloud.')
    assert amount.unit is None


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("44 to 50 mg", (44, 50)),
        ("44 mg to 50 mg", (44, 50)),
        ("between 44 and 50 mg", (44, 50)),
        ("3.5–4.0 kg", (3.5, 4)),
        ("2 to 3 million", (2e6, 3e6)),
    ],
)
def test_range(text: str, ends: tuple[float, float]) -> None:
    """Two numbers with one unit are one amount."""
    (amount,) = read(text)
    assert (amount.value, amount.high) == ends


@pytest.mark.parametrize("text", ["44 ml to 50 mg", "rose from 5 to 8 mg", "44 and 50 mg", "8 to 4 mg", "a 3-1 win"])
def test_two_amounts(text: str) -> None:
    """Other units, a change, a list, a fall and a score are two amounts."""
    assert len(read(text)) == 2


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("about 9 kg", "about"),
        ("an estimated 9 kg", "about"),
        ("9 kg or so", "about"),
        ("no fewer than 9 kg", "least"),
        ("9 kg or more", "least"),
        ("just under 9 kg", "most"),
        ("9 kg", ""),
    ],
)
def test_hedge(text: str, hedge: str) -> None:
    """The hedge before or behind a number is told by its kind."""
    assert read(text)[0].hedge == hedge
