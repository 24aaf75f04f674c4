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
from typing import Literal

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import Passage, Quantity, Reading
from rapporteur.relate import amounts, countings, courses, owners, scopes, tellings, turns
from rapporteur.relate.amounts import Amount
from rapporteur.relate.calendar import first_day
from rapporteur.relate.compare.measures import dimension, money
from rapporteur.relate.subjects import named
from rapporteur.relate.terms import Term, concept, concepts, terms

Sort = Literal["measure", "kind", "people"]

_PACKAGE = "rapporteur.relate"
_BREAK = re.compile(r"[,;:()\[\]–—]|\s-\s|\.{2,}|…")
_AGE = re.compile(r",\s*\d{1,3}\s*,")
"""An age behind a name parts no clauses."""
_BACK = re.compile(r"[\"“']?(?:It|That|This|They|Those)\b")
_PART_AFTER = re.compile(r"\s*(?:[\w-]+\s+){0,2}?(?<!out )of\s+(?:the|them|those|these|whom|which|its|their)\b")
_PART_BEFORE = re.compile(
    r"\b(?:of|among|including)\s+(?:them|those|these|whom|which)\W*$|\bincluding\W*$|\bof\s+(?:this|that),\s*$", re.I
)
_APART = re.compile(r"\s+(?:after|before|later|earlier|ago|away|hence|prior|since|from now)\b")
_FOR = re.compile(r"\b(?:for|last(?:ed|s|ing)?|took|takes?|taking|spen[dt]|spending)\s+(?:[\w-]+\s+){0,2}$", re.I)
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
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_AS_OF = re.compile(r"\b(?:as of|by|as at|at|until|since)\s+(?:[\w:.’']+\s+){0,5}$", re.I)
_PERSONS = ("man", "men", "woman", "women")
"""Ends of nouns for people that no list holds whole: "boatmen", "linesman"."""
_MEASURED = frozenset({"time", "month", "length", "mass", "area", "volume", "speed", "percent"})


class Measurand(msgspec.Struct, frozen=True):
    """A figure without its value.

    ``sort`` is "measure" for physical and money units, "people" for people and bare numbers, "kind" for any other
    thing counted. ``weights`` are the concepts of the sentence and how near they stand (0 to 1), ``head`` the concept
    of what is measured or counted (``""`` when only the unit tells), ``state`` and ``growth`` as in :mod:`courses`.
    ``part`` tells whether it counts some of others, ``rate`` for each of what it is given ("a share"), ``period`` the
    other month or year it speaks of, ``moment`` the time (ISO 8601) it is given for and ``stated`` whether its sentence
    says so; else the moment is the day of the report. ``person`` is whom an age or a length of service is told of,
    ``apart`` whether it is the time between two happenings ("two days after"), ``actors`` the
    concepts of the people and bodies named close by, ``bodies`` those of the bodies, ``owner`` whose share of the
    votes it is, ``rival`` whether it is another's count, set against that of the number before it. ``whole`` is what
    another number is a part of ("nine of the 11"), ``former`` what the count was before, ``so_far`` a count that its
    sentence says is not yet done, ``reckoned`` one that somebody is said to have counted himself, ``of_several`` one
    lot of several ("two more"), ``more_follow`` one that such a lot is added to. ``scope`` are the words of the places
    and buildings it is told of (:mod:`scopes`), ``turn`` which way a percentage turns (:mod:`turns`), ``foreseen``
    whether it is only to come, ``stage`` whether it is only demanded or offered, ``voice`` who is named as saying so,
    ``folk`` the name that says whose people or things are counted ("120 Calvane soldiers").
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
    person: str = ""
    apart: bool = False
    actors: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    owner: str = ""
    rival: bool = False
    whole: bool = False
    former: bool = False
    so_far: bool = False
    reckoned: bool = False
    of_several: bool = False
    more_follow: bool = False
    scope: frozenset[str] = frozenset()
    rate: str = ""
    turn: str = ""
    foreseen: bool = False
    stage: str = ""
    voice: str = ""
    folk: str = ""

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands: report, begin, end."""
        return self.report.id, self.quantity.begin, self.quantity.end


def find(reading: Reading) -> tuple[Measurand, ...]:
    """The measurands of a report in order of place; a number in a name ("Route 40") measures nothing."""
    found: list[Measurand] = []
    for amount in amounts.of(reading)[:REPORTED]:
        measurand = _measurand(reading, amount)
        found.append(_rival(found[-1], _anothers(found, measurand)) if found else measurand)
    return tuple(found)


