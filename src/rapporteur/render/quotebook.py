"""The quote book: utterances with their wordings side by side.

In: an event's quotes and the register. Out: :class:`Utterance`. Decided here: what was printed in several wordings
comes first, then what several reports print, then what one does; the first wording is the one others are measured by.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rapporteur.model import Difference, Event, Quote
from rapporteur.render.register import Citation, Register
from rapporteur.render.wording import letter
from rapporteur.render.words import Run, compared, shared


class Wording(msgspec.Struct, frozen=True):
    """One wording: its letter, its words (``runs`` mark them against the first wording), where it is printed."""

    letter: str
    text: str
    runs: tuple[Run, ...]
    citations: tuple[Citation, ...]


class Parting(msgspec.Struct, frozen=True):
    """Where two wordings part; empty words mean that the wording has none there."""

    left: str
    right: str
    left_words: str
    right_words: str


class Utterance(msgspec.Struct, frozen=True):
    """Something said, in all its printed wordings. ``speaker`` is ``None`` where the reports leave it open."""

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
    texts = [version.text for version in quote.versions]
    first = shared(texts[0], tuple(texts[1:]))
    runs = [first, *(compared(texts[0], text) for text in texts[1:])]
    return Utterance(
        number=number,
        anchor=f"e{place}-q{number}",
        speaker=quote.speaker,
        channel=tuple(c for c in quote.channel if c.casefold() != (quote.speaker or "").casefold()),
        wordings=tuple(
            Wording(letter(n), version.text, runs[n], register.cite_all(version.spans))
            for n, version in enumerate(quote.versions)
        ),
        partings=_partings(quote.differences),
        reports=len(_reports(quote)),
        origins=quote.origins,
        outlets=quote.outlets,
        why=register.named(quote.why),
    )


def _partings(differences: Sequence[Difference]) -> tuple[Parting, ...]:
    return tuple(Parting(letter(d.left), letter(d.right), d.left_words, d.right_words) for d in differences)
