"""A page laid out for labelling: its lines with everything that speaks for each.

In: a text, or a rendered page. Out: :class:`Sheet`. Decided here: how plain text and HTML become the same thing, so
that one pass labels both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from rapporteur.pages import cohesion, course, extraction, gatherings, lines, live, pasted, scores, several, weighing
from rapporteur.pages.course import Emission, Part
from rapporteur.pages.extraction import Extracted
from rapporteur.pages.lines import Line
from rapporteur.pages.register import Hand
from rapporteur.pages.render import Rendered, RenderedLine
from rapporteur.pages.roles import Setting
from rapporteur.pages.scores import Score
from rapporteur.pages.threads import signed, threaded, turns


class Entry(NamedTuple):
    """One line: its counts, its score, the part of the page's course it belongs to, and what the markup says of it."""

    line: Line
    score: Score
    part: Part
    setting: Setting
    linked: float


class Sheet(NamedTuple):
    """A page's text and its lines; ``tree`` is the parsed HTML of the article's part, ``None`` for plain text."""

    text: str
    entries: tuple[Entry, ...]
    tree: Any


OTHER = "other"
"""The role of lines that belong to another article of the page."""

ANSWERED = 40
"""Words of an article that comments can answer at least: the shortest one with comments in ``pages_flat`` has 68."""

TITLE_WORDS, TITLE_CAPITALS = 4, 0.5
"""Words, and the share of them with a capital, from which a line without a full stop reads as a title."""


def plain(text: str) -> Sheet:
    """The sheet of a text without markup."""
    return next(pasted_articles(text), None) or Sheet(text, (), None)


def pasted_articles(text: str) -> Iterator[Sheet]:
    """The sheet of each article in a text without markup (:mod:`rapporteur.pages.pasted`); mostly there is one.

    What belongs to the others stands beside it.
    """
    found = lines.unwrapped(text, lines.split(text))
    scored = tuple(map(scores.score, found))
    starts = pasted.starts(found, scored)
    for begin, end in pairwise((0, *starts, len(found))):
        yield Sheet(text, tuple(_plain_entries(found, scored, begin, end)), None)


def _plain_entries(found: Sequence[Line], scored: Sequence[Score], begin: int, end: int) -> Iterator[Entry]:
    """An entry for each line, of which those from ``begin`` to ``end`` are the article's page."""
    parts = _course(found[begin:end], scored[begin:end])
    blank, other = Setting(), Setting(OTHER)
    for place, (line, score) in enumerate(zip(found, scored, strict=True)):
        if begin <= place < end:
            yield Entry(line, score, parts[place - begin], blank, 0.0)
        else:
            yield Entry(line, scores.SET_ASIDE, Part.BEFORE if place < begin else Part.AFTER, other, 0.0)


def _course(found: Sequence[Line], scored: Sequence[Score]) -> tuple[Part, ...]:
    """The course of a page without markup, in readings that know more each time.

    Where the comments begin is told by how the article is written, and what is beside the article by what it speaks of;
    both are told by where it ends. So it is read first as if there were no comments, then by its beginning, then by all
    that was taken for the article, then by that and its topic.
    """
    heads = live.heads(found)
    if heads:
        return _ended(found, _live_course(found, scored, heads))
    parts = course.decode(weighing.flat(scored, Hand()), course.WITHOUT_COMMENTS)
    for most in (weighing.OPENING, None):
        parts = course.decode(weighing.flat(scored, weighing.own_hand(scored, parts, most)))
    emissions = weighing.flat(scored, weighing.own_hand(scored, parts))
    emissions = _with_turns(emissions, found, scored, turns(found, scored))
    emissions = weighing.with_threads(emissions, _taking_turns(found, scored), weighing.THREAD_BELOW)
    emissions = weighing.with_topic(emissions, cohesion.gains(found, parts))
    read = course.decode(emissions)
    if not _answers(found, read):
        alone = weighing.flat(scored, Hand())
        parts = course.decode(alone, course.WITHOUT_COMMENTS)
        read = course.decode(weighing.with_topic(alone, cohesion.gains(found, parts)), course.WITHOUT_COMMENTS)
    return _ended(found, read)


def _live_course(found: Sequence[Line], scored: Sequence[Score], heads: frozenset[int]) -> tuple[Part, ...]:
    """The course of a live report: its clocks and the titles of its entries belong to it, and nobody answers it."""
    emissions = weighing.with_heads(weighing.flat(scored, Hand()), heads)
    parts = course.decode(emissions, course.WITHOUT_COMMENTS)
    return course.decode(weighing.with_topic(emissions, cohesion.gains(found, parts)), course.WITHOUT_COMMENTS)


def _answers(found: Sequence[Line], parts: Sequence[Part]) -> bool:
    """Whether there is an article that the comments can answer; entries of a live report with their times have none."""
    words = {part: sum(line.count for line, own in zip(found, parts, strict=True) if own is part) for part in Part}
    return words[Part.ARTICLE] >= ANSWERED or words[Part.COMMENT] <= ANSWERED


