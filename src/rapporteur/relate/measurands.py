"""What a figure measures, with the value left out.

In: a reading. Out: :class:`Measurand`, one for each quantity and each run of days or months ("the third month in a
row"). Decided here: what of its sentence tells which thing is measured: the words near the number (nearer ones more),
the state in which people are counted (dead, missing, arrested), whether it is a part of something, and whether it
speaks of another time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from itertools import zip_longest
from typing import Literal

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import Passage, Quantity, Reading, Timex
from rapporteur.relate import countings, courses, owners, scopes
from rapporteur.relate.calendar import first_day
from rapporteur.relate.compare.measures import dimension
from rapporteur.relate.terms import Term, concept, concepts, terms

Sort = Literal["measure", "kind", "people"]

_PACKAGE = "rapporteur.relate"
_BREAK = re.compile(r"[,;:()\[\]–—]|\s-\s|\.{2,}|…")
_AGE = re.compile(r",\s*\d{1,3}\s*,")
"""An age behind a name parts no clauses."""
_BACK = re.compile(r"[\"“']?(?:It|That|This|They|Those)\b")
_RUN = re.compile(r"\b(?:row|straight|consecutive|running|successive|as\s+many)\b", re.I)
_ORDINAL_BEFORE = re.compile(r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}th)\b", re.I)
_PART_AFTER = re.compile(r"\s*(?:[\w-]+\s+){0,2}?of\s+(?:the|them|those|these|whom|which|its|their)\b")
_PART_BEFORE = re.compile(r"\b(?:of|among|including)\s+(?:them|those|these|whom|which)\W*$|\bincluding\W*$", re.I)
_APART = re.compile(r"\s+(?:after|before|later|earlier|ago|away|hence|prior|since|from now)\b")
_FOR = re.compile(r"\b(?:for|last(?:ed|s|ing)?|took|takes?|taking|spen[dt]|spending)\s+(?:[\w-]+\s+){0,2}$", re.I)
_TELEPHONE = re.compile(r"0\d+")
_DIGITS_BEFORE = re.compile(r"\d[\s-]$")
_DIGITS_AFTER = re.compile(r"[\s-]\d")
_BACKWARD = re.compile(r"\b(?:the|these|those|both|all)\s$", re.I)
_NUMBERED = re.compile(r"\b(?:Number|No\.?|Nos\.?|#)\s?$")
_NAME_BEFORE = re.compile(r"[^\W\d_]*[^\W\d_a-z][a-z]+\s$")
CLOSE = 0.4
"""Nearness from which a name stands close to a number: six words of one clause."""
REPORTED = 200
"""Figures of one report that are compared at most; a page that holds more is a table, and no other report shares its
cells."""
WINDOW = 400
"""Characters on either side of a number in which its words are looked for; farther ones would weigh nothing, and a page
on one line would cost the square of its length."""
LEAD = 200
"""Characters from a number within which a name is taken for one of its sentence."""
REACH = 4.0
"""Content words between a number and a word of its sentence at which that word counts half."""
ACROSS = 0.5
"""Share of its weight that a word keeps behind each mark that parts clauses."""
NEAR_YEAR = 6
"""Content words between a number and a year for which the number is still of that year ("in 1991, when a fire killed
40"), across one mark at most."""
_YEAR = re.compile(r"\b[12]\d{3}\b")
_YEARED = re.compile(r"[12]\d{3}(?:-\d\d)?")
_IN_TIME = re.compile(r"\b(?:in|during|of|on|last|previous)\s+(?:[\w,]+\s+){0,3}[\w-]+$", re.I)
NEARBY = 45
"""Days from a report within which what it tells is of its own event."""
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
    of what is measured or counted (``""`` when only the unit tells), ``state`` and ``growth`` as in :mod:`courses`.
    ``part`` tells whether it is a share of something else, ``fraction`` whether it is a bare half or third,
    ``period`` the other month or year it speaks of, ``moment`` the time (ISO 8601) it is given for and ``stated``
    whether its sentence says so; else the moment is the day of the report. ``person`` is whom an age or a length of
    service is told of, ``apart`` whether it is the time between two happenings ("two days after"), ``actors`` the
    concepts of the people and bodies named close by, ``owner`` whose share of the votes it is, ``rival`` whether it is
    another's count, set against that of the number before it. ``whole`` is what another number is a part of ("nine of
    the 11"), ``former`` what the count was before, ``so_far`` a count that its sentence says is not yet done,
    ``reckoned`` one that somebody is said to have counted himself, ``of_several`` one lot of several ("two more").
    ``scope`` are the words of the places and buildings it is told of (:mod:`scopes`).
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
    period: str = ""
    moment: str = ""
    stated: bool = False
    fraction: bool = False
    person: str = ""
    apart: bool = False
    actors: frozenset[str] = frozenset()
    owner: str = ""
    rival: bool = False
    whole: bool = False
    former: bool = False
    so_far: bool = False
    reckoned: bool = False
    of_several: bool = False
    scope: frozenset[str] = frozenset()

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands: report, begin, end."""
        return self.report.id, self.quantity.begin, self.quantity.end


def find(reading: Reading) -> tuple[Measurand, ...]:
    """The measurands of a report in order of place; a number in a name ("Route 40") measures nothing."""
    quantities = [q for q in reading.quantities if not _no_figure(reading.text, q)] + _runs(reading)
    quantities.sort(key=lambda q: (q.begin, q.end))
    quantities = [_some_of(reading.text, q, after) for q, after in zip_longest(quantities, quantities[1:])]
    found: list[Measurand] = []
    for quantity in quantities[:REPORTED]:
        measurand = _measurand(reading, quantity)
        found.append(_rival(found[-1], measurand) if found else measurand)
    return tuple(found)


def _some_of(text: str, quantity: Quantity, after: Quantity | None) -> Quantity:
    """A bare number that counts some of what the number ``after`` it counts, with that one's unit."""
    if after is None or countings.some_of(text, quantity) != after.begin or quantity.unit or not after.unit:
        return quantity
    return msgspec.structs.replace(quantity, unit=after.unit, head=after.head)


def _rival(host: Measurand, measurand: Measurand) -> Measurand:
    """The measurand, as one of what ``host`` counts where their sentence sets it against that one."""
    one = host.sentence == measurand.sentence
    if not one or not owners.set_against(host.report, host.quantity, measurand.quantity):
        return measurand
    return msgspec.structs.replace(host, quantity=measurand.quantity, rival=True)


def _no_figure(text: str, quantity: Quantity) -> bool:
    """Whether a number is part of a name ("Route 40"), of a telephone number, an hour, or says "they" ("the two")."""
    printed, before = text[quantity.begin : quantity.end], text[max(0, quantity.begin - 24) : quantity.begin]
    if _BACKWARD.search(before) and printed.isalpha() and not quantity.head:
        return True
    if countings.scored(text, quantity):
        return True
    if quantity.unit:
        return False
    if _TELEPHONE.match(printed) or _DIGITS_BEFORE.search(before) or _DIGITS_AFTER.match(text, quantity.end):
        return True
    named = concept(before) != "" and concept(before) == concept(quantity.head)
    if printed.isdigit() and (_NUMBERED.search(before) or (named and _NAME_BEFORE.search(before))):
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
    row = _nearby(reading.text, begin, end, quantity)
    weights: dict[str, float] = {}
    for term, near in row:
        weights[term.concept] = max(weights.get(term.concept, 0.0), near)
    sort = _sort(quantity)
    moment, stated = _moment(reading, begin, end)
    owner = owners.owner(reading, (begin, end), quantity) if quantity.unit == "percent" else ""
    before, after = reading.text[max(begin, quantity.begin - 24) : quantity.begin], reading.text[quantity.end : end]
    whole = countings.whole(reading.text, begin, quantity)
    state, growth = courses.SHARE if owner else _course(reading.text, row, quantity, sort)
    return Measurand(
        report=reading,
        quantity=quantity,
        sentence=(begin, end),
        sort=sort,
        head=_head(reading, quantity, sort),
        weights=weights,
        state="" if whole else state,
        growth="" if whole else growth,
        scope=scopes.told_of(reading, (begin, end), quantity) if state and not whole else frozenset(),
        part=_part(reading.text, before, after, quantity),
        period=_period(reading, begin, end, quantity),
        moment=moment,
        stated=stated,
        person=_person(reading, begin, end, quantity),
        apart=_APART.match(after) is not None and _FOR.search(before) is None,
        actors=_actors(reading, begin, end, weights),
        owner=owner,
        whole=whole,
        reckoned=countings.reckoned(reading.text, begin, quantity),
        former=countings.former(reading.text, begin, quantity),
        of_several=countings.of_several(reading.text, begin, quantity),
        so_far=countings.so_far(reading.text, begin, end),
        fraction=not quantity.unit and _FRACTION.search(reading.words(quantity)) is not None,
    )


def _course(text: str, row: courses.Row, quantity: Quantity, sort: Sort) -> courses.Course:
    if sort == "people":
        return courses.of_people(text, row, quantity)
    return courses.of_things(text, row, quantity, measure=sort == "measure")


def _part(text: str, before: str, after: str, quantity: Quantity) -> bool:
    """Whether a number counts a part of others; "800 metres of the plant" does not."""
    if dimension(quantity.unit)[0] in ("length", "time", "month") or countings.some_of(text, quantity) is not None:
        return False
    return _PART_AFTER.match(after) is not None or _PART_BEFORE.search(before) is not None


def _sentence(reading: Reading, passage: Passage) -> tuple[int, int]:
    """The sentence that a passage begins in, or the line; no farther than :data:`WINDOW` from it, at a space."""
    low, high = max(0, passage.begin - WINDOW), min(len(reading.text), passage.end + WINDOW)
    last = bisect_right(reading.sentences, passage.begin, key=lambda s: s.begin) - 1
    around = reading.sentences[last] if last >= 0 else None
    if around is None or around.end <= passage.begin:
        begin = max(reading.text.rfind(mark, low, passage.begin) + 1 for mark in "\n.")
        ends = [k for k in (reading.text.find(mark, passage.end, high) for mark in "\n.") if k >= 0]
        return max(low, begin), min(ends, default=high)
    begin = around.begin if around.begin >= low else max(low, reading.text.find(" ", low, passage.begin) + 1)
    last = reading.text.rfind(" ", passage.end, high)
    return begin, around.end if around.end <= high else (last if last > 0 else high)


def _nearby(text: str, begin: int, end: int, quantity: Quantity) -> list[tuple[Term, float]]:
    """The terms around a number: 1 for a word of the figure itself, less with each word and clause between."""
    row = terms(text, begin, end)
    before = sum(term.end <= quantity.begin for term in row)
    behind = next((k for k, term in enumerate(row) if term.begin >= quantity.end), len(row))
    found = []
    for k, term in enumerate(row):
        between = before - 1 - k if k < before else max(0, k - behind)
        low, high = (term.end, quantity.begin) if k < before else (quantity.end, term.begin)
        breaks = len(_BREAK.findall(text, low, high)) - 2 * len(_AGE.findall(text, low, high)) if low < high else 0
        found.append((term, 1.0 if before <= k < behind else float(ACROSS**breaks / (1 + between / REACH))))
    return found


def _sort(quantity: Quantity) -> Sort:
    if dimension(quantity.unit)[0] in _MEASURED or currency(quantity.unit):
        return "measure"
    noun = quantity.unit.split()[-1] if quantity.unit else ""
    people = lexicon.words(_PACKAGE, "generic_units.txt") | lexicon.words(_PACKAGE, "persons.txt")
    return "people" if noun in people or not noun else "kind"


def currency(unit: str) -> bool:
    """Whether ``unit`` is money: an ISO 4217 code or a word for a currency."""
    return (len(unit) == 3 and unit.isupper()) or unit in lexicon.words(_PACKAGE, "money.txt")


def _head(reading: Reading, quantity: Quantity, sort: Sort) -> str:
    """The concept of what is measured; nothing where it only says the unit again, "people", or where that is."""
    head = countings.told_of(reading.text, quantity, quantity.head)
    near = (m for m in reading.mentions if abs(m.begin - quantity.begin) < LEAD and m.kind in ("place", "person"))
    if any(head in concepts(reading.words(m)) for m in near if m.form == "name"):
        head = ""
    noun = quantity.unit.split()[-1] if quantity.unit else ""
    idle = lexicon.words(_PACKAGE, "generic_units.txt") | lexicon.words(_PACKAGE, "idle_heads.txt")
    if sort == "measure":
        return "" if head == concept(noun) or quantity.head in idle else head
    if sort == "people" and (noun in idle or quantity.head in idle):
        return "" if quantity.head in idle or head == concept(noun) else head
    return head or concept(noun)


def _period(reading: Reading, begin: int, end: int, quantity: Quantity) -> str:
    """The month or year that a date of the number's own clause gives, when it is not that of the report; else ``""``.

    "In February", read in November, is another time; a date within :data:`NEARBY` days of the report is this one's.
    """
    text, filed = reading.text, reading.published.value
    if _BACK.match(text, begin) and filed is not None:
        before = [s for s in reading.sentences if s.end <= begin][-1:]
        dated = [t for t in reading.timexes if before and before[0].covers(t) and _YEARED.match(t.value)]
        far = [t.value[:7] for t in dated if t.type == "DATE" and _far(first_day(t.value), filed)]
        if far:
            return far[0]
    for timex in reading.timexes:
        if not (begin <= timex.begin < end and timex.type == "DATE" and _YEARED.match(timex.value)):
            continue
        ahead = timex.begin < quantity.begin
        between = text[timex.end : quantity.begin] if ahead else text[quantity.end : timex.begin]
        told = text[begin : timex.end]
        recalled = ahead and _WHEN.match(between) is not None
        ago = reading.words(timex).endswith(" ago")
        if (recalled or ago or _IN_TIME.search(told)) and _one_clause(between, ahead):
            if filed is None:
                return timex.value[:4] if _YEAR.search(reading.words(timex)) else ""
            return timex.value[:7] if _far(first_day(timex.value), filed) else ""
    return ""


def _far(day: str, filed: str) -> bool:
    """Whether two days (ISO 8601) are more than :data:`NEARBY` days apart; a day that is none is near."""
    try:
        return abs((date.fromisoformat(day) - date.fromisoformat(filed[:10])).days) > NEARBY
    except ValueError:
        return False


def _one_clause(between: str, year_first: bool) -> bool:
    """Whether a year and a number with ``between`` between them belong together."""
    if len(terms(between)) > NEAR_YEAR:
        return False
    return not _CLAUSE.search(between) or (year_first and _WHEN.match(between) is not None)


def _actors(reading: Reading, begin: int, end: int, weights: dict[str, float]) -> frozenset[str]:
    """The last words of the names of people and bodies that stand within a few words of the number."""
    named = (m for m in reading.mentions if begin <= m.begin < end and m.form == "name")
    actors = (concept(m.name) for m in named if m.kind in ("person", "organisation"))
    return frozenset(name for name in actors if weights.get(name, 0.0) >= CLOSE)


def _person(reading: Reading, begin: int, end: int, quantity: Quantity) -> str:
    """The last name of the person nearest to an age or a length of service ("a 20-year veteran"); else ``""``."""
    if quantity.unit not in ("year", "month") or "-" not in reading.words(quantity):
        return ""
    named = [m for m in reading.mentions if m.kind == "person" and m.form == "name" and begin <= m.begin < end]
    nearest = min(named, key=lambda m: (abs(m.begin - quantity.begin), m.begin), default=None)
    return concept(nearest.name) if nearest else ""


def _moment(reading: Reading, begin: int, end: int) -> tuple[str, bool]:
    """The time for which a sentence gives its count ("by 6 pm today") and True, else that of the report and False."""
    for timex in reading.timexes:
        dated = timex.type in ("DATE", "TIME") and _DAY.match(timex.value) is not None
        if begin <= timex.begin < end and dated and _AS_OF.search(reading.text[begin : timex.begin]):
            return timex.value, True
    return reading.published.value or "", False
