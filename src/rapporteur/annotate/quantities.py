"""Figures of a report: how many, how much, how long, and of what.

In: an article, its analysis, mentions and timexes. Out: :class:`~rapporteur.model.Quantity` after quantity, in readable
blocks only. Decided here: which amounts are figures. Dates, ages, numbers in names ("Group of 20", "F-35", "Route 40"),
list numbers, scores and counts that only point back ("the two leaders") are none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from rapporteur.annotate import amounts, lexemes, measures, numbers
from rapporteur.annotate.amounts import Amount
from rapporteur.annotate.lexemes import Lexeme
from rapporteur.language import Analysis, Token
from rapporteur.language.lexicon import words
from rapporteur.model import Article, Mention, Passage, Quantity, Timex

_PACKAGE = "rapporteur.annotate"
_TRIVIAL = 5
"""Counts up to this, written as words behind "the" or "these", point back to things already named."""
_LONGEST_NOUN_PHRASE = 6
_MASS_POUNDS = 1000
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
    names = _Covering(named)
    times = _Covering(timexes)
    found: list[Quantity] = []
    for block in article.readable():
        split = lexemes.split(article.text, block.begin, block.end)
        reader = _Reader(article.text, split, analysis, names, times)
        found += [
            q for amount in amounts.find(article.text, split, numbers.find(split)) if (q := reader.figure(amount))
        ]
    return tuple(found)


class _Covering:
    """Passages that do not nest, to be asked which of them covers an offset."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = sorted(passages, key=lambda p: (p.begin, p.end))
        self.begins = [p.begin for p in self.passages]

    def at(self, offset: int) -> Passage | None:
        """The last passage that begins at or before ``offset`` and reaches over it."""
        k = bisect_right(self.begins, offset) - 1
        return self.passages[k] if k >= 0 and offset < self.passages[k].end else None


