"""What is announced, and what came of it.

In: assertions of one event. Out: whether one announces something, and those that tell what came of it. Decided here: an
outcome is told in other words than its announcement and at another time, so that the words which only announce and the
time are left out when the two are compared; what is told of others (no name in common) is no outcome.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import Mention
from rapporteur.relate.assertions import Assertion
from rapporteur.relate.compare import facts
from rapporteur.relate.compare.wording import forms
from rapporteur.relate.rarity import lemma
from rapporteur.relate.salience import Rarity
from rapporteur.relate.subjects import named
from rapporteur.relate.terms import concept, concepts, terms

_PACKAGE = "rapporteur.relate"
ANSWERED = 0.22
"""Kinship from which something told answers an expectation. Lower than for one fact told twice, because an outcome is
told in other words than its announcement; on the seeds all five pairs above it are right."""
BARE = 0.25
"""The same without times and words that announce, unless a named person's coming, or calling off, is told."""
UNRELATED = 0.3
"""The same where neither the verb nor an object is shared: "are to vote on the deal", "the deal gives them a bonus"."""
NEAR_BEST = 0.6
"""Share of the best answer's kinship that another answer must reach to stand beside it."""
_HOPED = re.compile(
    r"\bhad\s+(?:been\s+|not\s+|never\s+)?(?:expected|hoped|planned|intended)\b|\bexpect(?:s|ed|ing)?\s+(?:much\s+)?(?:more|less|better)\b",
    re.I,
)
"""What was expected and did not come, and what somebody asks of another, announce nothing."""
_PENDING = re.compile(
    r"\b(?:expect(?:s|ed)?|supposed|pending|getting ready|get ready|gets ready|scheduled|due|slated)\b"
    r"|\b(?:was|were)\s+to\s+have\b|\blast\s+(?:met|spoke|time)\b",
    re.I,
)
"""What is still to come, or was to come and did not, is no outcome of what is told; nor is what was before."""
_WAS_TO = re.compile(r"\b(?:was|were)\s+(?:also\s+)?to\s+(?!(?:be|have|the|an?|his|her|its|their|this|that)\b)[a-z]+")
"""The past future of a plan: "the two were to reaffirm". "Was to be" and "was to have" may tell what never came; "the
damage was to the roof" tells no plan."""
_IS_TO = re.compile(r"\b(?:is|are)\s+(?:also\s+)?to\s+(?!(?:have|the|an?|his|her|its|their|this|that)\b)[a-z]+")
_TO = re.compile(r"\bto\s+(\w+)")
_DUE_TO = re.compile(r"\bdue\s+to\s+(\w+)", re.I)
"""Announces something when its verb follows ("due to reach the valley"), else gives a reason ("due to the storm")."""
_SUPPOSING = re.compile(r"\b(?:should|if|unless|than)\b.*$", re.I)
"""What only a condition holds announces nothing: "should revenues come in higher than expected"."""
_AHEAD = frozenset({"face", "await"})
"""Verbs of what is still to come: "faces arraignment" is no outcome of "is to be arraigned"."""
_MAYBE = re.compile(r"\b(?:can|may|might|could|should|would|must)\s+((?:[\w'’]+\s*){1,4})")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NEAR_VERB = 3
"""Content words between a verb and a year at most for the year to be the verb's."""
_STILL = re.compile(r"\b(?:still|yet\s+to|remain(?:s|ed|ing)?)\b", re.I)
_OPEN = frozenset({"expected", "planned", "demanded", "proposed"})
"""What is told so has not come about."""


def expects(assertion: Assertion) -> bool:
    """Whether the statement announces something whose outcome is open: "were to discuss", "is expected to agree".

    What somebody simply says will be is told as settled, and others may tell it as agreed.
    """
    if assertion.statement.polarity == "negative":
        return False
    if _WAS_TO.search(assertion.text):
        return True
    if _HOPED.search(assertion.text):
        return False
    told = _SUPPOSING.sub("", assertion.text)
    words = {name for form in forms(told) for name in (form, lemma(form))}
    announcing = words & lexicon.words(_PACKAGE, "announcing.txt")
    reason = _DUE_TO.search(assertion.text)
    verb = concept(assertion.statement.predicate)
    if reason and reason.group(1) != "be" and (not verb or concept(reason.group(1)) != verb):
        announcing -= {"due"}
    return assertion.statement.status == "expected" and bool(announcing)


def arranged(assertion: Assertion) -> bool:
    """Whether the statement tells as settled what is still to come: "the strike is to end at six".

    Others may tell the same as settled, so that it says no less than they; but something else may come of it.
    """
    positive = assertion.statement.polarity == "positive" and assertion.statement.status in _OPEN
    return positive and _IS_TO.search(assertion.text) is not None


def outcomes(
    announced: Assertion, told: Sequence[Assertion], rarity: Rarity
) -> tuple[tuple[Assertion, ...], facts.Kinship] | None:
    """Which of ``told`` (of other reports, told as so) tell what came of ``announced``, and the closest kinship."""
    scored = []
    settled = not expects(announced)
    for other in told:
        if not came(other, announced) or (settled and not _same_verb(announced, other)):
            continue
        kin = _kinship(announced, other, rarity)
        if kin is not None and not _of_others(announced, other):
            scored.append((kin, other))
    if not scored:
        return None
    best = max((kin for kin, _ in scored), key=lambda kin: kin.score)
    return tuple(other for kin, other in scored if kin.score >= NEAR_BEST * best.score), best


