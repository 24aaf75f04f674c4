"""The reconciled record: what renderers see, and all they see.

In: spans and verdicts. Out: :class:`Dossier`. Decided here: nothing that states something can be built without a
passage behind it (:class:`Cited`).
"""

from __future__ import annotations

from typing import Literal

import msgspec

from rapporteur.errors import UncitedError
from rapporteur.model.document import Problem
from rapporteur.model.links import Origin, Reason, Reuse
from rapporteur.model.reading import Reading
from rapporteur.model.spans import Span

RelationName = Literal["same words", "fragment of", "other wording", "translation or paraphrase", "direct for indirect"]
Verdict = Literal["agreed", "single-source", "compatible", "superseded", "denied", "conflict"]


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """Anything that states something, with the passages it rests on.

    :raises UncitedError: if there is none
    """

    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.spans:
            raise UncitedError(f"{type(self).__name__} without a passage behind it")


class Side(Cited, frozen=True, kw_only=True):
    """One position in a finding. ``source`` is whose words it rests on, where the reports say so."""

    says: str
    source: str | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What the reports make of one thing.

    ``origins`` counts independent origins behind the finding, ``outlets`` the outlets that carry it; ``rule`` is the
    name of the rule that gave the verdict, ``why`` one sentence for the reader.
    """

    verdict: Verdict
    topic: str
    origins: int
    outlets: int
    why: str
    rule: str
    sides: tuple[Side, ...]


class Version(Cited, frozen=True, kw_only=True):
    """One wording of a quotation, as it stands in the reports that print it so.

    ``kind`` is "indirect" where the reports tell the words without quotation marks.
    """

    text: str
    kind: Literal["direct", "indirect"] = "direct"


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """Where two versions (by their place in ``Quote.versions``) part: the words of each, empty when left out."""

    left: int
    right: int
    left_words: str
    right_words: str


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """How two versions (by their place in ``Quote.versions``) are one utterance, and why they are held to be.

    A version that several reports print relates to itself, by "same words".
    """

    left: int
    right: int
    relation: RelationName
    why: str


class Speaker(Cited, frozen=True, kw_only=True):
    """Somebody to whom reports ascribe an utterance, and where they do."""

    name: str


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """One utterance, in all its printed wordings.

    ``speakers`` is empty unless the reports name more than one; ``speaker`` is then whom most of them name.
    ``stands_for`` tells whom a town or house stands for that is named as the speaker ("Tokyo").
    """

    speaker: str | None
    versions: tuple[Version, ...]
    differences: tuple[Difference, ...]
    relations: tuple[Relation, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    stands_for: str | None = None
    channel: tuple[str, ...] = ()
    origins: int = 1
    outlets: int = 1
    why: str = ""


class Value(Cited, frozen=True, kw_only=True):
    """One value of a figure. ``says`` is the passage of the first span; ``high`` is the upper end of a range."""

    value: float
    says: str
    high: float | None = None
    approximate: bool = False


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One measured thing and every value the reports give for it."""

    measures: str
    unit: str
    verdict: Verdict
    values: tuple[Value, ...]
    origins: int = 1
    outlets: int = 1
    why: str = ""
    rule: str = ""


DateMod = Literal["START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "BY_END", "UNTIL"]
"""How a date is meant: the ``mod`` of TIMEX3 (TimeML 1.2.1) for points, and two that it lacks, ``BY_END`` ("by the end
of") and ``UNTIL``."""


class Happening(Cited, frozen=True, kw_only=True):
    """An entry of the timeline.

    ``date`` is ISO 8601 as fine as the reports give it, or a TIMEX3 value; ``mod`` tells how it is meant where a report
    says so ("mid-April", "by the end of 2026").
    """

    date: str
    what: str
    scheduled: bool = False
    mod: DateMod | None = None


AccountPart = Literal["event", "agreed", "disputed", "figures", "undiscussed", "alone", "ahead"]
"""The parts of an account in the order in which they are told."""


class Sentence(Cited, frozen=True, kw_only=True):
    """A sentence of the account and the part of it that it belongs to."""

    text: str
    part: AccountPart = "event"


class Title(Cited, frozen=True, kw_only=True):
    """An office as some reports give it."""

    text: str


class Participant(Cited, frozen=True, kw_only=True):
    """Somebody who took part; ``titles`` as the reports give them, ``given`` with where they do."""

    name: str
    titles: tuple[str, ...] = ()
    given: tuple[Title, ...] = ()


TopicState = Literal["discussed", "raised", "touched on", "not discussed", "to be discussed"]


class Treatment(Cited, frozen=True, kw_only=True):
    """What some reports say became of a topic."""

    state: TopicState


class AgendaItem(msgspec.Struct, frozen=True, kw_only=True):
    """A topic in a few words of a report, and what each report says became of it."""

    topic: str
    treatments: tuple[Treatment, ...]


class Pledge(Cited, frozen=True, kw_only=True):
    """What a party committed itself to, or where it stands, in a report's words."""

    text: str


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A side of the event with its commitments and positions; ``name`` is empty for what all agreed together."""

    name: str
    commitments: tuple[Pledge, ...] = ()
    positions: tuple[Pledge, ...] = ()


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One happening and all that its reports say.

    ``date`` is ISO 8601; ``why`` tells how it was grouped and dated. ``ordinals`` tell which of its kind it is ("their
    fourth meeting"), ``present`` who else was there, ``agenda`` what came up and what did not.
    """

    id: str
    story: str
    title: str
    date: str | None
    place: str | None
    participants: tuple[Participant, ...]
    duration: tuple[Value, ...]
    ids: tuple[str, ...]
    why: tuple[Reason, ...]
    findings: tuple[Finding, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    timeline: tuple[Happening, ...] = ()
    account: tuple[Sentence, ...] = ()
    ordinals: tuple[Value, ...] = ()
    present: tuple[Participant, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    parties: tuple[Party, ...] = ()


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """The whole record. ``reports`` keep their texts here; the JSON renderer leaves them out."""

    reports: tuple[Reading, ...]
    origins: tuple[Origin, ...]
    reuse: tuple[Reuse, ...]
    events: tuple[Event, ...]
    problems: tuple[Problem, ...] = ()
