"""What must hold of a verb so that a row of a word list counts.

In: an analysis, a verb and the condition's name. Out: yes or no. The names are told in ``status_verbs.tsv``.
"""

from __future__ import annotations

from rapporteur.annotate.clauses.clauses import subject
from rapporteur.annotate.clauses.lists import classes
from rapporteur.annotate.clauses.predicates import chain
from rapporteur.annotate.names.titles import role_of
from rapporteur.language import Analysis, Token

_OBJECTS = frozenset({"obj", "nsubj:pass", "obl"})
_PLURAL = frozenset({"NNS", "NNPS"})
_PLURAL_WORDS = frozenset({"they", "we", "both", "two", "them", "these"})


def holds(analysis: Analysis, i: int, condition: str) -> bool:
    """Whether ``condition`` holds of the verb ``i``."""
    if condition == "-":
        return True
    if condition in TESTS:
        return TESTS[condition](analysis, i)
    objects = [t for t in analysis.children(i) if t.dep in _OBJECTS]
    return any(t.lemma.lower() in classes()[condition.removeprefix("object:")] for t in objects)


def _passive(analysis: Analysis, i: int) -> bool:
    passive = analysis.child(i, "aux:pass", "nsubj:pass") is not None
    return passive or (analysis.tokens[i].tag == "VBN" and analysis.tokens[i].dep.startswith("acl"))


def _clause(analysis: Analysis, i: int) -> bool:
    return len(chain(analysis, i)) > 1 or _leads(analysis, i)


def _other(analysis: Analysis, i: int) -> bool:
    return analysis.child(i, "obj", "iobj") is not None and _clause(analysis, i)


def _moved(analysis: Analysis, i: int) -> bool:
    """Whether somebody else is to do what the infinitive tells: "told them to go", "called for him to resign"."""
    thing = next((t for t in analysis.children(i) if t.dep in {"obj", "iobj", "nsubj:pass"}), None) or _for(analysis, i)
    if thing is None:
        return False
    verb = next((t for t in (*analysis.children(i), *analysis.children(thing.i)) if _is_infinitive(analysis, t)), None)
    return verb is not None and verb.i > i


def _for(analysis: Analysis, i: int) -> Token | None:
    """Whoever is called or appealed for."""
    things = (t for t in analysis.children(i) if t.dep == "obl" and t.i > i and _is_somebody(t))
    cases = ((t, analysis.child(t.i, "case")) for t in things)
    return next((t for t, case in cases if case is not None and case.text.lower() == "for"), None)


def _is_somebody(token: Token) -> bool:
    return token.pos in {"PROPN", "PRON"} or role_of(token) is not None


def _is_infinitive(analysis: Analysis, token: Token) -> bool:
    to = any(t.dep == "mark" and t.text.lower() == "to" for t in analysis.children(token.i))
    return to and token.tag == "VB" and token.dep in {"xcomp", "acl", "ccomp"}


def _alone(analysis: Analysis, i: int) -> bool:
    """Whether nobody is denied a thing: "denied the union access"."""
    things = [t for t in analysis.children(i) if t.dep in {"obj", "iobj"} and t.i > i]
    tokens = analysis.tokens[i + 1 : things[-1].i] if things else ()
    return len(things) < 2 and not any(t.pos == "NOUN" and t.dep == "compound" and _begins(analysis, t) for t in tokens)


def _begins(analysis: Analysis, token: Token) -> bool:
    """Whether an article stands before a noun that the tree joins to the next: "the union access"."""
    behind = analysis.tokens[token.head]
    return behind.lemma.lower() in classes()["grant"] and analysis.tokens[token.i - 1].pos == "DET"


def _led(analysis: Analysis, i: int) -> bool:
    """Whether it is a state that leads to an infinitive: "is on course to hit", "is about to reopen"."""
    token = analysis.tokens[i]
    return analysis.child(i, "cop") is not None and any(
        t.i > i and t.dep in {"acl", "xcomp", "advcl"} and t.tag in {"VB", "VBG"} for t in analysis.children(token.i)
    )


def _leads(analysis: Analysis, i: int) -> bool:
    """Whether "to" stands fixed behind a word, and a verb below it: "is due to reopen"."""
    fixed = analysis.child(i, "fixed")
    verb = analysis.child(i, "advcl", "xcomp", "ccomp")
    return fixed is not None and fixed.text.lower() == "to" and verb is not None and verb.i > i


def _bare(analysis: Analysis, i: int) -> bool:
    told = [t for t in analysis.children(i) if t.dep == "ccomp" and t.i > i]
    return any(_is_bare(analysis, t) for t in told)


def _is_bare(analysis: Analysis, token: Token) -> bool:
    """Whether a verb with a subject shows no tense: "that she be heard"."""
    if analysis.child(token.i, "nsubj", "nsubj:pass") is None:
        return False
    auxiliaries = [t for t in analysis.children(token.i) if t.dep.startswith(("aux", "cop"))]
    return all(t.text == "be" for t in auxiliaries) if auxiliaries else token.tag == "VB"


def _joint(analysis: Analysis, i: int) -> bool:
    """Whether two or more do it."""
    who = subject(analysis, i)
    if who is None:
        return False
    together = analysis.child(who.i, "conj") is not None
    return together or who.tag in _PLURAL or who.text.lower() in _PLURAL_WORDS


def _things(analysis: Analysis, i: int) -> bool:
    return analysis.child(i, "obj") is not None


def _bidden(analysis: Analysis, i: int) -> bool:
    """Whether somebody is told what to do, in the passive."""
    return _passive(analysis, i) and _moved(analysis, i)


TESTS = {
    "bidden": _bidden,
    "alone": _alone,
    "bare": _bare,
    "clause": _clause,
    "joint": _joint,
    "led": _led,
    "moved": _moved,
    "other": _other,
    "passive": _passive,
    "things": _things,
}
"""Condition to its test; what begins with ``object:`` is a class of nouns."""
