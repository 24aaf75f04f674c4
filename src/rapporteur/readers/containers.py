"""Files that hold files: zip and tar.

In: an archive as a stream. Out: its members, by name and stream, one at a time and in the archive's order; problems for
those that cannot be opened. Decided here: nothing is unpacked to disk but an archive inside a stream that cannot be
read backwards, which goes to a temporary file; links lead nowhere; names that begin with a dot are no reports, as in
folders. Sources: APPNOTE 6.3 (zip, by the standard library); POSIX.1-2001 and GNU tar, whose headers are read one by
one, since the standard library's reader holds them all and lets a header claim any length.
"""

from __future__ import annotations

import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from typing import IO, NamedTuple

from rapporteur.errors import InputError
from rapporteur.model import Problem
from rapporteur.readers.layers import PIECE, refused, swollen

HELD_BYTES = 1 << 28
"""The largest zip that is kept in a temporary file (256 MB): one that is a file itself has no limit."""

MEMBERS = 200_000
"""Members after which an archive is given up: a year of a large outlet has 100,000 reports."""

_BLOCK = 512
_NAME_BYTES = 1 << 16
_ZIP, _EMPTY_ZIP = b"PK\x03\x04", b"PK\x05\x06"
_TAR_MARK, _TAR_AT = b"ustar", 257
_OFFICE = frozenset({"[Content_Types].xml", "mimetype", "META-INF/manifest.xml"})
"""Members that only documents of office programs, books and programs have."""
_LONG_NAMES = (tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE)
_FILES = frozenset({tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE})
_SILENT = frozenset({tarfile.DIRTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGLINK})
HEAD_BYTES = _BLOCK


class Member(NamedTuple):
    """A file inside an archive: its name there and its bytes."""

    name: str
    stream: BufferedReader


def container(head: bytes) -> str | None:
    """Which kind of archive begins with ``head`` (:data:`HEAD_BYTES` of it); ``None`` where it is none."""
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return "zip"
    return "tar" if head[_TAR_AT : _TAR_AT + len(_TAR_MARK)] == _TAR_MARK else None


def members(kind: str, path: str, stream: BufferedReader) -> Iterator[Member | Problem]:
    """The files in an archive of the kind that :func:`container` named.

    :raises InputError: where the archive itself is damaged, from there on
    """
    found = _of_zip(path, stream) if kind == "zip" else _of_tar(path, stream)
    for number, member in enumerate(found):
        if number == MEMBERS:
            raise InputError(path, f"more than {MEMBERS} files in one archive; the rest was not read")
        if isinstance(member, Problem) or not _hidden(member.name):
            yield member


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


def _plain(name: str) -> str:
    """A member's name without steps that lead out of the archive, in characters that can be written."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."}]
    return "/".join(parts).encode("utf-8", "backslashreplace").decode()


def _told(path: str, name: str, cause: str, *, lost: bool = True) -> Problem:
    return Problem(path=f"{path}/{name}", cause=cause, step="read", lost=lost)


def _of_zip(path: str, stream: BufferedReader) -> Iterator[Member | Problem]:
    with _seekable(path, stream) as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise InputError(path, f"broken zip: {error}") from error
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if _OFFICE & {info.filename for info in infos}:
            raise InputError(path, "binary file: an office document, book or program")
        if not infos:
            raise InputError(path, "an archive without files")
        out = _Swelling(path, sum(info.compress_size for info in infos))
        for info in infos:
            name = _plain(info.filename)
            if info.flag_bits & 1:
                yield _told(path, name, "encrypted")
                continue
            try:
                opened = archive.open(info)
            except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
                yield _told(path, name, f"broken zip: {error}")
                continue
            with opened:
                yield Member(name, BufferedReader(_ZipMember(f"{path}/{name}", opened, out), PIECE))


@contextmanager
def _seekable(path: str, stream: BufferedReader) -> Iterator[IO[bytes]]:
    """The stream where it can be read backwards, else a copy that can."""
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as held:
        size = 0
        while part := stream.read(PIECE):
            size += len(part)
            if size > HELD_BYTES:
                raise InputError(path, f"refused: a zip of more than {HELD_BYTES >> 20} MB that is no file of its own")
            held.write(part)
        held.seek(0)
        yield held


class _Swelling:
    """What the members of an archive have given so far, against what it holds."""

    def __init__(self, path: str, stored: int) -> None:
        self._path = path
        self._stored = stored
        self._out = 0

    def add(self, size: int) -> None:
        """Count ``size`` bytes more.

        :raises InputError: when the archive swells beyond its bound (:func:`~rapporteur.readers.layers.swollen`)
        """
        self._out += size
        if swollen(self._out, self._stored):
            raise refused(self._path, "zip")


class _ZipMember(RawIOBase):
    """A file in a zip that names what is wrong with it."""

    def __init__(self, path: str, file: IO[bytes], out: _Swelling) -> None:
        self._path = path
        self._file = file
        self._swelling = out

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            data = self._file.read(min(len(buffer), PIECE))
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, zlib.error) as error:
            raise InputError(self._path, f"broken zip: {error}") from error
        self._swelling.add(len(data))
        buffer[: len(data)] = data
        return len(data)


def _of_tar(path: str, stream: BufferedReader) -> Iterator[Member | Problem]:
    name, found = None, False
    while (head := stream.read(_BLOCK)).strip(b"\0"):
        found = True
        try:
            info = tarfile.TarInfo.frombuf(head, "utf-8", "surrogateescape")
        except tarfile.HeaderError as error:
            raise InputError(path, f"broken tar: {error}; nothing after it could be read") from error
        body = _TarMember(path, stream, max(0, info.size))
        if info.type in _LONG_NAMES:
            name = _long_name(info.type, body.read(_NAME_BYTES)) or name
        elif info.type not in _SILENT:
            called, name = _plain(name or info.name), None
            if info.type in _FILES:
                yield Member(called, BufferedReader(body, PIECE))
            else:
                yield _told(path, called, "a link or device in an archive, no file", lost=False)
        body.pass_over()
    if not found:
        raise InputError(path, "an archive without files")


def _long_name(kind: bytes, data: bytes) -> str | None:
    """The name in a GNU long name, or in the ``path`` record of a POSIX extended header."""
    if kind == tarfile.GNUTYPE_LONGNAME:
        return data.rstrip(b"\0").decode("utf-8", "surrogateescape")
    for line in data.split(b"\n"):
        _, _, record = line.partition(b" ")
        if record.startswith(b"path="):
            return record[len(b"path=") :].decode("utf-8", "surrogateescape")
    return None


class _TarMember(RawIOBase):
    """A file in a tar: the next ``size`` bytes of the archive, and the padding behind them."""

    def __init__(self, path: str, stream: BufferedReader, size: int) -> None:
        self._path = path
        self._stream = stream
        self._left = size
        self._padding = -size % _BLOCK

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(min(len(buffer), PIECE, self._left))
        if not data and self._left and len(buffer):
            raise InputError(self._path, "broken tar: it is cut short")
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)

    def pass_over(self) -> None:
        """Leave the archive at its next header."""
        left, self._left = self._left + self._padding, 0
        while left and (data := self._stream.read(min(PIECE, left))):
            left -= len(data)