def _anothers(found: list[Measurand], measurand: Measurand) -> Measurand:
    """The measurand, as another's count of what the sentence before counts first, where its own sentence says so."""
    told = tellings.anothers(measurand.report, measurand.sentence, measurand.quantity)
    unit = measurand.quantity.unit
    hosts = [m for m in found if told == m.sentence and not (m.whole or m.former) and unit in ("", m.quantity.unit)]
    host = next((m for m in hosts if m.sort != "measure"), next(iter(hosts), None)) if told else None
    if host is None:
        return measurand
    quantity = msgspec.structs.replace(measurand.quantity, unit=host.quantity.unit)
    return msgspec.structs.replace(host, quantity=quantity, rival=True)


def _rival(host: Measurand, measurand: Measurand) -> Measurand:
    """The measurand, as one of what ``host`` counts where their sentence sets it against that one."""
    one = host.sentence == measurand.sentence
    if not one or not owners.set_against(host.report, host.quantity, measurand.quantity):
        return measurand
    return msgspec.structs.replace(host, quantity=measurand.quantity, rival=True)


def _measurand(reading: Reading, amount: Amount) -> Measurand:
    quantity = amount.quantity
    begin, end = _sentence(reading, quantity)
    row = _nearby(reading.text, begin, end, quantity)
    weights: dict[str, float] = {}
    for term, near in row:
        weights[term.concept] = max(weights.get(term.concept, 0.0), near)
    sort = _sort(quantity)
    moment, stated = _moment(reading, begin, end)
    voting = quantity.unit == "percent" or quantity.unit in ("vote", "ballot")
    owner = owners.owner(reading, (begin, end), quantity) if voting else ""
    before, after = reading.text[max(begin, quantity.begin - 24) : quantity.begin], reading.text[quantity.end : end]
    whole = countings.whole(reading.text, begin, quantity)
    own = _state_of_them(reading.text, end, quantity) if sort == "people" else courses.NONE
    shared = owner and quantity.unit == "percent"
    state, growth = courses.SHARE if shared else own if own[0] else _course(reading, (begin, end), row, quantity, sort)
    actors = _actors(reading, begin, end, weights)
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
        part=_part(reading.text, before, after, quantity) and not own[0],
        period=_period(reading, begin, end, quantity),
        moment=moment,
        stated=stated,
        person=_person(reading, begin, end, quantity),
        apart=_apart(before, after, quantity),
        actors=frozenset(actors),
        bodies=frozenset(name for name, body in actors.items() if body),
        owner=owner,
        folk=owners.folk(reading.words(quantity)),
        whole=whole,
        reckoned=countings.reckoned(reading.text, begin, quantity),
        voice=_voice(reading, quantity),
        foreseen=countings.foreseen(reading.text, begin, quantity),
        stage=countings.stage(reading.text, begin, quantity) if sort == "measure" else "",
        former=countings.former(reading.text, begin, quantity),
        of_several=countings.of_several(reading.text, begin, quantity),
        more_follow=not state and countings.more_follow(reading.text, quantity),
        so_far=countings.so_far(reading.text, begin, end),
        rate=amount.rate,
        turn=turns.turn(reading.text, begin, end, quantity) if quantity.unit == "percent" else "",
    )


def _course(
    reading: Reading, sentence: tuple[int, int], row: courses.Row, quantity: Quantity, sort: Sort
) -> courses.Course:
    """The state told in the number's sentence, else in the one before, where the number only goes on with it.

    Words of a date tell none: "since March".
    """
    row = [(t, near) for t, near in row if not any(x.begin <= t.begin < x.end for x in reading.timexes)]
    course = _told(reading.text, row, quantity, sort)
    before = None if course[0] else tellings.goes_on(reading, sentence, quantity)
    return _told(reading.text, [(t, 1.0) for t in terms(reading.text, *before)], quantity, sort) if before else course


def _told(text: str, row: courses.Row, quantity: Quantity, sort: Sort) -> courses.Course:
    if sort == "people":
        return courses.of_people(text, row, quantity)
    return courses.of_things(text, row, quantity, measure=sort == "measure")


def _apart(before: str, after: str, quantity: Quantity) -> bool:
    """Whether a span of time is that between two happenings: "three hours after the fire was out"."""
    return dimension(quantity.unit)[0] in ("time", "month") and bool(_APART.match(after)) and not _FOR.search(before)


