"""Labels of the corpora brought to the policy.

In: words of a passage with the corpus's labels. Out: labels after :mod:`training.english.policy`. Decided here: what is
mended by rule, and what is left open since no rule can tell. The names of GUM are derived from the heads of its
entities and lack what stands before the head ("[United] States"); re3d takes countries for organisations and titles
into persons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from training.english.policy import UNKNOWN, spans, written

from rapporteur.language.lexicon import words as listed
from rapporteur.language.names import demonyms

_PACKAGE = "rapporteur.language"
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}")
_PLACES = frozenset({"U.S.", "U.S.A.", "U.K.", "D.C.", "U.A.E.", "U.S", "U.K"})
_BODIES = frozenset({"U.N.", "E.U."})
_NAMED = ("PER", "ORG", "LOC")


def gum(words: Sequence[str], tags: Sequence[str], heads: Sequence[int], labels: Sequence[str]) -> list[str]:
    """Names of GUM with the words before their heads, acronyms, no titles and no peoples.

    :param heads: the number of each word's head
    """
    fresh = list(labels)
    for i, word in enumerate(words):
        if fresh[i] == "O" and _ACRONYM.fullmatch(word) and tags[i].startswith("NNP"):
            fresh[i] = "B-LOC" if word in _PLACES else "B-ORG" if word in _BODIES else UNKNOWN
    for first, last, kind in spans(fresh):
        begin = first
        while _belongs(words, tags, heads, fresh, begin, last) and kind != "DATE":
            begin -= 1
        if begin < first:
            written(fresh, begin, last, kind)
        capital = any(word[:1].isupper() or word[:1].isdigit() for word in words[begin:last])
        common_noun = last - begin == 1 and kind == "PER" and not tags[begin].startswith("NNP")
        if kind in _NAMED and (not capital or common_noun):
            written(fresh, begin, last, UNKNOWN)
    fresh = common(words, fresh)
    return [UNKNOWN if _overlooked(*word) else word[2] for word in zip(words, tags, fresh, strict=True)]


def _overlooked(word: str, tag: str, label: str) -> bool:
    """Whether a word without a name looks like one: GUM derives no name where a proper noun heads no entity."""
    no_names = listed(_PACKAGE, "titles.txt") | listed(_PACKAGE, "title_modifiers.txt") | demonyms()
    return label == "O" and tag.startswith("NNP") and word[:1].isupper() and word.lower() not in no_names


def _belongs(
    words: Sequence[str], tags: Sequence[str], heads: Sequence[int], labels: Sequence[str], first: int, last: int
) -> bool:
    """Whether the word before ``first`` is the beginning of the name ``first:last``."""
    i = first - 1
    return (
        i >= 0
        and labels[i] == "O"
        and tags[i].startswith("NNP")
        and words[i][:1].isupper()
        and first <= heads[i] < last
        and words[i].lower() not in listed(_PACKAGE, "titles.txt")
    )


def re3d(words: Sequence[str], labels: Sequence[str]) -> list[str]:
    """Countries are places; a person of more than three words has a title in it and is left open."""
    fresh = list(labels)
    places = listed(_PACKAGE, "places.txt")
    for first, last, kind in spans(fresh):
        if kind == "ORG" and " ".join(words[first:last]) in places:
            written(fresh, first, last, "LOC")
        elif kind == "PER" and last - first > 3:
            written(fresh, first, last, UNKNOWN)
    return fresh


def common(words: Sequence[str], labels: Sequence[str]) -> list[str]:
    """Persons without titles; articles and marks are no part of a name's edge; a people is neither of the three."""
    fresh = list(labels)
    titles = listed(_PACKAGE, "titles.txt")
    for first, last, kind in spans(fresh):
        if kind in _NAMED and " ".join(words[first:last]).lower() in demonyms():
            written(fresh, first, last, "MISC")
        elif kind == "PER":
            begin = first
            while begin < last and words[begin].lower() in titles:
                begin += 1
            if begin == last:
                written(fresh, first, last, UNKNOWN)
            elif begin > first:
                written(fresh, first, begin, "O")
                written(fresh, begin, last, kind)
    return fresh
