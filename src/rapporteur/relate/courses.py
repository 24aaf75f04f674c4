"""The state in which people or things are counted, and whether their count moves.

In: the words around a number. Out: a state and how its count goes, ``""`` for none. Decided here: the state is that of
what is counted itself ("43 dead", "five bodies"), else of the nearest word that tells one. The words stand in
``states.tsv`` (people, bare numbers) and ``courses.tsv`` (things, percentages, areas).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from rapporteur.language import lexicon
from rapporteur.model import Quantity
from rapporteur.relate.compare.measures import dimension
from rapporteur.relate.terms import Term, concept

Course = tuple[str, str]
"""A state ("dead", "contained") and how its count goes ("grows", "moves", "adds", "stands")."""
Row = Sequence[tuple[Term, float]]
"""The terms around a number and how near they stand (0 to 1)."""

NONE: Course = ("", "")
SHARE: Course = ("share", "moves")
"""The part of the votes that somebody has: it moves while they are counted."""
IN_VIEW = "sentence in view"
"""A term of imprisonment that is only possible or asked for; two that differ contradict nothing."""
IN_STATE = 0.3
"""Nearness from which a word of state ("killed") is taken to speak of the number: nine words of one clause."""
ACROSS = 0.5
"""Share of its nearness that a word keeps across "and"."""

_PACKAGE = "rapporteur.relate"
_HOME_TO = re.compile(r"home\s+to\b", re.I)
VIEW = 80
"""Characters before a term of imprisonment in which it may be told as one that is only possible or asked for."""
_IN_VIEW = re.compile(
    r"\b(?:up to|maximum|minimum|at most|no more than|fac(?:e|es|ed|ing)|could|may|might|would|can|seek|seeks|sought"
    r"|demand(?:ed|s)?|ask(?:ed|s)?|request(?:ed|s)?|recommend(?:ed|s)?|want(?:ed|s)?|carr(?:y|ies|ied)|punishable|expect(?:ed|s)?)\b",
    re.I,
)
_SUSPENDED = re.compile(r"\bsuspended\s+for\s+(?:at\s+least\s+|up\s+to\s+)?$", re.I)
_ENDED = re.compile(r"[.!?][\"”’')]*\s")
_IN_A_STATE = re.compile(r"(?:ed|en|ing|less|dead|hurt|lost)$", re.I)
"""The end of a word that tells a state, before a noun."""
_NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+$")
OWN = 40
"""Characters behind a number within which a word tells the state of what it counts."""
_HAS = re.compile(r"\b(?:has|have|had|with)\s+(?:(?:about|around|some|nearly|almost|over|more than)\s+)?$", re.I)
"""Before workers that somebody has: "Pellworth had 7,412 employees"."""
_STOP = re.compile(r"[,;:.()–—]")
_AND = re.compile(r"\b(?:and|but|or|while|as)\b")


def of_people(text: str, row: Row, quantity: Quantity) -> Course:
    """The state in which people, or a bare number, are counted. Parts of a whole ("5.9") count nobody."""
    states = _states()
    if quantity.value != int(quantity.value):
        return NONE
    around = [(t, near) for t, near in row if not _modifies(text, t, quantity)]
    told = next((t for t, _ in around if t.begin >= quantity.end), None)
    if told is not None and told.concept in states and not text[quantity.end : told.begin].strip():
        return states[told.concept]
    for word in (quantity.unit, quantity.head):
        if concept(word) in states:
            return states[concept(word)]
    state = _nearest(text, around, quantity, states)
    staff = concept(quantity.unit) == concept("employee") and _HAS.search(text, 0, quantity.begin) is not None
    return states[concept("workforce")] if staff and state == NONE else state


def _modifies(text: str, term: Term, quantity: Quantity) -> bool:
    """Whether a term only says of what trade the counted are: "rescue workers" are not rescued, "injured men" are."""
    inside = quantity.begin <= term.begin and term.end < quantity.end
    return inside and not _IN_A_STATE.search(text[term.begin : term.end])


def is_term(head: str) -> bool:
    """Whether a span of time is a term of something ("a five-year sentence") by the noun it is told of."""
    return concept(head) in _courses().get("term", {})


def of_things(text: str, row: Row, quantity: Quantity, measure: bool) -> Course:
    """What happens to the things, the percentage, the area or the term that a number gives; others have none."""
    measured = dimension(quantity.unit)[0]
    if not measure and _name(quantity.unit) in _courses().get("counted", {}):
        return _courses()["counted"][_name(quantity.unit)]
    courses = _courses().get({"time": "term", "month": "term"}.get(measured, measured) if measure else "kind", {})
    around = [
        (t, near) for t, near in row if t.begin >= quantity.end or (t.end <= quantity.begin and measured != "percent")
    ]
    state, growth = _nearest(text, around, quantity, courses)
    if state != "sentence":
        return state, growth
    begin = max(0, quantity.begin - VIEW)
    begin = max((m.end() for m in _ENDED.finditer(text, begin, quantity.begin)), default=begin)
    if _SUSPENDED.search(text, begin, quantity.begin):
        return NONE
    return (IN_VIEW if _IN_VIEW.search(text, begin, quantity.end) else state), growth


def _nearest(text: str, row: Row, quantity: Quantity, states: Mapping[str, Course]) -> Course:
    """That of the nearest word of ``states`` in reach.

    A word across "and" counts as across a mark: in "killing 10 and injuring 80" each number has its own verb. A word
    across another number counts as across two: "past 75 with 300 missing".
    """
    near: list[tuple[float, int, str]] = []
    for term, nearness in row:
        name = _phrase(text, term, states) or term.concept
        if name in states:
            low, high = sorted((term.begin, quantity.begin))
            joints = len(_AND.findall(text, low, high))
            if term.begin >= quantity.end:
                joints += 2 * (_NUMBER.search(text, quantity.end, term.begin) is not None)
            else:
                joints += _taken(text, term, quantity)
            home = _HOME_TO.match(text, term.begin) and "population" in states
            near.append((-nearness * ACROSS**joints, term.begin, "population" if home else name))
    best = min(near, default=(0.0, 0, ""))
    return states[best[2]] if -best[0] >= IN_STATE else NONE


def _phrase(text: str, term: Term, states: Mapping[str, Course]) -> str:
    """The entry of two words that a term ends: "on board", "not guilty"; ``""`` where there is none."""
    before = _WORD_BEFORE.search(text[max(0, term.begin - OWN) : term.begin])
    phrase = f"{before.group(1).casefold()} {term.concept}" if before else ""
    return phrase if phrase in states else ""


def _name(entry: str) -> str:
    """The name of an entry: the concept of its word, or its first word as printed and the concept of its second."""
    *first, last = entry.split() or [""]
    return " ".join([*first, concept(last)]) if concept(last) else ""


def _taken(text: str, term: Term, quantity: Quantity) -> bool:
    """Whether a word before a number belongs to the number before it: "75 confirmed dead with 300 others"."""
    before = text[max(0, term.begin - OWN) : term.begin]
    number = list(_NUMBER.finditer(before))
    return bool(number) and not _STOP.search(before, number[-1].end()) and term.end <= quantity.begin


@cache
def _states() -> dict[str, Course]:
    return {_name(row[0]): (row[1], row[2]) for row in lexicon.table(_PACKAGE, "states.tsv") if _name(row[0])}


@cache
def _courses() -> dict[str, dict[str, Course]]:
    found: dict[str, dict[str, Course]] = {}
    for word, state, growth, told_of in lexicon.table(_PACKAGE, "courses.tsv"):
        found.setdefault(told_of, {})[_name(word)] = (state, growth)
    return found
