"""How many times one amount is another: "tenfold", "twice as many", "three times the size", "double the rate".

In: lexemes and the numerals among them. Out: the numerals with those that such words stand for; whether "times" behind
a number is a unit. Decided here: "twice" and "double" are numbers only before what they compare with; "three times" is
a ratio there and a count of occasions elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapporteur.annotate.figures.lexemes import Lexeme
from rapporteur.annotate.figures.measure_units import Unit
from rapporteur.annotate.figures.numerals import Numeral, word_values
from rapporteur.language.lexicon import words

TIMES = Unit("times", "ratio")
_FOLD = "fold"
_MULTIPLIERS = {"twice": 2.0, "thrice": 3.0}
_SCALED = {"double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0}
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "that", "what"})
_MORE = frozenset({"more", "higher", "larger", "bigger", "greater", "faster", "less", "lower", "smaller", "likelier"})
_MANY = frozenset(
    {"many", "much", "high", "large", "big", "long", "fast", "likely", "great", "expensive", "heavy", "good"}
)


def find(lexemes: Sequence[Lexeme], numerals: Sequence[Numeral]) -> list[Numeral]:
    """The numerals in order, with "twice", "double" and "tenfold" among them where they compare."""
    found = [*numerals]
    for i, lexeme in enumerate(lexemes):
        value = _value(lexemes, i) if lexeme.kind == "word" else None
        if value is not None:
            found.append(Numeral(lexeme.begin, lexeme.end, i, i + 1, value, "cardinal"))
    return sorted(found, key=lambda n: n.first)


def _value(lexemes: Sequence[Lexeme], i: int) -> float | None:
    norm = lexemes[i].norm
    if norm.endswith(_FOLD):
        part, value = word_values().get(norm.removesuffix(_FOLD), ("", 0.0))
        return value if part in ("unit", "teen", "ten", "hundred", "scale") else None
    multiple = _MULTIPLIERS.get(norm) or (_SCALED.get(norm) if _norm(lexemes, i + 1) not in ("as", *_MORE) else None)
    return multiple if multiple and _compares(lexemes, i + 1) else None


def is_unit(lexemes: Sequence[Lexeme], i: int) -> int:
    """The lexeme behind the unit at ``i``, 0 where there is none: "times" before what is compared with, "tenfold"."""
    if i and lexemes[i - 1].norm in (*_MULTIPLIERS, *_SCALED):
        return i
    if i and lexemes[i - 1].kind == "word" and lexemes[i - 1].norm.endswith(_FOLD):
        return i
    return i + 1 if _norm(lexemes, i) == "times" and _compares(lexemes, i + 1) else 0


def _norm(lexemes: Sequence[Lexeme], i: int) -> str:
    return lexemes[i].norm if i < len(lexemes) else ""


def _compares(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Whether what is compared with begins at ``i``: "as many", "the size", "more", "what"."""
    norm, after = _norm(lexemes, i), _norm(lexemes, i + 1)
    if norm == "as":
        return after in _MANY
    sized = after in words("rapporteur.annotate", "multiple_nouns.txt")
    return norm in _MORE or norm == "what" or (norm in ("the", *_POSSESSIVES) and sized)
