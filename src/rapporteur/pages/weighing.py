"""All that speaks for a line, brought to one scale.

In: the lines' scores and, for HTML, what the markup and trafilatura say of them. Out: an
:class:`~rapporteur.pages.course.Emission` per line. Decided here: what each witness weighs against the others.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapporteur.pages.course import Emission
from rapporteur.pages.extraction import Extracted
from rapporteur.pages.render import RenderedLine
from rapporteur.pages.scores import Score

OPENS, PARTS, CLOSES = 5.0, 1.5, 5.0
"""What a line gains as a comment, or as what follows the comments, when a phrase of ``comment_headers.tsv`` says so."""

WORDS_IN_HTML = 0.35
INSIDE, OUTSIDE = 3.5, -2.5
IN_COMMENTS = 3.0
LINKED = -2.0
ROLES = {
    "comment": (-4.0, 4.0),
    "related": (-1.5, -2.0),
    "promotion": (-2.0, -2.0),
    "navigation": (-1.5, -2.0),
    "caption": (-0.5, -1.0),
    "tag": (-2.0, -1.0),
    "byline": (-1.0, 0.0),
    "clock": (-1.0, 0.0),
}
"""What the role of a line's surroundings adds to it as article text and as a comment."""


def flat(scores: Sequence[Score]) -> tuple[Emission, ...]:
    """Emissions of a page without markup."""
    return tuple(_of_words(score) for score in scores)


def marked_up(
    scores: Sequence[Score], lines: Sequence[RenderedLine], extracted: Extracted | None
) -> tuple[Emission, ...]:
    """Emissions of an HTML page: the words' own, weakened, and what markup and trafilatura add."""
    emissions = []
    for place, (score, line) in enumerate(zip(scores, lines, strict=True)):
        words = _of_words(score)
        article, comment = ROLES.get(line.setting.role, (0.0, 0.0))
        article += words.article * WORDS_IN_HTML
        comment += words.comment * WORDS_IN_HTML
        if line.linked > 0.8:
            article += LINKED
            comment += LINKED
        if extracted is not None:
            inside = extracted.body[place]
            article += OUTSIDE + (INSIDE - OUTSIDE) * inside
            comment += IN_COMMENTS * extracted.comments[place]
        emissions.append(words._replace(article=article, comment=comment))
    return tuple(emissions)


def _of_words(score: Score) -> Emission:
    label = score.header.label if score.header is not None else ""
    comment = score.comment
    after = 0.0
    article = score.article
    if label == "open":
        comment += OPENS
        article -= 2.0
    elif label == "part":
        comment += PARTS
        article -= 2.0
    elif label == "close":
        after += CLOSES
        article -= 2.0
    return Emission(article=article, comment=comment, after=after)
