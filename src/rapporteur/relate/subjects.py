"""What a statement is about, and where it was said.

In: an assertion. Out: the concepts of its topics, of the heads of its objects, of its agents; whether it speaks of
another occasion. Decided here: "the rent or the lease" are two topics; a topic is what follows the word of discussion
where the parse gives no object.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from rapporteur.language import lexicon
from rapporteur.model import Argument
from rapporteur.relate.assertions import Assertion
from rapporteur.relate.terms import concept, terms

_PACKAGE = "rapporteur.relate"
_AFTER = re.compile(
    r",\s*(?:according to\b|[^,]{0,60}\bsaid\b)|\b(?:was|were|is|are|had been|has been|have been) not\b"
)
"""Where a topic ends: before who says so, and, when it is the subject, before "was not discussed"."""
_WHEN = re.compile(r"\b(?:until|till|when|while|after|before|although|though|but)\b")
"""Where what is denied ends and what is told beside it begins."""
_THAT = re.compile(r"\bthat\s")
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where)\s")
"""Behind "denied that", a clause that only says which: "cracks in the dam that burst on Friday"."""
_LIST = re.compile(r",|\b(?:or|nor|and)\b")


def topics(assertion: Assertion) -> Iterator[frozenset[str]]:
    """The concepts of each thing of the list that a statement is about, without words of discussion and its agents."""
    text = assertion.report.text
    for low, high in _stretches(assertion):
        edges = [m.start() for m in _LIST.finditer(text, low, high)]
        for begin, end in pairwise([low, *edges, high]):
            concepts = frozenset(t.concept for t in terms(text, begin, end))
            concepts -= named("topic_verbs.txt") | agents(assertion)
            if concepts:
                yield concepts


def _stretches(assertion: Assertion) -> list[tuple[int, int]]:
    """Where the topics stand: from the first object on, else behind the first word of discussion, up to who says so."""
    about, statement, text = _about(assertion), assertion.statement, assertion.report.text
    if about:
        first = min(a.begin for a in about)
    else:
        row = terms(text, statement.begin, statement.end)
        first = next((t.end for t in row if t.concept in named("topic_verbs.txt")), statement.end)
    end = _AFTER.search(text, first, statement.end)
    last = end.start() if end else statement.end
    return [(first, last)] if first < last else []


def _about(assertion: Assertion) -> list[Argument]:
    """The objects of a statement, or, where it has none, its other topics."""
    arguments = assertion.statement.arguments
    objects = [a for a in arguments if a.role == "patient"]
    return objects or [a for a in arguments if a.role in ("topic", "recipient")]


def heads(assertion: Assertion) -> frozenset[str]:
    """The concepts of the heads of what a statement is about."""
    return frozenset(concept(a.head) for a in _about(assertion)) - named("topic_verbs.txt") - {""}


def brings_up(assertion: Assertion, about: frozenset[str]) -> bool:
    """Whether the statement tells that one of the heads ``about`` came up."""
    return discusses(assertion) and bool(heads(assertion) & about)


def discusses(assertion: Assertion) -> bool:
    """Whether the statement's verb is one of discussion; "goes on trial" is none, though "the trial came up" is."""
    verb = concept(assertion.statement.predicate)
    return assertion.statement.status == "discussed" or verb in named("topic_verbs.txt") - named("light_verbs.txt")


def agents(assertion: Assertion) -> frozenset[str]:
    """The concepts of whoever does what the statement tells, and of whoever says it."""
    statement = assertion.statement
    voices = [a for a in statement.arguments if a.role == "agent"]
    places = [(a.begin, a.end) for a in voices]
    if statement.source is not None:
        places.append((statement.source.begin, statement.source.end))
    return frozenset(t.concept for begin, end in places for t in terms(assertion.report.text, begin, end))


def denied(assertion: Assertion) -> frozenset[str]:
    """The concepts of what is denied: all behind the word of denial, or all but who denies."""
    statement = assertion.statement
    row = [t for t in terms(assertion.report.text, statement.begin, statement.end) if t.concept in assertion.concepts]
    at = next((k for k, t in enumerate(row) if t.concept in named("denials.txt")), -1)
    when = _WHEN.search(assertion.report.text, row[at].end if at >= 0 else statement.begin, statement.end)
    end = when.start() if when else statement.end
    told = _THAT.search(assertion.report.text, row[at].end if at >= 0 else statement.begin, end)
    aside = _RELATIVE.search(assertion.report.text, told.end(), end) if told else None
    end = aside.start() if aside else end
    said = [t for t in row[at + 1 :] if t.begin < end]
    said = [t for t in said if told and t.begin >= told.end()] or said
    behind = frozenset(t.concept for t in said) - named("denials.txt")
    return behind if at >= 0 and behind else assertion.concepts - named("denials.txt") - agents(assertion)


def elsewhere(assertion: Assertion) -> bool:
    """Whether the sentence puts its matter on another occasion: an interview, last week, another day."""
    report, sentence = assertion.report, assertion.sentence
    words = frozenset(t.concept for t in terms(report.text, sentence.begin, sentence.end))
    past = any(t.value == "PAST_REF" for t in report.timexes if sentence.covers(t))
    return past or bool(words & named("elsewhere.txt"))


@cache
def named(name: str) -> frozenset[str]:
    """The concepts of the words of a list in ``data``."""
    return frozenset(concept(word) for word in lexicon.words(_PACKAGE, name)) - {""}
