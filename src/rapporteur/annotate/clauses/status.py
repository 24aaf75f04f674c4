"""In what state a clause leaves its matter, and whether it says yes or no.

In: an analysis and the predicate of a clause. Out: :class:`Standing`. Decided here: the verb that governs outermost
decides ("expected to agree" is expected); possibility is no agreement; negation reaches the verbs inside it and no
coordinated clause; who "did not respond" or "would not say" declined. Word lists: ``status_verbs.tsv``,
``noun_states.tsv``, ``withheld.tsv``, ``discussing_verbs.tsv``, ``negators.tsv``, ``modals.tsv``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import msgspec

from rapporteur.annotate.clauses.clauses import is_finite, subject
from rapporteur.annotate.clauses.predicates import chain, particles
from rapporteur.language import Analysis, Token, lexicon
from rapporteur.model import Polarity, Status

_PACKAGE = "rapporteur.annotate"
_OBJECTS = frozenset({"obj", "nsubj:pass", "obl"})
_PLURAL = frozenset({"NNS", "NNPS"})
_COMPARING = frozenset({"as", "more", "less", "so", "equally"})
_TRUE = frozenset({"true", "correct", "accurate", "right"})
_UNTRUE = frozenset({"untrue", "false", "incorrect", "inaccurate", "wrong"})
_PLURAL_WORDS = frozenset({"they", "we", "both", "two", "them", "these"})


class Standing(msgspec.Struct, frozen=True):
    """Status and polarity of a clause, and the token of the verb that tells what it is about."""

    status: Status
    polarity: Polarity
    predicate: int


class _Rule(msgspec.Struct, frozen=True):
    """A row of ``status_verbs.tsv``."""

    particle: str
    status: Status
    condition: str


@cache
def _rules() -> dict[str, tuple[_Rule, ...]]:
    found: dict[str, list[_Rule]] = defaultdict(list)
    for lemma, particle, status, condition in lexicon.table(_PACKAGE, "status_verbs.tsv"):
        found[lemma].append(msgspec.convert({"particle": particle, "status": status, "condition": condition}, _Rule))
    return {lemma: tuple(rows) for lemma, rows in found.items()}


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for lemma, kind in lexicon.table(_PACKAGE, "status_nouns.tsv"):
        found[kind].add(lemma)
    return {kind: frozenset(lemmas) for kind, lemmas in found.items()}


def claims() -> frozenset[str]:
    """Nouns that stand for something said: report, claim, rumour."""
    return _classes()["claim"] | _classes()["view"]


@cache
def _states() -> dict[str, Status]:
    return {lemma: msgspec.convert(state, Status) for lemma, state in lexicon.table(_PACKAGE, "noun_states.tsv")}


@cache
def _withheld() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.table(_PACKAGE, "withheld.tsv")}


@cache
def _negators(kind: str) -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.table(_PACKAGE, "negators.tsv") if row[1] == kind)


@cache
def _modals() -> dict[str, str]:
    return {word: kind for word, kind, *_ in lexicon.table(_PACKAGE, "modals.tsv")}


@cache
def _discussing() -> dict[tuple[str, str], str]:
    return {(row[0], row[1]): row[2] for row in lexicon.table(_PACKAGE, "discussing_verbs.tsv")}


def standing(analysis: Analysis, head: int, above: Sequence[int] = (), *, hinted: bool = False) -> Standing:
    """Status and polarity of the clause that ``head`` heads.

    What is not told as done ("in striking a deal") is no agreement.
    ``above`` are verbs that govern it from a clause before ("agreed to work and *accelerate*"), outermost first.
    ``hinted``: a future in it was only suggested.
    """
    verbs = (*above, *chain(analysis, head))
    negative = any(_negated(analysis, i) for i in verbs if i not in above)
    if negative and _discusses(analysis, verbs):
        return Standing("not discussed", "negative", verbs[-1])
    if any(withholds(analysis, i) for i in verbs):
        return Standing("declined", "negative", verbs[-1])
    status = _status(analysis, verbs, above, hinted=hinted)
    if status in {"agreed", "reaffirmed"} and not _told(analysis, verbs[0]):
        status = "reported"
    if status == "declined":
        negative = True
    if status == "denied":
        negative = any(_negated(analysis, i) for i in verbs if analysis.tokens[i].lemma not in _negators("verb"))
    return Standing(status, "negative" if negative else "positive", verbs[-1])


def withholds(analysis: Analysis, i: int) -> bool:
    """Whether a word tells that somebody did not say: "would not say", "did not respond", "there was no comment"."""
    token = analysis.tokens[i]
    for noun in analysis.children(i):
        if noun.lemma.lower() in _classes()["reply"] and noun.dep in {"nsubj", "obj"} and _empty(analysis, noun.i):
            return token.lemma in {"be", "have", "make", "give", "offer", "issue"}
    condition = _withheld().get(token.lemma.lower())
    if condition is None or not _negated(analysis, i):
        return False
    if condition == "would":
        return any(t.dep.startswith("aux") and t.lemma in {"will", "would"} for t in analysis.children(i))
    if condition == "comment":
        behind = [t for t in analysis.children(i) if t.i > i]
        return any(t.lemma == "comment" for t in behind)
    return condition == "-" or _holds(analysis, i, condition)


def by_noun(analysis: Analysis, i: int) -> Status | None:
    """The status that a noun gives to what hangs from it ("his denial that ..."), or "not true" to what it is of."""
    token = analysis.tokens[i]
    if token.pos == "NOUN":
        return _states().get(token.lemma.lower())
    untrue = token.lemma.lower() in _UNTRUE or (token.lemma.lower() in _TRUE and _negated(analysis, i))
    return "denied" if token.pos == "ADJ" and untrue else None


def _told(analysis: Analysis, i: int) -> bool:
    """Whether the verb is told as a fact: finite, perfect, or the head of a headline."""
    token = analysis.tokens[i]
    perfect = any(t.lemma == "have" and t.dep == "aux" for t in analysis.children(i))
    return (
        perfect
        or (token.tag == "VBN" and token.dep.startswith("acl") and _has_agent(analysis, i))
        or token.head == i
        or is_finite(analysis, token)
        or token.dep in {"conj", "parataxis"}
    )


def _has_agent(analysis: Analysis, i: int) -> bool:
    """Whether "by" tells who did it: "agreed by both sides"."""
    by = (analysis.child(t.i, "case") for t in analysis.children(i) if t.dep.startswith("obl"))
    return any(case is not None and case.text.lower() == "by" for case in by)


def _status(analysis: Analysis, verbs: Sequence[int], above: Sequence[int], *, hinted: bool) -> Status:
    undone = False
    for i in verbs:
        modal = _modal(analysis, i)
        if modal == "possible":
            return "reported"
        if modal == "future":
            return "reported" if hinted else "expected"
        undone = undone or _negated(analysis, i) or analysis.tokens[i].lemma in _negators("verb")
        status = by_verb(analysis, i) or (by_noun(analysis, i) if i in above else None)
        if status is not None:
            return "reported" if undone and status == "agreed" else status
    return "reported"


def _modal(analysis: Analysis, i: int) -> str | None:
    """What the auxiliaries of ``i`` make of it; "is to meet" and "is going to meet" are futures."""
    auxiliaries = [t for t in analysis.children(i) if t.dep.startswith("aux")]
    for token in auxiliaries:
        kind = _modals().get(token.lemma) or _modals().get(token.text.lower())
        if kind is not None and token.tag == "MD":
            return kind
    be = any(t.lemma == "be" and t.dep.startswith(("aux", "cop")) for t in analysis.children(i))
    token = analysis.tokens[i]
    marked = any(t.dep == "mark" and t.text.lower() == "to" for t in analysis.children(i))
    if be and marked and token.tag == "VB":
        return "future"
    return "future" if be and token.lemma == "go" and token.tag == "VBG" and len(chain(analysis, i)) > 1 else None


def by_verb(analysis: Analysis, i: int) -> Status | None:
    """The status that the verb ``i`` gives to what it governs, ``None`` if it gives none."""
    token = analysis.tokens[i]
    near = particles(analysis, i)
    if any(t.dep == "advmod" and t.text.lower() in _COMPARING for t in analysis.children(i)) and token.pos == "ADJ":
        return None  # "twice as likely to fall ill" expects nothing
    for rule in _rules().get(token.lemma.lower(), ()):
        if (rule.particle == "-" or rule.particle in near) and _holds(analysis, i, rule.condition):
            return rule.status
    return None


def _holds(analysis: Analysis, i: int, condition: str) -> bool:
    if condition == "-":
        return True
    if condition == "joint":
        return _joint(analysis, i)
    if condition == "passive":
        passive = analysis.child(i, "aux:pass", "nsubj:pass") is not None
        return passive or (analysis.tokens[i].tag == "VBN" and analysis.tokens[i].dep.startswith("acl"))
    if condition in {"clause", "other"}:
        others = condition == "clause" or analysis.child(i, "obj", "iobj") is not None
        return others and (len(chain(analysis, i)) > 1 or _leads(analysis, i))
    if condition == "bare":
        told = [t for t in analysis.children(i) if t.dep == "ccomp" and t.i > i]
        return any(_is_bare(analysis, t) for t in told)
    objects = [t for t in analysis.children(i) if t.dep in _OBJECTS]
    return any(t.lemma.lower() in _classes()[condition.removeprefix("object:")] for t in objects)


def _leads(analysis: Analysis, i: int) -> bool:
    """Whether "to" stands fixed behind a word, and a verb below it: "is due to reopen"."""
    fixed = analysis.child(i, "fixed")
    verb = analysis.child(i, "advcl", "xcomp", "ccomp")
    return fixed is not None and fixed.text.lower() == "to" and verb is not None and verb.i > i


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


def _discusses(analysis: Analysis, verbs: Sequence[int]) -> bool:
    """Whether talking something over is what is negated; what cannot be addressed was not left out of the talks."""
    for i in verbs:
        if _modal(analysis, i) is not None:
            return False
        lemma = analysis.tokens[i].lemma
        for particle in sorted({*particles(analysis, i), "-"}):
            condition = _discussing().get((lemma, particle))
            if condition is not None and _holds(analysis, i, condition):
                return True
        for noun in analysis.children(i):
            if noun.dep in {"obj", "nsubj"} and noun.lemma.lower() in _classes()["talk"]:
                none = _empty(analysis, noun.i) or analysis.child(i, "expl") is not None
                if none and _negated(analysis, i):
                    return True
    return False


def _empty(analysis: Analysis, i: int) -> bool:
    """Whether a noun stands for none: "no talks", "neither side", "not one word"."""
    for token in analysis.children(i):
        if token.dep in {"det", "advmod"} and token.text.lower() in _negators("determiner") | {"not"}:
            return True
        if token.dep == "nummod" and any(t.text.lower() == "not" for t in analysis.children(token.i)):
            return True
    return False


def _negated(analysis: Analysis, i: int) -> bool:
    """Whether ``i`` itself is negated, by an adverb, by its subject or object, or by being a verb of not doing."""
    token = analysis.tokens[i]
    if token.lemma in _negators("verb") and len(chain(analysis, i)) > 1:
        return True
    if token.lemma in _negators("verb+short") and "short" in particles(analysis, i):
        return True
    for child in analysis.children(i):
        if child.dep in {"advmod", "cc:preconj"} and child.lemma.lower() in _negators("adverb"):
            return child.i < i or token.pos == "AUX" or child.lemma == "not"
        if child.dep.startswith(("nsubj", "obj")) and (
            child.text.lower() in _negators("pronoun") or _empty(analysis, child.i)
        ):
            return True
        if child.dep.startswith("aux") and any(
            t.lemma.lower() in _negators("adverb") for t in analysis.children(child.i)
        ):
            return True
    return token.pos != "VERB" and _empty(analysis, i) and analysis.child(i, "cop") is not None
