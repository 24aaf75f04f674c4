"""One article, read: the annotators in their order.

In: an article and a language model. Out: a :class:`Reading` whose annotations stand in readable blocks only.
"""

from __future__ import annotations

import msgspec

from rapporteur.annotate.clauses import statements
from rapporteur.annotate.figures import quantities
from rapporteur.annotate.names import mentions
from rapporteur.annotate.speech import quotations
from rapporteur.annotate.times import timexes
from rapporteur.language import LanguageModel
from rapporteur.model import Article, Passage, Reading


def labelled(article: Article) -> Reading:
    """The reading of ``article`` without annotations: its parts, its publisher and its day alone."""
    return Reading(
        id=article.id,
        text=article.text,
        title=article.title,
        outlet=article.outlet,
        agency=article.agency,
        url=article.url,
        language=article.language,
        published=article.published,
        blocks=article.blocks,
        problems=article.problems,
        byline=article.byline,
        dateline=article.dateline,
        digest=article.document.digest,
        path=article.document.path,
        paywalled=article.paywalled,
        entries=article.entries,
    )


def read(article: Article, model: LanguageModel) -> Reading:
    """Annotate ``article``; all offsets are code points of its text, half open."""
    segments = [(block.begin, block.end) for block in article.readable()]
    analysis = model.analyse(article.text, segments)
    named = mentions.find(article, analysis)
    times = timexes.find(article, analysis)
    quoted, works = quotations.read(article, analysis, named)
    return msgspec.structs.replace(
        labelled(article),
        mentions=named,
        quotations=quoted,
        quantities=quantities.find(article, analysis, named, times),
        timexes=times,
        statements=statements.find(article, analysis, named, quoted, times),
        works=works,
        sentences=tuple(Passage(begin=s.begin, end=s.end) for s in analysis.sentences),
        model=model.name,
    )
