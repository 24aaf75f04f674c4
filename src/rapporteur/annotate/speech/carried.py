"""Speakers carried over: quotations that stand alone as sentences.

In: a quotation without a cue of its own, and what was found before. Out: its attribution, or ``None``. Decided here:
within a paragraph the speaker of the sentence before goes on; a paragraph that opens with a quotation takes the speaker
of the paragraph before it, and never looks further back.
"""

from __future__ import annotations

from collections.abc import Mapping

from rapporteur.annotate.speech import cues
from rapporteur.annotate.speech.before import introducer, is_day, is_sentence
from rapporteur.annotate.speech.scene import PEOPLE, Attribution, Place, Scene
from rapporteur.annotate.speech.telling import Piece, Unit

_SENTENCES_BACK = 6
FROM_SENTENCE = "goes on from the sentence before"
_ADJUNCT = 8
"""Tokens of a phrase that may open a sentence before what is quoted."""
_HOPS = 2
"""Paragraphs back in which somebody must have been quoted to go on behind one that tells of nobody."""
FROM_PARAGRAPH = "goes on from the paragraph before"
FROM_QUOTATION = "goes on from the quotation before"


def carried(scene: Scene, place: Place, found: Mapping[int, Attribution]) -> Attribution | None:
    """The speaker of the sentence or paragraph before; ``found`` holds the attributions made so far."""
    if place.number == 0 or not is_sentence(scene, place) or _is_told_of(scene, place):
        return None
    previous = scene.units[place.number - 1]
    if any(_has_words(scene, p) for p in place.unit.pieces[: place.position]):
        adjunct = previous.last == place.unit.paragraph and _is_adjunct(scene, place)
        carry = _speaker_of(scene, place.number - 1, found, FROM_SENTENCE) if adjunct else None
        return carry or _behind_others(scene, place, found)
    if previous.last == place.unit.paragraph:
        return _speaker_of(scene, place.number - 1, found, FROM_SENTENCE)
    if place.unit.paragraph - previous.last > 1 or _announces(scene, place.number - 1):
        return None
    if _asks(scene, place.number - 1):
        answer = _from_quotation(scene, place.number - 1, found, hops=_HOPS + 1, asked=True)
        if answer is not None:
            return answer
    number = _before_caption(scene, place.number - 1, found)
    return _from_paragraph(scene, number, found) or _from_quotation(scene, number, found)


def _behind_others(scene: Scene, place: Place, found: Mapping[int, Attribution]) -> Attribution | None:
    """Words behind a colon that opens a paragraph and names nobody: 'Money was short: "My husband ..."'."""
    before = place.before
    if before is None or place.position != 1 or scene.tokens[before.last - 1].text != ":":
        return None
    if _names_somebody(scene, place.unit) or is_day(scene, range(before.first, before.last - 1)):
        return None
    number = place.number - 1
    within = scene.units[number].last == place.unit.paragraph
    return None if within else _from_quotation(scene, number, found, hops=_HOPS + 1)


def _is_told_of(scene: Scene, place: Place) -> bool:
    """Whether the words are what the rest of the sentence tells of: '"Serious incidents" are events that ...'."""
    after = place.after
    return after is not None and place.position == 0 and scene.tokens[after.first].pos == "AUX"


def _is_adjunct(scene: Scene, place: Place) -> bool:
    """Whether all that stands before the quotation is a short phrase of its sentence: 'As a parent, "we are ..."'."""
    before = place.before
    if before is None or place.position != 1 or before.last - before.first > _ADJUNCT:
        return False
    words = scene.tokens[before.first : before.last]
    closed = words[-1].text == "," and not any(t.pos in ("VERB", "AUX") for t in words)
    return closed and not any(scene.kind(t.i) in PEOPLE for t in words if t.dep.startswith("nsubj"))


def _asks(scene: Scene, number: int) -> bool:
    """Whether a paragraph that ends with told sentence ``number`` is the reporter's own question: "Is he? I ask."."""
    unit = scene.units[number]
    told = list(unit.told())
    if not told or any(piece.quote is not None for piece in unit.pieces):
        return False
    return scene.tokens[told[-1]].text == "?" or any(_is_narrator(scene, c.head) for c in scene.cues(unit))


def _is_narrator(scene: Scene, i: int) -> bool:
    return scene.tokens[i].text in ("I", "We", "we")


def _before_caption(scene: Scene, number: int, found: Mapping[int, Attribution]) -> int:
    """The told sentence before a line that is no sentence (a caption, a headline within) and parts two quotations."""
    unit = scene.units[number]
    if number == 0 or unit.last != unit.paragraph or len(unit.pieces) != 1 or unit.pieces[0].quote is not None:
        return number
    before = scene.units[number - 1]
    alone = before.last != unit.paragraph
    closing = scene.tokens[unit.pieces[0].last - 1].text[-1:]
    quoted = any(p.quote is not None and p.quote in found for p in before.pieces)
    return number - 1 if alone and quoted and closing.isalnum() else number


def _announces(scene: Scene, number: int) -> bool:
    """Whether a told sentence is a heading that announces a text of its own: "The full transcript"."""
    unit = scene.units[number]
    told = list(unit.told())
    if len(unit.pieces) != 1 or not told or not scene.tokens[told[-1]].text[-1:].isalnum():
        return False
    return any(cues.mediums().get(scene.tokens[i].lemma.casefold()) == "record" for i in told)


def _from_quotation(
    scene: Scene, number: int, found: Mapping[int, Attribution], hops: int = _HOPS, *, asked: bool = False
) -> Attribution | None:
    """Whoever was quoted last, where the paragraph between tells of nobody: "And the sea was always near.".

    ``asked``: the paragraphs between are the reporter's questions, whomever they name.
    """
    paragraph, passed = scene.units[number].last, 1
    for k in range(number, max(-1, number - _SENTENCES_BACK), -1):
        unit = scene.units[k]
        if unit.last < paragraph:
            passed += paragraph - unit.last
            paragraph = unit.last
        if passed > hops:
            return None
        known = next((found[p.quote] for p in reversed(unit.pieces) if p.quote is not None and p.quote in found), None)
        if known is not None:
            return (
                Attribution(FROM_QUOTATION, known.speaker, None, known.head, None, known.unit)
                if known.speaker
                else None
            )
        if _names_somebody(scene, unit) and not asked:
            return None
    return None


def _names_somebody(scene: Scene, unit: Unit) -> bool:
    """Whether a told sentence speaks of anybody who could speak."""
    return any(scene.kind(i) in PEOPLE for i in unit.told())


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
    heads = [cue.head for cue in reversed(leading or cued) if not _is_narrator(scene, cue.head)]
    return scene.named(number, heads[0], why) if heads else None


def _main_subject(scene: Scene, told: list[int]) -> int | None:
    """The person who is the subject of a main clause."""
    for i in told:
        token = scene.tokens[i]
        if token.dep.startswith("nsubj") and scene.is_main(token.head) and scene.kind(i) == "person":
            return i
    return None
