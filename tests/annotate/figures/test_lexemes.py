"""What counts as one typed piece."""

import pytest

from rapporteur.annotate.figures import lexemes


def kinds(text: str) -> list[tuple[str, str]]:
    return [(x.kind, text[x.begin : x.end]) for x in lexemes.split(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("61,300", "number"),
        ("61\u202f300", "number"),
        ("3/8", "slash"),
        ("½", "vulgar"),
        ("2.5×10−3", "power"),
        ("12th", "ordinal"),
        ("1970s", "decade"),
        ("8:30", "clock"),
        ("28/06/2031", "date"),
        ("28.06.2031", "date"),
        ("2031-06-28", "iso"),
        ("2031-06-28T08:00Z", "iso"),
        ("1.2.3.4", "code"),
        ("https://example.org/1,2", "link"),
        ("o'clock", "word"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    """A typed number, date or clock is one lexeme."""
    assert kinds(text) == [(kind, text)]


def test_letters_and_digits_part() -> None:
    """Letters and digits are never one lexeme, nor is a possessive part of its word."""
    assert kinds("40k week's") == [("number", "40"), ("word", "k"), ("word", "week"), ("possessive", "'s")]


def test_offsets() -> None:
    """Offsets count in the whole text, and the pieces lie in the stretch asked for."""
    text = "x 7 men y"
    assert [(x.begin, x.end) for x in lexemes.split(text, 2, 7)] == [(2, 3), (4, 7)]
