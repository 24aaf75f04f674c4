"""In what state a sentence leaves its matter: the gold of ``states.jsonl``, and how it is scored.

In: lines of invented sentences, each with ``about``, ``text``, ``stated`` (words, status, polarity, source; ``None``
where anything will do) and ``untold`` (words that are only asked or supposed, so that no statement may consist of
them), and what was read of each. Out: for each row whether it is right. It was written before the rules were.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rapporteur.model import Statement

PATH = Path(__file__).with_name("states.jsonl")
_SAME = 0.8
"""Share of the union from which a statement consists of given words."""

Row = tuple[str, bool, str]
"""The gold's status ("untold" for what nobody tells), whether the reading has it, and a message."""


def cases() -> list[dict[str, Any]]:
    """The gold, a sentence each."""
    return [json.loads(line) for line in PATH.read_text("utf-8").splitlines()]


def rows(read: Callable[[str], Sequence[Statement]]) -> Iterator[Row]:
    """Every row of the gold against what ``read`` makes of its text."""
    for case in cases():
        found = read(case["text"])
        for words, status, polarity, source in case["stated"]:
            yield _stated(case, found, words, (status, polarity, source))
        for words in case.get("untold", ()):
            told = [s for s in found if alike(case["text"], s, words) >= _SAME]
            yield "untold", not told, f"{case['about']}: told {words!r}"


def _stated(case: dict[str, Any], found: Sequence[Statement], words: str, wanted: tuple[Any, ...]) -> Row:
    text = case["text"]
    best = max(found, key=lambda s: alike(text, s, words))
    read = (best.status, best.polarity, key(best.source.name) if best.source else None)
    gold = (*wanted[:2], key(wanted[2]))
    right = all(g in (None, r) for g, r in zip(gold, read, strict=True)) and alike(text, best, words) >= _SAME / 2
    return wanted[0], right, f"{case['about']}: {text[best.begin : best.end]!r} {read} for {words!r} {wanted}"


def alike(text: str, statement: Statement, words: str) -> float:
    """Share of the union that a statement and ``words`` have in common."""
    begin = text.index(words)
    end = begin + len(words)
    common = max(0, min(end, statement.end) - max(begin, statement.begin))
    return common / (end - begin + statement.end - statement.begin - common)


def key(name: str | None) -> str | None:
    """A name without article and case."""
    return None if name is None else name.casefold().removeprefix("the ").removeprefix("a ")
