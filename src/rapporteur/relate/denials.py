"""What a denial or a no is said of, where the words beside it do not meet those of a claim.

In: assertions. Out: whether a no is of every deed of its kind; the claim that a denial carries in itself. Decided here:
"nobody was consulted" answers every report of a consultation, however told; "denied a report that rent was asked for"
holds the claim, which nobody else of the pile need tell.
"""

from __future__ import annotations

import re

import msgspec

from rapporteur.relate.assertions import Assertion
from rapporteur.relate.salience import Rarity
from rapporteur.relate.subjects import named
from rapporteur.relate.terms import terms

DEED = 0.4
"""Weight of a verb in the event from which it tells by itself what was done ("consult", not "say")."""
_NONE = re.compile(
    r"\b(?:nobody|no\s+one|none|nothing|anybody|anyone|anything|not\s+(?:one|a\s+single)|no\s+such)\b(?!\s+else)", re.I
)
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


def tells(claim: Assertion) -> bool:
    """Whether a yes tells something as so: no label of two words, nothing that is only supposed."""
    return len(claim.text.split()) >= _FRAGMENT and _SUPPOSED.match(claim.text) is None


def contradicts(no: Assertion) -> bool:
    """Whether a no can stand against a yes: no clause that says which, nothing expected, nobody's own intention."""
    text = no.text
    return not (aside(text) or _OPEN.search(text) or _OF_MYSELF.match(text))


def same_deed(claim: Assertion, no: Assertion, rarity: Rarity) -> bool:
    """Whether somebody says in ``no`` that nobody did, or had done to him, what ``claim`` tells as done."""
    verb = claim.fact.predicate
    told = verb and verb not in named("light_verbs.txt") and rarity.get(verb, 0.0) >= DEED
    voiced = no.statement.source is not None or no.statement.status == "denied"
    return bool(told) and voiced and verb in (no.fact.concepts | {no.fact.predicate}) and _of_all(no, verb)


def _of_all(no: Assertion, verb: str) -> bool:
    """Whether the no is of everybody or everything, and of the verb itself."""
    if no.fact.predicate != verb and no.fact.predicate not in named("denials.txt"):
        return False
    deeds = [t for t in terms(no.report.text, no.statement.begin, no.statement.end) if t.concept == verb]
    for none in _NONE.finditer(no.report.text, no.statement.begin, no.statement.end):
        for deed in deeds:
            low, high = (none.end(), deed.begin) if deed.begin >= none.end() else (deed.end, none.start())
            between = no.report.text[low:high].casefold().split()
            if len(between) <= BETWEEN and not _MODAL & set(between):
                return True
    return False


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
