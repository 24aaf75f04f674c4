"""What holds of the whole reading of any text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur import language
from rapporteur.annotate.reading import read
from rapporteur.model import Article, Block, Document
from rapporteur.model.codec import encode

_PIECES = st.sampled_from(
    (
        *'"“”‘’«» \n\xa0.,:;?()[]—-%$£/\u0301\u200b',
        *("Ms Owusu", "the minister", "Arland", "said", "denied", "did not", "agreed to", "would", "according to"),
        *("45-minute", "1.2bn", "54,000", "half", "at least", "people", "on Friday", "a week later", "Fall", "1999"),
        *("12/13", "3 p.m.", "U.S.", "\n\n", "G20", "日本", "١٢", "½", "IV", "ﬁ", "İ"),
    )
)
_TEXT = (
    st.lists(_PIECES, max_size=40).map(" ".join)
    | st.lists(_PIECES, max_size=40).map("".join)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
)


def article(text: str) -> Article:
    blocks = (Block(begin=0, end=len(text), kind="body", why="all of it"),) if text else ()
    document = Document(id="r", source=text, media="text", digest="0" * 64, path="r")
    return Article(id="r", text=text, document=document, blocks=blocks)


def spans(value: Any) -> Iterator[tuple[int, int]]:
    """Every pair of offsets in a reading, however deep."""
    if isinstance(value, dict):
        if "begin" in value and "end" in value:
            yield value["begin"], value["end"]
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from spans(part)


@pytest.mark.parametrize("model", ["fast", "english"])
def test_a_reading_holds(model: str) -> None:
    """No text raises; every span of every annotation lies in the text; a second reading gives the same bytes."""
    reader = language.load(model)

    @settings(max_examples=60 if model == "fast" else 25)
    @given(_TEXT)
    def holds(text: str) -> None:
        found = read(article(text), reader)

        assert all(0 <= begin <= end <= len(text) for begin, end in spans(msgspec.to_builtins(found)))
        assert encode(found) == encode(read(article(text), reader))

    holds()
