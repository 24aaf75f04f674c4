"""Numbers with their units, ranges and hedges: the bare amounts of a text.

In: lexemes and numerals. Out: :class:`Amount` after amount. Decided here: what belongs to a number on either side of
it: a currency, a scale letter, a unit, a second bound, a hedge. Whether it is a figure at all, and of what, is
decided in :mod:`rapporteur.annotate.figures.quantities`.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rapporteur.annotate.figures import measure_units, multiples
from rapporteur.annotate.figures.amount import Amount, are_two, hedges, in_main_unit, movers, steps
from rapporteur.annotate.figures.lexemes import Lexeme, typed_value
from rapporteur.annotate.figures.measure_units import Unit
from rapporteur.annotate.figures.numerals import Numeral, word_values
from rapporteur.language import lexicon

_PACKAGE = "rapporteur.annotate"
_LETTERS = {"m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12, "t": 1e12, "k": 1e3, "g": 1e9, "mm": 1e6}
_DASHES = frozenset("-–—‑")
_MOVED = 10
"""Lexemes before "from" in which something moves: "increase their stake in the fund from 25 percent to 30 percent"."""
_MANY_OF = 1000
"""The most that one is told of with a noun between: "one person in 10"."""
_PLACES = frozenset({("under",), ("over",), ("above",), ("below",), ("near",), ("around",), ("about",)})
"""Hedges that before "one" are prepositions."""
_GOING = frozenset({"go", "goes", "going", "gone", "went"})
_NEAR = 1.5
"""Times the first of two numbers with "or" between them that the second may be, to be the end of a range."""
_BREAKS = frozenset(".;:?!")
_MONEY_LETTERS = frozenset({"m", "mn", "bn"})
_MONEY_REACH = 20
"""Lexemes behind money within which "550m" is money of the same currency and no length."""
_HEDGE_REACH = 4
_LEAST_SPOKEN_CENTS = 10
"""Cents without their name have two digits: "thirteen dollars and forty-five", but "a dollar and two"."""
_RATES = frozenset({100.0, 1000.0, 10_000.0, 100_000.0, 1_000_000.0})
"""How many people or things a rate is told for."""
_YEARS = (1900, 2100)
"""Four digits between these behind "in" are a year: "three in 2019"."""
_INCH_WORDS = frozenset({"thick", "long", "wide", "tall", "high", "deep", ".", ""})


def find(text: str, lexemes: Sequence[Lexeme], numerals: Sequence[Numeral]) -> list[Amount]:
    """The amounts among ``lexemes``, in order; ordinals are left out."""
    reader = _Reader(text, lexemes, [n for n in numerals if n.kind != "ordinal"])
    return reader.read()


class _Reader:
    def __init__(self, text: str, lexemes: Sequence[Lexeme], numerals: Sequence[Numeral]) -> None:
        self.text, self.lexemes, self.numerals = text, lexemes, numerals
        self.money: Amount | None = None
        """The money told last."""

    def read(self) -> list[Amount]:
        found: list[Amount] = []
        k = 0
        while k < len(self.numerals):
            if found and self.numerals[k].first < found[-1].last:
                k += 1
                continue
            amount = self._single(self.numerals[k])
            taken = 1
            if k + 1 < len(self.numerals) and amount.high is None and self.numerals[k + 1].high is None:
                pair = self._pair(amount, self.numerals[k + 1])
                if pair is not None:
                    amount, taken = pair, 2
                while amount.high is None and taken > 1 and k + taken < len(self.numerals):
                    longer = self._finished(amount, self.numerals[k + taken])
                    if longer is None:
                        break
                    amount, taken = longer, taken + 1
            found.append(self._hedged(amount))
            if amount.unit is not None and amount.unit.kind == "currency":
                self.money = amount
            k += taken
        return found

    def _pair(self, amount: Amount, numeral: Numeral) -> Amount | None:
        """An amount and the number behind it as one figure."""
        return (
            self._range(amount, numeral)
            or self._change(amount, numeral)
            or self._finished(amount, numeral)
            or self._share(amount, numeral)
        )

    def _norm(self, i: int) -> str:
        return self.lexemes[i].norm if 0 <= i < len(self.lexemes) else ""

    def _original(self, i: int) -> str:
        lexeme = self.lexemes[i]
        return self.text[lexeme.begin : lexeme.end]

    def _touches(self, i: int) -> bool:
        return 0 < i < len(self.lexemes) and self.lexemes[i - 1].end == self.lexemes[i].begin

    def _single(self, numeral: Numeral) -> Amount:
        """One number with the unit on either side."""
        if numeral.high is not None:
            return self._sized(numeral)
        first, last, value = numeral.first, numeral.last, numeral.value
        money = measure_units.before(self.text, self.lexemes, first)
        if money is None and self._norm(first - 1) in ("-", "−") and self._touches(first):
            money = measure_units.before(self.text, self.lexemes, first - 1)
        if money is not None:
            first = money[1]
        if money is None and self._goes_on(last):
            assert self.money is not None
            return Amount(first, last + 1, numeral, value * _LETTERS[self._norm(last)], self.money.unit)
        factor = self._scale(last, numeral, money is not None)
        if factor != 1.0:
            value, last = value * factor, last + 1
        joined = self._norm(last) in _DASHES and self._touches(last) and self._touches(last + 1)
        unit = measure_units.behind(self.text, self.lexemes, last)
        if unit is None and money is None:
            unit = self._multiple(last) or self._inch(last) or self._percent_before(first)
            unit = unit or self._magnitude(first, last) or self._per_many(last)
        if money is not None and (unit is None or unit[0].kind != "currency"):
            unit = self._rate(money[0], last)
        if unit is not None:
            last = unit[1]
        chosen = unit[0] if unit is not None else money[0] if money is not None else None
        if unit is not None and money is not None and unit[0].name == "USD" and money[0].name != "USD":
            chosen = money[0]
        return Amount(first, last, numeral, value, chosen, joined=joined)

    def _goes_on(self, last: int) -> bool:
        """Whether a letter behind a number scales money that was told before: "1bn euros now and 550m later"."""
        letter = self._norm(last) in _MONEY_LETTERS and self._touches(last) and not self._touches(last + 1)
        if not letter or self.money is None or not 0 < last - self.money.last <= _MONEY_REACH:
            return False
        if self.lexemes[self.money.last - 1].kind == "gap" or self._factor(self.money) < _LETTERS["m"]:
            return False
        between = [x.norm for x in self.lexemes[self.money.last : last]]
        after = self._norm(last + 1)
        return "." not in between and (not after.isalpha() or after in lexicon.words(_PACKAGE, "timex_boundaries.txt"))

    def _multiple(self, last: int) -> tuple[Unit, int] | None:
        """How many times one amount is another: "three times as many", "tenfold"."""
        end = multiples.is_unit(self.lexemes, last)
        return (multiples.TIMES, end) if end else None

    def _sized(self, numeral: Numeral) -> Amount:
        """A number given by its size alone with its unit: "hundreds of miles", "several hundred million dollars"."""
        at = numeral.last + (self._norm(numeral.last) == "of")
        unit = measure_units.behind(self.text, self.lexemes, at)
        if unit is None or unit[0].kind == "time":
            return Amount(numeral.first, numeral.last, numeral, numeral.value, None, numeral.high, "about")
        return Amount(numeral.first, unit[1], numeral, numeral.value, unit[0], numeral.high, "about")

    def _magnitude(self, first: int, last: int) -> tuple[Unit, int] | None:
        """The strength of a quake: "a magnitude 6.4 quake", "a magnitude of 6.4", "6.4 on the Richter scale"."""
        before = [self._norm(k) for k in (first - 2, first - 1)]
        behind = [self._norm(k) for k in range(last, last + 4)]
        led = before[1] == "magnitude" or before in (["magnitude", "of"], ["magnitude", "-"])
        scaled = behind[:2] == ["on", "the"] and "richter" in behind
        return (Unit("magnitude", "physical"), last) if led or scaled else None

    def _per_many(self, last: int) -> tuple[Unit, int] | None:
        """So many for each hundred or more: "12 per 100,000 people"."""
        many = self.lexemes[last + 1] if last + 1 < len(self.lexemes) and self._norm(last) == "per" else None
        value = typed_value(many) if many is not None and many.kind == "number" else None
        if value not in _RATES:
            return None
        counted = self._norm(last + 2) == "people" or self._norm(last + 2).endswith("s")
        return Unit(f"per {value:,.0f}", "ratio"), last + 2 + counted

    def _percent_before(self, first: int) -> tuple[Unit, int] | None:
        """Of "per cent of 20", said the wrong way round, where nothing stands before it."""
        words = [self._norm(k) for k in range(max(first - 3, 0), first)]
        if words[-1:] != ["of"] or first > 3 or "".join(words[:-1]) not in ("percent", "percents"):
            return None
        return Unit("percent", "ratio"), self._end(first)

    def _end(self, first: int) -> int:
        """The lexeme behind the numeral that begins at ``first``."""
        return next(n.last for n in self.numerals if n.first == first)

    def _rate(self, money: Unit, last: int) -> tuple[Unit, int] | None:
        """Money per unit: "$15 per hour", "$350/kg"; "$5 million yards" has none."""
        if self._norm(last) not in ("per", "/"):
            return None
        by = measure_units.behind(self.text, self.lexemes, last + 1)
        return None if by is None else (Unit(f"{money.name} per {by[0].name}", "currency"), by[1])

    def _scale(self, last: int, numeral: Numeral, money: bool) -> float:
        """The letter behind a number that multiplies it: "£5m", "10M", "1.2b"."""
        if last >= len(self.lexemes) or self.lexemes[last].kind != "word" or numeral.last - numeral.first > 1:
            return 1.0
        original = self._original(last)
        factor = _LETTERS.get(original.lower(), 1.0)
        if original.lower() == "mm" and original != "MM":
            return 1.0
        near = self._touches(last)
        if money:
            return factor if near or original.isupper() else 1.0
        many = lexicon.words(_PACKAGE, "multitudes.txt")
        if near and original in ("m", "mn", "k") and self._norm(last + 1) in many:
            return factor
        if original in ("M", "B", "bn") or (original == "b" and near and numeral.value != int(numeral.value)):
            return factor
        return factor if original == "G" and numeral.value >= 10 else 1.0

    def _inch(self, last: int) -> tuple[Unit, int] | None:
        """Inches by a double prime, or by "in" where a dimension follows."""
        norm = self._norm(last)
        opens = self._touches(last + 1) and self._norm(last + 1).isalpha()
        if norm in ('"', "″") and not opens and not self._inside_quotes(last):
            return Unit("inch", "physical"), last + 1
        tall = self._norm(last + 1) in _INCH_WORDS or self._touches(last)
        if norm == "in" and tall and self.lexemes[last - 1].kind != "word":
            return Unit("inch", "physical"), last + 1
        return None

    def _inside_quotes(self, i: int) -> bool:
        """Whether the mark closes a quotation: an odd number of its kind stands shortly before it."""
        mark = self.lexemes[i].norm
        marks = [k for k in range(max(0, i - 100), i) if self.lexemes[k].norm in (mark, "“")]
        return len(marks) % 2 == 1

    def _range(self, left: Amount, numeral: Numeral) -> Amount | None:
        """Two numbers as the ends of one range: "8 to 10 feet", "between 44 and 50 mg", "3.5–4.0", "$2-3 million"."""
        between = [x.norm for x in self.lexemes[left.last : numeral.first]]
        right = self._single(numeral)
        left = in_main_unit(left, right)
        if right.first < numeral.first:
            between = [x.norm for x in self.lexemes[left.last : right.first]]
        dash = len(between) == 1 and between[0] in _DASHES
        leading = self._norm(left.first - 1)
        spread = between in (["to"], ["-", "to"]) or (between == ["and"] and leading == "between")
        spread = spread or (between == ["or"] and left.unit is None and self._is_next(left, numeral))
        if not (dash or spread) or (left.numeral.kind == "fraction" and (dash or not left.numeral.typed)):
            return None
        if are_two(left, right, dash=dash) or (between == ["to"] and self._moves(left)) or self._is_year(left):
            return None
        low, high = left.value, right.value
        base = high / self._factor(right)
        if (left.unit is None or right.unit in (None, left.unit)) and self._factor(left) == 1 and low < base:
            low *= self._factor(right)
        if left.unit is not None and right.unit is None and self._lower_scale(left, right):
            return None
        if not low < high or (dash and not self._dash_is_range(left, right)):
            return None
        first = left.first - 1 if leading in ("between", "from") and spread else left.first
        return Amount(
            first if leading == "between" else left.first, right.last, left.numeral, low, right.unit or left.unit, high,
            joined=right.joined,
        )  # fmt: skip

    def _is_next(self, left: Amount, numeral: Numeral) -> bool:
        """Whether a number is one of two near each other: "two or three weeks", "10 or 12 people"."""
        whole = left.numeral.kind == numeral.kind == "cardinal" and left.numeral.typed == numeral.typed
        named = self._original(left.first)[:1].isupper() and self._original(numeral.first)[:1].isupper()
        return whole and not named and left.value < numeral.value <= max(left.value + 1, left.value * _NEAR)

    def _is_year(self, amount: Amount) -> bool:
        """Whether a number that could begin a range is a year: "from 4 million in 2010 to 5 million"."""
        four = amount.unit is None and amount.numeral.typed and self.lexemes[amount.first].norm.isdigit()
        led = self._norm(amount.first - 1) in ("in", "since", "during")
        return four and led and _YEARS[0] <= amount.value <= _YEARS[1]

    def _factor(self, amount: Amount) -> float:
        """What the scale words and letters of an amount multiply its digits by: a million in "3 million" and "$3m"."""
        typed = typed_value(self.lexemes[amount.numeral.first])
        last = word_values().get(self._norm(amount.numeral.last - 1), ("", 1.0))
        if typed:
            return abs(amount.value / typed) if amount.numeral.kind == "cardinal" else 1.0
        return last[1] if last[0] == "scale" and amount.numeral.last - amount.numeral.first > 1 else 1.0

    def _lower_scale(self, left: Amount, right: Amount) -> bool:
        """Whether two things are told, "$5 to 3 people": a bare number behind money with a scale is another thing."""
        return left.unit is not None and left.unit.kind == "currency" and right.value < left.value

    def _moves(self, left: Amount) -> bool:
        """Whether two values are told in turn: "rose from 5 to 8" and "rose $3.20 to $81.45" are no ranges."""
        before = self._norm(left.first - 1)
        if before == "by" or (left.unit is not None and before in movers()):
            return True
        if before != "from":
            return False
        told = [self._norm(k) for k in range(max(left.first - 1 - _MOVED, 0), left.first - 1)]
        start = max((k + 1 for k, norm in enumerate(told) if norm in _BREAKS), default=0)
        return any(norm in movers() for norm in told[start:])

    def _dash_is_range(self, left: Amount, right: Amount) -> bool:
        """Whether the dash spans a range ("10-15 exabytes") and no score, telephone number or pair of years."""
        if right.unit is not None or left.unit is not None:
            return True
        both = left.numeral.typed and right.numeral.typed
        after = self._norm(right.last)
        return both and after.isalpha() and right.value > 10

    def _change(self, left: Amount, numeral: Numeral) -> Amount | None:
        """Smaller units that finish an amount: "3 dollars 50 cents", "thirteen dollars and forty-five"."""
        if left.unit is None or left.unit.kind != "currency" or left.unit.name in ("cent", "penny"):
            return None
        between = [x.norm for x in self.lexemes[left.last : numeral.first]]
        if between not in ([], ["and"]) or not 0 < numeral.value < 100 or left.value != int(left.value):
            return None
        right = self._single(numeral)
        small = right.unit is not None and right.unit.name in ("cent", "penny")
        spoken = not numeral.typed and right.unit is None and not self._norm(right.last)[:1].isalnum()
        if not small and (not spoken or (between and numeral.value < _LEAST_SPOKEN_CENTS)):
            return None
        return Amount(left.first, right.last, left.numeral, round(left.value + numeral.value / 100, 2), left.unit)

    def _finished(self, left: Amount, numeral: Numeral) -> Amount | None:
        """A smaller unit that finishes an amount: "two hours and 20 minutes", "6 feet 2 inches"."""
        if left.unit is None or left.high is not None or left.value != int(left.value):
            return None
        between = [x.norm for x in self.lexemes[left.last : numeral.first]]
        right = self._single(numeral)
        step = steps().get((left.unit.name, right.unit.name)) if right.unit is not None else None
        if step is None or between not in ([], ["and"], [","], [",", "and"]) or not 0 < right.value < step:
            return None
        value = left.value * step + right.value
        return Amount(left.first, right.last, left.numeral, value, right.unit, joined=right.joined)

    def _share(self, left: Amount, numeral: Numeral) -> Amount | None:
        """So many of so many as a fraction: "one in five", "nine out of 10"; no year, no score, no time."""
        between = [x.norm for x in self.lexemes[left.last : numeral.first]]
        parted = between in (["in"], ["in", "every"], ["out", "of"], ["out", "of", "every"])
        noun = len(between) == 2 and between[1] == "in" and self.lexemes[left.last].kind == "word"
        if left.unit is not None or not (parted or (noun and left.value == 1)):
            return None
        right = self._single(numeral)
        if between[1:] == ["in"] and (right.value > _MANY_OF or right.joined):
            return None
        whole = right.value == int(right.value) and left.value == int(left.value) and left.numeral.kind == "cardinal"
        year = numeral.typed and _YEARS[0] <= right.value <= _YEARS[1] and left.value != 1
        if not whole or right.unit is not None or year or not 0 < left.value < right.value:
            return None
        if self._norm(right.last) in lexicon.words(_PACKAGE, "bout_nouns.txt"):
            return None
        fraction = msgspec.structs.replace(numeral, kind="fraction", value=left.value / right.value)
        return Amount(left.first, right.last, fraction, left.value / right.value)

    def _hedged(self, amount: Amount) -> Amount:
        """The amount with the hedge before or behind it."""
        i = amount.first - 1
        if self._norm(i) == "the" or self._norm(i) == "a":
            i -= 1
        for words, kind in hedges().get(self._norm(i), ()):
            begin = i - len(words) + 1
            if words in _PLACES and amount.value == 1 and amount.unit is None:  # "under one roof"
                continue
            if words == ("up", "to") and self._norm(begin - 1) in _GOING:  # "bills going up to £3,000"
                continue
            if begin >= 0 and tuple(self._norm(k) for k in range(begin, i + 1)) == words:
                return msgspec.structs.replace(amount, hedge=kind, hedge_first=begin)
        after = self._norm(amount.last), self._norm(amount.last + 1)
        if after in (("or", "more"), ("and", "more")) or after[0] in ("plus", "+"):
            return msgspec.structs.replace(amount, hedge="least")
        if after == ("or", "so") or after in (("-", "odd"), ("-", "ish")):
            return msgspec.structs.replace(amount, hedge="about")
        return msgspec.structs.replace(amount, hedge="most") if after in (("or", "less"), ("or", "fewer")) else amount
