"""The quantities of a report as they are compared: empty numbers left out, those told in pieces put together.

In: a reading. Out: :class:`Amount`, in order of place. Decided here: a number in a name ("Route 40") measures nothing;
a run of periods ("the third straight month") and an hour told without a number ("just over an hour") measure; a share
told as a fraction ("three fifths of the water") is one of a hundred; "an hour and ten minutes" is one length; what is
given for each of something ("27.50 francs a share") has a rate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import Quantity, Reading, Timex
from rapporteur.relate import countings, ordinals
from rapporteur.relate.compare.measures import dimension, money
from rapporteur.relate.terms import concept

_PACKAGE = "rapporteur.relate"
_RUN = re.compile(r"\b(?:row|straight|consecutive|running|successive|as\s+many)\b", re.I)
_ORDINAL_BEFORE = re.compile(r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}th)\b", re.I)
_SIZE = 3
"""Times the greatest value of a number given by its size alone ("several hundred") is its least, or more."""
_DIGIT = re.compile(r"\d")
_TELEPHONE = re.compile(r"0\d+")
_DIGITS_BEFORE = re.compile(r"\d[\s-]$")
_DIGITS_AFTER = re.compile(r"[\s-]\d")
_BACKWARD = re.compile(r"\b(?:the|these|those|both|all)\s$", re.I)
_NUMBERED = re.compile(r"\b(?:Number|No\.?|Nos\.?|#)\s?$")
_NAME_BEFORE = re.compile(r"[^\W\d_]*[^\W\d_a-z][a-z]+\s$")
_CLOCK_BEFORE = re.compile(r"\b(?:at|by|until|till)\s+$")
_CLOCK_WORDS = re.compile(r"\b(?:five|ten|twenty|quarter|half)\s+(?:to|past)\s+$")
_CLOCK = re.compile(r"\d{1,2}(?:[.:][0-5]\d)?|[a-z]+", re.I)
_FRACTION = re.compile(r"\b(?:half|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b", re.I)
_ROUND = re.compile(r"\b(?:half|quarters?|fifths?|tenths?)\b", re.I)
"""Fractions that are so many of a hundred without a rest; a third stands for what lies near it."""
_HOUR = re.compile(r"(half\s+)?\ban\s+hour(\s+and\s+a\s+half)?$", re.I)
_MORE = re.compile(r"\b(?:more\s+than|over|at\s+least|upwards\s+of)\s", re.I)
_LESS = re.compile(r"\b(?:less\s+than|under|almost|nearly|not\s+quite|barely|up\s+to|at\s+most)\s", re.I)
_ROUGH = re.compile(r"\b(?:about|around|some|roughly|approximately|or\s+so)\b", re.I)
_HOUR_BEFORE = re.compile(r"\b(?:an|one)\s+hour\s+and\s+(?:a\s+)?$", re.I)
_PIECES = re.compile(r"\s*(?:,|and|,\s*and)?\s*")
_RATE = re.compile(
    r"(?:\s+of\s+[a-z]+)?\s*(?:\s(?:a|an)\s+|\s?/\s?|\sper\s+|\s(?:for\s+)?(?:each|every)\s+)([a-z]{3,})\b"
    r"(?!\s+(?:after|before|later|earlier|ago))"
)
_RATE_APART = re.compile(r"[^.,;:\d]{0,40}\b(?:per|every)\s+(second|minute|hour|day|week|month|year)\b")
_COMPOUND = re.compile(r"([a-z ]+) per ([a-z]+)")
_FLOWING = ("volume", "mass")
_PART_OF_UNIT = 100
"""Smaller coins in a larger one."""


class Amount(msgspec.Struct, frozen=True):
    """A quantity and the noun of that for each of which it is given ("share"); ``""`` where it is given for all."""

    quantity: Quantity
    rate: str = ""


def of(reading: Reading) -> tuple[Amount, ...]:
    """The amounts of a report in order of place; a number in a name ("Route 40") measures nothing."""
    text = reading.text
    quantities = [q for q in reading.quantities if not _no_figure(text, q) and not _is_size(text, q)]
    quantities += [*_runs(reading), *_hours(reading), *_orders(reading)]
    quantities.sort(key=lambda q: (q.begin, q.end))
    quantities = [_some_of(reading.text, q, after) for q, after in zip_longest(quantities, quantities[1:])]
    return tuple(_rated(reading.text, _share(reading.text, q)) for q in _joined(reading.text, quantities))


def _some_of(text: str, quantity: Quantity, after: Quantity | None) -> Quantity:
    """A bare number that counts some of what the number ``after`` it counts, with that one's unit."""
    if after is None or countings.some_of(text, quantity) != after.begin or quantity.unit or not after.unit:
        return quantity
    return msgspec.structs.replace(quantity, unit=after.unit, head=after.head)


