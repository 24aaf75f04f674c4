"""Whether a word is negated.

In: an analysis and a token. Out: yes or no. Decided here: what negates a predicate itself (an adverb, its subject or
object, a verb of not doing, "without"), and what only seems to ("not only", "no fewer than").
"""

from __future__ import annotations

from rapporteur.annotate.clauses.lists import classes, negators
from rapporteur.annotate.clauses.predicates import chain, particles
from rapporteur.language import Analysis, Token

_MERELY = frozenset({"only", "just", "merely", "simply", "least"})
_MORE = frozenset({"longer", "more"})


def negated(analysis: Analysis, i: int) -> bool:
    """Whether ``i`` itself is negated, by an adverb, by its subject or object, or by being a verb of not doing."""
    token = analysis.tokens[i]
    return _by_verb(analysis, token) or _by_child(analysis, token) or _by_place(analysis, token)


def empty(analysis: Analysis, i: int) -> bool:
    """Whether a noun stands for none: "no talks", "neither side", "not one word", "hardly anyone"."""
    for token in analysis.children(i):
        if token.i > i:
            continue
        if token.dep in {"det", "advmod"} and token.text.lower() in negators("determiner") | negators("hardly") | {
            "not"
        }:
            return not _only_bounds(analysis, token.i)
        if token.dep == "nummod" and any(t.text.lower() == "not" for t in analysis.children(token.i)):
            return True
    return False


def by_adverb(analysis: Analysis, i: int) -> bool:
    """Whether an adverb right at the verb negates it: "did *not* deny"."""
    return any(
        t.dep in {"advmod", "cc:preconj"} and t.lemma.lower() in negators("adverb") and not _only_bounds(analysis, t.i)
        for t in analysis.children(i)
    )


def _only_bounds(analysis: Analysis, i: int) -> bool:
    """Whether "not" or "no" is part of "not only", "no fewer than"."""
    behind = [t.text.lower() for t in analysis.tokens[i + 1 : i + 3]]
    return bool(behind) and (behind[0] in _MERELY or behind[-1] == "than")


def _by_verb(analysis: Analysis, token: Token) -> bool:
    """Whether it is a verb of not doing: "failed to", "fell short of", "dropped plans to", "has yet to"."""
    near = particles(analysis, token.i)
    if token.lemma in negators("verb") and len(chain(analysis, token.i)) > 1:
        return True
    if token.lemma in negators("verb+short") and "short" in near:
        return True
    thing = analysis.child(token.i, "obj", "nsubj:pass")
    if token.lemma in negators("verb+plan") and thing is not None and thing.lemma.lower() in classes()["idea"]:
        return True
    yet = any(t.text.lower() == "yet" and t.dep == "advmod" for t in analysis.children(token.i))
    return yet and token.lemma in {"have", "be"} and len(chain(analysis, token.i)) > 1


def _by_child(analysis: Analysis, token: Token) -> bool:
    for child in analysis.children(token.i):
        if child.dep in {"advmod", "cc:preconj"} and child.lemma.lower() in negators("adverb"):
            beside = child.i < token.i or token.pos == "AUX" or child.lemma == "not"
            return beside and not _only_bounds(analysis, child.i)
        if child.dep.startswith(("nsubj", "obj")) and (
            child.text.lower() in negators("pronoun") or empty(analysis, child.i)
        ):
            return True
        if child.dep.startswith("aux") and any(
            t.lemma.lower() in negators("adverb") for t in analysis.children(child.i)
        ):
            return True
        if child.dep == "advmod" and child.text.lower() in _MORE and _is_no(analysis, child.i - 1):
            return True
    return False


def _by_place(analysis: Analysis, token: Token) -> bool:
    """Whether "without" leads it, or it is a noun of nothing said to be: "is no expert"."""
    mark = analysis.child(token.i, "mark", "case")
    if mark is not None and mark.text.lower() == "without" and token.pos in {"VERB", "AUX"}:
        return True
    return token.pos != "VERB" and empty(analysis, token.i) and analysis.child(token.i, "cop") is not None


def _is_no(analysis: Analysis, i: int) -> bool:
    return i >= 0 and analysis.tokens[i].text.lower() == "no"
