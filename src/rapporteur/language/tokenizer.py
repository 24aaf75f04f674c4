"""Where words begin and end.

In: a text and a stretch of it. Out: offsets of words as the Universal Dependencies treebanks of English cut them
("do|n't", "Orrin|'s", "U.S.", "two|-|day"). Decided here: what is one word. The text is never rewritten: no-break and
other odd spaces part words, joiners and soft hyphens stay inside them.

Linear in the length of the stretch: it is first cut at white space, and no pattern looks back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from rapporteur.language.lexicon import table, words

_PACKAGE = "rapporteur.language"
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
)
"""Combining marks, joiners and invisible characters: part of the word they stand in."""
_W = rf"[\w{_MARKS}]"

_CHUNK = re.compile(r"\S+")
_KEPT = 40
"""Characters of a stretch whose words are kept, so that memory stays flat."""
_LINK = re.compile(r"(?:https?://|www\.)\S+|[\w.+%-]+@[\w.-]+", re.IGNORECASE)
_ADDRESS = re.compile(
    r"[\w+%-]{1,64}(?:\.[\w+%-]{1,64}){0,6}(?:@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}|\.[a-z]{2,5}\b)", re.IGNORECASE
)
"""A mail address, or words with stops between them: a site or a file if the last is an ending of ``endings.txt``."""
_LINK_TAIL = ".,;:!?)]}>\"'”’»"
_TOKEN = re.compile(
    rf"""
      (?P<acronym> (?:[^\W\d_]\.){{2,}} )                      # U.S.  a.m.  J.R.
    | (?P<phone>   (?:\d{{3}}-)?\d{{3}}-\d{{4}}(?!\w) )        # 555-0100
    | (?P<face>    [:;=][-^o']?[)(DPp](?!\w) )               # :-)
    | (?P<number>  \d+(?:[.,:/]\d+)* )                        # 54,000  10:30
    | (?P<word>    {_W}+(?:['’&]{_W}+)* )                      # Orrin's  O'Neill  AT&T
    | (?P<clitic>  ['’](?:s|re|ve|ll|d|m|em|tis|twas)\b )
    | (?P<run>     [^\w\s]{{16,}} )                             # ornament, not language
    | (?P<dots>    \.{{2,}} | [!?]{{2,}} | \.[!?]+ | [-–—_=*~\#]{{2,}} | <{{2,}} | >{{2,}} | ''|’’|‘’ )
    | (?P<mark>    \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_STEM = re.compile(r"-[a-z0-9][^\W_]*")
_LETTERS = re.compile(rf"{_W}+")

_BREAK = re.compile(r"\n[^\S\n]*\n|(?<=[.!?\"”:])[^\S\n]*\n")
"""Where a paragraph ends: an empty line, or a line's end behind a sentence's. Other line ends are soft."""

Offsets = tuple[int, int]


def paragraphs(text: str, begin: int, end: int) -> Iterator[Offsets]:
    """The paragraphs of ``text[begin:end]`` as offsets into ``text``, in order; nothing between them is lost."""
    yield from pairwise([begin, *(m.end() for m in _BREAK.finditer(text, begin, end)), end])


@cache
def _second_words() -> dict[str, int]:
    return {word: int(cut) for word, cut in table(_PACKAGE, "contractions.tsv")}


def words_of(text: str, begin: int, end: int) -> list[Offsets]:
    """The words of ``text[begin:end]`` as offsets into ``text`` (code points, half open), in order, not overlapping."""
    found: list[Offsets] = []
    for chunk in _CHUNK.finditer(text, begin, end):
        first, last = chunk.span()
        if last - first > _KEPT or text.find(".", first, last) >= 0:
            _cut_chunk(text, first, last, found)
        else:
            found += [(first + a, first + b) for a, b in _cuts(chunk[0])]
    return found


@lru_cache(maxsize=50_000)
def _cuts(chunk: str) -> tuple[Offsets, ...]:
    """The words of a stretch without white space and stops, which are the same wherever it stands."""
    found: list[Offsets] = []
    _cut_chunk(chunk, 0, len(chunk), found)
    return tuple(found)


def spelled(text: str, offsets: Sequence[Offsets]) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """The words at ``offsets``, and whether white space, or nothing at all, stands before each."""
    return tuple(text[a:b] for a, b in offsets), tuple(a == 0 or text[a - 1].isspace() for a, _ in offsets)


def _cut_chunk(text: str, begin: int, end: int, found: list[Offsets]) -> None:
    """Append the words of one stretch without white space."""
    link = _LINK.match(text, begin, end)
    if link is not None:
        stop = link.end()
        while stop > begin + 1 and text[stop - 1] in _LINK_TAIL:
            stop -= 1
        found.append((begin, stop))
        begin = stop
    dotted = text.find(".", begin, end - 1) >= 0 or text.find("@", begin, end) >= 0
    while begin < end:
        address = _address(text, begin, end) if dotted else begin
        if address > begin:
            found.append((begin, address))
            begin = address
            continue
        match = _TOKEN.match(text, begin, end)
        if match is None:  # pragma: no cover - the last alternative takes any character
            break
        start, stop = match.span()
        begin = stop
        if match.lastgroup == "word":
            begin = _append_word(text, start, stop, end, found)
        elif match.lastgroup == "number":
            begin = _append_number(text, start, stop, end, found)
        else:
            found.append((start, stop))


def _address(text: str, begin: int, end: int) -> int:
    """The end of the mail address, site or file that stands at ``begin``; ``begin`` if none does."""
    match = _ADDRESS.match(text, begin, end)
    if match is None:
        return begin
    ending = match[0].rpartition(".")[2]
    known = ending.lower() in words(_PACKAGE, "endings.txt") and not ending.istitle()
    return match.end() if known or "@" in match[0] else begin


def _append_number(text: str, start: int, stop: int, end: int, found: list[Offsets]) -> int:
    """Append a number with the letters written onto it: one word ("1990s", "28th"), or two ("5|pm")."""
    letters = _LETTERS.match(text, stop, end)
    if letters is None:
        found.append((start, stop))
        return stop
    if letters[0].lower() in words(_PACKAGE, "glued_units.txt"):
        found += [(start, stop), letters.span()]
    else:
        found.append((start, letters.end()))
    return letters.end()


def _append_word(text: str, start: int, stop: int, end: int, found: list[Offsets]) -> int:
    """Append a word, cut into what the treebanks call words; the offset behind it, with its abbreviating stop."""
    word = text[start:stop]
    if word.lower() in words(_PACKAGE, "prefixes.txt"):
        stem = _STEM.match(text, stop, end)
        stop = stem.end() if stem is not None else stop
        word = text[start:stop]
    cut = _second_words().get(word.lower())
    if cut is not None:
        found += [(start, start + cut), (start + cut, stop)]
        return stop
    clitic = _CLITIC.search(word, max(0, len(word) - 4))
    if clitic is not None and clitic.start() > 0:
        found += [(start, start + clitic.start()), (start + clitic.start(), stop)]
        return stop
    if stop < end and text[stop] == "." and _keeps_stop(text, word, stop, end):
        stop += 1
    found.append((start, stop))
    return stop


def _keeps_stop(text: str, word: str, stop: int, end: int) -> bool:
    """Whether the full stop at ``stop`` belongs to ``word``: an initial, or an abbreviation."""
    if len(word) == 1 and word.isupper():
        return stop + 1 == end and end < len(text)
    if word == "No":
        return text[stop + 1 : stop + 3].strip()[:1].isdigit()
    return word.lower() in words(_PACKAGE, "abbreviations.txt")
