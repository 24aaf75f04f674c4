"""Pages that hold more than one article.

In: a rendered page. Out: the elements that each hold a whole article, and what of the page's tree and markup speaks for
each. Decided here: what a whole article is (a heading and paragraphs of prose of its own), as against a teaser, which
has one or two sentences, and a comment, which has no heading; that an entry of a live report is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import msgspec

from rapporteur.pages.lines import Line, normal
from rapporteur.pages.markup import Markup, is_article, of
from rapporteur.pages.render import RenderedLine

PARAGRAPHS, WORDS = 3, 90
"""Paragraphs of prose, and words in them, that a whole article has at least: teasers have one and up to 60 words."""

LINKED = 0.3
"""Share of link text up to which a paragraph is prose: what leads to another page is a teaser."""

SMALLEST = 0.1
"""Words of an article, by those of the page's longest, below which it is a box beside it."""

_HEADINGS = frozenset({"h1", "h2", "h3"})
_BESIDE = frozenset({"comment", "related", "promotion", "navigation"})


def articles(lines: Sequence[RenderedLine], text: str) -> tuple[Any, ...]:
    """The elements that hold a whole article each, in the order of the page; nothing where there is one at most."""
    held: dict[Any, list[RenderedLine]] = {}
    for line in lines:
        if line.article is not None:
            held.setdefault(line.article, []).append(line)
    if len(held) < 2:
        return ()
    whole: dict[Any, int] = {}
    titles: set[str] = set()
    for element, own in held.items():
        title = _heading(own, text)
        if title and title not in titles and (words := _words(own, text)) >= WORDS:
            titles.add(title)
            whole[element] = words
    longest = max(whole.values(), default=0)
    kept = tuple(element for element, words in whole.items() if words >= SMALLEST * longest)
    return kept if len(kept) > 1 else ()


def _heading(own: Sequence[RenderedLine], text: str) -> str:
    """The first heading of an element's own lines, if it stands before its prose; else nothing."""
    for shown in own:
        if shown.setting.tag in _HEADINGS:
            return normal(text[shown.begin : shown.end])
        if shown.setting.role != "standfirst" and _prose(shown, text) is not None:
            return ""
    return ""


def _words(own: Sequence[RenderedLine], text: str) -> int:
    """Words of an element's paragraphs of prose; 0 where they are too few."""
    prose = [line.count for shown in own if (line := _prose(shown, text)) is not None]
    return sum(prose) if len(prose) >= PARAGRAPHS else 0


def _prose(shown: RenderedLine, text: str) -> Line | None:
    """A line of a page, if it is a paragraph of prose."""
    if shown.linked > LINKED or shown.setting.role in _BESIDE or shown.setting.tag in _HEADINGS:
        return None
    line = Line(shown.begin, text[shown.begin : shown.end])
    return line if line.prose and line.closed else None


def owners(lines: Sequence[RenderedLine], parts: Sequence[Any]) -> tuple[int | None, ...]:
    """For each line the number of the part it stands in; ``None`` for what surrounds them all."""
    numbers = {part: number for number, part in enumerate(parts)}
    known: dict[Any, int | None] = {None: None}
    for line in lines:
        if line.article not in known:
            around = (line.article, *line.article.iterancestors())
            known[line.article] = next((numbers[element] for element in around if element in numbers), None)
    return tuple(known[line.article] for line in lines)


def alone(tree: Any, parts: Sequence[Any], number: int) -> Any:
    """A tree of one part: for the first the page without the others, for each other the part and nothing else."""
    from lxml import html as lxml_html  # noqa: PLC0415 - plain text never needs it

    if number:
        page = lxml_html.document_fromstring("<html><body></body></html>")
        page.find("body").append(deepcopy(parts[number]))
        return page
    within = tree.getroottree()
    page = deepcopy(tree)
    around = {within.getpath(element) for element in parts[0].iterancestors()}
    paths = [path for path in map(within.getpath, parts[1:]) if path not in around]
    for other in [element for path in paths for element in page.getroottree().xpath(path)]:
        if other.getparent() is not None:
            other.drop_tree()
    return page


def told_of(page: Markup, tree: Any, titles: Sequence[str], number: int) -> Markup:
    """What a page's markup says of one of its articles: of its structured data, what is under the article's title.

    :param tree: the part alone, as :func:`alone` gives it
    :param titles: the headings of all parts
    """
    own = normal(titles[number])
    others = set(map(normal, titles)) - {own}
    kept = []
    for item in page.items:
        headline = normal(str(item.get("headline") or item.get("name") or ""))
        if headline == own or (number == 0 and headline not in others) or not is_article(item):
            kept.append(item)
    part = of("", tree)
    metas = page.metas if number == 0 else ()
    return msgspec.structs.replace(part, items=tuple(kept), metas=metas, language=page.language)


def address(page: Markup) -> str | None:
    """Where the structured data say that an article stands, if they do."""
    for item in page.items:
        url = item.get("url") if is_article(item) else None
        if isinstance(url, str) and url.startswith(("http://", "https://")):
            return url
    return None


def headings(lines: Sequence[RenderedLine], text: str, parts: Sequence[Any]) -> tuple[str, ...]:
    """The heading of each part."""
    return tuple(_heading([line for line in lines if line.article is part], text) for part in parts)


def blanked(text: str, lines: Sequence[RenderedLine | Line]) -> str:
    """``text`` with ``lines`` made blank, offsets kept: what another article says dates nothing here."""
    parts, at = [], 0
    for line in lines:
        parts += [text[at : line.begin], " " * (line.end - line.begin)]
        at = line.end
    return "".join((*parts, text[at:]))
