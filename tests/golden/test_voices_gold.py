"""Whose words, on invented passages in the manner of the press: told, quoted, printed as talk, and in what state.

``voices.jsonl`` has one passage a line, with what it is about. ``quotes`` are all its direct quotations with speaker
and, where one is named, channel; ``told`` all its indirect ones with speaker; ``stated`` some words with the status,
the polarity and (or ``null``) the source of the statement that tells them. It was written before the rules were.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.annotate.spoken import Spoken, spoken
from tests.annotate.told import told

from rapporteur.model import Quotation, Statement

CASES = [json.loads(line) for line in Path(__file__).with_name("voices.jsonl").read_text("utf-8").splitlines()]
LEAST = {"quotes": 0.97, "told": 0.93, "stated": 0.93}
"""Share of rows right."""


def key(name: str | None) -> str | None:
    """A name without article and case."""
    return None if name is None else name.casefold().removeprefix("the ").removeprefix("a ")


def row(said: Spoken, quotation: Quotation, gold: list[Any]) -> list[Any]:
    """What was read of a quotation, in the gold's form."""
    name = quotation.speaker.name if quotation.speaker else None
    channel = [[key(v.name) for v in quotation.channel]] if len(gold) > 2 or quotation.channel else []
    return [said.words(quotation), key(name), *channel]


def spoken_rows(case: dict[str, Any], field: str) -> list[tuple[bool, str]]:
    """For each quotation of the gold, and each read beside it, whether it is right, and a message."""
    said = spoken(case["text"])
    read = [q for q in said.quotations if (q.kind == "direct") == (field == "quotes")]
    found: list[tuple[bool, str]] = []
    for gold in case[field]:
        wanted = [gold[0], key(gold[1]), *([[key(c) for c in gold[2]]] if len(gold) > 2 else [])]
        rows = [row(said, q, gold) for q in read if said.words(q) == gold[0]]
        rows = rows if field == "quotes" else [r[:2] for r in rows]
        wanted = wanted if field == "quotes" else wanted[:2]
        found.append((wanted in rows, f"{case['about']}: {rows} for {gold}"))
    words = [gold[0] for gold in case[field]]
    found += [(False, f"{case['about']}: read {said.words(q)}") for q in read if said.words(q) not in words]
    return found


def alike(text: str, statement: Statement, words: str) -> float:
    """Share of the union that a statement and ``words`` have in common."""
    begin = text.index(words)
    end = begin + len(words)
    common = max(0, min(end, statement.end) - max(begin, statement.begin))
    return common / (end - begin + statement.end - statement.begin - common)


def stated_rows(case: dict[str, Any]) -> list[tuple[bool, str]]:
    """For each statement of the gold whether it was read so, and a message."""
    text, found = case["text"], []
    for words, status, polarity, source in case["stated"]:
        best = max(told(text).statements, key=lambda s: alike(text, s, words))
        name = key(best.source.name) if best.source else None
        read = [text[best.begin : best.end], best.status, best.polarity, name]
        right = read[1:3] == [status, polarity] and (source is None or name == key(source))
        found.append((right, f"{case['about']}: {read} for {case['stated']}"))
    return found


@pytest.mark.parametrize("field", ["quotes", "told", "stated"])
def test_voices(field: str) -> None:
    """At most so many rows are wrong; each is named in the message."""
    rows = [
        result
        for case in CASES
        if field in case
        for result in (stated_rows(case) if field == "stated" else spoken_rows(case, field))
    ]
    right = sum(ok for ok, _ in rows)

    assert right >= LEAST[field] * len(rows), f"{right}/{len(rows)}\n" + "\n".join(m for ok, m in rows if not ok)
