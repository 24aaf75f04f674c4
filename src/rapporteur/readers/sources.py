"""Where bytes come from: files, folders, globs, standard input.

In: the words of a command line. Out: :class:`Source`, one per file, in the order given (a folder's files in the order
of their paths), or a :class:`~rapporteur.model.Problem`. Decided here: a file is called by its path as given, a
folder's member by the folder as given, ``/`` and the path inside it; names that begin with a dot are no reports.
"""

from __future__ import annotations

import glob
import os
import re
import stat
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from rapporteur.errors import InputError
from rapporteur.language import lexicon
from rapporteur.model import Problem
from rapporteur.readers.sniffing import HEAD_BYTES

STEP = "read"
STDIN = "-"

_GZIP = b"\x1f\x8b"
_ESCAPED = re.compile(r"\\x([89a-f][0-9a-f])")
_MAGICAL = frozenset("*?[")


class Source(msgspec.Struct, frozen=True, kw_only=True):
    r"""A file to be read, by its name as given; ``-`` is standard input.

    ``path`` can always be written: bytes of a name that are no UTF-8 stand in it as ``\xe9``. ``file`` is what the
    system calls it. ``member`` tells a file that was not named itself, but found in a folder.
    """

    path: str
    file: str
    member: bool = False


def expand(sources: Sequence[str]) -> Iterator[Source | Problem]:
    """The files behind ``sources``, each once, in the order given."""
    seen: dict[str, str] = {}
    for given in sources:
        for found in _expand_one(_meant(os.fspath(given))):
            if isinstance(found, Problem):
                yield msgspec.structs.replace(found, path=shown(found.path))
                continue
            real = found.file if found.file == STDIN else os.path.realpath(found.file)
            if real in seen:
                yield Problem(path=found.path, cause=_again(seen[real], found.path), step=STEP, lost=False)
            else:
                seen[real] = found.path
                yield found


def shown(path: str) -> str:
    r"""The name of a file as it can be written anywhere: bytes that are no UTF-8 as ``\xe9``."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def file_of(path: str) -> str:
    """The file that holds what is at ``path``, as :func:`shown`: itself, or the archive it stands in."""
    found = Path(_meant(path))
    holder = next((place for place in (found, *found.parents) if place.is_file()), None)
    return path if holder is None or holder == found else shown(holder.as_posix())


def _meant(path: str) -> str:
    """The file that is called ``path`` by :func:`shown`, where nothing is called so by the system."""
    if os.path.lexists(path):
        return path
    named = _ESCAPED.sub(lambda byte: chr(0xDC00 + int(byte[1], 16)), path)
    return named if named != path and os.path.lexists(named) else path


def _source(file: str, *, member: bool = False) -> Source:
    return Source(path=shown(file.replace(os.sep, "/")), file=file, member=member)


def _again(first: str, second: str) -> str:
    return "given twice; read once" if first == second else f"the same file as {first}; read once"


def _expand_one(given: str) -> Iterator[Source | Problem]:
    try:
        if given == STDIN or os.path.isfile(given):
            yield Source(path=shown(given), file=given)
        elif os.path.isdir(given):
            yield from _folder(given)
        elif os.path.exists(given):
            yield from _special(given)
        elif _MAGICAL & set(given):
            yield from _glob(given)
        else:
            yield Problem(path=given, cause=_absent(given), step=STEP)
    except (OSError, ValueError) as error:
        yield Problem(path=given, cause=describe(error), step=STEP)


def _absent(path: str) -> str:
    return "a link to nothing" if os.path.islink(path) else "no such file or folder"


def _special(given: str) -> Iterator[Source | Problem]:
    """Pipes named on the command line, as ``<(command)`` makes them, are read; devices are not."""
    if stat.S_ISFIFO(os.stat(given).st_mode):
        yield Source(path=shown(given), file=given)
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
            yield _source(path)


def _folder(folder: str) -> Iterator[Source | Problem]:
    failures: list[OSError] = []
    members: list[str] = []
    for root, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = Path(root).relative_to(folder)
        members += [(inside / name).as_posix() for name in names if not name.startswith(".")]
        members += [(inside / name).as_posix() for name in folders if os.path.islink(os.path.join(root, name))]
    for failure in failures:
        yield Problem(path=str(failure.filename), cause=describe(failure), step=STEP)
    if not members and not failures:
        yield Problem(path=folder, cause="the folder holds no files", step=STEP)
    head = folder.replace(os.sep, "/").rstrip("/")
    yield from _beside(folder, members)
    for member in sorted(member for member in members if not is_beside(member)):
        path = f"{head}/{member}"
        if os.path.isfile(path):
            yield _source(path, member=True)
        else:
            link = "a link to a folder; not followed" if os.path.isdir(path) else _absent(path)
            cause = link if os.path.islink(path) else "neither a file nor a folder"
            yield Problem(path=path, cause=cause, step=STEP, lost=not os.path.isdir(path))


def is_beside(name: str) -> bool:
    """Whether a file found in a folder or an archive is no report by its name (``data/beside.txt``)."""
    return name.rpartition(".")[2].lower() in lexicon.words("rapporteur.readers", "beside.txt")


def _beside(folder: str, members: Sequence[str]) -> Iterator[Problem]:
    """What is left out of a folder, by its endings."""
    endings = Counter(member.rpartition(".")[2].lower() for member in members if is_beside(member))
    if endings:
        counts = ", ".join(f"{count} .{ending}" for ending, count in sorted(endings.items()))
        cause = f"left out, no reports by their names: {counts}"
        yield Problem(path=folder, cause=cause, step=STEP, lost=False)


@contextmanager
def opened(source: Source, stdin: BinaryIO | None) -> Iterator[BufferedReader]:
    """The bytes of a source as they are stored.

    :raises InputError: when it cannot be opened
    """
    if source.file == STDIN:
        if stdin is None:
            raise InputError(STDIN, "standard input is closed")
        yield _buffered(stdin)
        return
    try:
        stream = open(source.file, "rb", buffering=HEAD_BYTES)  # noqa: SIM115 - closed below, after the body of the with statement
    except OSError as error:
        raise InputError(source.path, describe(error)) from error
    with stream:
        yield cast("BufferedReader", stream)


def _buffered(stream: BinaryIO) -> BufferedReader:
    return stream if isinstance(stream, BufferedReader) else BufferedReader(_Raw(stream), HEAD_BYTES)


def beginning(stream: BufferedReader, size: int) -> bytes:
    """The first bytes behind a layer of gzip, if there is one, without taking anything from the stream."""
    head = stream.peek(size)
    if not head.startswith(_GZIP):
        return head[:size]
    try:
        return zlib.decompressobj(wbits=31).decompress(head, size)
    except zlib.error:
        return b""


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


def describe(error: OSError | ValueError) -> str:
    """What went wrong, in a clause for the user, without the path (which the problem names)."""
    text = cast("str | None", getattr(error, "strerror", None)) or str(error)
    return text[:1].lower() + text[1:]
