"""The arithmetic of English numerals."""

import pytest

from rapporteur.annotate.figures import lexemes, numbers


def read(text: str) -> list[tuple[str, float, str]]:
    found = numbers.find(lexemes.split(text, 0, len(text)))
    return [(text[n.begin : n.end], n.value, n.kind) for n in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("61,300", 61300),
        ("61 300 000", 61_300_000),
        ("3.25", 3.25),
        (".75", 0.75),
        ("4,5", 4.5),
        ("-12", -12),
        ("minus nine", -9),
        ("2e6", 2_000_000),
        ("seventeen", 17),
        ("forty-two", 42),
        ("two hundred and six", 206),
        ("three hundred and six thousand", 306_000),
        ("two thousand and nine", 2009),
        ("nine million two hundred", 9_000_200),
        ("three million, two hundred and forty", 3_000_240),
        ("a hundred", 100),
        ("a dozen", 12),
        ("four dozen", 48),
        ("half a dozen", 6),
        ("6.2 billion", 6.2e9),
        ("15 thousand", 15_000),
        ("40k", 40_000),
        ("9bn", 9e9),
        ("4 thousand 3 hundred and 21", 4321),
        ("12 lakh", 1_200_000),
        ("five point two", 5.2),
        ("nought point nought four", 0.04),
        ("half", 0.5),
        ("two thirds", 2 / 3),
        ("seven-eighths", 0.875),
        ("3/8", 0.375),
        ("2 1/4", 2.25),
        ("2½", 2.5),
        ("two and a half", 2.5),
        ("three million and a half", 3_500_000),
        ("half a million", 500_000),
        ("two thirds of a million", 2e6 / 3),
        ("twenty-three fifths", 4.6),
        ("one in the", 1),
    ],
)
def test_value(text: str, value: float) -> None:
    """Digits, words, scales and fractions become the number they stand for."""
    assert read(text)[0][1] == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between one hundred and two hundred", [100, 200]),
        ("one one two", [1, 1, 2]),
        ("1, 234", [1, 234]),
        ("22,24,26", [22, 24, 26]),
        ("twenty twenty", [20, 20]),
        ("4000 3 hundred", [4000, 300]),
        ("5 million and 300,000", [5_000_000, 300_000]),
    ],
)
def test_several(text: str, values: list[float]) -> None:
    """Numbers that stand side by side stay apart."""
    assert [value for _, value, _ in read(text)] == values


@pytest.mark.parametrize(("text", "value"), [("9th", 9), ("third", 3), ("twenty-first", 21), ("112th", 112)])
def test_ordinal(text: str, value: float) -> None:
    """Ordinals are told from cardinals."""
    assert read(text) == [(text, value, "ordinal")]


@pytest.mark.parametrize("text", ["a third person", "the second time", "fourth quarter"])
def test_ordinal_is_no_share(text: str) -> None:
    """An ordinal before a noun is no fraction."""
    assert "fraction" not in [kind for words, _, kind in read(text) if words != "quarter"]


@pytest.mark.parametrize("text", ["1/0", "9^999", "1e999", "1" * 400])
def test_no_number(text: str) -> None:
    """What has no value that a float can hold is no numeral."""
    assert read(text) == []
