"""What a measure is, and the words that tell it from others.

In: phrases of a report, a noun and the verb of its clause. Out: :class:`Measure` and its terms. Decided here: the terms
are the content lemmas of the noun, its clause and the clause's other parts, in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from rapporteur.annotate.figures.measure_phrases import Phrases
from rapporteur.language import Analysis, Token
from rapporteur.language.lexicon import words

PERIODS = ("last", "past", "next", "previous", "following", "first", "coming", "recent", "final")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_MODIFIERS = ("compound", "amod", "nmod", "acl", "appos", "flat")
_ROLES = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "obl:unmarked", "iobj", "xcomp")
_CLIMB = 6


class Measure(msgspec.Struct, frozen=True):
    """What is measured. ``unit`` is the lemma of what is counted, ``noun`` its token (-1 where there is none)."""

    head: str = ""
    phrase: str = ""
    terms: tuple[str, ...] = ()
    unit: str = ""
    noun: int = -1


def verb_of(analysis: Analysis, noun: Token) -> Token | None:
    """The verb whose clause the noun stands in."""
    token = noun
    for _ in range(_CLIMB):
        if token.head == token.i:
            return None
        token = analysis.tokens[token.head]
        if token.pos == "VERB":
            return token
    return None


def terms_of(phrases: Phrases, noun: Token, verb: Token | None, hidden: range) -> tuple[str, ...]:
    """Content lemmas in the order of the text: modifiers of the noun, the verb and the heads of its parts."""
    analysis = phrases.analysis
    chosen = {noun.i, noun.head}
    frontier = [noun.i]
    for _ in range(2):
        frontier = [c.i for i in frontier for c in analysis.children(i) if c.dep.startswith(_MODIFIERS)]
        chosen.update(frontier)
    if verb is not None:
        chosen.add(verb.i)
        subject = phrases.subject(verb)
        parts = [c for c in analysis.children(verb.i) if c.dep in _ROLES]
        for part in [*parts, *([subject] if subject is not None else [])]:
            chosen.add(part.i)
            below = analysis.children(part.i)
            chosen.update(c.i for c in below if c.dep.startswith(("compound", "flat", "nmod", "amod")))
    return tuple(lemmas(analysis.tokens[i] for i in sorted(chosen) if i not in hidden))


def lemmas(tokens: Iterable[Token]) -> list[str]:
    """The lemmas of the content words among the tokens, each once; no numbers and no units."""
    found: list[str] = []
    units = words("rapporteur.annotate", "unit_nouns.txt")
    for token in tokens:
        lemma = token.lemma.lower()
        plain = lemma.isalpha() or (lemma[:1].isalpha() and not any(c.isdigit() for c in lemma))
        if token.pos in _CONTENT and plain and lemma not in units and lemma not in found and lemma not in PERIODS:
            found.append(lemma)
    return found
