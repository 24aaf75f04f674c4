"""Numbers, as words and as digits.

In: the lexemes of a stretch of text. Out: :class:`Numeral` after numeral: cardinals ("61,300", "6.2 billion", "three
hundred and two"), fractions ("two thirds", "2 1/2", "one and a half million") and ordinals ("12th", "twenty-first").
Decided here: the arithmetic of English numerals, nothing about what is counted; ranges and units are read elsewhere.

Each lexeme is looked at a bounded number of times (a numeral is at most :data:`_LONGEST` lexemes long).
"""

from __future__ import annotations

from collections.abc import Sequence

from rapporteur.annotate.figures.lexemes import Lexeme, typed_value
from rapporteur.annotate.figures.numerals import Kind, Numeral, word_values

_LONGEST = 24
"""Lexemes in the longest numeral; longer runs of number words are lists or noise."""
_SIGNS = frozenset({"-", "−", "–"})
_MINUS = frozenset({"minus", "negative"})


def find(lexemes: Sequence[Lexeme]) -> list[Numeral]:
    """The numerals among ``lexemes``, in order, none inside another."""
    found: list[Numeral] = []
    parser = _Parser(lexemes)
    i = 0
    while i < len(lexemes):
        numeral = parser.numeral(i) if parser.may_begin(i) else None
        if numeral is None:
            i += 1
        else:
            found.append(numeral)
            i = numeral.last
    return found


