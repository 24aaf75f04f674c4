"""Words told, not quoted: "Ms Owusu said that ...", "..., according to the ministry".

In: the scene of a report. Out: :class:`Told` contents with their cue. Decided here: the content is the clause that the
reporting verb governs, without its "that"; behind or around a parenthetic cue it is the rest of the told sentence.
Thoughts and judgements are no quotations, and neither is what a group is told to have agreed.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from rapporteur.annotate.speech import cues
from rapporteur.annotate.speech.cues import RELAYING
from rapporteur.annotate.speech.scene import SPEECH, Cue, Scene
from rapporteur.annotate.speech.telling import Unit
from rapporteur.language import Token
from rapporteur.language.lexicon import words

_REPORTING = SPEECH | {"show", "according"}
_CLAUSES = frozenset({"ccomp", "xcomp"})
_EDGE = frozenset(",;:.!?—–-()") | {"--", "…"}
_CONJUNCTIONS = frozenset({"and", "but", "or", "so", "while"})
_PACKAGE = "rapporteur.annotate"
_PARENTHESIS = 10
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_VERBS = frozenset({"VERB", "AUX"})
_SHORTEST = 3
"""Narrated words without which a content is no clause of its own, where marks do not end it."""


class Told(msgspec.Struct, frozen=True):
    """Tokens ``first`` to ``last`` (half open) are what ``cue`` tells; ``holds_marks`` if some of them are quoted."""

    first: int
    last: int
    cue: Cue
    unit: int
    holds_marks: bool


def find(scene: Scene) -> Iterator[Told]:
    """The indirect quotations of all told sentences, in order of their cues."""
    for number, unit in enumerate(scene.units):
        cued = [cue for cue in scene.cues(unit) if cue.kind in _REPORTING]
        for cue in cued:
            if _is_group_act(scene, cue, cued) or _is_withheld(scene, cue):
                continue
            content = _content(scene, unit, cue)
            trimmed = _trimmed(scene, *content) if content is not None else None
            if trimmed is not None and _told_words(scene, *trimmed) >= _shortest(scene, trimmed):
                marks = any(not scene.outside(i) for i in range(*trimmed))
                if _is_told(scene, cue, cued, trimmed, marks=marks):
                    yield Told(*trimmed, cue, number, marks)


def _is_told(scene: Scene, cue: Cue, cued: list[Cue], content: tuple[int, int], *, marks: bool) -> bool:
    """Whether a stretch tells something: it holds a verb or marks, is no act and no quotation with its own cue."""
    first, last = content
    tokens = scene.tokens
    if not marks and (_is_infinitive(scene, first) or not any(t.pos in _VERBS for t in tokens[first:last])):
        return False  # "agreed to meet" tells an act
    if cue.kind != "according" or scene.outside(first):
        return True
    return not any(c.kind in SPEECH and first <= c.verb < last for c in cued)


def _is_infinitive(scene: Scene, first: int) -> bool:
    """Whether what is told begins with an infinitive that nothing finite governs."""
    token = scene.tokens[first]
    if token.tag != "TO" or scene.tokens[first - 1].text.casefold() == "that":
        return False
    verb = scene.tokens[token.head]
    above = scene.tokens[verb.head]
    return not (verb.dep == "advcl" and verb.i < above.i and scene.analysis.child(above.i, "nsubj", "nsubj:pass"))


def _is_group_act(scene: Scene, cue: Cue, cued: list[Cue]) -> bool:
    """Whether somebody else tells what a group, or two persons, said or did together."""
    several = scene.kind(cue.head) == "group" or scene.analysis.child(cue.head, "conj") is not None
    if cue.kind == "according" or not several:
        return False
    above = scene.ancestors(cue.verb)
    return any(other.verb in above or other.kind == "according" for other in cued if other.head != cue.head)


def _is_withheld(scene: Scene, cue: Cue) -> bool:
    """Whether the verb only tells what was not said: "declined to say whether", "would not confirm how many"."""
    token = scene.tokens[cue.verb]
    if any(t.lemma == "not" and t.i < cue.verb for t in scene.analysis.children(cue.verb)):
        return cue.kind in SPEECH
    governor = scene.tokens[token.head]
    return token.dep == "xcomp" and governor.lemma in words(_PACKAGE, "withholding_verbs.txt")


def _content(scene: Scene, unit: Unit, cue: Cue) -> tuple[int, int] | None:
    """The tokens that ``cue`` tells."""
    told = list(unit.told())
    if cue.kind == "according":
        return _around_phrase(scene, unit, cue)
    clauses = [child for child in scene.analysis.children(cue.verb) if _may_hold(scene, child, cue)]
    behind = [c for c in clauses if c.i > cue.verb]
    behind = behind or _stated(scene, cue)
    if behind:
        first, last = scene.analysis.subtree(behind[0].i)
        last = max([last, *(_joined_end(scene, c.i) for c in behind[1:])])
        first, last = max(first, cue.verb + 1), min(last, unit.pieces[-1].last)
        stop = next((i for i in range(first, last) if scene.tokens[i].text == ";" and scene.outside(i)), last)
        return _behind_hearer(scene, cue, first, stop), _with_marks(unit, stop)
    start = _relay_start(scene, cue)
    if _is_parenthetic(scene, unit, cue, start):
        return told[0], unit.pieces[-1].last
    if clauses or _stands_behind(scene, unit, cue, start):
        return (told[0], start) if start > told[0] else None
    return None


def _stated(scene: Scene, cue: Cue) -> list[Token]:
    """What the tree hangs from a statement or a hearer: "told us in a statement that", "told the jury he left"."""
    telling = scene.tokens[cue.verb].lemma == "tell"
    for child in scene.analysis.children(cue.verb):
        if telling and child.i > cue.verb and child.dep in ("obj", "iobj"):
            heard = [c for c in scene.analysis.children(child.i) if c.dep.startswith("acl") and _has_subject(scene, c)]
            if heard:
                return heard
        record = cues.mediums().get(child.lemma.casefold()) == "record"
        if record and child.i > cue.verb and child.dep.startswith("obl"):
            told = [c for c in scene.analysis.children(child.i) if c.dep == "acl" and scene.outside(c.i)]
            return [c for c in told if (mark := scene.analysis.child(c.i, "mark")) and mark.text.casefold() == "that"]
    return []


def _has_subject(scene: Scene, clause: Token) -> bool:
    """Whether a clause opens with its own subject, which is no relative pronoun."""
    who = scene.analysis.child(clause.i, "nsubj", "nsubj:pass")
    return (
        who is not None and who.tag == "PRP" and who.i == scene.analysis.subtree(clause.i)[0] and scene.outside(who.i)
    )


def _behind_hearer(scene: Scene, cue: Cue, first: int, last: int) -> int:
    """Where the content begins that the tree joins with whoever hears it: "told the court the gun was warm"."""
    tokens = scene.tokens
    if tokens[cue.verb].lemma not in ("tell", "inform", "remind", "assure") or first > cue.verb + 2:
        return first
    hearer = scene.voices.mention(first)
    if hearer is not None and hearer.form == "name" and hearer.kind != "person" and hearer.begin == tokens[first].begin:
        behind = next((t.i for t in scene.analysis.within(hearer.end, tokens[last - 1].end)), last)
        opens = behind < last and tokens[behind].pos in ("PRON", "DET", "PROPN") and tokens[behind].tag != "WDT"
        return behind if opens else first
    i = first
    while i < last and tokens[i].pos in ("DET", "ADJ") and scene.outside(i):
        i += 1
    heard = i < last and tokens[i].pos in ("NOUN", "PROPN") and tokens[i].dep in ("dislocated", "iobj", "obj", "nmod")
    if not heard or i + 1 >= last or tokens[first].pos != "DET":
        return first
    anew = tokens[i + 1].pos in ("DET", "PRON") or tokens[i + 1].tag == "PRP$" or tokens[i].dep == "iobj"
    return i + 1 if anew else first


def _with_marks(unit: Unit, last: int) -> int:
    """Where a content ends that goes on in marks right behind it: 'after rent "nearly tripled"'."""
    return next((p.last for p in unit.pieces if p.quote is not None and p.first == last), last)


def _relay_start(scene: Scene, cue: Cue) -> int:
    """The first token of the clause of speaker and verb, with who relays it: "the agency quoted an aide as saying"."""
    start = min(cue.verb, scene.phrase_start(cue.head)) if cue.head < cue.verb else cue.verb
    relaying = scene.tokens[scene.tokens[cue.verb].head]
    if scene.tokens[cue.verb].dep != "advcl" or relaying.lemma not in RELAYING or not scene.outside(relaying.i):
        return start
    who = scene.analysis.child(relaying.i, "nsubj", "nsubj:pass")
    first = relaying.i if who is None or who.i > relaying.i else scene.phrase_start(who.i)
    return min(start, first)


def _may_hold(scene: Scene, clause: Token, cue: Cue) -> bool:
    """Whether a clause below the cue tells what was said: it is narrated and no part of the speaker's own phrase."""
    if clause.dep == "xcomp" and scene.tokens[cue.verb].lemma in words(_PACKAGE, "aspectual_verbs.txt"):
        return False
    subject = scene.analysis.child(clause.i, "nsubj", "nsubj:pass")
    if subject is not None and subject.tag in ("WDT", "WP"):
        behind_speaker = cue.head < subject.i and scene.tokens[subject.i - 1].text == ","
        if clause.i < cue.verb or (cue.verb < cue.head and behind_speaker):
            return False
    itself = scene.analysis.child(cue.verb, "obj")
    if clause.dep == "xcomp" and itself is not None and itself.text.casefold().endswith(("self", "selves")):
        return False  # "found himself competing"
    begun = scene.outside(clause.i) or scene.outside(scene.phrase_start(clause.i))
    return clause.dep in _CLAUSES and begun and not scene.within(clause.i, cue.head)


