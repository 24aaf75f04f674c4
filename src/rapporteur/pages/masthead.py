"""Mastheads: the name of the paper, station or site in the lines above a report.

In: a line above a report. Out: the outlet that it names, or ``None``. Decided here: what such a name looks like. It is
the first part of its line that bars and dashes set off, of few words, each with a capital; it ends (or begins) as names
of the press do (``data/press_words.tsv``), and is no section of a menu ("Latest News", ``data/section_words.txt``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from rapporteur.language.lexicon import table, words
from rapporteur.pages import directory

MOST = 6
"""Words of a masthead at most."""

_PACKAGE = "rapporteur.pages"
_PARTS = re.compile(r"\s[-–—]\s|\s*[|▶►›»·•:]\s*|,\s(?=.*\d)|\s{3,}|\t")
_WORD = re.compile(r"[^\W_][\w'’.\-]*|&")
_SMALL = frozenset({"of", "and", "the", "&", "for", "in", "on"})
_VOWEL = re.compile(r"[AEIOUY]")
_SHORT = 3
"""Letters up to which a word of a masthead in capitals is left in capitals ("CBS NEWS")."""


def outlet(lines: Iterable[str]) -> str | None:
    """The first outlet that the lines above a report name; ``None`` if they name none."""
    return next((name for line in lines if (name := called(line)) is not None), None)


def called(line: str) -> str | None:
    """The outlet whose masthead a line may be, in the spelling of a name; ``None`` for any other line."""
    row = _row(line)
    if not _of_the_press(row):
        return None
    name = _spelled(row)
    return directory.publisher_called(name) or directory.agency_called(name) or name


def sure(line: str) -> bool:
    """Whether a line is a masthead whatever stands around it, and never a headline that ends in such a word."""
    row = _row(line)
    known = [kind for form in _forms(row) if (kind := _press_words().get(form)) is not None]
    return _of_the_press(row) and ("" in known or len(known) > 1 or "|" in line)


def _row(line: str) -> list[str]:
    """The words of a line's first part where it has few, each with a capital; nothing of any other line."""
    first = next((part.strip(" .") for part in _PARTS.split(line.replace("\u00a0", " ")) if part.strip(" .")), "")
    row = _WORD.findall(first)
    capital = all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in row)
    whole = "".join(first.split()) == "".join(row)
    return row if capital and whole and len(row) <= MOST and row[:1] != ["&"] else []


def _pieces(row: Sequence[str]) -> list[str]:
    """The words of a name in lower case, "The" left out, compounds in their parts."""
    own = row[1:] if row and row[0].casefold() == "the" else row
    return [piece for word in own for piece in word.casefold().split("-")]


def _forms(row: Sequence[str]) -> list[str]:
    """The parts of a name as the table of the press writes them: the first also with its mark."""
    pieces = _pieces(row)
    return [*pieces, *(f"{piece}*" for piece in pieces[:1] if piece not in _press_words())]


def _of_the_press(row: Sequence[str]) -> bool:
    """Whether some words are the name of a paper, a station or a site, and not that of a section."""
    pieces, known, sections = _pieces(row), _press_words(), words(_PACKAGE, "section_words.txt")
    if len(pieces) < 2 or not {pieces[-1], f"{pieces[0]}*"} & known.keys():
        return False
    plain = [p.removesuffix("'s").removesuffix("’s") for p in pieces if p not in _SMALL]
    named = any(p not in known and p not in sections for p in plain)
    return named or any(known.get(p) == "" for p in plain) or not any(p in sections for p in plain)


@cache
def _press_words() -> dict[str, str]:
    """Each word of the names of the press, and whether it is a plain one."""
    return {row[0]: row[1] if len(row) > 1 else "" for row in table(_PACKAGE, "press_words.tsv")}


def _spelled(row: Sequence[str]) -> str:
    """A name set in capitals as it is written elsewhere; abbreviations stay."""
    if not all(word.isupper() or word.isdigit() or word in _SMALL for word in row):
        return " ".join(row)
    return " ".join(
        _lowered(word) if k == 0 or word.casefold() not in _SMALL else word.casefold() for k, word in enumerate(row)
    )


def _lowered(word: str) -> str:
    """A word in capitals with only its first letter large, unless it is an abbreviation."""
    abbreviation = len(word) <= _SHORT and word != "THE" and word.casefold() not in _press_words()
    return word if abbreviation or not _VOWEL.search(word) else word.capitalize()
