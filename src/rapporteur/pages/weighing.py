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
from rapporteur.pages.roles import PATH
from rapporteur.pages.scores import SET_ASIDE, Score

HEADERS = {"open": 8.0, "part": 3.0}
CLOSES, HEADER, STAMP = 5.0, 2.0, 1.0
"""What a line gains as a comment, or as what follows the comments, when a phrase of ``comment_headers.tsv`` says so;
what it loses as part of the article; and what a time of day shifts from one to the other."""

THREAD = 1.5
"""What a line's standing in a discussion (:mod:`rapporteur.pages.threads`) shifts from the article to the comments."""

HEAD = 0.5
"""What the clock of a live report's entry, and the line below it, gain as part of the article."""

THREAD_BELOW = 2.5
"""What it shifts beside that on a page with markup, below an article: together they weigh more than trafilatura's
taking a discussion for the article."""

GATHERED = 3.5
"""What it shifts for the lines of a gathering (:mod:`rapporteur.pages.gatherings`): as much as trafilatura's word."""

SILENT = 3.0
"""What a line loses as a comment that stands before the first turn of a discussion."""

HEAD_REACH = 12
"""Lines above the first turn among which the head of the discussion stands."""

OPENING = 5
"""Lines of prose by which an article is known before it is known where it ends: the shortest end there."""

READER_IN_HTML = 0.35
WORDS_IN_HTML, FURNITURE_IN_HTML, CERTAIN = 0.35, 0.8, 1.6
"""How much of what a line's own words say still counts beside markup: their form, their phrases of furniture,
and such phrases where they are the whole line."""

INSIDE, OUTSIDE = 3.5, -2.5
IN_COMMENTS, UNMARKED = 3.0, -0.5
"""What trafilatura's article and comments add, and what a comment lacks that neither it nor the markup calls so."""

LINK = 0.8
"""Share of a line's characters inside links from which the line is one link."""

BESIDE = frozenset({"hover", "related", "promotion", "navigation"})
"""Roles whose lines are beside the article unless trafilatura says otherwise."""

LINKED, LINKED_SHORT, TEASER_WORDS = -4.5, -2.0, 5
"""What a line that is one link loses, and the words from which it reads as a teaser, not as an entry of a list."""

AROUND = 0.3
"""Share of trafilatura's article under a role from which the role's name is taken for an accident, and in an element
from which that is the article's own."""

KIN = 3.0
"""What prose gains that trafilatura left out, by the share of what it took that stands under the same names."""

LINKED_IN_PART = 0.5
"""Share of link text from which a line beside the paragraphs is no part of their text."""

PARAGRAPH, CLOSING = 60, 3
"""Characters from which a line is a paragraph here; lines behind the last one among which the article may end."""

QUOTED = 0.8
"""The same share for what is quoted in a block between the paragraphs, which often has an element of its own."""

ENTRIES = frozenset({"li", "dt", "dd"})
"""Elements that stand in a list of their own inside the article's element."""

