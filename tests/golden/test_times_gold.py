"""Time expressions of invented news sentences, written down with their types and values before they were read.

The conventions are those of the TimeML 1.2.1 guidelines, and where these leave a choice, of 0051, 0057 and 0109.
Each sentence stands alone, published on a stated day. Expressions that annotators disagree on ("of late") are named as
optional and not counted.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.annotate.measured import measured

SENTENCES = json.loads(Path(__file__).with_name("times.json").read_text("utf-8"))
FOUND, RIGHT, WHOLE = 0.995, 0.99, 0.87
"""F1 over all sentences that no change may fall below: spans overlap, type and value are right, spans are equal."""


def test_times() -> None:
    """What is found in all sentences together, and what of it has the right type, value and span."""
    gold = found = right = whole = said = 0
    for sentence in SENTENCES:
        text = sentence["text"]
        read = measured(text, sentence["published"])
        spare = [(text.index(words), text.index(words) + len(words)) for words in sentence.get("optional", [])]
        times = [t for t in read.timexes if not any(t.begin < end and begin < t.end for begin, end in spare)]
        gold, said = gold + len(sentence["times"]), said + len(times)
        at = 0
        for words, kind, *values in sentence["times"]:
            begin = text.index(words, at)
            at = begin + len(words)
            hit = next((t for t in times if t.begin < at and begin < t.end), None)
            if hit is None:
                continue
            times.remove(hit)
            found += 1
            right += hit.type == kind and hit.value in values
            whole += (hit.begin, hit.end) == (begin, at)
    f1 = [2 * n / (gold + said) for n in (found, right, whole)]
    assert len(SENTENCES) >= 200
    assert all(a >= b for a, b in zip(f1, (FOUND, RIGHT, WHOLE), strict=True)), f1