def _joined_end(scene: Scene, i: int) -> int:
    return scene.analysis.subtree(i)[1]


def _stands_behind(scene: Scene, unit: Unit, cue: Cue, start: int) -> bool:
    """Whether a clause of speaker and verb closes the sentence behind a comma: "..., she said."."""
    last = unit.pieces[-1].last
    before = scene.tokens[start - 1] if start > unit.pieces[0].first else None
    if before is None or before.text != "," or not scene.outside(before.i):
        return False
    if any(child.dep in ("obj", "iobj") and child.i > cue.verb for child in scene.analysis.children(cue.verb)):
        return False
    behind = range(max(cue.verb, cue.head) + 1, last)
    if any(scene.tokens[i].tag in _FINITE and not scene.within(i, cue.head) for i in behind):
        return False
    return any(_is_told_verb(scene, i, cue) for i in range(unit.pieces[0].first, start))


def _is_told_verb(scene: Scene, i: int, cue: Cue) -> bool:
    """Whether token ``i`` is a finite verb that does not merely say when or why the cue's verb happened."""
    token = scene.tokens[i]
    if token.tag not in _FINITE or not scene.outside(i):
        return False
    chain = [i, *scene.ancestors(i)]
    below = chain[chain.index(cue.verb) - 1] if cue.verb in chain[1:] else chain[-1]
    return scene.tokens[below].dep not in ("advcl", "obl", "nsubj")