def _part(text: str, before: str, after: str, quantity: Quantity) -> bool:
    """Whether a number counts a part of others; "800 metres of the plant" and "half of the votes" are wholes."""
    if (
        dimension(quantity.unit)[0] in ("length", "time", "month", "percent")
        or countings.some_of(text, quantity) is not None
    ):
        return False
    return _PART_AFTER.match(after) is not None or _PART_BEFORE.search(before) is not None


def _state_of_them(text: str, end: int, quantity: Quantity) -> courses.Course:
    """The state told behind "of them", for all who are in it are counted: "six of them in a critical condition"."""
    them = _PART_AFTER.match(text[quantity.end : end])
    if not them or not them.group().endswith(("them", "whom")):
        return courses.NONE
    begin = quantity.end + them.end()
    stop = _BREAK.search(text, begin, end)
    row = [(t, 1.0) for t in terms(text, begin, stop.start() if stop else end)]
    return courses.of_people(text, row, msgspec.structs.replace(quantity, unit="", head=""))


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
    if dimension(quantity.unit)[0] in _MEASURED or money(quantity.unit):
        return "measure"
    noun = quantity.unit.split()[-1] if quantity.unit else ""
    people = lexicon.words(_PACKAGE, "generic_units.txt") | lexicon.words(_PACKAGE, "persons.txt")
    return "people" if noun in people or not noun or noun.endswith(_PERSONS) else "kind"


def _head(reading: Reading, quantity: Quantity, sort: Sort) -> str:
    """The concept of what is measured; nothing where it only says the unit again, "people", or where that is."""
    head = countings.told_of(reading.text, quantity, quantity.head)
    near = (m for m in reading.mentions if abs(m.begin - quantity.begin) < LEAD and m.kind in ("place", "person"))
    if any(head in concepts(reading.words(m)) for m in near if m.form == "name"):
        head = ""
    noun = quantity.unit.split()[-1] if quantity.unit else ""
    idle = lexicon.words(_PACKAGE, "generic_units.txt") | lexicon.words(_PACKAGE, "idle_heads.txt")
    if sort == "measure":
        told = "" if head == concept(noun) or quantity.head in idle else head
        return told or _what_rose(reading, quantity)
    if sort == "people" and (noun in idle or quantity.head in idle):
        return "" if quantity.head in idle or head == concept(noun) else head
    return head or concept(noun)


def _what_rose(reading: Reading, quantity: Quantity) -> str:
    """The concept of what rose or fell to a value: "profit before tax rose 12 percent to 84.2 million marks"."""
    held = [s for s in reading.statements if s.covers(quantity) and concept(s.predicate) in named("rising.txt")]
    least = min(held, key=lambda s: (s.end - s.begin, s.begin), default=None)
    agent = next((a for a in least.arguments if a.role == "agent"), None) if least else None
    return concept(agent.head) if agent else ""


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


def _actors(reading: Reading, begin: int, end: int, weights: dict[str, float]) -> dict[str, bool]:
    """The last words of the names of people and bodies within a few words of the number, and which are bodies.

    Whoever is only cited for it does nothing with it.
    """
    cited = [s.source for s in reading.statements if s.source is not None and begin <= s.source.begin < end]
    named = [m for m in reading.mentions if begin <= m.begin < end and m.form == "name"]
    named = [m for m in named if m.kind in ("person", "organisation") and not any(m.overlaps(v) for v in cited)]
    actors = {concept(m.name): m.kind == "organisation" for m in named}
    return {name: body for name, body in actors.items() if weights.get(name, 0.0) >= CLOSE}


def _voice(reading: Reading, quantity: Quantity) -> str:
    """The name of whoever is cited for a number, by the shortest statement that holds it; ``""`` for the report."""
    held = [s for s in reading.statements if s.source is not None and s.covers(quantity)]
    least = min(held, key=lambda s: (s.end - s.begin, s.begin), default=None)
    source = least.source if least is not None else None
    return source.name if source is not None and not source.overlaps(quantity) else ""


def _person(reading: Reading, begin: int, end: int, quantity: Quantity) -> str:
    """The last name of the person nearest to an age or a length of service ("a 20-year veteran"); else ``""``."""
    if quantity.unit not in ("year", "month") or "-" not in reading.words(quantity) or courses.is_term(quantity.head):
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
