"""The tense in which a time expression stands.

In: an analysis and the offsets of an expression. Out: :class:`Stance`. Decided here: the tense is that of the verb the
expression depends on; an infinitive looks ahead after "expect", "due", "plan" (``data/future_heads.txt``) and else
takes the tense of what governs it; a request looks ahead.
"""

from __future__ import annotations

import msgspec

from rapporteur.annotate.times.forms import Tense
from rapporteur.language import Analysis, Token
from rapporteur.language.lexicon import words

_FUTURE_MODALS = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "'d", "should", "might", "may", "must"})
_CLIMB = 12
"""Governors looked at; deeper trees are lists or broken parses."""


class Stance(msgspec.Struct, frozen=True):
    """The tense, and whether the expression hangs on that verb itself and not on a noun below it."""

    tense: Tense = ""
    direct: bool = False


def of(analysis: Analysis, begin: int, end: int) -> Stance:
    """The stance of the expression at ``begin:end``."""
    tokens = analysis.within(begin, end)
    if not tokens:
        return Stance()
    first, last = tokens[0].i, tokens[-1].i
    token = next((t for t in tokens if not first <= t.head <= last or t.head == t.i), tokens[0])
    direct = True
    for _ in range(_CLIMB):
        if token.head == token.i:
            break
        token = analysis.tokens[token.head]
        tense = _tense(analysis, token)
        if tense is not None:
            return Stance(tense, direct)
        direct = direct and token.pos in ("ADP", "ADV", "NUM")
    return Stance()


def _tense(analysis: Analysis, token: Token) -> Tense | None:
    """The tense of the clause that ``token`` heads; ``None`` when it heads none or takes its governor's."""
    helpers = [t for t in analysis.children(token.i) if t.dep.startswith(("aux", "cop"))]
    if token.pos not in ("VERB", "AUX") and not helpers:
        return None
    tags = {h.tag for h in helpers}
    modal = "MD" in tags and any(h.text.lower() in _FUTURE_MODALS for h in helpers)
    if modal or token.lemma in words("rapporteur.annotate", "planning_verbs.txt"):
        return "future"
    if token.tag == "VB" and _is_infinitive(analysis, token, helpers):
        return _infinitive(analysis, token)
    if token.tag == "VB" and _is_imperative(analysis, token, helpers):
        return "future"
    if token.tag == "VBD" or "VBD" in tags or any(h.lemma == "have" for h in helpers):
        return "past"
    after = token.tag == "VBG" and any(c.lemma == "after" for c in analysis.children(token.i))
    return "past" if after else _present_or_participle(token, tags)


def _present_or_participle(token: Token, tags: set[str]) -> Tense | None:
    """The tense of a verb that is neither past nor infinitive, with the tags of its auxiliaries."""
    present = bool(tags & {"VBZ", "VBP"})
    if token.tag == "VBN" and token.lemma in words("rapporteur.annotate", "future_heads.txt"):
        return "future"
    if token.tag == "VBN" and not tags:
        return "past"
    if token.tag == "VBG":
        return "future" if present else None
    return "present" if present or token.tag in ("VBZ", "VBP", "VBN") else None


def _is_infinitive(analysis: Analysis, token: Token, helpers: list[Token]) -> bool:
    particle = analysis.child(token.i, "mark")
    return particle is not None and particle.text.lower() == "to" and not any(h.lemma == "have" for h in helpers)


def _is_imperative(analysis: Analysis, token: Token, helpers: list[Token]) -> bool:
    """Whether the verb asks for something: "Let us meet on Friday", "Bring it on Monday"."""
    return token.head == token.i and not helpers and analysis.child(token.i, "nsubj") is None


def _infinitive(analysis: Analysis, token: Token) -> Tense | None:
    """The tense of an infinitive: ahead after "expected", "plans" or "is", that of "failed" after "failed"."""
    governor = analysis.tokens[token.head]
    if governor.i == token.i or governor.lemma == "be":
        return "future"
    ahead = governor.lemma in words("rapporteur.annotate", "future_heads.txt")
    return "future" if ahead else None
