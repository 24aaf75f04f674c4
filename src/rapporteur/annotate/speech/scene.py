"""What every rule of attribution looks at: the told sentences, their trees, and who is mentioned where.

In: the parts of one report's reading. Out: :class:`Scene` with its questions, :class:`Place` (a quotation in its told
sentence), :class:`Cue` (a reporting verb and its speaker) and :class:`Attribution`. Decided here: which reporting verbs
of a sentence count as cues, and what can be a speaker at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from rapporteur.annotate.speech import cues
from rapporteur.annotate.speech.marks import Quoted
from rapporteur.annotate.speech.telling import Piece, Unit, ending, verbs
from rapporteur.annotate.speech.voices import Voices
from rapporteur.language import Analysis
from rapporteur.language.lexicon import words
from rapporteur.model import Passage, Voice

_PACKAGE = "rapporteur.annotate"
SPEECH = frozenset({"say", "write", "ask"})
PEOPLE = frozenset({"person", "group", "organisation"})
_NOT_A_SPEAKER = frozenset({"there", "what", "which", "this", "that", "who", "you", "me", "us"})
_ACTING = frozenset({"consider"})
_HIGHEST = 12
"""Steps that the tree of a sentence is climbed."""
_JOINED = 6
_BODY = 6
"""Words that the name of a body behind a person's may have."""


class Attribution(msgspec.Struct, frozen=True):
    """Speaker, cue and the rule that found them; ``head`` and ``verb`` are tokens, ``unit`` where they stand."""

    why: str
    speaker: Voice | None = None
    cue: Passage | None = None
    head: int | None = None
    verb: int | None = None
    unit: int | None = None


class Cue(msgspec.Struct, frozen=True):
    """A reporting verb (or "according") and its speaker's token."""

    verb: int
    head: int
    kind: str


class Place(msgspec.Struct, frozen=True):
    """Quotation ``quote`` as piece ``position`` of told sentence ``number``, and the cues of that sentence."""

    number: int
    unit: Unit
    position: int
    quote: int
    cued: tuple[Cue, ...]

    @property
    def piece(self) -> Piece:
        """The quotation's tokens."""
        return self.unit.pieces[self.position]

    @property
    def before(self) -> Piece | None:
        """The narration right before the quotation."""
        piece = self.unit.pieces[self.position - 1] if self.position > 0 else None
        return piece if piece is not None and piece.quote is None else None

    @property
    def after(self) -> Piece | None:
        """The narration right behind the quotation."""
        piece = self.unit.pieces[self.position + 1] if self.position + 1 < len(self.unit.pieces) else None
        return piece if piece is not None and piece.quote is None else None


