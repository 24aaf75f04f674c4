"""Who speaks a quotation, and which words say so.

In: the scene of a report. Out: an :class:`~rapporteur.annotate.speech.scene.Attribution` for each quotation. Decided
here: the order in which the places of a speaker are tried:

1. right behind the quotation, with a reporting verb, any verb, or a dash and a name (:mod:`behind`);
2. before it in the same sentence (:mod:`before`), or at the end of that sentence, whichever says more plainly;
3. whose words a noun calls them; a sentence that ends in a colon;
4. the speaker of the sentence or paragraph before (:mod:`carried`).

Fragments inside a sentence without any cue are nobody's words: they stay without a speaker, and ``why`` says so.
"""

from __future__ import annotations

from rapporteur.annotate.speech import before, behind
from rapporteur.annotate.speech.carried import carried
from rapporteur.annotate.speech.scene import SPEECH, Attribution, Place, Scene
from rapporteur.annotate.speech.telling import verbs

_RULES = (behind.any_verb, behind.misread, behind.signed)
_PASSING_ON = frozenset({"report", "quote", "cite", "relay", "carry"})
_FALLBACKS = (before.possessor, before.by_colon)


def attribute(scene: Scene) -> dict[int, tuple[Attribution, int]]:
    """The attribution of each quotation, by its number, and the told sentence it stands in."""
    found: dict[int, Attribution] = {}
    placed: dict[int, int] = {}
    for place in scene.places():
        found[place.quote] = _one(scene, place, found)
        placed[place.quote] = place.number
    return {quote: (attribution, placed[quote]) for quote, attribution in found.items()}


def _one(scene: Scene, place: Place, found: dict[int, Attribution]) -> Attribution:
    for rule in (_close_behind, *_RULES, _around, *_FALLBACKS):
        attribution = rule(scene, place)
        if attribution is not None:
            return attribution
    return carried(scene, place, found) or Attribution("no cue ascribes it")


def _close_behind(scene: Scene, place: Place) -> Attribution | None:
    """Right behind; but who only reports it ('..., the Daily Post reported') yields to who said it before."""
    found = behind.right_behind(scene, place)
    if found is None or found.verb is None or scene.tokens[found.verb].lemma not in _PASSING_ON:
        return found
    earlier = before.introduced(scene, place)
    said = earlier is not None and earlier.verb is not None and verbs().get(scene.tokens[earlier.verb].lemma) in SPEECH
    return earlier if said else found


def _around(scene: Scene, place: Place) -> Attribution | None:
    """Before it, or at the end of the sentence: whoever only judges, thinks or shows yields to whoever says so."""
    introduced = before.introduced(scene, place)
    at_end = behind.at_end(scene, place)
    if introduced is None or introduced.verb is None:
        return introduced or at_end
    if verbs().get(scene.tokens[introduced.verb].lemma) in SPEECH:
        return before.claimant(scene, place, introduced.verb) or introduced
    if at_end is not None and scene.kind(introduced.head or 0) != "person":
        return at_end
    return before.possessor(scene, place) or introduced
