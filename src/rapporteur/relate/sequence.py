"""Before, during or after: how reports place one thing against another in time.

In: statements that tell of one thing. Out: two of different reports that place it differently against the same other
thing. Decided here: "on the sidelines of the summit" and "ahead of the summit" are two tellings of when, and both can
be near the truth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from rapporteur.language import lexicon
from rapporteur.relate.assertions import Assertion
from rapporteur.relate.terms import terms

REACH = 60
"""Characters behind the word of time in which the other thing is named."""
SHARED = 2
"""Words of the other thing that both must name."""
_END = re.compile(r"[,.;:()“”\"]|\s[-–—]\s|\b(?:that|which|who|where|when|and)\b")


def placed_apart(members: Sequence[Assertion]) -> tuple[Assertion, Assertion, str] | None:
    """Two of ``members`` that place themselves differently against one other thing, and that thing's words."""
    told = [(member, place, thing) for member in members for place, thing in _placings(member)]
    for (left, a, one), (right, b, other) in combinations(told, 2):
        shared = one.keys() & other.keys()
        if left.report.id != right.report.id and a != b and len(shared) >= SHARED:
            return left, right, " ".join(word for concept, word in one.items() if concept in shared)
    return None


def _placings(assertion: Assertion) -> Iterator[tuple[str, dict[str, str]]]:
    """Each word of time with the words of what stands behind it, by concept."""
    text, statement = assertion.report.text, assertion.statement
    for found in _words().finditer(text, statement.begin, statement.end):
        last = min(statement.end, found.end() + REACH)
        end = _END.search(text, found.end(), last)
        held = terms(text, found.end(), end.start() if end else last)
        yield _places()[found.group().casefold()], {t.concept: text[t.begin : t.end] for t in held}


@cache
def _places() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.table("rapporteur.relate", "sequence.tsv")}


@cache
def _words() -> re.Pattern[str]:
    longest_first = sorted(_places(), key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.I)
