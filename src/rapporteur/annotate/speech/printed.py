"""Words printed without marks: transcripts, questions and answers, extracts behind a colon, posts with their signature.

In: the scene of a report, its paragraphs and mentions. Out: quotations whose span is the words alone; they are
indirect, since the field calls direct only what stands in marks, and ``why`` tells how they are printed. Decided here:
a line "NAME: words" is a turn only where such lines come back and its label is a speaker's (capitals, a role, a person
named in the report, a word like "Q"); an extract is one paragraph behind a paragraph that ends in a reporting verb with
nothing told and a colon; a post is the paragraph before its signature.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from rapporteur.annotate.names.titles import roles
from rapporteur.annotate.speech.channels import Channels
from rapporteur.annotate.speech.paragraphs import Paragraph
from rapporteur.annotate.speech.scene import SPEECH, Scene
from rapporteur.language.lexicon import table
from rapporteur.model import Mention, Quotation, Voice

_PACKAGE = "rapporteur.annotate"
_TURN = re.compile(r"(?P<label>[A-Z][\w.’'-]{0,30}(?:[ \xa0][\w.’'&-]{1,30}){0,5})[ \xa0]?:[ \xa0]+(?=\S)")
_SIGNED = re.compile(r"[—–-]{1,2}\s?(?P<name>[^@(]{2,60}?)\s\(@\w{1,30}\)(?:\s|$)")
_MARKS = re.compile(r"[“”\"«»„]")
_STOPS = ".!?…"
_LEAST_TURNS = 3
_LEAST_WORDS = 4
"""Words of an extract or a post."""
_LONGEST_BREAK = 12
"""Paragraphs without a label between two turns that still belong to the first."""
TURN = "a turn of printed talk"
EXTRACT = "set off behind a colon, without marks"
POST = "a post, signed below"


class _Turn(msgspec.Struct, frozen=True):
    """Paragraph ``number``, whose label ends at ``end`` and whose words begin at ``words``."""

    number: int
    label: str
    end: int
    words: int


def find(
    scene: Scene, channels: Channels, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]
) -> list[Quotation]:
    """The quotations that no mark shows, by begin; offsets are code points of the text, half open."""
    talk = list(_talk(scene, paragraphs, mentions))
    found = [*talk, *_extracts(scene, channels, paragraphs), *_posts(scene, paragraphs, mentions)]
    taken = [(q.begin, q.end) for q in talk]
    free = [q for q in found if q.why == TURN or not any(b <= q.begin < e for b, e in taken)]
    return sorted(free, key=lambda q: q.begin)


def _quotation(begin: int, end: int, speaker: Voice | None, why: str) -> Quotation:
    return Quotation(begin=begin, end=end, kind="indirect", speaker=speaker, cue=None, channel=(), why=why)


def _talk(scene: Scene, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]) -> Iterator[Quotation]:
    """The turns of a transcript or interview; a paragraph without a label goes on with the turn before the next one."""
    text = scene.analysis.text
    named = _People(text, mentions)
    turns = _turns(text, paragraphs, named)
    for k, turn in enumerate(turns):
        last = turn.number
        if k + 1 < len(turns) and turns[k + 1].number - turn.number <= _LONGEST_BREAK:
            last = turns[k + 1].number - 1
        speaker = named.voice(turn, paragraphs[turn.number].begin)
        yield _quotation(turn.words, paragraphs[last].end, speaker, TURN)


def _turns(text: str, paragraphs: Sequence[Paragraph], named: _People) -> list[_Turn]:
    found: list[_Turn] = []
    for number, paragraph in enumerate(paragraphs):
        match = _TURN.match(text, paragraph.begin, paragraph.end)
        if match is not None and named.knows(match["label"]) and text[paragraph.end - 1] not in ",;:":
            found.append(_Turn(number, " ".join(match["label"].split()), match.end("label"), match.end()))
    again = Counter(turn.label for turn in found)
    comes_back = any(count > 1 for count in again.values())
    return found if len(found) >= _LEAST_TURNS and len(again) > 1 and comes_back else []


class _People:
    """Whom a label can name."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        people = [m for m in mentions if m.kind == "person" and m.form == "name"]
        self._by_word: dict[str, Mention] = {}
        for mention in people:
            for form in (mention.name, text[mention.begin : mention.end], mention.name.split()[-1]):
                self._by_word.setdefault(_key(form), mention)
        self._by_initials = {_initials(m.name): m for m in reversed(people) if " " in m.name}
        told = Counter(m.name for m in people)
        most = max(told.values(), default=0)
        first = [m for m in people if told[m.name] == most]
        self._interviewed = first[0] if first and len({m.name for m in first}) == 1 else None

    def knows(self, label: str) -> bool:
        """Whether a label stands for a speaker."""
        words = label.casefold().split()
        capitals = label.isupper() and len(label) > 1
        return (
            capitals or _labels().get(words[0]) is not None or self._person(label) is not None or words[-1] in roles()
        )

    def _person(self, label: str) -> Mention | None:
        return self._by_word.get(_key(label)) or (self._by_initials.get(label) if label.isupper() else None)

    def voice(self, turn: _Turn, begin: int) -> Voice | None:
        """The speaker of a turn whose label begins at ``begin``: nobody known for "Q", the person spoken to for "A"."""
        kind = _labels().get(turn.label.casefold().split()[0])
        mention = self._interviewed if kind == "answer" else self._person(turn.label)
        if kind == "question" or (kind == "answer" and mention is None):
            return None
        if mention is None:
            return Voice(begin=begin, end=turn.end, name=turn.label)
        return Voice(begin=begin, end=turn.end, name=mention.name, entity=mention.entity)


