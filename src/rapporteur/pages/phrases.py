"""Phrases that give a line away.

In: a line. Out: the phrase found, its kind and weight. Decided here: how the tables ``furniture.tsv``,
``comment_headers.tsv`` and ``comment_cues.tsv`` are matched: at word boundaries, in lower case, the longest phrase at
each place, by one look-up a word (an alternation of 300 phrases took 2 s for a line of 1 MB).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from rapporteur.language.lexicon import table
from rapporteur.pages.lines import TOKEN, Line

_PACKAGE = "rapporteur.pages"
_OPENING = re.compile(r"[\W_]{0,11}?(?P<token>[^\W_]+(?:'[^\W_]+)*|[©(/])")
_COUNTED = re.compile(r"(?:\d[\d.,]*k?|one|no)\s+", re.IGNORECASE)
_COUNTED_AFTER = re.compile(r"\s*\(\d[\d.,]*k?\)$")
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_BAR = re.compile(r"\s*[▶►|•·]\s*")
_LETTER = re.compile(r"[^\W\d_]")


class Found(NamedTuple):
    """A phrase of a table: the label of its row, how much it weighs, where in the line it has to stand."""

    label: str
    phrase: str
    weight: float
    place: str = "any"


ACTIONS = Found("part", "reply", 1.0)
"""What a row of buttons counts as, among the phrases of ``comment_headers.tsv``."""

ACTION_WORDS = 12
"""Words of such a row at most."""


BANNER_WORDS, BUTTON = 12, 4.0
"""Words of a site's name with a button behind it ("Radio Harl ▶ Listen live"), and the least weight of the button."""


class _Phrases:
    """Phrases by the token they begin with, the longest first."""

    def __init__(self, rows: dict[str, Found]) -> None:
        self._by_first: dict[str, list[Found]] = {}
        for phrase in sorted(rows, key=lambda p: (-len(p), p)):
            first = TOKEN.match(phrase)
            if first is None:
                raise ValueError(f"phrase {phrase!r} begins with no word")
            self._by_first.setdefault(first.group(), []).append(rows[phrase])

    def at(self, plain: str, place: int, first: str) -> Found | None:
        """The longest phrase that stands at ``place``, where the token ``first`` stands."""
        for row in self._by_first.get(first, ()):
            if plain.startswith(row.phrase, place):
                after = place + len(row.phrase)
                if not row.phrase[-1].isalnum() or after == len(plain) or not plain[after].isalnum():
                    return row
        return None

    def anywhere(self, plain: str, tokens: frozenset[str]) -> list[Found]:
        """Every phrase of the line, none inside another."""
        found: list[Found] = []
        if not self._held(plain, self._by_first.keys() & tokens):
            return found
        free = 0
        for token in TOKEN.finditer(plain):
            first = token.group()
            if first in self._by_first and token.start() >= free:
                row = self.at(plain, token.start(), first)
                if row is not None:
                    found.append(row)
                    free = token.start() + len(row.phrase)
        return found

    def _held(self, plain: str, firsts: Iterable[str]) -> bool:
        """Whether one of the phrases that begin with ``firsts`` is in the line, be it inside words."""
        for first in firsts:
            for row in self._by_first[first]:
                if row.phrase in plain:
                    return True
        return False

    def opening(self, plain: str) -> Found | None:
        """The phrase with which the line opens, bullets and arrows before it left out."""
        token = _OPENING.match(plain)
        return self.at(plain, token.start("token"), token["token"]) if token is not None else None


class _Table(NamedTuple):
    line: dict[str, Found]
    start: _Phrases
    anywhere: _Phrases


def furniture(line: Line) -> Found | None:
    """The heaviest furniture phrase of the line, if there is one."""
    found = _heaviest(line.plain, line.tokens, _furniture())
    if found is None and line.count <= BANNER_WORDS:
        last = _BAR.split(line.plain)[1:][-1:]
        found = next((row for part in last if (row := _furniture().line.get(_unmarked(part)))), None)
        return found if found is not None and found.weight >= BUTTON else None
    return found


def header(line: Line) -> Found | None:
    """The phrase by which the line opens, parts or closes a discussion, if it does."""
    plain = line.plain
    counted = _COUNTED.match(plain)
    if counted is not None:
        plain = plain[counted.end() :]
    if plain.endswith(")"):
        plain = _COUNTED_AFTER.sub("", plain)
    found = _heaviest(plain, line.tokens, _headers())
    return found or (ACTIONS if line.count <= ACTION_WORDS and _is_row_of_actions(line.plain) else None)


def is_action(phrase: str) -> bool:
    """Whether a phrase is a button that stands below comments and under no article."""
    return any(_actions().get(word) == "sure" for word in phrase.split())


def _is_row_of_actions(plain: str) -> bool:
    """Whether a line is the buttons below a comment ("Like · Reply · 4 · 3h"): two, or one with a number or time.

    One of them at least is no button of an article too.
    """
    rows = _actions()
    said = _PARTS.findall(plain)
    kinds = [("number" if word.isdigit() else rows.get(word, "")) for word in said]
    buttons = sum(kind in ("sure", "also") for kind in kinds)
    return "" not in kinds and "sure" in kinds and (buttons > 1 or "number" in kinds)


@cache
def _actions() -> dict[str, str]:
    return {word: kind for kind, word in table(_PACKAGE, "comment_actions.tsv")}


def cues(line: Line) -> tuple[Found, ...]:
    """The comment cues of a line, in order, labelled with their class."""
    rows = _cues()
    opening = rows.start.opening(line.plain)
    found = rows.anywhere.anywhere(line.plain, line.tokens)
    return (opening, *found) if opening is not None else tuple(found)


def _unmarked(plain: str) -> str:
    """A line without what may stand around a phrase that is a whole line: counts, bullets, arrows."""
    first = _LETTER.search(plain)
    if first is None:
        return ""
    end = len(plain)
    while not _LETTER.match(plain, end - 1):
        end -= 1
    return plain[first.start() : end]


def _heaviest(plain: str, tokens: frozenset[str], rows: _Table) -> Found | None:
    found = rows.anywhere.anywhere(plain, tokens)
    found += [row for row in (rows.line.get(_unmarked(plain)), rows.start.opening(plain)) if row is not None]
    if len(found) < 2:
        return found[0] if found else None
    return max(found, key=lambda row: (row.weight, row.place == "line"))


@cache
def _furniture() -> _Table:
    rows = table(_PACKAGE, "furniture.tsv")
    return _built([(kind, place, float(weight), phrase) for kind, place, weight, phrase in rows])


@cache
def _headers() -> _Table:
    return _built([(label, place, 1.0, phrase) for label, place, phrase in table(_PACKAGE, "comment_headers.tsv")])


@cache
def _cues() -> _Table:
    return _built([(label, place, 1.0, phrase) for label, place, phrase in table(_PACKAGE, "comment_cues.tsv")])


def _built(rows: list[tuple[str, str, float, str]]) -> _Table:
    placed: dict[str, dict[str, Found]] = {"line": {}, "start": {}, "any": {}}
    for label, place, weight, phrase in rows:
        placed[place].setdefault(phrase, Found(label, phrase, weight, place))
    return _Table(line=placed["line"], start=_Phrases(placed["start"]), anywhere=_Phrases(placed["any"]))
