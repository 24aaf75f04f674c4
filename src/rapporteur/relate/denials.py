"""What a denial or a no is said of, where the words beside it do not meet those of a claim.

In: assertions. Out: whether a no is of every deed of its kind; the claim that a denial carries in itself. Decided here:
"nobody was consulted" answers every report of a consultation, however told; "denied a report that rent was asked for"
holds the claim, which nobody else of the pile need tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from rapporteur.relate.assertions import Assertion
from rapporteur.relate.salience import Rarity, mass
from rapporteur.relate.subjects import named
from rapporteur.relate.terms import terms

DEED = 0.4
"""Weight of a verb in the event from which it tells by itself what was done ("consult", not "say")."""
_NONE = re.compile(
    r"\b(?:nobody|no\s+one|none|nothing|anybody|anyone|anything|not\s+(?:one|a\s+single)|no\s+such)\b(?!\s+else)", re.I
)
_UNKNOWN = re.compile(r"\b(?:know|knows|knew|aware)\s+(?:of\s+)?(?:nobody|no\s+one|nothing|none)\b", re.I)
"""A no in the object: "the police know of nobody who was injured"."""
_NO_SIGN = re.compile(
    r"\b(?:no|never\s+any|n['’]t\s+any|not\s+any)\s+(?:[a-z]+\s+)?(?:signs?|evidence|traces?|indications?|proof|hints?)\s+(?:of|that)\b",
    re.I,
)
_THEN = re.compile(r"\b(?:before|after|when|while|until|till|during|since)\b")
COVERED = 0.7
"""Share (by weight) of that of which there is no sign that a claim must tell of."""
SUBSTANCE = 1.0
"""Weight of what the two must have in common at least."""
BESIDE = 0.4
"""The same of what the sentence of a claim must share beside the verb that is denied."""
_CONTRADICTS = re.compile(r"\bcontradict(?:s|ed|ing)?\b", re.I)
_WHO_SAY = re.compile(
    r"\W*(?:who|which|that)\s+(?:had\s+|have\s+|has\s+)?(?:say|says|said|believe|insist|claim|maintain|argue|told)",
    re.I,
)
_DENIED_TO = re.compile(
    r"\bden(?:y|ies|ied|ying)\s+(?:him|her|them|us|me|(?:[A-Z][\w.’'-]*\s+){1,4}?)\s*(?:an?|his|her|their|the|any)\s"
)
"""What is denied to somebody is withheld, and not said to be untrue: "denied Roger Federer a record crown"."""
_PARTIAL = re.compile(r"\s+(?:from|about|against)\b", re.I)
"""Behind a none that is one of some only: "heard nothing from the other side"."""
_MODAL = frozenset(
    {"ever", "want", "wanted", "wants", "would", "could", "should", "may", "might", "must", "can", "expected"}
)
"""Words between "none" and the verb by which the verb tells of no deed: "none of the crew wanted to give a name"."""
BETWEEN = 4
"""Words that may stand between "nobody" and the verb it is the subject or object of."""
_FRAGMENT = 3
"""Words below which a claim is a heading or a label."""
_SUPPOSED = re.compile(r"\W*(?:if|whether|unless|should|had|in\s+case|suppose|so\s+that)\b", re.I)
_OPEN = re.compile(r"\b(?:expect(?:s|ed|ing)?|likely|want(?:s|ed)?|hop(?:e|es|ed|ing)|make\s+no\s+mistake)\b", re.I)
_NOT_SAYING = re.compile(
    r"\b(?:say|tell|comment|confirm|disclose|reveal|specify|elaborate|explain)\s+(?:on\s+)?"
    r"(?:whether|if|when|where|who|what|how|why|which)\b",
    re.I,
)
"""What somebody would not say: "would not say whether she would resign"."""
_OF_MYSELF = re.compile(r"[\"“'‘\s]*I\b(?!\.)")
_REPORTS = re.compile(
    r"\b(?:reports?|claims?|allegations?|accusations?|rumou?rs?|stor(?:y|ies)|suggestions?)\b[^.;:,]{0,60}?\bthat\s+",
    re.I,
)
_DENIED = re.compile(
    r"(?<!not )(?<!never )\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)?)\s+"
    r"(?:(?:an?|the|any|all|media|press|earlier|his|her|its|their)\s+){0,2}"
    r"(?:that|reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?)\b",
    re.I,
)
_ASIDE = re.compile(r"\W*(?:where|which|who|whom|whose|when|as|while)\b", re.I)
_END = re.compile(r"[;:“”\"]|,\s+(?:said|saying|according|and|but|which|who|calling)\b")
LEAST = 3
"""Words a claim must hold to be told as one."""


def aside(text: str) -> bool:
    """Whether a statement is a clause that only says which, where or when: "where nobody had thought to look"."""
    return _ASIDE.match(text) is not None


def outright(text: str) -> bool:
    """Whether a statement tells in so many words that a thing told is denied: "denied reports that it left"."""
    return _DENIED.search(text) is not None


def withheld(text: str) -> bool:
    """Whether something is denied to somebody: "denied Orrin a third term"."""
    return _DENIED_TO.search(text) is not None


def tells(claim: Assertion) -> bool:
    """Whether a yes tells something as so: no label of two words, nothing that is only supposed."""
    return len(claim.text.split()) >= _FRAGMENT and _SUPPOSED.match(claim.text) is None


def contradicts(no: Assertion) -> bool:
    """Whether a no can stand against a yes: no aside, nothing expected or withheld, nobody's own intention."""
    text = no.text
    return not (aside(text) or _OPEN.search(text) or _OF_MYSELF.match(text) or _NOT_SAYING.search(text))


