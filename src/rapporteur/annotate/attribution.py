"""Who speaks a quotation, and which words say so.

In: the told sentences of a report (:mod:`telling`), the quoted stretches, mentions. Out: :class:`Attribution` for each
quotation. Decided here: the order in which the places of a speaker are tried:

1. right behind the quotation, with a reporting verb: '"...," said Ms Owusu', '"...," according to the ministry';
2. before it in the same sentence: the reporting verb that governs it or introduces it, best by nearness and by syntax;
3. at the end of the same sentence;
4. a sentence that ends in a colon, whatever its verb;
5. the speaker of the sentence before in the same paragraph; for a paragraph that opens with a quotation, the speaker
   of the paragraph before.

Fragments inside a sentence (no cue, no stop) are nobody's words: they stay without a speaker.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rapporteur.annotate import cues
from rapporteur.annotate.marks import Quoted
from rapporteur.annotate.telling import Piece, Unit, ending, verbs
from rapporteur.annotate.voices import Voices
from rapporteur.language import Analysis
from rapporteur.language.lexicon import words
from rapporteur.model import Passage, Voice

_SPEECH = frozenset({"say", "write", "ask"})
_CLASS_WEIGHT = {"say": 1.0, "write": 1.0, "ask": 0.9, "judge": 0.7, "act": 0.6, "show": 0.5, "think": 0.4}
_GOVERNS = 2.0
_INTRODUCES = 2.0
_PER_TOKEN = 0.03
_LONE = 8
_JOINED = 6
_NOUN_REACH = 8
_PEOPLE = frozenset({"person", "group", "organisation"})
_CONTENT = frozenset({"ccomp", "conj", "xcomp", "parataxis"})
_DASHES = ("―", "—", "–", "-", "--", "~")
_SENTENCE_WORDS = 4
"""A quotation of so many words may stand for itself as a sentence."""
_NOT_A_SPEAKER = frozenset({"it", "there", "what", "which", "this", "that", "who", "you", "me", "us"})
_PACKAGE = "rapporteur.annotate"


class Attribution(msgspec.Struct, frozen=True):
    """Speaker, cue and the rule that found them; ``head`` and ``verb`` are tokens, ``unit`` where they stand."""

    why: str
    speaker: Voice | None = None
    cue: Passage | None = None
    head: int | None = None
    verb: int | None = None
    unit: int | None = None


class _Cue(msgspec.Struct, frozen=True):
    """A reporting verb (or "according") and its speaker's token."""

    verb: int
    head: int
    kind: str


def attribute(
    analysis: Analysis, units: Sequence[Unit], quotes: Sequence[Quoted], voices: Voices, quoted: bytearray
) -> list[Attribution]:
    """The attribution of each quotation of ``quotes``, in their order; ``quoted`` marks the tokens inside them."""
    return _Attributor(analysis, units, quotes, voices, quoted).run()


def quoted_tokens(analysis: Analysis, units: Sequence[Unit]) -> bytearray:
    """One byte for each token: 1 inside a quotation, 0 in narration."""
    inside = bytearray(len(analysis.tokens))
    for unit in units:
        for piece in unit.pieces:
            if piece.quote is not None:
                inside[piece.first : piece.last] = b"\x01" * (piece.last - piece.first)
    return inside


