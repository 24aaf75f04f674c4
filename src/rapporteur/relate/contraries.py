"""Statements of one thing that stand against one another.

In: the assertions of one event. Out: :class:`Contrary`. Decided here: what answers what. An expectation is answered by
what came of it, a denial by what it denies, "not discussed" by whoever tells that it came up, a plain no by a plain
yes. Which of the two is right is not asked, and what it amounts to is for the verdicts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import Argument
from rapporteur.relate.compare import facts
from rapporteur.relate.rarity import Rarity, mass
from rapporteur.relate.statements import Assertion, Statements
from rapporteur.relate.terms import concept, stem, terms

Kind = Literal["expected", "denied", "undiscussed", "negated"]

ANSWERED = 0.22
"""Kinship from which something told answers an expectation. Lower than for one fact told twice, because an outcome is
told in other words than its announcement; on the seeds all five pairs above it are right."""
COVERED = 0.55
"""Share (by weight) of what was denied or left undiscussed that the other statement must speak of."""
SUBSTANCE = 1.2
"""Weight of shared concepts below which two statements do not answer one another."""
_PACKAGE = "rapporteur.relate"
_LIST = re.compile(r",|\b(?:or|nor|and)\b")


class Contrary(msgspec.Struct, frozen=True):
    """``claim`` tells of something (or announces it), ``answer`` denies, negates or replaces it; both are not empty."""

    kind: Kind
    claim: tuple[Assertion, ...]
    answer: tuple[Assertion, ...]
    shared: tuple[str, ...]


def find(statements: Statements, quoted: frozenset[tuple[str, int, int]] = frozenset()) -> tuple[Contrary, ...]:
    """The contraries among an event's statements; ``quoted`` are places of statements that are somebody's own words."""
    rarity = statements.rarity
    found: list[Contrary] = []
    for assertion in statements.all:
        if expects(assertion) and assertion.place not in quoted:
            found += _outcomes(assertion, statements.all, rarity)
        elif denies(assertion):
            found += _denied(assertion, statements.all, rarity)
        elif assertion.statement.status == "not discussed":
            found += _raised(assertion, statements.all, rarity)
        elif assertion.statement.polarity == "negative":
            found += _affirmed(assertion, statements.all, rarity)
    return tuple(found)


def expects(assertion: Assertion) -> bool:
    """Whether the statement announces something to come."""
    return assertion.statement.status in ("expected", "planned")


def denies(assertion: Assertion) -> bool:
    """Whether the statement tells that somebody denies something."""
    verb = concept(stem(assertion.statement.predicate))
    return assertion.statement.status == "denied" or verb in _concepts("denials.txt")


def affirms(assertion: Assertion) -> bool:
    """Whether the statement tells that something is or was so."""
    plain = assertion.statement.polarity == "positive" and assertion.statement.status != "not discussed"
    return plain and not expects(assertion) and not denies(assertion)


def stance(assertion: Assertion) -> str:
    """What the statement does with its matter; statements of one stance can say the same."""
    if expects(assertion):
        return "expects"
    if denies(assertion):
        return "denies"
    return "affirms" if affirms(assertion) else "negates"


def _outcomes(announced: Assertion, every: Sequence[Assertion], rarity: Rarity) -> Iterator[Contrary]:
    scored = []
    for other in every:
        if other.report.id != announced.report.id and affirms(other) and not _earlier(other, announced):
            kin = facts.compare(announced.concepts, other.concepts, rarity)
            if kin.score >= ANSWERED:
                scored.append((kin, other))
    if scored:
        best = max(kin.score for kin, _ in scored)
        kept = [(kin, other) for kin, other in scored if kin.score >= 0.6 * best]
        shared = max(kept, key=lambda k: k[0].score)[0].shared
        yield Contrary("expected", (announced,), tuple(other for _, other in kept), shared)


def _earlier(left: Assertion, right: Assertion) -> bool:
    """Whether ``left``'s report is known to be filed on an earlier day than ``right``'s."""
    a, b = left.report.published.value, right.report.published.value
    return bool(a and b and a < b)


def _denied(denial: Assertion, every: Sequence[Assertion], rarity: Rarity) -> Iterator[Contrary]:
    content = denial.concepts - _concepts("denials.txt") - _concepts("told_things.txt") - _voices(denial)
    claims = [a for a in every if a is not denial and affirms(a) and _covers(a.concepts, content, rarity)]
    if not claims and denial.concepts & _concepts("told_things.txt"):
        claims = _told_before(denial, every)
    if claims:
        yield Contrary("denied", tuple(claims), (denial,), _shared(claims, content, rarity))


def _told_before(denial: Assertion, every: Sequence[Assertion]) -> list[Assertion]:
    """What "the report" points at: the nearest statement before it in its report that tells of a report."""
    before = [
        a
        for a in every
        if a.report.id == denial.report.id
        and a.statement.end <= denial.statement.begin
        and affirms(a)
        and a.concepts & _concepts("told_things.txt")
    ]
    return before[-1:]


def _raised(undiscussed: Assertion, every: Sequence[Assertion], rarity: Rarity) -> Iterator[Contrary]:
    topics = list(_topics(undiscussed))
    heads = _objects(undiscussed)
    raised = [
        a
        for a in every
        if a.report.id != undiscussed.report.id
        and affirms(a)
        and not _elsewhere(a)
        and (any(_covers(a.concepts, topic, rarity) for topic in topics) or (_brings_up(a) and heads & _objects(a)))
    ]
    if raised:
        yield Contrary("undiscussed", tuple(raised), (undiscussed,), _shared(raised, undiscussed.concepts, rarity))


def _topics(assertion: Assertion) -> Iterator[frozenset[str]]:
    """What was not discussed, one set of concepts for each thing of a list ("the rent or the lease")."""
    text, statement = assertion.report.text, assertion.statement
    about = _about(assertion)
    for low, high in [(a.begin, a.end) for a in about] or [(statement.begin, statement.end)]:
        edges = [m.start() for m in _LIST.finditer(text, low, high)]
        for begin, end in pairwise([low, *edges, high]):
            concepts = frozenset(concept(t.stem) for t in terms(text, begin, end))
            concepts -= _concepts("topic_verbs.txt") | _agents(assertion)
            if concepts:
                yield concepts


def _brings_up(assertion: Assertion) -> bool:
    verb = concept(stem(assertion.statement.predicate))
    return assertion.statement.status == "discussed" or verb in _concepts("topic_verbs.txt")


def _about(assertion: Assertion) -> list[Argument]:
    """What a statement is about: its objects, or, where it has none, its other topics."""
    objects = [a for a in assertion.statement.arguments if a.role == "patient"]
    return objects or [a for a in assertion.statement.arguments if a.role == "topic"]


def _objects(assertion: Assertion) -> frozenset[str]:
    """The concepts of the heads of what a statement is about."""
    about = [a for a in _about(assertion) if stem(a.head)]
    return frozenset(concept(stem(a.head)) for a in about) - _concepts("topic_verbs.txt")


def _affirmed(negation: Assertion, every: Sequence[Assertion], rarity: Rarity) -> Iterator[Contrary]:
    verb = concept(stem(negation.statement.predicate))
    yes = [
        a
        for a in every
        if a.report.id != negation.report.id
        and affirms(a)
        and verb
        and verb in a.concepts
        and _covers(a.concepts, negation.concepts, rarity)
        and _covers(negation.concepts, a.concepts, rarity)
    ]
    if yes:
        yield Contrary("negated", tuple(yes), (negation,), _shared(yes, negation.concepts, rarity))


def _covers(concepts: frozenset[str], content: frozenset[str], rarity: Rarity) -> bool:
    common = mass(concepts & content, rarity)
    return common >= SUBSTANCE and common >= COVERED * mass(content, rarity)


def _shared(claims: Sequence[Assertion], content: frozenset[str], rarity: Rarity) -> tuple[str, ...]:
    common = frozenset(c for claim in claims for c in claim.concepts) & content
    return tuple(sorted(common, key=lambda c: (-rarity.get(c, 1.0), c)))


def _agents(assertion: Assertion) -> frozenset[str]:
    agents = [a for a in assertion.statement.arguments if a.role == "agent"]
    row = [t for a in agents for t in terms(assertion.report.text, a.begin, a.end)]
    return frozenset(concept(t.stem) for t in row)


def _voices(assertion: Assertion) -> frozenset[str]:
    source = assertion.statement.source
    row = terms(assertion.report.text, source.begin, source.end) if source else ()
    return frozenset(concept(t.stem) for t in row) | _agents(assertion)


def _elsewhere(assertion: Assertion) -> bool:
    """Whether the sentence puts its matter on another occasion: an interview, last week, another day."""
    report, statement = assertion.report, assertion.statement
    sentence = next((s for s in report.sentences if s.covers(statement)), statement)
    words = frozenset(concept(t.stem) for t in terms(report.text, sentence.begin, sentence.end))
    past = any(t.value in ("PAST_REF",) for t in report.timexes if sentence.covers(t))
    return past or bool(words & _concepts("elsewhere.txt"))


@cache
def _concepts(name: str) -> frozenset[str]:
    return frozenset(concept(stem(word)) for word in lexicon.words(_PACKAGE, name)) - {""}
