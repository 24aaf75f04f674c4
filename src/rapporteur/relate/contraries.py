"""Statements of one thing that stand against one another.

In: the assertions of one event. Out: :class:`Contrary`. Decided here: what answers what. An expectation is answered by
what came of it, a denial by what it denies, "not discussed" by whoever tells that it came up, a plain no by a plain
yes. Which of the two is right is not asked, and what it amounts to is for the verdicts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from rapporteur.relate import denials, plans, subjects
from rapporteur.relate.assertions import Assertion
from rapporteur.relate.compare import facts
from rapporteur.relate.salience import Rarity, mass
from rapporteur.relate.statements import COMMON, Statements
from rapporteur.relate.subjects import named
from rapporteur.relate.terms import concept

Kind = Literal["expected", "denied", "undiscussed", "negated", "countered", "qualified", "since", "undated", "aimed"]

DENIED = 0.25
"""Share (geometric mean) of the weight of what is denied and of the claim that the two must have in common. A claim is
told at length and denied in short, so this is less than for one fact told twice."""
NEGATED = 0.3
"""Kinship of a yes and a no from which they speak of one thing: more than for two that say the same, because a false
contradiction costs an editor more than a missed one."""
QUALIFIED = 0.4
"""Kinship from which a yes and a no with other verbs and other arguments still tell of one thing."""
MATTER = 0.5
"""Weight of what a yes and a no must share beside people and the verb: "he asked" and "he did not ask" are two things
until it is known for what."""
TELLING = 0.6
"""Weight of a verb that tells by itself what was not done, where nobody is named: "agree", not "look"."""
COVERED = 0.7
"""Share (by weight) of what was left undiscussed that the other statement must speak of."""
SUBSTANCE = 1.0
"""Weight of shared concepts below which two statements do not answer one another."""


_ONLY = re.compile(
    r"\b(?:nothing|nobody|none|no one)\s+(?:but|other than)\b"
    r"|\bnot?\s+(?:only|just|merely|least|less|fewer|more|later)\b"
    r"|\b(?:not|n['’]t)\b[^.;]*\b(?:until|till)\b",
    re.I,
)
"""Words of no that tell a yes: "nothing but a hat", "no less than", "not before Monday comes: not until Monday"."""
_BELOW = re.compile(
    r"\b(?:well\s+(?:below|under|within)|below|within\s+(?:the\s+)?(?:safe|legal|normal)|without|free\s+(?:of|from)|harmless)\b",
    re.I,
)
"""Words of a yes that hold a no: "levels well below those considered harmful"."""
_NO = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|nor|neither|refus(?:e[ds]?|ing)|declin(?:e[ds]?|ing)|fail(?:s|ed|ing)?|unable)\b|n['’]t\b",
    re.I,
)
"""A no somewhere in what is read as a yes: it is not known what it is said of."""
_NOT_YET = re.compile(r"\b(?:has|have|had)\s+(?:not|n['’]t|yet)\b|\b(?:has|have|had)n['’]t\b|\bnot\s+yet\b", re.I)
"""What had not come about when it was told of."""
_POINTS = re.compile(r"\b(?:den(?:y|ies|ied)|rejected|dismissed|refuted)\s+(?:it|this|that|them|both|so)\W*$", re.I)
"""A denial that only points back: "the commission denied it"."""
_BEING = frozenset({"be", "have", "there"})
_MODAL = re.compile(r"\b(?:can|could|will|would|should|must)(?:\s+not|n't|n’t|not)\b")


class Contrary(msgspec.Struct, frozen=True):
    """``claim`` tells of something (or announces it), ``answer`` denies, negates or replaces it; both are not empty."""

    kind: Kind
    claim: tuple[Assertion, ...]
    answer: tuple[Assertion, ...]
    shared: tuple[str, ...]


def find(statements: Statements, quoted: frozenset[tuple[str, int, int]] = frozenset()) -> tuple[Contrary, ...]:
    """The contraries among an event's statements; ``quoted`` are places of statements that are somebody's own words."""
    rarity = statements.rarity
    yes = tuple(a for a in statements.all if stance(a) == "affirms")
    found = list(_opposed(statements, yes, quoted))
    for assertion in statements.all:
        if (plans.expects(assertion) or plans.arranged(assertion)) and assertion.place not in quoted:
            found += _outcomes(assertion, yes, rarity)
        elif denies(assertion):
            found += _denied(assertion, statements.all, yes, rarity)
        elif undiscussed(assertion):
            found += _raised(assertion, yes, rarity)
        else:
            found += _changed(assertion, yes, rarity)
    return tuple(found)


def denies(assertion: Assertion) -> bool:
    """Whether the statement tells that somebody denies something.

    A claim is dismissed, and so is a juror: such verbs deny only where a thing told is their object. Who is denied bail
    is refused it. "He did not deny" denies nothing.
    """
    if assertion.statement.polarity == "negative" or denials.withheld(assertion.text):
        return False
    verb = concept(assertion.statement.predicate)
    about = subjects.heads(assertion)
    if about & named("granted.txt") or (verb in named("waving_off.txt") and not about & named("told_things.txt")):
        return False
    return assertion.statement.status == "denied" or verb in named("denials.txt") or denials.outright(assertion.text)


def undiscussed(assertion: Assertion) -> bool:
    """Whether the statement tells that something did not come up; "cannot be discussed alone" tells no such thing."""
    return assertion.statement.status == "not discussed" and not _MODAL.search(assertion.text)


def stance(assertion: Assertion) -> str:
    """What the statement does with its matter; statements of one stance can say the same."""
    if plans.expects(assertion):
        return "expects"
    if denies(assertion):
        return "denies"
    if undiscussed(assertion):
        return "negates"
    negative = assertion.statement.polarity == "negative" or denials.unknown(assertion.text)
    return "negates" if negative and not _ONLY.search(assertion.text) else "affirms"


def _opposed(
    statements: Statements, affirmed: Sequence[Assertion], quoted: frozenset[tuple[str, int, int]]
) -> Iterator[Contrary]:
    """Yes and no to one thing: each plain no with whatever other reports affirm of its matter."""
    rarity = statements.rarity
    yes = [a for a in affirmed if denials.tells(a)]
    where: dict[str, list[Assertion]] = {}
    for assertion in yes:
        for name in sorted(assertion.concepts):
            where.setdefault(name, []).append(assertion)
    for negation in statements.all:
        if stance(negation) != "negates" or undiscussed(negation) or not denials.contradicts(negation):
            continue
        near = {
            a.place: a
            for name in sorted(denials.reached(negation))
            for a in where.get(name, ())
            if len(where[name]) <= COMMON
        }
        told = [a for _, a in sorted(near.items()) if a.report.id != negation.report.id]
        claims = [a for a in told if _of_one_thing(a, negation, rarity)]
        if negation.place in quoted:  # somebody's own words answer what is said to be so, and nothing farther off
            claims = [a for a in claims if a.statement.source is not None and _near(a, negation, rarity)]
        kind = _kind(claims, negation, rarity) if claims else None
        if kind is not None:
            yield Contrary(kind, tuple(claims), (negation,), _shared(claims, negation.concepts, rarity))


def _of_one_thing(left: Assertion, right: Assertion, rarity: Rarity) -> bool:
    """Whether ``left`` affirms what ``right`` negates; "well below the limit" affirms a no of its own."""
    if plans.possible(left) or _BELOW.search(left.text) or (_NO.search(left.text) and not _ONLY.search(left.text)):
        return False
    if _done_or_not(left, right, rarity) or denials.same_deed(left, right, rarity):
        return True
    if denials.no_sign(left, right, rarity):
        return True
    close = facts.compare(left.fact, right.fact, rarity).score >= NEGATED
    objects = subjects.heads(left), subjects.heads(right)
    other = all(objects) and not (objects[0] & right.concepts or objects[1] & left.concepts)
    had = {concept(a.head) for a in right.statement.arguments if a.role == "patient"} - {""}
    if right.statement.predicate in _BEING and had and not had & left.concepts:
        return False
    shared = left.concepts & right.concepts
    matter = shared - left.fact.names - right.fact.names - {right.fact.predicate}
    return close and not other and mass(shared, rarity) >= SUBSTANCE and mass(matter, rarity) >= MATTER


def _done_or_not(left: Assertion, right: Assertion, rarity: Rarity) -> bool:
    """Whether one tells that somebody did what the other tells that he did not: "conceded", "did not concede".

    Where nobody is named, the yes must be filed later: "did not agree", "agreed on a rise".
    """
    verb = right.fact.predicate
    same = bool(verb) and verb == left.fact.predicate and verb not in named("light_verbs.txt")
    if not same or right.concepts - right.fact.names - {verb}:
        return False
    if right.fact.names:
        return bool(left.fact.names & right.fact.names)
    return rarity.get(verb, 0.0) >= TELLING and plans.earlier(right, left)


def _later(yes: Assertion, negation: Assertion) -> bool:
    """Whether a yes replaces a no: it was filed later, or the no is one of "not yet" and not known to be the later."""
    not_yet = _NOT_YET.search(negation.text) is not None and not plans.earlier(yes, negation)
    return plans.earlier(negation, yes) or not_yet


def _voice(assertion: Assertion) -> str:
    """The name of whoever says it; ``""`` for the report itself."""
    source = assertion.statement.source
    return source.name if source is not None else ""


def _near(left: Assertion, right: Assertion, rarity: Rarity) -> bool:
    return facts.compare(left.fact, right.fact, rarity).score >= QUALIFIED


def _kind(yes: Sequence[Assertion], negation: Assertion, rarity: Rarity) -> Kind | None:
    """How the no is meant: to the very thing ("negated": the same verb, or that it exists at all), or beside it.

    What is told as done later than the no is "since"; nobody is set against himself on one day.
    """
    verb = negation.fact.predicate
    voice = _voice(negation)
    if any(denials.no_sign(a, negation, rarity) for a in yes) or denials.unknown(negation.text):
        return "negated"
    told_by_him = any(_voice(a) == voice for a in yes)
    his_own = bool(voice) and told_by_him
    if verb and verb not in named("light_verbs.txt") and verb in {a.fact.predicate for a in yes}:
        if all(_later(a, negation) for a in yes) and (not voice or told_by_him):
            return "since"
        return None if his_own else "negated"
    shared = (negation.fact.heads - negation.fact.names) & frozenset(c for a in yes for c in a.concepts)
    if not his_own and shared and (negation.statement.predicate in _BEING or verb in named("existence.txt")):
        return "negated"
    if his_own or (not shared and not any(_near(a, negation, rarity) for a in yes)):
        return None
    spoken = voice and all(map(_voice, yes)) and verb and verb not in named("light_verbs.txt")
    return "countered" if spoken else "qualified"


def _outcomes(announced: Assertion, yes: Sequence[Assertion], rarity: Rarity) -> Iterator[Contrary]:
    told = [a for a in yes if a.report.id != announced.report.id]
    found = plans.outcomes(announced, told, rarity)
    if found is not None:
        yield Contrary("expected", (announced,), found[0], found[1].shared)


def _changed(state: Assertion, yes: Sequence[Assertion], rarity: Rarity) -> Iterator[Contrary]:
    told = [a for a in yes if a.report.id != state.report.id]
    over = plans.changed(state, told)
    if over:
        yield Contrary("since", over, (state,), _shared(over, state.concepts, rarity))


def _denied(
    denial: Assertion, every: Sequence[Assertion], yes: Sequence[Assertion], rarity: Rarity
) -> Iterator[Contrary]:
    both = denials.contradiction(denial, every)
    if both is not None:
        yield Contrary("denied", both[:1], both[1:], ())
        return
    content = subjects.denied(denial)
    scored = [(_common(content, a.concepts, rarity), a) for a in yes if a is not denial]
    scored = [(score, a) for score, a in scored if score >= DENIED]
    best = max((score for score, _ in scored), default=0.0)
    claims = [a for score, a in scored if score >= plans.NEAR_BEST * best]
    if not claims:
        claims = [a for a in _told_before(denial, every) if _about_alike(a, denial)]
    if not claims:
        others = (a for a in yes if a.report.id != denial.report.id)
        claims = [a for a in others if denials.same_deed(a, denial, rarity) or denials.same_verb(a, content, rarity)]
    if not content or _POINTS.search(denial.text):
        claims = _just_said(denial, every)
    elif not content - named("told_things.txt"):
        claims = _told_before(denial, every)
    within = denials.carried(denial) if not claims else None
    if within is not None:
        claims = [within]
    if claims:
        yield Contrary("denied", tuple(claims), (denial,), _shared(claims, content, rarity))


def _common(content: frozenset[str], claim: frozenset[str], rarity: Rarity) -> float:
    shared = mass(content & claim, rarity)
    return shared / math.sqrt(mass(content, rarity) * mass(claim, rarity)) if shared >= SUBSTANCE else 0.0


def _told_before(denial: Assertion, every: Sequence[Assertion]) -> list[Assertion]:
    """What "the report" points at: the nearest statement before it that tells of one, else those told elsewhere."""
    thing = subjects.heads(denial) & named("told_things.txt")
    told = [a for a in every if a is not denial and not denies(a) and a.concepts & thing]
    before = [a for a in told if a.report.id == denial.report.id and a.statement.end <= denial.statement.begin]
    return before[-1:] or [a for a in told if a.report.id != denial.report.id and _about_alike(a, denial)]


def _just_said(denial: Assertion, every: Sequence[Assertion]) -> list[Assertion]:
    """What "denied it" points at: what others are said to have said in the two sentences before."""
    begin = denial.statement.begin
    ends = [s.begin for s in denial.report.sentences if s.begin <= begin][-3:]
    said = [a for a in every if a.report.id == denial.report.id and min(ends, default=0) <= a.statement.begin < begin]
    said = [a for a in said if not denials.aside(a.text)]
    return [a for a in said if a.statement.source is not None and stance(a) == "affirms"][-2:]


def _about_alike(told: Assertion, denial: Assertion) -> bool:
    """Whether the two share a word beside the thing told itself and names."""
    names = told.fact.names | denial.fact.names
    return len((told.concepts & denial.concepts) - named("told_things.txt") - names) > 0


def _raised(silent: Assertion, yes: Sequence[Assertion], rarity: Rarity) -> Iterator[Contrary]:
    topics, heads = list(subjects.topics(silent)), subjects.heads(silent)
    raised = [
        a
        for a in yes
        if a.report.id != silent.report.id
        and ((_told_of(a) and any(_covers(a.concepts, t, rarity) for t in topics)) or subjects.brings_up(a, heads))
        and not subjects.elsewhere(a)
    ]
    if raised:
        yield Contrary("undiscussed", tuple(raised), (silent,), _shared(raised, silent.concepts, rarity))


def _told_of(assertion: Assertion) -> bool:
    """Whether the statement can tell that something came up; "who goes on trial" does not tell of a talk on trials."""
    verb = concept(assertion.statement.predicate)
    spoken = assertion.statement.source is not None or subjects.discusses(assertion)
    return spoken or verb not in named("light_verbs.txt")


def _covers(concepts: frozenset[str], content: frozenset[str], rarity: Rarity) -> bool:
    common = mass(concepts & content, rarity)
    return common >= SUBSTANCE and common >= COVERED * mass(content, rarity)


def _shared(claims: Sequence[Assertion], content: frozenset[str], rarity: Rarity) -> tuple[str, ...]:
    common = frozenset(c for claim in claims for c in claim.concepts) & content
    return tuple(sorted(common, key=lambda c: (-rarity.get(c, 1.0), c)))