ROLES = {
    "hover": (-8.0, -8.0),
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
    kin, around, homes = _kin(lines, extracted), accidental(lines, extracted), _homes(lines, extracted)
    emissions = []
    for place, (score, line) in enumerate(zip(scores, lines, strict=True)):
        words = _of_words(score, own)
        share = WORDS_IN_HTML if extracted is not None else 1.0
        role = "" if line.setting.role in around else line.setting.role
        article, comment = ROLES.get(role, (0.0, 0.0))
        article += (words.article + score.held) * share - score.held * _furniture(score, share)
        comment += words.comment * (READER_IN_HTML if extracted is not None else 1.0)
        if extracted is not None and _opens_surely(score):
            comment += HEADERS["open"] * (1 - READER_IN_HTML)
        if line.linked > LINK:
            linked = LINKED_SHORT if score.counts.words < TEASER_WORDS else LINKED
            article, comment = article + linked, comment + linked
        if extracted is not None:
            inside, commented = extracted.body[place], extracted.comments[place]
            article += OUTSIDE + (INSIDE - OUTSIDE) * inside
            if score.article > 0 and inside < 0.5:
                article += KIN * kin.get(line.setting.path, 0.0)
            if inside < 0.5 and line.linked <= LINKED_IN_PART and score is not SET_ASIDE:
                article += KIN * homes[place]
            comment += IN_COMMENTS * commented
            if not commented and line.setting.role != "comment":
                comment += UNMARKED
        emissions.append(Emission(article, comment, words.before, words.insert, words.after))
    return tuple(emissions)


def _opens_surely(score: Score) -> bool:
    """Whether a line is the head of a discussion in more than one word: "Comments" alone is as often a button."""
    return score.header is not None and score.header.label == "open" and score.counts.words > 1


def _furniture(score: Score, share: float) -> float:
    """How much of what its phrases of furniture say against a line counts beside its markup."""
    certain = score.furniture is not None and score.furniture.place == "line"
    return max(share, CERTAIN if certain else FURNITURE_IN_HTML)


def accidental(lines: Sequence[RenderedLine], extracted: Extracted | None) -> frozenset[str]:
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


def _homes(lines: Sequence[RenderedLine], extracted: Extracted | None) -> list[float]:
    """For each line among trafilatura's paragraphs, the share of its article that stands in the same element.

    trafilatura leaves out lists and headings that stand between the paragraphs it takes.
    """
    shares = [0.0] * len(lines)
    taken = [place for place, inside in enumerate(extracted.body) if inside > 0.8] if extracted is not None else []
    if not taken:
        return shares
    sizes: Counter[str] = Counter()
    for place in taken:
        sizes[_home(lines[place])] += lines[place].end - lines[place].begin
    total = sum(sizes.values())
    long = [place for place in taken if lines[place].end - lines[place].begin > PARAGRAPH] or taken
    for place in range(long[0] + 1, min(len(lines), long[-1] + CLOSING)):
        share = sizes[_home(lines[place])] / total
        quoted = any(name.startswith("blockquote.") for name in lines[place].setting.path[-2:])
        shares[place] = max(share if share > AROUND else 0.0, QUOTED if quoted else 0.0)
    return shares


def _home(line: RenderedLine) -> str:
    """The element around a line's own: around its list, where it is an entry of one, or around its quotation."""
    path = line.setting.path
    nested = line.setting.tag in ENTRIES or (len(path) > 1 and path[-2].startswith("blockquote."))
    return path[-3] if nested and len(path) >= PATH else "" if nested else path[-2] if len(path) > 1 else ""


def with_threads(emissions: Sequence[Emission], places: frozenset[int], shift: float = THREAD) -> tuple[Emission, ...]:
    """Emissions with what the lines of a discussion gain as comments and lose as article."""
    return tuple(
        emission._replace(article=emission.article - shift, comment=emission.comment + shift)
        if place in places
        else emission
        for place, emission in enumerate(emissions)
    )


def with_silence(emissions: Sequence[Emission], scores: Sequence[Score], first: int) -> tuple[Emission, ...]:
    """Emissions of a page whose readers sign what they say: above the first who does no line is a reader's.

    The head of their discussion may stand above that; the last one does.

    :param first: the place of the first turn of the discussion; 0 where there is none
    """
    heads = (place for place in range(first - 1, max(0, first - HEAD_REACH), -1) if _opens_surely(scores[place]))
    begin = next(heads, first)
    return tuple(
        emission._replace(comment=emission.comment - SILENT) if place < begin else emission
        for place, emission in enumerate(emissions)
    )


def with_heads(emissions: Sequence[Emission], heads: frozenset[int]) -> tuple[Emission, ...]:
    """Emissions of a live report, whose clocks (at ``heads``) and the line below each open an entry of it."""
    return tuple(
        emission._replace(article=max(emission.article, 0.0) + HEAD)
        if place in heads or place - 1 in heads
        else emission
        for place, emission in enumerate(emissions)
    )


def with_topic(emissions: Sequence[Emission], gains: Sequence[float]) -> tuple[Emission, ...]:
    """Emissions with what the lines gain by their topic; comments keep to it half as closely as the article does."""
    return tuple(
        Emission(article + gain, comment + gain / 2, before, insert, after)
        for (article, comment, before, insert, after), gain in zip(emissions, gains, strict=True)
    )


def _of_words(score: Score, own: Hand) -> Emission:
    """What a line's own words say, in every part."""
    label = score.header.label if score.header is not None else ""
    article, after = score.article, 0.0
    comment = article + own.ratio(score.counts)
    if label:
        comment += score.held + HEADERS.get(label, 0.0)
        after += CLOSES if label == "close" else 0.0
        article -= HEADER
    if score.stamp:
        comment += STAMP
        article -= STAMP
    return Emission(article=article, comment=comment, after=after)
