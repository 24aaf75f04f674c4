"""Speakers behind a quotation.

In: a quotation in its told sentence. Out: its attribution, or ``None``. Decided here: '"...," said Ms Owusu' and
'"...," Ms Owusu said' need a comma or stop that parts the quoted from the telling; behind a comma any verb will do;
a name behind a dash signs; at the end of the sentence only a clause of its own counts.
"""

from __future__ import annotations

from rapporteur.annotate.speech import cues
from rapporteur.annotate.speech.scene import PEOPLE, SPEECH, Attribution, Cue, Place, Scene
from rapporteur.annotate.speech.telling import Piece, verbs
from rapporteur.language.lexicon import words

_PACKAGE = "rapporteur.annotate"
_SHORT = 8
"""Tokens of a signature, or between a quotation and an unlisted verb."""
_DASHES = frozenset({"―", "—", "–", "-", "--", "~"})
_ENDS = frozenset(".!?;:")
WHY = "named behind the quotation"


def right_behind(scene: Scene, place: Place) -> Attribution | None:
    """A speaker and a reporting verb right behind the closing mark."""
    after = place.after
    if after is None or not _parted(scene, place, after):
        return None
    first = after.first
    while first < after.last and not any(c.isalnum() for c in scene.tokens[first].text):
        first += 1
    if first >= after.last or _is_function_word(scene, first):
        return None
    for cue in place.cued:
        if not first <= cue.verb < after.last:
            continue
        if cue.kind == "according":
            return scene.made(place.number, cue, WHY) if cue.verb == first else None
        if _tells(scene, cue, first, after.last):
            return scene.made(place.number, cue, WHY)
        if not scene.tokens[cue.verb].dep.startswith("acl"):
            return None
    return None


def _tells(scene: Scene, cue: Cue, first: int, last: int) -> bool:
    """Whether a cue is a clause of speaker and verb that begins at ``first``."""
    if cue.kind in ("judge", "show") or not first <= cue.head < last:
        return False
    if scene.tokens[cue.verb].tag in ("VBG", "VBN") and cue.verb != first:
        return False
    low, high = sorted((cue.head, cue.verb))
    if any(scene.tokens[i].pos in ("VERB", "AUX") and not scene.within(i, cue.head) for i in range(first, low)):
        return False
    return not any(scene.tokens[i].text in (";", ":") for i in range(first, high))


def _is_function_word(scene: Scene, i: int) -> bool:
    return scene.tokens[i].text.casefold() in words(_PACKAGE, "function_words.txt")


def _parted(scene: Scene, place: Place, after: Piece) -> bool:
    """Whether a comma or a stop, inside the marks or behind them, ends what is quoted."""
    mark = scene.ending(place.quote)
    return not mark.isalnum() or scene.tokens[after.first].text in (",", *_DASHES)


def any_verb(scene: Scene, place: Place) -> Attribution | None:
    """Any verb at all, with its speaker, right behind a quotation that ends in a comma: '"Go," she barked.'."""
    after = place.after
    if after is None or scene.ending(place.quote) not in ",?!—–-":
        return None
    for i in range(after.first, min(after.last, after.first + _SHORT)):
        token = scene.tokens[i]
        if _is_function_word(scene, i) or token.text in (",", ";", ":"):
            return None
        if token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP"):
            head = cues.speaker_of(scene.analysis, i, scene.outside)
            if head is None or not after.first <= head < after.last or scene.kind(head) not in PEOPLE:
                return None
            return scene.made(place.number, Cue(i, head, "say"), WHY)
    return None


def misread(scene: Scene, place: Place) -> Attribution | None:
    """A name and a verb of speech that is taken for a noun: '"Go," Ana jokes.'."""
    after = place.after
    if after is None or not _parted(scene, place, after):
        return None
    for i in range(after.first + 1, min(after.last, after.first + _SHORT)):
        token = scene.tokens[i]
        if (
            token.pos == "NOUN"
            and token.tag in ("NNS", "VBZ")
            and verbs().get(token.lemma) in SPEECH
            and scene.kind(i - 1) == "person"
        ):
            closes = i + 1 >= after.last or scene.tokens[i + 1].text in (".", ",")
            named = scene.kind(after.first) == "person"
            return scene.made(place.number, Cue(i, i - 1, "say"), WHY) if closes and named else None
    return None


def signed(scene: Scene, place: Place) -> Attribution | None:
    """A name behind a dash, as pull quotes and letters are signed: '"..." — Abena Owusu'."""
    after = place.after
    if after is None or scene.tokens[after.first].text not in (":", *_DASHES):
        return None
    if scene.tokens[after.first].text == ":":
        return _titled(scene, place, after)
    stretch = [i for i in range(after.first + 1, after.last) if scene.tokens[i].text not in (".", *_DASHES)]
    if not stretch or len(stretch) > _SHORT or any(scene.tokens[i].pos in ("VERB", "AUX") for i in stretch):
        return None
    if not scene.tokens[stretch[0]].text[:1].isupper():
        return None
    head = next((i for i in stretch if scene.kind(i) in ("person", "organisation")), stretch[0])
    return scene.named(place.number, head, "signed behind a dash")


def _titled(scene: Scene, place: Place, after: Piece) -> Attribution | None:
    """Who stands behind a colon in a heading of words and their speaker alone: "'It was dark': Norvik survivor"."""
    stretch = range(after.first + 1, after.last)
    whole = place.position == 0 and after.last == place.unit.pieces[-1].last
    verbal = any(scene.tokens[i].pos in ("VERB", "AUX") or scene.tokens[i].text in _ENDS for i in stretch)
    if not whole or verbal or not 0 < len(stretch) <= _SHORT:
        return None
    nouns = [i for i in stretch if scene.tokens[i].pos in ("NOUN", "PROPN")]
    head = next((i for i in stretch if scene.kind(i) in PEOPLE), nouns[-1] if nouns else None)
    return scene.named(place.number, head, "behind the colon of a heading") if head is not None else None


def at_end(scene: Scene, place: Place) -> Attribution | None:
    """A speaker behind the rest of the sentence: '... "safe" by noon, the harbour master said.'."""
    for cue in reversed(place.cued):
        if cue.verb < place.piece.last or not (cue.kind in SPEECH or cue.kind == "according"):
            continue
        if cue.kind == "according" or _closes(scene, cue):
            return scene.made(place.number, cue, "named at the end of the sentence")
    return None


def _closes(scene: Scene, cue: Cue) -> bool:
    """Whether nothing is said behind the verb, and a comma or a quotation stands before the clause."""
    first = min(scene.phrase_start(cue.head), cue.verb)
    if first == 0:
        return False
    before = scene.tokens[first - 1]
    said = any(c.i > cue.verb and c.dep in ("ccomp", "obj", "xcomp") for c in scene.analysis.children(cue.verb))
    return not said and (before.text in (",", "—", "–") or not scene.outside(before.i))
