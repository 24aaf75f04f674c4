"""Passages that can be told: which of them reads alone, and how it is printed.

In: readings and their spans. Out: the sentence a passage stands in, whether it can stand without its neighbours, its
words with days made plain. Decided here: a sentence that leans on another ("He said so"), that a report says in its
own voice ("we asked"), that is cut out of a quotation, or that is a headline is not told where another can be. Words
that mean another day in every report ("yesterday", "on Friday") get the day they mean beside them in brackets.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import Mention, Passage, Reading, Span, Timex
from rapporteur.relate.compare.wording import forms, weight, words

LONGEST = 360
"""Characters of a sentence that is told at most; a longer one is not read but searched."""
LEAST = 5
"""Words of a sentence that tells something at least."""
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})$")
_YEAR = re.compile(r"\d{4}$")
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")
_STARTED = re.compile(r"[\"“‘'(\[]*[A-Z0-9]")
_POINTED = re.compile(r"(?:\b[A-Za-z]\.)+$")
"""A full stop that belongs to an abbreviation ("at 5 p.m.", "the U.S.")."""
_TURNING = frozenset({"last", "next"})
"""Words that make another year of a month's name."""
_ACTING = frozenset({"he", "she", "him"})
_CLITIC = re.compile(r"['’].*$")
_COUNTING = frozenset({"many", "most", "several", "few", "none", "all", "some"})
"""Words that count something named before, where no noun follows ("many have been told")."""
_OWNER = re.compile(r"['’]s?\b")
_DATELINE_DASH = " \t\n-–—:)"


class Passages(msgspec.Struct, frozen=True, dict=True):
    """The reports of an event by id."""

    readings: dict[str, Reading]

    @cached_property
    def _printings(self) -> dict[tuple[str, ...], list[Span]]:
        found: dict[tuple[str, ...], list[Span]] = {}
        for id in sorted(self.readings):
            for sentence in self.readings[id].sentences:
                span = self.sentence(self.readings[id].cite(sentence))
                found.setdefault(forms(self.words(span)), []).append(span)
        return found

    def printings(self, sentence: Span) -> tuple[Span, ...]:
        """Where a sentence stands word by word, in this report and others."""
        return tuple(dict.fromkeys((sentence, *self._printings.get(forms(self.words(sentence)), ()))))

    def words(self, span: Span) -> str:
        """The words of a passage on one line."""
        return " ".join(self.readings[span.id].words(span).split())

    def sentence(self, span: Span) -> Span:
        """The sentence of the body that a passage stands in; the passage itself where it stands in none."""
        reading = self.readings[span.id]
        found = _holding(reading, span.begin, span.end)
        return reading.cite(found) if found is not None else span

    def body(self, span: Span) -> bool:
        """Whether a passage stands in the text of the article, not in a headline, dateline or caption."""
        blocks = self.readings[span.id].blocks
        return any(b.kind == "body" and b.begin <= span.begin and span.end <= b.end for b in blocks)

    def number(self, span: Span) -> int:
        """Which sentence of its report a passage stands in, counted from 0."""
        begins = [s.begin for s in self.readings[span.id].sentences]
        return max(0, bisect_right(begins, span.begin) - 1)

    def depth(self, span: Span) -> int:
        """How many sentences of the body stand before a passage."""
        reading = self.readings[span.id]
        body = [b.begin for b in reading.blocks if b.kind == "body"][:1]
        return sum(1 for s in reading.sentences if body and body[0] <= s.begin and s.end <= span.begin)

    def times(self, span: Span) -> list[Timex]:
        """The dates and times of day in a passage."""
        found = self.readings[span.id].timexes
        return [t for t in found if span.begin <= t.begin and t.end <= span.end and t.type in ("DATE", "TIME")]

    def unstopped(self, span: Span) -> Span:
        """A passage without the full stop, comma or colon at its end, for setting into a sentence."""
        reading = self.readings[span.id]
        kept = reading.words(span).rstrip(" \t\n,;:")
        if kept.endswith(".") and not kept.endswith("..") and not _POINTED.search(kept):
            kept = kept[:-1]
        return reading.span(span.begin, span.begin + len(kept)) if kept.strip() else span

    def alone(self, span: Span) -> bool:
        """Whether a passage reads as a sentence that needs no other: whole, in the body, leaning on nothing."""
        text = self.words(span)
        reading = self.readings[span.id]
        return (
            len(text) <= LONGEST
            and len(forms(text)) >= LEAST
            and bool(_STARTED.match(text) and _ENDED.search(text))
            and balanced(text)
            and self.body(span)
            and not _leans(text)
            and next(_dangling(reading, span), None) is None
            and not _own_voice(reading, span)
        )

    def dated_afresh(self, span: Span) -> int:
        """How many times of a passage mean another day in another report ("yesterday", "on Friday")."""
        return sum(1 for _ in _relative(self.readings[span.id], span))

    def own_voice(self, span: Span) -> bool:
        """Whether a passage speaks for the report itself, or to its reader, outside quotation marks."""
        return _own_voice(self.readings[span.id], span)

    def told(self, span: Span, explained: set[tuple[str, str]] | None) -> str:
        """The words of a passage; in brackets the day of each time, and the name for each pronoun, that need it.

        ``explained`` holds the times that were explained before, and is added to; ``None`` leaves times as they are.
        """
        reading = self.readings[span.id]
        notes = [(m.begin, m.end, m.name) for m in _dangling(reading, span) if _somebody(reading, m)]
        for timex in _relative(reading, span) if explained is not None else ():
            end = timex.begin + len(reading.words(timex).rstrip(" .,;:"))
            end += len(owner.group()) if (owner := _OWNER.match(reading.text, end)) else 0
            said = (reading.text[timex.begin : end].casefold(), timex.value)
            if explained is not None and said not in explained:
                explained.add(said)
                notes.append((timex.begin, end, plain_date(timex.value)))
        out, at = [], span.begin
        for _, end, note in sorted(notes):
            out.append(f"{reading.text[at:end]} [{note}]")
            at = end
        return " ".join(("".join(out) + reading.text[at : span.end]).split())


