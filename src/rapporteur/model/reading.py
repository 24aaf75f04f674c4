"""What one report says: its annotations, all on offsets into its own text.

In: an article. Out: :class:`Reading`, the object that ``rapporteur read`` prints and the only thing of a report that
later stages see. Decided here: the flat shape of every annotation. Nothing in a reading depends on another report.
"""

from __future__ import annotations

from typing import Literal

from rapporteur.model.article import READABLE, Block, Dateline, LiveEntry, Publication
from rapporteur.model.document import Problem
from rapporteur.model.spans import Passage, Text

MentionKind = Literal["person", "organisation", "place", "event", "group", "other"]
QuotationKind = Literal["direct", "indirect", "mixed"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Polarity = Literal["positive", "negative"]
Status = Literal[
    "reported",
    "agreed",
    "reaffirmed",
    "expected",
    "planned",
    "demanded",
    "proposed",
    "denied",
    "discussed",
    "not discussed",
    "declined",
]


class Mention(Passage, frozen=True, kw_only=True):
    """A name, title, or pronoun that stands for somebody or something.

    ``entity`` is the key that all mentions of one entity in this report share, ``name`` its fullest form here
    ("Ilse Orrin"), ``title`` the office as given at this mention ("Harbour Minister"). ``form`` tells how it is
    mentioned.
    """

    kind: MentionKind
    entity: str
    name: str
    title: str | None = None
    form: Literal["name", "role", "pronoun"] = "name"


class Voice(Passage, frozen=True, kw_only=True):
    """Somebody to whom words are ascribed: the mention in the text and the name it stands for."""

    name: str
    entity: str | None = None


class Quotation(Passage, frozen=True, kw_only=True):
    """Words ascribed to somebody; a direct one runs from quote mark to quote mark.

    ``channel`` is the way the words came ("Fox Business Network", "a tweet", "the White House"), nearest to the
    reader first. ``why`` names the rule that found the speaker, or says why there is none.
    """

    kind: QuotationKind
    speaker: Voice | None = None
    cue: Passage | None = None
    channel: tuple[Voice, ...] = ()
    why: str = ""


class Work(Passage, frozen=True, kw_only=True):
    """Words between quotation marks that nobody spoke: the title of a work. ``why`` says what shows it."""

    why: str


class Quantity(Passage, frozen=True, kw_only=True, omit_defaults=True):
    """A figure and what it measures.

    ``value`` (to ``high`` for a range) counts ``unit``, a plain word (``minute``, ``percent``, ``USD``, ``soldier``).
    ``measures`` is a short phrase for people; ``head`` the lemma of what is counted, ``terms`` the content lemmas
    around it that later matching uses (never the value itself). ``bound`` is set by "more than", "up to" and the like.
    """

    value: float
    unit: str
    approximate: bool
    measures: str
    high: float | None = None
    bound: Literal["at least", "at most"] | None = None
    head: str = ""
    terms: tuple[str, ...] = ()


class Timex(Passage, frozen=True, kw_only=True):
    """A time expression with its TIMEX3 type and value (TimeML 1.2.1).

    ``anchor`` says what the value was computed from (``publication``, ``text``, ``none``), ``rule`` which rule did it,
    and ``form`` holds the unresolved form, so that the value can be computed again once the day of publication is
    known. ``value`` is ``""`` while the anchor is missing.
    """

    type: TimexType
    value: str
    anchor: str = "none"
    rule: str = ""
    form: str = ""


class Argument(Passage, frozen=True, kw_only=True):
    """Who or what takes part in a statement. ``head`` is the lemma of its head word; ``entity`` a mention's key."""

    role: Literal["agent", "patient", "recipient", "topic", "place", "time"]
    head: str
    entity: str | None = None


class Statement(Passage, frozen=True, kw_only=True):
    """A clause that tells something: by whom, with which polarity, and in which state.

    ``predicate`` is the lemma of the governing verb ("strengthen"), ``terms`` the content lemmas of the clause in
    order, ``day`` the ISO day it speaks of where a timex of the clause gives one. ``channel`` is the way the words of
    ``source`` came, nearest to the reader first ("according to an official, the minister said").
    """

    source: Voice | None
    polarity: Polarity
    status: Status
    predicate: str = ""
    arguments: tuple[Argument, ...] = ()
    terms: tuple[str, ...] = ()
    day: str | None = None
    channel: tuple[Voice, ...] = ()


class Reading(Text, frozen=True, kw_only=True):
    """One report, read. Field by field the object of ``rapporteur read --format jsonl``.

    ``model`` is the name and version of the language model it was read by.
    """

    title: str | None
    outlet: str | None
    agency: str | None
    url: str | None
    language: str
    published: Publication
    blocks: tuple[Block, ...]
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    timexes: tuple[Timex, ...] = ()
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()
    byline: str | None = None
    dateline: Dateline | None = None
    sentences: tuple[Passage, ...] = ()
    digest: str = ""
    path: str = ""
    model: str = ""
    paywalled: bool | None = None
    entries: tuple[LiveEntry, ...] = ()
    works: tuple[Work, ...] = ()

    def readable(self) -> tuple[Block, ...]:
        """The blocks that may carry annotations, in order."""
        return tuple(b for b in self.blocks if b.kind in READABLE)
