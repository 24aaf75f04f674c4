"""Speakers before a quotation in its own sentence.

In: a quotation in its told sentence. Out: its attribution, or ``None``. Decided here: among several reporting verbs
the one that governs the quotation or introduces it wins, nearness second; a verb of thinking, judging or acting that
is itself told by somebody gives way to the teller; a possessor of words speaks them; a colon introduces.

The weights order kinds of evidence (governing, introducing, kind of verb, distance); they were set on the 150 training
articles of ``docs/decisions/0040``, where halving or doubling any of them moves none of 713 right speakers.
"""

from __future__ import annotations

from rapporteur.annotate.speech.scene import PEOPLE, SPEECH, Attribution, Cue, Place, Scene
from rapporteur.annotate.speech.telling import Piece, verbs
from rapporteur.language.lexicon import table, words
from rapporteur.model import Passage

_PACKAGE = "rapporteur.annotate"
_KIND_WEIGHT = {"say": 1.0, "write": 1.0, "ask": 0.9, "judge": 0.7, "show": 0.5, "think": 0.4}
_GOVERNS = 2.0
_PER_STEP = 0.2
_INTRODUCES = 2.0
_PER_TOKEN = 0.03
_ENOUGH = 0.8
_CONTENT = frozenset({"ccomp", "conj", "xcomp", "parataxis"})
_LOOSE = _CONTENT | {"advcl", "acl", "csubj"}
_NOUN_REACH = 8
_LONE = 8
_SENTENCE_WORDS = 4
_BESIDE = frozenset({"as", "like", "unlike", "than"})
"""Prepositions behind which nobody is introduced: 'As a mother, "I ..."'."""
WHY = "introduced before the quotation"


def introduced(scene: Scene, place: Place) -> Attribution | None:
    """The reporting verb before the quotation that governs or introduces it best."""
    governors = scene.governors(place.piece)
    ratings = [
        (_rating(scene, place, cue, governors), -k, cue)
        for k, cue in enumerate(place.cued)
        if cue.verb < place.piece.first and cue.kind != "according"
    ]
    best = max(ratings, key=lambda r: (r[0], r[1]), default=None)
    if best is not None and best[0] > _ENOUGH:
        own = best[2].kind in SPEECH and _opens_speech(scene, place) and _is_last_verb(scene, place, best[2])
        return scene.made(place.number, best[2] if own else _told_by(scene, best[2], place.cued), WHY)
    opening = next((c for c in place.cued if c.kind == "according" and c.verb < place.piece.first), None)
    return scene.made(place.number, opening, WHY) if opening is not None else None


def _rating(scene: Scene, place: Place, cue: Cue, governors: list[int]) -> float:
    rating = _KIND_WEIGHT[cue.kind] - _PER_TOKEN * (place.piece.first - cue.verb)
    if cue.verb in governors:
        rating += _GOVERNS - _PER_STEP * governors.index(cue.verb)
    return rating + (_INTRODUCES if _is_last_verb(scene, place, cue) else 0.0)


def _is_last_verb(scene: Scene, place: Place, cue: Cue) -> bool:
    """Whether no other verb or quotation stands between the reporting verb and the quotation."""
    for i in range(cue.verb + 1, place.piece.first):
        token = scene.tokens[i]
        if not scene.outside(i):
            return False
        if token.pos == "VERB" and (token.lemma in verbs() or not token.dep.startswith(("acl", "amod"))):
            return False
    return True


def _opens_speech(scene: Scene, place: Place) -> bool:
    """Whether a colon stands right before the quotation, so that it is whole: 'doctors told them: "He is gone."'."""
    return place.before is not None and scene.tokens[place.before.last - 1].text == ":"


def _told_by(scene: Scene, cue: Cue, cued: tuple[Cue, ...]) -> Cue:
    """The outer speaker, where the inner verb claims no words: it tells a thought, a finding, or a group's act."""
    if cue.kind in SPEECH and scene.kind(cue.head) not in ("group", "place"):
        return cue
    loose = cue.kind == "think" or cue.kind in SPEECH
    above = scene.ancestors(cue.verb, _LOOSE if loose else _CONTENT)
    for outer in cued:
        if outer.verb in above and outer.head != cue.head and outer.kind in SPEECH and outer.verb < cue.verb:
            return outer
    return cue


def possessor(scene: Scene, place: Place) -> Attribution | None:
    """Whose words a noun calls them: "her warning of", "the minister's promise that"."""
    piece = place.piece
    governors = set(scene.governors(piece))
    floor = max(place.unit.pieces[0].first, piece.first - _NOUN_REACH)
    for i in range(piece.first - 1, floor - 1, -1):
        token = scene.tokens[i]
        if not scene.outside(i) or token.text in (";", ":"):
            return None
        if token.pos != "NOUN" or token.lemma not in words(_PACKAGE, "speech_nouns.txt"):
            continue
        owner = scene.analysis.child(i, "nmod:poss")
        if owner is not None and scene.outside(owner.i) and (i in governors or piece.first - i <= 3):
            cue = Passage(begin=token.begin, end=token.end)
            return scene.named(place.number, owner.i, "words of a possessor", cue)
    return None


