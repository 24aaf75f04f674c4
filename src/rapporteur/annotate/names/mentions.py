"""Mentions: names, roles and pronouns of a report, one person's joined.

In: an article and its analysis. Out: :class:`~rapporteur.model.Mention` in text order. Decided here: a titled name's
span is the name alone and its title stands in ``title`` as the text gives it; a role's span is its noun phrase;
a pronoun that finds nobody is no mention; what a quotation says of "him" stays open.
"""

from __future__ import annotations

from rapporteur.annotate.names import coreference, drafts
from rapporteur.annotate.speech import marks, paragraphs
from rapporteur.language import Analysis
from rapporteur.model import Article, Mention


def find(article: Article, analysis: Analysis) -> tuple[Mention, ...]:
    """The mentions in the readable blocks of ``article``, by begin.

    Offsets are code points of ``article.text``, half open. All mentions with one ``entity`` have one ``name``, the
    fullest in this report.
    """
    quoted = [q for q in marks.find(article.text, paragraphs.find(article)) if q.depth == 0]
    found = drafts.find(analysis, quoted)
    referents = coreference.resolve(analysis, found, article.text)
    tokens = analysis.tokens
    return tuple(
        Mention(
            begin=tokens[draft.first].begin,
            end=tokens[draft.last - 1].end,
            kind=draft.kind,
            entity=referent.entity,
            name=referent.name,
            title=draft.title,
            form=draft.form,
        )
        for draft, referent in zip(found, referents, strict=True)
        if referent is not None
    )