def same_deed(claim: Assertion, no: Assertion, rarity: Rarity) -> bool:
    """Whether somebody says in ``no`` that nobody did, or had done to him, what ``claim`` tells as done."""
    verb = claim.fact.predicate
    told = verb and verb not in named("light_verbs.txt") and rarity.get(verb, 0.0) >= DEED
    voiced = no.statement.source is not None or no.statement.status == "denied" or unknown(no.text)
    return bool(told) and voiced and verb in (reached(no) | {no.fact.predicate}) and _of_all(no, verb)


def _of_all(no: Assertion, verb: str) -> bool:
    """Whether the no is of everybody or everything, and of the verb itself."""
    if no.fact.predicate != verb and no.fact.predicate not in named("denials.txt") and not unknown(no.text):
        return False
    deeds = [t for t in terms(no.report.text, no.statement.begin, reach(no)) if t.concept == verb]
    for none in _NONE.finditer(no.report.text, no.statement.begin, no.statement.end):
        if _PARTIAL.match(no.report.text, none.end()):
            continue
        for deed in deeds:
            low, high = (none.end(), deed.begin) if deed.begin >= none.end() else (deed.end, none.start())
            between = no.report.text[low:high].casefold().split()
            if len(between) <= BETWEEN and not _MODAL & set(between):
                return True
    return False


def reach(no: Assertion) -> int:
    """Where a no ends: with its statement, or where nobody is known of, with the sentence that says of whom."""
    return no.sentence.end if unknown(no.text) else no.statement.end


def reached(no: Assertion) -> frozenset[str]:
    """The concepts of a no, with those of the clause behind it where nobody is known of."""
    end = no.statement.end
    return no.concepts | {t.concept for t in terms(no.report.text, end, max(end, reach(no)))}


def unknown(text: str) -> bool:
    """Whether a no stands in the object of a verb of knowing: "the police know of nobody who was injured"."""
    return _UNKNOWN.search(text) is not None


def no_sign(claim: Assertion, no: Assertion, rarity: Rarity) -> bool:
    """Whether ``no`` says that there is no sign of what ``claim`` tells: "no sign of a fire in either engine"."""
    found = _NO_SIGN.search(no.text)
    if not found:
        return False
    begin = no.statement.begin + found.end()
    then = _THEN.search(no.report.text, begin, no.statement.end)
    row = terms(no.report.text, begin, then.start() if then else no.statement.end)
    matter = frozenset(t.concept for t in row) & no.concepts
    common = mass(matter & claim.concepts, rarity)
    return common >= SUBSTANCE and common >= COVERED * mass(matter, rarity)


def same_verb(claim: Assertion, content: frozenset[str], rarity: Rarity) -> bool:
    """Whether ``claim`` tells by its verb what is denied (``content``), and its sentence shares more with that."""
    verb = claim.fact.predicate
    if verb not in content or verb in named("light_verbs.txt") or rarity.get(verb, 0.0) < DEED:
        return False
    sentence = claim.sentence
    around = frozenset(t.concept for t in terms(claim.report.text, sentence.begin, sentence.end))
    return mass(around & content - {verb}, rarity) >= BESIDE


def contradiction(denial: Assertion, every: Sequence[Assertion]) -> tuple[Assertion, Assertion] | None:
    """What a report itself sets against each other: "he had left, contradicting officials who say he is inside".

    Out: the claim ("he is inside"), and what contradicts it; ``None`` where the sentence does not tell both.
    """
    report, statement = denial.report, denial.statement
    if not _CONTRADICTS.search(denial.text) or not _WHO_SAY.match(report.text, statement.end):
        return None
    sentence = denial.sentence
    own = [a for a in every if a.report.id == report.id and sentence.covers(a.statement) and a is not denial]
    claim = next((a for a in own if a.statement.begin >= statement.end), None)
    told = next((a for a in reversed(own) if a.statement.end <= statement.begin), None)
    return (claim, told) if claim and told else None


def carried(denial: Assertion) -> Assertion | None:
    """The claim in the denial's own words ("a report that the fleet would leave"); ``None`` where it holds none."""
    report, statement = denial.report, denial.statement
    opened = _REPORTS.search(report.text, statement.begin, statement.end)
    if opened is None:
        return None
    closed = _END.search(report.text, opened.end(), statement.end)
    begin, end = opened.end(), closed.start() if closed else statement.end
    if len(report.text[begin:end].split()) < LEAST:
        return None
    told = msgspec.structs.replace(statement, begin=begin, end=end, status="reported", source=None)
    return msgspec.structs.replace(denial, statement=told)
