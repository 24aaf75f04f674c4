"""Weigh the cues by which the headline of a page without markup is told from its other lines.

In: gold in the form of ``pages_flat`` (lines of ``input``, ``gold`` with spans of kind "headline"). Out:
``data/headline_cues.tsv``. Decided here: a conditional logit over the lines that may be it and "none of them"; what
markup is worth is set by hand, since flat pages have none. The report gives figures held out in ten folds.

    python training/headline_cues.py FLAT.jsonl.gz [--write]
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import msgspec
import numpy as np
from conditional_logit import Weights, descend, matrix

from rapporteur.model import Document
from rapporteur.pages import sheet, title

DATA = Path(__file__).resolve().parents[1] / "src" / "rapporteur" / "pages" / "data" / "headline_cues.tsv"
FOLDS = 10
PENALTY = 0.008
MARKUP = {"like the title": 8.0, "unlike the title": -3.0, "h1": 3.0, "h2": 1.0, "linked": -1.0}
PRIOR = {"goes on": -3.0, "closed": -1.0, "told": 2.0}
HEADER = """\
# What a cue is worth (log odds) for a line's being the headline: cue, weight.
# Made by training/headline_cues.py: a conditional logit over the lines that may be it; docs/decisions/0098 has figures.
"""


class Page(msgspec.Struct, frozen=True):
    """The lines of one page that may be its headline, and whether each is."""

    rows: tuple[Weights, ...]
    right: tuple[bool, ...]
    fold: int


def read(path: str) -> list[Page]:
    """The pages that have a headline in the gold."""
    pages = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            given, text = record["input"], record["input"]["text"]
            gold = [_plain(text[s["begin"] : s["end"]]) for s in record["gold"]["spans"] if s["kind"] == "headline"]
            if not gold:
                continue
            document = Document(id=given["id"], source=text, media="text", digest="", path="")
            laid = sheet.plain(text)
            found = title.candidates(laid, document)
            said = [_plain(laid.entries[c.place].line.text) for c in found]
            right = tuple(any(s in g or g in s for g in gold) for s in said)
            pages.append(Page(tuple(c.cues for c in found), right, crc32(given["id"].encode()) % FOLDS))
    return pages


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def fit(pages: Sequence[Page]) -> Weights:
    """Weights of the cues that are seen without markup."""
    seen = {name for page in pages for row in page.rows for name in row} - set(MARKUP)
    index = {name: k for k, name in enumerate([title.NONE, *sorted(seen)])}
    groups = [matrix(page.rows, index, title.NONE) for page in pages]
    golds = [np.array([not any(page.right), *page.right], dtype=float) for page in pages]
    vector = descend(groups, golds, np.array([PRIOR.get(name, 0.0) for name in index]), PENALTY)
    return {name: float(vector[k]) for name, k in index.items()}


def right(pages: Sequence[Page], weights: Weights) -> int:
    """On how many pages the line of the most worth is the headline."""
    hits = 0
    for page in pages:
        worth = [sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in page.rows]
        best = max(range(len(worth)), key=lambda k: (worth[k], -k), default=-1)
        hits += best >= 0 and worth[best] > weights[title.NONE] and page.right[best]
    return hits


def main(path: str, write: bool) -> None:
    """Print the figures; write the table."""
    pages = read(path)
    held = sum(right([p for p in pages if p.fold == k], fit([p for p in pages if p.fold != k])) for k in range(FOLDS))
    weights = fit(pages)
    among = sum(any(page.right) for page in pages)
    print(f"{len(pages)} pages, headline among the lines looked at {among}")
    print(f"right {right(pages, weights) / len(pages):.3f}, held out in {FOLDS} folds {held / len(pages):.3f}")
    for name, weight in sorted({**weights, **MARKUP}.items()):
        print(f"{name}\t{weight:.2f}")
    if write:
        rows = "".join(f"{name}\t{weight:.2f}\n" for name, weight in sorted({**weights, **MARKUP}.items()))
        DATA.write_text(HEADER + rows, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], "--write" in sys.argv)
