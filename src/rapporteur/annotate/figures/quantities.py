"""Figures of a report: how many, how much, how long, and of what.

In: an article, its analysis, mentions and timexes. Out: :class:`~rapporteur.model.Quantity` after quantity, in readable
blocks only. Decided here: which amounts are figures. Dates, ages, numbers in names ("Group of 20", "F-35", "Route 40"),
list numbers, scores and counts that only point back ("the two leaders") are none
(:mod:`rapporteur.annotate.figures.number_roles`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Literal

import msgspec

from rapporteur.annotate.figures import amounts, constructions, lexemes, multiples, numbers, series, sized, vague
from rapporteur.annotate.figures.amount import Amount
from rapporteur.annotate.figures.lexemes import Lexeme
from rapporteur.annotate.figures.measure_terms import Measure
from rapporteur.annotate.figures.measure_units import Unit
from rapporteur.annotate.figures.measures import Measures
from rapporteur.annotate.figures.number_roles import Covering, Roles
from rapporteur.annotate.figures.numerals import word_values
from rapporteur.language import Analysis, Token
from rapporteur.language.lexicon import words
from rapporteur.model import Article, Mention, Passage, Quantity, Timex

_PACKAGE = "rapporteur.annotate"
_LONGEST_NOUN_PHRASE = 6
_WEIGHED = re.compile(r"\s*\([\d.,]+\s*(?:kg|kilo|kilogram|ton|tonne|metric)")
"""A weight in brackets, into which pounds are converted."""
_MONEY_POUNDS = 1000
"""Pounds from here on are money where nothing around them speaks of weight or price."""
_BOUNDS: dict[str, Literal["at least", "at most"]] = {"least": "at least", "most": "at most"}


def find(
    article: Article,
    analysis: Analysis,
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
) -> tuple[Quantity, ...]:
    """The figures of ``article`` in order; offsets are code points of its text."""
    named = [Passage(begin=n.begin, end=n.end) for n in analysis.names if n.label != "date"]
    known = {(n.begin, n.end) for n in named}
    named += [m for m in mentions if m.form == "name" and (m.begin, m.end) not in known]
    pronouns = {m.begin: m.name for m in mentions if m.form == "pronoun"}
    names, times = Covering(named), Covering(timexes)
    measuring = Measures(analysis, pronouns)
    found: list[Quantity] = []
    for block in article.readable():
        split = lexemes.split(article.text, block.begin, block.end)
        reader = _Reader(article.text, split, measuring, names, times)
        read = amounts.find(article.text, split, vague.find(split, multiples.find(split, numbers.find(split))))
        reader.measured = {x.begin: a.unit for a in read if a.unit for x in split[a.first : a.last]}
        found += [q for amount in read if (q := reader.figure(amount))]
    return tuple(found)


_LAST = ""
"""What the amount read last is kept under, whatever its unit."""
_COUNT = "#"
"""What the count read last is kept under."""


class _Reader:
    """Reads the amounts of one block; ``counted`` is the count that "one of them" can be a part of."""

    def __init__(
        self, text: str, split: Sequence[Lexeme], measuring: Measures, names: Covering, times: Covering
    ) -> None:
        self.text, self.lexemes, self.times = text, split, times
        self.measuring, self.analysis = measuring, measuring.analysis
        self.roles = Roles(text, split, names)
        self.counted: Measure | None = None
        self.told: dict[str, series.Told] = {}
        self.measured: dict[int, Unit] = {}
        """Where the numbers and units of the block's measured amounts begin, to the unit."""

    def figure(self, amount: Amount) -> Quantity | None:
        """The amount as a figure, or ``None`` when it is none."""
        if self._is_time(amount) or self.roles.is_no_figure(amount):
            return None
        begin, end = self.lexemes[amount.first].begin, self.lexemes[amount.last - 1].end
        tokens = self.analysis.within(begin, end)
        size = amount.numeral.high is not None
        counting = partial(sized.noun, self.measuring) if size and tokens else self.measuring.counted
        counted = None if amount.unit else counting(tokens)
        if size and not (tokens and sized.counts(self.measuring, tokens, counted)):
            return None
        if counted is None and amount.numeral.kind == "fraction" and not amount.unit:  # "one person in 10"
            counted = next((t for t in tokens[1:-1] if t.tag == "NN" and t.lemma not in word_values()), None)
        listed = self._listed(amount, tokens) if amount.unit is None and counted is None else None
        if amount.unit is None and listed is None and self._only_names(amount, tokens, counted):
            return None
        amount, noun = self._sharing(amount, counted)
        kind, unit = _unit(self.text, amount, begin, end)
        if kind:
            timex = self.times.at(amount.numeral.begin)
            context = "" if timex is None else self.text[timex.begin : timex.end].lower()
            if kind == "time" and amount.hedge == "least" and constructions.is_during(self.analysis, tokens):
                amount = msgspec.structs.replace(amount, hedge="")
            measure = (
                self.measuring.of_magnitude(tokens)
                if unit == "magnitude"
                else self._inherited(amount, unit, tokens) or self.measuring.of_amount(tokens, kind, context, unit)
            )
            self._keep(amount, amount.last, tokens, unit, measure)
        else:
            part = self.counted is not None and self.roles.is_part(amount)
            if not part and listed is None and self.roles.is_trivial(amount, noun):
                return None
            bare = size and noun is None and listed is None
            found = sized.people(self.measuring, tokens) if bare else self._count(amount, tokens, noun, part)
            if found is None:
                return None
            measure, unit = found, found.unit
            end = end if part else self._noun_end(tokens, noun, end, size)
            last = next((k for k in range(amount.last, len(self.lexemes)) if self.lexemes[k].begin >= end), amount.last)
            self._keep(amount, last, tokens, _COUNT, measure)
        return Quantity(
            begin=begin, end=end, value=_round(amount.value), unit=unit, approximate=bool(amount.hedge),
            measures=measure.phrase or unit, high=None if amount.high is None else _round(amount.high),
            bound=_BOUNDS.get(amount.hedge), head=measure.head, terms=measure.terms,
        )  # fmt: skip

    def _only_names(self, amount: Amount, tokens: Sequence[Token], counted: Token | None) -> bool:
        plain = amount.numeral.typed and not amount.hedge
        return plain and constructions.only_names(self.analysis, tokens, counted)

    def _keep(self, amount: Amount, last: int, tokens: Sequence[Token], unit: str, measure: Measure) -> None:
        """Remember what was told of an amount, for those beside it."""
        is_converted = series.converted(self.lexemes, self.told.get(_LAST), amount)
        told = series.Told(amount.first, last, measure, tokens[0].sentence if tokens else -1, is_converted)
        self.told |= {unit: told, _LAST: told}

    def _inherited(self, amount: Amount, unit: str, tokens: Sequence[Token]) -> Measure | None:
        """What an amount told before measures, if this one is set beside it: "5 km (3 miles)", "up from 4 percent"."""
        if series.converted(self.lexemes, self.told.get(_LAST), amount):
            return self.told[_LAST].measure
        told = self.told.get(unit)
        listed = self._listed(amount, tokens, unit)
        if told is None or listed is not None:
            return listed
        beside = series.compared(self.lexemes, told, tokens, amount)
        if not beside or self.measuring.is_told_of(tokens):
            return None
        return msgspec.structs.replace(told.measure, noun=-1)

    def _listed(self, amount: Amount, tokens: Sequence[Token], unit: str = _COUNT) -> Measure | None:
        """What an amount of a list measures, which leaves out what the one before it says."""
        told, counted = self.told.get(unit), self.told.get(_COUNT)
        listed = series.gapped(self.lexemes, told, tokens, amount, self.measuring, self.times)
        return listed or series.of_them(
            self.lexemes, counted if unit == _COUNT else told, tokens, amount, self.measuring
        )

    def _sharing(self, amount: Amount, noun: Token | None) -> tuple[Amount, Token | None]:
        """A number and what it counts; where that is another amount's unit they share it ("45 and 50 mg").

        Unless that amount stands right behind: "50 50-dollar bills" are no 50 dollars.
        """
        if noun is None or noun.begin not in self.measured:
            return amount, noun
        follows = amount.last < len(self.lexemes) and self.lexemes[amount.last].begin in self.measured
        return amount if follows else msgspec.structs.replace(amount, unit=self.measured[noun.begin]), None

    def _count(self, amount: Amount, tokens: Sequence[Token], noun: Token | None, part: bool) -> Measure:
        """What a number without a unit counts."""
        if part and self.counted is not None:
            return series.of_part(self.measuring, self.counted, tokens)
        if noun is None:
            return self._inherited(amount, _COUNT, tokens) or self.measuring.of_amount(tokens, "", "")
        self.counted = self.measuring.of_count(noun, tokens)
        return self.counted

    def _is_time(self, amount: Amount) -> bool:
        """Whether the number is part of a date or of how often something happens."""
        timex = self.times.at(amount.numeral.begin)
        if not isinstance(timex, Timex):
            return False
        return amount.unit is None if timex.type == "DURATION" else timex.end >= amount.numeral.end

    def _noun_end(self, tokens: Sequence[Token], noun: Token | None, end: int, of: bool) -> int:
        """The end of the counted noun, where it follows in the same phrase, behind an "of" too where ``of`` says so."""
        if noun is None or not tokens or not 0 < noun.i - tokens[-1].i <= _LONGEST_NOUN_PHRASE:
            return end
        between = self.analysis.tokens[tokens[-1].i + 1 : noun.i]
        between = between[1:] if of and between and between[0].text == "of" else between
        broken = any(t.pos in ("PUNCT", "ADP", "NUM", "VERB") and t.text not in "-'’\"" for t in between)
        return end if broken else noun.end


def _round(value: float) -> float:
    """The value without the noise of binary fractions."""
    return float(f"{value:.12g}")


def _unit(text: str, amount: Amount, begin: int, end: int) -> tuple[str, str]:
    """Kind and name of an amount's unit, both empty for a count; "pounds" are money or weight by what stands around."""
    if amount.unit is None:
        return "", ""
    kind, name = amount.unit.kind, amount.unit.name
    if kind == "pound":
        around = set(text[max(0, begin - 80) : end + 60].lower().split())
        heavy = len(around & words(_PACKAGE, "weight_words.txt"))
        dear = len(around & words(_PACKAGE, "money_words.txt"))
        heavy += _WEIGHED.match(text, end) is not None
        is_money = dear > heavy or (dear == heavy and amount.value >= _MONEY_POUNDS)
        return ("currency", "GBP") if is_money else ("physical", "pound")
    return ("physical" if kind in ("temperature", "weight") else kind), name
