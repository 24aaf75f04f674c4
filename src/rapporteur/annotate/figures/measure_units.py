"""Units of measure and currencies as they stand beside a number.

In: lexemes and the position of a number. Out: :class:`Unit` and where it ends or begins. Decided here: which name a
unit gets ("minute", "percent", "kilometer per hour", "USD"); nothing is converted. Surfaces are data
(``data/units.tsv``, ``data/currencies.tsv``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

import msgspec

from rapporteur.annotate.figures.lexemes import Lexeme, split
from rapporteur.language.lexicon import table

_PACKAGE = "rapporteur.annotate"
_HYPHENS = frozenset("-‑–")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_PER = re.compile(r"per|an?|each|every")

Kind = Literal["ratio", "time", "physical", "currency"]


class Unit(msgspec.Struct, frozen=True):
    """A unit's name and kind."""

    name: str
    kind: str


class _Surface(msgspec.Struct, frozen=True):
    """A way a unit is written: its lexemes, exactly or in lower case, and how it must stand."""

    lexemes: tuple[str, ...]
    unit: Unit
    way: str


@cache
def _units() -> dict[str, list[_Surface]]:
    """First lexeme in lower case to the surfaces that begin so, the longest first."""
    rows = [(s, Unit(name, kind), way) for s, name, kind, way in table(_PACKAGE, "units.tsv")]
    rows += [(s, Unit(name, "currency"), way) for s, name, way in table(_PACKAGE, "currencies.tsv")]
    found: dict[str, list[_Surface]] = {}
    for surface, unit, way in rows:
        for spelling in _spellings(surface, way):
            parts = tuple(spelling[x.begin : x.end] for x in split(spelling, 0, len(spelling)))
            found.setdefault(parts[0].lower(), []).append(_Surface(parts, unit, way))
    for surfaces in found.values():
        surfaces.sort(key=lambda s: (-len(s.lexemes), s.way == "word"))
    return found


def _spellings(surface: str, way: str) -> list[str]:
    """The surface and, of a word, its plural ("kilometer per hour": "kilometers per hour")."""
    if way not in ("word", "behind"):
        return [surface]
    if surface.count(" ") == 1 and way == "word":  # "a 12,500-square-foot hall"
        return [*_forms(surface), surface.replace(" ", "-")]
    return _forms(surface)


def _forms(surface: str) -> list[str]:
    """Singular and plural."""
    first, per, rest = surface.partition(" per ")
    head, _, tail = first.partition(" ")
    if head == "degree" and tail:
        return [surface, f"degrees {tail}"]
    if first == "per cent" or not first.endswith(("s", "feet", "%")):
        plural = first[:-1] + "ies" if first.endswith("y") and first[-2:-1] not in tuple("aeou") else f"{first}s"
        return [surface, f"{plural}{per}{rest}"]
    return [surface]


def behind(text: str, lexemes: Sequence[Lexeme], i: int) -> tuple[Unit, int] | None:
    """The unit that begins at lexeme ``i``, right behind a number, and the lexeme behind it."""
    if i >= len(lexemes):
        return None
    at = i + 1 if lexemes[i].norm in _HYPHENS and _touches(lexemes, i) and i + 1 < len(lexemes) else i
    bracket = lexemes[at].norm if lexemes[at].norm in _BRACKETS else ""
    if bracket:
        inner = _surface(text, lexemes, at + 1, True) if at + 1 < len(lexemes) else None
        closed = inner is not None and inner[1] < len(lexemes) and lexemes[inner[1]].norm == _BRACKETS[bracket]
        return (inner[0], inner[1] + 1) if inner is not None and closed and inner[0].kind == "physical" else None
    found = _surface(text, lexemes, at, at == i)
    return None if found is None else _per(text, lexemes, *found)


def _touches(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Whether the lexeme stands right behind the one before it."""
    return i > 0 and lexemes[i - 1].end == lexemes[i].begin


def _surface(text: str, lexemes: Sequence[Lexeme], i: int, free: bool) -> tuple[Unit, int] | None:
    for surface in _units().get(lexemes[i].norm.lower(), ()):
        if surface.way == "prefix" or not _stands(text, lexemes, i, surface):
            continue
        if surface.way == "touching" and not (free and _touches(lexemes, i)):
            continue
        if surface.way == "sign" and surface.unit.kind == "currency" and _leads(lexemes, i + len(surface.lexemes)):
            continue
        return surface.unit, i + len(surface.lexemes)
    return None


def _leads(lexemes: Sequence[Lexeme], i: int) -> bool:
    """Whether a sign before lexeme ``i`` belongs to the number there: "£24m-£32m"."""
    return i < len(lexemes) and lexemes[i].kind == "number" and _touches(lexemes, i)


def _stands(text: str, lexemes: Sequence[Lexeme], i: int, surface: _Surface) -> bool:
    window = lexemes[i : i + len(surface.lexemes)]
    if len(window) < len(surface.lexemes):
        return False
    exact = surface.way not in ("word", "behind")
    words = (text[x.begin : x.end] if exact else x.norm for x in window)
    if not all(word == part for word, part in zip(words, surface.lexemes, strict=True)):
        return False
    last = window[-1]
    if not exact or last.kind != "word":
        return True
    after = text[last.end : last.end + 2]
    return not after[:1].isalnum() and not (after[:1] == "-" and after[1:].isdigit())


def _per(text: str, lexemes: Sequence[Lexeme], unit: Unit, last: int) -> tuple[Unit, int]:
    """The unit with what it is counted by: "miles an hour", "per kilogram"; money a day stays money."""
    slash = last < len(lexemes) and lexemes[last].norm == "/"
    if last + 1 >= len(lexemes) or not (slash or _PER.fullmatch(lexemes[last].norm)) or " per " in unit.name:
        return unit, last
    by = _surface(text, lexemes, last + 1, True)
    if by is None or by[0].kind not in ("time", "physical") or (not slash and lexemes[last].norm in ("each", "every")):
        return unit, last
    joined = slash or lexemes[last].norm == "per" or (unit.kind == "physical" and by[0].name in ("hour", "second"))
    return (Unit(f"{unit.name} per {by[0].name}", unit.kind), by[1]) if joined else (unit, last)


def before(text: str, lexemes: Sequence[Lexeme], i: int) -> tuple[Unit, int] | None:
    """The currency that ends right before lexeme ``i``, and its first lexeme."""
    for length in (4, 3, 2, 1):
        first = i - length
        if first < 0:
            continue
        for surface in _units().get(lexemes[first].norm.lower(), ()):
            fits = surface.unit.kind == "currency" and surface.way in ("sign", "prefix")
            if fits and len(surface.lexemes) == length and _exact(text, lexemes, first, surface):
                return surface.unit, first
    return None


def _exact(text: str, lexemes: Sequence[Lexeme], first: int, surface: _Surface) -> bool:
    begin = lexemes[first].begin
    if begin and text[begin - 1].isalnum():
        return False
    window = lexemes[first : first + len(surface.lexemes)]
    lettered = len(window) > 1 and len(surface.lexemes[0]) == 1 and surface.lexemes[0].isalpha()
    if lettered and not _touches(lexemes, first + 1):  # "A $2 million plan" begins with an article
        return False
    return all(text[x.begin : x.end] == part for x, part in zip(window, surface.lexemes, strict=True))
