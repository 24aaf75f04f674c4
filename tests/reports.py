"""Readings of invented reports, annotated by naming passages, for tests of what matches and judges them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapporteur.model import (
    Argument,
    Block,
    Mention,
    Origin,
    Passage,
    Placement,
    Publication,
    Quantity,
    Quotation,
    Reading,
    Statement,
    Timex,
    Voice,
)

_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*(?:[.!?](?=\d)[^.!?\n]*)*[.!?]?[\"”]?")


class Draft:
    """One report under way; each method names a passage of its text (the first one, or the one after ``after``)."""

    def __init__(self, id_: str, text: str, outlet: str | None = None, published: str | None = None) -> None:
        self.id, self.text, self.outlet, self.published = id_, text, outlet or id_, published
        self.title: str | None = None
        self.mentions: list[Mention] = []
        self.quotations: list[Quotation] = []
        self.quantities: list[Quantity] = []
        self.timexes: list[Timex] = []
        self.statements: list[Statement] = []

    def at(self, passage: str, after: str = "") -> tuple[int, int]:
        """Where ``passage`` stands."""
        begin = self.text.index(passage, self.text.index(after))
        return begin, begin + len(passage)

    def names(self, full: str, *forms: str, kind: str = "person", title: str | None = None) -> Draft:
        """Every place that ``full`` or one of ``forms`` stands is a mention of one entity."""
        for form in sorted({full, *forms}, key=len, reverse=True):
            for match in re.finditer(rf"\b{re.escape(form)}\b", self.text):
                if not any(m.begin < match.end() and match.start() < m.end for m in self.mentions):
                    where = {"begin": match.start(), "end": match.end()}
                    self.mentions.append(Mention(**where, kind=kind, entity=full, name=full, title=title))  # type: ignore[arg-type]
        return self

    def says(self, speaker: str | None, words: str, channel: str | None = None, kind: str = "direct") -> Draft:
        """``words`` are a quotation, quote marks included, by ``speaker``."""
        begin, end = self.at(words)
        voice = self._voice(speaker) if speaker else None
        through = (self._voice(channel),) if channel else ()
        quotation = Quotation(begin=begin, end=end, kind=kind, speaker=voice, channel=through)  # type: ignore[arg-type]
        self.quotations.append(quotation)
        return self

    def _voice(self, name: str) -> Voice:
        known = next((m for m in self.mentions if self.text[m.begin : m.end] == name), None)
        begin, end = self.at(name)
        return Voice(begin=begin, end=end, name=known.name if known else name, entity=known.entity if known else None)

    def counts(self, passage: str, value: float, unit: str, after: str = "", **more: object) -> Draft:
        """``passage`` is a quantity."""
        begin, end = self.at(passage, after)
        fields = {"approximate": False, "measures": f"{unit}s", **more}
        self.quantities.append(Quantity(begin=begin, end=end, value=value, unit=unit, **fields))  # type: ignore[arg-type]
        return self

    def dates(self, passage: str, value: str, kind: str = "DATE", form: str = "", after: str = "") -> Draft:
        """``passage`` is a timex."""
        begin, end = self.at(passage, after)
        self.timexes.append(Timex(begin=begin, end=end, type=kind, value=value, form=form))  # type: ignore[arg-type]
        return self

    def tells(self, passage: str, status: str = "reported", predicate: str = "", **more: object) -> Draft:
        """``passage`` is a statement; ``about`` (a word of it) is the head of its object, ``source`` who says so."""
        begin, end = self.at(passage)
        about, source = more.pop("about", None), more.pop("source", None)
        arguments: tuple[Argument, ...] = ()
        if isinstance(about, str):
            low, high = self.at(about, passage)
            arguments = (Argument(begin=low, end=high, role="patient", head=about.split()[-1]),)
        voice = self._voice(source) if isinstance(source, str) else None
        fields = {"polarity": "positive", **more}
        self.statements.append(
            Statement(
                begin=begin,
                end=end,
                source=voice,
                status=status,  # type: ignore[arg-type]
                predicate=predicate,
                arguments=arguments,
                **fields,  # type: ignore[arg-type]
            )
        )
        return self

    def read(self) -> Reading:
        """The reading; the whole text is body, sentences end at full stops."""
        order = {"key": lambda p: (p.begin, p.end)}
        return Reading(
            id=self.id,
            text=self.text,
            title=self.title,
            outlet=self.outlet,
            agency=None,
            url=None,
            language="en",
            published=Publication(value=self.published),
            blocks=(Block(begin=0, end=len(self.text), kind="body", why="all of it"),),
            mentions=tuple(sorted(self.mentions, **order)),  # type: ignore[arg-type]
            quotations=tuple(sorted(self.quotations, **order)),  # type: ignore[arg-type]
            quantities=tuple(sorted(self.quantities, **order)),  # type: ignore[arg-type]
            timexes=tuple(sorted(self.timexes, **order)),  # type: ignore[arg-type]
            statements=tuple(sorted(self.statements, **order)),  # type: ignore[arg-type]
            sentences=tuple(Passage(begin=m.start(), end=m.end()) for m in _SENTENCE.finditer(self.text)),
        )


def placed(readings: Sequence[Reading], event: str = "event", story: str = "story") -> tuple[Placement, ...]:
    """All of ``readings`` in one event."""
    return tuple(Placement(id=r.id, story=story, event=event, why=()) for r in readings)


def own_origins(readings: Sequence[Reading]) -> tuple[Origin, ...]:
    """Each of ``readings`` as an origin of its own."""
    return tuple(Origin(origin=f"origin-{r.id}", ids=(r.id,), agency=None, why="shares no passage") for r in readings)
