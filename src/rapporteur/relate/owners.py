"""Whose number it is, where one sentence gives several: "Orrin had 51 per cent and Vull 47".

In: a reading, a sentence, a number. Out: the last name of the one it is told of, and whether it is set against the
number before it. Decided here: a share of votes is of the one named just before it, or behind it with "for"; a bare
number behind ";", "while" or "but" and a word of telling is another's count of the same thing; a name before the noun
that is counted tells whose they are.
"""

from __future__ import annotations

import re

from rapporteur.model import Quantity, Reading
from rapporteur.relate.terms import concept, country

REACH = 60
"""Characters between a name and its number at most."""

_VOTING = re.compile(r"\b(?:vot(?:e|es|ed|ers|ing)|ballots?|elections?|run-?off|poll(?:s|ing)?)\b", re.I)
_OF_THE_SAME = re.compile(r"\s*(?:,[^,\d]{1,40},)?\s*(?:[a-z]+\s+){0,3}")
_OTHERS = re.compile(r"\b(?:by|to|from|against|of|over|behind|ahead|than|for|after|with|at|put)\b")
_FOR = re.compile(r"\s*(?:for|to)\s+(?:(?:his|her|the)\s+(?:[a-z]+,?\s+){1,3})?(?:[A-Z][\w.]*\s+)?")
_FOLK = re.compile(r"\S\s+([A-Z][\w.'’]*(?:-[A-Z]\w*)?)\s+[a-z][\w\-]*$")
_SET_AGAINST = re.compile(
    r"(?:;|\b(?:while|but|whereas|although|though)\b)[^.;\d]{0,72}\b(?:said|says?|puts?|spoke|speaks?|estimate[ds]?|claim(?:ed|s)?"
    r"|count(?:ed|s)?|report(?:ed|s)?|talk(?:ed|s)?)\b(?:\s+[a-z]+){0,4}\s*$"
)


def owner(reading: Reading, sentence: tuple[int, int], quantity: Quantity) -> str:
    """The last name of the person or body whose share of the votes a percentage is; ``""`` where none is told."""
    if not _VOTING.search(reading.text):
        return ""
    begin, end = sentence
    named = [m for m in reading.mentions if m.form == "name" and m.kind in ("person", "organisation")]
    named = [m for m in named if begin <= m.begin < end]
    behind = _FOR.match(reading.text, quantity.end, end)
    for mention in named if behind else ():
        if behind is not None and mention.begin <= behind.end() < mention.end + 1 and mention.begin >= quantity.end:
            return concept(mention.name)
    before = [m for m in named if m.end <= quantity.begin and quantity.begin - m.end <= REACH]
    if not before:
        return ""
    between = reading.text[before[-1].end : quantity.begin]
    clear = _OF_THE_SAME.fullmatch(between) is not None and not _OTHERS.search(between)
    return concept(before[-1].name) if clear else ""


def folk(words: str) -> str:
    """The name before the noun that is counted, a country by its key: of "120 Calvane soldiers" "calvane"."""
    named = _FOLK.search(words)
    return country(named[1]) or concept(named[1]) if named else ""


def set_against(reading: Reading, host: Quantity, quantity: Quantity) -> bool:
    """Whether a number is another's count of what ``host``, the number before it in its sentence, counts.

    "Police said 20,000 had come; the organisers spoke of 50,000."
    """
    bare = not quantity.unit or quantity.unit == host.unit
    return bare and _SET_AGAINST.search(reading.text, host.end, quantity.begin) is not None
