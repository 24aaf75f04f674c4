"""Speakers carried over: quotations that stand alone as sentences.

In: a quotation without a cue of its own, and what was found before. Out: its attribution, or ``None``. Decided here:
within a paragraph the speaker of the sentence before goes on; a paragraph that opens with a quotation takes the speaker
of the paragraph before it, and never looks further back.
"""

from __future__ import annotations

from collections.abc import Mapping

from rapporteur.annotate.speech.before import introducer, is_sentence
from rapporteur.annotate.speech.scene import Attribution, Place, Scene
from rapporteur.annotate.speech.telling import Piece

_SENTENCES_BACK = 6
FROM_SENTENCE = "goes on from the sentence before"
FROM_PARAGRAPH = "goes on from the paragraph before"


def carried(scene: Scene, place: Place, found: Mapping[int, Attribution]) -> Attribution | None:
    """The speaker of the sentence or paragraph before; ``found`` holds the attributions made so far."""
    if place.number == 0 or any(_has_words(scene, p) for p in place.unit.pieces[: place.position]):
        return None
    if not is_sentence(scene, place):
        return None
    previous = scene.units[place.number - 1]
    if previous.last == place.unit.paragraph:
        return _speaker_of(scene, place.number - 1, found, FROM_SENTENCE)
    if place.unit.paragraph - previous.last > 1:
        return None
    return _from_paragraph(scene, place.number - 1, found)


def _has_words(scene: Scene, piece: Piece) -> bool:
    if piece.quote is not None:
        return False
    return any(c.isalnum() for i in range(piece.first, piece.last) for c in scene.tokens[i].text)


def _from_paragraph(scene: Scene, number: int, found: Mapping[int, Attribution]) -> Attribution | None:
    """The last speaker of the paragraph that ends with told sentence ``number``."""
    paragraph = scene.units[number].last
    for k in range(number, max(-1, number - _SENTENCES_BACK), -1):
        if scene.units[k].last != paragraph:
            return None
        attribution = _speaker_of(scene, k, found, FROM_PARAGRAPH)
        if attribution is not None:
            return attribution
    return None


def _speaker_of(scene: Scene, number: int, found: Mapping[int, Attribution], why: str) -> Attribution | None:
    """The speaker of a told sentence: of its last quotation, its reporting verb, or its subject."""
    unit = scene.units[number]
    for piece in reversed(unit.pieces):
        known = found.get(piece.quote) if piece.quote is not None else None
        if known is not None and known.speaker is not None:
            return Attribution(why, known.speaker, None, known.head, None, known.unit)
    told = list(unit.told())
    if told and scene.tokens[told[-1]].text == ":":
        return introducer(scene, number, range(told[0], told[-1]))
    cued = [cue for cue in scene.cues(unit) if cue.kind != "think"]
    leading = [cue for cue in cued if scene.is_main(cue.verb)]
    subject = _main_subject(scene, told)
    if not leading and subject is not None:
        return scene.named(number, subject, why)
    for cue in reversed(leading or cued):
        return scene.named(number, cue.head, why)
    return None


def _main_subject(scene: Scene, told: list[int]) -> int | None:
    """The person who is the subject of a main clause."""
    for i in told:
        token = scene.tokens[i]
        if token.dep.startswith("nsubj") and scene.is_main(token.head) and scene.kind(i) == "person":
            return i
    return None
