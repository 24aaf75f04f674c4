"""Where bytes come from: files, folders, globs, standard input.

In: the words of a command line. Out: :class:`Source`, one per file, in the order given (a folder's files in the order
of their paths), or a :class:`~rapporteur.model.Problem`. Decided here: a file is called by its path as given, a
folder's member by the folder as given, ``/`` and the path inside it; names that begin with a dot are no reports.
"""

from __future__ import annotations

import glob
import gzip
import os
import stat
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from rapporteur.errors import InputError
from rapporteur.model import Problem
from rapporteur.readers.sniffing import HEAD_BYTES

STEP = "read"
STDIN = "-"

SWELL = 200
"""Decompressed bytes per compressed byte above which an archive is refused: text reaches 20, JSON Lines dumps 40."""
SWELL_FREE = 1 << 23
"""Decompressed bytes (8 MB) below which the ratio is not looked at."""

_GZIP = b"\x1f\x8b"
_MAGICAL = frozenset("*?[")


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A file to be read, by its name as given; ``-`` is standard input."""

    path: str


def expand(sources: Sequence[str]) -> Iterator[Source | Problem]:
    """The files behind ``sources``, each once, in the order given."""
    seen: dict[str, str] = {}
    for given in sources:
        for found in _expand_one(os.fspath(given)):
            if isinstance(found, Problem):
                yield found
                continue
            real = found.path if found.path == STDIN else os.path.realpath(found.path)
            if real in seen:
                yield Problem(path=found.path, cause=_again(seen[real], found.path), step=STEP, lost=False)
            else:
                seen[real] = found.path
                yield found


def _again(first: str, second: str) -> str:
    return "given twice; read once" if first == second else f"the same file as {first}; read once"


def _expand_one(given: str) -> Iterator[Source | Problem]:
    try:
        if given == STDIN or os.path.isfile(given):
            yield Source(path=given)
        elif os.path.isdir(given):
            yield from _folder(given)
        elif os.path.exists(given):
            yield from _special(given)
        elif _MAGICAL & set(given):
            yield from _glob(given)
        else:
            yield Problem(path=given, cause="no such file or folder", step=STEP)
    except (OSError, ValueError) as error:
        yield Problem(path=given, cause=describe(error), step=STEP)


def _special(given: str) -> Iterator[Source | Problem]:
    """Pipes named on the command line, as ``<(command)`` makes them, are read; devices are not."""
    if stat.S_ISFIFO(os.stat(given).st_mode):
        yield Source(path=given)
    else:
        yield Problem(path=given, cause="neither a file nor a folder", step=STEP)


def _glob(pattern: str) -> Iterator[Source | Problem]:
    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        yield Problem(path=pattern, cause="nothing matches", step=STEP)
    for path in found:
        if os.path.isdir(path):
            if "**" not in pattern:
                yield from _folder(path)
        else:
            yield Source(path=path.replace(os.sep, "/"))


def _folder(folder: str) -> Iterator[Source | Problem]:
    failures: list[OSError] = []
    members: list[str] = []
    for root, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = Path(root).relative_to(folder)
        members += [(inside / name).as_posix() for name in names if not name.startswith(".")]
    for failure in failures:
        yield Problem(path=str(failure.filename), cause=describe(failure), step=STEP)
    if not members and not failures:
        yield Problem(path=folder, cause="the folder holds no files", step=STEP)
    head = folder.replace(os.sep, "/").rstrip("/") or "/"
    for member in sorted(members):
        path = f"{head.rstrip('/')}/{member}"
        if os.path.isfile(path):
            yield Source(path=path)
        else:
            yield Problem(path=path, cause="neither a file nor a folder", step=STEP)


@contextmanager
def opened(source: Source, stdin: BinaryIO | None) -> Iterator[BufferedReader]:
    """The bytes of a source as they are stored; :func:`unpacked` takes gzip off them.

    :raises InputError: when it cannot be opened
    """
    if source.path == STDIN:
        if stdin is None:
            raise InputError(STDIN, "standard input is closed")
        yield _buffered(stdin)
        return
    try:
        stream = open(source.path, "rb", buffering=HEAD_BYTES)  # noqa: SIM115 - closed below, after the body of the with statement
    except OSError as error:
        raise InputError(source.path, describe(error)) from error
    with stream:
        yield cast("BufferedReader", stream)


def _buffered(stream: BinaryIO) -> BufferedReader:
    return stream if isinstance(stream, BufferedReader) else BufferedReader(_Raw(stream), HEAD_BYTES)


def unpacked(source: Source, stream: BufferedReader) -> BufferedReader:
    """The stream without its layer of gzip, if it has one; reading from it may raise an InputError."""
    return BufferedReader(_Gunzip(source.path, stream), HEAD_BYTES) if stream.peek(2)[:2] == _GZIP else stream


def beginning(stream: BufferedReader, size: int) -> bytes:
    """The first bytes behind a layer of gzip, if there is one, without taking anything from the stream."""
    head = stream.peek(size)
    if not head.startswith(_GZIP):
        return head[:size]
    try:
        return zlib.decompressobj(wbits=31).decompress(head, size)
    except zlib.error:
        return b""


class _Counted:
    """A stream that knows how much was taken from it."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.taken += len(data)
        return data


class _Raw(RawIOBase):
    """Any object with ``read(n)`` as a raw stream, so that it can be buffered."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Gunzip(RawIOBase):
    """A gzip stream that refuses to swell beyond :data:`SWELL` and names what is wrong with it."""

    def __init__(self, path: str, stream: BufferedReader) -> None:
        self._path = path
        self._packed = _Counted(stream)
        self._file = gzip.GzipFile(fileobj=cast("BinaryIO", self._packed), mode="rb")
        self._out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            data = self._file.read(len(buffer))
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(self._path, f"broken gzip: {error}") from error
        self._out += len(data)
        if self._out > max(SWELL_FREE, SWELL * self._packed.taken):
            raise InputError(self._path, f"refused: a gzip that swells to more than {SWELL} times its size")
        buffer[: len(data)] = data
        return len(data)


def describe(error: OSError | ValueError) -> str:
    """What went wrong, in a clause for the user, without the path (which the problem names)."""
    text = cast("str | None", getattr(error, "strerror", None)) or str(error)
    return text[:1].lower() + text[1:]
