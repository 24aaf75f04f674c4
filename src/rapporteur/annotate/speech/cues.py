"""Cues: verbs and phrases that ascribe words, and whose words they make them.

In: the tree of a sentence. Out: for a reporting verb the token its speaker hangs by. Decided here: who is the speaker
of a verb without a subject of its own ("went on to say", "saying", "was quoted as saying", "reported her as having
said"), and the speaker of "according to".
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from rapporteur.language import Analysis, Token
from rapporteur.language.lexicon import table

_RELATIVE = frozenset({"WP", "WDT", "WP$"})
RELAYING = frozenset({"quote", "report", "cite", "hear", "see", "describe", "record", "show", "film", "catch"})
"""Verbs whose object or passive subject speaks in a verb below them: "was heard saying"."""
_UP = ("conj", "xcomp", "advcl", "parataxis", "dep", "ccomp", "acl", "obl", "aux", "cop", "list")
_DEEPEST = 5
_NEAR = 24
_ASTRAY = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
_STOPS = frozenset(".!?;:")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM"})


@cache
def mediums() -> dict[str, str]:
    """Nouns for what carries words, and what they are: "record", "talk" or "outlet"."""
    return {row[0]: row[1] for row in table("rapporteur.annotate", "mediums.tsv")}


def speaker_of(analysis: Analysis, verb: int, outside: Callable[[int], bool]) -> int | None:
    """The token of the noun or pronoun that speaks in ``verb``; ``outside`` tells whether a token is narration."""
    own = _own_subject(analysis, verb, outside, passive_speaks=False)
    if own is None:
        own = _beside(analysis, verb, outside)
    i = verb
    for _ in range(_DEEPEST):
        if own is not None:
            return own
        token = analysis.tokens[i]
        if token.head == i or not token.dep.startswith(_UP):
            break
        governor = analysis.tokens[token.head]
        relayed = _relayed(analysis, i, governor, outside)
        if relayed is not None:
            return relayed
        if token.dep.startswith("acl") and governor.pos in _NOMINAL and outside(governor.i):
            behind_comma = token.tag == "VBG" and i > 0 and analysis.tokens[i - 1].text == ","
            if not behind_comma:
                return _described(analysis, i, governor, outside)
        i = governor.i
        own = _own_subject(analysis, i, outside, passive_speaks=True)
    return None


def is_led(analysis: Analysis, i: int) -> bool:
    """Whether a preposition leads a noun phrase: it is no subject then, whatever the tree says."""
    case = analysis.child(i, "case")
    return case is not None and case.i < i


def _described(analysis: Analysis, verb: int, governor: Token, outside: Callable[[int], bool]) -> int:
    """The speaker of a clause that describes a noun.

    "Footage of Ms Owusu saying": she; "issued a statement that says": who issued it; else the noun itself.
    """
    token, before = analysis.tokens[verb], analysis.tokens[verb - 1]
    named = before.pos in ("PROPN", "PRON") and before.dep in ("nmod", "flat", "obj", "compound", "appos")
    if token.tag == "VBG" and named and outside(before.i):
        return before.i
    if governor.dep == "obj" and mediums().get(governor.lemma.casefold()) == "record":
        issuer = _own_subject(analysis, governor.head, outside, passive_speaks=False)
        if issuer is not None:
            return issuer
    return governor.i


def _own_subject(analysis: Analysis, verb: int, outside: Callable[[int], bool], *, passive_speaks: bool) -> int | None:
    """The subject of ``verb``; of a passive its agent, or (for a verb further down) its subject."""
    tokens = analysis.tokens
    passive: Token | None = None
    relative = False
    for child in analysis.children(verb):
        if child.dep not in ("nsubj", "nsubj:pass") or not outside(child.i) or is_led(analysis, child.i):
            continue
        if child.i + 1 == verb and child.text.casefold() == "neither":
            continue  # "neither confirmed nor denied": no subject, whatever the tree says
        if child.tag in _RELATIVE or (child.text.casefold() == "that" and tokens[verb].dep.startswith("acl")):
            relative = True
        elif child.dep == "nsubj":
            return child.i
        else:
            passive = child
    if passive is not None:
        agent = _agent(analysis, verb)
        if agent is not None and outside(agent) and not passive_speaks:
            return agent
        return passive.i if passive_speaks or tokens[verb].lemma in RELAYING else None
    governor = tokens[tokens[verb].head]
    if not relative or not tokens[verb].dep.startswith("acl") or not outside(governor.i):
        return None
    return _described(analysis, verb, governor, outside)


def _beside(analysis: Analysis, verb: int, outside: Callable[[int], bool]) -> int | None:
    """A subject that the tree hangs into the quotation: it stands right behind or shortly before the verb."""
    tokens = analysis.tokens
    if any(c.dep in ("nsubj", "nsubj:pass", "aux:pass") and outside(c.i) for c in analysis.children(verb)):
        return None
    before = verb - 1
    while before >= 0 and tokens[before].text in (",", "-", "–", "—") and outside(before):
        before -= 1
    if before >= 0 and not outside(before):
        return phrase_head(analysis, verb + 1)
    for i in range(verb - 1, max(-1, verb - _NEAR), -1):
        if not outside(i) or tokens[i].text in _STOPS:
            return None
        if tokens[i].pos in ("VERB", "AUX"):
            return None
        backward = tokens[i].head < i  # a subject stands before its own verb in English
        astray = not outside(tokens[i].head) and tokens[i].pos in _ASTRAY
        displaced = tokens[i].head > verb and tokens[i].dep in ("dislocated", "nsubj", "nsubj:pass")
        if astray or displaced or (tokens[i].dep.startswith("nsubj") and backward):
            return i
    return None


def _agent(analysis: Analysis, verb: int) -> int | None:
    """Who did what a passive verb says: its "by" phrase."""
    for child in analysis.children(verb):
        if child.dep.startswith("obl"):
            case = analysis.child(child.i, "case")
            if case is not None and case.text.casefold() == "by":
                return child.i
    return None


def _relayed(analysis: Analysis, verb: int, governor: Token, outside: Callable[[int], bool]) -> int | None:
    """The object of a relaying verb: "reported the minister as having said"."""
    if governor.lemma not in RELAYING or analysis.tokens[verb].dep == "conj":
        return None
    passive = analysis.child(governor.i, "nsubj:pass")
    if passive is not None and outside(passive.i):
        return passive.i
    marker = analysis.child(verb, "mark", "case")
    thing = analysis.child(governor.i, "obj", "iobj")
    if thing is not None and outside(thing.i) and thing.i < verb and marker is not None and marker.text == "as":
        return thing.i
    return None


def according(analysis: Analysis, i: int) -> int | None:
    """The head of the noun phrase behind "according to" at token ``i``."""
    tokens = analysis.tokens
    if tokens[i].text.casefold() != "according" or i + 2 >= len(tokens) or tokens[i + 1].text.casefold() != "to":
        return None
    governor = tokens[tokens[i].head]
    if governor.i > i + 1 and governor.pos in _NOMINAL:
        return governor.i
    return phrase_head(analysis, i + 2)


def phrase_head(analysis: Analysis, first: int) -> int | None:
    """The head of the noun phrase that begins at ``first``."""
    tokens = analysis.tokens
    while first < len(tokens) and tokens[first].pos == "ADV":
        first += 1
    if first >= len(tokens):
        return None
    i = first
    while tokens[i].head > i and tokens[i].head < first + 12 and tokens[i].dep in (
        "det", "amod", "compound", "nummod", "nmod:poss", "case", "nmod", "advmod", "flat",
    ):  # fmt: skip
        i = tokens[i].head
    return i if tokens[i].pos in _NOMINAL and tokens[i].sentence == tokens[first].sentence else None
