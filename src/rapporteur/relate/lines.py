"""The quotations of a report as lines that can be held against those of another.

In: a reading. Out: :class:`Line`. Decided here: which quotations print words as spoken, and which tell them without
quotation marks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import Quotation, Reading
from rapporteur.relate.compare.wording import forms
from rapporteur.relate.occasions import Occasion, occasions
from rapporteur.relate.terms import concepts

_PACKAGE = "rapporteur.relate"
_MARKS = "\"“”„«»'‘’"
_LONGEST = 1200
"""Characters of words told without marks that are compared; a longer passage is no remark."""


class Line(msgspec.Struct, frozen=True, dict=True):
    """A quotation, the report it stands in and when it was said; ``direct`` where it prints words as spoken."""

    report: Reading
    quotation: Quotation
    text: str
    occasion: Occasion = Occasion()
    direct: bool = True

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands: report, begin, end."""
        return self.report.id, self.quotation.begin, self.quotation.end

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """Its words as they are compared."""
        return forms(self.text)

    @cached_property
    def spelt_out(self) -> tuple[str, ...]:
        """Its words, with contractions as the words that they are short for."""
        short = _contracted()
        return tuple(word for form in self.forms for word in short.get(form, (form,)))

    @cached_property
    def concepts(self) -> frozenset[str]:
        """What it speaks of; told without marks, less whoever speaks."""
        speaker = self.quotation.speaker
        return concepts(self.text) - (concepts(speaker.name) if speaker and not self.direct else frozenset())

    @cached_property
    def by_pronoun(self) -> bool:
        """Whether only a pronoun tells who speaks: then who it is, is the reading's guess and not the report's word."""
        voice = self.quotation.speaker
        if voice is None:
            return False
        k = bisect_left(self.report.mentions, voice.begin, key=lambda m: m.begin)
        return any(m.begin == voice.begin and m.form == "pronoun" for m in self.report.mentions[k : k + 1])

    @cached_property
    def denies(self) -> bool:
        """Whether it holds a word of no."""
        return not lexicon.words(_PACKAGE, "negations.txt").isdisjoint(self.spelt_out)

    @cached_property
    def counts(self) -> frozenset[str]:
        """The numbers in it, as printed."""
        numbers = lexicon.words(_PACKAGE, "number_words.txt")
        return frozenset(form for form in self.forms if form[0].isdigit() or form in numbers)


def lines(reading: Reading) -> Iterator[Line]:
    """The quotations of a report that hold words, in order, less what is told around words in marks."""
    spoken = [q for q in reading.quotations if _is_spoken(reading, q)]
    for quotation, occasion in zip(reading.quotations, occasions(reading), strict=True):
        line = Line(reading, quotation, reading.words(quotation), occasion, _is_spoken(reading, quotation))
        if line.forms and (line.direct or (len(line.text) <= _LONGEST and not _around(quotation, spoken))):
            yield line


def _is_spoken(reading: Reading, quotation: Quotation) -> bool:
    """Whether a quotation prints words as spoken, from mark to mark."""
    text = reading.words(quotation)
    return quotation.kind == "direct" or (quotation.kind == "mixed" and text[:1] in _MARKS and text[-1:] in _MARKS)


def _around(quotation: Quotation, spoken: Sequence[Quotation]) -> bool:
    """Whether one of ``spoken``, in order, begins within a quotation."""
    k = bisect_left(spoken, quotation.begin, key=lambda q: q.begin)
    return k < len(spoken) and spoken[k].begin < quotation.end


@cache
def _contracted() -> dict[str, tuple[str, ...]]:
    return {row[0]: tuple(row[1].split()) for row in lexicon.table(_PACKAGE, "contracted.tsv")}
