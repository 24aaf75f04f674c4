"""Names of bodies, told by the word that heads them.

In: tokens and names as found so far. Out: the names, with those of bodies whole and typed. Decided here: which words
make a name that of a body: "Leeds University" where a network sees a place, "Journal of Medicine" where it sees nothing
before a place. The list is ``body_heads.tsv``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rapporteur.language.lexicon import table
from rapporteur.language.protocol import NameRange, Token

_PACKAGE = "rapporteur.language"
_NAMED = frozenset({"person", "organisation", "place"})
_LINKS = frozenset({"of", "for"})


@cache
def _heads(place: str) -> frozenset[str]:
    return frozenset(row[0] for row in table(_PACKAGE, "body_heads.tsv") if row[1] == place)


def bodies(tokens: Sequence[Token], names: Sequence[NameRange]) -> list[NameRange]:
    """``names`` (in order, not overlapping), with those of bodies whole and typed."""
    found: list[NameRange] = []
    for number, name in enumerate(names):
        if found and name.first < found[-1].last:
            continue
        if name.label not in _NAMED:
            found.append(name)
            continue
        stop = names[number + 1].first if number + 1 < len(names) else len(tokens)
        first = _opened(tokens, name, found[-1].last if found else 0)
        last = _closed(tokens, name, stop)
        whole = (first, last) != (name.first, name.last)
        body = whole or _is_headed(tokens, name)
        found.append(NameRange(first, last, "organisation" if body else name.label))
    return found


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper() and token.tag.startswith("NNP")


def _closed(tokens: Sequence[Token], name: NameRange, stop: int) -> int:
    """Where the name ends with the head that follows it: "San Marco *Bulletin*"."""
    if name.last >= min(stop, len(tokens)) or tokens[name.last].sentence != tokens[name.first].sentence:
        return name.last
    head = tokens[name.last]
    return name.last + (_is_capital(head) and head.text.lower() in _heads("last"))


def _opened(tokens: Sequence[Token], name: NameRange, start: int) -> int:
    """Where the name begins with the head before it: "Medical *Journal* of Velland"."""
    i = name.first - 1
    if i - 1 < start or name.label == "person":
        return name.first
    if tokens[i].text.lower() == "the":
        i -= 1
    link, sentence = tokens[i].text, tokens[name.first].sentence
    head = tokens[i - 1] if i - 1 >= start else None
    if head is None or link not in _LINKS or head.sentence != sentence:
        return name.first
    if not _is_capital(head) or head.text.lower() not in _heads(link):
        return name.first
    first = head.i
    while first > start and _is_capital(tokens[first - 1]) and tokens[first - 1].sentence == sentence:
        first -= 1
    return first


def _is_headed(tokens: Sequence[Token], name: NameRange) -> bool:
    """Whether the name closes with a head of its own: "Tamm Airways"; one word alone is none."""
    return name.last - name.first > 1 and tokens[name.last - 1].text.lower() in _heads("last")
