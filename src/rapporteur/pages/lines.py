"""A page's lines and what can be counted in them.

In: the text of a page. Out: :class:`Line`, each with its offsets and counts. Decided here: what a line is (whatever
stands between two line breaks, white space at its ends left out), what counts as a word, and what ends a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import wraps
from itertools import pairwise
from typing import Any, Generic, TypeVar

from rapporteur.language.lexicon import words
from rapporteur.pages import datestrings
from rapporteur.pages.datestrings import DateString

_LINE = re.compile(r"[^\n\r\u2028\u2029\v\f]+")
TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[©(/]")
"""What phrases are looked up by: words, and the few marks with which phrases begin."""

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_BREAK = re.compile(r"[\r\n\u2028\u2029\v\f]")
_BLANK = "".join(map(chr, (9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8232, 8233, 8239, 8287, 12288)))
_BLANK += "".join(map(chr, range(0x2000, 0x2010))) + "\u2060\ufeff"
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_CLOSED = re.compile(r"""[.!?…。！？:;](?:["'”’»)\]」』*]{0,3}|\s?\(?\w{0,3}\)?)$""")
_MARK = re.compile('["“”„«»]')
_CLOSING = {'"': '"', "“": "”", "„": "“”", "«": "»"}

WRAPPED, WRAPPED_SHARE = 6, 0.5
"""Lines of a text that is broken at a width, and the share of them that must go on in the next; the others end a
paragraph. A page's own lines are headlines and entries of lists, which stop where they will."""

NARROWEST, WIDEST = 50, 100
"""Characters of the longest line of such a text: mail is broken at 65 to 80, typescript at 60, a wide window at 100."""

BULLETS = "•-*–—·>|"
"""Marks that begin a line of their own, however full the one before."""

LONGEST_QUOTATION = 1500
"""Characters after which a quotation mark counts as never closed."""

CJK_PER_WORD = 2
"""Characters that stand for a word where words are not parted by spaces."""

SHORTEST_PROSE, SHORTEST_ASCII = 8, 15
"""Characters that eight words take at least: in scripts that part no words by spaces each can count as one."""


Counted = TypeVar("Counted")


class counted(Generic[Counted]):  # noqa: N801 - a decorator, as ``property`` is
    """A property that is computed when it is first asked for, without the lock of ``functools`` before Python 3.12."""

    def __init__(self, compute: Callable[[Any], Counted]) -> None:
        """The property that ``compute`` computes."""
        self._compute, self._name = compute, compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, line: Any, owner: type) -> Counted:
        """The value, from now on an attribute of ``line`` itself."""
        value = self._compute(line)
        setattr(line, self._name, value)
        return value


def once(compute: Callable[[Line], Counted]) -> Callable[[Line], Counted]:
    """A function of a line alone, computed once for each and forgotten with it."""
    name = f"{compute.__module__}.{compute.__name__}"

    @wraps(compute)
    def known(line: Line) -> Counted:
        value: Counted | _Unknown = getattr(line, name, _UNKNOWN)
        if isinstance(value, _Unknown):
            value = compute(line)
            setattr(line, name, value)
        return value

    return known


class _Unknown:
    """What nothing is known of."""


_UNKNOWN = _Unknown()