def _is_size(text: str, quantity: Quantity) -> bool:
    """Whether a number is a size alone ("thousands"), which agrees with whatever is set beside it."""
    wide = quantity.approximate and (quantity.high or 0) >= _SIZE * quantity.value
    return wide and not _DIGIT.search(text[quantity.begin : quantity.end])


def _no_figure(text: str, quantity: Quantity) -> bool:
    """Whether a number is part of a name ("Route 40"), of a telephone number, an hour, or says "they" ("the two")."""
    printed, before = text[quantity.begin : quantity.end], text[max(0, quantity.begin - 24) : quantity.begin]
    if _BACKWARD.search(before) and printed.isalpha() and not quantity.head:
        return True
    if countings.scored(text, quantity):
        return True
    if quantity.unit:
        return False
    if (
        _which(before)
        or _TELEPHONE.match(printed)
        or _DIGITS_BEFORE.search(before)
        or _DIGITS_AFTER.match(text, quantity.end)
    ):
        return True
    named = concept(before) != "" and concept(before) == concept(quantity.head)
    if printed.isdigit() and (_NUMBERED.search(before) or (named and _NAME_BEFORE.search(before))):
        return True
    hour = quantity.value <= 24 and _CLOCK.fullmatch(printed) is not None
    return hour and (_CLOCK_BEFORE.search(before) or _CLOCK_WORDS.search(before)) is not None


def _which(before: str) -> bool:
    """Whether the word before a number is one whose number tells which is meant: "flight 418", "day three"."""
    words = before.split()
    return bool(words) and before[-1:].isspace() and words[-1].casefold() in lexicon.words(_PACKAGE, "numbered.txt")


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


def _orders(reading: Reading) -> Iterator[Quantity]:
    """The how-manieth of its kind a happening is: "their third meeting", "a second attempt"."""
    for counting in ordinals.countings(reading):
        if not any(q.begin < counting.end and counting.begin < q.end for q in reading.quantities):
            thing = counting.thing.split()[0]
            yield Quantity(
                begin=counting.begin,
                end=counting.end,
                value=float(counting.number),
                unit=ordinals.ORDER + counting.thing,
                approximate=False,
                head=thing,
                measures=f"which {thing} it was",
            )


def _hours(reading: Reading) -> Iterator[Quantity]:
    """Lengths of an hour or half of one that are told without a number: "more than an hour"."""
    for timex in reading.timexes:
        if timex.type != "DURATION" or any(q.overlaps(timex) for q in reading.quantities):
            continue
        told = reading.words(timex)
        hour = _HOUR.search(told)
        if hour is None or any(_goes_on(reading.text, timex.end, q) for q in reading.quantities):
            continue
        around = reading.text[max(0, timex.begin - 24) : timex.begin] + told
        minutes = 60.0 * (0.5 if hour.group(1) else 1.5 if hour.group(2) else 1.0)
        yield Quantity(
            begin=timex.begin + hour.start(),
            end=timex.end,
            value=minutes,
            unit="minute",
            approximate=_ROUGH.search(around) is not None,
            bound="at least" if _MORE.search(around) else "at most" if _LESS.search(around) else None,
            measures="length of time",
        )


