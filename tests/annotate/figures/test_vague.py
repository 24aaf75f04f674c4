"""Numbers given by their size alone."""

from __future__ import annotations

import pytest

from rapporteur.annotate.figures import lexemes, numbers, vague


def read(text: str) -> list[tuple[float, float | None]]:
    """Least and greatest value of the numerals of a text."""
    split = lexemes.split(text, 0, len(text))
    return [(n.value, n.high) for n in vague.find(split, numbers.find(split))]


@pytest.mark.parametrize(
    ("text", "least", "greatest"),
    [
        ("dozens", 24, 99),
        ("scores of", 40, 199),
        ("hundreds", 200, 999),
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of millions", 200_000_000, 999_999_999),
        ("several hundred", 300, 999),
        ("a few dozen", 24, 119),
        ("a couple of hundred", 200, 299),
        ("a handful of", 2, 9),
    ],
)
def test_sizes(text: str, least: float, greatest: float) -> None:
    """A size is a range from its least value to where the next size begins."""
    assert read(text) == [(least, greatest)]


@pytest.mark.parametrize("text", ["the scores", "tens of people", "in the thousands", "several", "a few"])
def test_no_sizes(text: str) -> None:
    """Words of size that give no number here."""
    assert read(text) == []


def test_exact_numbers_stay() -> None:
    """An exact number is read as before: "three dozen", "5 thousand"."""
    assert read("three dozen and 5 thousand") == [(36, None), (5000, None)]
