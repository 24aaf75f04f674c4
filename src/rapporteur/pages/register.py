"""Whose words a line is made of: a reporter's or a reader's.

In: a line. Out: counts by class of words, and from them a log-likelihood ratio. Decided here: which classes are counted
(``comment_cues.tsv`` and a few marks), and that what a comment is measured against is the article's own way of
writing: a blog says "you" and "I" as its readers do, but it does not thank itself. Counts are negative
binomial (readers differ in how they write), taken as independent, and their sum is tempered because they are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from math import lgamma, log1p
from typing import NamedTuple

from rapporteur.language.lexicon import table
from rapporteur.pages import phrases
from rapporteur.pages.lines import Line, unquoted

SHAPE_READERS, SHAPE_OWN = 0.7, 2.0
"""How evenly a class is spread over lines (gamma shape): readers differ widely, one article's lines less."""

TEMPER, TOP = 0.45, 3.0
"""Share of the summed ratio that counts, and the most that one line may say."""

OWN_WORDS = 150
"""Words of an imagined report with which an article's own rates are smoothed."""

PER_LINE = frozenset({"start", "unclosed", "small"})
"""Classes counted once a line."""

_SHOUT = re.compile(
    r"[!?]{2,}|\.{4,}|\b[A-Z]{4,}\b[^a-z]{0,3}\b[A-Z]{2,}\b|[:;]-?[)(DPp](?=\s|$)|[\U0001f300-\U0001faff☺♥❤]"
)
_SMALL = re.compile(r"^[a-z]|(?:^|\s)i(?:['’]\w+)?\s")
_ACRONYM = re.compile(r"\b(?:[A-Z]\.){2,}")
"""The "U" of "U.S." is no reader's "u"."""
_ADDRESS = re.compile(
    r"^(?:@\w|[A-Z][\w.\-]{1,20}(?: [A-Z]\w{1,15})?,\s+"
    r"(?:you|your|i|that|it|thank|no|yes|what|why|how|did|do|are)\b)"
)


class Counts(NamedTuple):
    """What a line says of its writer: its words, how many stand in each class that is met, and the cues themselves."""

    words: int
    classes: tuple[tuple[str, int], ...]
    cues: tuple[str, ...]


NOTHING = Counts(0, (), ())
"""The counts of a line that was not looked at."""


def count(line: Line) -> Counts:
    """The counts of one line; what it quotes is left out."""
    text = _ACRONYM.sub(" ", unquoted(line.text))
    found = phrases.cues(line if text == line.text else Line(line.begin, text))
    classes: dict[str, int] = {}
    for row in found:
        classes[row.label] = classes.get(row.label, 0) + 1 if row.label != "start" else 1
    classes["shout"] = len(_SHOUT.findall(text))
    classes["exclamation"] = text.count("!")
    classes["question"] = text.count("?")
    classes["small"] = int(line.count > 2 and _SMALL.search(line.text) is not None)
    classes["unclosed"] = int(line.prose and not line.closed)
    if _ADDRESS.match(line.text):
        classes["stance"] = classes.get("stance", 0) + 1
    telling = dict.fromkeys(row.phrase for row in found if row.label in ("thanks", "stance", "slang", "you", "self"))
    return Counts(line.count, tuple(sorted(item for item in classes.items() if item[1])), tuple(telling)[:3])


class Hand:
    """How one writer writes: the rate of each class, per word or per line, against which a line is measured."""

    def __init__(self, counts: Iterable[Counts] = ()) -> None:
        """The hand that wrote the lines counted in ``counts``, smoothed towards reports."""
        words, lines = float(OWN_WORDS), OWN_WORDS / 30
        sums = {name: report * (lines if name in PER_LINE else words) for name, (_, report) in _rates().items()}
        for line in counts:
            words += line.words
            lines += 1
            for name, found in line.classes:
                if name in sums:
                    sums[name] += found
        self._rates = {name: held / (lines if name in PER_LINE else words) for name, held in sums.items()}
        self._silent: dict[int, float] = {}
        self._told: dict[tuple[str, int, int], float] = {}

    def ratio(self, line: Counts) -> float:
        """Log-likelihood ratio, tempered, of the line's being a reader's rather than of this hand."""
        total = self._silent.get(line.words)
        if total is None:
            total = sum(self._gain(name, 0, line.words) for name in self._rates)
            self._silent[line.words] = total
        for name, held in line.classes:
            if name in self._rates:
                key = name, held, line.words
                told = self._told.get(key)
                if told is None:
                    told = self._gain(name, held, line.words) - self._gain(name, 0, line.words)
                    self._told[key] = told
                total += told
        return max(-TOP, min(TOP, TEMPER * total))

    def _gain(self, name: str, count: int, words: int) -> float:
        """What ``count`` occurrences of a class in ``words`` words say, in nats."""
        here, comment = self._rates[name], _rates()[name][0]
        there = min(comment, here) if name == "report" else max(comment, here)
        exposure = 1 if name in PER_LINE else words
        return _spread(count, there * exposure, SHAPE_READERS) - _spread(count, here * exposure, SHAPE_OWN)


def _spread(count: int, mean: float, shape: float) -> float:
    """Log-probability of ``count`` under a negative binomial, up to a term that depends on ``count`` alone."""
    if not mean:
        return 0.0
    none = -shape * log1p(mean / shape)
    return none if not count else none + lgamma(count + shape) - lgamma(shape) - count * log1p(shape / mean)


@cache
def _rates() -> dict[str, tuple[float, float]]:
    """Class to its rate in comments and in reports, per word or per line."""
    rows = table("rapporteur.pages", "register_rates.tsv")
    return {name: (float(comment) / 100, float(report) / 100) for name, comment, report in rows}
