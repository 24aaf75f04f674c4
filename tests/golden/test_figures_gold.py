"""Figures of invented news sentences: values, units, bounds, and what they measure, as an editor would want them.

Sizes without a number are ranges, lists with gaps take over what the figure before them says (docs/decisions/0108);
what only names or points back is no figure (0052). The phrases were judged by eye, one by one.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.annotate.measured import measured

SENTENCES = json.loads(Path(__file__).with_name("figures.json").read_text("utf-8"))
PHRASES = 0.95
"""Share of the figures whose phrase is the one written down; a phrase may change for the better without being equal."""


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: s["text"][:40])
def test_values(sentence: dict[str, object]) -> None:
    """Every figure of a sentence with its words, value, unit, upper end, bound and hedge, and no other."""
    text = str(sentence["text"])
    found = measured(text)
    read = [
        (found.words(q), pytest.approx(q.value), q.unit, q.high and pytest.approx(q.high), q.bound, q.approximate)
        for q in found.quantities
    ]
    expected = []
    for words, value, unit, _, *rest in sentence["figures"]:  # type: ignore[attr-defined]
        more = rest[0] if rest else {}
        expected.append((words, value, unit, more.get("high"), more.get("bound"), more.get("approximate", False)))
    assert read == expected


def test_phrases() -> None:
    """What is measured, told in the words written down."""
    pairs = []
    for sentence in SENTENCES:
        found = measured(sentence["text"]).quantities
        pairs += [(f[3], q.measures) for f, q in zip(sentence["figures"], found, strict=False)]
    right = sum(a == b for a, b in pairs)
    assert right >= PHRASES * len(pairs), [pair for pair in pairs if pair[0] != pair[1]]
