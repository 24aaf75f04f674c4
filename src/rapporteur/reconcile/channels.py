"""Where the reports say that words came from, when they do not say the same.

In: utterances that two or more reports print. Out: findings on their channel ("a written statement" here, "an
official" there). Decided here: one utterance told through differently named channels is compatible, for words can come
by both; an editor has to know.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapporteur.model import Finding, Side, Voice
from rapporteur.reconcile.figures import word_span
from rapporteur.reconcile.independence import Independence
from rapporteur.relate.compare.wording import forms, weight
from rapporteur.relate.entities import Entities
from rapporteur.relate.lines import Line
from rapporteur.relate.quotes import Utterance


def findings(utterances: Sequence[Utterance], entities: Entities, independence: Independence) -> list[Finding]:
    """One finding for each utterance whose reports name its channel differently."""
    found = []
    for utterance in utterances:
        sides = _sides(utterance.lines, entities)
        if len(sides) > 1:
            found.append(_finding(utterance, sides, independence))
    return found


def _sides(lines: Sequence[Line], entities: Entities) -> list[Side]:
    """The channels as named, each with its passages; nothing where at most one is named or one name holds the other."""
    named: dict[frozenset[str], list[tuple[Line, Voice]]] = {}
    for line in lines:
        voice = _channel(line, entities)
        words = frozenset(f for f in forms(voice.name) if weight(f) == 1.0) if voice else frozenset()
        if voice and words:
            named.setdefault(words, []).append((line, voice))
    distinct = [w for w in named if not any(w < other for other in named)]
    if len({line.report.id for w in distinct for line, _ in named[w]}) < 2:
        return []
    return [_side(named[words]) for words in distinct]


def _channel(line: Line, entities: Entities) -> Voice | None:
    """What the words came through: the channel named with them, else a speaker who is no named person."""
    if line.quotation.channel:
        return line.quotation.channel[0]
    speaker = line.quotation.speaker
    if speaker is None:
        return None
    entity = entities.of(line.report.id, speaker.entity)
    return None if entity is not None and entity.kind == "person" and entity.named else speaker


def _side(named: Sequence[tuple[Line, Voice]]) -> Side:
    return Side(
        says=named[0][1].name,
        spans=tuple(word_span(line.report, voice.begin, voice.end) for line, voice in named),
    )


def _finding(utterance: Utterance, sides: Sequence[Side], independence: Independence) -> Finding:
    backing = independence.of(span for side in sides for span in side.spans)
    words = " ".join(utterance.lines[0].text.split()[:6]).strip('"“”,.')
    return Finding(
        verdict="compatible",
        topic=f"source of the words “{words} …”",
        origins=len(backing.origins),
        outlets=len(backing.outlets),
        why="The same words are said to have come from " + " and from ".join(s.says for s in sides) + ".",
        rule="other-channel",
        sides=tuple(sides),
    )
