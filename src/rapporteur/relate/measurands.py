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

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import Passage, Quantity, Reading, Timex
from rapporteur.relate.terms import Term, concept, terms

_PACKAGE = "rapporteur.relate"
_BREAK = re.compile(r"[,;:()\[\]–—]|\s-\s|\.{2,}|…")
_RUN = re.compile(r"\b(?:row|straight|consecutive|running|successive|as\s+many)\b", re.I)
_PART = re.compile(r"\b(?:of|among|including)\s+(?:the|them|those|these|whom|which)\b|\bof\s+(?:whom|which)\b", re.I)
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
REACH = 4.0
"""Content words between a number and a word of its sentence at which that word counts half."""
ACROSS = 0.5
"""Share of its weight that a word keeps behind each mark that parts clauses."""
STATE_REACH = 9
"""Content words within which a word of state ("killed") is taken to speak of the number."""


class Measurand(msgspec.Struct, frozen=True):
    """A figure without its value.

    ``weights`` are the concepts of the sentence and how near they stand (0 to 1), ``head`` the concept of what is
    counted, ``state`` and ``growth`` as in ``states.tsv``, ``part`` whether the words say that it is a share of
    something else, ``year`` the year it speaks of when the sentence names one.
    """

    report: Reading
    quantity: Quantity
    sentence: tuple[int, int]
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
    """The measurands of a report in order of place."""
    quantities = [*reading.quantities, *_runs(reading)]
    quantities.sort(key=lambda q: (q.begin, q.end))
    return tuple(_measurand(reading, quantity) for quantity in quantities)


def _runs(reading: Reading) -> list[Quantity]:
    """Runs of periods that the timexes hold and no quantity does: "the third straight month"."""
    found = []
    for timex in reading.timexes:
        text = reading.words(timex)
        free = not any(q.overlaps(timex) for q in reading.quantities)
        if timex.type == "DURATION" and free and _RUN.search(text):
            found += _run(timex)
    return found


def _run(timex: Timex) -> list[Quantity]:
    match = re.fullmatch(r"P(\d+)([DWMY])", timex.value)
    if not match:
        return []
    unit = {"D": "day", "W": "week", "M": "month", "Y": "year"}[match.group(2)]
    return [
        Quantity(
            begin=timex.begin,
            end=timex.end,
            value=float(match.group(1)),
            unit=f"{unit} in a row",
            approximate=False,
            measures=f"{unit}s in a row",
            head="run",
            terms=("run",),
        )
    ]


def _measurand(reading: Reading, quantity: Quantity) -> Measurand:
    begin, end = _sentence(reading, quantity)
    row = terms(reading.text, begin, end)
    weights: dict[str, float] = {}
    for term in row:
        name = term.concept
        weights[name] = max(weights.get(name, 0.0), _nearness(reading.text, row, term, quantity))
    for lemma in quantity.terms:
        name = concept(lemma)
        if name:
            weights[name] = max(weights.get(name, 0.0), 0.5)
    state, growth = _state(reading.text, row, quantity)
    before = reading.text[max(begin, quantity.begin - 14) : quantity.begin]
    after = reading.text[quantity.end : min(end, quantity.end + 14)]
    return Measurand(
        report=reading,
        quantity=quantity,
        sentence=(begin, end),
        head=_head(row, quantity),
        weights=weights,
        state=state,
        growth=growth,
        part=bool(re.match(r"\W*\w*\W*of\s+(?:the|them|those|these|whom|which)\b", after))
        or bool(_PART.search(before)),
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


def _head(row: Sequence[Term], quantity: Quantity) -> str:
    """The concept of what is counted; where the reading names none, the first content word from the number on."""
    if quantity.head:
        return concept(quantity.head) or quantity.head
    after = next((t for t in row if t.begin >= quantity.begin and t.concept != concept(quantity.unit)), None)
    return after.concept if after else ""


def _state(text: str, row: Sequence[Term], quantity: Quantity) -> tuple[str, str]:
    """The state in which the number counts: the nearest word of state in reach, one behind the number first."""
    best: tuple[float, int, tuple[str, str]] | None = None
    for number, term in enumerate(row):
        state = _states().get(term.concept)
        if state is None:
            continue
        near = _nearness(text, row, term, quantity)
        key = (-near, number, state)
        if near * STATE_REACH >= 1 and (best is None or key < best):
            best = key
    return best[2] if best else ("", "")


def _year(reading: Reading, begin: int, end: int, quantity: Quantity) -> str:
    """The year that the nearest date of the sentence names outright; ``""`` when it names none."""
    near = [t for t in reading.timexes if begin <= t.begin < end and t.type == "DATE" and re.match(r"\d{4}", t.value)]
    named = [t for t in near if re.search(r"\d{4}", reading.words(t))]
    nearest = min(named, key=lambda t: abs(t.begin - quantity.begin), default=None)
    return nearest.value[:4] if nearest else ""


@cache
def _states() -> dict[str, tuple[str, str]]:
    return {concept(row[0]): (row[1], row[2]) for row in lexicon.table(_PACKAGE, "states.tsv")}