def _below(found: Sequence[Line]) -> int:
    """The place below an article that can be answered: what looks like a turn above may be its byline."""
    words = 0
    for place, line in enumerate(found):
        words += line.count if line.prose else 0
        if words >= ANSWERED:
            return place + 1
    return len(found)


def _with_turns(
    emissions: Sequence[Emission],
    found: Sequence[Line],
    scored: Sequence[Score],
    opened: Sequence[int],
    *,
    heavier: bool = False,
) -> tuple[Emission, ...]:
    """Emissions with what is known of a discussion by its turns.

    :param opened: the places where turns begin
    :param heavier: whether every thread below an article it can answer weighs more, as those signed in one form do
    """
    below = _below(found)
    by_form = signed(found[below:], scored[below:])
    sure = frozenset(below + place for place in by_form.places)
    if heavier:
        sure |= threaded(found, scored, [place for place in opened if place >= below])
    emissions = weighing.with_threads(emissions, threaded(found, scored, opened))
    emissions = weighing.with_threads(emissions, sure, weighing.THREAD_BELOW)
    return weighing.with_silence(emissions, scored, below + by_form.first if by_form.first is not None else 0)


def _taking_turns(found: Sequence[Line], scored: Sequence[Score]) -> frozenset[int]:
    """The places below an article that can be answered where names alone and what they say take turns."""
    below = _below(found)
    return frozenset(below + place for place in gatherings.alternating(found[below:], scored[below:], Hand()))


def _ended(found: Sequence[Line], parts: Sequence[Part]) -> tuple[Part, ...]:
    """The course without titles at the end of the article: a report ends in a sentence, what follows are teasers."""
    ended = list(parts)
    for place in reversed(range(len(parts))):
        line = found[place]
        if parts[place] is not Part.ARTICLE:
            continue
        if line.closed or line.count < TITLE_WORDS or line.capital < TITLE_CAPITALS:
            break
        ended[place] = Part.AFTER
    return tuple(ended)


def of_part(page: Rendered, parts: Sequence[Any], number: int) -> Sheet:
    """The sheet of one article among several (:mod:`rapporteur.pages.several`).

    What belongs to the others stands beside it, and for all but the first so does what belongs to none.
    """
    owners = several.owners(page.lines, parts)
    own = {number, None} if number == 0 else {number}
    shown = [line for line, owner in zip(page.lines, owners, strict=True) if owner in own]
    sheet = marked_up(page._replace(lines=tuple(shown), tree=several.alone(page.tree, parts, number)))
    entries = iter(sheet.entries)
    other = Setting(OTHER)
    first = next((entry.line.begin for entry in sheet.entries if entry.part is Part.ARTICLE), 0)
    placed = []
    for line, owner in zip(page.lines, owners, strict=True):
        if owner in own:
            placed.append(next(entries))
            continue
        part = Part.BEFORE if line.begin < first else Part.AFTER
        held = Line(line.begin, page.text[line.begin : line.end])
        placed.append(Entry(held, scores.SET_ASIDE, part, other if owner is not None else line.setting, line.linked))
    return sheet._replace(entries=tuple(placed))


def marked_up(page: Rendered) -> Sheet:
    """The sheet of a rendered page, which has at least one line."""
    found = [Line(line.begin, page.text[line.begin : line.end]) for line in page.lines]
    extracted = extraction.extract(page.tree, [line.text for line in found])
    beside = weighing.BESIDE - weighing.accidental(page.lines, extracted)
    scored = tuple(
        scores.SET_ASIDE
        if _is_set_aside(shown, extracted, place, beside)
        else scores.score(line, heard=extracted is None or extracted.body[place] < 1)
        for place, (line, shown) in enumerate(zip(found, page.lines, strict=True))
    )
    emissions = weighing.marked_up(scored, page.lines, extracted, Hand())
    emissions = _with_turns(emissions, found, scored, turns(found, scored), heavier=True)
    body = extracted.body if extracted is not None else None
    gathered = gatherings.places(gatherings.Page(page.lines, found, scored), body, Hand())
    emissions = weighing.with_threads(emissions, gathered, weighing.GATHERED)
    parts = course.decode(emissions, course.IN_HTML)
    open_lines = [None if score is scores.SET_ASIDE else line for line, score in zip(found, scored, strict=True)]
    parts = course.decode(weighing.with_topic(emissions, cohesion.gains(open_lines, parts)), course.IN_HTML)
    entries = tuple(
        Entry(line, score, part, shown.setting, shown.linked)
        for line, score, part, shown in zip(found, scored, parts, page.lines, strict=True)
    )
    return Sheet(page.text, entries, page.tree)


def _is_set_aside(shown: RenderedLine, extracted: Extracted | None, place: int, beside: frozenset[str]) -> bool:
    """Whether its markup alone tells that a line is beside the article and no comment.

    :param beside: the roles that say so on this page
    """
    if extracted is None or extracted.body[place] or extracted.comments[place] or shown.setting.role == "comment":
        return False
    return shown.linked > weighing.LINK or shown.setting.role in beside
