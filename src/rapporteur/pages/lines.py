"""A page's lines and what can be counted in them.

In: the text of a page. Out: :class:`Line`, each with its offsets and counts. Decided here: what a line is (whatever
stands between two line breaks, white space at its ends left out), what counts as a word, and what ends a sentence.
"""

from __future__ import annotations

import re
from functools import cached_property

from rapporteur.language.lexicon import words

_LINE = re.compile(r"[^\n\r\u2028\u2029\v\f]+")
TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[©(/]")
"""What phrases are looked up by: words, and the few marks with which phrases begin."""

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_BLANK = "".join(map(chr, (9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8232, 8233, 8239, 8287, 12288)))
_BLANK += "".join(map(chr, range(0x2000, 0x2010))) + "\u2060\ufeff"
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_CLOSED = re.compile(r"""[.!?…。！？:;](?:["'”’»)\]」』*]{0,3}|\s?\(?\w{0,3}\)?)$""")
_MARK = re.compile('["“”„«»]')
_CLOSING = {'"': '"', "“": "”", "„": "“”", "«": "»"}

LONGEST_QUOTATION = 1500
"""Characters after which a quotation mark counts as never closed."""

CJK_PER_WORD = 2
"""Characters that stand for a word where words are not parted by spaces."""


class Line:
    """One line of a page: ``text`` without the white space at its ends, where it stands, and what is counted in it.

    ``gap`` is the number of blank lines before it. What is counted is counted when it is asked for: most lines of a
    page are told by less.
    """

    def __init__(self, begin: int, text: str, gap: int = 0) -> None:
        """The line ``text`` that begins at ``begin``."""
        self.begin, self.end, self.text, self.gap = begin, begin + len(text), text, gap

    @cached_property
    def plain(self) -> str:
        """What phrases are looked up in: lower case, straight apostrophes, single spaces."""
        return normal(self.text)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The words of ``plain``, and the marks that phrases begin with."""
        return frozenset(TOKEN.findall(self.plain))

    @cached_property
    def size(self) -> int:
        """Characters that are no space."""
        return sum(map(len, self.text.split()))

    @cached_property
    def _words(self) -> list[str]:
        return _WORD.findall(self.text)

    @cached_property
    def count(self) -> int:
        """Words; where they are not parted by spaces, every second character counts as one."""
        cjk = 0 if self.text.isascii() else len(_CJK.findall(self.text))
        return len(self._words) + cjk // CJK_PER_WORD

    @cached_property
    def function(self) -> float:
        """The share of function words among the words."""
        known = words("rapporteur.pages", "function_words.txt")
        return sum(word.lower() in known for word in self._words) / len(self._words) if self._words else 0.0

    @cached_property
    def capital(self) -> float:
        """The share of words that begin with a capital or a figure."""
        held = [word for word in self._words if word[0].isupper() or word[0].isdigit()]
        return len(held) / len(self._words) if self._words else 0.0

    @cached_property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return _CLOSED.search(self.text[-12:]) is not None

    @cached_property
    def prose(self) -> bool:
        """Whether it reads as running prose: eight words, one in five a function word or most in small letters."""
        if self.count < 8:
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
