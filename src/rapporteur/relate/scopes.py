"""Where a count is told of, when that is not the whole event.

In: a reading and one of its figures; the readings of an event. Out: the words of the places and buildings that a
figure is told of ("112 killed in Amberly alone": amberly); those that name the event as a whole. Decided here: a figure
is told of a place that stands behind it in its clause, or before it at the sentence's beginning, after a preposition of
place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from rapporteur.language import countries
from rapporteur.model import Mention, Quantity, Reading
from rapporteur.relate.terms import concepts, terms

_AT = re.compile(
    r"\b(?:in|at|inside|near|across|throughout|outside|from|on|of)\s+(?:the\s+)?(?:[a-z]+\s+of\s+|central\s+|[a-z]+ern\s+)?$",
    re.I,
)
_CLAUSE = re.compile(r"[;:()–—]|,\s|\b(?:and|but|which|who|while|after|when|as|with)\b")
_KINDS = frozenset({"place", "organisation"})
THERE = "there"
"""The scope of a count told of a place that another sentence names."""
_THERE = re.compile(r"[^.;:,\d]{0,60}\b(?:there|at that (?:place|site|location|spot))\b(?! (?:are|is|was|were))", re.I)
_BEHIND = 90
"""Characters behind a figure within which a place is told of it."""
_LEAD = 3
"""Sentences in which a report tells where its event is."""
_SHARE = 1 / 3
"""Share of the reports whose leads name a place, from which on it is that of the whole event."""
_ALONE = re.compile(r"\s+(?:alone|only|itself)\b", re.I)
_FOLLOWING = re.compile(r"\s+[A-Z][a-z]+\b")
_NAMED = re.compile(r"\b[A-Z][a-z]+\b")
_TOLL_OF = re.compile(
    r"\b[A-Z][a-z]+\s+(?:[A-Za-z]+\s+){0,2}(?:[Tt]oll|[Dd]ead|[Dd]eaths|[Vv]ictims|[Cc]asualties|[Ff]atalities)\b[^.;\d]{0,60}$"
    r"|\b(?:number|toll)\s+of\s+[A-Z][a-z]+\b[^.;\d]{0,80}$"
)
"""Before a number, of what people it counts the dead: "the British death toll", "the number of Britons killed"."""
ALONE = "alone"
"""A word of the scope of a count that is said to be of one place alone."""


def told_of(reading: Reading, sentence: tuple[int, int], quantity: Quantity) -> frozenset[str]:
    """The words of the names of the places and buildings that a figure is told of; none where none is named."""
    begin, end = sentence
    if _THERE.match(reading.text, quantity.end, end):
        return frozenset({THERE})
    near = (m for m in reading.mentions if m.form == "name" and m.kind in _KINDS and begin <= m.begin < end)
    told = [m for m in near if _tells(reading.text, begin, m, quantity)]
    alone = {ALONE} if any(_ALONE.match(reading.text, m.end) for m in told) else set()
    return frozenset(word for m in told for word in concepts(m.name)) | alone | _peoples(reading.text, begin, quantity)


def _peoples(text: str, begin: int, quantity: Quantity) -> frozenset[str]:
    """Of what people a count is: "15 Britons", "three Irish people", "the British death toll rose to 30"."""
    following = _FOLLOWING.match(text, quantity.end)
    printed = text[quantity.begin : following.end() if following else quantity.end]
    before = text[begin : quantity.begin]
    toll = _TOLL_OF.search(before)
    told = [*_NAMED.findall(printed), *(_NAMED.findall(toll.group()) if toll else ())]
    keys = (_of_people().get(word.casefold()) for word in told)
    return frozenset(f"of {key}" for key in keys if key)


@cache
def _of_people() -> dict[str, str]:
    """From what the people of a country are called, in lower case, one or many, to its key."""
    found: dict[str, str] = {}
    for land in countries.countries():
        for name in land.peoples:
            found |= dict.fromkeys((name.casefold(), f"{name.casefold()}s"), land.key)
    return found


def _tells(text: str, begin: int, mention: Mention, quantity: Quantity) -> bool:
    """Whether a place says where the figure is from."""
    if not _AT.search(text, max(begin, mention.begin - 24), mention.begin):
        return False
    if mention.begin >= quantity.end:
        between = text[quantity.end : mention.begin]
        return len(between) <= _BEHIND and not _CLAUSE.search(between)
    leading = not text[begin : mention.begin].strip() or _AT.fullmatch(text[begin : mention.begin].lstrip()) is not None
    return leading and len(_CLAUSE.findall(text[mention.end : quantity.begin])) <= 1


def of_the_event(readings: Sequence[Reading]) -> frozenset[str]:
    """The words of place names that a third of the reports, and two at least, use as they begin."""
    seen: Counter[str] = Counter()
    places = {w for r in readings for m in r.mentions if m.kind in _KINDS for w in concepts(m.name)}
    for reading in readings:
        last = reading.sentences[:_LEAD][-1].end if reading.sentences else 0
        seen.update(places & {term.concept for term in terms(reading.text, 0, last)})
    return frozenset(word for word, count in seen.items() if count >= max(2, _SHARE * len(readings)))
