"""Denials, silences and omissions that no verb of denying, declining or discussing tells.

In: an analysis and a word of a predicate. Out: yes or no. Decided here: "called the report false", "pleaded not
guilty", "there was no truth in it" deny; "gave no details", "remained silent", "neither confirmed nor denied" decline;
"was left off the agenda", "steered clear of" leave a matter out. Word lists: ``untrue_words.txt``,
``silence_words.txt``, ``skirting_verbs.tsv``, ``withheld.tsv``, ``discussing_verbs.tsv``, ``status_nouns.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapporteur.annotate.clauses.conditions import holds
from rapporteur.annotate.clauses.lists import (
    classes,
    discussing,
    judging,
    modals,
    silent,
    skirting,
    untrue,
    withheld,
)
from rapporteur.annotate.clauses.negation import by_adverb, empty, negated
from rapporteur.annotate.clauses.predicates import particles
from rapporteur.language import Analysis, Token

_GIVING = frozenset({"be", "have", "make", "give", "offer", "issue", "provide", "release"})
_BEING = frozenset({"be", "remain", "stay", "keep"})
_POINTING = frozenset({"it", "this", "that", "they", "these", "which"})
_COMPLEMENTS = frozenset({"xcomp", "obl", "ccomp", "advcl"})


def denies(analysis: Analysis, i: int) -> bool:
    """Whether a predicate says of something told that it is not so."""
    token = analysis.tokens[i]
    if token.lemma == "plead":
        guilt = (t for t in analysis.children(i) if t.lemma == "guilty")
        return any(by_adverb(analysis, t.i) for t in guilt) or by_adverb(analysis, i)
    if token.lemma in judging():
        things = [t for t in analysis.children(i) if t.dep in _COMPLEMENTS and t.i > i]
        said = analysis.child(i, "obj", "nsubj:pass") is not None
        return said and any(t.lemma.lower() in untrue() and not by_adverb(analysis, t.i) for t in things)
    if any(t.lemma.lower() == "truth" and empty(analysis, t.i) for t in _subjects(analysis, i)):
        return True
    return _is_untrue(analysis, token)


def _is_untrue(analysis: Analysis, token: Token) -> bool:
    """Whether a claim is said to be false: "the accusations are unfounded"."""
    said = analysis.child(token.i, "cop", "aux:pass") is not None
    if token.lemma.lower() not in untrue() or not said or by_adverb(analysis, token.i):
        return False
    who = analysis.child(token.i, "nsubj", "nsubj:pass")
    return who is not None and (who.lemma.lower() in classes()["claim"] or who.text.lower() in _POINTING)


def _subjects(analysis: Analysis, i: int) -> Iterable[Token]:
    return (t for t in analysis.children(i) if t.dep in {"nsubj", "obj"})


def withholds(analysis: Analysis, i: int) -> bool:
    """Whether a word tells that somebody did not say: "would not say", "did not respond", "there was no comment"."""
    token = analysis.tokens[i]
    for noun in analysis.children(i):
        if noun.lemma.lower() in classes()["reply"] and noun.dep in {"nsubj", "obj", "nsubj:pass"}:
            return empty(analysis, noun.i) and token.lemma in _GIVING
    if _is_silent(analysis, token) or _neither_way(analysis, token):
        return True
    condition = withheld().get(token.lemma.lower())
    if condition is None or not negated(analysis, i):
        return False
    if condition == "would":
        return any(t.dep.startswith("aux") and t.lemma in {"will", "would"} for t in analysis.children(i))
    if condition == "comment":
        behind = [t for t in analysis.children(i) if t.i > i]
        return any(t.lemma == "comment" for t in behind)
    return condition == "-" or holds(analysis, i, condition)


def _is_silent(analysis: Analysis, token: Token) -> bool:
    """Whether somebody "remained silent" or "is tight-lipped"."""
    if token.lemma.lower() in silent() and token.pos == "ADJ":
        return analysis.child(token.i, "cop") is not None
    still = token.lemma in _BEING and not negated(analysis, token.i)
    return still and any(t.lemma.lower() in silent() and t.dep == "xcomp" for t in analysis.children(token.i))


def _neither_way(analysis: Analysis, token: Token) -> bool:
    """Whether somebody "neither confirmed nor denied"."""
    if token.lemma not in {"confirm", "deny"} or not negated(analysis, token.i):
        return False
    other = {"confirm", "deny"} - {token.lemma}
    return any(t.dep == "conj" and t.lemma in other for t in analysis.children(token.i))


def omits(analysis: Analysis, verbs: Sequence[int]) -> bool:
    """Whether a matter was left out of a talk, told without a no: "steered clear of", "was left off the agenda"."""
    for i in verbs:
        token = analysis.tokens[i]
        for particle in sorted({*particles(analysis, i), "-"}):
            condition = skirting().get((token.lemma, particle))
            if condition is not None and holds(analysis, i, condition):
                return not negated(analysis, i)
    return False


def discusses(analysis: Analysis, verbs: Sequence[int]) -> bool:
    """Whether talking something over is what is told; what cannot be addressed was not left out of the talks."""
    for i in verbs:
        token = analysis.tokens[i]
        if any(t.tag == "MD" and modals().get(t.lemma) is not None for t in analysis.children(i)):
            return False
        if token.lemma.lower() in classes()["agenda"] and analysis.child(i, "cop") is not None:
            return True
        for particle in sorted({*particles(analysis, i), "-"}):
            condition = discussing().get((token.lemma, particle))
            if condition is not None and holds(analysis, i, condition):
                return True
        for noun in analysis.children(i):
            if noun.dep in {"obj", "nsubj"} and noun.lemma.lower() in classes()["talk"]:
                none = empty(analysis, noun.i) or analysis.child(i, "expl") is not None
                if none and negated(analysis, i):
                    return True
    return False
