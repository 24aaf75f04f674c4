"""Discussions told by the page's tree: like elements below the article, in each of which somebody says something.

In: the rendered lines of a page, what is counted in them, which of them trafilatura takes for the article. Out: the
places of lines that stand in such a gathering. Decided here: what is like (children of one element that open alike),
and what tells readers from teasers, staff and questions: a header, a name of the element, or names and readers' words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from rapporteur.language.lexicon import words
from rapporteur.pages import phrases, register, threads
from rapporteur.pages.lines import Line
from rapporteur.pages.register import Hand
from rapporteur.pages.render import RenderedLine
from rapporteur.pages.scores import Score

CORE = 40
"""Words of prose by which the article is known: what holds them is no gathering."""

FEWEST, FEWEST_CALLED = 3, 2
"""Units that make a gathering, and that do where a header or a name says so."""

FEWEST_ALONE, LONGEST_TURN = 4, 5
"""Turns that make a discussion where names alone part them in a text without markup, and lines of one at most."""

NAMED = 0.75
"""Share of the lines between turns that hold no word of the page's sentences: what a title names is told below it."""

SPOKEN, SIGNED, DISTINCT, TITLED = 0.6, 0.7, 0.5, 0.5
"""Shares of units in which somebody says something, that bear a name, of different names among those, and that hold a
linked title, from which they are teasers."""

TELLING = 1.0
"""What readers' words must say together (nats) where only names tell of them."""

NOT_TELLING, HARDLY_TELLING = -1.0, -0.3
"""What each unit may say against a reader on average where a header or the element's name speaks for one, and where a
time or a button beside each name does."""

NAME_WORDS, SIGNED_WORDS, TITLE_WORDS = 3, 6, 5
"""Words of a line that is a name at most, of one behind a dash ("— Ada Reth, Marlow"), of a linked title at least."""

DEPTH = 12
"""Elements around a line that are looked at."""

_LINKED = 0.8
_INLINE = re.compile(r"[^\W\d_][\w.'’\-]*(?: [\w.'’\-]+){0,2} ?: ")
_NAME = re.compile(r"[^\W\d_]{3,}")
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class Page(NamedTuple):
    """What is known of a page's lines, each list by place."""

    shown: Sequence[RenderedLine]
    lines: Sequence[Line]
    scores: Sequence[Score]


def places(page: Page, body: Sequence[float] | None, own: Hand) -> frozenset[int]:
    """The places of the lines that stand in a gathering of readers.

    :param body: for each line the share that trafilatura takes for the article, where it read the page
    :param own: how the article is written
    """
    core = _core(page, body)
    if not core:
        return frozenset()
    around = {element for place in core for element in _around(page.shown[place])}
    groups: dict[Any, dict[Any, list[int]]] = {}
    for place in range(core[-1] + 1, len(page.lines)):
        child: Any = None
        for element in _around(page.shown[place]):
            if element in around:
                break
            if child is not None:
                groups.setdefault(element, {}).setdefault(child, []).append(place)
            child = element
    found: set[int] = set()
    for group, children in groups.items():
        if found.isdisjoint(held := _places(children)) and _is_of_readers(page, group, children, own):
            found |= set(held)
    return frozenset(found)


def alternating(lines: Sequence[Line], scores: Sequence[Score], own: Hand) -> frozenset[int]:
    """The places, in a text without markup, where names alone and what they say take turns.

    Titles between paragraphs look alike; what tells them apart is that few lines follow each, in readers' words.
    """
    page = Page((), lines, scores)
    opening = [
        place
        for place in range(len(lines) - 1)
        if _is_name_alone(lines[place], scores[place]) and _is_spoken(page, place + 1)
    ]
    found: set[int] = set()
    run: list[list[int]] = []
    for place, following in pairwise((*opening, len(lines))):
        unit = list(range(place, min(following, place + LONGEST_TURN)))
        run.append(unit)
        if following - place > LONGEST_TURN or following == len(lines):
            found |= _taken(page, run, own)
            run = []
    return frozenset(found)


def _taken(page: Page, run: Sequence[Sequence[int]], own: Hand) -> set[int]:
    """The places of a run of turns, if they are readers': their names hold no word of its sentences."""
    names = {page.lines[unit[0]].plain for unit in run}
    if len(run) < FEWEST_ALONE or len(names) < DISTINCT * len(run):
        return set()
    common = {word for line in page.lines for word in _NAME.findall(line.text) if word.islower() and line.prose}
    named = sum(common.isdisjoint(_NAME.findall(page.lines[unit[0]].text.lower())) for unit in run)
    if named < NAMED * len(run):
        return set()
    return {place for unit in run for place in unit} if _told(page, run, own) >= TELLING else set()


def _is_name_alone(line: Line, score: Score) -> bool:
    """Whether a line is a few words that no sentence ends and no phrase of a page explains."""
    initial = line.text.endswith(".") and len(line.text.split()[-1]) == 2
    plain = score.furniture is None and score.header is None and not line.figures
    return plain and line.count <= NAME_WORDS and (not line.closed or initial) and line.text[-1] != ","


