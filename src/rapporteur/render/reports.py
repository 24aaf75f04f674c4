"""Each report in full: what was read, what was cited, what was set aside and why.

In: readings and the register, after everything that cites has cited. Out: :class:`Page`. Decided here: furniture that
tells nothing of the event (comments, menus, promotions) is folded, but stays where it stood; the rest of what is not
article text is shown dimmed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from urllib.parse import urlsplit

import msgspec

from rapporteur.language.lexicon import table
from rapporteur.model import READABLE, Block, Evidence, Reading
from rapporteur.render import days
from rapporteur.render.marks import Mark, Marker, paragraphs
from rapporteur.render.register import Card, Citation, Register
from rapporteur.render.wording import counted, listed


class Kind(msgspec.Struct, frozen=True):
    """How a kind of block is called in front of the reader."""

    kind: str
    one: str
    many: str
    folded: bool


class Stretch(msgspec.Struct, frozen=True):
    """A labelled stretch of the page, in marked paragraphs."""

    kind: Kind
    why: str
    dim: bool
    lines: tuple[tuple[Mark, ...], ...]


class Part(msgspec.Struct, frozen=True):
    """Stretches in a row that are shown or folded together. ``anchor`` and ``summary`` are empty where shown."""

    folded: bool
    anchor: str
    summary: str
    stretches: tuple[Stretch, ...]


class Witness(msgspec.Struct, frozen=True):
    """One witness for the day of publication."""

    kind: str
    says: str
    weight: float
    why: str
    citation: Citation | None
    report: Card | None


class Aside(msgspec.Struct, frozen=True):
    """What was set aside of one kind in one report. ``reasons`` are told once each."""

    kind: Kind
    stretches: int
    characters: int
    reasons: tuple[str, ...]


class Page(msgspec.Struct, frozen=True):
    """A report in full. ``link`` is an address that may be followed, ``address`` one that may only be read.

    ``paywalled`` tells that the page declares the report for subscribers only: what was read may be its beginning.
    """

    card: Card
    agency: str | None
    byline: str | None
    link: str | None
    address: str | None
    language: str
    paywalled: bool
    witnesses: tuple[Witness, ...]
    parts: tuple[Part, ...]
    asides: tuple[Aside, ...]
    problems: tuple[str, ...]


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of block, by its name in the interface."""
    return {kind: Kind(kind, one, many, how == "folded") for kind, one, many, how in table(__package__, "kinds.tsv")}


def evidence(reading: Reading, register: Register) -> tuple[Witness, ...]:
    """The witnesses for the day of publication, weightiest first."""
    ordered = sorted(reading.published.evidence, key=lambda e: -e.weight)
    return tuple(_witness(witness, reading, register) for witness in ordered)


def _witness(witness: Evidence, reading: Reading, register: Register) -> Witness:
    other = register.cards.get(witness.report) if witness.report else None
    return Witness(
        kind=witness.kind.replace("_", " ").replace("-", " "),
        says=days.spoken(witness.value),
        weight=witness.weight,
        why=register.named(witness.why),
        citation=register.passage(reading.id, witness.begin, witness.end),
        report=other,
    )


def page(reading: Reading, witnesses: tuple[Witness, ...], register: Register) -> Page:
    """A report in full, every passage marked that the register knows of by now."""
    card = register.cards[reading.id]
    followed = followable(reading.url)
    return Page(
        card=card,
        agency=reading.agency,
        byline=reading.byline,
        link=followed,
        address=None if followed else reading.url,
        language=reading.language,
        paywalled=bool(reading.paywalled),
        witnesses=witnesses,
        parts=tuple(_parts(reading, card, Marker(reading.text, card.number, register.cited(reading.id)))),
        asides=set_aside(reading),
        problems=tuple(str(problem) for problem in reading.problems),
    )


def _parts(reading: Reading, card: Card, marker: Marker) -> Iterator[Part]:
    folds = 0
    for folded, group in groupby(reading.blocks, key=lambda b: kinds()[b.kind].folded):
        blocks = tuple(group)
        stretches = tuple(_stretch(reading, block, marker) for block in blocks)
        folds += folded
        anchor = f"{card.anchor}-aside-{folds}" if folded else ""
        yield Part(folded, anchor, _summary(blocks) if folded else "", stretches)


def _stretch(reading: Reading, block: Block, marker: Marker) -> Stretch:
    lines = tuple(marker.run(*line) for line in paragraphs(reading.text, block.begin, block.end))
    return Stretch(kinds()[block.kind], block.why, block.kind not in READABLE, lines)


def _summary(blocks: Sequence[Block]) -> str:
    """What a fold holds: "3 reader comments and 1 promotion"."""
    numbers: dict[str, int] = {}
    for block in blocks:
        numbers[block.kind] = numbers.get(block.kind, 0) + 1
    return listed([counted(n, kinds()[kind].one, kinds()[kind].many) for kind, n in numbers.items()])


def set_aside(reading: Reading) -> tuple[Aside, ...]:
    """What was read past in a report, kind by kind, with the reasons."""
    blocks = sorted((b for b in reading.blocks if b.kind not in READABLE), key=lambda b: b.kind)
    return tuple(
        Aside(
            kind=kinds()[kind],
            stretches=len(group),
            characters=sum(b.end - b.begin for b in group),
            reasons=tuple(dict.fromkeys(b.why for b in group if b.why)),
        )
        for kind, group in ((kind, tuple(same)) for kind, same in groupby(blocks, key=lambda b: b.kind))
    )


def followable(url: str | None) -> str | None:
    """``url`` if it is an absolute address on the web; a script or file address is never a link."""
    try:
        parts = urlsplit(url or "")
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None