def _goes_on(text: str, end: int, quantity: Quantity) -> bool:
    """Whether an hour that ends at ``end`` goes on with minutes: "an hour and ten minutes"."""
    between = text[end : quantity.begin] if end <= quantity.begin else ""
    return quantity.unit == "minute" and between.strip() in ("and", "and a")


def _joined(text: str, quantities: list[Quantity]) -> Iterator[Quantity]:
    """The quantities, those in two units as one: "an hour and ten minutes"; without conversions."""
    kept: list[Quantity] = []
    for quantity in quantities:
        if kept and _converted(text, kept[-1], quantity):
            continue
        whole = _one_amount(text, kept[-1], quantity) if kept else None
        if whole is not None:
            kept[-1] = whole
        else:
            kept.append(_with_an_hour(text, quantity))
    yield from kept


def _converted(text: str, left: Quantity, right: Quantity) -> bool:
    """Whether a sum stands in brackets behind another, as its worth in other money: "$US1 million ($1.52 million)"."""
    return bool(money(left.unit) and money(right.unit)) and text[left.end : right.begin].strip() in ("(", "[")


def _with_an_hour(text: str, quantity: Quantity) -> Quantity:
    before = _HOUR_BEFORE.search(text, max(0, quantity.begin - 24), quantity.begin)
    if before is None or quantity.unit != "minute":
        return quantity
    return msgspec.structs.replace(quantity, begin=before.start(), value=quantity.value + 60)


def _one_amount(text: str, left: Quantity, right: Quantity) -> Quantity | None:
    """Two quantities that stand together as one, in the smaller unit; coins without a name in the larger."""
    if left.high or right.high or left.end > right.begin or not _PIECES.fullmatch(text[left.end : right.begin]):
        return None
    if money(left.unit) and not right.unit and right.value < _PART_OF_UNIT and text[left.end : right.begin].isspace():
        bare = text[right.begin : right.end].isdigit() and left.value == int(left.value)
        value = left.value + right.value / _PART_OF_UNIT
        return msgspec.structs.replace(left, end=right.end, value=value) if bare else None
    (one, size), (other, smaller) = dimension(left.unit), dimension(right.unit)
    if one != other or one not in ("time", "month", "mass", "length") or size <= smaller:
        return None
    many = size / smaller
    if right.value >= many or many != int(many):
        return None
    return msgspec.structs.replace(right, begin=left.begin, value=left.value * many + right.value)


def _share(text: str, quantity: Quantity) -> Quantity:
    """A fraction of something as a percentage: "three fifths of the water"; any other quantity as it is."""
    printed = text[quantity.begin : quantity.end]
    fraction = _FRACTION.search(printed)
    if fraction is None or not 0 < quantity.value < 1 or quantity.unit in _measured() or money(quantity.unit):
        return quantity
    rough = quantity.approximate or _ROUND.search(printed) is None
    value = round(100 * quantity.value, 1)
    return msgspec.structs.replace(quantity, value=value, unit="percent", approximate=rough)


def _measured() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.table(_PACKAGE, "dimensions.tsv"))


def _rated(text: str, quantity: Quantity) -> Amount:
    """The quantity with its rate: "litres a second", "27.50 francs a share"."""
    compound = _COMPOUND.fullmatch(quantity.unit)
    if compound and dimension(quantity.unit)[0] == quantity.unit and dimension(compound.group(1))[0] in _FLOWING:
        return Amount(msgspec.structs.replace(quantity, unit=compound.group(1)), concept(compound.group(2)))
    measured = dimension(quantity.unit)[0]
    if not (money(quantity.unit) or measured in _FLOWING or measured == quantity.unit):
        return Amount(quantity)
    behind = _RATE.match(text, quantity.end)
    if behind is None and measured in _FLOWING:
        behind = _RATE_APART.match(text, quantity.end)
    return Amount(quantity, concept(behind.group(1)) if behind else "")
