"""Which way a percentage turns: up or down, against what was before or beside it.

In: the text and a percentage in it. Out: "up", "down" or ``""``. Decided here: the nearest word of turning within a few
words tells; "up 28 per cent", "38 per cent above the close" and "a premium of 31 per cent" turn up, "fell 4 per cent"
and "a third below" turn down. Two percentages that turn alike may be one margin in two reports; two that turn apart are
never one.
"""

from __future__ import annotations

import re
from functools import cache

from rapporteur.language import lexicon
from rapporteur.model import Quantity

BEHIND = 16
"""Characters behind a percentage within which a word of turning speaks of it ("38 percent above")."""
BEFORE = 40
"""The same before it ("Pellworth shares closed up 28 per cent", "a premium of 31 per cent")."""
_CLAUSE = re.compile(r"[.,;:()–—]|\b(?:and|but|while)\b")
_WORD = re.compile(r"[a-z]+")


def turn(text: str, begin: int, end: int, quantity: Quantity) -> str:
    """The turn of a percentage in the sentence ``text[begin:end]``."""
    behind = _CLAUSE.split(text[quantity.end : min(end, quantity.end + BEHIND)])[0]
    for word in _WORD.findall(behind.casefold())[:1]:
        if word in _ways():
            return _ways()[word]
    before = _CLAUSE.split(text[max(begin, quantity.begin - BEFORE) : quantity.begin])[-1]
    ways = [_ways()[word] for word in _WORD.findall(before.casefold()) if word in _ways()]
    return ways[-1] if ways else ""


@cache
def _ways() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.table("rapporteur.relate", "turns.tsv")}
