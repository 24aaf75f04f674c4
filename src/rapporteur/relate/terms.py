"""The content words of a passage, in the form in which two reports can share them.

In: a text and a stretch of it. Out: :class:`Term`. Decided here: what two outlets spell, inflect or choose differently
and still mean alike ("negotiations", "negotiator"; "U.S.", "American"; "bolster", "strengthen"). Numbers are no terms,
for values never align anything; numbers in names are.
"""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec
import simplemma

from rapporteur.language import countries, lexicon
from rapporteur.relate.compare.wording import Word, forms, weight, words

_PACKAGE = "rapporteur.relate"
_LONGEST_NAME = 4
"""Words of the longest country name that is looked for ("united states of america")."""


class Term(msgspec.Struct, frozen=True, order=True):
    """A content word: the ``concept`` that is compared and where it stands (code points, half open)."""

    begin: int
    end: int
    concept: str


@lru_cache(maxsize=16384)
def terms(text: str, begin: int = 0, end: int | None = None) -> tuple[Term, ...]:
    """The content words of ``text[begin:end]`` in order. Passages are asked for again and again, so they are kept."""
    found = []
    row = words(text, begin, end)
    at = 0
    while at < len(row):
        size, name = _named(text, row, at)
        if not size:
            size, name = 1, _numbered(text, row, at) or _plain(text[row[at].begin : row[at].end], row[at].form)
        if name:
            found.append(Term(row[at].begin, row[at + size - 1].end, name))
        at += size
    return tuple(found)


@lru_cache(maxsize=4096)
def concepts(text: str) -> frozenset[str]:
    """The concepts of :func:`terms` of a whole text."""
    return frozenset(t.concept for t in terms(text))


@cache
def concept(word: str) -> str:
    """The concept of one word, lemma or inflected; ``""`` for a word of the grammar or a number."""
    found = terms(word)
    return found[-1].concept if found else ""


def country(name: str) -> str | None:
    """The country that a name or adjective stands for ("Japanese", "U.S."), as its key in the table."""
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


def _numbered(text: str, row: tuple[Word, ...], at: int) -> str:
    """The number that belongs to a name ("Route 40", "Group of 9"); ``""`` for any other word."""
    form = row[at].form
    if not form.isdigit() or len(form) > 3 or at == 0:
        return ""
    before = row[at - 1] if row[at - 1].form != "of" or at < 2 else row[at - 2]
    gap = text[before.end : row[at].begin].strip()
    named = gap in ("", "of") and text[before.begin].isupper()
    return form if named and before.form not in lexicon.words(_PACKAGE, "months.txt") else ""


def _plain(printed: str, form: str) -> str:
    """The concept of a word that is no name of a country."""
    if form[0].isdigit() or form in lexicon.words(_PACKAGE, "number_words.txt"):
        return ""
    if form.endswith("s") and printed[-2:-1] in "'’" and len(form) > 1:
        form = form[:-1]
    if len(form) < 2 or (weight(form) < 1 and not _abbreviation(printed)):
        return ""
    return _concept(form)


def _abbreviation(printed: str) -> bool:
    return sum(c.isalpha() for c in printed) > 1 and printed.upper() == printed


@cache
def _concept(form: str) -> str:
    """The class of synonyms of the word's lemma, else of the head of its family, else that head."""
    lemma = simplemma.lemmatize(form, lang="en").casefold()
    if weight(lemma) < 1:
        return ""
    family = _families().get(lemma, lemma)
    synonyms = _synonyms()
    return synonyms.get(form) or synonyms.get(lemma) or synonyms.get(family, family)


@cache
def _families() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.table(_PACKAGE, "families.tsv")}


@cache
def _synonyms() -> dict[str, str]:
    """From each word of a class to the class's head; a word stands in one class."""
    rows = lexicon.table(_PACKAGE, "synonyms.txt")
    return {word: row[0].split()[0] for row in rows for word in row[0].split()}


@cache
def _countries() -> dict[str, str]:
    """From names in lower case (abbreviations in capitals, without their points) to the key of the country."""
    lands = [land for land in countries.countries() if land.kind != "union"]
    named = [(form, land.key) for land in lands for form in (*land.names, *land.peoples)]
    return {form.replace(".", "") if form.isupper() else " ".join(forms(form)): key for form, key in named}