class _Parser:
    """Recursive descent over lexemes; every method takes a position and gives (value, next position) or ``None``."""

    def __init__(self, lexemes: Sequence[Lexeme]) -> None:
        self.lexemes = lexemes
        self.words = word_values()

    def may_begin(self, i: int) -> bool:
        lexeme = self.lexemes[i]
        if lexeme.kind == "word":
            return lexeme.norm in self.words or lexeme.norm in ("a", "an") or lexeme.norm in _MINUS
        return lexeme.kind in ("number", "slash", "power", "vulgar", "ordinal") or lexeme.norm in _SIGNS

    def numeral(self, i: int) -> Numeral | None:
        start, sign = self._sign(i)
        kind: Kind = "cardinal"
        article = self._article(start)
        read = self._fraction(start)
        if read is not None:
            kind = "fraction"
        else:
            ordinal = None if article else self._ordinal(start)
            read = ordinal or self._cardinal(start + article, article)
            kind = "ordinal" if ordinal is not None else "cardinal"
            if read is not None and kind == "cardinal":
                read, kind = self._with_fraction(read, start)
        if read is None:
            return None
        value, last = read
        typed = self.lexemes[start].kind != "word"
        return Numeral(
            self.lexemes[i].begin, self.lexemes[last - 1].end, i, last, round(sign * value, 12), kind, typed, article
        )

    def _sign(self, i: int) -> tuple[int, int]:
        """Where the digits begin, and -1 or 1. A hyphen is a minus sign only before digits and behind a gap."""
        lexeme = self.lexemes[i]
        if lexeme.norm in _MINUS and i + 1 < len(self.lexemes):
            return i + 1, -1
        if lexeme.norm not in _SIGNS or i + 1 >= len(self.lexemes) or self.lexemes[i + 1].kind == "word":
            return i, 1
        apart = i == 0 or self.lexemes[i - 1].end < lexeme.begin or self.lexemes[i - 1].norm in ("(", "$", "€", "£")
        apart = apart and (i == 0 or self.lexemes[i - 1].kind != "number")
        touches = lexeme.end == self.lexemes[i + 1].begin
        return (i + 1, -1) if apart and (touches or i == 0) else (i, 1)

    def _article(self, i: int) -> bool:
        """Whether "a" stands before a word that it can count: "a hundred", "a dozen"."""
        if i >= len(self.lexemes) or self.lexemes[i].norm not in ("a", "an") or i + 1 >= len(self.lexemes):
            return False
        return self._part(i + 1) in ("hundred", "scale", "dozen")

    def _part(self, i: int) -> str:
        if not 0 <= i < len(self.lexemes) or self.lexemes[i].kind != "word":
            return ""
        return self.words.get(self.lexemes[i].norm, ("", 0.0))[0]

    def _value(self, i: int) -> float:
        return self.words[self.lexemes[i].norm][1]

    def _touches(self, i: int) -> bool:
        return i > 0 and self.lexemes[i - 1].end == self.lexemes[i].begin

    def _joint(self, i: int) -> int:
        """The position behind a hyphen at ``i`` that joins number words, else ``i``."""
        return i + 1 if i < len(self.lexemes) and self.lexemes[i].norm in ("-", "‑") else i

    # Cardinals

    def _cardinal(self, i: int, article: bool = False) -> tuple[float, int] | None:
        if i >= len(self.lexemes):
            return None
        start = self.lexemes[i]
        if start.kind in ("number", "power", "slash", "vulgar"):
            return self._typed(i)
        if not article and self._part(i) not in ("unit", "teen", "ten", "dozen"):
            return None
        if self._part(i) == "dozen" and not article and start.norm.endswith("s"):
            return None
        value, last = self._spelled(i)
        return self._decimals(value, last)

    def _typed(self, i: int) -> tuple[float, int] | None:
        """Digits, with what multiplies them: "6.2 billion", "10k", "3 hundred and 21", "2 1/2"."""
        lexeme = self.lexemes[i]
        value = typed_value(lexeme)
        if value is None or (self._touches(i) and self.lexemes[i - 1].kind == "word"):
            return None
        last = i + 1
        if lexeme.kind == "number" and last < len(self.lexemes):
            value, last = self._mixed(value, last)
        if lexeme.kind in ("number", "vulgar", "slash", "power"):
            value, last = self._scaled(value, last)
        return value, last

    def _mixed(self, value: float, last: int) -> tuple[float, int]:
        """A whole number with a typed fraction behind it: "2 1/2", "2½"."""
        at = last
        if self.lexemes[at].norm == "-" and self._touches(at) and at + 1 < len(self.lexemes):  # "2-1/2"
            at += self._touches(at + 1) and self.lexemes[at + 1].kind == "slash"
        lexeme = self.lexemes[at]
        more = typed_value(lexeme) if lexeme.kind in ("slash", "vulgar") else None
        if more is not None and more < 1 and value == int(value) and lexeme.begin - self.lexemes[last - 1].end <= 2:
            return value + more, at + 1
        return value, last

    def _scaled(self, value: float, last: int) -> tuple[float, int]:
        """Multiply by the scale words and letters at ``last``; add what is spelled behind them."""
        begun = last
        while last < len(self.lexemes) and last - begun < 3:
            at = self._joint(last) if last == begun and self._part(self._joint(last)) in ("scale", "hundred") else last
            part = self._part(at)
            if part in ("scale", "hundred") or (part == "short"):
                value, last = value * self._value(at), at + 1
                if part == "hundred" or self.lexemes[at].norm == "thousand" or self._adds_hundreds(last):
                    return self._rest(value, last, self._value(at))
            elif part == "letter" and last == begun and self._letter_scales(at):
                return value * self._value(at), at + 1
            elif part == "dozen" and last == begun:
                return value * 12, at + 1
            else:
                break
        return value, last

    def _adds_hundreds(self, i: int) -> bool:
        """Whether spelled hundreds finish the number: "6 million and two hundred"."""
        return self._follows(i - 1, "and") and self._part(i + 1) == "unit" and self._part(i + 2) == "hundred"

    def _letter_scales(self, i: int) -> bool:
        """Whether a lone letter multiplies: "k" always; what the others mean depends on the currency before them."""
        return self.lexemes[i].norm == "k"

    def _rest(self, value: float, last: int, magnitude: float) -> tuple[float, int]:
        """What follows a magnitude: "and 21", "3 hundred and 21"."""
        at = last
        if at < len(self.lexemes) and self.lexemes[at].norm in ("and", "&"):
            at += 1
        if at >= len(self.lexemes) or self.lexemes[at].kind not in ("number", "word"):
            return value, last
        if self.lexemes[at].kind == "number" and (at == last) != (self._part(at + 1) == "hundred"):
            return value, last
        more = self._small(at)
        if more is None or more[0] >= magnitude or more[0] != int(more[0]):
            return value, last
        return value + more[0], more[1]

    def _small(self, at: int) -> tuple[float, int] | None:
        """A number below a thousand, as digits ("21", "3 hundred and 21") or as words."""
        if self._part(at) in ("unit", "teen", "ten"):
            return self._spelled(at, joins=False)
        value = typed_value(self.lexemes[at])
        if value is None:
            return None
        if self._part(at + 1) != "hundred":
            return value, at + 1
        behind = at + 2 + (self._follows(at + 1, "and"))
        more = typed_value(self.lexemes[behind]) if behind < len(self.lexemes) else None
        return (value * 100 + more, behind + 1) if more is not None and more < 100 else (value * 100, at + 2)

    def _spelled(self, i: int, joins: bool = True) -> tuple[float, int]:
        """Number words from ``i`` on, at least one; without ``joins`` no "and" or comma goes on with them."""
        total, group, smallest, at, last = 0.0, None, float("inf"), i, i
        while at < len(self.lexemes) and at - i < _LONGEST:
            part = self._part(at)
            if part not in ("unit", "teen", "ten", "hundred", "scale", "dozen"):
                break
            value = self._value(at)
            if part in ("unit", "teen", "ten"):
                if not _fits(part, group):
                    break
                group = (group or 0.0) + value
            elif part == "hundred":
                if group is not None and not 0 < group < 100:
                    break
                group = (group or 1.0) * 100
            elif part == "dozen" or value > smallest or (group is None and total):
                if part == "dozen":
                    return total + (12 * (group % 100 or 1) + (group // 100) * 100 if group is not None else 12), at + 1
                total, group = (total + (group or 0.0)) * value, None
                smallest = value
            else:
                total, group, smallest = total + (1.0 if group is None else group) * value, None, value
            last = at + 1
            at = self._next(last, total, group, joins)
        return total + (group or 0.0), last

    def _next(self, last: int, total: float, group: float | None, joins: bool) -> int:
        """Where the numeral goes on: behind a hyphen, an "and" or a comma that joins, or right here."""
        stop = len(self.lexemes)
        norm = self.lexemes[last].norm if last < stop else ""
        if norm in ("-", "‑"):
            tens = group is not None and group % 100 in range(20, 100, 10)
            joined = self._part(last + 1) in (("unit",) if tens else ("hundred", "scale"))
            return last + 1 if joined else stop
        if norm in ("and", "&", ",") and joins:
            fits = self._comma_joins if norm == "," else self._and_joins
            return last + 1 if fits(last + 1, total, group) else stop
        return last

    def _comma_joins(self, at: int, total: float, group: float | None) -> bool:
        """Whether a comma joins, as in "three million, two hundred and forty"."""
        if group or not total or self._part(at) not in ("unit", "teen", "ten"):
            return False
        return 100 <= self._spelled(at, joins=False)[0] < 1000

    def _and_joins(self, at: int, total: float, group: float | None) -> bool:
        """Whether "and" joins, as in "two hundred and two": what follows must fit below what is left open."""
        if self._part(at) not in ("unit", "teen", "ten"):
            return False
        more, behind = self._spelled(at, joins=False)
        share = self._denominator(self._joint(behind), more)
        if share is not None and more < share[0]:
            return False
        if group is None:
            return bool(total) and more < 1000
        if group % 100:
            return False
        return more < 100 or (more >= 1000 and more % 1000 == 0 and more / 1000 < 100)

    def _decimals(self, value: float, last: int) -> tuple[float, int]:
        """Decimals in words: "five point five", "nought point eleven"."""
        if last + 1 >= len(self.lexemes) or self.lexemes[last].norm != "point":
            return value, last
        at, digits = last + 1, ""
        while at < len(self.lexemes) and self._part(at) in ("unit", "teen", "ten") and len(digits) < 12:
            more = f"{self._value(at):.0f}"
            if self._part(at) == "ten" and self._part(self._joint(at + 1)) == "unit":
                at = self._joint(at + 1)
                more = f"{float(more) + self._value(at):.0f}"
            digits += more
            at += 1
        return (float(f"{value:.0f}.{digits}"), at) if digits else (value, last)

    # Fractions

    def _fraction(self, i: int) -> tuple[float, int] | None:
        """Read "two thirds", "one-eighth", "half a million", "a quarter"; with the scale they take."""
        if i >= len(self.lexemes):
            return None
        if self.lexemes[i].norm in ("half", "quarter"):
            read: tuple[float, int] | None = (1 / self._value(i), i + 1)
        else:
            read = self._parts(i)
        return None if read is None else self._of_scale(read)

    def _parts(self, i: int) -> tuple[float, int] | None:
        """A numerator and a denominator."""
        if self._article(i) and self._part(i + 1) != "dozen":
            numerator, at = self._spelled(i + 1)
        elif self.lexemes[i].norm in ("a", "an"):
            numerator, at = 1.0, i + 1
        elif self.lexemes[i].kind == "number" and "." not in self.lexemes[i].norm and self._part(i + 1):
            numerator, at = typed_value(self.lexemes[i]) or 0.0, i + 1
        elif self._part(i) in ("unit", "teen", "ten"):
            numerator, at = self._spelled(i)
        else:
            return None
        tens = self._value(at - 1) if self._part(at - 1) == "ten" and self.lexemes[at - 2].norm != "and" else 0.0
        at = self._joint(at)
        if self._part(at) == "parts" and 0 < tens < numerator and self._value(at) < 10:
            return (numerator - tens) / (tens + self._value(at)), at + 1
        denominator = self._denominator(at, numerator)
        if denominator is not None and self._part(at) == "parts" and 2 < denominator[0] <= min(numerator, 4):
            return None  # "four quarters in the red"
        return None if denominator is None or not numerator else (numerator / denominator[0], denominator[1])

    def _denominator(self, at: int, numerator: float) -> tuple[float, int] | None:
        part = self._part(at)
        if part == "parts" or (part == "part" and numerator == 1):
            return self._value(at), at + 1
        if part == "ten" and self._part(self._joint(at + 1)) in ("parts", "firstparts", "ordinal"):
            at, tens = self._joint(at + 1), self._value(at)
            if self._part(at) == "ordinal" and numerator != 1:
                return None
            return (tens + self._value(at), at + 1) if self._value(at) < 10 else None
        if part != "ordinal" or numerator != 1 or self._value(at) == 1:
            return None
        return (self._value(at), at + 1) if self._is_share(at) else None

    def _is_share(self, at: int) -> bool:
        """Whether an ordinal is a share: "a third of", "one-third", "a fifth." but not "a third person"."""
        if self._value(at) == 2:
            return False
        following = self.lexemes[at + 1] if at + 1 < len(self.lexemes) else None
        if following is None or following.norm in ("of", "more", "less", "fewer", "lower", "higher", "as"):
            return True
        if self.lexemes[at - 1].norm == "one":
            return True
        return self.lexemes[at - 1].norm == "-" or (following.kind == "mark" and following.norm in ".,;)")

    def _of_scale(self, read: tuple[float, int]) -> tuple[float, int]:
        """Read "half a million", "two thirds of a million", "half a dozen"."""
        value, last = read
        at = last
        if at < len(self.lexemes) and self.lexemes[at].norm == "of":
            at += 1
        if at < len(self.lexemes) and self.lexemes[at].norm in ("a", "an"):
            at += 1
        if self._part(at) in ("scale", "dozen", "hundred") and (at > last or self._part(at) == "scale"):
            return value * self._value(at), at + 1
        return read

    def _with_fraction(self, read: tuple[float, int], start: int) -> tuple[tuple[float, int], Kind]:
        """A cardinal with a spelled fraction behind it: "two and a half", "3 million and a half", "one over three"."""
        value, last = read
        norm = self.lexemes[last].norm if last < len(self.lexemes) else ""
        if norm in ("and", "&"):
            more = self._fraction(last + 1)
            if more is not None and self._part(last - 1) == "scale" and more[0] < 1:
                return (value + more[0] * self._value(last - 1), more[1]), "fraction"
            if more is not None and (more[0] < 1 or more[0] < value):
                return self._of_scale((value + more[0], more[1])), "fraction"
        if norm in ("over", "out"):
            at = last + 1 + (norm == "out" and self._follows(last, "of"))
            more = self._cardinal(at) if norm == "over" or at > last + 1 else None
            if more is not None and more[0] > value and self.lexemes[start].norm in ("one", "1", "two", "2", "three"):
                return (value / more[0], more[1]), "fraction"
        return read, "cardinal"

    def _follows(self, i: int, norm: str) -> bool:
        return i + 1 < len(self.lexemes) and self.lexemes[i + 1].norm == norm

    # Ordinals

    def _ordinal(self, i: int) -> tuple[float, int] | None:
        """Read "12th", "third", "twenty-first", "one hundred and third"."""
        if i >= len(self.lexemes):
            return None
        if self.lexemes[i].kind == "ordinal":
            digits = self.lexemes[i].norm[:-2]
            return (float(digits), i + 1) if len(digits) <= 9 else None
        if self._part(i) == "ordinal":
            return self._value(i), i + 1
        if self._part(i) == "ten":
            at = self._joint(i + 1)
            if self._part(at) == "ordinal" and self._value(at) < 10:
                return self._value(i) + self._value(at), at + 1
        return None


def _fits(part: str, group: float | None) -> bool:
    """Whether a small number word may follow a group of that size."""
    if group is None:
        return True
    if part == "unit":
        return group % 100 == 0 or (group % 100 >= 20 and group % 10 == 0)
    return group % 100 == 0
