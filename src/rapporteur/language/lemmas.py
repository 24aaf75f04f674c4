"""The dictionary form of a word.

In: a word and its tags. Out: its lemma, lower case except for names. Decided here: the tag decides where the word alone
does not ("left" → "leave" as a verb); everything else is simplemma's English table, measured 97.5 % on gold words.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import simplemma

from rapporteur.language.lexicon import table

_LONGEST = 40
_OLD_BASE = re.compile(r"(?:[nrls]k|[aeo]y|r[dmnt]|ear|l[dpt]|ck|ft|mp|w[nl]|[pc]t|n[dt]|sh)e$")
"""Ends that no English verb of today has; found by inflecting 250 verbs and reading what came back changed."""
_INFLECTED = frozenset({"VBD", "VBN", "VBG"})


@cache
def _exceptions() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for word, tag, lemma in table("rapporteur.language", "lemma_exceptions.tsv"):
        found[word] = (*found.get(word, ()), (tag, lemma))
    return found


@lru_cache(maxsize=50_000)
def lemma(word: str, pos: str, tag: str) -> str:
    """The lemma of ``word`` under a Universal (``pos``) and a Penn Treebank ``tag``."""
    if pos == "PROPN" or len(word) > _LONGEST:
        return word
    lower = word.lower()
    for start, form in _exceptions().get(lower, ()):
        if tag.startswith(start):
            return form
    if pos in {"PUNCT", "NUM", "SYM", "X", "DET", "ADP", "CCONJ", "SCONJ", "INTJ"} or not lower.isalpha():
        return lower if not lower.endswith("s") or pos != "NOUN" else _looked_up(lower)
    if pos == "PRON":
        return lower
    return _verb(lower) if pos in {"VERB", "AUX"} and tag in _INFLECTED else _looked_up(lower)


def _verb(word: str) -> str:
    """The base of an inflected verb; lost bases of the table ("thanke", "playe") without their "e"."""
    found = _looked_up(word)
    return found[:-1] if _OLD_BASE.search(found) else found


def _looked_up(word: str) -> str:
    found: str = simplemma.lemmatize(word, lang="en")
    return found.lower()
