"""Footnotes for documents: each passage once, named by its report and offsets.

In: citations in the order in which a document makes them. Out: marks to set in the text, and the notes. Decided here:
notes are named by report and place (``r1-448-457``), so that a change elsewhere leaves their names as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapporteur.model import Reading
from rapporteur.render.register import Citation, Register
from rapporteur.render.wording import one_line, visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$^])")
_LIST = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=]))(.)")


def escaped(text: str) -> str:
    """``text`` on one line, so that CommonMark shows it and no markup of the text's own comes to life."""
    return _LIST.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", visible(one_line(text))))


class Footnotes:
    """Collects the passages that a document cites."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._used: dict[str, Citation] = {}

    def marks(self, citations: Iterable[Citation]) -> str:
        """The marks of some passages: ``[^r1-448-457][^r2-4-9]``."""
        found = []
        for citation in citations:
            self._used.setdefault(citation.anchor, citation)
            found.append(f"[^{citation.anchor}]")
        return "".join(found)

    def notes(self) -> list[str]:
        """The notes, by report and place, each with the whole passage."""
        by_number = {card.number: self._register.readings[id] for id, card in self._register.cards.items()}
        ordered = sorted(self._used.values(), key=lambda c: (c.number, c.begin, c.end))
        return [self._note(citation, by_number[citation.number]) for citation in ordered]

    def _note(self, citation: Citation, reading: Reading) -> str:
        passage = escaped(reading.text[citation.begin : citation.end])
        where = f"{escaped(citation.label)}, characters {citation.begin} to {citation.end}"
        return f"[^{citation.anchor}]: {where}: “{passage}”"
