"""A JSON array that is larger than memory should hold.

In: an open file whose first sign is ``[``. Out: its members, one at a time. Decided here: only one member is held at
once, so a dump that is one array costs what JSON Lines cost. Source: RFC 8259.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from io import BufferedReader

PIECE = 1 << 18
_BLANK = " \t\r\n"


def array_members(stream: BufferedReader, limit: int) -> Iterator[object]:
    """The members of an array in UTF-8.

    :param limit: characters that a member may have
    :raises ValueError: where the array is broken, or a member is longer
    :raises RecursionError: where a member is nested too deeply
    """
    text = _Text(stream, limit)
    text.expect("[")
    if text.next_is("]"):
        return
    while True:
        yield text.value()
        if text.next_is("]"):
            return
        text.expect(",")


class _Text:
    """The characters of a stream that are not read yet; ``done`` counts those that are."""

    def __init__(self, stream: BufferedReader, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._decode = codecs.getincrementaldecoder("utf-8")()
        self._held = ""
        self._done = 0
        self._ended = False

    def next_is(self, sign: str) -> bool:
        """Whether the next sign is ``sign``; nothing is taken but the white space before it."""
        self._to_sign()
        return self._held.startswith(sign)

    def expect(self, sign: str) -> None:
        """Take ``sign``.

        :raises ValueError: where another stands there, or nothing
        """
        if not self.next_is(sign):
            raise ValueError(f'no "{sign}" at character {self._done}')
        self._take(1)

    def value(self) -> object:
        """Take the next value.

        :raises ValueError: where none stands there, or it is too long
        """
        self._to_sign()
        wanted = PIECE
        while True:
            value: object
            try:
                value, end = json.JSONDecoder().raw_decode(self._held)
            except json.JSONDecodeError as error:
                if self._ended or len(self._held) > self._limit:
                    what = error.msg if self._ended else f"a member of more than {self._limit >> 20} MB"
                    raise ValueError(f"{what} at character {self._done + error.pos}") from None
            else:
                if end < len(self._held) or self._ended:
                    self._take(end)
                    return value
            self._more(wanted)
            wanted = len(self._held)

    def _to_sign(self) -> None:
        while True:
            self._take(len(self._held) - len(self._held.lstrip(_BLANK)))
            if self._held or self._ended:
                return
            self._more(PIECE)

    def _take(self, size: int) -> None:
        self._held = self._held[size:]
        self._done += size

    def _more(self, size: int) -> None:
        data = self._stream.read(size)
        self._ended = not data
        self._held += self._decode.decode(data, final=self._ended)
