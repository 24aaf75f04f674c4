"""Paragraphs of the readable part."""

from __future__ import annotations

from rapporteur.annotate.speech import paragraphs
from rapporteur.model import Article, Block, Document


def of(text: str, *blocks: tuple[int, int, str]) -> list[str]:
    document = Document(id="r", source=text, media="text", digest="0" * 64, path="r")
    made = tuple(Block(begin=b, end=e, kind=kind, why="given") for b, e, kind in blocks)
    found = paragraphs.find(Article(id="r", text=text, document=document, blocks=made))
    return [text[p.begin : p.end] for p in found]


def test_lines_are_paragraphs() -> None:
    """A line break parts paragraphs; white space at the ends is left out."""
    text = "One is here. \n\n  Two is there.\nThree."

    assert of(text, (0, len(text), "body")) == ["One is here.", "Two is there.", "Three."]


def test_wrapped_lines_are_joined() -> None:
    """Lines that break inside sentences flow together; a blank line still parts."""
    text = "The tide came\nin early and\ntook the boats.\n\nNobody was\nhurt."

    assert of(text, (0, len(text), "body")) == ["The tide came\nin early and\ntook the boats.", "Nobody was\nhurt."]


def test_only_readable_blocks() -> None:
    """Comments, links and tags have no paragraphs."""
    text = "A headline\nA comment"

    assert of(text, (0, 10, "headline"), (11, 20, "comment")) == ["A headline"]
