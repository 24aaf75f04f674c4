"""The golden pages: invented reports with every kind of furniture, as plain text and as HTML."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rapporteur.model import Article
from rapporteur.pages import label
from rapporteur.readers import read_documents

FOLDER = Path(__file__).parent.parent / "golden" / "pages"
PAGES = sorted(path for path in FOLDER.iterdir() if path.suffix in {".txt", ".html"})


def _article(path: Path) -> Article:
    (document,) = read_documents([str(path)])
    return label(document)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_passage_has_the_kind_its_labels_say(path: Path) -> None:
    """The passages of ``<page>.labels.json`` stand on the page in that order, each in blocks of its kind alone."""
    article = _article(path)
    kinds: list[str | None] = [None] * len(article.text)
    for block in article.blocks:
        kinds[block.begin : block.end] = [block.kind] * (block.end - block.begin)

    wrong, at = [], 0
    for kind, passage in json.loads(path.with_suffix(".labels.json").read_text(encoding="utf-8")):
        begin = article.text.index(passage, at)
        at = begin + len(passage)
        found = {kinds[k] for k in range(begin, at) if not article.text[k].isspace()}
        if found != {kind}:
            wrong.append((kind, found, passage))

    assert wrong == []


def test_every_page_has_labels() -> None:
    """No page can be added without its labels, and no labels stand without a page."""
    labels = {path.name.removesuffix(".labels.json") for path in FOLDER.glob("*.labels.json")}

    assert {path.stem for path in PAGES} == labels
    assert len(PAGES) > 10
