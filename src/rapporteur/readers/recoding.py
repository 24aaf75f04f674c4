"""Sources of many records in one encoding, as UTF-8.

In: an open file whose records are taken line by line or sign by sign. Out: the same in UTF-8. Decided here: the
encoding is told by the first lines; what does not fit later is shown as U+FFFD and counted.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from io import BufferedReader, RawIOBase

from rapporteur.errors import InputError
from rapporteur.model import Problem
from rapporteur.readers.decoding import UndecodableError, decode, wide

PIECE = 1 << 14


class Recoded(RawIOBase):
    """A text in another encoding as UTF-8, without a byte order mark.

    :raises InputError: when the first lines are in no known encoding
    """

    def __init__(self, path: str, stream: BufferedReader) -> None:
        self._path = path
        self._stream = stream
        self._encoding, self._note = _encoding(path, stream.peek(PIECE)[:PIECE])
        codec = "utf-8-sig" if self._encoding == "utf-8" else self._encoding
        self._decoder = codecs.getincrementaldecoder(codec)("replace")
        self._held = b""
        self._ended = False
        self._damaged = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill ``buffer``, or as much of it as is left."""
        while len(self._held) < len(buffer) and not self._ended:
            data = self._stream.read(PIECE)
            self._ended = not data
            text = self._decoder.decode(data, final=self._ended)
            self._damaged += text.count("\ufffd")
            self._held += text.encode("utf-8", "replace")
        given, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(given)] = given
        return len(given)

    def problems(self) -> Iterator[Problem]:
        """What was guessed and what did not fit, of what was read so far."""
        if self._note is not None:
            yield Problem(path=self._path, cause=f"encoding: {self._note}", step="read", lost=False)
        if self._damaged:
            cause = f"encoding: {self._damaged} characters that are no {self._encoding}, shown as \ufffd"
            yield Problem(path=self._path, cause=cause, step="read", lost=False)


def _encoding(path: str, sample: bytes) -> tuple[str, str | None]:
    """The encoding of what begins with ``sample``, by its whole lines, and what was guessed."""
    unmarked = wide(sample)
    if unmarked is not None:
        return unmarked, None
    try:
        found = decode(sample[: sample.rfind(b"\n") + 1] or sample)
    except UndecodableError as error:
        raise InputError(path, f"encoding: {error}") from error
    return found.encoding, found.note
