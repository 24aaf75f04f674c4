"""Short invented reports, read as far as the statements need it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapporteur import language
from rapporteur.annotate.clauses import statements
from rapporteur.annotate.names import mentions
from rapporteur.annotate.speech import quotations
from rapporteur.language import Analysis
from rapporteur.model import Article, Block, Document, Statement, Timex


class Told(NamedTuple):
    """A text with its analysis and statements."""

    text: str
    analysis: Analysis
    statements: tuple[Statement, ...]

    def passages(self) -> list[str]:
        """The statements as printed."""
        return [self.text[s.begin : s.end] for s in self.statements]

    def one(self, words: str) -> Statement:
        """The shortest statement that holds ``words``."""
        holding = [s for s in self.statements if words in self.text[s.begin : s.end]]
        return min(holding, key=lambda s: s.end - s.begin)


def article(text: str) -> Article:
    """``text`` as the body of a report."""
    document = Document(id="r", source=text, media="text", digest="0" * 64, path="r")
    blocks = (Block(begin=0, end=len(text), kind="body", why="all of it"),) if text.strip() else ()
    return Article(id="r", text=text, document=document, blocks=blocks)


@cache
def told(text: str, timexes: tuple[Timex, ...] = ()) -> Told:
    """``text`` read with the shipped model."""
    report = article(text)
    model = language.load("rapporteur.language.model:EnglishModel")
    analysis = model.analyse(text, [(b.begin, b.end) for b in report.blocks])
    named = mentions.find(report, analysis)
    quoted = quotations.find(report, analysis, named)
    return Told(text, analysis, statements.find(report, analysis, named, quoted, timexes))
