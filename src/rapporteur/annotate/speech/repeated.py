"""Words quoted twice: a headline's fragment has the speaker of the quotation it is taken from.

In: the quotations of a report. Out: the same, with speakers for those without one whose words stand in another that has
one. Decided here: how alike the words must be: equal but for case, marks and spaces, two at least.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from rapporteur.model import Quotation

_WORD = re.compile(r"[^\W_]+")
_LEAST = 2
"""Words that a fragment must have to be known again."""
_MOST = 200
"""Quotations on either side that are compared, so that time stays linear; reports have fewer."""
WHY = "the same words are quoted with their speaker elsewhere in the report"


def speakers(text: str, quotations: Sequence[Quotation]) -> list[Quotation]:
    """``quotations`` with the speakers that the same words have elsewhere."""
    spoken = [(_words(text, q), q) for q in quotations if q.kind == "direct" and q.speaker is not None]
    left = [k for k, q in enumerate(quotations) if q.kind == "direct" and q.speaker is None][:_MOST]
    known = {k: _known(text, quotations[k], spoken[:_MOST]) for k in left}
    return [known.get(k, q) for k, q in enumerate(quotations)]


def _known(text: str, quotation: Quotation, spoken: Sequence[tuple[str, Quotation]]) -> Quotation:
    wanted = _words(text, quotation)
    if wanted.count(" ") - 1 < _LEAST:
        return quotation
    for words, other in spoken:
        if wanted in words:
            return msgspec.structs.replace(quotation, speaker=other.speaker, channel=other.channel, why=WHY)
    return quotation


def _words(text: str, quotation: Quotation) -> str:
    """The words between single spaces, so that one text holds another only at whole words."""
    found = _WORD.findall(text[quotation.begin : quotation.end])
    return f" {' '.join(found).casefold()} "
