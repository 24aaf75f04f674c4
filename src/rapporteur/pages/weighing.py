"""All that speaks for a line, brought to one scale.

In: the lines' scores and, for HTML, what the markup and trafilatura say of them. Out: an
:class:`~rapporteur.pages.course.Emission` per line. Decided here: what each witness weighs against the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rapporteur.pages.course import Emission, Part
from rapporteur.pages.extraction import Extracted
from rapporteur.pages.register import Hand
from rapporteur.pages.render import RenderedLine
from rapporteur.pages.scores import Score

OPENS, PARTS, STAMPS, CLOSES = 5.0, 3.0, 1.0, 5.0
"""What a line gains as a comment, or as what follows the comments, when a phrase of ``comment_headers.tsv`` says so."""

OPENING = 5
"""Lines of prose by which an article is known before it is known where it ends: the shortest end there."""

WORDS_IN_HTML, FURNITURE_IN_HTML = 0.35, 0.8
"""How much of what a line's own words say still counts beside markup: their form, and their phrases of furniture."""

INSIDE, OUTSIDE = 3.5, -2.5
IN_COMMENTS, UNMARKED = 3.0, -2.0
"""What trafilatura's article and comments add, and what a comment lacks that neither it nor the markup calls so."""

LINKED, LINKED_SHORT, TEASER_WORDS = -4.5, -2.0, 5
"""What a line that is one link loses, and the words from which it reads as a teaser, not as an entry of a list."""

AROUND = 0.3
"""Share of trafilatura's article under a role from which the role's name is taken for an accident."""

KIN = 3.0
"""What prose gains that trafilatura left out, by the share of what it took that stands under the same names."""

ROLES = {
    "comment": (-4.0, 4.0),
    "related": (-3.0, -2.0),
    "promotion": (-4.0, -2.0),
    "navigation": (-3.0, -2.0),
    "standfirst": (0.0, -1.0),
    "caption": (-2.0, -1.0),
    "tag": (-2.0, -1.0),
    "byline": (-1.0, 0.0),
    "clock": (-1.0, 0.0),
}
"""What the role of a line's surroundings adds to it as article text and as a comment."""


def flat(scores: Sequence[Score], own: Hand) -> tuple[Emission, ...]:
    """Emissions of a page without markup.

    :param own: how the article itself is written (:func:`own_hand`), which its comments must differ from
    """
    return tuple(_of_words(score, own) for score in scores)


def own_hand(scores: Sequence[Score], parts: Sequence[Part], most: int | None = None) -> Hand:
    """How an article is written, by its lines of prose, or by the first ``most`` of them."""
    pairs = zip(scores, parts, strict=True)
    prose = [score.counts for score, part in pairs if part is Part.ARTICLE and score.article > 0]
    return Hand(prose[:most])


def marked_up(
    scores: Sequence[Score], lines: Sequence[RenderedLine], extracted: Extracted | None, own: Hand
) -> tuple[Emission, ...]:
    """Emissions of an HTML page: the words' own, weakened, and what markup and trafilatura add."""
    kin, around = _kin(lines, extracted), _around(lines, extracted)
    emissions = []
    for place, (score, line) in enumerate(zip(scores, lines, strict=True)):
        words = _of_words(score, own)
        share = WORDS_IN_HTML if extracted is not None else 1.0
        role = "" if line.setting.role in around else line.setting.role
        article, comment = ROLES.get(role, (0.0, 0.0))
        article += (words.article + score.held) * share - score.held * max(share, FURNITURE_IN_HTML)
        comment += words.comment * share
        if line.linked > 0.8:
            linked = LINKED_SHORT if score.counts.words < TEASER_WORDS else LINKED
            article, comment = article + linked, comment + linked
        if extracted is not None:
            inside, commented = extracted.body[place], extracted.comments[place]
            article += OUTSIDE + (INSIDE - OUTSIDE) * inside
            if score.article > 0 and inside < 0.5:
                article += KIN * kin.get(line.setting.path, 0.0)
            comment += IN_COMMENTS * commented
            if not commented and line.setting.role != "comment":
                comment += UNMARKED
        emissions.append(words._replace(article=article, comment=comment))
    return tuple(emissions)


def _around(lines: Sequence[RenderedLine], extracted: Extracted | None) -> frozenset[str]:
    """The roles that say nothing on this page, because a good part of trafilatura's article stands under them.

    ``class="promo-layout"`` around everything is met as often as around a promotion. Comments are believed always.
    """
    if extracted is None:
        return frozenset()
    sizes: Counter[str] = Counter()
    for line, inside in zip(lines, extracted.body, strict=True):
        sizes[line.setting.role] += (line.end - line.begin) if inside > 0.8 else 0
    total = sum(sizes.values())
    return frozenset(role for role, size in sizes.items() if size > AROUND * total and role not in ("", "comment"))


def _kin(lines: Sequence[RenderedLine], extracted: Extracted | None) -> Mapping[tuple[str, ...], float]:
    """For each path, the share of trafilatura's article that stands under it."""
    if extracted is None:
        return {}
    sizes: Counter[tuple[str, ...]] = Counter()
    for line, inside in zip(lines, extracted.body, strict=True):
        sizes[line.setting.path] += (line.end - line.begin) if inside > 0.8 else 0
    total = sum(sizes.values())
    return {path: size / total for path, size in sizes.items()} if total else {}


def with_topic(emissions: Sequence[Emission], gains: Sequence[float]) -> tuple[Emission, ...]:
    """Emissions with what the lines gain by their topic; comments keep to it half as closely as the article does."""
    return tuple(
        emission._replace(article=emission.article + gain, comment=emission.comment + gain / 2)
        for emission, gain in zip(emissions, gains, strict=True)
    )


def _of_words(score: Score, own: Hand) -> Emission:
    label = score.header.label if score.header is not None else ""
    article, after = score.article, 0.0
    comment = article + own.ratio(score.counts)
    if label == "open":
        comment += OPENS
    elif label == "part":
        comment += PARTS
    elif label == "close":
        after += CLOSES
    if label:
        article -= 2.0
    if score.stamp:
        comment += STAMPS
        article -= STAMPS
    return Emission(article=article, comment=comment, after=after)
