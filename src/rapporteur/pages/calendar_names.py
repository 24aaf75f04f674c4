"""Names of months and weekdays in many languages, and the words and numbers of a text.

In: a text, a name. Out: tokens, numbers of months (1 to 12) and weekdays (0 is Monday). Decided here: how names are
looked up. The tables come from the Unicode CLDR (``data/months.tsv``, ``data/weekdays.tsv``; made by
``training/calendar_names.py``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapporteur.language.lexicon import table

_PACKAGE = "rapporteur.pages"
MONTHS, WEEKDAYS = "months.tsv", "weekdays.tsv"
_MARKS = "\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0962\u0963\u0980-\u0dff\u0e31-\u0e4e\u00ad"
_TOKEN = re.compile(rf"\d+|(?:[^\W\d_]|[{_MARKS}])+")
_LETTERS = re.compile(rf"(?:[^\W\d_]|[{_MARKS}])+")
FIGURES = re.compile(r"\d+")
_REST = re.compile(rf"(?:[^\W_]|[{_MARKS}])*")

NEAR = 80
"""Characters on either side of a figure in which a date's words stand: the longest form with a weekday has 45."""


LONGEST = 60
"""Letters of a run of them at most that is asked for a month's name, and kept with its parts."""


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
    return _joined(_found(text, 0, len(text)))


def near_numbers(text: str, dates: Sequence[int] = ()) -> list[Token]:
    """The tokens of ``text`` that a date can be made of, or beside.

    They stand within :data:`NEAR` characters of a figure, in a stretch that names a month or holds one of ``dates``
    (offsets, in order), which need no name.
    """
    found: list[Token] = []
    for begin, end in _windows(text):
        k = bisect_left(dates, begin)
        if (k < len(dates) and dates[k] < end) or any(map(_names_month, _letters(text, begin, end))):
            found += _found(text, begin, end)
    return _joined(found)


def _letters(text: str, begin: int, end: int) -> set[str]:
    return {word for word in _LETTERS.findall(text, begin, end) if len(word) <= LONGEST}


def _found(text: str, begin: int, end: int) -> list[Token]:
    return [
        Token(match.start() + part.begin, match.start() + part.end, part.word, part.number)
        for match in _TOKEN.finditer(text, begin, end)
        for part in _parts(match.group())
    ]


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Stretches around the figures of a text, in order and apart, that cut no word."""
    begin = end = 0
    for match in FIGURES.finditer(text):
        if match.start() - NEAR > end:
            if end:
                yield begin, _edge(text, end)
            opened = max(text.rfind(" ", end, match.start() - NEAR), text.rfind("\n", end, match.start() - NEAR))
            begin = opened + 1 if opened >= 0 else end
        end = match.end() + NEAR
    if end:
        yield begin, _edge(text, end)


def _edge(text: str, end: int) -> int:
    """The end of the word that ``end`` may stand in."""
    match = _REST.match(text, end)
    return match.end() if match is not None else min(end, len(text))


@lru_cache(maxsize=1 << 14)
def _names_month(word: str) -> bool:
    """Whether there is a month, or the first word of one's name, in a run of letters."""
    return any(part.word in _names(MONTHS) or part.word in _first_words() for part in _split(word))


def _parts(word: str) -> tuple[Token, ...]:
    return _split(word) if len(word) > LONGEST else _known_parts(word)


def _split(word: str) -> tuple[Token, ...]:
    """The tokens of a run of letters or figures, where they stand in it."""
    if word.islower():
        return (Token(0, len(word), fold(word), -1),)
    if word[0].isdecimal():
        return _numbers(word)
    rest = word[1:]
    cuts = [0]
    if rest != rest.lower() and rest != rest.upper():
        cuts += [k for k, (a, b) in enumerate(pairwise(word), 1) if a.islower() and b.isupper()]
    ends = (*cuts[1:], len(word))
    return tuple(Token(a, b, fold(word[a:b]), -1) for a, b in zip(cuts, ends, strict=True))


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


_known_parts = lru_cache(maxsize=1 << 14)(_split)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _names(MONTHS) if " " in name)


def _numbers(word: str) -> tuple[Token, ...]:
    """A run of digits; a year that figures were glued to ("20268 min") is cut off."""
    cut = 4 if 5 <= len(word) <= 6 and word[:2] in {"19", "20"} else len(word)
    parts = [(0, word[:cut]), (cut, word[cut:])]
    return tuple(Token(at, at + len(w), w, int(w) if len(w) <= 4 else 0) for at, w in parts if w)
