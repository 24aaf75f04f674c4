"""The account: the event in a few sentences, each with the passages it rests on.

In: findings, figures, timeline and the reports. Out: :class:`rapporteur.model.Sentence`. Decided here: which things are
told and in which order: what happened, what is agreed, what is disputed or denied, what was announced before, figures,
what was left undiscussed, what comes next. Sentences are the reports' own, or a frame around their own words; nothing
is put in other words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import Figure, Finding, Happening, Passage, Reading, Sentence, Side, Span
from rapporteur.reconcile.independence import Independence
from rapporteur.relate.compare.wording import compare, forms

LENGTH = 14
"""Sentences of an account at most, so that it is read and not searched."""
ENOUGH = 4
"""Sentences up to which an account takes in what one origin alone tells, so that an event of one report is told too."""
LONGEST = 360
"""Characters of a passage that the account repeats at most."""
SUBSTANCE = 3
"""Letters of a word that carries nothing of its own at most, when an account is held against its passages."""
HELD = 0.5
"""Share of such words that must stand in the passages; the rest is the frame and the outlets' names."""
TOLD = 0.8
"""Share of a sentence's words (by weight) that stand in one before it, from which it tells nothing new."""
LEAST = 40
"""Characters of a statement that can open an account at least."""
_SHARES = {"agreed": 4, "conflict": 3, "denied": 2, "superseded": 2}
"""Sentences given to each verdict."""
_FRAMES = {
    "conflict": "{first_by}: “{first}”. But {second_by}: “{second}”.",
    "denied": "{first_by}: “{first}”. Denied, by {second_by}: “{second}”.",
    "superseded": "{first_by}, before: “{first}”. {second_by}, after: “{second}”.",
}


class Pile(msgspec.Struct, frozen=True):
    """The reports of an event and who stands behind them."""

    readings: tuple[Reading, ...]
    independence: Independence

    def sentence(self, span: Span) -> Span:
        """The sentence that a passage stands in, or the passage."""
        reading = next(r for r in self.readings if r.id == span.id)
        for sentence in reading.sentences:
            if sentence.begin <= span.begin and span.end <= sentence.end and sentence.end - sentence.begin <= LONGEST:
                return reading.cite(sentence)
        return span

    def by(self, spans: Iterable[Span]) -> str:
        """The outlets of some passages, as a list in words."""
        return self.independence.by(span.id for span in spans)

    def holds(self, sentence: Sentence) -> bool:
        """Whether most of a sentence's words of substance stand in the passages it rests on."""
        texts = {r.id: r for r in self.readings}
        there = {form for span in sentence.spans for form in forms(texts[span.id].words(span))}
        told = [form for form in forms(sentence.text) if len(form) > SUBSTANCE]
        return sum(form in there for form in told) >= HELD * max(1, len(told))


def account(
    pile: Pile, findings: Sequence[Finding], figures: Sequence[Figure], timeline: Sequence[Happening]
) -> tuple[Sentence, ...]:
    """At most :data:`LENGTH` sentences; no passage carries two of them, and each rests on its passages' own words."""
    told = [*_lead(pile, findings)]
    for verdict, share in _SHARES.items():
        sentences = [_finding(pile, f) for f in findings if f.verdict == verdict]
        told += [s for s in sentences if s is not None][:share]
    alone = [s for f in findings if f.verdict == "single-source" and (s := _finding(pile, f)) is not None]
    told += alone[: max(0, ENOUGH - len(told))]
    telling = [f for f in figures if f.verdict in ("conflict", "superseded", "compatible")]
    told += [s for f in telling if (s := _figure(pile, f)) is not None][:3]
    told += [Sentence(text=_whole(h.what), spans=h.spans) for h in timeline if h.scheduled and _opens(h.what)][:2]
    return _once([sentence for sentence in told if pile.holds(sentence)])[:LENGTH]


def _once(told: Sequence[Sentence]) -> tuple[Sentence, ...]:
    kept: list[Sentence] = []
    used: set[Span] = set()
    for sentence in told:
        again = any(compare(sentence.text, other.text).contained >= TOLD for other in kept)
        if not again and not used & set(sentence.spans):
            kept.append(sentence)
            used |= set(sentence.spans)
    return tuple(kept)


def _lead(pile: Pile, findings: Sequence[Finding]) -> list[Sentence]:
    """The opening sentence of the report whose passages stand behind most findings."""
    held = [{span.id for side in finding.sides for span in side.spans} for finding in findings]
    for reading in sorted(pile.readings, key=lambda r: (-sum(r.id in ids for ids in held), r.id)):
        first = _opening(reading)
        if first is not None and first.end - first.begin <= 2 * LONGEST:
            span = reading.cite(first)
            return [Sentence(text=" ".join(reading.words(span).split()), spans=(span,))]
    return []


def _opening(reading: Reading) -> Passage | None:
    """The first sentence of the body that holds a statement of some length."""
    body = [b for b in reading.readable() if b.kind == "body"]
    begins = [s.begin for s in reading.sentences]
    for statement in sorted(reading.statements, key=lambda s: (s.begin, s.end)):
        at = bisect_right(begins, statement.begin) - 1
        if at < 0 or statement.end - statement.begin <= LEAST:
            continue
        sentence = reading.sentences[at]
        if sentence.covers(statement) and any(b.covers(sentence) for b in body):
            return sentence
    return None


def _finding(pile: Pile, finding: Finding) -> Sentence | None:
    """A sentence on one finding; nothing where its sides cannot be read alone."""
    sides = [side for side in finding.sides if len(side.says) <= LONGEST]
    spans = tuple(span for side in finding.sides for span in side.spans)
    if finding.verdict in ("agreed", "single-source"):
        readable = [side for side in sides if _opens(side.says)]
        if not readable:
            return None
        best = max(readable, key=lambda s: (len(s.spans), -len(s.says)))
        return Sentence(text=_whole(best.says), spans=spans)
    return _framed(pile, finding.verdict, sides[0], sides[1], spans) if len(sides) > 1 else None


def _framed(pile: Pile, verdict: str, first: Side, second: Side, spans: tuple[Span, ...]) -> Sentence:
    frame = _FRAMES[verdict]
    first_by, second_by = pile.by(first.spans), pile.by(second.spans)
    text = frame.format(first_by=first_by, first=first.says, second_by=second_by, second=second.says)
    return Sentence(text=text, spans=spans)


def _figure(pile: Pile, figure: Figure) -> Sentence | None:
    """Each value of a figure with its outlets; it rests on the sentences that hold the values."""
    values = [f"“{value.says}” ({pile.by(value.spans)})" for value in figure.values]
    spans = tuple(dict.fromkeys(pile.sentence(span) for value in figure.values for span in value.spans))
    what = figure.measures[:1].upper() + figure.measures[1:]
    sentence = Sentence(text=f"{what}: {', '.join(values)}.", spans=spans)
    return sentence if len(sentence.text) <= LONGEST else None


def _opens(text: str) -> bool:
    """Whether a passage reads as a sentence of its own: it opens like one, and with no joining word."""
    words = text.split()
    joining = lexicon.words("rapporteur.relate", "openers.txt")
    return len(words) > 4 and text[:1].isupper() and words[0].casefold() not in joining


def _whole(text: str) -> str:
    ended = text.rstrip(" ,;:")
    return ended if ended[-1:] in '.!?”"' else f"{ended}."