def _core(page: Page, body: Sequence[float] | None) -> list[int]:
    """The places of the article's first paragraphs; nothing where there are too few words."""
    core, counted = [], 0
    for place, line in enumerate(page.lines):
        if line.prose and (body is None or body[place] > _LINKED):
            core.append(place)
            counted += line.count
            if counted >= CORE:
                return core
    return []


def _around(shown: RenderedLine) -> Iterator[Any]:
    """The elements around a line, its own block first."""
    element, left = shown.block, DEPTH
    while element is not None and left:
        yield element
        element, left = element.getparent(), left - 1


def _places(children: Mapping[Any, Sequence[int]]) -> list[int]:
    return [place for places in children.values() for place in places]


def _units(children: Mapping[Any, Sequence[int]]) -> list[list[int]]:
    """The places of each unit: from a child that opens as most do to the next that does."""
    forms = Counter(_form(child) for child in children if child.tag not in _HEADINGS)
    if not forms:
        return []
    opening = next(form for form in forms if forms[form] >= 0.4 * max(forms.values()))
    units: list[list[int]] = []
    for child, held in children.items():
        if _form(child) == opening:
            units.append([])
        if units:
            units[-1] += held
    return units


def _form(element: Any) -> tuple[str, str]:
    return element.tag, " ".join((element.get("class") or "").split()[:1])


def _is_of_readers(page: Page, group: Any, children: Mapping[Any, Sequence[int]], own: Hand) -> bool:
    units = _units(children)
    spoken = [unit for unit in units if any(_is_spoken(page, place) for place in unit)]
    called = _is_called(page, group, children)
    if len(spoken) < (FEWEST_CALLED if called else FEWEST) or len(spoken) < SPOKEN * len(units):
        return False
    if sum(any(_is_title(page, place) for place in unit) for unit in units) >= TITLED * len(units):
        return False
    if called:
        return _told(page, spoken, own) > NOT_TELLING * len(spoken)
    names = [name for unit in spoken if (name := _name(page, unit))]
    nameless = sum(name in words("rapporteur.pages", "nameless_readers.txt") for name in names)
    if len(names) < SIGNED * len(spoken) or len(set(names)) + nameless < DISTINCT * len(names):
        return False
    marked = sum(any(_is_mark(page, place) for place in unit) for unit in spoken)
    told = _told(page, spoken, own)
    return told > HARDLY_TELLING * len(spoken) if marked >= SIGNED * len(spoken) else told >= TELLING


def _told(page: Page, units: Sequence[Sequence[int]], own: Hand) -> float:
    """How far what is said in some units reads as readers' words (nats)."""
    said = [page.lines[place] for unit in units for place in unit if _is_spoken(page, place)]
    return sum(own.ratio(register.count(line)) for line in said)


def _is_mark(page: Page, place: int) -> bool:
    """Whether a line is, or begins with, a time, or is the buttons below a comment."""
    line, score = page.lines[place], page.scores[place]
    dated = line.dates and line.dates[0].begin < threads.SIGNED_WORDS
    return bool(score.stamp or dated or (score.header is not None and phrases.is_action(score.header.phrase)))


def _is_spoken(page: Page, place: int) -> bool:
    """Whether somebody says something on a line, which is no name with its time, no button and no link."""
    line, score = page.lines[place], page.scores[place]
    if line.count < threads.SPOKEN_WORDS or not (line.closed or line.prose):
        return False
    if score.stamp or score.header is not None or (page.shown and page.shown[place].linked >= _LINKED):
        return False
    return not threads.signature(line)


def _is_title(page: Page, place: int) -> bool:
    return page.shown[place].linked > _LINKED and page.lines[place].count >= TITLE_WORDS


def _is_called(page: Page, group: Any, children: Mapping[Any, Sequence[int]]) -> bool:
    """Whether a header opens the gathering, on the line above or its first, or its element is named as one is."""
    first = min(_places(children))
    heads = [place for place in (first - 1, first) if place >= 0]
    if any((head := page.scores[place].header) is not None and head.label == "open" for place in heads):
        return True
    named = " ".join(filter(None, (group.get("class"), group.get("id"))))
    return not words("rapporteur.pages", "gathering_names.txt").isdisjoint(map(str.lower, _WORDS.findall(named)))


def _name(page: Page, unit: Sequence[int]) -> str:
    """The name that a unit bears: on a line of its own at either end, beside a time, or before a colon."""
    for place in (unit[0], unit[-1]):
        line, header = page.lines[place], page.scores[place].header
        if (header is not None and header.phrase == "says:") or threads.signature(line):
            return line.plain
        named = line.plain[: line.dates[0].begin] if line.dates else line.plain
        most = SIGNED_WORDS if line.text[0] in "-–—" else NAME_WORDS
        short = len(named.split()) <= most and not line.prose and line.text[-1] not in "!?:"
        if short and any(map(str.isalpha, named)) and not _is_spoken(page, place) and not _is_button(page, place):
            return named.strip(" |,·–—-")
    inline = _INLINE.match(page.lines[unit[0]].text)
    return inline.group() if inline is not None else ""


def _is_button(page: Page, place: int) -> bool:
    header = page.scores[place].header
    return header is not None and page.lines[place].plain not in words("rapporteur.pages", "nameless_readers.txt")
