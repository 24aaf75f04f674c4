"""A page's lines and what can be counted in them.

In: the text of a page. Out: :class:`Line`, each with its offsets and counts. Decided here: what a line is (whatever
stands between two line breaks, white space at its ends left out), what counts as a word, and what ends a sentence.
"""

from __future__ import annotations

import re

import msgspec

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


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a page, ``text`` without the white space at its ends; ``plain`` is what phrases are looked up in.

    ``plain`` is the text in lower case with straight apostrophes and single spaces, ``tokens`` its words. ``size``
    counts characters that are no space, ``count`` words, ``function`` the share of function words among them,
    ``capital`` the share of words that begin with a capital or a figure. ``closed`` tells whether it ends as a sentence
    does. ``gap`` is the number of blank lines before it.
    """

    begin: int
    end: int
    text: str
    plain: str
    tokens: frozenset[str]
    size: int
    count: int
    function: float
    capital: float
    closed: bool
    gap: int

    @property
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
        lines.append(measure(begin, stripped, max(0, breaks - 1)))
        end = lines[-1].end
    return tuple(lines)


def trimmed(text: str) -> str:
    """``text`` without white space and invisible marks at its ends."""
    return text.strip(_BLANK)


def measure(begin: int, text: str, gap: int = 0) -> Line:
    """The line ``text`` that begins at ``begin``, counted."""
    found = _WORD.findall(text)
    known = words("rapporteur.pages", "function_words.txt")
    cjk = len(_CJK.findall(text))
    function = sum(map(known.__contains__, map(str.lower, found)))
    capital = len([word for word in found if word[0].isupper() or word[0].isdigit()])
    plain = normal(text)
    return Line(
        begin=begin,
        end=begin + len(text),
        text=text,
        plain=plain,
        tokens=frozenset(TOKEN.findall(plain)),
        size=sum(map(len, text.split())),
        count=len(found) if not cjk else len(found) + cjk // CJK_PER_WORD,
        function=function / len(found) if found else 0.0,
        capital=capital / len(found) if found else 0.0,
        closed=_CLOSED.search(text[-12:]) is not None,
        gap=gap,
    )


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
