"""The same utterance in several reports.

In: the readings of one event and its entities. Out: :class:`Utterance`: the quotations that print one stretch of
speech, and the relation of each pair. Decided here: when two quotations are one utterance. The words decide, the
speaker may forbid: two named persons share no utterance unless it is long and the same word by word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Literal

import msgspec

from rapporteur.model import Quotation, Reading
from rapporteur.relate.compare.wording import Likeness, compare, forms, weight
from rapporteur.relate.entities import Entities
from rapporteur.relate.terms import concepts

Relation = Literal["same words", "fragment of", "other wording", "translation or paraphrase"]

_MARKS = "\"“”„«»'‘’"

SHORT = 4
"""A quotation of fewer words is a phrase: it joins only as part of a longer one by the same speaker."""
COMMON = 60
"""Quotations that may hold a word which still brings two of them together: keeps their number linear."""
SAME = 0.85
"""Share of the shorter wording (by weight) above which two quotations are one, whoever is said to speak. Two wordings
of one utterance in the visible pile share .95 and more, different remarks of one speaker at one meeting under .3."""
ALIKE = 0.55
"""The same where both are by the same speaker."""
LONG = 8
"""Words of a word-by-word equal stretch that overrule two different named speakers."""
PARAPHRASE = 0.6
"""Share of the concepts of the shorter of two quotations by one speaker from which they are one in translation."""


class Line(msgspec.Struct, frozen=True):
    """A quotation and the report it stands in; ``text`` without the marks at its ends."""

    report: Reading
    quotation: Quotation
    text: str

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands: report, begin, end."""
        return self.report.id, self.quotation.begin, self.quotation.end


class Match(msgspec.Struct, frozen=True):
    """Two quotations of one utterance, by their place in ``Utterance.lines``, and what tells so."""

    left: int
    right: int
    relation: Relation
    likeness: Likeness
    why: str


class Utterance(msgspec.Struct, frozen=True):
    """One stretch of speech as printed by one or more reports, in order of report and place."""

    lines: tuple[Line, ...]
    matches: tuple[Match, ...]


def match(readings: Sequence[Reading], entities: Entities) -> tuple[Utterance, ...]:
    """Every quotation of the event in exactly one utterance; the order of the readings does not matter."""
    lines = [line for reading in sorted(readings, key=lambda r: r.id) for line in _lines(reading)]
    pairs = {}
    for i, j in _candidates(lines):
        found = _relation(lines[i], lines[j], entities)
        if found:
            pairs[i, j] = found
    groups = _groups(len(lines), _best_phrases(lines, pairs))
    return tuple(_utterance([lines[i] for i in group], group, pairs) for group in groups)


def _candidates(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Pairs of lines of two reports that share a word of content which not too many lines hold, in order."""
    where: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        for form in sorted(set(forms(line.text))):
            if weight(form) == 1.0:
                where[form].append(number)
    pairs = {pair for held in where.values() if len(held) <= COMMON for pair in combinations(held, 2)}
    return sorted((i, j) for i, j in pairs if lines[i].report.id != lines[j].report.id)


def _lines(reading: Reading) -> list[Line]:
    """The quotations of a report that print words as spoken."""
    found = []
    for quotation in reading.quotations:
        text = reading.words(quotation)
        spoken = quotation.kind == "direct" or (
            quotation.kind == "mixed" and text[:1] in _MARKS and text[-1:] in _MARKS
        )
        if spoken and forms(text):
            found.append(Line(reading, quotation, text))
    return found


def _relation(left: Line, right: Line, entities: Entities) -> tuple[Relation, Likeness, str] | None:
    """How two quotations of different reports relate; ``None`` when they are not one utterance."""
    likeness = compare(left.text, right.text)
    if not likeness.content:
        return None
    speakers = _speakers(left, right, entities)
    if likeness.same:
        return _word_by_word(left, right, likeness, speakers)
    return None if likeness.length < SHORT or speakers is False else _reworded(left, right, likeness, speakers)


def _reworded(
    left: Line, right: Line, likeness: Likeness, speakers: bool | None
) -> tuple[Relation, Likeness, str] | None:
    known = "the same speaker" if speakers else "no other speaker named"
    alike = likeness.contained >= SAME and likeness.content >= 2
    if alike or (speakers and likeness.contained >= ALIKE and likeness.content >= 3):
        return "other wording", likeness, f"{known}, {likeness.contained:.0%} of the shorter wording in the other"
    if speakers and _translated(left.text, right.text):
        return "translation or paraphrase", likeness, f"{known}, the same things said in other words"
    return None


def _word_by_word(
    left: Line, right: Line, likeness: Likeness, speakers: bool | None
) -> tuple[Relation, Likeness, str] | None:
    whole = forms(left.text) == forms(right.text)
    relation: Relation = "same words" if whole else "fragment of"
    if likeness.length < SHORT and not speakers:
        return None
    if speakers is False and likeness.length < LONG:
        return None
    told = "the same words" if whole else "the shorter one stands in the longer word by word"
    return relation, likeness, told if speakers is not False else f"{told}, though the reports name different speakers"


def _speakers(left: Line, right: Line, entities: Entities) -> bool | None:
    a, b = left.quotation.speaker, right.quotation.speaker
    if a is None or b is None:
        return None
    return entities.same((left.report.id, a), (right.report.id, b))


def _translated(left: str, right: str) -> bool:
    a, b = concepts(left), concepts(right)
    return len(a & b) >= 4 and len(a & b) >= PARAPHRASE * min(len(a), len(b))


def _best_phrases(
    lines: Sequence[Line], pairs: dict[tuple[int, int], tuple[Relation, Likeness, str]]
) -> list[tuple[int, int]]:
    """The pairs to join: all of them, but a phrase joins only the shortest quotation it stands in."""
    hosts: dict[int, tuple[int, int]] = {}
    kept = []
    for (i, j), (_, likeness, _) in pairs.items():
        if likeness.length >= SHORT:
            kept.append((i, j))
            continue
        phrase, host = (i, j) if likeness.shorter == 0 else (j, i)
        size = len(forms(lines[host].text)), host
        hosts[phrase] = min(hosts.get(phrase, size), size)
    return kept + [(phrase, host) for phrase, (_, host) in hosts.items()]


def _groups(count: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Connected groups of ``count`` lines, in order of their first line."""
    head = list(range(count))

    def root(i: int) -> int:
        while head[i] != i:
            head[i] = head[head[i]]
            i = head[i]
        return i

    for i, j in pairs:
        a, b = sorted((root(i), root(j)))
        head[b] = a
    groups: dict[int, list[int]] = {}
    for i in range(count):
        groups.setdefault(root(i), []).append(i)
    return list(groups.values())


def _utterance(
    lines: list[Line], group: list[int], pairs: dict[tuple[int, int], tuple[Relation, Likeness, str]]
) -> Utterance:
    matches = [Match(m, n, *pairs[i, j]) for (m, i), (n, j) in combinations(enumerate(group), 2) if (i, j) in pairs]
    return Utterance(tuple(lines), tuple(matches))
