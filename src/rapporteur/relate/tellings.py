"""What a number is told of in the sentence before its own.

In: a reading, a number and its sentence. Out: the sentence before, where the number only goes on with it ("The police
have corrected the toll. It is 45"), or where it is another's count of the same thing ("The company put the number at
fewer than 1,200"). Decided here: the turns of phrase that point back.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from rapporteur.model import Quantity, Reading

_HEDGE = (
    r"(?:(?:about|around|some|nearly|almost|over|roughly|just|only|under|up to|at least|at most"
    r"|(?:more|fewer|less) than)\s+){0,2}"
)
_THING = r"(?:number|figure|total|toll|count|turnout|crowd|attendance|it|them)"
_GOES_ON = re.compile(
    rf"[\"“]?(?:It|That|This|The {_THING})\s+(?:now\s+|then\s+|later\s+|again\s+|soon\s+)?(?:has\s+|had\s+)?"
    rf"(?:is|was|stands|stood|rose|risen|fell|fallen|climbed|grew|grown|reached)\s+(?:at\s+|to\s+)?{_HEDGE}"
)
"""From the beginning of a sentence to a number that goes on with what the sentence before counts."""
_ANOTHERS = re.compile(
    rf"[^.;\d]{{2,80}}\b(?:puts?|gave|gives|set|estimate[ds]?|reckon(?:s|ed)?)\s+(?:the\s+|its\s+|their\s+)?{_THING}"
    rf"\s+(?:at|as)\s+{_HEDGE}"
    rf"|[^.;\d]{{2,80}}\b(?:said|says?|spoke|speaks?)\s+(?:it\s+(?:is|was)|there\s+(?:are|were)|of)\s+{_HEDGE}",
)
"""From the beginning of a sentence to a number that is another's count of what the sentence before counts."""
_SAYS = re.compile(rf"[^.;\d]{{2,80}}\b(?:said|says?)\s+{_HEDGE}")
"""The same, for a bare number with which its clause ends: "Our own institute says 6.1"."""
_CLAUSE_ENDS = re.compile(r"\s*(?:[,.;]|$)")


def before(reading: Reading, begin: int) -> tuple[int, int] | None:
    """The sentence that ends where the one that begins at ``begin`` begins; ``None`` across a paragraph or for none."""
    at = bisect_left(reading.sentences, begin, key=lambda s: s.begin) - 1
    if at < 0:
        return None
    last = reading.sentences[at]
    return (last.begin, last.end) if "\n" not in reading.text[last.end : begin].strip(" ") else None


def goes_on(reading: Reading, sentence: tuple[int, int], quantity: Quantity) -> tuple[int, int] | None:
    """The sentence before, where a number only goes on with what it counts: "The toll is corrected. It is 45"."""
    found = _GOES_ON.fullmatch(reading.text, sentence[0], quantity.begin)
    return before(reading, sentence[0]) if found and not quantity.unit else None


def anothers(reading: Reading, sentence: tuple[int, int], quantity: Quantity) -> tuple[int, int] | None:
    """The sentence before, where a number is another's count of the same: "The company put the number at 1,200"."""
    found = _ANOTHERS.fullmatch(reading.text, sentence[0], quantity.begin)
    if not found and not quantity.unit and _CLAUSE_ENDS.match(reading.text, quantity.end):
        found = _SAYS.fullmatch(reading.text, sentence[0], quantity.begin)
    return before(reading, sentence[0]) if found else None
