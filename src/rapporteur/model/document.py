"""What comes in: bytes with a place they came from, and what could not be read.

In: nothing of ours. Out: :class:`Document` (one report, before anyone looked at its contents) and :class:`Problem`.
Decided here: the text of a document is never rewritten; what was given beside it (``published``, ``outlet``) is kept
apart as evidence that outranks the page.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Media = Literal["text", "html"]


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What the user's own data say of a report; ``None`` where they are silent. Dates are ISO 8601.

    ``published_text`` is the publication date as it stood, where it had to be read from another form.
    """

    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    fetched: str | None = None
    published_text: str | None = None


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One report as it came.

    ``source`` is the decoded file or the record's ``text``/``html``, newlines untouched. ``digest`` is the SHA-256 of
    the bytes it was decoded from, in hexadecimal. ``record`` counts from 1 inside a file of many reports.
    """

    id: str
    source: str
    media: Media
    digest: str
    path: str
    record: int | None = None
    encoding: str = "utf-8"
    given: Given = Given()


class Problem(msgspec.Struct, frozen=True, kw_only=True, order=True, omit_defaults=True):
    """Something that could not be read or done, and why. ``step`` is the stage that says so.

    ``lost`` tells whether a report or record is missing from the results for it; an encoding that had to be guessed
    is told and costs nothing.
    """

    path: str
    cause: str
    step: str
    record: int | None = None
    lost: bool = True

    def __str__(self) -> str:
        where = self.path if self.record is None else f"{self.path}, record {self.record}"
        return f"{where}: {self.cause}"