def _is_parenthetic(scene: Scene, unit: Unit, cue: Cue, start: int) -> bool:
    """Whether speaker and verb stand between commas inside what is told: "The bridge, she said, is safe"."""
    end = max(cue.verb, cue.head) + 1
    if not unit.pieces[0].first < start - 1 or end >= unit.pieces[-1].last - _SHORTEST:
        return False
    if scene.tokens[end + 1].tag in ("VBG", "WP", "WDT") or not scene.outside(end + 1):
        return False
    return scene.tokens[start - 1].text == "," and scene.tokens[end].text == "," and end - start <= _PARENTHESIS


def _around_phrase(scene: Scene, unit: Unit, cue: Cue) -> tuple[int, int] | None:
    """What stands before "according to ..." or, where it opens the sentence, behind it."""
    first, last = unit.pieces[0].first, unit.pieces[-1].last
    if cue.verb - first > 2:
        return first, cue.verb
    end = max(scene.analysis.subtree(cue.head)[1], cue.head + 1)
    return (end, last) if end < last else None


def _trimmed(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """Without "that", commas and stops at the ends, and without a conjunction at the front."""
    while first < last and scene.outside(first) and _opens(scene, first):
        first += 1
    while last > first and scene.outside(last - 1) and scene.tokens[last - 1].text.casefold() in _EDGE:
        last -= 1
    return (first, last) if first < last else None


def _opens(scene: Scene, i: int) -> bool:
    """Whether a token only leads over to what is told: a comma, a conjunction, "that" (but not "that message")."""
    token = scene.tokens[i]
    form = token.text.casefold()
    return form in _EDGE | _CONJUNCTIONS or (form == "that" and token.dep not in ("det", "nsubj", "nsubj:pass", "obj"))


def _shortest(scene: Scene, content: tuple[int, int]) -> int:
    """Narrated words that a content has at least: a subject, if it ends in marks."""
    ends_in_marks = scene.outside(content[0]) and not scene.outside(content[1] - 1)
    return _SHORTEST - 1 if ends_in_marks else _SHORTEST


def _told_words(scene: Scene, first: int, last: int) -> int:
    return sum(scene.outside(i) and scene.tokens[i].text[:1].isalnum() for i in range(first, last))
