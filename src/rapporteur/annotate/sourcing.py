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

from rapporteur.annotate import cues
from rapporteur.annotate.clauses import Clause
from rapporteur.annotate.predicates import chain, particles
from rapporteur.annotate.status import by_verb, claims
from rapporteur.annotate.voices import Voices
from rapporteur.language import Analysis, lexicon
from rapporteur.model import Quotation, Voice

_PACKAGE = "rapporteur.annotate"
_FRAMING = frozenset({"say", "write", "ask", "think", "show"})
_TEMPORAL = frozenset({"obl:unmarked", "obl:tmod", "obl"})
_LONGEST_FRAME = 12
"""Words that a frame set off by commas has at most ("..., the White House said late on Friday")."""


class Sourcing(msgspec.Struct, frozen=True):
    """The voices of one clause, nearest to the reader first, and its words with its frame: tokens, half open."""

    voices: tuple[Voice, ...]
    first: int
    last: int
    hinted: bool


def find(
    analysis: Analysis, clauses: Sequence[Clause], voices: Voices, quotations: Sequence[Quotation]
) -> dict[int, Sourcing]:
    """The sourcing of every clause that is more than a frame, by its head."""
    return _Sources(analysis, clauses, voices, quotations).run()


@cache
def _kinds() -> dict[str, str]:
    return dict(lexicon.table(_PACKAGE, "reporting_verbs.tsv"))


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
        for quotation in quotations:
            if quotation.kind != "indirect":
                for token in analysis.within(quotation.begin, quotation.end):
                    self.quoted.setdefault(token.i, quotation)
        self.framed: dict[int, list[int]] = {}
        self.frame_of: dict[int, int] = {}
        for clause in clauses:
            for content in self._contents(clause):
                self.framed.setdefault(clause.head, []).append(content)
                self.frame_of[content] = clause.head
        self.by_sentence = self._according()
        self.known: dict[int, tuple[Voice, ...]] = {}

    def run(self) -> dict[int, Sourcing]:
        spans = {head: (c.first, c.last) for head, c in self.clauses.items() if head not in self.framed}
        for frame in sorted(self.framed, key=lambda i: (self.clauses[i].last - self.clauses[i].first, i)):
            self._extend(frame, spans)
        return {head: Sourcing(self._voices(head), *span, hinted=self._hinted(head)) for head, span in spans.items()}

    def _is_speech(self, clause: Clause) -> bool:
        for i in chain(self.analysis, clause.head):
            if by_verb(self.analysis, i) is not None:
                return False
            if _kinds().get(self.analysis.tokens[i].lemma) in _FRAMING:
                return True
        return False

    def _contents(self, clause: Clause) -> list[int]:
        """The clauses that ``clause`` only frames, without those coordinated with them."""
        if not self._is_speech(clause):
            return []
        inner = [c for c in self.below[clause.head] if c.kind == "content" and self._complements(clause, c)]
        if inner:
            return [c.head for c in inner]
        behind = self._behind_time(clause)
        if behind:
            return behind
        quoted = [
            c
            for c in self.below[clause.head]
            if c.kind == "joined" and c.head in self.quoted and clause.head not in self.quoted
        ]
        if quoted:
            return [c.head for c in quoted]
        return self._set_off(clause)

    def _complements(self, clause: Clause, content: Clause) -> bool:
        token = self.analysis.tokens[content.head]
        return token.dep == "ccomp" and token.head in chain(self.analysis, clause.head)

    def _behind_time(self, clause: Clause) -> list[int]:
        """Content that the parser hangs from a time: "reported this week that Vane left"."""
        found = []
        for inner in self.below[clause.head]:
            noun = self.analysis.tokens[self.analysis.tokens[inner.head].head]
            opens = self.analysis.tokens[inner.first].text.lower() == "that"
            if inner.kind == "relative" and opens and noun.dep in _TEMPORAL and noun.head == clause.head:
                found.append(inner.head)
        return found

    def _set_off(self, clause: Clause) -> list[int]:
        """The clause around a "he said" between commas."""
        token = self.analysis.tokens[clause.head]
        short = clause.last - clause.first <= _LONGEST_FRAME
        if token.dep != "parataxis" or not short or clause.parent is None or self.analysis.child(token.i, "obj"):
            return []
        if self.analysis.child(token.i, "nsubj", "nsubj:pass") is None:
            return []
        return [clause.parent] if clause.parent not in self.frame_of else []

    def _according(self) -> dict[int, tuple[Voice, ...]]:
        found: dict[int, list[Voice]] = defaultdict(list)
        for token in self.analysis.tokens:
            head = cues.according(self.analysis, token.i)
            if head is not None and token.i not in self.quoted:
                found[token.sentence].append(self.voices.voice(head))
        return {sentence: tuple(voices) for sentence, voices in found.items()}

    def _extend(self, frame: int, spans: dict[int, tuple[int, int]]) -> None:
        """Give the words of ``frame`` to the nearest clauses it frames."""
        own = self.clauses[frame]
        pieces = sorted((spans[head], head) for head in self._pieces(frame) if head in spans)
        if not pieces:
            spans[frame] = (own.first, own.last)
            return
        (first, last), head = pieces[0]
        if own.first < first:
            spans[head] = (own.first, last)
        (first, last), head = max((spans[h], h) for _, h in pieces)
        if own.last > last and own.head > last - 1 and own.first - last <= 2:
            spans[head] = (first, own.last)

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
        if clause.kind == "main" or not token.dep.startswith("acl") or noun.lemma.lower() not in claims():
            return None
        for child in self.analysis.children(noun.i):
            case = self.analysis.child(child.i, "case")
            by = case is not None and case.text.lower() in {"by", "from", "in"}
            if child.dep == "nmod:poss" or (child.dep == "nmod" and by):
                return self.voices.voice(child.i)
        return None

    def _around(self, head: int) -> tuple[Voice, ...]:
        clause = self.clauses[head]
        if clause.parent is None or self.frame_of.get(clause.parent) == head:
            return self.by_sentence.get(self.analysis.tokens[head].sentence, ())
        if clause.kind == "joined" and self.analysis.tokens[head].dep == "parataxis":
            return self.by_sentence.get(self.analysis.tokens[head].sentence, ())
        return self._voices(clause.parent) if clause.kind != "joined" else self._inherited(clause.parent)

    def _inherited(self, head: int) -> tuple[Voice, ...]:
        """What a coordinated clause takes over: all voices but the stand of the clause before it."""
        voices = self._voices(head)
        stand = self._stand(self.clauses[head])
        return voices[:-1] if stand is not None and voices and voices[-1] == stand else voices

    def _speaker(self, frame: int) -> Voice | None:
        for i in chain(self.analysis, frame):
            found = cues.speaker_of(self.analysis, i, self._outside(frame))
            if found is not None:
                return self._all(found)
        return None

    def _stand(self, clause: Clause) -> Voice | None:
        """The subject of a verb by which it takes a stand."""
        for i in chain(self.analysis, clause.head):
            lemma = self.analysis.tokens[i].lemma
            listed = any((lemma, p) in _illocutions() for p in (*particles(self.analysis, i), "-"))
            if listed or (lemma in _kinds() and by_verb(self.analysis, i) is None):
                found = cues.speaker_of(self.analysis, i, self._outside(clause.head))
                return self._all(found) if found is not None else None
            if by_verb(self.analysis, i) is not None:
                return None
        return None

    def _all(self, head: int) -> Voice:
        """The voice of a noun phrase with those coordinated with it: "Vane, Orr and Holt"."""
        together = [head, *(t.i for t in self.analysis.children(head) if t.dep == "conj")]
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

    def _hinted(self, head: int) -> bool:
        frame = self.frame_of.get(head)
        if frame is None:
            return False
        hints = lexicon.words(_PACKAGE, "hinting_verbs.txt")
        return any(self.analysis.tokens[i].lemma in hints for i in chain(self.analysis, frame))


def _distinct(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    found: list[Voice] = []
    for voice in voices:
        if not found or found[-1] != voice:
            found.append(voice)
    return tuple(found)
