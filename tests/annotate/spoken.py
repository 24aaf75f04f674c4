"""Short invented reports, read as far as mentions and quotations."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from rapporteur import language
from rapporteur.annotate.names import mentions
from rapporteur.annotate.speech import quotations
from rapporteur.model import Article, Block, Document, Mention, Quotation

_LINE = re.compile(r"[^\n]*\S[^\n]*")


class Spoken(NamedTuple):
    """A text with its mentions and quotations."""

    text: str
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]

    def says(self) -> list[tuple[str, str | None]]:
        """The direct quotations as printed, each with its speaker's name."""
        return [(self.words(q), q.speaker.name if q.speaker else None) for q in self.quotations if q.kind == "direct"]

    def speakers(self) -> list[str | None]:
        """The speakers of the direct quotations, in order."""
        return [name for _, name in self.says()]

    def direct(self) -> list[Quotation]:
        """The direct quotations."""
        return [q for q in self.quotations if q.kind == "direct"]

    def told(self) -> list[tuple[str, str, str]]:
        """Kind, words and speaker of the quotations that are not direct."""
        return [(q.kind, self.words(q), q.speaker.name) for q in self.quotations if q.kind != "direct" and q.speaker]

    def words(self, passage: Mention | Quotation) -> str:
        """A passage as printed."""
        return self.text[passage.begin : passage.end]

    def names(self, *forms: str) -> dict[str, str]:
        """Each mention as printed, with the name it stands for; the last one where a form stands twice."""
        wanted = set(forms)
        found = {self.words(m): m.name for m in self.mentions}
        return {form: name for form, name in found.items() if not wanted or form in wanted}


def article(text: str, kind: str = "body") -> Article:
    """``text`` as a report whose every line is a block of ``kind``."""
    blocks = tuple(Block(begin=m.start(), end=m.end(), kind=kind, why="a line") for m in _LINE.finditer(text))
    document = Document(id="r", source=text, media="text", digest="0" * 64, path="r")
    return Article(id="r", text=text, document=document, blocks=blocks)


@cache
def spoken(text: str, kind: str = "body") -> Spoken:
    """``text`` read with the shipped model."""
    read = article(text, kind)
    analysis = language.load().analyse(text, [(b.begin, b.end) for b in read.readable()])
    found = mentions.find(read, analysis)
    return Spoken(text, found, quotations.find(read, analysis, found))