class _Reader:
    """Reads the amounts of one block."""

    def __init__(
        self, text: str, split: Sequence[Lexeme], analysis: Analysis, names: _Covering, times: _Covering
    ) -> None:
        self.text, self.lexemes, self.analysis, self.names, self.times = text, split, analysis, names, times

    def figure(self, amount: Amount) -> Quantity | None:
        """The amount as a figure, or ``None`` when it is none."""
        begin, end = self.lexemes[amount.first].begin, self.lexemes[amount.last - 1].end
        if self._is_time(amount) or self._is_code(amount) or self._is_age(amount) or self._is_name(amount):
            return None
        tokens = self.analysis.within(begin, end)
        kind, unit = _unit(self.text, amount, begin, end)
        if kind:
            measure = measures.of_amount(self.analysis, tokens, kind)
        else:
            noun = measures.counted(self.analysis, tokens)
            if self._is_trivial(amount, noun):
                return None
            measure = (
                measures.of_count(self.analysis, noun)
                if noun is not None
                else measures.of_amount(self.analysis, tokens, "")
            )
            unit = noun.lemma.lower() if noun is not None else ""
            end = self._noun_end(tokens, noun, end)
        return Quantity(
            begin=begin, end=end, value=_round(amount.value), unit=unit, approximate=bool(amount.hedge),
            measures=measure.phrase or unit, high=None if amount.high is None else _round(amount.high),
            bound=_BOUNDS.get(amount.hedge), head=measure.head, terms=measure.terms,
        )  # fmt: skip

    def _norm(self, i: int) -> str:
        return self.lexemes[i].norm if 0 <= i < len(self.lexemes) else ""

    def _original(self, i: int) -> str:
        return self.text[self.lexemes[i].begin : self.lexemes[i].end] if 0 <= i < len(self.lexemes) else ""

    def _touch(self, i: int) -> bool:
        """Whether lexeme ``i`` stands right behind the one before it."""
        return 0 < i < len(self.lexemes) and self.lexemes[i - 1].end == self.lexemes[i].begin

    def _noun_end(self, tokens: Sequence[Token], noun: Token | None, end: int) -> int:
        """The end of the counted noun, where it follows in the same phrase."""
        if noun is None or not tokens or not 0 < noun.i - tokens[-1].i <= _LONGEST_NOUN_PHRASE:
            return end
        between = self.analysis.tokens[tokens[-1].i + 1 : noun.i]
        return (
            noun.end
            if not any(t.pos in ("PUNCT", "ADP", "NUM", "VERB") and t.text not in "-'’\"" for t in between)
            else end
        )

    def _is_time(self, amount: Amount) -> bool:
        """Whether the number is part of a date or of how often something happens."""
        timex = self.times.at(amount.numeral.begin)
        if not isinstance(timex, Timex):
            return False
        if timex.type == "DURATION":
            return amount.unit is None
        return timex.end >= amount.numeral.end

    def _is_code(self, amount: Amount) -> bool:
        """Numbers that name: "F-35", "5G", "Route 40", "No. 3", list numbers, scores, ratios."""
        first, last = amount.numeral.first, amount.numeral.last
        if (
            self._touch(first)
            and self._norm(first - 1) in ("-", "‑", "–")
            and self._touch(first - 1)
            and amount.unit is None
        ):
            return True
        if self._touch(first) and self._norm(first - 1) in (":", "/", "_", "#", "*") and amount.unit is None:
            return True
        if amount.unit is None and amount.high is None and self._touch(last) and self._glued(last, amount):
            return True
        return self._is_numbered(amount) or self._is_list_number(amount)

    def _glued(self, i: int, amount: Amount) -> bool:
        """Whether what touches the number makes a code of it: a letter that is no unit, ":3", "-2"."""
        lexeme = self.lexemes[i]
        if lexeme.kind == "word":
            return amount.last == amount.numeral.last
        return lexeme.norm in (":", "/", "-", "–") and self._touch(i + 1) and self.lexemes[i + 1].kind == "number"

    def _is_numbered(self, amount: Amount) -> bool:
        """Whether the number names: "Flight 12", "Article Nine", "No. 10", "Group of Seven", "Big Four"."""
        if amount.unit is not None or amount.high is not None or amount.last - amount.first > 1:
            return False
        i = amount.first - 1
        if self._norm(i) == "." and self._norm(i - 1) in ("no", "nr", "nos", "nrs", "vol", "fig", "ch"):
            return True
        before = self._original(i)
        number = self._original(amount.first)
        coded = self._norm(i) in words(_PACKAGE, "code_words.txt") and (before[:1].isupper() or amount.numeral.typed)
        if coded and not self._counts_on(amount):
            return True
        if (
            self._norm(i) == "of"
            and self._original(i - 1)[:1].isupper()
            and self._norm(i - 1) in ("group", "gang", "band")
        ):
            return True
        return (
            number[:1].isupper()
            and before[:1].isupper()
            and not amount.numeral.typed
            and i > 0
            and self._norm(i - 1) != "."
        )

    def _counts_on(self, amount: Amount) -> bool:
        """Whether a noun in small letters follows, so that the number counts it."""
        after = self._original(amount.last)
        return after.islower() and after.isalpha() and after not in words(_PACKAGE, "timex_boundaries.txt")

    def _is_list_number(self, amount: Amount) -> bool:
        i = amount.first
        at_start = i == 0 or "\n" in self.text[self.lexemes[i - 1].end : self.lexemes[i].begin]
        if self._norm(amount.last) == ")" and self._norm(i - 1) != "(" and amount.unit is None:
            return amount.value == int(amount.value) and amount.value < 30
        return (
            at_start and amount.numeral.typed and self._norm(amount.last) == "." and amount.last + 1 < len(self.lexemes)
        )

    def _is_age(self, amount: Amount) -> bool:
        """Whether it is an age: "44-year-old", "aged 44", "Jane Roe, 44,"."""
        after = self._norm(amount.last), self._norm(amount.last + 1)
        if amount.unit is not None and amount.unit.name in ("year", "month", "week", "day"):
            return (
                after[0] in ("old", "olds")
                or (after[0] in ("-", "‑", "–") and after[1] in ("old", "olds"))
                or after == ("of", "age")
            )
        if amount.unit is not None or amount.value >= 120 or amount.value != int(amount.value):
            return False
        if self._norm(amount.first - 1) in ("aged", "age") or after[0] == "year-old":
            return True
        if self._norm(amount.first - 1) != "," or not amount.numeral.typed or amount.value < 1:
            return False
        closes = after[0] in (",", ".", "", ")", "and", "of", ";") or (after[0] in ("who", "was", "is", "from"))
        name = self.names.at(self.lexemes[amount.first - 2].begin) if amount.first >= 2 else None
        return closes and name is not None and name.end == self.lexemes[amount.first - 2].end

    def _is_name(self, amount: Amount) -> bool:
        """Whether the number stands inside a name, not at its beginning."""
        name = self.names.at(amount.numeral.begin)
        if name is None or amount.unit is not None:
            return False
        if name.begin < amount.numeral.begin:
            return True
        return (
            name.end > amount.numeral.end
            and not amount.numeral.typed
            and self._original(amount.first)[:1].isupper()
            and self._original(amount.last)[:1].isupper()
        )

    def _is_trivial(self, amount: Amount, noun: Token | None) -> bool:
        """Counts that tell nothing: "the two leaders", "one of them", "one day", "half-brother"."""
        before, after = self._norm(amount.first - 1), self._norm(amount.last)
        numeral = amount.numeral
        if numeral.kind == "fraction" and not numeral.typed and amount.last - amount.first == 1:
            return not (
                after in ("of", "the", "a", "million") or (noun is not None and after.isalpha()) or amount.hedge
            )
        if numeral.typed or amount.high is not None or amount.hedge:
            return False
        if self._norm(amount.first) == "one" and amount.last - amount.first == 1:
            return self._is_pronoun_one(before, after, noun, amount)
        pointing = before in (
            "the",
            "these",
            "those",
            "both",
            "other",
            "latter",
            "all",
            "any",
            "her",
            "his",
            "its",
            "their",
            "my",
            "our",
            "your",
        )
        return pointing and amount.value <= _TRIVIAL and numeral.kind == "cardinal"

    def _is_pronoun_one(self, before: str, after: str, noun: Token | None, amount: Amount) -> bool:
        """Whether "one" is no count: it counts before a noun, and as a part ("two ships, one Danish")."""
        if before in (
            "no",
            "any",
            "every",
            "some",
            "each",
            "this",
            "that",
            "the",
            "another",
            "which",
            "only",
            "as",
            "by",
            "just",
        ):
            return True
        if self._parts_a_count(amount):
            return False
        if noun is None or not after.isalpha() or after in words(_PACKAGE, "timex_boundaries.txt"):
            return True
        return noun.lemma.lower() in words(_PACKAGE, "trivial_heads.txt")

    def _parts_a_count(self, amount: Amount) -> bool:
        """Whether a number stands a few words before, with a comma or dash between."""
        i = amount.first - 1
        if self._norm(i) not in (",", "-", "–", "—", "(", ":"):
            return False
        window = range(max(0, i - 5), i)
        return any(
            self._norm(k) in words(_PACKAGE, "part_openers.txt") or self.lexemes[k].kind == "number" for k in window
        )


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
        is_money = dear > heavy or (dear == heavy and amount.value >= _MASS_POUNDS)
        return ("currency", "GBP") if is_money else ("physical", "pound")
    if kind in ("temperature", "weight"):
        kind = "physical"
    return kind, name