def claimant(scene: Scene, place: Place, verb: int) -> Attribution | None:
    """Whose words somebody else takes up: 'the expert countered her claims that she had a "hard time"'."""
    claim = scene.analysis.child(verb, "obj")
    if claim is None or claim.lemma not in words(_PACKAGE, "speech_nouns.txt") or not scene.outside(claim.i):
        return None
    owner = scene.analysis.child(claim.i, "nmod:poss")
    told = any(t.dep.startswith("acl") and t.i > claim.i for t in scene.analysis.children(claim.i))
    if owner is None or not told or not claim.i < place.piece.first or not scene.within(place.piece.first, claim.i):
        return None
    cue = Passage(begin=claim.begin, end=claim.end)
    return scene.named(place.number, owner.i, "words of a possessor", cue)


def by_colon(scene: Scene, place: Place) -> Attribution | None:
    """The subject of a sentence that ends in a colon or comma before a quoted sentence, or the name alone."""
    before = place.before
    if before is None:
        return None
    mark = scene.tokens[before.last - 1].text
    opened = scene.analysis.text[scene.quotes[place.quote].begin + 1]
    beside = scene.tokens[before.first].text.casefold() in _BESIDE
    if mark in (":", ",") and _is_asked(scene, before):
        return Attribution("asked of somebody, by nobody named")
    goes_on = place.after is not None and scene.tokens[place.after.first].text.isalpha()
    if goes_on and not is_sentence(scene, place):
        return None  # a fragment inside a headline behind "LIVE:"
    if mark == ":" or (mark == "," and opened.isupper() and is_sentence(scene, place) and not beside):
        return introducer(scene, place.number, range(before.first, before.last - 1), alone=mark == ":")
    return None


def _is_asked(scene: Scene, before: Piece) -> bool:
    """Whether the words right before a quotation tell that somebody was asked it: 'Ms Li was asked, "..."'."""
    verb = next(
        (scene.tokens[i] for i in range(before.last - 2, before.first, -1) if scene.tokens[i].pos != "ADV"), None
    )
    asked = verb is not None and verb.lemma == "ask" and scene.analysis.child(verb.i, "aux:pass") is not None
    return asked and verb is not None and scene.analysis.child(verb.i, "obl:agent") is None


def is_sentence(scene: Scene, place: Place) -> bool:
    """Whether a quotation can stand as a sentence of its own."""
    return place.piece.last - place.piece.first >= _SENTENCE_WORDS or scene.ending(place.quote) in ".!?"


def introducer(scene: Scene, number: int, stretch: range, *, alone: bool = True) -> Attribution | None:
    """Who introduces words by a colon: the subject of a main verb, else the last person named in ``stretch``.

    ``alone``: a noun alone in it will do, of whatever kind.
    """
    why = "introduced by a colon"
    people: list[int] = []
    for i in stretch:
        token = scene.tokens[i]
        if not scene.outside(i) or scene.kind(i) not in PEOPLE or token.text.casefold() in ("it", "who"):
            continue
        case = scene.analysis.child(i, "case")
        if case is not None and case.text.casefold() in _BESIDE:
            continue
        if token.dep.startswith("nsubj") and scene.is_main(token.head):
            return scene.named(number, i, why)
        people.append(i)
    people = [i for i in people if scene.kind(i) == "person"] or people
    head = people[-1] if people else _lone_phrase(scene, stretch) if alone else None
    return scene.named(number, head, why) if head is not None else None


def is_day(scene: Scene, stretch: range) -> bool:
    """Whether a stretch is a day, which names nobody: "July 15, 1960:"."""
    months = [row[0].casefold() for row in table("rapporteur.language", "months.tsv")]
    dated = any(scene.tokens[i].text.isdigit() for i in stretch)
    forms = [scene.tokens[i].text.casefold().rstrip(".") for i in stretch if scene.tokens[i].text[:1].isalpha()]
    return dated and bool(forms) and all(len(f) > 2 and any(m.startswith(f) for m in months) for f in forms)


def _lone_phrase(scene: Scene, stretch: range) -> int | None:
    """A noun phrase that stands alone before a colon: "From the report:", "Witness:"."""
    if len(stretch) > _LONE or any(scene.tokens[i].pos in ("VERB", "AUX") for i in stretch):
        return None
    if is_day(scene, stretch):
        return None
    nouns = [i for i in stretch if scene.tokens[i].pos in ("NOUN", "PROPN") and scene.outside(i)]
    return nouns[-1] if nouns else None
