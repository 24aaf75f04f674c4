"""What trafilatura takes for the article and for the comments, laid over the lines of a page.

In: a parsed page and its lines. Out: :class:`Extracted`, two shares for each line. Decided here: how trafilatura is
called (comments apart, tables kept), and that its text is used as evidence only: it is matched back onto the page's
own lines by word 4-grams, so that what it glues, reorders or drops never reaches the text.
Source: A. Barbaresi, Trafilatura (ACL 2021 demo).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

GRAM = 4

_TOKEN = re.compile(r"\w+")


class Extracted(NamedTuple):
    """Shares (0 to 1) of each line's words that stand in trafilatura's body and in its comments."""

    body: tuple[float, ...]
    comments: tuple[float, ...]


def extract(tree: Any, lines: Sequence[str]) -> Extracted | None:
    """What trafilatura says of ``lines``; ``None`` where it finds no article or fails on the page."""
    found = _run(tree)
    if found is None:
        return None
    tokens = [_TOKEN.findall(line) for line in lines]
    body, comments = _Shingles(found[0]), _Shingles(found[1])
    return Extracted(tuple(map(body.share, tokens)), tuple(map(comments.share, tokens)))


def _run(tree: Any) -> tuple[list[str], list[str]] | None:
    from trafilatura import bare_extraction  # noqa: PLC0415 - it takes 0.3 s to import, plain text never needs it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(tree, include_comments=True, include_tables=True, with_metadata=False)
    except Exception:  # another's code on a hostile page: without its evidence the page is read by rules alone
        return None
    if document is None or isinstance(document, dict):
        return None
    return (document.text or "").splitlines(), (document.comments or "").splitlines()


class _Shingles:
    """The word 4-grams of some lines, and the lines whole."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._grams: set[tuple[str, ...]] = set()
        self._whole: set[tuple[str, ...]] = set()
        for line in lines:
            words = _TOKEN.findall(line)
            self._whole.add(tuple(words))
            self._grams.update(_grams(words))

    def share(self, words: list[str]) -> float:
        """How much of a line stands there."""
        if not words or tuple(words) in self._whole:
            return float(bool(words))
        held = sum(map(self._grams.__contains__, _grams(words)))
        return held / (len(words) - GRAM + 1) if held else 0.0


def _grams(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[k:] for k in range(GRAM)), strict=False)
