"""The account: the event in a few sentences, each with the passages it rests on.

In: findings, figures, timeline and the reports. Out: :class:`rapporteur.model.Sentence`. Decided here: which things
are told and in which order: what happened, what is agreed, what is disputed or denied, what was expected before,
figures, what was left undiscussed, what comes next. Sentences are the reports' own, or a frame around their own words;
nothing is put in other words.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapporteur.model import Figure, Finding, Happening, Reading, Sentence, Side, Span, Value
from rapporteur.reconcile.independence import Independence

LENGTH = 12
"""Sentences of an account at most, so that it is read and not searched."""
_SHARE = {"agreed": 4, "conflict": 3, "denied": 2, "superseded": 2}
LONGEST = 320
"""Characters of a passage that the account repeats at most."""


def account(
    readings: Sequence[Reading],
    findings: Sequence[Finding],
    figures: Sequence[Figure],
    timeline: Sequence[Happening],
    independence: Independence,
) -> tuple[Sentence, ...]:
    """At most :data:`LENGTH` sentences."""
    outlet = independence.outlet
    told: list[Sentence] = [*_lead(readings, findings)]
    for verdict in ("agreed", "conflict", "denied", "superseded"):
        chosen = [f for f in findings if f.verdict == verdict][: _SHARE[verdict]]
        told += [sentence for f in chosen if (sentence := _finding(f, outlet))]
    told += [_figure(f, outlet) for f in figures if f.verdict in ("conflict", "superseded", "compatible")][:3]
    told += [_next(h) for h in timeline if h.scheduled][:2]
    kept: dict[tuple[Span, ...], Sentence] = {}
    for sentence in told:
        kept.setdefault(sentence.spans, sentence)
    return tuple(kept.values())[:LENGTH]


def _lead(readings: Sequence[Reading], findings: Sequence[Finding]) -> list[Sentence]:
    """The opening sentence of the report whose passages stand behind most findings."""
    weight = {r.id: sum(any(s.id == r.id for side in f.sides for s in side.spans) for f in findings) for r in readings}
    for reading in sorted(readings, key=lambda r: (-weight[r.id], r.id)):
        for block in reading.readable():
            inside = [s for s in reading.sentences if block.kind == "body" and block.covers(s)]
            if inside and inside[0].end - inside[0].begin <= LONGEST * 2:
                span = reading.cite(inside[0])
                return [Sentence(text=" ".join(reading.words(span).split()), spans=(span,))]
    return []


def _finding(finding: Finding, outlet: dict[str, str]) -> Sentence | None:
    sides = [side for side in finding.sides if len(side.says) <= LONGEST]
    if not sides:
        return None
    if finding.verdict == "agreed":
        best = max(sides, key=lambda s: (len(s.spans), -len(s.says)))
        spans = tuple(span for side in finding.sides for span in side.spans)
        return Sentence(text=f"{_opened(best.says)} ({finding.origins} origins).", spans=spans)
    if len(sides) < 2:
        return None
    frames = {"conflict": "but", "denied": "which is denied:", "superseded": "first announced, then:"}
    first, second = sides[0], sides[1]
    text = f"{_by(first, outlet)}: “{first.says}”, {frames[finding.verdict]} {_by(second, outlet)}: “{second.says}”."
    return Sentence(text=text, spans=(*first.spans, *second.spans))


def _by(side: Side, outlet: dict[str, str]) -> str:
    return " and ".join(sorted({outlet[span.id] for span in side.spans}))


def _opened(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(" .,;")


def _figure(figure: Figure, outlet: dict[str, str]) -> Sentence:
    parts = [f"“{value.says}” ({_outlets(value, outlet)})" for value in figure.values]
    spans = tuple(span for value in figure.values for span in value.spans)
    return Sentence(text=f"{', '.join(parts)}.", spans=spans)


def _outlets(value: Value, outlet: dict[str, str]) -> str:
    return ", ".join(sorted({outlet[span.id] for span in value.spans}))


def _next(happening: Happening) -> Sentence:
    return Sentence(text=f"{_opened(happening.what)}.", spans=happening.spans)
