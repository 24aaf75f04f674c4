"""Frames around the reports' own words.

In: the name of a frame and what goes into its places. Out: pieces, printed words and passages in order, and the
sentence they make. Decided here: the frames are data (``data/frames.tsv``); passages are printed as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from rapporteur.language import lexicon
from rapporteur.model import Span
from rapporteur.reconcile.passages import Passages

Piece = str | Span
"""Words of a frame, or a passage to be printed."""
_PLACE = re.compile(r"\{(\w+)\}")
_ENDED = re.compile(r"[.!?…]['\"’”]*$")


@cache
def _frames() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.table("rapporteur.reconcile", "frames.tsv")}


def framed(name: str, **places: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of a frame with each ``{place}`` filled.

    :raises KeyError: if there is no such frame, or a place is left empty
    """
    out: list[Piece] = []
    for number, part in enumerate(_PLACE.split(_frames()[name])):
        out += places[part] if number % 2 else [part] if part else []
    return tuple(out)


def printed(passages: Passages, pieces: Iterable[Piece], explained: set[tuple[str, str]]) -> str:
    """The pieces as one sentence, ended with a full stop where it has no end; ``explained`` as in ``Passages.told``."""
    text = "".join(p if isinstance(p, str) else passages.told(p, explained) for p in pieces)
    text = text[:1].upper() + text[1:]
    return text if _ENDED.search(text.rstrip("”)")) and not text.endswith("”)") else f"{text}."
