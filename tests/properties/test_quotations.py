"""What holds for mentions and quotations of any text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur import language
from rapporteur.annotate.names import mentions
from rapporteur.annotate.speech import marks, paragraphs, quotations
from rapporteur.model import Article, Block, Document

_MARKS = tuple("\"“”‘’'«»„ \n\xa0.,:?()—-")
_WORDS = ("''", "said", "Ms Owusu", "he", "according to", "the minister", "Kwame Asante", "that", "rain", "’s", "U.S.")
_PIECES = st.sampled_from((*_MARKS, *_WORDS, "adding"))
_TEXT = (
    st.lists(_PIECES, max_size=40).map(" ".join) | st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=80)
)


def article(text: str) -> Article:
    blocks = (Block(begin=0, end=len(text), kind="body", why="all of it"),) if text else ()
    document = Document(id="r", source=text, media="text", digest="0" * 64, path="r")
    return Article(id="r", text=text, document=document, blocks=blocks)


@given(_TEXT)
def test_marks_hold(text: str) -> None:
    """Stretches lie in the text, begin at a mark, and two of one depth never overlap."""
    found = marks.find(text, paragraphs.find(article(text)))
    assert all(0 <= q.begin < q.end <= len(text) and not text[q.begin].isalnum() for q in found)
    outer = [q for q in found if q.depth == 0]
    assert all(a.end <= b.begin for a, b in pairwise(outer))


@settings(max_examples=40)
@given(_TEXT)
def test_reading_holds(text: str) -> None:
    """No text raises; spans and speakers lie in it; a second reading gives the same; names agree by entity."""
    read = article(text)
    analysis = language.load().analyse(text, [(0, len(text))] if text else [])
    named = mentions.find(read, analysis)
    found = quotations.find(read, analysis, named)

    assert found == quotations.find(read, analysis, mentions.find(read, analysis))
    parts = [p for q in found for p in (q, q.speaker, q.cue, *q.channel) if p is not None]
    assert all(0 <= p.begin < p.end <= len(text) for p in (*named, *parts))
    assert len({(m.entity, m.name) for m in named}) == len({m.entity for m in named})


@pytest.mark.parametrize(
    "text",
    [
        '"' * 100_000,
        "“" * 100_000,
        "‘a’ " * 50_000,
        '"a ' * 50_000,
        "“a, he said. " * 20_000,
        "'" * 100_000,
        "“a\n" * 50_000,
        "a" * 1_000_000,
    ],
)
def test_hostile_marks_take_linear_time(text: str) -> None:
    """A hundred thousand marks, balanced or not, are read within seconds."""
    started = time.process_time()
    marks.find(text, paragraphs.find(article(text)))

    assert time.process_time() - started < 5
