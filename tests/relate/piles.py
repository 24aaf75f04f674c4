"""Readings of invented texts, built without the stages before, for tests of what relates reports."""

from __future__ import annotations

import re

from rapporteur.model import Block, Mention, MentionKind, Passage, Publication, Quotation, Reading, Timex, Voice

_SENTENCE = re.compile(r"[^\s.][^.\n]*\.?")
_QUOTED = re.compile(r'"[^"\n]*"')

HARBOUR = (
    "The harbour council of Vellmark voted on Tuesday to close the eastern quay for nine weeks while divers repair "
    "the cracked sea wall. Ferries to the outer islands will leave from the fish market instead, and lorries must "
    "take the northern road. Shopkeepers along the quay asked for lower rents during the works. The council has "
    "promised an answer before the end of the month, after its treasurer has counted what the repair will cost."
)
ORCHARD = (
    "Late frost has destroyed most of the apple blossom in the valleys around Tessen, growers said, and the cider "
    "presses expect their poorest autumn since the flood. Beekeepers found their hives half empty after the second "
    "cold night. An insurance fund set up ten years ago covers barely a third of the loss, its chairwoman told the "
    "regional assembly, which meets again next week to discuss emergency loans for small farms."
)


def reading(id_: str, text: str, **fields: object) -> Reading:
    """A reading whose whole text is body and whose direct quotations are what stands in quotation marks."""
    quotations = tuple(Quotation(begin=m.start(), end=m.end(), kind="direct") for m in _QUOTED.finditer(text))
    plain: dict[str, object] = {
        "title": None,
        "outlet": None,
        "agency": None,
        "url": None,
        "language": "en",
        "published": Publication(),
        "blocks": (Block(begin=0, end=len(text), kind="body", why="all of it"),) if text.strip() else (),
        "quotations": quotations,
        "sentences": tuple(Passage(begin=m.start(), end=m.end()) for m in _SENTENCE.finditer(text)),
    }
    return Reading(id=id_, text=text, **{**plain, **fields})  # type: ignore[arg-type]


def indirect(text: str, passage: str, name: str = "the treasurer") -> Quotation:
    """``passage`` of ``text`` as words ascribed to somebody without quotation marks."""
    begin = text.index(passage)
    voice = Voice(begin=text.index(name), end=text.index(name) + len(name), name=name)
    return Quotation(begin=begin, end=begin + len(passage), kind="indirect", speaker=voice)


def named(text: str, kind: MentionKind, *names: str) -> tuple[Mention, ...]:
    """Mentions of ``names`` of one ``kind``, wherever they stand in ``text``."""
    found = [(m.start(), m.end(), name) for name in names for m in re.finditer(re.escape(name), text)]
    return tuple(
        Mention(begin=begin, end=end, kind=kind, entity=f"{kind}/{name.casefold()}", name=name)
        for begin, end, name in sorted(found)
    )


def time(text: str, words: str, form: str, value: str = "") -> Timex:
    """The expression ``words`` of ``text`` with its unresolved form."""
    begin = text.index(words)
    return Timex(begin=begin, end=begin + len(words), type="DATE", value=value, form=form)


def meeting(id_: str, town: str, rival: str, weekday: str = "", **fields: object) -> Reading:
    """A report that Mira Oland met ``rival`` in ``town``, in its own words as far as ``id_`` is its own."""
    when = f" on {weekday}" if weekday else ""
    text = (
        f"Chancellor Mira Oland met {rival}{when} in {town} to settle the fishing dispute. {rival} arrived with a "
        f"delegation from the {rival} ministry, and {town} closed its bridges. Correspondent {id_} watched the cars."
    )
    mentions = (*named(text, "person", "Mira Oland", rival), *named(text, "place", town))
    return reading(id_, text, mentions=tuple(sorted(mentions, key=lambda m: m.begin)), **fields)
