"""The way words came: outlet, agency, relaying official, statement, programme.

In: an attribution and the told sentence it stands in. Out: the channel as voices, nearest to the reader first. Decided
here: who relays ("the agency reported the minister as having said": the agency; "Ms Owusu said the president told
them": Ms Owusu), which prepositional phrases name a medium ("on Radio Norte", "in a statement", "in an interview with
the Daily Post": the Daily Post), and that a speaker who goes on speaking goes on in the same medium.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapporteur.annotate.speech import cues
from rapporteur.annotate.speech.scene import Attribution, Scene
from rapporteur.annotate.speech.telling import Unit, verbs
from rapporteur.language.lexicon import words
from rapporteur.model import Voice

_PACKAGE = "rapporteur.annotate"
_RELAYS = frozenset({"say", "write", "show"})
_LEADS = frozenset({"in", "on", "to", "with", "by", "via", "through", "over", "from", "for"})
_BESIDE = frozenset({"with", "for", "to", "from"})
"""Prepositions behind which a record is what is spoken of: "pleased with the ruling"."""
_IDIOMS = frozenset({("on", "note"), ("in", "note"), ("on", "message")})
"""Preposition and record that name no record together: "on a similar note"."""
_TOLD = frozenset({"obj", "iobj"})
_CLIMB = 5
_CONTENT = frozenset({"ccomp", "conj", "xcomp", "parataxis"})


class Channels:
    """Finds the channels of the quotations of one report, in order."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._analysis, self._units, self._voices = scene, scene.analysis, scene.units, scene.voices
        self._before: tuple[int, str, tuple[Voice, ...]] | None = None

    def of(self, found: Attribution, number: int) -> tuple[Voice, ...]:
        """The channel of the quotation that stands in unit ``number`` and was attributed as ``found``."""
        if found.speaker is None or found.head is None:
            return ()
        channel = self.named(found) or self._inherited(found, number)
        self._before = (self._units[number].last, found.speaker.name, channel)
        return channel

    def named(self, found: Attribution) -> tuple[Voice, ...]:
        """The channel that the sentence of the cue names itself."""
        return tuple(self._named(found))

    def _named(self, found: Attribution) -> Iterator[Voice]:
        """Channels that the sentence of the cue names: relaying speakers, then media."""
        if found.unit is None or found.head is None or found.speaker is None:
            return
        seen = {(found.speaker.begin, found.speaker.end)}
        for head in [*self._relaying(found), *self._media(found)]:
            voice = self._voices.voice(head)
            if (voice.begin, voice.end) not in seen and voice.name != found.speaker.name:
                seen.add((voice.begin, voice.end))
                yield voice
        if self._is_record(found.head):
            yield found.speaker

    def _is_record(self, i: int) -> bool:
        return cues.mediums().get(self._analysis.tokens[i].lemma.casefold()) == "record"

    def _relaying(self, found: Attribution) -> Iterator[int]:
        """Speakers of the reporting verbs above the cue, the outermost first."""
        if found.verb is None or found.unit is None:
            return
        tokens = self._analysis.tokens
        for cue in self._scene.cues(self._units[found.unit]):
            passed_on = tokens[cue.verb].lemma == "report" and cue.verb > (found.verb or 0) and cue.head != found.head
            if (cue.kind == "according" and cue.verb != found.verb) or passed_on:
                yield cue.head
        above: list[int] = []
        i = found.verb
        for _ in range(_CLIMB):
            relayed = tokens[i].dep == "advcl" and tokens[tokens[i].head].lemma in cues.RELAYING
            if tokens[i].head == i or not (relayed or tokens[i].dep in _CONTENT):
                break
            joined = tokens[i].dep == "conj"  # "would not confirm it, but Ms Li said": nobody passed her words on
            i = tokens[i].head
            if not joined and self._scene.outside(i) and verbs().get(tokens[i].lemma) in _RELAYS:
                head = cues.speaker_of(self._analysis, i, self._scene.outside)
                if head is not None and head != found.head:
                    above.append(head)
        yield from reversed(above)

    def _media(self, found: Attribution) -> Iterator[int]:
        """Media named in the cue's sentence, in its own clause."""
        for i in self._units[found.unit or 0].told():
            own = found.head is not None and self._scene.within(i, found.head)
            named = not own and self._names_medium(i) and (found.verb is None or self._belongs(i, found.verb))
            if named or (self._passes_on(i) and i != found.head):
                yield i

    def _belongs(self, i: int, verb: int) -> bool:
        """Whether token ``i`` hangs from the cue and not from a clause below it."""
        tokens = self._analysis.tokens
        for _ in range(_CLIMB):
            if i == verb:
                return True
            if tokens[i].head == i:
                return False
            i = tokens[i].head
            if not self._scene.outside(i):
                return True  # the tree hung the phrase into the quotation; it stands beside the cue
            if i != verb and tokens[i].pos == "VERB" and tokens[i].dep in ("ccomp", "acl:relcl", "advcl"):
                return False
        return False

    def _names_medium(self, i: int) -> bool:
        """Whether ``i`` is the head of a phrase that names a medium in a medium's place."""
        tokens = self._analysis.tokens
        token = tokens[i]
        if token.pos not in ("NOUN", "PROPN") or not self._in_place(i):
            return False
        kind = cues.mediums().get(token.lemma.casefold())
        if kind == "talk":
            return not any(self._is_publisher(c.i) for c in self._analysis.children(i))
        lead = self._lead(i)
        if kind == "record" and (lead in _BESIDE or (lead, token.lemma) in _IDIOMS):
            return False
        return kind is not None or self._is_publisher(i)

    def _in_place(self, i: int) -> bool:
        """Whether the phrase stands behind a preposition, or is told something."""
        tokens = self._analysis.tokens
        token = tokens[i]
        lead = self._lead(i)
        if lead is not None:
            return lead in _LEADS
        return token.dep in _TOLD and tokens[token.head].lemma in ("tell", "inform", "assure")

    def _lead(self, i: int) -> str | None:
        """The preposition before the phrase of token ``i``."""
        case = self._analysis.child(i, "case")
        return case.text.casefold() if case is not None and case.i < i else None

    def _passes_on(self, i: int) -> bool:
        """Whether a phrase names whoever passed the words on: "via the Post", "as reported by the Post"."""
        lead = self._lead(i)
        governor = self._analysis.tokens[self._analysis.tokens[i].head]
        if lead == "via":
            return self._names_medium(i) or self._is_named(i)
        return lead == "by" and governor.lemma in cues.RELAYING and governor.tag == "VBN" and self._is_named(i)

    def _is_named(self, i: int) -> bool:
        mention = self._voices.mention(i)
        return mention is not None and mention.form == "name" and mention.kind != "place"

    def _is_publisher(self, i: int) -> bool:
        mention = self._voices.mention(i)
        if mention is None or mention.form != "name":
            return False
        parts = self._analysis.text[mention.begin : mention.end].casefold().replace("-", " ").split()
        return any(part.strip(".'’") in words(_PACKAGE, "media_names.txt") for part in parts)

    def _inherited(self, found: Attribution, number: int) -> tuple[Voice, ...]:
        """The medium the same speaker was quoted from just before."""
        unit = self._units[number]
        name = found.speaker.name if found.speaker is not None else ""
        if self._before is not None and self._before[1] == name:
            last, _, channel = self._before
            if last == unit.paragraph or found.why.startswith("goes on"):
                return channel
        if number == 0 or self._units[number - 1].last != unit.paragraph - 1 or unit.pieces[0].quote is None:
            return ()
        return tuple(self._announced(self._units[number - 1], name))

    def _announced(self, unit: Unit, name: str) -> Iterator[Voice]:
        """Media in a sentence about the same person that tells of his words without quoting them."""
        tokens = self._analysis.tokens
        if any(piece.quote is not None for piece in unit.pieces):
            return
        told = list(unit.told())
        subjects = [i for i in told if tokens[i].dep == "nsubj" and tokens[tokens[i].head].head == tokens[i].head]
        if any(self._voices.voice(i).name == name for i in subjects):
            yield from (self._voices.voice(i) for i in told if self._names_medium(i) and self._is_publisher(i))
