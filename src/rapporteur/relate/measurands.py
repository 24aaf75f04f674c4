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
_IN_YEAR = re.compile(r"\b(?:in|during|of|since|by)\s+(?:[A-Z]\w+\s+(?:\d{1,2},\s+)?)?$")
_CLAUSE = re.compile(r"[,;:()–—]|\b(?:and|but|which|who|when|was|were|is|are)\b")
_WHEN = re.compile(r",?\s*(?:when|in which|the year)\b")
_CLOCK_BEFORE = re.compile(r"\b(?:at|by|until|till)\s+$")
_CLOCK_WORDS = re.compile(r"\b(?:five|ten|twenty|quarter|half)\s+(?:to|past)\s+$")
_CLOCK = re.compile(r"\d{1,2}(?:[.:][0-5]\d)?|[a-z]+", re.I)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_AS_OF = re.compile(r"\b(?:as of|by|as at|at|until|since)\s+(?:[\w:.’']+\s+){0,5}$", re.I)
_FRACTION = re.compile(r"\b(?:half|third|quarter|fifth|tenth)s?\b", re.I)
_MEASURED = frozenset({"time", "month", "length", "mass", "area", "volume", "speed", "percent"})


class Measurand(msgspec.Struct, frozen=True):
    """A figure without its value.

    ``sort`` is "measure" for physical and money units, "people" for people and bare numbers, "kind" for any other
    thing counted. ``weights`` are the concepts of the sentence and how near they stand (0 to 1), ``head`` the concept
    of what is measured or counted (``""`` when only the unit tells), ``state`` and ``growth`` as in ``states.tsv``.
    ``part`` tells whether it is a share of something else, ``fraction`` whether it is a bare half or third, ``year``
    the year it speaks of, ``moment`` the time (ISO 8601) it is given for and ``stated`` whether its sentence says so;
    else the moment is the day of the report.
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
    moment: str = ""
    stated: bool = False
    fraction: bool = False

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands: report, begin, end."""
        return self.report.id, self.quantity.begin, self.quantity.end


def find(reading: Reading) -> tuple[Measurand, ...]:
    """The measurands of a report in order of place; a number in a name ("Route 40") measures nothing."""
    quantities = [q for q in reading.quantities if not _no_figure(reading.text, q)] + _runs(reading)
    quantities.sort(key=lambda q: (q.begin, q.end))
    return tuple(_measurand(reading, quantity) for quantity in quantities)


def _no_figure(text: str, quantity: Quantity) -> bool:
    """Whether a number without a unit is part of a name ("Route 40") or an hour of the day ("at six")."""
    printed, before = text[quantity.begin : quantity.end], text[max(0, quantity.begin - 24) : quantity.begin]
    if quantity.unit:
        return False
    named = concept(before) != "" and concept(before) == concept(quantity.head)
    if printed.isdigit() and named and _NAME_BEFORE.search(before):
        return True
    hour = quantity.value <= 24 and _CLOCK.fullmatch(printed) is not None
    return hour and (_CLOCK_BEFORE.search(before) or _CLOCK_WORDS.search(before)) is not None


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
    moment, stated = _moment(reading, begin, end)
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
        moment=moment,
        stated=stated,
        fraction=not quantity.unit and _FRACTION.search(reading.words(quantity)) is not None,
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
    idle = lexicon.words(_PACKAGE, "generic_units.txt") | lexicon.words(_PACKAGE, "idle_heads.txt")
    return "" if head == unit or quantity.head in idle else head


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
            ahead = timex.begin < quantity.begin
            between = text[timex.end : quantity.begin] if ahead else text[quantity.end : timex.begin]
            if _IN_YEAR.search(text[begin : timex.begin]) and _one_clause(between, ahead):
                return timex.value[:4]
    return (reading.published.value or "")[:4]


def _one_clause(between: str, year_first: bool) -> bool:
    """Whether a year and a number with ``between`` between them belong together."""
    if len(terms(between)) > NEAR_YEAR:
        return False
    return not _CLAUSE.search(between) or (year_first and _WHEN.match(between) is not None)


def _moment(reading: Reading, begin: int, end: int) -> tuple[str, bool]:
    """The time for which a sentence gives its count ("by 6 pm today") and True, else that of the report and False."""
    for timex in reading.timexes:
        dated = timex.type in ("DATE", "TIME") and _DAY.match(timex.value) is not None
        if begin <= timex.begin < end and dated and _AS_OF.search(reading.text[begin : timex.begin]):
            return timex.value, True
    return reading.published.value or "", False


@cache
def _states() -> dict[str, tuple[str, str]]:
    return {concept(row[0]): (row[1], row[2]) for row in lexicon.table(_PACKAGE, "states.tsv") if concept(row[0])}
