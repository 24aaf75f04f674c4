"""What a report is compared by when reports are grouped: bags of words, each from another view of it.

In: a reading. Out: :class:`Profile`. Decided here: which views there are. What a shared word weighs is decided in
:mod:`rapporteur.relate.rarity`, what a view weighs in :mod:`rapporteur.relate.similarity`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from rapporteur.model import Mention, Publication, Reading
from rapporteur.relate import happening
from rapporteur.relate.happening import Main
from rapporteur.relate.ordinals import counted
from rapporteur.relate.rarity import CONTENT, lemma, rarity
from rapporteur.relate.wording import WORD

LEAD_WORDS = 60
"""Words, headline first, that tell what a report is about; news puts it there."""

BRIEF_WORDS = 25
"""A report of up to this many words is a headline: too little to tell two happenings of one story apart."""

VIEWS = ("words", "lead", "names", "lead names", "numbers", "pairs", "people", "places")

Bag = Mapping[str, int]
_YEAR = re.compile(r"(?:19|20)\d\d")


class Profile(msgspec.Struct, frozen=True):
    """One report: a bag per name in ``VIEWS``, the last names of people in its lead, the latest year it names.

    ``filed`` are the first and the last day (ISO 8601) on which it can have been published, as far as they are known;
    ``counted`` is what it counts its happening as.
    """

    id: str
    views: Mapping[str, Bag]
    main: Main
    people: frozenset[str]
    brief: bool
    year: int | None
    filed: tuple[str | None, str | None] = (None, None)
    counted: frozenset[tuple[str, int]] = frozenset()


def profile(reading: Reading) -> Profile:
    """The views of ``reading``. A title that was given beside the text is read before it, as a headline would be."""
    blocks = sorted(reading.readable(), key=lambda b: (b.kind != "headline", b.begin))
    found = [m for b in blocks for m in WORD.finditer(reading.text, b.begin, b.end)]
    given = [] if reading.title is None or (blocks and blocks[0].kind == "headline") else WORD.findall(reading.title)
    words = [lemma(word.casefold()) for word in (*given, *(m.group() for m in found)) if _counts(word)]
    head = {m.start() for m in found[: max(0, LEAD_WORDS - len(given))]}
    named = [m for m in reading.mentions if m.form == "name"]
    content = [w for w in words if rarity(w) > CONTENT]
    views = {
        "words": Counter(content),
        "lead": Counter(w for w in words[:LEAD_WORDS] if rarity(w) > CONTENT),
        "names": _words(reading, named),
        "lead names": _words(reading, [m for m in named if m.begin in head]),
        "numbers": Counter(w for w in words if w[0].isdigit()),
        "pairs": Counter(f"{a} {b}" for a, b in pairwise(content)),
        "people": Counter(_surname(m) for m in named if m.kind == "person"),
        "places": _words(reading, [m for m in named if m.kind == "place"]),
    }
    years = [int(y) for y in _YEAR.findall(" ".join(views["numbers"]))]
    brief = len(words) <= BRIEF_WORDS
    people = frozenset(_surname(m) for m in named if m.kind == "person" and m.begin in head)
    main = happening.main(reading)
    return Profile(
        id=reading.id,
        views=views,
        main=main,
        people=people,
        brief=brief,
        year=max(years, default=None),
        filed=_bounded(reading.published, main.day),
        counted=counted(reading),
    )


def _bounded(published: Publication, day: str | None) -> tuple[str | None, str | None]:
    """The first and the last day of publication; a report that tells of a day is not from before it."""
    if published.value:
        return published.value, published.value
    return max(filter(None, (published.earliest, day)), default=None), published.latest


def _surname(mention: Mention) -> str:
    return mention.name.casefold().split()[-1]


def _counts(word: str) -> bool:
    """Whether a printed word is compared: letters that stand alone say nothing."""
    return len(word) > 1 or word.isdigit()


def _words(reading: Reading, mentions: Sequence[Mention]) -> Counter[str]:
    printed = (w.casefold() for m in mentions for w in WORD.findall(reading.words(m)) if _counts(w))
    return Counter(w for w in printed)