class _Attributor:
    """Walks the told sentences once, remembering who spoke last."""

    def __init__(
        self,
        analysis: Analysis,
        units: Sequence[Unit],
        quotes: Sequence[Quoted],
        voices: Voices,
        quoted: bytearray,
    ) -> None:
        self.analysis, self.units, self.quotes, self.voices = analysis, units, quotes, voices
        self.tokens = analysis.tokens
        self.quoted_tokens = quoted
        self.found: dict[int, Attribution] = {}

    def outside(self, i: int) -> bool:
        return not self.quoted_tokens[i]

    def run(self) -> list[Attribution]:
        for number, unit in enumerate(self.units):
            cued = self._cues(unit)
            for position, piece in enumerate(unit.pieces):
                if piece.quote is not None:
                    self.found[piece.quote] = self._one(number, unit, position, cued)
        nobody = Attribution("no told sentence holds it")
        return [self.found.get(k, nobody) for k in range(len(self.quotes))]

    def _cues(self, unit: Unit) -> list[_Cue]:
        """The reporting verbs of a sentence's narration that have a speaker."""
        found: list[_Cue] = []
        for i in unit.told():
            token = self.tokens[i]
            if token.text.casefold() == "according":
                head = cues.according(self.analysis, i)
                if head is not None and self.outside(head):
                    found.append(_Cue(i, head, "according"))
                continue
            kind = verbs().get(token.lemma) if token.pos in ("VERB", "AUX") else None
            if kind is None or token.dep == "amod":
                continue
            head = self._participle_speaker(i, found)
            if head is None:
                head = cues.speaker_of(self.analysis, i, self.outside)
            if head is not None and self.tokens[head].text.casefold() not in _NOT_A_SPEAKER:
                found.append(_Cue(i, head, kind))
        return found

    def _participle_speaker(self, i: int, before: list[_Cue]) -> int | None:
        """Whoever spoke in the sentence before ", adding": a participle behind a comma has no speaker of its own."""
        if self.tokens[i].tag != "VBG" or i == 0 or self.tokens[i - 1].text != "," or not before:
            return None
        last = before[-1]
        return last.head if last.kind in _SPEECH or last.kind in ("judge", "show") else None

    def _one(self, number: int, unit: Unit, position: int, cued: list[_Cue]) -> Attribution:
        unit.pieces[position]
        after = unit.pieces[position + 1] if position + 1 < len(unit.pieces) else None
        found = (
            self._behind(number, after, cued)
            or self._behind_comma(number, position, unit)
            or self._signed(number, after)
            or self._before(number, unit, position, cued)
            or self._at_end(number, unit, position, cued)
            or self._possessor(number, unit, position)
            or self._by_colon(number, unit, position)
            or self._carried(number, unit, position)
        )
        if found is not None:
            return found
        return Attribution("no cue ascribes it")

    def _made(self, number: int, cue: _Cue, why: str) -> Attribution:
        token = self.tokens[cue.verb]
        end = self.tokens[cue.verb + 1].end if cue.kind == "according" else token.end
        return Attribution(
            why, self.voices.voice(cue.head), Passage(begin=token.begin, end=end), cue.head, cue.verb, number
        )

    def _behind(self, number: int, after: Piece | None, cued: list[_Cue]) -> Attribution | None:
        """A speaker and verb right behind the closing mark."""
        if after is None or after.quote is not None:
            return None
        first = after.first
        while first < after.last and not any(c.isalnum() for c in self.tokens[first].text):
            first += 1
        if first >= after.last or self.tokens[first].text.casefold() in words(_PACKAGE, "function_words.txt"):
            return None
        for cue in cued:
            if not first <= cue.verb < after.last:
                continue
            if cue.kind == "according":
                return self._made(number, cue, "named behind the quotation") if cue.verb == first else None
            finite = self.tokens[cue.verb].tag not in ("VBG", "VBN")
            close = first <= cue.head < after.last and self._only_speaker(first, cue)
            if close and (finite or cue.verb == first) and cue.kind not in ("judge", "show"):
                return self._made(number, cue, "named behind the quotation")
            if not self.tokens[cue.verb].dep.startswith("acl"):
                return None
        return None

    def _behind_comma(self, number: int, position: int, unit: Unit) -> Attribution | None:
        """Any verb at all with a speaker right behind a quotation that ends in a comma: '"Go home," she barked.'."""
        piece = unit.pieces[position]
        after = unit.pieces[position + 1] if position + 1 < len(unit.pieces) else None
        if after is None or after.quote is not None or piece.quote is None:
            return None
        if ending(self.analysis.text, self.quotes[piece.quote]) not in ",?!—–-":
            return None
        for i in range(after.first, min(after.last, after.first + _LONE)):
            token = self.tokens[i]
            if token.text.casefold() in words(_PACKAGE, "function_words.txt") or token.text in (",", ";", ":"):
                return None
            if token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP"):
                head = cues.speaker_of(self.analysis, i, self.outside)
                if head is None or not after.first <= head < after.last or self._kind(head) not in _PEOPLE:
                    return None
                return self._made(number, _Cue(i, head, "say"), "named behind the quotation")
        return None

    def _possessor(self, number: int, unit: Unit, position: int) -> Attribution | None:
        """Whose words a noun calls them: "her warning of", "the minister's promise that"."""
        piece = unit.pieces[position]
        governors = set(self._governors(piece))
        for i in range(piece.first - 1, max(unit.pieces[0].first, piece.first - _NOUN_REACH) - 1, -1):
            token = self.tokens[i]
            if not self.outside(i) or token.text in (";", ":"):
                return None
            if token.pos != "NOUN" or token.lemma not in words(_PACKAGE, "speech_nouns.txt"):
                continue
            owner = self.analysis.child(i, "nmod:poss")
            if owner is not None and self.outside(owner.i) and (i in governors or piece.first - i <= 3):
                end = token.end
                cue = Passage(begin=token.begin, end=end)
                return Attribution("words of a possessor", self.voices.voice(owner.i), cue, owner.i, None, number)
        return None

    def _signed(self, number: int, after: Piece | None) -> Attribution | None:
        """A name behind a dash, as pull quotes and letters are signed: '"..." — Abena Owusu'."""
        if after is None or after.quote is not None or self.tokens[after.first].text not in _DASHES:
            return None
        stretch = [i for i in range(after.first + 1, after.last) if self.tokens[i].text not in (".", *_DASHES)]
        if not stretch or len(stretch) > _LONE or any(self.tokens[i].pos in ("VERB", "AUX") for i in stretch):
            return None
        if not self.tokens[stretch[0]].text[:1].isupper():
            return None
        named = next((i for i in stretch if self._kind(i) in ("person", "organisation")), stretch[0])
        return Attribution("signed behind a dash", self.voices.voice(named), None, named, None, number)

    def _only_speaker(self, first: int, cue: _Cue) -> bool:
        """Whether nothing but the speaker stands between the quotation and its verb."""
        low, high = sorted((cue.head, cue.verb))
        stretch = range(first, low)
        if any(self.tokens[i].pos in ("VERB", "AUX") and not self._within(i, cue.head) for i in stretch):
            return False
        return not any(self.tokens[i].text in (";", ":") for i in range(first, high))

    def _within(self, i: int, head: int) -> bool:
        first, last = self.analysis.subtree(head)
        return first <= i < last

    def _before(self, number: int, unit: Unit, position: int, cued: list[_Cue]) -> Attribution | None:
        """The reporting verb before the quotation that governs or introduces it best."""
        piece = unit.pieces[position]
        governors = self._governors(piece)
        best: tuple[float, _Cue] | None = None
        for cue in cued:
            if cue.verb >= piece.first or cue.kind == "according":
                continue
            gap = piece.first - cue.verb
            score = _CLASS_WEIGHT[cue.kind] - _PER_TOKEN * gap
            if cue.verb in governors:
                score += _GOVERNS - 0.2 * governors.index(cue.verb)
            if self._introduces(unit, position, cue):
                score += _INTRODUCES
            if best is None or score > best[0]:
                best = (score, cue)
        if best is not None and best[0] > 0.8:
            return self._made(number, self._relayed(best[1], cued), "introduced before the quotation")
        opening = next((c for c in cued if c.kind == "according" and c.verb < piece.first), None)
        if opening is not None:
            return self._made(number, opening, "introduced before the quotation")
        return None

    def _relayed(self, cue: _Cue, cued: list[_Cue]) -> _Cue:
        """Any verb at all, with its speaker, right behind a quotation that ends in a comma: '"Go," she barked.'."""
        mention = self.voices.mention(cue.head)
        group = mention is not None and mention.kind == "group"
        if cue.kind in _SPEECH and not group:
            return cue
        told_in = self._ancestors(cue.verb, _CONTENT)
        for outer in cued:
            if outer.verb in told_in and outer.head != cue.head and outer.kind in _SPEECH and outer.verb < cue.verb:
                return outer
        return cue

    def _governors(self, piece: Piece) -> list[int]:
        """The narrated tokens above the quotation in the tree, nearest first."""
        for i in range(piece.first, piece.last):
            head = self.tokens[i].head
            if not piece.first <= head < piece.last:
                return [j for j in [head, *self._ancestors(head)] if self.outside(j)]
        return []

    def _ancestors(self, i: int, through: frozenset[str] | None = None) -> list[int]:
        """The tokens above ``i``; with ``through`` only as long as relations of that set lead up."""
        found: list[int] = []
        for _ in range(12):
            token = self.tokens[i]
            if token.head == i or (through is not None and token.dep not in through):
                break
            i = token.head
            found.append(i)
        return found

    def _introduces(self, unit: Unit, position: int, cue: _Cue) -> bool:
        """Whether no other verb stands between the reporting verb and the quotation."""
        piece = unit.pieces[position]
        for i in range(cue.verb + 1, piece.first):
            token = self.tokens[i]
            if not self.outside(i):
                return False
            if token.pos == "VERB" and (token.lemma in verbs() or not token.dep.startswith(("acl", "amod"))):
                return False
        return True

    def _at_end(self, number: int, unit: Unit, position: int, cued: list[_Cue]) -> Attribution | None:
        """A speaker behind the rest of the sentence: '... "safe" by noon, the harbour master said.'."""
        piece = unit.pieces[position]
        for cue in reversed(cued):
            if cue.verb < piece.last or cue.kind not in {*_SPEECH, "according"}:
                continue
            if cue.kind == "according" or self._closes(cue):
                return self._made(number, cue, "named at the end of the sentence")
        return None

    def _closes(self, cue: _Cue) -> bool:
        """Whether nothing is said behind the verb, and a comma stands before its speaker."""
        first, _ = self.analysis.subtree(cue.head)
        before = self.tokens[min(first, cue.verb) - 1] if min(first, cue.verb) > 0 else None
        said = any(c.i > cue.verb and c.dep in ("ccomp", "obj", "xcomp") for c in self.analysis.children(cue.verb))
        return before is not None and (before.text in (",", "—", "–") or not self.outside(before.i)) and not said

    def _by_colon(self, number: int, unit: Unit, position: int) -> Attribution | None:
        """The subject of a sentence that ends in a colon or comma before a quoted sentence, or the name alone."""
        before = unit.pieces[position - 1] if position > 0 else None
        piece = unit.pieces[position]
        if before is None or before.quote is not None or piece.quote is None:
            return None
        mark = self.tokens[before.last - 1].text
        opened = self.analysis.text[self.quotes[piece.quote].begin + 1]
        if mark == ":" or (mark == "," and opened.isupper() and self._is_sentence(piece)):
            return self._introducer(number, range(before.first, before.last - 1))
        return None

    def _introducer(self, number: int, stretch: range) -> Attribution | None:
        """Who introduces words by a colon: the subject of the main verb, else the last person named."""
        people: list[int] = []
        for i in stretch:
            token = self.tokens[i]
            mention = self.voices.mention(i)
            if not self.outside(i) or token.text.casefold() in _NOT_A_SPEAKER:
                continue
            if mention is None or mention.kind not in ("person", "group", "organisation"):
                continue
            if token.dep.startswith("nsubj") and self._is_main(token.head):
                return Attribution("introduced by a colon", self.voices.voice(i), None, i, None, number)
            people.append(i)
        people = [i for i in people if self._kind(i) == "person"] or people
        head = people[-1] if people else self._lone_phrase(stretch)
        if head is None:
            return None
        return Attribution("introduced by a colon", self.voices.voice(head), None, head, None, number)

    def _kind(self, i: int) -> str:
        mention = self.voices.mention(i)
        return mention.kind if mention is not None else ""

    def _lone_phrase(self, stretch: range) -> int | None:
        """A noun phrase that stands alone before a colon: "From the report:", "Witness:"."""
        if len(stretch) > _LONE or any(self.tokens[i].pos in ("VERB", "AUX") for i in stretch):
            return None
        nouns = [i for i in stretch if self.tokens[i].pos in ("NOUN", "PROPN") and self.outside(i)]
        return nouns[-1] if nouns else None

    def _carried(self, number: int, unit: Unit, position: int) -> Attribution | None:
        """The speaker of the sentence or paragraph before, for a quotation that stands as a sentence."""
        piece = unit.pieces[position]
        if any(p.quote is None and self._has_words(p) for p in unit.pieces[:position]):
            return None
        if piece.quote is None or not self._is_sentence(piece):
            return None
        if number == 0:
            return None
        previous = self.units[number - 1]
        if previous.last == unit.paragraph:
            return self._from_unit(number - 1, "goes on from the sentence before")
        return self._from_paragraph(number)

    def _has_words(self, piece: Piece) -> bool:
        return any(any(c.isalnum() for c in self.tokens[i].text) for i in range(piece.first, piece.last))

    def _is_sentence(self, piece: Piece) -> bool:
        quoted = self.quotes[piece.quote or 0]
        return piece.last - piece.first >= _SENTENCE_WORDS or ending(self.analysis.text, quoted) in ".!?"

    def _from_unit(self, number: int, why: str) -> Attribution | None:
        """The speaker of a told sentence: of its last quotation, its last reporting verb, or its subject."""
        unit = self.units[number]
        for piece in reversed(unit.pieces):
            if piece.quote is not None:
                known = self.found.get(piece.quote)
                if known is not None and known.speaker is not None:
                    return Attribution(why, known.speaker, None, known.head, None, known.unit)
        told = list(unit.told())
        if told and self.tokens[told[-1]].text == ":":
            return self._introducer(number, range(told[0], told[-1]))
        cued = [cue for cue in self._cues(unit) if cue.kind != "think"]
        leading = [cue for cue in cued if self._is_main(cue.verb)]
        subject = self._main_subject(told)
        if not leading and subject is not None:
            return Attribution(why, self.voices.voice(subject), None, subject, None, number)
        for cue in reversed(leading or cued):
            return Attribution(why, self.voices.voice(cue.head), None, cue.head, None, number)
        return None

    def _main_subject(self, told: list[int]) -> int | None:
        """The person who is the subject of a main clause."""
        for i in told:
            token = self.tokens[i]
            if token.dep.startswith("nsubj") and self._is_main(token.head) and self._kind(i) == "person":
                return i
        return None

    def _is_main(self, i: int) -> bool:
        """Whether a verb governs a main clause, or is joined to one that does."""
        for _ in range(_JOINED):
            if self.tokens[i].dep not in ("conj", "parataxis"):
                break
            i = self.tokens[i].head
        return self.tokens[i].head == i

    def _from_paragraph(self, number: int) -> Attribution | None:
        """The last speaker of the paragraph before."""
        paragraph = self.units[number - 1].last
        if self.units[number].paragraph - paragraph > 1:
            return None
        k = number - 1
        while k >= 0 and self.units[k].last == paragraph and number - k <= 6:
            found = self._from_unit(k, "goes on from the paragraph before")
            if found is not None:
                return found
            k -= 1
        return None
