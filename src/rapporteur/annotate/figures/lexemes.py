"""The smallest pieces that figures and times are written with.

In: a text and a stretch of it. Out: :class:`Lexeme` after lexeme: words, numbers as they are typed, clock times, marks.
Decided here: what counts as one typed number ("61,300", "1 234 567", "2.48×10−5", "3/4"), and that letters and digits
always part ("10k" is two lexemes that touch), so that the grammars alone say what they mean together.

One alternation, every branch of it linear: a megabyte of digits or slashes is read in one pass.
"""

from __future__ import annotations

import math
import re
import unicodedata

import msgspec

_GAPS = " \u00a0\u2009\u202f"
_THIN = "\u00a0\u2009\u202f"

_LEXEME = re.compile(
    rf"""
      (?P<link>(?:https?://|www\.)\S+)
    | (?P<vulgar>[¼-¾⅐-⅞])
    | (?P<word>[oO]['’]clock(?![^\W_])|(?:B\.[ ]?C\.(?:[ ]?E\.)?|A\.[ ]?D\.)(?![^\W_])|[^\W\d_]+)
    | (?P<iso>(?<![\d.])\d{{4}}-\d{{1,2}}-\d{{1,2}}(?:T\d\d:\d\d(?::\d\d)?(?:\.\d{{1,9}})?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d))
    | (?P<date>(?<![\d.])\d{{1,4}}(?P<mark>[/.])\d{{1,2}}(?P=mark)\d{{1,4}}(?![\d/]|\.\d))
    | (?P<clock>\d{{1,2}}:\d\d(?::\d\d)?(?![\d:]))
    | (?P<decade>(?<![\d.,])(?:\d\d)?\d0['’]?s(?![^\W_]))
    | (?P<ordinal>(?<![\d.])\d+(?:st|nd|rd|th)(?![^\W_]))
    | (?P<power>(?<![\d.,])\d+(?:\.\d+)?(?:\^[+\-−]{{0,2}}\d+|[eE][+\-−]?\d{{1,3}}(?![^\W_])|[x×]10\^?[+\-−]?\d{{1,3}}))
    | (?P<slash>(?<![\d./])\d+/\d+(?![\d/]|\.\d))
    | (?P<code>(?<![\d.])\d+(?:\.\d+){{2,}})
    | (?P<number>
          \d{{1,3}}(?:,\d{{3}}(?!\d))+(?:\.\d+)?
        | (?<![\d.,])\d{{1,3}}(?:[{_THIN}]\d{{3}}(?!\d))+(?:\.\d+)?
        | (?<![\d.,])\d{{1,3}}(?:\ \d{{3}}(?!\d)){{2,}}(?:\.\d+)?
        | (?<![\d.,])\d{{1,3}}\ 000(?!\d)
        | (?<![\d,.])\d+,\d{{1,2}}(?![\d,]|\.\d)
        | \d+(?:\.\d+)?
        | (?<![^\s(\[{{$€£¥−+-])\.\d+ )
    | (?P<possessive>['’]s(?![^\W_]))
    | (?P<gap>\n[ \t\r{_THIN}]*\n)
    | (?P<mark_>[^\w\s]|_)
    """,
    re.VERBOSE,
)


class Lexeme(msgspec.Struct, frozen=True, gc=False):
    """One piece of text, ``begin:end`` in code points. ``norm`` is the word in lower case, else as it stands.

    ``kind`` is ``word``, ``number``, ``ordinal`` ("12th"), ``slash`` ("3/4"), ``power`` ("1e6"), ``vulgar`` ("½"),
    ``decade`` ("1980s"), ``clock`` ("8:30"), ``date`` ("28/06/2019"), ``iso`` ("2019-06-28"), ``code`` ("1.2.3"),
    ``link``, ``possessive`` ("'s"), ``gap`` (a blank line) or ``mark`` (any other sign).
    """

    begin: int
    end: int
    kind: str
    norm: str


def split(text: str, begin: int, end: int) -> list[Lexeme]:
    """The lexemes of ``text[begin:end]`` in order; white space inside a line gives none."""
    found: list[Lexeme] = []
    for match in _LEXEME.finditer(text, begin, end):
        kind = match.lastgroup or "mark"
        norm = match.group()
        if kind == "word":
            norm = norm.lower().replace("’", "'").replace(".", "").replace(" ", "")
        elif kind == "mark_":
            kind = "mark"
        found.append(Lexeme(match.start(), match.end(), kind, norm))
    return found


def typed_value(lexeme: Lexeme) -> float | None:
    """The number that a ``number``, ``slash``, ``power`` or ``vulgar`` lexeme stands for."""
    norm = lexeme.norm.replace("−", "-")
    if lexeme.kind == "number":
        return _plain(norm)
    if lexeme.kind == "slash":
        numerator, _, denominator = norm.partition("/")
        return _short(numerator) / _short(denominator) if _short(denominator) else None
    if lexeme.kind == "vulgar":
        return round(unicodedata.numeric(norm), 12)
    return _power(norm) if lexeme.kind == "power" else None


def _short(digits: str) -> float:
    """The digits as a number; 0 when there are so many that they are no number anybody reads."""
    return float(digits) if len(digits) <= 30 else 0.0


def _plain(norm: str) -> float | None:
    for gap in _GAPS:
        norm = norm.replace(gap, "")
    head, _, tail = norm.partition(",")
    if "," in norm and len(tail) <= 2:
        norm = f"{head}.{tail}"
    norm = norm.replace(",", "")
    return float(norm) if len(norm) <= 40 else None


def _power(norm: str) -> float | None:
    base, mark, exponent = next(norm.partition(m) for m in ("^", "x10", "×10", "e", "E") if m in norm)
    if len(base) > 30 or len(exponent.strip("^+-")) > 3:
        return None
    digits = exponent.lstrip("^")
    sign = -1 if digits.startswith("-") else 1
    number = sign * int(digits.lstrip("+-"))
    try:
        value = float(base) ** number if mark == "^" else float(f"{base}e{number}")
    except (OverflowError, ZeroDivisionError):
        return None
    return value if math.isfinite(value) else None
