"""What a figure measures, with the value left out.

In: a reading. Out: :class:`Measurand`, one for each quantity and each run of days or months ("the third month in a
row"). Decided here: what of its sentence tells which thing is measured: the words near the number (nearer ones more),
the state in which people are counted (dead, missing, arrested), whether it is a part of something, and the year it
speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import Passage, Quantity, Reading, Timex
from rapporteur.relate.compare.measures import dimension
from rapporteur.relate.terms import Term, concept, terms

Sort = Literal["measure", "kind", "people"]

_PACKAGE = "rapporteur.relate"
_BREAK = re.compile(r"[,;:()\[\]–—]|\s-\s|\.{2,}|…")
_RUN = re.compile(r"\b(?:row|straight|consecutive|running|successive|as\s+many)\b", re.I)
_ORDINAL_BEFORE = re.compile(r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}th)\b", re.I)
_PART_AFTER = re.compile(r"\W*(?:\w+\W+){0,2}?of\s+(?:the|them|those|these|whom|which|its|their)\b")
_PART_BEFORE = re.compile(r"\b(?:of|among|including)\s+(?:them|those|these|whom|which)\W*$|\bincluding\W*$", re.I)
_NAME_BEFORE = re.compile(r"[^\W\d_]*[^\W\d_a-z][a-z]+\s$")
REACH = 4.0
"""Content words between a number and a word of its sentence at which that word counts half."""
ACROSS = 0.5
"""Share of its weight that a word keeps behind each mark that parts clauses."""
IN_STATE = 0.2
"""Nearness from which a word of state ("killed") is taken to speak of the number: half a dozen words of one clause."""
NEAR_YEAR = 6
"""Content words between a number and a year for which the number is still of that year ("in 1991, when a fire killed
40"), across one mark at most."""
_YEAR = re.compile(r"\b[12]\d{3}\b")
_MEASURED = frozenset({"time", "month", "length", "mass", "area", "volume", "speed", "percent"})


class Measurand(msgspec.Struct, frozen=True):
    """A figure without its value.

    ``sort`` is "measure" for physical and money units, "people" for people and bare numbers, "kind" for any other
    thing counted. ``weights`` are the concepts of the sentence and how near they stand (0 to 1), ``head`` the concept
    of what is measured or counted (``""`` when only the unit tells), ``state`` and ``growth`` as in ``states.tsv``,
    ``part`` whether it is a share of something else, ``year`` the year it speaks of, where known.
    """

    report: Reading
    quantity: Quantity
    sentence: tuple[int, int]
    sort: Sort
    head: str
    weights: dict[str, float]
    state: str = ""
    growth: str = ""
    part: bool = False
    year: str = ""

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands: report, begin, end."""
        return self.report.id, self.quantity.begin, self.quantity.end


def find(reading: Reading) -> tuple[Measurand, ...]:
    """The measurands of a report in order of place; a number in a name ("Route 40") measures nothing."""
    quantities = [q for q in reading.quantities if not _in_name(reading.text, q)] + _runs(reading)
    quantities.sort(key=lambda q: (q.begin, q.end))
    return tuple(_measurand(reading, quantity) for quantity in quantities)


def _in_name(text: str, quantity: Quantity) -> bool:
    bare = quantity.unit == "" and text[quantity.begin : quantity.end].isdigit()
    before = text[max(0, quantity.begin - 24) : quantity.begin]
    return bare and _NAME_BEFORE.search(before) is not None and concept(before) in ("", concept(quantity.head))


def _runs(reading: Reading) -> list[Quantity]:
    """Runs of periods that the timexes hold and no quantity does: "the third straight month"."""
    found = []
    for timex in reading.timexes:
        free = not any(q.overlaps(timex) for q in reading.quantities)
        if timex.type == "DURATION" and free and _RUN.search(reading.words(timex)):
            found += _run(reading, timex)
    return found


def _run(reading: Reading, timex: Timex) -> list[Quantity]:
    match = re.fullmatch(r"P(\d+)([DWMY])", timex.value)
    if not match:
        return []
    unit = {"D": "day", "W": "week", "M": "month", "Y": "year"}[match.group(2)]
    begin, end = timex.begin, timex.end
    if not _ORDINAL_BEFORE.search(reading.words(timex)):
        before = list(_ORDINAL_BEFORE.finditer(reading.text, max(0, begin - 30), begin))
        if not before:
            return []
        begin, end = before[-1].span()
    fields = {"value": float(match.group(1)), "unit": f"{unit} in a row", "measures": f"{unit}s in a row"}
    return [Quantity(begin=begin, end=end, approximate=False, head="run", **fields)]  # type: ignore[arg-type]


def _measurand(reading: Reading, quantity: Quantity) -> Measurand:
    begin, end = _sentence(reading, quantity)
    row = terms(reading.text, begin, end)
    weights: dict[str, float] = {}
    for term in row:
        near = _nearness(reading.text, row, term, quantity)
        weights[term.concept] = max(weights.get(term.concept, 0.0), near)
    sort = _sort(quantity)
    state, growth = _state(quantity, weights) if sort == "people" else ("", "")
    before, after = reading.text[max(begin, quantity.begin - 24) : quantity.begin], reading.text[quantity.end : end]
    return Measurand(
        report=reading,
        quantity=quantity,
        sentence=(begin, end),
        sort=sort,
        head=_head(quantity, sort),
        weights=weights,
        state=state,
        growth=growth,
        part=_PART_AFTER.match(after) is not None or _PART_BEFORE.search(before) is not None,
        year=_year(reading, begin, end, quantity),
    )


def _sentence(reading: Reading, passage: Passage) -> tuple[int, int]:
    for sentence in reading.sentences:
        if sentence.begin <= passage.begin < sentence.end:
            return sentence.begin, sentence.end
    begin = max(reading.text.rfind(mark, 0, passage.begin) + 1 for mark in "\n.")
    ends = [k for k in (reading.text.find(mark, passage.end) for mark in "\n.") if k >= 0]
    return begin, min(ends, default=len(reading.text))


def _nearness(text: str, row: Sequence[Term], term: Term, quantity: Quantity) -> float:
    """1 for a word of the figure itself, less with each word and clause between."""
    if term.begin < quantity.end and quantity.begin < term.end:
        return 1.0
    low, high = (term.end, quantity.begin) if term.begin < quantity.begin else (quantity.end, term.begin)
    between = sum(low <= other.begin and other.end <= high for other in row)
    breaks = len(_BREAK.findall(text, low, high))
    return float(ACROSS**breaks / (1 + between / REACH))


def _sort(quantity: Quantity) -> Sort:
    if dimension(quantity.unit)[0] in _MEASURED or currency(quantity.unit):
        return "measure"
    generic = lexicon.words(_PACKAGE, "generic_units.txt")
    return "people" if not quantity.unit or quantity.unit in generic else "kind"


def currency(unit: str) -> bool:
    """Whether ``unit`` is money: an ISO 4217 code or a word for a currency."""
    return (len(unit) == 3 and unit.isupper()) or unit in lexicon.words(_PACKAGE, "money.txt")


def _head(quantity: Quantity, sort: Sort) -> str:
    """The concept of what is measured; nothing where it only says the unit again, or "people"."""
    head = concept(quantity.head)
    if sort == "kind":
        return head or concept(quantity.unit.split()[-1])
    unit = concept(quantity.unit.split()[-1]) if quantity.unit else ""
    return "" if head == unit or quantity.head in lexicon.words(_PACKAGE, "generic_units.txt") else head


def _state(quantity: Quantity, weights: dict[str, float]) -> tuple[str, str]:
    """The state in which the number counts: that of its head or unit, else of the nearest word of state in reach."""
    states = _states()
    for word in (quantity.unit, quantity.head):
        if concept(word) in states:
            return states[concept(word)]
    near = {name: weight for name, weight in weights.items() if name in states and weight >= IN_STATE}
    return states[min(near, key=lambda name: (-near[name], name))] if near else ("", "")


def _year(reading: Reading, begin: int, end: int, quantity: Quantity) -> str:
    """The year that a date of the number's own clause names outright, else the year of the report."""
    text = reading.text
    for timex in reading.timexes:
        if begin <= timex.begin < end and timex.type == "DATE" and _YEAR.search(reading.words(timex)):
            low, high = sorted((quantity.begin, timex.begin))
            if len(terms(text, low, high)) <= NEAR_YEAR and len(_BREAK.findall(text, low, high)) <= 1:
                return timex.value[:4]
    return (reading.published.value or "")[:4]


@cache
def _states() -> dict[str, tuple[str, str]]:
    return {concept(row[0]): (row[1], row[2]) for row in lexicon.table(_PACKAGE, "states.tsv") if concept(row[0])}