class Scene:
    """One report's told sentences, with the questions that the rules ask."""

    def __init__(self, analysis: Analysis, units: Sequence[Unit], quotes: Sequence[Quoted], voices: Voices) -> None:
        self.analysis, self.units, self.quotes, self.voices = analysis, units, quotes, voices
        self.tokens = analysis.tokens
        self._quoted = bytearray(len(analysis.tokens))
        for unit in units:
            for piece in unit.pieces:
                if piece.quote is not None:
                    self._quoted[piece.first : piece.last] = b"\x01" * (piece.last - piece.first)

    def places(self) -> Iterator[Place]:
        """The quotations in the order in which they are told."""
        for number, unit in enumerate(self.units):
            if any(piece.quote is not None for piece in unit.pieces):
                cued = tuple(self.cues(unit))
                for position, piece in enumerate(unit.pieces):
                    if piece.quote is not None:
                        yield Place(number, unit, position, piece.quote, cued)

    def outside(self, i: int) -> bool:
        """Whether token ``i`` stands in narration."""
        return not self._quoted[i]

    def kind(self, i: int) -> str:
        """The kind of the mention that token ``i`` belongs to, or ``""``."""
        mention = self.voices.mention(i)
        return mention.kind if mention is not None else ""

    def ending(self, quote: int) -> str:
        """The last character of a quotation inside its marks."""
        return ending(self.analysis.text, self.quotes[quote])

    def ancestors(self, i: int, through: frozenset[str] | None = None) -> list[int]:
        """The tokens above ``i``; with ``through`` only as long as relations of that set lead up."""
        found: list[int] = []
        for _ in range(_HIGHEST):
            token = self.tokens[i]
            if token.head == i or (through is not None and token.dep not in through):
                break
            i = token.head
            found.append(i)
        return found

    def governors(self, piece: Piece) -> list[int]:
        """The narrated tokens above a quotation in the tree, nearest first."""
        for i in range(piece.first, piece.last):
            head = self.tokens[i].head
            if not piece.first <= head < piece.last:
                return [j for j in [head, *self.ancestors(head)] if self.outside(j)]
        return []

    def within(self, i: int, head: int) -> bool:
        """Whether token ``i`` stands in the stretch that ``head`` governs."""
        first, last = self.analysis.subtree(head)
        return first <= i < last

    def phrase_start(self, head: int) -> int:
        """The first word of the stretch that ``head`` governs; trees hang commas in front of it."""
        first, _ = self.analysis.subtree(head)
        while first < head and not any(c.isalnum() for c in self.tokens[first].text):
            first += 1
        return first

    def is_main(self, i: int) -> bool:
        """Whether a verb governs a main clause, or is joined to one that does."""
        for _ in range(_JOINED):
            if self.tokens[i].dep not in ("conj", "parataxis"):
                break
            i = self.tokens[i].head
        return self.tokens[i].head == i

    def cues(self, unit: Unit) -> Iterator[Cue]:
        """The reporting verbs of a sentence's narration that have a speaker, in order."""
        last: Cue | None = None
        known: dict[int, Cue] = {}
        for i in unit.told():
            above = known.get(self.tokens[i].head, last) if self.tokens[i].tag == "VBG" else last
            cue = self._cue(i, above)
            if cue is not None:
                last = known[i] = cue
                yield cue

    def _cue(self, i: int, last: Cue | None) -> Cue | None:
        token = self.tokens[i]
        if token.text.casefold() == "according":
            head = cues.according(self.analysis, i)
            return Cue(i, head, "according") if head is not None and self.outside(head) else None
        beside = self._beside_with(i)
        if beside is not None:
            return beside
        kind = verbs().get(token.lemma) if token.pos in ("VERB", "AUX") and token.dep != "amod" else None
        if kind is None and cues.puts_it(self.analysis, i):
            kind = "say"
        if kind is None and token.pos == "VERB" and cues.rates_as(self.analysis, i, self.outside):
            kind = "judge"
        if (
            kind is None
            or self._is_noun(i)
            or self._does(i)
            or (kind == "ask" and token.dep == "advcl" and self.analysis.child(i, "nsubj") is None)
        ):
            return None  # "Asked whether ..., the spokesman said": somebody else asked
        head = self._participle_speaker(i, last)
        if head is None:
            head = self._inverted(i)
        if head is None:
            head = cues.speaker_of(self.analysis, i, self.outside)
        if head is None and kind in SPEECH and token.tag in ("VBD", "VBZ", "VBP"):
            head = self._named_before(i)
        head = self._member(head) if head is not None else None
        head = self._owner(head) if head is not None else None
        if head is not None and last is not None and self._goes_on(i, head, last):
            head = last.head
        return Cue(i, head, kind) if head is not None and self._may_speak(i, head, kind) else None

    def _beside_with(self, i: int) -> Cue | None:
        """The cue of "with Ms Li warning of", which the tree may take for a noun."""
        kind = verbs().get(self.tokens[i].text.removesuffix("ing"))
        if kind not in SPEECH:
            return None
        head = cues.accompanying(self.analysis, i, self.outside)
        return Cue(i, head, kind) if head is not None and self.kind(head) in PEOPLE else None

    def _inverted(self, verb: int) -> int | None:
        """The person behind ", say" at the end of a sentence."""
        head = cues.inverted(self.analysis, verb, self.outside)
        return head if head is not None and self.kind(head) in PEOPLE else None

    def _is_noun(self, i: int) -> bool:
        """Whether a preposition leads what the tree takes for a finite verb: "a trial over claims he stole"."""
        return i > 0 and self.tokens[i].tag in ("VBZ", "VBP") and self.tokens[i - 1].pos == "ADP"

    def _does(self, i: int) -> bool:
        """Whether a verb tells an act, no words: "continued his visit", "held services", "considers leaving"."""
        if any(t.tag == "VBG" and t.i == i + 1 for t in self.analysis.children(i)):
            return self.tokens[i].lemma in _ACTING or self.tokens[i].lemma in words(_PACKAGE, "aspectual_verbs.txt")
        thing = self.analysis.child(i, "obj")
        lemma = self.tokens[i].lemma
        held = lemma == "hold" and self.tokens[i].tag != "VBG"
        return thing is not None and (held or lemma in words(_PACKAGE, "aspectual_verbs.txt"))

    def _owner(self, head: int) -> int:
        """Who is told of, where the tree makes a relative clause's noun the subject: "X, whose name is Y, said"."""
        whose = self.analysis.child(head, "nmod:poss")
        if whose is None or whose.tag != "WP$" or whose.i == 0:
            return head
        k = whose.i - 1
        while k > 0 and self.tokens[k].text == ",":
            k -= 1
        return k if self.tokens[k].pos in ("NOUN", "PROPN") and self.outside(k) else head

    def _goes_on(self, verb: int, head: int, last: Cue) -> bool:
        """Whether somebody's clause goes on behind what he said: "said the plan was new but warned that"."""
        token = self.tokens[verb]
        if token.dep != "conj" or last.kind not in SPEECH or self.kind(last.head) not in PEOPLE:
            return False
        if self.kind(head) in PEOPLE or self.tokens[head].pos == "PRON" or last.verb not in self.ancestors(verb):
            return False
        return last.verb < head < verb

    def _named_before(self, verb: int) -> int | None:
        """The person or body named last before a finite verb whose subject the tree lost (behind a dateline)."""
        for i in range(verb - 1, max(-1, verb - _BODY), -1):
            if not self.outside(i) or self.tokens[i].pos in ("VERB", "AUX", "SCONJ") or self.tokens[i].text == ".":
                return None
            if self.kind(i) in PEOPLE:
                return i
        return None

    def _member(self, head: int) -> int:
        """The person in "Ana Li of Delta Works", where the tree makes the body the subject."""
        if self.kind(head) != "organisation":
            return head
        k = head
        while k > 0 and head - k < _BODY and self.tokens[k].text[:1].isupper():
            k -= 1
        of = k > 0 and self.tokens[k].text in ("of", "from", "at") and self.outside(k - 1)
        return k - 1 if of and self.kind(k - 1) == "person" else head

    def _participle_speaker(self, i: int, last: Cue | None) -> int | None:
        """Whoever spoke before ", adding": a participle behind a comma has no speaker of its own."""
        if last is None or self.tokens[i].tag != "VBG" or self.tokens[i - 1].text != ",":
            return None
        return last.head if last.kind in SPEECH or last.kind in ("judge", "show") else None

    def _may_speak(self, verb: int, head: int, kind: str) -> bool:
        """Whether a noun can be the speaker of a verb: a thing speaks only as the subject of a plain verb of speech."""
        token = self.tokens[head]
        form = token.text.casefold()
        if form in _NOT_A_SPEAKER:
            return False
        if form == "we" and kind not in SPEECH:
            return False  # the reporter's own: "we will be curious to see"
        if form == "it" and kind not in SPEECH:
            return kind == "judge" and self.voices.voice(head).name.casefold() != "it"
        if token.pos in ("PROPN", "PRON") or self.voices.mention(head) is not None:
            return True
        above = self.tokens[self.tokens[verb].head]
        heard = above.lemma in cues.RELAYING and token.head == above.i and token.dep.startswith("nsubj")
        agent = token.head == verb and token.dep == "obl:agent"
        if heard or agent or cues.mediums().get(token.lemma.casefold()) == "record":
            return True  # "a voice is heard saying", "described by the guild as"
        worldly = self.tokens[verb].lemma in words(_PACKAGE, "worldly_verbs.txt")
        own = token.head == verb and token.dep == "nsubj" and not worldly
        return (kind in SPEECH or (own and kind == "judge")) and not self.tokens[verb].dep.startswith(("acl", "advcl"))

    def made(self, number: int, cue: Cue, why: str) -> Attribution:
        """The attribution to a cue's speaker."""
        token = self.tokens[cue.verb]
        end = self.tokens[cue.verb + 1].end if cue.kind == "according" else token.end
        passage = Passage(begin=token.begin, end=end)
        return Attribution(why, self.voices.voice(cue.head), passage, cue.head, cue.verb, number)

    def named(self, number: int, head: int, why: str, cue: Passage | None = None) -> Attribution:
        """The attribution to the noun phrase at token ``head``, without a reporting verb."""
        return Attribution(why, self.voices.voice(head), cue, head, None, number)
