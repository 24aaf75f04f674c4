"""Where a statement tells who says it: that is no part of what is said.

In: a report and a statement with its source. Out: stretches of the text. Decided here: the frame is the source's name
with the office before it and the description behind it ("harbour director Sela Orrin", "Orrin, who briefed
reporters,"), and, where somebody's own whole sentence is quoted, all that stands outside the quotation marks. Without
this rule two reports that hear one official on two things look like two that agree, for an office is rare and told in
full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapporteur.model import Reading, Statement, Voice

Place = tuple[int, int]

_OFFICE = re.compile(r"(?:(?<=[,;:”\"])\s*|^\W*)(?:[\w'’.-]+\s+){1,6}$")
"""The words of an office just before a name, from the beginning of the statement or a mark on."""
_OFFICE_APART = re.compile(r",\s*(?:the|its|his|her|their|an?)\s+(?:[\w'’.-]+\s+){0,4}[\w'’.-]+,\s*$")
"""The same behind a mark of its own: "the harbour director, Sela Orrin"."""
_DESCRIBED = re.compile(r",\s*(?:the|an?|its|his|her|their|who|[A-Z])[^,.;”\"]{2,80},")
WHOLE = 5
"""Words of a quotation that begins with a capital from which it is a sentence of its own."""


def frames(report: Reading, statement: Statement) -> Iterator[Place]:
    """The stretches of a statement that tell who says it; none where the source is also who acts."""
    source = statement.source
    if source is None:
        return
    quoted = _own_sentence(report, statement, source)
    if quoted is not None:
        yield statement.begin, quoted[0]
        yield quoted[1], statement.end
    acting = any(a.role == "agent" and a.overlaps(source) for a in statement.arguments)
    if statement.covers(source) and not acting:
        yield _widened(report.text, statement, source)


def _own_sentence(report: Reading, statement: Statement, source: Voice) -> Place | None:
    """The words within quotation marks, where they are a sentence and the source stands outside of them."""
    for quotation in report.quotations:
        if quotation.kind != "direct" or not statement.overlaps(quotation) or quotation.overlaps(source):
            continue
        words = report.text[quotation.begin : quotation.end].strip("\"“”'‘’ ")
        if words[:1].isupper() and len(words.split()) >= WHOLE:
            return max(statement.begin, quotation.begin), min(statement.end, quotation.end)
    return None


def _widened(text: str, statement: Statement, source: Voice) -> Place:
    """The source's place with the office before it and the description behind it."""
    begin, end = source.begin, source.end
    before = text[statement.begin : begin]
    office = _OFFICE.search(before) or _OFFICE_APART.search(before)
    if office:
        begin = statement.begin + office.start()
    described = _DESCRIBED.match(text, end, statement.end)
    return begin, described.end() if described else end
