"""Which kind of block a line is.

In: a sheet whose lines know their part of the page. Out: a :class:`~rapporteur.pages.blocks.Stretch` per line. Decided
here: how the parts of a page become the block kinds of the interface, and the clause that tells the reader why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapporteur.model import BlockKind
from rapporteur.pages import shapes
from rapporteur.pages.blocks import Stretch
from rapporteur.pages.course import Part
from rapporteur.pages.lines import Line
from rapporteur.pages.phrases import furniture
from rapporteur.pages.shapes import Shape
from rapporteur.pages.sheet import OTHER, Entry, Sheet

HEAD = 12
"""Lines before and after the headline or the article's first line that belong to its head."""

PROSE = 2.0
"""Score from which a line is prose of the article, whatever caption words it holds."""

NAME_WORDS = 5
"""Words a name has at most in a list of tags."""

BULLETS = ("•", "#", "▪", "◦")
"""What tags stand behind where each has its own line."""

_AS_KIND: dict[str, BlockKind] = {
    "navigation": "navigation",
    "promotion": "promotion",
    "related": "related",
    "hover": "related",
    "tag": "tag",
}
_CALLED = {
    "navigation": "navigation",
    "promotion": "a promotion",
    "related": "related matter",
    "hover": "a text that floats over the line above",
    "tag": "tags",
}


def stretches(sheet: Sheet, headline: int | None) -> Iterator[Stretch]:
    """The kind of each line of the sheet, in order. A plain text of one line has no page around it."""
    entries = sheet.entries
    if sheet.tree is None and len(entries) == 1:
        line = entries[0].line
        yield Stretch(line.begin, line.end, "body", "the whole text, in one line")
        return
    first = next((k for k, entry in enumerate(entries) if entry.part is Part.ARTICLE and k != headline), len(entries))
    for place, entry in enumerate(entries):
        kind, why = _kind(entries, place, headline, first)
        yield Stretch(entry.line.begin, entry.line.end, kind, why)


def _kind(entries: Sequence[Entry], place: int, headline: int | None, first: int) -> tuple[BlockKind, str]:
    entry = entries[place]
    if entry.setting.role == OTHER:
        return "related", "another article of this page, read as a report of its own"
    if place == headline:
        return "headline", "the line above the article that reads as its title"
    if entry.part is Part.COMMENT:
        return "comment", _comment_why(entry)
    near = min(abs(place - first), abs(place - headline) if headline is not None else HEAD) < HEAD
    form = shapes.shape(entry, near=near and place <= first + 1)
    if entry.part is Part.ARTICLE:
        title = entries[headline].line if headline is not None and place < first + HEAD else None
        return _article(entry, form, title, place <= first + 1)
    if form is not None and (near or form[0] in ("credit", "clock", "caption")):
        return form
    return _furniture(entry, place > first)


def _article(entry: Entry, form: Shape | None, title: Line | None, opening: bool) -> tuple[BlockKind, str]:
    """The kind of a line of the article.

    :param title: the headline, where the line is near enough to repeat it
    :param opening: whether the line is the first or second of the article
    """
    if title is not None and _again(entry.line, title):
        return "headline", "the title once more"
    if opening and entry.setting.role == "standfirst":
        return "headline", "the markup calls it a standfirst"
    if form is not None and (form[0] != "caption" or entry.score.article < PROSE):
        return form
    return "body", _body_why(entry)


def _again(line: Line, title: Line) -> bool:
    """Whether a line is the title once more, whatever its case and marks."""
    return title.size > 8 and _letters(line.plain) == _letters(title.plain)


def _letters(text: str) -> str:
    return "".join(ch for ch in text if ch.isalnum())


def _body_why(entry: Entry) -> str:
    if entry.line.prose:
        return f"running prose, {entry.line.count} words"
    return "a line between lines of prose" if entry.line.count > 12 else "a short line between lines of prose"


def _comment_why(entry: Entry) -> str:
    if entry.setting.role == "comment":
        return "the markup calls it a comment"
    if entry.score.header is not None:
        return f"a line of the discussion (“{entry.score.header.phrase}”)"
    if entry.score.counts.cues:
        return f"a reader's words after the article ({', '.join(f'“{cue}”' for cue in entry.score.counts.cues)})"
    return "stands among readers' words after the article"


def _furniture(entry: Entry, after: bool) -> tuple[BlockKind, str]:
    """The kind of a line outside the article and the comments."""
    found = entry.score.furniture or (furniture(entry.line) if entry.setting.role not in _AS_KIND else None)
    if found is not None and found.label in _AS_KIND:
        return _AS_KIND[found.label], f"holds “{found.phrase}”, as the furniture of pages does"
    role = entry.setting.role
    if role in _AS_KIND:
        return _AS_KIND[role], f"the markup calls it {_CALLED[role]}"
    if role == "comment":
        return "comment", "the markup calls it a comment"
    return _beside(entry.line, after)


def _beside(line: Line, after: bool) -> tuple[BlockKind, str]:
    """The kind of a line outside the article that nothing names."""
    if after and line.text.startswith(BULLETS) and line.count <= NAME_WORDS:
        return "tag", "a name behind a bullet after the article"
    if after and _is_list_of_names(line):
        return "tag", "a list of names parted by commas after the article"
    if after and line.count >= 4:
        return "related", "a headline-like line outside the article"
    return "navigation", "a short line outside the article"


def _is_list_of_names(line: Line) -> bool:
    commas = line.text.count(",")
    return commas >= 2 and not line.closed and line.count <= NAME_WORDS * (commas + 1)
