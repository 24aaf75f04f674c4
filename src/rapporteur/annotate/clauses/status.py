"""In what state a clause leaves its matter, and whether it says yes or no.

In: an analysis and the predicate of a clause. Out: :class:`Standing`. Decided here: the verb that governs outermost
decides ("expected to agree" is expected); possibility is no agreement; what was said "would" happen is expected;
negation reaches the verbs inside it and no coordinated clause; what is not denied is no denial. The words stand in
:mod:`lists`, what must hold of them in :mod:`conditions`, other wordings in :mod:`wordings`.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rapporteur.annotate.clauses.clauses import is_finite
from rapporteur.annotate.clauses.conditions import holds
from rapporteur.annotate.clauses.lists import classes, modals, negators, rules, states, untrue
from rapporteur.annotate.clauses.negation import by_adverb, negated
from rapporteur.annotate.clauses.predicates import chain, particles
from rapporteur.annotate.clauses.wordings import denies, discusses, omits, withholds
from rapporteur.language import Analysis, Token
from rapporteur.model import Polarity, Status

_COMPARING = frozenset({"as", "more", "less", "so", "equally"})
_TRUE = frozenset({"true", "correct", "accurate", "right"})
_LIGHT = frozenset({"have", "make", "take"})
_LACKING = frozenset({"failure", "inability", "neglect"})
_OPEN = frozenset({"if", "unless"})
_WISHING = frozenset({"like", "love", "prefer", "hate", "want", "wish"})


class Standing(msgspec.Struct, frozen=True):
    """Status and polarity of a clause, and the token of the verb that tells what it is about."""

    status: Status
    polarity: Polarity
    predicate: int


def standing(
    analysis: Analysis, head: int, above: Sequence[int] = (), *, hinted: bool = False, told: bool = False
) -> Standing:
    """Status and polarity of the clause that ``head`` heads.

    What is not told as done ("in striking a deal") is no agreement.
    ``above`` are verbs that govern it from a clause before ("agreed to work and *accelerate*"), outermost first.
    ``hinted``: a future in it was only suggested; ``told``: somebody told it in the past, so that "would" is a future.
    """
    verbs = (*above, *chain(analysis, head))
    negative = any(negated(analysis, i) for i in verbs if i not in above) or _lacks(analysis, above)
    if omits(analysis, verbs) or (negative and discusses(analysis, verbs)):
        return Standing("not discussed", "negative", verbs[-1])
    if any(withholds(analysis, i) for i in verbs):
        return Standing("declined", "negative", verbs[-1])
    status = _status(analysis, verbs, above, hinted=hinted, told=told)
    if status in {"agreed", "reaffirmed"} and not _told(analysis, verbs[0]):
        status = "reported"
    if status == "declined":
        negative = True
    if status == "denied":
        negative = any(negated(analysis, i) for i in verbs if _can_negate(analysis, i))
    return Standing(status, "negative" if negative else "positive", verbs[-1])


def _can_negate(analysis: Analysis, i: int) -> bool:
    """Whether a no at this word is one beside the denial itself."""
    lemma = analysis.tokens[i].lemma
    return lemma not in negators("verb") | _TRUE and not denies(analysis, i)


def _lacks(analysis: Analysis, above: Sequence[int]) -> bool:
    """Whether a noun tells that it was not done: "the firm's failure to repair it"."""
    return any(analysis.tokens[i].lemma in _LACKING for i in above)


def by_noun(analysis: Analysis, i: int) -> Status | None:
    """The status that a noun gives to what hangs from it ("his denial that ..."), or "not true" to what it is of."""
    token = analysis.tokens[i]
    if token.pos == "NOUN":
        return states().get(token.lemma.lower())
    false = token.lemma.lower() in untrue() or (token.lemma.lower() in _TRUE and negated(analysis, i))
    return "denied" if token.pos == "ADJ" and false else None


def _told(analysis: Analysis, i: int) -> bool:
    """Whether the verb is told as a fact: finite, perfect, or the head of a headline."""
    token = analysis.tokens[i]
    perfect = any(t.lemma == "have" and t.dep == "aux" for t in analysis.children(i))
    return (
        perfect
        or token.pos == "NOUN"
        or (token.tag == "VBN" and token.dep.startswith("acl") and _has_agent(analysis, i))
        or token.head == i
        or is_finite(analysis, token)
        or token.dep in {"conj", "parataxis"}
    )


def _has_agent(analysis: Analysis, i: int) -> bool:
    """Whether "by" tells who did it: "agreed by both sides"."""
    by = (analysis.child(t.i, "case") for t in analysis.children(i) if t.dep.startswith("obl"))
    return any(case is not None and case.text.lower() == "by" for case in by)


def _status(analysis: Analysis, verbs: Sequence[int], above: Sequence[int], *, hinted: bool, told: bool) -> Status:
    undone = False
    for i in verbs:
        modal = _modal(analysis, i)
        if modal == "would" and told and not _is_supposed(analysis, i):
            modal = "future"
        if modal in {"possible", "would"}:
            return "reported"
        if modal == "future":
            return "reported" if hinted else "expected"
        undone = undone or negated(analysis, i) or analysis.tokens[i].lemma in negators("verb")
        status = by_verb(analysis, i)
        if status == "denied" and by_adverb(analysis, i) and analysis.tokens[i].lemma != "plead":
            return "reported"  # what is not denied, or not ruled out, is no denial
        status = status or _by_object(analysis, i) or (by_noun(analysis, i) if i in above else None)
        if status is not None:
            return "reported" if undone and status == "agreed" else status
    return "reported"


def _by_object(analysis: Analysis, i: int) -> Status | None:
    """What somebody has in mind or puts forward: "had no plans to close it", "came to be in agreement"."""
    token = analysis.tokens[i]
    if token.pos == "NOUN" and token.lemma == "agreement" and analysis.child(i, "cop") is not None:
        case = analysis.child(i, "case")
        return "agreed" if case is not None and case.text.lower() == "in" else None
    if token.lemma not in _LIGHT:
        return None
    thing = analysis.child(i, "obj")
    if thing is None or thing.i < i:
        return None
    meant = any(_is_meant(analysis, t) for t in analysis.children(thing.i))
    return states().get(thing.lemma.lower()) if meant else None


def _is_meant(analysis: Analysis, token: Token) -> bool:
    """Whether it tells what is intended: "to close it", "of closing it"."""
    mark = analysis.child(token.i, "mark")
    marked = mark is not None and mark.text.lower() in {"to", "of"}
    return marked and token.dep == "acl" and token.tag in {"VB", "VBG"}


def _is_supposed(analysis: Analysis, i: int) -> bool:
    """Whether it hangs on a condition or is a wish: "would have", "would ... if", "would like"."""
    if analysis.tokens[i].lemma in _WISHING:
        return True
    for token in analysis.children(i):
        mark = analysis.child(token.i, "mark")
        if token.dep == "advcl" and mark is not None and mark.text.lower() in _OPEN:
            return True
        if token.dep == "aux" and token.lemma == "have":
            return True
    return False


def _modal(analysis: Analysis, i: int) -> str | None:
    """What the auxiliaries of ``i`` make of it; "is to meet" and "is going to meet" are futures."""
    auxiliaries = [t for t in analysis.children(i) if t.dep.startswith("aux")]
    for token in auxiliaries:
        kind = modals().get(token.lemma) or modals().get(token.text.lower())
        if kind is not None and token.tag == "MD":
            return kind
    be = any(t.lemma == "be" and t.dep.startswith(("aux", "cop")) for t in analysis.children(i))
    token = analysis.tokens[i]
    marked = any(t.dep == "mark" and t.text.lower() == "to" for t in analysis.children(i))
    about = any(t.text.lower() == "about" and t.dep == "advmod" for t in analysis.children(i))
    if marked and token.tag == "VB" and ((be and not _is_aim(analysis, i)) or about or _heads_line(analysis, i)):
        return "future"
    return "future" if be and token.lemma == "go" and token.tag == "VBG" and len(chain(analysis, i)) > 1 else None


def _is_aim(analysis: Analysis, i: int) -> bool:
    """Whether it says in what something consists: "the only way is to wait"."""
    who = analysis.child(i, "nsubj", "nsubj:outer", "csubj")
    return who is not None and who.lemma.lower() in classes()["aim"]


def _heads_line(analysis: Analysis, i: int) -> bool:
    """Whether an infinitive is what a headline tells of its subject: "Norvik Air to cut 400 jobs"."""
    token = analysis.tokens[i]
    governor = analysis.tokens[token.head]
    if token.head == i:
        return analysis.child(i, "nsubj", "nsubj:pass") is not None
    return governor.head == governor.i and governor.pos == "PROPN" and token.dep == "acl"


def by_verb(analysis: Analysis, i: int) -> Status | None:
    """The status that the verb ``i`` gives to what it governs, ``None`` if it gives none."""
    token = analysis.tokens[i]
    near = particles(analysis, i)
    if any(t.dep == "advmod" and t.text.lower() in _COMPARING for t in analysis.children(i)) and token.pos == "ADJ":
        return None  # "twice as likely to fall ill" expects nothing
    for rule in rules().get(token.lemma.lower(), ()):
        if (rule.particle == "-" or rule.particle in near) and holds(analysis, i, rule.condition):
            return rule.status
    return "denied" if denies(analysis, i) else None
