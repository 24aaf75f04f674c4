"""Passages: where in a text something stands.

In: a text and offsets. Out: a :class:`Span` that is known to lie inside that text. Decided here: offsets count
Unicode code points, are half open, and a :class:`Span` is made by :meth:`Text.span` alone, so that no passage can be
cited that is not there (``tests/properties`` walks the source for other constructors).
"""

from __future__ import annotations

import msgspec

from rapporteur.errors import SpanError


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """``text[begin:end]`` of the text that holds it; the base of every annotation.

    :raises SpanError: if the offsets are negative or enclose nothing
    """

    begin: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.begin < self.end:
            raise SpanError(f"no passage between {self.begin} and {self.end}")

    def covers(self, other: Passage) -> bool:
        """Whether ``other`` lies wholly inside this passage."""
        return self.begin <= other.begin and other.end <= self.end

    def overlaps(self, other: Passage) -> bool:
        """Whether the two share at least one code point."""
        return self.begin < other.end and other.begin < self.end


class Span(msgspec.Struct, frozen=True, order=True):
    """A passage of the report called ``id``, code points, half open. Made by :meth:`Text.span`."""

    id: str
    begin: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.begin < self.end:
            raise SpanError(f"no passage of {self.id!r} between {self.begin} and {self.end}")


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A report's text under its id; what every span of that report points into."""

    id: str
    text: str

    def span(self, begin: int, end: int) -> Span:
        """The passage between two offsets, without the white space at its ends.

        :raises SpanError: if the offsets do not lie in the text or enclose only white space
        """
        if not 0 <= begin < end <= len(self.text):
            raise SpanError(f"{self.id!r} has {len(self.text)} characters, no passage at {begin}:{end}")
        passage = self.text[begin:end]
        begin += len(passage) - len(passage.lstrip())
        return Span(self.id, begin, begin + len(passage.strip()))

    def cite(self, passage: Passage) -> Span:
        """The span of an annotation of this text."""
        return self.span(passage.begin, passage.end)

    def words(self, span: Span | Passage) -> str:
        """The text of a span or passage, exactly as it stands."""
        return self.text[span.begin : span.end]
