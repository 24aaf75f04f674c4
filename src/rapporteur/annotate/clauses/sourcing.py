"""Whose word a clause is.

In: clauses, mentions and quotations of a report. Out: for every clause :class:`Sourcing`: its voices, from the nearest
to the reader to the one who speaks, and the words "X said" that belong to it. Decided here: which clause is only the
frame of another ("he said", "saying that"); that "according to" covers its whole sentence; that the subject of a verb
of speech, judgement or demand is the source of what it governs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache

import msgspec

from rapporteur.annotate.clauses.clauses import Clause, Range, core
from rapporteur.annotate.clauses.lists import claims, states
from rapporteur.annotate.clauses.predicates import chain, particles
from rapporteur.annotate.clauses.status import by_verb
from rapporteur.annotate.clauses.wordings import withholds
from rapporteur.annotate.speech import cues
from rapporteur.annotate.speech.voices import Voices
from rapporteur.language import Analysis, lexicon
from rapporteur.model import Quotation, Voice

_PACKAGE = "rapporteur.annotate"
_FRAMING = frozenset({"say", "write", "ask", "think", "show"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_NOBODY = frozenset({"it", "this", "that", "these", "those", "which", "what", "there", "who"})
_STANDS = frozenset({"reaffirmed", "demanded", "proposed", "denied", "planned", "declined"})
_SAYING = frozenset({"say", "ask", "act"})
_GAP = 2
"""Marks that may stand between a clause and its frame."""
_LONGEST_FRAME = 12
"""Words that a frame set off by commas has at most ("..., the White House said late on Friday")."""


class Sourcing(msgspec.Struct, frozen=True):
    """The voices of one clause, nearest to the reader first, and its words with its frame.

    ``whole`` and ``core`` are tokens, half open; the core leaves out the clauses inside that open or close it.
    ``hinted``: its frame only suggests it; ``past``: its frame tells it in the past.
    """

    voices: tuple[Voice, ...]
    whole: Range
    core: Range
    hinted: bool
    past: bool = False


def find(
    analysis: Analysis, clauses: Sequence[Clause], voices: Voices, quotations: Sequence[Quotation]
) -> dict[int, Sourcing]:
    """The sourcing of every clause that is more than a frame, by its head."""
    return _Sources(analysis, clauses, voices, quotations).run()


@cache
def _kinds() -> dict[str, str]:
    return {verb: kind for verb, kind, *_ in lexicon.table(_PACKAGE, "reporting_verbs.tsv")}


@cache
def _illocutions() -> frozenset[tuple[str, str]]:
    return frozenset((row[0], row[1]) for row in lexicon.table(_PACKAGE, "illocutions.tsv"))


class _Sources:
    """One walk over the clauses of a report."""

    def __init__(
        self, analysis: Analysis, clauses: Sequence[Clause], voices: Voices, quotations: Sequence[Quotation]
    ) -> None:
        self.analysis, self.voices = analysis, voices
        self.clauses = {c.head: c for c in clauses}
        self.below: dict[int, list[Clause]] = defaultdict(list)
        for clause in clauses:
            if clause.parent is not None:
                self.below[clause.parent].append(clause)
        self.quoted: dict[int, Quotation] = {}
        self.marked: set[int] = set()
        for quotation in quotations:
            if quotation.kind != "indirect":
                for token in analysis.within(quotation.begin, quotation.end):
                    self.quoted.setdefault(token.i, quotation)
                    if quotation.kind == "direct":
                        self.marked.add(token.i)
        self.framed: dict[int, list[int]] = {}
        self.frame_of: dict[int, int] = {}
        speaking = [c for c in clauses if self._is_speech(c)]
        for clause in speaking:
            self._frame(clause, self._complements(clause))
        for clause in speaking:
            if clause.head not in self.framed:
                self._frame(clause, self._loose(clause))
        self.cores = {head: self._core(clause) for head, clause in self.clauses.items()}
        self.by_sentence = self._according()
        self.known: dict[int, tuple[Voice, ...]] = {}

    def run(self) -> dict[int, Sourcing]:
        whole = self._spans({head: (c.first, c.last) for head, c in self.clauses.items()})
        core = self._spans(self.cores)
        return {
            head: Sourcing(self._voices(head), whole[head], core[head], self._hinted(head), self._past(head))
            for head in whole
        }

    def _spans(self, ranges: dict[int, Range]) -> dict[int, Range]:
        """The words of each clause that is no frame, with those of its frame where these stand beside it."""
        spans = {head: row for head, row in ranges.items() if head not in self.framed}
        for frame in sorted(self.framed, key=lambda i: (self.clauses[i].last - self.clauses[i].first, i)):
            self._extend(frame, ranges[frame], spans)
        return spans

    def _core(self, clause: Clause) -> Range:
        inner = [c for c in self.below[clause.head] if c.head not in self.frame_of]
        return core(self.analysis, clause, inner)

    def _is_speech(self, clause: Clause) -> bool:
        for i in chain(self.analysis, clause.head):
            if by_verb(self.analysis, i) is not None:
                return False
            if _kinds().get(self.analysis.tokens[i].lemma) in _FRAMING:
                return True
        return False

    def _frame(self, clause: Clause, contents: Sequence[int]) -> None:
        """Note that ``clause`` only frames ``contents`` (without those coordinated with them)."""
        for content in contents:
            self.framed.setdefault(clause.head, []).append(content)
            self.frame_of[content] = clause.head

    def _complements(self, clause: Clause) -> list[int]:
        verbs = chain(self.analysis, clause.head)
        inner = [self.analysis.tokens[c.head] for c in self.below[clause.head] if c.kind == "content"]
        return [t.i for t in inner if t.dep == "ccomp" and t.head in verbs]

    def _loose(self, clause: Clause) -> list[int]:
        """Content that does not hang from its verb as a complement."""
        outside = clause.head not in self.quoted
        joined = [c.head for c in self.below[clause.head] if c.kind == "joined"]
        quoted = [i for i in joined if i in self.quoted and outside]
        return self._behind(clause) or quoted or self._set_off(clause)

    def _behind(self, clause: Clause) -> list[int]:
        """Content right behind the frame that the parser hangs from elsewhere: "reported this week that Vane left"."""
        for i in range(clause.head + 1, min(clause.last + 2, len(self.analysis.tokens))):
            token = self.analysis.tokens[i]
            if token.text.lower() == "that" and token.dep == "mark" and token.head > i:
                content = self.clauses.get(token.head)
                if content is not None and content.first == i and content.head not in self.frame_of:
                    return [content.head]
        return []

    def _set_off(self, clause: Clause) -> list[int]:
        """The clause around a "he said" between commas."""
        token = self.analysis.tokens[clause.head]
        first, last = core(self.analysis, clause, self.below[clause.head])
        short = last - first <= _LONGEST_FRAME
        if token.dep != "parataxis" or not short or clause.parent is None or self.analysis.child(token.i, "obj"):
            return []
        if cues.speaker_of(self.analysis, token.i, self._outside(token.i)) is None:
            return []
        return [clause.parent] if clause.parent not in self.frame_of else []

    def _according(self) -> dict[int, tuple[Voice, ...]]:
        found: dict[int, list[Voice]] = defaultdict(list)
        for token in self.analysis.tokens:
            head = cues.according(self.analysis, token.i)
            if head is not None and token.i not in self.quoted:
                found[token.sentence].append(self.voices.voice(head))
        return {sentence: tuple(voices) for sentence, voices in found.items()}

    def _extend(self, frame: int, own: Range, spans: dict[int, Range]) -> None:
        """Give the words of ``frame`` to the nearest clauses it frames."""
        pieces = sorted((spans[head], head) for head in self._pieces(frame) if head in spans)
        if not pieces:
            spans[frame] = own
            return
        (first, last), head = pieces[0]
        if own[0] < first:
            spans[head] = (own[0], last)
        (first, last), head = max((spans[h], h) for _, h in pieces)
        if own[1] > last and frame >= last and max(own[0], first) - last <= _GAP:
            spans[head] = (first, own[1])

    def _pieces(self, frame: int) -> list[int]:
        """The clauses framed, those coordinated with them, and what these frame in turn."""
        found: list[int] = []
        todo = list(self.framed[frame])
        seen = {frame}
        while todo:
            head = todo.pop()
            if head in seen:
                continue
            seen.add(head)
            found.append(head)
            todo += [c.head for c in self.below[head] if c.kind == "joined"]
            todo += self.framed.get(head, [])
        return found

    def _voices(self, head: int) -> tuple[Voice, ...]:
        """The voices of a clause; a clause takes those of the clause around it, and of its frame."""
        if head in self.known:
            return self.known[head]
        self.known[head] = ()
        clause = self.clauses[head]
        frame = self.frame_of.get(head)
        if frame is not None:
            outer = self._around(frame)
            speaker = self._speaker(frame)
            found = (*outer, speaker) if speaker is not None else outer
        else:
            found = self._around(head)
        quotation = self.quoted.get(head)
        if quotation is not None and quotation.speaker is not None:
            found = (*found[: -1 if frame is not None else None], quotation.speaker)
        noun = self._of_noun(clause)
        if noun is not None:
            found = (*found, noun)
        stand = self._stand(clause) if not found or noun is not None else None
        self.known[head] = _distinct((*found, stand) if stand is not None else found)
        return self.known[head]

    def _of_noun(self, clause: Clause) -> Voice | None:
        """Whose claim it is: "a report by Nordpress that ...", "the ministry's claim that ..."."""
        token = self.analysis.tokens[clause.head]
        noun = self.analysis.tokens[token.head]
        if clause.kind == "main" or not token.dep.startswith("acl") or not _is_telling(noun.lemma.lower()):
            return None
        for child in self.analysis.children(noun.i):
            case = self.analysis.child(child.i, "case")
            by = case is not None and case.text.lower() in {"by", "from", "in"}
            if child.dep == "nmod:poss" or (child.dep == "nmod" and by):
                return self._owner(child.i)
        return None

    def _owner(self, i: int) -> Voice | None:
        """The voice of a possessor; "his" is whoever it stands for."""
        token, mention = self.analysis.tokens[i], self.voices.mention(i)
        if token.tag == "PRP$" and mention is None:
            verb = self.analysis.tokens[token.head].head
            who = self.analysis.child(verb, "nsubj")
            return self._all(who.i) if who is not None and who.i < i else None
        if token.tag != "PRP$" or mention is None:
            return self.voices.voice(i)
        return Voice(begin=token.begin, end=token.end, name=mention.name, entity=mention.entity)

    def _around(self, head: int) -> tuple[Voice, ...]:
        clause = self.clauses[head]
        if clause.parent is None or self.frame_of.get(clause.parent) == head:
            return self.by_sentence.get(self.analysis.tokens[head].sentence, ())
        if clause.kind == "joined" and self.analysis.tokens[head].dep == "parataxis":
            return self.by_sentence.get(self.analysis.tokens[head].sentence, ())
        token = self.analysis.tokens[head]
        claimed = token.dep.startswith("acl") and self.analysis.tokens[token.head].lemma.lower() in claims()
        denied = claimed and by_verb(self.analysis, self.analysis.tokens[token.head].head) == "denied"
        if clause.kind == "content" and (not claimed or (denied and self._of_noun(clause) is None)):
            return self._voices(clause.parent)
        return self._inherited(clause.parent)

    def _inherited(self, head: int) -> tuple[Voice, ...]:
        """What another clause takes over: all voices but the stand, which is taken in the clause itself alone."""
        voices = self._voices(head)
        stand = self._stand(self.clauses[head])
        return voices[:-1] if stand is not None and voices and voices[-1] == stand else voices

    def _speaker(self, frame: int) -> Voice | None:
        for i in chain(self.analysis, frame):
            found = cues.speaker_of(self.analysis, i, self._outside(frame))
            if found is not None:
                return self._person(found)
        return None

    def _stand(self, clause: Clause) -> Voice | None:
        """The subject of a verb by which it takes a stand."""
        for i in chain(self.analysis, clause.head):
            if self._takes_stand(i):
                found = cues.speaker_of(self.analysis, i, self._outside(clause.head))
                return self._person(found) if found is not None else None
            if by_verb(self.analysis, i) is not None:
                return None
        return None

    def _takes_stand(self, i: int) -> bool:
        lemma = self.analysis.tokens[i].lemma
        stands = by_verb(self.analysis, i) in _STANDS or withholds(self.analysis, i)
        if stands and _kinds().get(lemma, "act") in _SAYING and not self._is_to(i):
            return True
        judges = _kinds().get(lemma) == "judge" and lemma not in lexicon.words(_PACKAGE, "worldly_verbs.txt")
        return judges or any((lemma, p) in _illocutions() for p in (*particles(self.analysis, i), "-"))

    def _is_to(self, i: int) -> bool:
        """Whether it is not done yet ("were to reaffirm") or done to somebody ("was told to leave")."""
        passive = self.analysis.child(i, "aux:pass") is not None
        return passive or self.analysis.child(i, "mark") is not None

    def _person(self, head: int) -> Voice | None:
        """The voice of a subject; "it", "this" and "which" that stand for no name are nobody."""
        token = self.analysis.tokens[head]
        if token.pos in {"PRON", "DET"} and self.voices.mention(head) is None and token.text.lower() in _NOBODY:
            body = self.voices.voice(head) if token.text.lower() == "it" else None
            return body if body is not None and body.name.lower() != "it" else None
        return self._all(head)

    def _all(self, head: int) -> Voice:
        """The voice of a noun phrase with those coordinated with it: "Vane, Orr and Holt"."""
        together = [head]
        for i in together:
            together += [t.i for t in self.analysis.children(i) if t.dep == "conj" and t.pos in _NOMINAL]
        voices = [self.voices.voice(i) for i in together]
        if len(voices) == 1 or len({(v.begin, v.end) for v in voices}) == 1:
            return voices[0]
        return Voice(
            begin=min(v.begin for v in voices),
            end=max(v.end for v in voices),
            name=", ".join(dict.fromkeys(v.name for v in voices)),
        )

    def _outside(self, head: int) -> Callable[[int], bool]:
        inside = self.quoted.get(head)
        return lambda i: self.quoted.get(i) is inside

    def _past(self, head: int) -> bool:
        """Whether a verb of speech in the past frames it: "said it *would* close"."""
        frame = self.frame_of.get(head)
        if frame is None or head in self.marked:
            return False  # what stands in quotation marks keeps its own tense: "I would say"
        said = [self.analysis.tokens[i] for i in chain(self.analysis, frame)]
        return any(t.tag in {"VBD", "VBN", "VBG"} and _kinds().get(t.lemma) in {"say", "write"} for t in said)

    def _hinted(self, head: int) -> bool:
        frame = self.frame_of.get(head)
        if frame is None:
            return False
        hints = lexicon.words(_PACKAGE, "hinting_verbs.txt")
        return any(self.analysis.tokens[i].lemma in hints for i in chain(self.analysis, frame))


def _is_telling(noun: str) -> bool:
    """Whether a noun is somebody's claim, plan, demand or refusal."""
    return noun in claims() or noun in states()


def _distinct(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    found: list[Voice] = []
    for voice in voices:
        if not found or found[-1] != voice:
            found.append(voice)
    return tuple(found)
