"""Quotations: whose words, through whom.

In: an article, its analysis and mentions. Out: :class:`~rapporteur.model.Quotation` in text order.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapporteur.annotate import attribution, marks, paragraphs, telling, works
from rapporteur.annotate.attribution import Attribution
from rapporteur.annotate.channels import Channels
from rapporteur.annotate.marks import Quoted
from rapporteur.annotate.voices import Voices
from rapporteur.language import Analysis
from rapporteur.model import Article, Mention, Quotation

_BESIDE = 1
"""Words that may stand between a reporting verb and what is quoted like a title."""
_PLACED = frozenset({"introduced by a colon", "signed behind a dash"})


def find(article: Article, analysis: Analysis, mentions: Sequence[Mention]) -> tuple[Quotation, ...]:
    """The quotations in the readable blocks of ``article``, by begin."""
    stretches = paragraphs.find(article)
    quotes = [q for q in marks.find(article.text, stretches) if q.depth == 0]
    told = telling.find(analysis, stretches, quotes)
    voices = Voices(analysis, mentions)
    quoted = attribution.quoted_tokens(analysis, told)
    found = attribution.attribute(analysis, told, quotes, voices, quoted)
    channels = Channels(analysis, told, voices, quoted)
    places = {p.quote: n for n, unit in enumerate(told) for p in unit.pieces if p.quote is not None}
    return tuple(
        Quotation(
            begin=q.begin,
            end=q.end,
            kind="direct",
            speaker=a.speaker,
            cue=a.cue,
            channel=channels.of(a, places[k]) if k in places else (),
            why=a.why,
        )
        for k, (q, a) in enumerate(zip(quotes, found, strict=True))
        if _beside(article.text, q, a) or not works.is_title(article.text, q, stretches[q.first])
    )


def _beside(text: str, quoted: Quoted, found: Attribution) -> bool:
    """Whether a reporting verb stands right beside a quotation."""
    if found.cue is None:
        return found.why in _PLACED
    if found.cue.begin >= quoted.end:
        return found.why == "named behind the quotation"
    return len(text[found.cue.end : quoted.begin].split()) <= _BESIDE
