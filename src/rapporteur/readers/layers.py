"""Layers of compression: gzip, bzip2, xz, lzma, Zstandard.

In: a stream as it is stored. Out: the stream below its layer. Decided here: what a layer may swell to, and that a
damaged one is named. What stands behind the end of a layer and is none itself (padding, a stray line) ends the stream
and is told, as the command-line tools of these formats do.
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable
from io import BufferedReader, RawIOBase
from typing import Any, BinaryIO, cast

from rapporteur.errors import InputError
from rapporteur.model import Problem

SWELL = 200
"""Decompressed bytes per compressed byte above which a layer is refused: text reaches 20, JSON Lines dumps 40."""

SWELL_FREE = 1 << 23
"""Decompressed bytes (8 MB) below which the ratio is not looked at."""

PIECE = 1 << 16
"""Bytes that are taken from a stored stream, and given, at a time."""

XZ_MEMORY = 80 << 20
"""What an xz stream may ask for its dictionary: ``xz -9`` takes 65 MB."""

_MAGICS = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
)
_LZMA = (b"\x5d\x00\x00", b"\xff" * 8)
"""How files of the older lzma format begin, and what stands at their byte 5 where their length is not told."""

MAGIC_BYTES = 13


def compression(head: bytes) -> str | None:
    """The name of the layer that begins with ``head``; ``None`` where there is none."""
    if head.startswith(_LZMA[0]) and head[5:MAGIC_BYTES] == _LZMA[1]:
        return "lzma"
    return next((name for magic, name in _MAGICS if head.startswith(magic)), None)


class _Inflate:
    """zlib's decompressor with the manners of the others, which keep for themselves what they could not give yet."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._zlib.unconsumed_tail

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)


class Unpacked(RawIOBase):
    """A stream without its layer: reading it may raise an InputError, and ``problems`` tells what was passed over."""

    def __init__(self, path: str, stream: BufferedReader, name: str) -> None:
        self._path = path
        self._name = name
        self._stored = Counted(stream)
        self._read = _zstd(self._stored) if name == "zstd" else _Members(self._stored, _FORMATS[name]).read
        self._out = 0
        self._fault: InputError | None = None
        self.problems: list[Problem] = []

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill ``buffer``, or as much of it as is left; what was read before a damage is given first.

        :raises InputError: where the layer is damaged or swells beyond :data:`SWELL`
        """
        held = bytearray()
        while len(held) < len(buffer) and self._fault is None:
            data = self._piece(len(buffer) - len(held))
            if not data:
                break
            held += data
        if self._fault is not None and not held:
            raise self._fault
        buffer[: len(held)] = held
        return len(held)

    def _piece(self, size: int) -> bytes:
        """The next bytes, at most ``size``; none at the end and at a fault, which is kept."""
        try:
            data = self._read(min(size, PIECE))
        except _StrayError as stray:
            cause = f"{self._name}: what follows its end, from byte {stray.offset} on, is none and was not read"
            self.problems.append(Problem(path=self._path, cause=cause, step="read"))
            return b""
        except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError) as error:
            self._fault = InputError(self._path, f"broken {self._name}: {error}")
            return b""
        self._out += len(data)
        if swollen(self._out, self._stored.taken):
            self._fault = refused(self._path, self._name)
        return data


def swollen(out: int, stored: int) -> bool:
    """Whether ``out`` bytes are more than ``stored`` ones may swell to."""
    return out > max(SWELL_FREE, SWELL * stored)


def refused(path: str, name: str) -> InputError:
    """What is said of a layer or archive that swells."""
    return InputError(path, f"refused: a {name} that swells to more than {SWELL} times its size")


class Counted:
    """A stream that knows how much was taken from it, and where it is."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes; all that is left by default."""
        data = self._stream.read(size)
        self.taken += len(data)
        return data

    def tell(self) -> int:
        """Bytes taken so far."""
        return self.taken


class _StrayError(Exception):
    """Bytes behind a whole member that do not begin another, at ``offset`` of the stored stream."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        super().__init__(offset)


class _Members:
    """The members of a stored stream, one behind the other, as one stream."""

    def __init__(self, stored: Counted, fresh: Callable[[], Any]) -> None:
        self._stored = stored
        self._fresh = fresh
        self._member: Any = fresh()
        self._pending = b""

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes; none at the end."""
        while self._member is not None:
            if self._member.eof:
                self._next()
                continue
            given = self._given() if self._member.needs_input else b""
            data: bytes = self._member.decompress(given, size)
            if data:
                return data
            if self._member.needs_input and not given and not self._member.eof:
                raise EOFError("it is cut short")
        return b""

    def _given(self) -> bytes:
        given, self._pending = self._pending or self._stored.read(PIECE), b""
        return given

    def _next(self) -> None:
        """Begin the next member, if what follows is one; zeros are padding."""
        rest: bytes = self._member.unused_data
        while not rest.strip(b"\0"):
            rest = self._stored.read(PIECE)
            if not rest:
                self._member = None
                return
        rest = rest.lstrip(b"\0")
        if len(rest) < MAGIC_BYTES:
            rest += self._stored.read(MAGIC_BYTES)
        self._member = None
        if compression(rest) is None:
            raise _StrayError(self._stored.taken - len(rest))
        self._member, self._pending = self._fresh(), rest


def _zstd(stored: Counted) -> Callable[[int], bytes]:
    from fastwarc.stream_io import ZstdReader  # noqa: PLC0415 - only such archives need it

    read: Callable[[int], bytes] = ZstdReader(cast("BinaryIO", stored)).read
    return read


_FORMATS: dict[str, Callable[[], Any]] = {
    "gzip": _Inflate,
    "bzip2": bz2.BZ2Decompressor,
    "xz": lambda: lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=XZ_MEMORY),
    "lzma": lambda: lzma.LZMADecompressor(format=lzma.FORMAT_ALONE, memlimit=XZ_MEMORY),
}
