"""Names of months and weekdays in many languages, and the words and numbers of a text.

In: a text, a name. Out: tokens, numbers of months (1 to 12) and weekdays (0 is Monday). Decided here: how names are
looked up. The tables come from the Unicode CLDR (``data/months.tsv``, ``data/weekdays.tsv``; made by
``training/calendar_names.py``).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from rapporteur.language.lexicon import table

_PACKAGE = "rapporteur.pages"
MONTHS, WEEKDAYS = "months.tsv", "weekdays.tsv"
_MARKS = "\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0962\u0963\u0980-\u0dff\u0e31-\u0e4e\u00ad"
_TOKEN = re.compile(rf"\d+|(?:[^\W\d_]|[{_MARKS}])+")


class Token(NamedTuple):
    """A number or a word, case folded; ``number`` is -1 for words."""

    begin: int
    end: int
    word: str
    number: int


@cache
def _names(name: str) -> dict[str, tuple[tuple[int, frozenset[str]], ...]]:
    """``data/<name>`` as name to (number, languages), all rows of one name together."""
    found: dict[str, tuple[tuple[int, frozenset[str]], ...]] = {}
    for row in table(_PACKAGE, name):
        found[row[0]] = (*found.get(row[0], ()), (int(row[1]), frozenset(row[2].split())))
    return found


def choose(name: str, key: str, language: str | None) -> int | None:
    """The number that ``key`` stands for, in ``language`` where the languages differ."""
    rows = _names(name).get(key)
    if rows is None:
        return None
    return next((number for number, languages in rows if language in languages), rows[-1][0])


def month_number(name: str, language: str | None = None) -> int | None:
    """1 to 12 for the name of a month in any of the languages of the table, else ``None``."""
    return choose(MONTHS, fold(name), language)


def weekday_number(name: str, language: str | None = None) -> int | None:
    """0 (Monday) to 6 for the name of a weekday in any of the languages of the table, else ``None``."""
    return choose(WEEKDAYS, fold(name), language)


def fold(name: str) -> str:
    """The form in which the tables hold a name."""
    return name.casefold().replace(".", "").replace("\u00ad", "")


def tokens(text: str) -> list[Token]:
    """Words and numbers; a word is split where a capital follows a small letter ("ByJune")."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word, begin = match.group(), match.start()
        if word[0].isdecimal():
            found += _numbers(word, begin)
            continue
        rest = word[1:]
        cuts = [0]
        if rest != rest.lower() and rest != rest.upper():
            cuts += [k for k, (a, b) in enumerate(pairwise(word), 1) if a.islower() and b.isupper()]
        for k, cut in enumerate(cuts):
            stop = cuts[k + 1] if k + 1 < len(cuts) else len(word)
            found.append(Token(begin + cut, begin + stop, fold(word[cut:stop]), -1))
    return _joined(found)


def _joined(found: list[Token]) -> list[Token]:
    """The tokens, with the two words of a month's name in one ("تشرين الأول")."""
    openers = _first_words()
    kept: list[Token] = []
    for token in found:
        if kept and kept[-1].word in openers and f"{kept[-1].word} {token.word}" in _names(MONTHS):
            kept[-1] = Token(kept[-1].begin, token.end, f"{kept[-1].word} {token.word}", -1)
        else:
            kept.append(token)
    return kept


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _names(MONTHS) if " " in name)


def _numbers(word: str, begin: int) -> list[Token]:
    """A run of digits; a year that figures were glued to ("20268 min") is cut off."""
    cut = 4 if 5 <= len(word) <= 6 and word[:2] in {"19", "20"} else len(word)
    parts = [(begin, word[:cut]), (begin + cut, word[cut:])]
    return [Token(b, b + len(w), w, int(w) if len(w) <= 4 else 0) for b, w in parts if w]