def _labels() -> dict[str, str]:
    return {row[0]: row[1] for row in table(_PACKAGE, "turn_labels.tsv")}


def _key(name: str) -> str:
    return " ".join(name.casefold().replace(".", " ").split())


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _extracts(scene: Scene, channels: Channels, paragraphs: Sequence[Paragraph]) -> Iterator[Quotation]:
    """The paragraph behind "..., the commissioner said in a statement:"."""
    text = scene.analysis.text
    for number, unit in enumerate(scene.units):
        told = list(unit.told())
        if not told or scene.tokens[told[-1]].text != ":" or unit.last + 1 >= len(paragraphs):
            continue
        lead, words = paragraphs[unit.last], paragraphs[unit.last + 1]
        if scene.tokens[told[-1]].end != lead.end or not _is_plain(text, words):
            continue
        cued = [c for c in scene.cues(unit) if c.kind in SPEECH and scene.is_main(c.verb) and scene.kind(c.head)]
        open_ = [c for c in cued if scene.analysis.child(c.verb, "ccomp", "xcomp", "obj") is None]
        if open_:
            made = scene.made(number, open_[-1], EXTRACT)
            channel = channels.named(made)
            yield Quotation(
                begin=words.begin, end=words.end, kind="indirect", speaker=made.speaker, cue=made.cue, channel=channel,
                why=EXTRACT,
            )  # fmt: skip


def _posts(scene: Scene, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]) -> Iterator[Quotation]:
    """The paragraph above "— Name (@handle) day"."""
    text = scene.analysis.text
    named = {_key(m.name): m for m in reversed(mentions) if m.form == "name"}
    for before, paragraph in itertools.pairwise(paragraphs):
        match = _SIGNED.match(text, paragraph.begin, paragraph.end)
        if match is None or _MARKS.search(text, before.begin, before.end) or _SIGNED.match(text, before.begin):
            continue
        if len(text[before.begin : before.end].split()) < _LEAST_WORDS:
            continue
        name = " ".join(match["name"].split())
        known = named.get(_key(name))
        entity = known.entity if known is not None else None
        speaker = Voice(begin=match.start("name"), end=match.end("name"), name=name, entity=entity)
        yield _quotation(before.begin, before.end, speaker, POST)


def _is_plain(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph is running text without marks of its own."""
    words = len(text[paragraph.begin : paragraph.end].split())
    marked = _MARKS.search(text, paragraph.begin, paragraph.end)
    return words >= _LEAST_WORDS and marked is None and text[paragraph.end - 1] in _STOPS
