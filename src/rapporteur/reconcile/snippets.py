"""A few words around a figure, enough to see what is counted.

In: a value of a figure and where it stands. Out: the stretch of its clause to print, and values that are one grouped.
Decided here: a stretch ends at punctuation or after a few words, and never in the middle of a word; what is cut off
before it is shown by dots.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapporteur.language import lexicon
from rapporteur.model import Figure, Span
from rapporteur.reconcile.frames import Piece
from rapporteur.reconcile.passages import Passages
from rapporteur.reconcile.verdicts import FIGURE_RULES
from rapporteur.relate.compare.wording import Word, weight, words

BEFORE, AFTER = 5, 6
"""Words around a value at most: with them the fifteen piles read by eye show what each figure counts."""
MOST = 4
"""Values of one figure that are told at most; the first and the last filed are always among them."""
RULES = frozenset(rule.__name__.replace("_", "-") for rule in FIGURE_RULES)
"""The names of the rules that judge figures."""
_JOINING = frozenset({"and", "but", "so", "yet"})
_EDGE = re.compile(r"[;:()“”\"–—]|,(?!\d)|[.!?]\s")


def around(passages: Passages, span: Span) -> Span:
    """The stretch of the clause around a value."""
    reading = passages.readings[span.id]
    sentence = passages.sentence(span)
    row = words(reading.text, sentence.begin, sentence.end)
    inside = [n for n, w in enumerate(row) if w.end > span.begin and w.begin < span.end]
    if not inside:
        return span
    first, last = inside[0], inside[-1]
    low = first
    while low > max(0, first - BEFORE) and not _EDGE.search(reading.text, row[low - 1].end, row[low].begin):
        low -= 1
    high = last
    most = min(len(row) - 1, last + AFTER)
    while high < most and not _EDGE.search(reading.text, row[high].end, row[high + 1].begin + 1):
        high += 1
    while low < first and row[low].form in lexicon.words("rapporteur.relate", "openers.txt"):
        low += 1
    if low + 1 < first and row[low + 1].form == "that":
        low += 2
    if low > 0 and row[low - 1].form in lexicon.words("rapporteur.reconcile", "courtesy.txt"):
        low -= 1
    while high > last and _light(row[high]):
        high -= 1
    return reading.span(min(row[low].begin, span.begin), max(row[high].end, span.end))


def _light(word: Word) -> bool:
    return weight(word.form) < 1 and not word.form.isdigit()


def cut(passages: Passages, span: Span) -> tuple[Piece, ...]:
    """A passage that is part of a sentence, with dots before it where it opens inside one, or after a joining word."""
    first = next(iter(words(passages.readings[span.id].text, span.begin, span.end)), None)
    if first is not None and first.form in _JOINING and first.end < span.end:
        return "… ", passages.unstopped(passages.readings[span.id].span(first.end, span.end))
    opens = passages.words(span)[:1]
    return ("… ", passages.unstopped(span)) if opens.islower() else (passages.unstopped(span),)


def grouped(passages: Passages, figure: Figure) -> list[tuple[Span, tuple[Span, ...]]]:
    """Each different value of a figure: the stretch to print, and where it is given; by the day of filing."""
    alike: dict[tuple[float, float | None], list[Span]] = {}
    for value in figure.values:
        alike.setdefault((value.value, value.high), []).extend(value.spans)

    def filed(span: Span) -> tuple[str, Span]:
        return passages.readings[span.id].published.value or "9999", span

    ordered = sorted((sorted(spans, key=filed) for spans in alike.values()), key=lambda spans: filed(spans[0]))
    if len(ordered) > MOST:
        ordered = [*ordered[: MOST - 1], ordered[-1]]
    return [(_clearest(passages, spans), tuple(spans)) for spans in ordered]


def overtaken(passages: Passages, figures: Sequence[Figure]) -> Iterator[Span]:
    """Where values stand that a later report has replaced."""
    for figure in figures:
        if figure.verdict == "superseded":
            *before, _ = grouped(passages, figure)
            yield from (span for _, spans in before for span in spans)


def _clearest(passages: Passages, spans: list[Span]) -> Span:
    """The stretch of the body that says most around the value; of equals the first."""
    body = [span for span in spans if passages.body(span)] or spans
    stretches = [around(passages, span) for span in body]
    return min(stretches, key=lambda s: (-min(len(passages.words(s).split()), BEFORE + 2), stretches.index(s)))
