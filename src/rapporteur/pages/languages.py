"""Which language a text is in.

In: a text. Out: a :class:`Language`. Decided here: that letters tell it where they can, and the share of function words
where they cannot (W. B. Cavnar and J. M. Trenkle, 1994, show how little text that takes); and that a text is English
until another language is clearly shown, since phrases, names and tables hold few words of any.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import msgspec

from rapporteur.language.lexicon import table
from rapporteur.model import Article

_PACKAGE = "rapporteur.pages"
ENGLISH = "en"

SAMPLE = 20_000
"""Characters that are looked at."""

FEWEST = 40
"""Words below which a text is taken for English: captions and lists of names hold words of every language."""

SCRIPT = 0.3
"""Share of letters outside the Latin script from which they tell the language; Japanese mixes in Latin names."""

SHARE, AHEAD = 0.12, 2.0
"""Share of function words that shows a language, and how far ahead of English it must be. Running English has .25 to
.45 words of its own row and under .06 of any other; running text of the other rows .15 to .40 of its own."""

FOREIGN = 0.02
"""Share of English function words below which a text of no known language is not English either."""

_BEYOND_LATIN = "\u0370"
_LATIN_EXTENDED = ("\u1e00", "\u1eff")
_BEYOND = re.compile(f"[{_BEYOND_LATIN}-\U0010ffff]")
_WORD = re.compile(r"[^\W\d_]+")


class Language(msgspec.Struct, frozen=True):
    """A language by its BCP 47 tag (``und`` where only what it is not is known) and its English name."""

    tag: str
    name: str


OTHER = Language("und", "a language that is not English")


def of(article: Article) -> Language:
    """The language of an article's body; of the whole page where the body is too short to tell."""
    body = "\n".join(article.text[block.begin : block.end] for block in article.blocks if block.kind == "body")
    found = _words(body)
    return _tell(found if len(found) >= FEWEST else _words(article.text))


def tell(text: str) -> Language:
    """The language of ``text``."""
    return _tell(_words(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(text[:SAMPLE].casefold())


def _tell(found: list[str]) -> Language:
    return _by_script(found) or _by_words(found)


def _by_script(found: list[str]) -> Language | None:
    joined = "".join(found)
    if _BEYOND.search(joined) is None:
        return None
    letters = Counter(joined)
    total = sum(letters.values())
    held: Counter[Language] = Counter()
    for letter, count in letters.items():
        if letter >= _BEYOND_LATIN and not _LATIN_EXTENDED[0] <= letter <= _LATIN_EXTENDED[1]:
            held[_script(letter)] += count
    if not total or sum(held.values()) < SCRIPT * total:
        return None
    kana = next((known for known in held if known.tag == "ja"), None)
    return kana or max(held, key=lambda known: (held[known], known.tag))


@cache
def _script(letter: str) -> Language:
    for tag, name, first, last in table(_PACKAGE, "scripts.tsv"):
        if int(first, 16) <= ord(letter) <= int(last, 16):
            return Language(tag, name)
    return OTHER


def _by_words(found: list[str]) -> Language:
    rows = _rows()
    english = next(known for known in rows if known.tag == ENGLISH)
    if len(found) < FEWEST:
        return english
    counts = Counter(found)
    shares = {known: sum(counts.get(word, 0) for word in held) / len(found) for known, held in rows.items()}
    best = max(rows, key=lambda known: (shares[known], known.tag))
    if shares[best] >= SHARE and shares[best] >= AHEAD * shares[english]:
        return best
    if max(shares.values()) < FOREIGN and sum(len(word) > 1 for word in found) >= 2 * FEWEST:
        return OTHER
    return english


@cache
def _rows() -> dict[Language, frozenset[str]]:
    return {Language(tag, name): frozenset(held.split()) for tag, name, held in table(_PACKAGE, "languages.tsv")}
