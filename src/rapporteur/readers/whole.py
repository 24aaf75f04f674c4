"""A file that holds one report.

In: an open file. Out: its bytes, its document. Decided here: how large one report may be, and that a blank one is none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BufferedReader

import msgspec

from rapporteur.errors import InputError
from rapporteur.model import Document, Given, Media, Problem
from rapporteur.readers.decoding import UndecodableError, decode
from rapporteur.readers.sources import STEP

REPORT_BYTES = 1 << 24
"""The largest report (16 MB): the longest live blog met had 2 MB, saved pages with pictures inside 9 MB."""


def read_whole(path: str, stream: BufferedReader, limit: int = REPORT_BYTES, what: str = "report") -> bytes:
    """All bytes of the file.

    :raises InputError: when there are none, or more than ``limit``
    """
    data = stream.read(limit + 1)
    if not data:
        raise InputError(path, "empty file (0 bytes)")
    if len(data) > limit:
        raise InputError(path, f"refused: larger than {limit >> 20} MB, which is no single {what}")
    return data


def page(path: str, data: bytes, media: Media, *, declared: str | None = None) -> Iterator[Document | Problem]:
    """The document in ``data``, after a problem where its encoding was guessed or repaired.

    :raises InputError: when it cannot be decoded or holds white space only
    """
    yield from part(Place(path=path, id=path), data, media, declared=declared)


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a report stands: its file, its number there, and what it is called."""

    path: str
    id: str
    record: int | None = None
    given: Given = Given()


def part(place: Place, data: bytes, media: Media, *, declared: str | None = None) -> Iterator[Document | Problem]:
    """The document in the bytes ``data`` that stand at ``place``, as :func:`page` gives it for a file.

    :raises InputError: when it cannot be decoded or holds white space only
    """
    try:
        decoded = decode(data, declared=declared)
    except UndecodableError as error:
        raise InputError(place.path, f"encoding: {error}", place.record) from error
    if not decoded.text.strip("\ufeff \t\r\n\f\v"):
        raise InputError(place.path, "no text, only white space", place.record)
    if decoded.note is not None:
        yield Problem(path=place.path, record=place.record, cause=f"encoding: {decoded.note}", step=STEP, lost=False)
    yield Document(
        id=place.id,
        source=decoded.text,
        media=media,
        digest=hashlib.sha256(data).hexdigest(),
        path=place.path,
        record=place.record,
        encoding=decoded.encoding,
        given=place.given,
    )
