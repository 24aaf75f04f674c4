"""Words quoted twice: a headline's fragment has the speaker of the quotation it is taken from.

In: the quotations of a report, and which of them stand alone in a line as headings do. Out: the same, with speakers for
those without one, and for headings, whose words stand in another that names its own; and for a heading whose words are
nowhere else, the speaker of what it stands above. Decided here: how alike the words must be: equal but for case, marks
and spaces, two at least.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from rapporteur.model import Quotation

_WORD = re.compile(r"[^\W_]+")
_STOPPED = re.compile(r"[.!?,;:…]\W*$")
_LEAST = 2
"""Words that a fragment must have to be known again."""
_MOST = 200
"""Quotations on either side that are compared, so that time stays linear; reports have fewer."""
_LONGEST = 120
"""Characters that a heading has at most."""
WHY = "the same words are quoted with their speaker elsewhere in the report"
ABOVE = "a heading above words of theirs"


def speakers(text: str, quotations: Sequence[Quotation]) -> list[Quotation]:
    """``quotations`` with the speakers that the same words have elsewhere."""
    direct = [q for q in quotations if q.kind == "direct"]
    headings = {(q.begin, q.end) for q in direct if is_heading(text, q)}
    spoken = [(_words(text, q), q) for q in direct if q.speaker is not None and (q.begin, q.end) not in headings]
    left = [
        k
        for k, q in enumerate(quotations)
        if q.kind == "direct" and (q.speaker is None or (q.begin, q.end) in headings)
    ][:_MOST]
    known = {k: _known(text, quotations[k], spoken[:_MOST]) for k in left}
    found = [known.get(k, q) for k, q in enumerate(quotations)]
    return [_above(q, spoken) if (q.begin, q.end) in headings and q.why != WHY else q for q in found]


def is_heading(text: str, quotation: Quotation) -> bool:
    """Whether a quotation without a cue is all of its line, is no sentence, and another line stands below it."""
    if quotation.cue is not None or quotation.end - quotation.begin > _LONGEST:
        return False
    first = text.rfind("\n", 0, quotation.begin) + 1
    last = text.find("\n", quotation.end)
    alone = last >= 0 and not text[first : quotation.begin].strip() and not text[quotation.end : last].strip()
    return alone and _STOPPED.search(text, quotation.begin, quotation.end) is None


def _above(heading: Quotation, spoken: Sequence[tuple[str, Quotation]]) -> Quotation:
    """A heading between paragraphs with the speaker of the first quotation below it, if it had one by its place."""
    if heading.speaker is None:
        return heading
    below = min((q for _, q in spoken if q.begin > heading.end), key=lambda q: q.begin, default=None)
    if below is None:
        return heading
    return msgspec.structs.replace(heading, speaker=below.speaker, channel=below.channel, why=ABOVE)


def _known(text: str, quotation: Quotation, spoken: Sequence[tuple[str, Quotation]]) -> Quotation:
    wanted = _words(text, quotation)
    if wanted.count(" ") - 1 < _LEAST:
        return quotation
    nearest = sorted(spoken, key=lambda row: abs(row[1].begin - quotation.begin))
    for words, other in nearest:
        if wanted in words:
            return msgspec.structs.replace(quotation, speaker=other.speaker, channel=other.channel, why=WHY)
    return quotation


def _words(text: str, quotation: Quotation) -> str:
    """The words between single spaces, so that one text holds another only at whole words."""
    found = _WORD.findall(text[quotation.begin : quotation.end])
    return f" {' '.join(found).casefold()} "
