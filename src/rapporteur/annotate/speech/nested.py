"""Quotations inside quotations: "The mayor told me, 'No dam here,' and I laughed," said the architect.

In: inner stretches and the speaker of the outer one. Out: an attribution for those that a reporting verb inside the
outer quotation introduces. Decided here: the outer speaker relays the words and is their channel; "I" is the outer
speaker; a pronoun whose bearer is not known speaks nothing, and marks without a verb (a 'win-win' deal) belong to
the outer quotation alone.
"""

from __future__ import annotations

from rapporteur.annotate.speech.marks import Quoted
from rapporteur.annotate.speech.scene import SPEECH, Attribution, Scene
from rapporteur.annotate.speech.telling import verbs
from rapporteur.model import Passage, Voice

_BETWEEN = frozenset({"PRON", "PROPN", "NOUN", "DET", "PUNCT"})
_REACH = 4
"""Tokens between the verb and the inner mark: "told me,", "asked the crew:"."""
WHY = "introduced inside the quotation that holds it"


def attribute(scene: Scene, inner: Quoted, outer: Voice | None) -> Attribution | None:
    """The attribution of a quotation inside one that ``outer`` speaks."""
    opening = scene.analysis.at(inner.begin)
    if opening is None:
        return None
    for i in range(opening.i - 1, max(-1, opening.i - 1 - _REACH), -1):
        token = scene.tokens[i]
        if token.pos == "VERB":
            return _said(scene, i, outer) if verbs().get(token.lemma) in SPEECH else None
        if token.pos not in _BETWEEN or token.text in (".", "!", "?", ";"):
            return None
    return None


def _said(scene: Scene, verb: int, outer: Voice | None) -> Attribution | None:
    subject = scene.analysis.child(verb, "nsubj")
    if subject is None:
        return None
    token = scene.tokens[verb]
    cue = Passage(begin=token.begin, end=token.end)
    if subject.text == "I":
        return Attribution(WHY, outer, cue, subject.i, verb) if outer is not None else None
    mention = scene.voices.mention(subject.i)
    if mention is None or (mention.form == "pronoun" and outer is not None and mention.name == outer.name):
        return None
    if mention.form == "pronoun" and mention.name == subject.text:
        return None
    return Attribution(WHY, scene.voices.voice(subject.i), cue, subject.i, verb)
