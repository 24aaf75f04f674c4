"""Two values of one measured thing."""

from __future__ import annotations

import pytest

from rapporteur.model import Quantity
from rapporteur.relate.compare.measures import compare, dimension, significant


def quantity(value: float, unit: str = "person", **more: object) -> Quantity:
    fields = {"approximate": False, "measures": "", **more}
    return Quantity(begin=0, end=1, value=value, unit=unit, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (quantity(18), quantity(18), "equal"),
        (quantity(2, "hour"), quantity(120, "minute"), "unit"),
        (quantity(12_400), quantity(12_000, approximate=True), "rounding"),
        (quantity(3.62e9, "crown"), quantity(3.6e9, "crown", approximate=True), "rounding"),
        (quantity(31), quantity(30, bound="at least", approximate=True), "bound"),
        (quantity(12), quantity(10, high=15), "hedge"),
        (quantity(48, "kilometer"), quantity(30, "mile"), "rounding"),
        (quantity(40, "kilometer"), quantity(30, "mile"), "different"),
        (quantity(61, "percent"), quantity(61.3, "percent"), "rounding"),
        (quantity(61, "percent"), quantity(58, "percent"), "different"),
        (quantity(2_340), quantity(2_200, approximate=True), "hedge"),
        (quantity(50, "minute"), quantity(40, "minute"), "different"),
        (quantity(48), quantity(63), "different"),
        (quantity(5), quantity(5.4), "different"),
    ],
)
def test_relation(left: Quantity, right: Quantity, relation: str) -> None:
    """A value given roughly stands for every value that rounds to it; an exact one only for itself."""
    assert (compare(left, right).relation, compare(right, left).relation) == (relation, relation)


def test_units_of_one_dimension_share_it() -> None:
    """Minutes and hours measure time; soldiers measure nothing but soldiers."""
    assert (dimension("hour"), dimension("soldier")) == (("time", 3600.0), ("soldier", 1.0))


@pytest.mark.parametrize(
    ("value", "figures"), [(54_000, 2), (2_340, 3), (1.5, 2), (0.05, 1), (7, 1), (0, 1), (1e12, 1)]
)
def test_significant_figures(value: float, figures: int) -> None:
    """Zeros at the end of a whole number are taken for rounding."""
    assert significant(value) == figures
