"""Units as they stand behind and before a number."""

from __future__ import annotations

import pytest

from rapporteur.annotate.figures import lexemes, measure_units


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("percent", "percent", "ratio"),
        ("minute", "minute", "time"),
        ("centuries", "century", "time"),
        ("square metres", "square meter", "physical"),
        ("km/h", "kilometer per hour", "physical"),
        ("kilometres per hour", "kilometer per hour", "physical"),
        ("degrees Fahrenheit", "degree Fahrenheit", "physical"),
        ("MB", "megabyte", "physical"),
        ("mb", "megabit", "physical"),
        ("Canadian dollars", "CAD", "currency"),
        ("rupees", "INR", "currency"),
        ("francs", "franc", "currency"),
    ],
)
def test_behind(text: str, name: str, kind: str) -> None:
    """Words in any case and number, signs in their case."""
    found = measure_units.behind(text, lexemes.split(text, 0, len(text)), 0)
    assert found is not None
    assert (found[0].name, found[0].kind) == (name, kind)


@pytest.mark.parametrize("text", ["men", "kmx", "L-202", "Kg5"])
def test_no_unit(text: str) -> None:
    """A word that only begins like a unit is none."""
    assert measure_units.behind(text, lexemes.split(text, 0, len(text)), 0) is None


@pytest.mark.parametrize(("text", "name"), [("US$", "USD"), ("$", "USD"), ("€", "EUR"), ("EUR", "EUR"), ("Rs", "INR")])
def test_before(text: str, name: str) -> None:
    """Signs and codes of currencies before a number."""
    split = lexemes.split(f"{text} 5", 0, len(text) + 2)
    found = measure_units.before(f"{text} 5", split, len(split) - 1)
    assert found is not None
    assert found[0].name == name


def test_tied_by_hyphen() -> None:
    """A hyphen may tie the unit to its number."""
    found = measure_units.behind("5-minute", lexemes.split("5-minute", 0, 8), 1)
    assert found is not None
    assert (found[0].name, found[1]) == ("minute", 3)