def _holding(reading: Reading, begin: int, end: int) -> Passage | None:
    """The sentence that holds ``begin`` to ``end``, without a dateline before it."""
    at = bisect_right([s.begin for s in reading.sentences], begin) - 1
    if at < 0 or reading.sentences[at].end < end:
        return None
    sentence, line = reading.sentences[at], reading.dateline
    if line is None or not sentence.begin <= line.begin < line.end <= begin:
        return sentence
    first = line.end
    while first < begin and reading.text[first] in _DATELINE_DASH:
        first += 1
    return Passage(begin=first, end=sentence.end)


def balanced(text: str) -> bool:
    """Whether every quotation mark and bracket that opens is closed."""
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”") and text.count("(") == text.count(")")


def _leans(text: str) -> bool:
    first, second = (*forms(text)[:2], "", "")[:2]
    if first in _COUNTING and (weight(second) < 1 or second == "said"):
        return True
    leaning = lexicon.words("rapporteur.reconcile", "leaning.txt") | lexicon.words("rapporteur.relate", "openers.txt")
    return first in leaning


def _dangling(reading: Reading, span: Span) -> Iterator[Mention]:
    """The first pronoun outside quotation marks for each person whom the passage does not name before it."""
    within = [m for m in reading.mentions if span.begin <= m.begin and m.end <= span.end]
    met: set[str] = set()
    for mention in within:
        if mention.form == "pronoun" and mention.entity not in met and not _spoken(reading, mention.begin):
            yield mention
        met.add(mention.entity)


def _somebody(reading: Reading, pronoun: Mention) -> bool:
    """Whether a pronoun that is no possessive stands for a person whom the report names."""
    named = any(m.form == "name" and m.entity == pronoun.entity for m in reading.mentions)
    return named and pronoun.kind == "person" and reading.words(pronoun).casefold() in _ACTING


def quoted(passages: Passages, span: Span) -> float:
    """The share of a passage that lies within quotation marks."""
    marked = [q for q in passages.readings[span.id].quotations if q.kind != "indirect"]
    inside = sum(max(0, min(q.end, span.end) - max(q.begin, span.begin)) for q in marked)
    return inside / (span.end - span.begin)


def _own_voice(reading: Reading, span: Span) -> bool:
    own = lexicon.words("rapporteur.reconcile", "own_voice.txt")
    for word in words(reading.text, span.begin, span.end):
        printed = reading.text[word.begin : word.end]
        country = word.form == "us" and printed.isupper()
        if _CLITIC.sub("", printed).casefold() in own and not country and not _spoken(reading, word.begin):
            return True
    return False


def _spoken(reading: Reading, at: int) -> bool:
    """Whether a place lies within quotation marks."""
    return any(q.begin <= at < q.end for q in reading.quotations if q.kind != "indirect")


def _relative(reading: Reading, span: Span) -> Iterator[Timex]:
    """The times of a passage whose words name neither a month nor a year, and whose day is known."""
    months = {row[0].casefold() for row in lexicon.table("rapporteur.language", "months.tsv")}
    for timex in reading.timexes:
        if not (span.begin <= timex.begin and timex.end <= span.end) or timex.type not in ("DATE", "TIME"):
            continue
        said = reading.words(timex).casefold()
        turned = any(word in _TURNING for word in said.split())
        own = any(c.isdigit() for c in said) or (any(month[:3] in said for month in months) and not turned)
        if not own and plain_date(timex.value) and not _spoken(reading, timex.begin):
            yield timex


def plain_date(value: str) -> str:
    """A TIMEX3 date as it stands in a sentence ("28 June 2019"); ``""`` for what is no date."""
    names = [row[0] for row in lexicon.table("rapporteur.language", "months.tsv")]
    if day := _DAY.match(value):
        return f"{int(day.group(3))} {names[int(day.group(2)) - 1]} {day.group(1)}"
    if month := _MONTH.match(value):
        return f"{names[int(month.group(2)) - 1]} {month.group(1)}"
    if (week := _WEEK.match(value)) and 1 <= int(week.group(2)) <= 52:
        first = date.fromisocalendar(int(week.group(1)), int(week.group(2)), 1)
        return f"week of {first.day} {names[first.month - 1]} {first.year}"
    return value if _YEAR.match(value) else ""


def passages(readings: Iterable[Reading]) -> Passages:
    """The passages of an event's reports."""
    return Passages({reading.id: reading for reading in readings})
