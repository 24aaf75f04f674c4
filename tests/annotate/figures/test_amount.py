"""What two amounts make together."""

from __future__ import annotations

from rapporteur.annotate.figures.amount import Amount, are_two, in_main_unit
from rapporteur.annotate.figures.measure_units import Unit
from rapporteur.annotate.figures.numerals import Numeral

PENNY, POUND, GRAM = Unit("penny", "currency"), Unit("GBP", "currency"), Unit("gram", "weight")


def amount(value: float, unit: Unit | None) -> Amount:
    """A typed amount of one lexeme with its unit behind it."""
    return Amount(0, 2, Numeral(0, 1, 0, 1, value, "cardinal", typed=True), value, unit)


def test_pence_before_pounds() -> None:
    """Pence in a range that ends in pounds are pounds; nothing else is converted."""
    assert in_main_unit(amount(80, PENNY), amount(1.24, POUND)).value == 0.8
    assert in_main_unit(amount(80, GRAM), amount(1.24, POUND)).value == 80


def test_two_units_are_two_things() -> None:
    """Amounts in two units are no range; a unit that only the second has is that of both."""
    assert are_two(amount(44, GRAM), amount(50, POUND), dash=False)
    assert not are_two(amount(44, None), amount(50, POUND), dash=False)
