"""Quotations: whose words, through whom.

In: an article, its analysis and mentions. Out: :class:`~rapporteur.model.Quotation` in text order.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapporteur.annotate import attribution, marks, paragraphs, units
from rapporteur.annotate.voices import Voices
from rapporteur.language import Analysis
from rapporteur.model import Article, Mention, Quotation


def find(article: Article, analysis: Analysis, mentions: Sequence[Mention]) -> tuple[Quotation, ...]:
    """The quotations in the readable blocks of ``article``, by begin."""
    stretches = paragraphs.find(article)
    quotes = [q for q in marks.find(article.text, stretches) if q.depth == 0]
    told = units.find(analysis, stretches, quotes)
    voices = Voices(analysis, mentions)
    found = attribution.attribute(analysis, told, quotes, voices)
    return tuple(
        Quotation(begin=q.begin, end=q.end, kind="direct", speaker=a.speaker, cue=a.cue, why=a.why)
        for q, a in zip(quotes, found, strict=True)
    )
