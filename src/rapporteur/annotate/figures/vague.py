"""Numbers that a text gives by their size alone: "dozens", "tens of thousands", "several hundred", "a handful".

In: lexemes and the exact numerals among them. Out: :class:`Numeral` with the least and the greatest value that the
words allow. Decided here: which words give a size, and how two of them multiply; the sizes are data
(``data/vague_numbers.tsv``). What they count, and whether they count anything, is read elsewhere
(docs/decisions/0108-sizes-are-ranges.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from rapporteur.annotate.figures.lexemes import Lexeme
from rapporteur.annotate.figures.numerals import Numeral, word_values
from rapporteur.language.lexicon import table

_SIZES = ("hundred", "scale", "dozen")
_OF_ITSELF = frozenset({"many", "scores"})


class _Size(msgspec.Struct, frozen=True):
    part: str
    least: float
    greatest: float


@cache
def _sizes() -> dict[str, _Size]:
    rows = table("rapporteur.annotate", "vague_numbers.tsv")
    return {word: _Size(part, float(least), float(greatest)) for word, part, least, greatest in rows}


def find(lexemes: Sequence[Lexeme], numerals: Sequence[Numeral]) -> list[Numeral]:
    """The numerals of a text with the vague ones among them, in order; a vague one takes in the exact one inside it."""
    found: list[Numeral] = []
    taken, k = 0, 0
    for i in range(len(lexemes)):
        while k < len(numerals) and numerals[k].first < i:
            k += 1
        exact = numerals[k] if k < len(numerals) and numerals[k].first == i else None
        if i < taken:
            continue
        inner = i > 1 and lexemes[i - 1].norm == "of" and lexemes[i - 2].norm in _sizes()
        vague = _read(lexemes, i) if exact is None and not inner else None
        chosen = vague or exact
        if chosen is not None:
            found.append(chosen)
            taken = chosen.last
    return found


def _read(lexemes: Sequence[Lexeme], i: int) -> Numeral | None:
    size = _sizes().get(lexemes[i].norm) if lexemes[i].kind == "word" else None
    if size is None or size.part == "":
        return None
    first = i - 1 if i and size.part in ("few", "handful") and lexemes[i - 1].norm == "a" else i
    read = _few(lexemes, i, size) if size.part == "few" else _many(lexemes, i, size)
    if read is None:
        return None
    least, greatest, last = read
    return Numeral(
        lexemes[first].begin, lexemes[last - 1].end, first, last, least, "cardinal", article=first < i, high=greatest
    )


def _norm(lexemes: Sequence[Lexeme], i: int) -> str:
    return lexemes[i].norm if 0 <= i < len(lexemes) else ""


def _few(lexemes: Sequence[Lexeme], i: int, size: _Size) -> tuple[float, float, int] | None:
    """Read "several hundred", "a few dozen", "a couple of million"."""
    at = i + 2 if _norm(lexemes, i + 1) == "of" else i + 1
    part, scale = word_values().get(_norm(lexemes, at), ("", 0.0))
    if part not in _SIZES or _norm(lexemes, at).endswith("s"):
        return None
    if _norm(lexemes, at + 1) == "of" and size.part == "couple":
        return None
    return size.least * scale, max((size.greatest + 1) * scale - 1, size.least * scale), at + 1


def _many(lexemes: Sequence[Lexeme], i: int, size: _Size) -> tuple[float, float, int] | None:
    """Read "dozens", "tens of thousands", "hundreds of millions", "a handful", "scores of"."""
    least, greatest, last = size.least, size.greatest, i + 1
    if _norm(lexemes, i + 1) == "of":
        scaled = _sizes().get(_norm(lexemes, i + 2))
        if scaled is not None and scaled.part == "many":
            base = scaled.least / 2
            least, greatest, last = size.least * base, (min(size.greatest, 999) + 1) * base - 1, i + 3
    alone = last == i + 1
    if alone and (size.part == "lead" or (size.part != "many" and _norm(lexemes, i + 1) != "of")):
        return None
    by_size = _norm(lexemes, i - 1) == "the" and _norm(lexemes, i - 2) in ("in", "into", "by")
    return None if by_size and _norm(lexemes, last) != "of" else (least, greatest, last)
