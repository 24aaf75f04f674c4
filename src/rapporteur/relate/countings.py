"""What the words just before and behind a number say of it: a part, a whole, what was before, somebody's own count.

In: the text and a number in it. Out: yes or no, or the noun that the number is told of. Decided here: the turns of
phrase, which are of the grammar of counting and not of any subject.
"""

from __future__ import annotations

import re

from rapporteur.model import Quantity
from rapporteur.relate.compare.measures import money
from rapporteur.relate.terms import concept

WORDING = 60
"""Characters on either side of a number in which these words are looked for."""
_WHOLE_BEFORE = re.compile(
    r"\bout\s+of\s+(?:the\s+)?$|(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|all|most|none))\s+of\s+"
    r"(?:the\s+|its\s+|all\s+)?(?:[\w-]+['’]s?\s+)?$",
    re.I,
)
_OF_NUMBER = re.compile(
    r"\s+of\s+(?:the\s+|all\s+|its\s+|his\s+|her\s+|their\s+)?(?:[\w-]+['’]s?\s+)?(?=\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|twenty)\b)"
)
"""Behind a number that counts some of those which the next number counts all of: "nine of the 11 claims"."""
_LOT_BEFORE = re.compile(
    r"\b(?:other|another|further|additional|first|last|next|final|past|previous|remaining)\s+$", re.I
)
_LOT_BEHIND = re.compile(r"[\w.,]+\s+(?:other|others|more|additional|further|remaining)\b", re.I)
_CREW = re.compile(
    r"[\w.,]+\s+(?:members\s+of\s+(?:the\s+)?)?crew\b|[\w.,]+\s+passengers?\s+(?:and|plus|with)\s+(?:an?\s+crew\s+of\b"
    r"|(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:members\s+of\s+(?:the\s+)?)?crew)",
    re.I,
)
"""Some of those on board, the others told beside them: "64 passengers and a crew of four"."""
_AND_MORE = re.compile(
    r"[^.;,]{0,48}(?:,|\band)\s+(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)"
    r"\s+(?:more|others?|further|additional)\b",
    re.I,
)
"""Behind a number that another lot is to be added to: "600 soldiers had arrived and 1,100 more would follow"."""
_FORMER = re.compile(
    r"\b(?:down|up|rose|risen|rising|fell|fallen|increased?|raised|cut|revised|lowered|widened|grew|grown|climbed)\b"
    r"[^;,]{0,30}\bfrom\s+(?:about\s+|around\s+|some\s+|an?\s+)?$",
    re.I,
)
"""What a count is said to have been before: "down from 66 per cent"."""
_HAD_SAID = re.compile(
    r"\b(?:had\s+spoken\s+of|(?:earlier|at\s+first|initially|originally|previously)\s+(?:\w+\s+)?"
    r"(?:spoken|said|put|given|reported|announced|spoke|gave))\b[^.;]{0,40}$",
    re.I,
)
"""Before a count that was given once and is no more: "they had spoken of a second attempt"."""
_FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+|some\s+|an?\s+)?$", re.I)
_TO = re.compile(r"\s+to\s+(?:about\s+|around\s+|some\s+|an?\s+)?(?:\d|[$£€]|one\b|two\b|three\b|half\b)", re.I)
"""Between a number that was before and the one that is now: "widened from half a mile to one mile"."""
_NOT_SO = re.compile(r"(?:,|\band)\s+not\s+(?:the\s+|by\s+)?$", re.I)
"""Before a number that is said to be wrong: "it is 45 and not 47"."""
_REFUSED = re.compile(
    r"\b(?:previous(?:ly)?|earlier|initial(?:ly)?|original(?:ly)?|turned\s+down|rejected|refused|spurned|rebuffed)\b[^.;]{0,48}$",
    re.I,
)
"""Before a price that was offered once and is no more."""
_FORESEEN = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|forecast|predicted|projected|anticipated|scheduled|due|supposed|likely|slated|planned|hoped"
    r"|(?:is|are|was|were)\s+(?:set\s+)?to)\b(?!\s+to\s+(?:the|an?|his|her|its|their)\b)[^.;]{0,72}$",
    re.I,
)
"""Before a number that is only to come: "is scheduled to last an hour", "expected to offer about 26 francs"."""
_STAGES = {
    "demanded": re.compile(
        r"\b(?:want(?:s|ed|ing)?|demand(?:s|ed|ing)?|seek(?:s|ing)?|sought|ask(?:s|ed|ing)?(?:\s+for)?|call(?:s|ed|ing)?\s+for"
        r"|press(?:es|ed|ing)?\s+for|claim(?:s|ed|ing)?)\b[^.;\d]{0,48}$",
        re.I,
    ),
    "offered": re.compile(
        r"\b(?:offer(?:s|ed|ing)?|propos(?:e|es|ed|ing|als?)|bids?|bidding)\b(?:(?!\b(?:premium|discount|values?)\b)[^.;]){0,72}$",
        re.I,
    ),
}
"""Before a price, a rise or a term that one side only demands or offers."""
_SO_FAR = re.compile(r"\b(?:so far|thus far|to date|up to now|until now|and counting)\b", re.I)
_RECKONED = re.compile(
    r"\b(?:count(?:s|ed)?|puts?|estimate[ds]?|reckon(?:s|ed)?|measure[ds]?|tall(?:y|ies|ied))\b[^.;]{0,48}$", re.I
)
"""Before a number that somebody is said to have counted himself."""
_PUT_IT = re.compile(r"\bput(?:s|ting)?\s+(?:it|them|this|that)\s+at\s+(?:about\s+|around\s+|some\s+)?$", re.I)
_SCORE = re.compile(r"\b(?:lost|loses?|won|wins?|beat(?:en)?|defeat(?:ed)?|victory|passed)\b[^.;]*\bby\s+$", re.I)
"""Before two numbers with "to" between them that are two counts and no range: "lost by 48 to 50 per cent"."""
_TOLD_OF = re.compile(
    r"\b(?:([a-z]{3,})\s+(?:worth|totall?ing|valued at|was|were|is|are|(?:stood|stands) at|(?:came|amounted) to"
    r"|totall?ed|reached|hit)|([a-z]{3,}s)\s+for)\s+"
    r"(?:(?:about|around|some|nearly|almost|over|roughly|just|only|under|more than|at least|up to)\s+)?$",
    re.I,
)


