"""The tense in which a time expression stands.

In: an analysis and the offsets of an expression. Out: :class:`Stance`. Decided here: the tense is that of the verb the
expression depends on; an infinitive looks ahead after "expect", "due", "plan" (``data/future_heads.txt``) and else
takes the tense of what governs it; a request looks ahead; so does "until" behind a verb that defers
(``data/deferring_verbs.txt``). "Could not" is past, "could" ahead.
"""

from __future__ import annotations

import msgspec

from rapporteur.annotate.times.forms import Tense
from rapporteur.language import Analysis, Token
from rapporteur.language.lexicon import table, words

_FUTURE_MODALS = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "'d", "should", "might", "may", "must"})
_NO = frozenset({"adverb", "determiner", "pronoun"})
"""The kinds of negator that keep something from having been done."""
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
    if _follows_past(analysis, first, last):
        return Stance("past", direct=True)
    token = next((t for t in tokens if not first <= t.head <= last or t.head == t.i), tokens[0])
    limit = _is_limit(analysis, token)
    direct = True
    for _ in range(_CLIMB):
        if token.head == token.i:
            break
        token = analysis.tokens[token.head]
        tense = _tense(analysis, token)
        if tense is not None:
            return Stance("future" if limit and direct and _defers(analysis, token) else tense, direct)
        direct = direct and token.pos in ("ADP", "ADV", "NUM")
        if not direct and _awaited(analysis, token):
            return Stance("future", direct)
    return Stance()


def _follows_past(analysis: Analysis, first: int, last: int) -> bool:
    """Whether the expression stands right behind a verb in the past: "said on Monday", whatever the tree says.

    A verb behind it does not take it away: "the board said on Thursday it would open a probe". Not where a noun behind
    it takes it: "he said Monday's vote would be close", "the two planned Friday talks".
    """
    token = analysis.tokens[last]
    owned = last + 1 < len(analysis.tokens) and analysis.tokens[last + 1].tag == "POS"
    if owned or (token.head > last and not token.dep.startswith("obl")):
        return False
    i = first - 1
    while i >= 0 and (analysis.tokens[i].dep == "case" or analysis.tokens[i].lemma in ("late", "early")):
        i -= 1
    return i >= 0 and analysis.tokens[i].tag == "VBD" and analysis.tokens[i].pos == "VERB"


def _awaited(analysis: Analysis, noun: Token) -> bool:
    """Whether something is told to come: "the last debate before Sunday's vote", "ahead of Monday's talks"."""
    cases = [c for c in analysis.children(noun.i) if c.dep == "case"]
    led = any(c.lemma == "of" and c.i and analysis.tokens[c.i - 1].text.lower() == "ahead" for c in cases)
    return led or any(c.lemma in ("before", "ahead") for c in cases)


def _is_limit(analysis: Analysis, token: Token) -> bool:
    """Whether the expression is the end that something was given: "until Friday"."""
    return any(c.dep == "case" and c.lemma in ("until", "till") for c in analysis.children(token.i))


def _defers(analysis: Analysis, verb: Token) -> bool:
    """Whether the verb gives time, or its present perfect reaches to the day of writing."""
    perfect = any(c.lemma == "have" and c.tag in ("VBZ", "VBP") for c in analysis.children(verb.i))
    return perfect or verb.lemma in words("rapporteur.annotate", "deferring_verbs.txt")


def _tense(analysis: Analysis, token: Token) -> Tense | None:
    """The tense of the clause that ``token`` heads; ``None`` when it heads none or takes its governor's."""
    helpers = [t for t in analysis.children(token.i) if t.dep.startswith(("aux", "cop"))]
    if token.pos not in ("VERB", "AUX") and not helpers:
        return None
    tags = {h.tag for h in helpers}
    could = _could(analysis, token, helpers)
    if could is not None:
        return could
    modal = "MD" in tags and any(h.text.lower() in _FUTURE_MODALS for h in helpers)
    if modal or token.lemma in words("rapporteur.annotate", "planning_verbs.txt"):
        return "future"
    if token.tag == "VB" and _is_infinitive(analysis, token, helpers):
        return _infinitive(analysis, token)
    return "future" if _is_imperative(analysis, token, helpers) else _indicative(analysis, token, helpers)


def _indicative(analysis: Analysis, token: Token, helpers: list[Token]) -> Tense | None:
    """The tense of a verb that is neither infinitive nor request."""
    tags = {h.tag for h in helpers}
    if token.tag == "VBD" or "VBD" in tags or any(h.lemma == "have" for h in helpers):
        return "past"
    after = token.tag == "VBG" and any(c.lemma == "after" for c in analysis.children(token.i))
    return "past" if after else _present_or_participle(token, tags)


def _could(analysis: Analysis, token: Token, helpers: list[Token]) -> Tense | None:
    """The tense of "could": ahead ("could be signed on Friday"), unless nothing came of it ("could not be reached")."""
    if not any(h.lemma in ("could", "can") and h.text.lower() != "can" for h in helpers):
        return None
    denied = {row[0] for row in table("rapporteur.annotate", "negators.tsv") if row[1] in _NO}
    near = [c for c in analysis.children(token.i) if c.dep in ("advmod", "nsubj", "nsubj:pass", "cc:preconj", "det")]
    inner = [d for c in near for d in analysis.children(c.i) if d.dep in ("det", "cc:preconj", "advmod")]
    return "past" if any(c.text.lower() in denied for c in (*near, *inner)) else "future"


def _present_or_participle(token: Token, tags: set[str]) -> Tense | None:
    """The tense of a verb that is neither past nor infinitive, with the tags of its auxiliaries."""
    present = bool(tags & {"VBZ", "VBP"})
    asked = token.lemma == "ask" and not tags  # "did not comment when asked on Monday"
    if token.tag == "VBN" and token.lemma in words("rapporteur.annotate", "future_heads.txt") and not asked:
        return "future"
    if token.tag == "VBN" and not tags:
        return "past"
    if token.tag == "VBG":
        return "future" if present else None
    return "present" if present or token.tag in ("VBZ", "VBP", "VBN") else None


def _is_infinitive(analysis: Analysis, token: Token, helpers: list[Token]) -> bool:
    particle = analysis.child(token.i, "mark") or analysis.tokens[max(token.i - 1, 0)]
    return particle.text.lower() == "to" and not any(h.lemma == "have" for h in helpers)


def _is_imperative(analysis: Analysis, token: Token, helpers: list[Token]) -> bool:
    """Whether the verb asks for something: "Let us meet on Friday", "Bring it on Monday"."""
    return token.tag == "VB" and token.head == token.i and not helpers and analysis.child(token.i, "nsubj") is None


def _infinitive(analysis: Analysis, token: Token) -> Tense | None:
    """The tense of an infinitive: ahead after "expected", "plans" or "is", that of "failed" after "failed"."""
    joined = token
    while joined.dep == "conj" and joined.head != joined.i:  # "agreed to reopen it and to meet again in the spring"
        joined = analysis.tokens[joined.head]
    governor = analysis.tokens[joined.head]
    own = any(c.lemma == "be" and c.dep.startswith("aux") and c.i < token.i for c in analysis.children(token.i))
    if governor.i == token.i or governor.lemma == "be" or own:
        return "future"
    ahead = governor.lemma in words("rapporteur.annotate", "future_heads.txt")
    return "future" if ahead else None
