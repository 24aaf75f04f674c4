"""The quote book: utterances with their wordings side by side.

In: an event's quotes and the register. Out: :class:`Utterance`. Decided here: what was printed in several wordings
comes first, then what several reports print, then what one does; the first wording is the one others are measured by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from rapporteur.language.lexicon import table
from rapporteur.model import Difference, Event, Quote
from rapporteur.render.register import Citation, Register
from rapporteur.render.wording import letter
from rapporteur.render.words import Run, compared, shared


class Wording(msgspec.Struct, frozen=True):
    """One wording: its letter, its words (``runs`` mark them against the first wording), where it is printed.

    ``relation`` says what it is to an earlier wording ("fragment of A"), ``""`` of the first.
    """

    letter: str
    text: str
    runs: tuple[Run, ...]
    citations: tuple[Citation, ...]
    relation: str = ""


class Named(msgspec.Struct, frozen=True):
    """Somebody to whom reports ascribe an utterance that others ascribe to somebody else."""

    name: str
    citations: tuple[Citation, ...]


class Parting(msgspec.Struct, frozen=True):
    """Where two wordings part; empty words mean that the wording has none there."""

    left: str
    right: str
    left_words: str
    right_words: str


class Utterance(msgspec.Struct, frozen=True):
    """Something said, in all its printed wordings. ``speaker`` is ``None`` where the reports leave it open.

    ``named`` is empty unless the reports name several speakers; ``stands_for`` is whom a town or house stands for.
    """

    number: int
    anchor: str
    speaker: str | None
    channel: tuple[str, ...]
    wordings: tuple[Wording, ...]
    partings: tuple[Parting, ...]
    reports: int
    origins: int
    outlets: int
    why: str
    named: tuple[Named, ...] = ()
    stands_for: str | None = None


class QuoteBook(msgspec.Struct, frozen=True):
    """Utterances that can be compared, and those that one report alone prints, by speaker."""

    compared: tuple[Utterance, ...]
    alone: tuple[Utterance, ...]

    @property
    def all(self) -> tuple[Utterance, ...]:
        """Every utterance in the book's order."""
        return self.compared + self.alone


def quote_book(event: Event, place: int, register: Register) -> QuoteBook:
    """The quote book of ``event``, the ``place``-th of the record."""
    several = sorted((q for q in event.quotes if len(_reports(q)) > 1), key=lambda q: len(q.versions) == 1)
    single = sorted(
        (q for q in event.quotes if len(_reports(q)) < 2), key=lambda q: (q.speaker is None, q.speaker or "")
    )
    utterances = tuple(_utterance(q, n, place, register) for n, q in enumerate((*several, *single), start=1))
    return QuoteBook(utterances[: len(several)], utterances[len(several) :])


def _reports(quote: Quote) -> set[str]:
    return {span.id for version in quote.versions for span in version.spans}


def _utterance(quote: Quote, number: int, place: int, register: Register) -> Utterance:
    return Utterance(
        number=number,
        anchor=f"e{place}-q{number}",
        speaker=quote.speaker,
        channel=tuple(c for c in quote.channel if c.casefold() != (quote.speaker or "").casefold()),
        wordings=tuple(
            Wording(letter(n), version.text, runs, register.cite_all(version.spans), _relation(quote, n))
            for n, (version, runs) in enumerate(zip(quote.versions, _runs(quote), strict=True))
        ),
        partings=_partings(quote.differences),
        reports=len(_reports(quote)),
        origins=quote.origins,
        outlets=quote.outlets,
        why=register.named(quote.why),
        named=tuple(Named(s.name, register.cite_all(s.spans)) for s in quote.speakers),
        stands_for=quote.stands_for,
    )


def _runs(quote: Quote) -> Iterator[tuple[Run, ...]]:
    """The words of each version against those of the first; what is told without marks is nobody's wording."""
    base, *others = quote.versions
    yield shared(base.text, tuple(v.text for v in others if v.kind == "direct"))
    for version in others:
        yield compared(base.text, version.text) if version.kind == "direct" else (Run("same", version.text),)


def _relation(quote: Quote, number: int) -> str:
    """What version ``number`` is to the first of those before it to which the record relates it."""
    found = next((r for r in quote.relations if r.right == number > r.left), None)
    if found is None:
        return ""
    size, other = (len(quote.versions[k].text.split()) for k in (number, found.left))
    name = "holds" if found.relation == "fragment of" and size > other else found.relation
    return f"{_phrases()[name]} {letter(found.left)}"


@cache
def _phrases() -> dict[str, str]:
    return {row[0]: row[1] for row in table("rapporteur.render", "relations.tsv")}


def _partings(differences: Sequence[Difference]) -> tuple[Parting, ...]:
    return tuple(Parting(letter(d.left), letter(d.right), d.left_words, d.right_words) for d in differences)