def whole(text: str, begin: int, quantity: Quantity) -> bool:
    """Whether another number counts a part of what this one counts: "nine of the 11"; ``begin`` is the sentence's."""
    return _WHOLE_BEFORE.search(_before(text, begin, quantity)) is not None


def some_of(text: str, quantity: Quantity) -> int | None:
    """Where the number begins that counts all of those of which this one counts some; ``None`` where there is none."""
    behind = _OF_NUMBER.match(text, quantity.end)
    return behind.end() if behind else None


def of_several(text: str, begin: int, quantity: Quantity) -> bool:
    """Whether it counts one lot of several: "two other boats", "the first 11 seasons", "another 40"."""
    printed = text[quantity.begin : quantity.end + WORDING]
    behind = _LOT_BEHIND.match(printed) or _CREW.match(printed)
    return behind is not None or _LOT_BEFORE.search(_before(text, begin, quantity)) is not None


def more_follow(text: str, quantity: Quantity) -> bool:
    """Whether a further lot is told of behind it: "600 soldiers and 1,100 more"."""
    return _AND_MORE.match(text, quantity.end) is not None


def former(text: str, begin: int, quantity: Quantity) -> bool:
    """Whether it is what the count was before ("down from 66 per cent"), is said not to be, or a price refused."""
    before = _before(text, begin, quantity)
    if money(quantity.unit) and _REFUSED.search(before):
        return True
    moved = _FROM.search(before) is not None and _TO.match(text, quantity.end) is not None
    return moved or _FORMER.search(before) is not None or any(w.search(before) for w in (_NOT_SO, _HAD_SAID))


def foreseen(text: str, begin: int, quantity: Quantity) -> bool:
    """Whether it is only to come: "is scheduled to last an hour"; ``begin`` is the sentence's."""
    return _FORESEEN.search(text[max(begin, quantity.begin - 2 * WORDING) : quantity.begin]) is not None


def stage(text: str, begin: int, quantity: Quantity) -> str:
    """Whether it is only "demanded" or "offered"; ``""`` where it is told as settled."""
    before = text[max(begin, quantity.begin - 2 * WORDING) : quantity.begin]
    return next((name for name, words in _STAGES.items() if words.search(before)), "")


def so_far(text: str, begin: int, end: int) -> bool:
    """Whether the sentence says that its count is not yet done."""
    return _SO_FAR.search(text, begin, end) is not None


def reckoned(text: str, begin: int, quantity: Quantity) -> bool:
    """Whether somebody is said to have counted it himself: "the league counted a turnout of 58 per cent"."""
    return _RECKONED.search(_before(text, begin, quantity)) is not None


def scored(text: str, quantity: Quantity) -> bool:
    """Whether it is two counts, and no range: "lost by 48 to 50 per cent"."""
    low = max(0, quantity.begin - 3 * WORDING)
    return quantity.high is not None and _SCORE.search(text[low : quantity.begin]) is not None


def told_of(text: str, quantity: Quantity, head: str) -> str:
    """The concept of ``head``, the noun that stands with the number, or of the one before the verb.

    "Turnout was 61 per cent", "gifts worth $3,000". In "put it at 58", "it" is told of, which says nothing.
    """
    before = _before(text, 0, quantity)
    found = _TOLD_OF.search(before)
    unit = concept(quantity.unit.split()[-1]) if quantity.unit else ""
    told = "" if _PUT_IT.search(before) or concept(head) == unit else concept(head)
    return told or (concept(found.group(1) or found.group(2)) if found else "")


def _before(text: str, begin: int, quantity: Quantity) -> str:
    return text[max(begin, quantity.begin - WORDING) : quantity.begin]
