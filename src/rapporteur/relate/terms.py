"""The content words of a passage, in the form in which two reports can share them.

In: a text and a stretch of it. Out: :class:`Term`. Decided here: what two outlets spell or inflect differently and
still mean alike ("negotiations", "negotiator"; "U.S.", "American"; "bolster", "strengthen"). Numbers are no terms:
values never align anything.
"""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec
import simplemma

from rapporteur.language import lexicon
from rapporteur.relate.compare.wording import Word, weight, words

_PACKAGE = "rapporteur.relate"
_LONGEST_NAME = 4
"""Words of the longest country name that is looked for ("united states of america")."""


class Term(msgspec.Struct, frozen=True, order=True):
    """A content word: the ``stem`` that is compared and where it stands (code points, half open)."""

    begin: int
    end: int
    stem: str


def terms(text: str, begin: int = 0, end: int | None = None) -> tuple[Term, ...]:
    """The content words of ``text[begin:end]`` in order."""
    found = []
    row = words(text, begin, end)
    at = 0
    while at < len(row):
        size, stem = _named(text, row, at)
        if not size:
            size, stem = 1, _stem(text[row[at].begin : row[at].end], row[at].form)
        if stem:
            found.append(Term(row[at].begin, row[at + size - 1].end, stem))
        at += size
    return tuple(found)


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The stems of :func:`terms` of a whole text."""
    return frozenset(t.stem for t in terms(text))


@cache
def stem(word: str) -> str:
    """The stem of one word, lemma or inflected; ``""`` for a word of the grammar or a number."""
    found = terms(word)
    return found[-1].stem if found else ""


@cache
def concept(stem: str) -> str:
    """The head of the class of synonyms that ``stem`` belongs to; the stem itself where it belongs to none."""
    return _synonyms().get(stem, stem)


def country(name: str) -> str | None:
    """The country that a name or adjective stands for ("Japanese", "U.S."), as its key in ``countries.tsv``."""
    row = words(name)
    size, key = _named(name, row, 0)
    return key if row and size == len(row) else None


def _named(text: str, row: tuple[Word, ...], at: int) -> tuple[int, str]:
    """How many words from ``at`` on are a name or adjective of a country, and its key."""
    printed = text[row[at].begin : row[at].end] if at < len(row) else ""
    if not printed[:1].isupper():
        return 0, ""
    if _abbreviation(printed):
        key = _countries().get(row[at].form.upper())
        return (1, key) if key else (0, "")
    for size in range(min(_LONGEST_NAME, len(row) - at), 0, -1):
        key = _countries().get(" ".join(w.form for w in row[at : at + size]))
        if key:
            return size, key
    return 0, ""


def _stem(printed: str, form: str) -> str:
    if form[0].isdigit():
        return ""
    if form.endswith("s") and printed[-2:-1] in "'’" and len(form) > 1:
        form = form[:-1]
    if len(form) < 2 or (weight(form) < 1 and not _abbreviation(printed)):
        return ""
    return _family(form)


def _abbreviation(printed: str) -> bool:
    return sum(c.isalpha() for c in printed) > 1 and printed.upper() == printed


@cache
def _family(form: str) -> str:
    lemma = simplemma.lemmatize(form, lang="en").casefold()
    return "" if weight(lemma) < 1 else _families().get(lemma, lemma)


@cache
def _families() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.table(_PACKAGE, "families.tsv")}


@cache
def _synonyms() -> dict[str, str]:
    classes = lexicon.table(_PACKAGE, "synonyms.txt")
    return {_family(word): _family(row[0].split()[0]) for row in classes for word in row[0].split()}


@cache
def _countries() -> dict[str, str]:
    """From names in lower case (abbreviations in capitals) to the key of the country."""
    rows = lexicon.table(_PACKAGE, "countries.tsv")
    return {name.strip(): row[0] for row in rows for name in row[1].split(";")}
