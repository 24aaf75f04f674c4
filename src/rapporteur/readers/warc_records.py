"""The records of a WARC archive, as far as they can be told apart.

In: the archive as it is stored (plain, or gzip by the record). Out: :class:`Stored` and :class:`Broken`, in order, one
at a time whatever the archive's size. Decided here: a record whose length is wrong is never taken for a page, and
after one the next beginning of a record is looked for, so that damage costs what it touches.
Source: ISO 28500:2017 (WARC 1.1); the framing and the decompression are fastwarc's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

import msgspec

from rapporteur.readers.http_message import HEADER_BYTES
from rapporteur.readers.layers import Counted
from rapporteur.readers.whole import REPORT_BYTES

RECORD_BYTES = REPORT_BYTES + HEADER_BYTES
"""The largest record that is looked into."""

RESUMES = 1000
"""Broken places after which an archive is given up: one that is nothing but broken must end in seconds."""

_SCAN = 1 << 20
_PACKED = re.compile(rb"\x1f\x8b\x08")
_PLAIN = re.compile(rb"WARC/1\.[01]\r?\n")
_SWALLOWED = re.compile(rb"\r\n\r\nWARC/1\.[01]\r\n")
_CAUSES = {"Invalid WARC header": "no beginning of a record where one should be"}
_LONGEST = 12
"""Bytes that a beginning may reach over the edge of a scan."""


class Stored(msgspec.Struct, frozen=True):
    """A whole record. ``content`` is ``None`` where it is larger than :data:`RECORD_BYTES` and was passed over."""

    offset: int
    number: int
    kind: str
    fields: dict[str, str]
    content: bytes | None


class Broken(msgspec.Struct, frozen=True):
    """A place where the archive does not hold; ``lost`` when what follows could not be read either.

    ``after`` says that ``offset`` is that of the last good record, somewhere behind which the place is.
    """

    offset: int
    number: int
    cause: str
    lost: bool = False
    after: bool = False


class _Told(Counted):
    """A stream that always knows its place, from 0 where ``start`` is: fastwarc panics on a pipe, which does not."""

    def __init__(self, stream: BufferedReader, start: int) -> None:
        super().__init__(stream)
        self._start = start

    def close(self) -> None:
        """Leave the stream to who opened it."""

    def seek(self, offset: int, whence: int = 0) -> int:
        """Move, where the stream can; asking for the place is always allowed."""
        target = offset if whence == 0 else self.taken + offset
        if target != self.taken:
            self._stream.seek(self._start + target)
            self.taken = target
        return target


def records(stream: BufferedReader, wanted: frozenset[str]) -> Iterator[Stored | Broken]:
    """The records of the kinds ``wanted`` and the broken places of an archive.

    Offsets count bytes of the archive as stored; in an archive that is one single gzip member they are rough.
    A stream that cannot be read twice ends at its first broken place.
    """
    start, number, resumes = 0, 0, 0
    marker = _PACKED if stream.peek(2)[:2] == b"\x1f\x8b" else _PLAIN
    while True:
        broken: Broken | None = None
        for found in _run(stream, start, number, wanted):
            number = found.number
            if isinstance(found, Broken):
                broken = found
            else:
                yield found
        if broken is None:
            return
        resumes += 1
        after = _beginning(stream, broken.offset + 1, marker) if resumes < RESUMES else None
        if after is None:
            yield msgspec.structs.replace(broken, lost=not _ended(stream))
            return
        start = after
        stream.seek(start)
        if not broken.after or _begins(stream, start):
            yield broken


def _run(stream: BufferedReader, start: int, number: int, wanted: frozenset[str]) -> Iterator[Stored | Broken]:
    """Records from ``start`` on, until the end or, as the last, the first broken place."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - only archives need it

    first, offset = number, start
    try:
        for record in ArchiveIterator(_Told(stream, start), parse_http=False):
            number += 1
            offset = start + record.stream_pos
            found = _stored(record, offset, number, wanted)
            if found is not None:
                yield found
            if isinstance(found, Broken):
                return
    except OSError as error:
        good = number > first
        yield Broken(offset, number if good else number + 1, _CAUSES.get(str(error), "damaged"), after=good)


def _stored(record: Any, offset: int, number: int, wanted: frozenset[str]) -> Stored | Broken | None:
    kind, length = str(record.record_type).rpartition(".")[2], record.content_length
    if record.headers.get("Content-Length", "").strip() != str(length):
        return Broken(offset, number, "no length that can be believed")
    if kind not in wanted or length > RECORD_BYTES:
        if record.consume() < length:
            return Broken(offset, number, "cut short")
        return Stored(offset, number, kind, {}, None) if kind in wanted else None
    content = record.reader.read(length) if length else b""
    if len(content) < length:
        return Broken(offset, number, "cut short")
    if _SWALLOWED.search(content):
        return Broken(offset, number, "a length that reaches into the next record")
    return Stored(offset, number, kind, {name.lower(): value for name, value in record.headers.items()}, content)


def _beginning(stream: BufferedReader, start: int, marker: re.Pattern[bytes]) -> int | None:
    """Where the next record may begin, at or after ``start``."""
    if not stream.seekable():
        return None
    stream.seek(start)
    held = b""
    while chunk := stream.read(_SCAN):
        found = marker.search(held + chunk)
        if found is not None:
            return start - len(held) + found.start()
        start += len(chunk)
        held = chunk[-_LONGEST:]
    return None


def _begins(stream: BufferedReader, start: int) -> bool:
    """Whether a record does begin at ``start``: if none does, that is the broken place, and will be named next."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - only archives need it

    try:
        next(iter(ArchiveIterator(_Told(stream, start), parse_http=False)), None)
    except OSError:
        return False
    finally:
        stream.seek(start)
    return True


def _ended(stream: BufferedReader) -> bool:
    """Whether nothing is left to be read."""
    return stream.seekable() and not stream.read(1)