class Line:
    """One line of a page: ``text`` without the white space at its ends, where it stands, and what is counted in it.

    ``gap`` is the number of blank lines before it. What is counted is counted when it is asked for: most lines of a
    page are told by less.
    """

    def __init__(self, begin: int, text: str, gap: int = 0) -> None:
        """The line ``text`` that begins at ``begin``."""
        self.begin, self.end, self.text, self.gap = begin, begin + len(text), text, gap

    @counted
    def plain(self) -> str:
        """What phrases are looked up in: lower case, straight apostrophes, single spaces."""
        return normal(self.text)

    @counted
    def tokens(self) -> frozenset[str]:
        """The words of ``plain``, and the marks that phrases begin with."""
        return frozenset(TOKEN.findall(self.plain))

    @counted
    def size(self) -> int:
        """Characters that are no space."""
        return sum(map(len, self.text.split()))

    @counted
    def _words(self) -> list[str]:
        return _WORD.findall(self.text)

    @counted
    def count(self) -> int:
        """Words; where they are not parted by spaces, every second character counts as one."""
        cjk = 0 if self.text.isascii() else len(_CJK.findall(self.text))
        return len(self._words) + cjk // CJK_PER_WORD

    @counted
    def function(self) -> float:
        """The share of function words among the words."""
        known = words("rapporteur.pages", "function_words.txt")
        held = sum(map(known.__contains__, map(str.lower, self._words)))
        return held / len(self._words) if self._words else 0.0

    @counted
    def capital(self) -> float:
        """The share of words that begin with a capital or a figure."""
        held = [word for word in self._words if word[0].isupper() or word[0].isdigit()]
        return len(held) / len(self._words) if self._words else 0.0

    @counted
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return _CLOSED.search(self.text[-12:]) is not None

    @counted
    def figures(self) -> bool:
        """Whether there is a figure in it."""
        return any(map(str.isdigit, self.text))

    @counted
    def dates(self) -> tuple[DateString, ...]:
        """The dates written in it."""
        return datestrings.find(self.text) if self.figures else ()

    @counted
    def prose(self) -> bool:
        """Whether it reads as running prose: eight words, one in five a function word or most in small letters."""
        if len(self.text) < (SHORTEST_ASCII if self.text.isascii() else SHORTEST_PROSE) or self.count < 8:
            return False
        if self.function >= 0.2 or self.count * CJK_PER_WORD >= self.size:
            return True
        return self.count >= 12 and self.closed and self.capital < 0.4


def split(text: str) -> tuple[Line, ...]:
    """The lines of ``text`` that hold more than white space, in order."""
    lines = []
    end = 0
    for match in _LINE.finditer(text):
        held = match.group()
        stripped = trimmed(held)
        if not stripped:
            continue
        begin = match.start() + held.index(stripped)
        breaks = text.count("\n", end, begin) or text.count("\r", end, begin)
        lines.append(Line(begin, stripped, max(0, breaks - 1)))
        end = lines[-1].end
    return tuple(lines)


def unwrapped(text: str, found: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of ``text`` with those joined that a mail program or typewriter broke at a width of its own.

    A line goes on in the next where the next one's first word would not have fitted; offsets stay as they are, and a
    joined line has spaces in place of its breaks. A text whose lines are not broken so is left alone.
    """
    width = max((line.end - line.begin for line in found), default=0)
    if len(found) < WRAPPED or not NARROWEST <= width <= WIDEST:
        return tuple(found)
    goes_on = [_goes_on(line, following, width) for line, following in pairwise(found)]
    beside = sum(following.gap == 0 for following in found[1:])
    if sum(goes_on) < WRAPPED - 1 or sum(goes_on) < WRAPPED_SHARE * beside:
        return tuple(found)
    joined: list[Line] = []
    for line, whole in zip(found, (False, *goes_on), strict=True):
        if not whole:
            joined.append(line)
            continue
        first = joined.pop()
        held = _BREAK.sub(" ", text[first.begin : line.end])
        joined.append(Line(first.begin, held, first.gap))
    return tuple(joined)


def _goes_on(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    if following.gap or following.text[0] in BULLETS:
        return False
    return line.end - line.begin + 1 + len(following.text.split(maxsplit=1)[0]) > width


def trimmed(text: str) -> str:
    """``text`` without white space and invisible marks at its ends."""
    return text.strip(_BLANK)


def normal(text: str) -> str:
    """``text`` as phrases are written in the tables: lower case, straight apostrophes, single spaces."""
    return " ".join(text.lower().replace("’", "'").replace("‘", "'").split())


def unquoted(text: str) -> str:
    """``text`` without what stands in quotation marks: a report's own words.

    A quotation that is not closed within :data:`LONGEST_QUOTATION` characters runs to the end of the line, or, in a
    longer line, is none.
    """
    kept, at, opened, closing = [], 0, -1, ""
    for mark in _MARK.finditer(text):
        if opened >= 0 and mark.start() - opened > LONGEST_QUOTATION:
            opened = -1
        if opened < 0 and mark.group() in _CLOSING:
            opened, closing = mark.start(), _CLOSING[mark.group()]
        elif opened >= 0 and mark.group() in closing:
            kept.append(text[at:opened])
            at, opened = mark.end(), -1
    end = opened if opened >= 0 and len(text) - opened <= LONGEST_QUOTATION else len(text)
    return " ".join((*kept, text[at:end]))