def _kinship(announced: Assertion, other: Assertion, rarity: Rarity) -> facts.Kinship | None:
    """The kinship of the whole clauses, or without times and words that announce; ``None`` where it is too little."""
    claim, told = _bare(announced), _bare(other)
    full, bare = facts.compare(announced.fact, other.fact, rarity), facts.compare(claim, told, rarity)
    turns = bool(told.concepts & named("turns_of_plans.txt")) and bool(claim.names & told.names)
    least = ANSWERED if turns or _related(announced, other) else UNRELATED
    if bare.score > full.score and bare.score >= max(least, ANSWERED if turns else BARE):
        return bare
    return full if full.score >= least else None


def _bare(assertion: Assertion) -> facts.Fact:
    """The clause without the words that only announce, and without its times."""
    report, statement, fact = assertion.report, assertion.statement, assertion.fact
    times = [t for t in report.timexes if statement.covers(t)]
    idle = {t.concept for x in times for t in terms(report.text, x.begin, x.end)} | _announcing()
    kept = fact.concepts - idle
    predicate = "" if fact.predicate in _announcing() else fact.predicate
    return msgspec.structs.replace(fact, concepts=kept or fact.concepts, predicate=predicate, heads=fact.heads - idle)


def _related(announced: Assertion, other: Assertion) -> bool:
    """Whether the two share a verb or an object."""
    claim, fact = _bare(announced), _bare(other)
    verbs = claim.predicate in fact.concepts or fact.predicate in claim.concepts
    after = sorted(announced.statement.arguments, key=lambda a: a.begin)[1:]  # the first is who is to do it
    objects = {concept(a.head) for a in after if a.role == "patient"}
    matter = objects & fact.heads - fact.names - _announcing() - {""}
    return verbs or bool(matter)


def _same_verb(announced: Assertion, other: Assertion) -> bool:
    """Whether the other tells by the same verb, and not as still to come: "640 jobs to go, he says"."""
    verb = other.fact.predicate
    ahead = any(concept(m.group(1)) == verb for m in _TO.finditer(other.text))
    return bool(verb) and verb == announced.fact.predicate and not ahead


def _of_others(announced: Assertion, other: Assertion) -> bool:
    """Whether the sentences of both name a person or a body, and share no name, of a place neither."""
    left, right = _names(announced), _names(other)
    acting = [any(m.kind in ("person", "organisation") for m in names) for names in (left, right)]
    shared = frozenset(w for m in left for w in concepts(m.name)) & {w for m in right for w in concepts(m.name)}
    return all(acting) and not shared


def _names(assertion: Assertion) -> list[Mention]:
    report, statement = assertion.report, assertion.statement
    sentence = next((s for s in report.sentences if s.begin <= statement.begin < s.end), statement)
    return [m for m in report.mentions if m.form == "name" and sentence.begin <= m.begin < sentence.end]


def changed(state: Assertion, told: Sequence[Assertion]) -> tuple[Assertion, ...]:
    """Which of ``told`` tell that what ``state`` says still held is over: "was still missing", "was found".

    Both must tell it of one thing, and none may be known to be the earlier.
    """
    ends = {after for word in state.concepts for after in _successions().get(word, ())}
    if not ends or not _STILL.search(state.text):
        return ()
    things = _things(state)
    return tuple(a for a in told if a.fact.predicate in ends and things & _things(a) and came(a, state))


def _things(assertion: Assertion) -> frozenset[str]:
    """Of what or whom a statement tells: the heads of who acts and of who is acted on, less numbers and "it"."""
    arguments = (a for a in assertion.statement.arguments if a.role in ("agent", "patient"))
    return frozenset(concept(a.head) for a in arguments) - {""}


@cache
def _successions() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for before, after in lexicon.table(_PACKAGE, "successions.tsv"):
        found.setdefault(concept(before), set()).add(concept(after))
    return {before: frozenset(ends) for before, ends in found.items()}


@cache
def _announcing() -> frozenset[str]:
    return named("announcing.txt")


def came(other: Assertion, announced: Assertion) -> bool:
    """Whether ``other`` tells as done what may be what was announced: not before it, not of another year."""
    done = other.statement.status not in _OPEN and not possible(other)
    if _PENDING.search(other.text):
        return False
    year = _year(other)
    recalled = bool(year) and year not in announced.text and year != (announced.report.published.value or "")[:4]
    return done and not recalled and not earlier(other, announced)


def _year(assertion: Assertion) -> str:
    """The year printed just behind the statement's verb ("was released in 1992"); ``""`` for none."""
    verb = concept(assertion.statement.predicate)
    report, statement = assertion.report, assertion.statement
    row = terms(report.text, statement.begin, statement.end)
    at = next((t.end for t in row if t.concept == verb), None)
    found = _YEAR.search(report.text, at, statement.end) if at is not None else None
    return found.group() if found and len(terms(report.text, at, found.start())) <= NEAR_VERB else ""


def possible(assertion: Assertion) -> bool:
    """Whether the statement's own verb stands behind "can", "may", "would" and the like, or looks ahead by itself."""
    verb = concept(assertion.statement.predicate)
    modal = any(verb in concepts(m.group(1)) for m in _MAYBE.finditer(assertion.text))
    return bool(verb) and (modal or assertion.statement.predicate in _AHEAD)


def earlier(left: Assertion, right: Assertion) -> bool:
    """Whether ``left``'s report is known to be filed on an earlier day than ``right``'s."""
    a, b = left.report.published.value, right.report.published.value
    return bool(a and b and a < b)
