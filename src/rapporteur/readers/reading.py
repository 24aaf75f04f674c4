"""The registry of doors, and the walk through them.

In: sources as the user gave them. Out: documents and problems. Decided here: which reader takes which kind; that two
reports never share an id; that nothing raises out of the readers but what the caller did wrong itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BufferedReader
from itertools import count
from types import MappingProxyType
from typing import BinaryIO

import msgspec

from rapporteur.errors import InputError
from rapporteur.model import Document, Problem
from rapporteur.readers.columns import read_table
from rapporteur.readers.containers import container, members
from rapporteur.readers.decoding import wide
from rapporteur.readers.feed import read_feed
from rapporteur.readers.html import read_html
from rapporteur.readers.layers import Unpacked, compression
from rapporteur.readers.mail import read_mail, read_mailbox
from rapporteur.readers.plain import read_plain
from rapporteur.readers.recoding import Recoded
from rapporteur.readers.records import read_json, read_lines
from rapporteur.readers.sniffing import HEAD_BYTES, NotText, sniff
from rapporteur.readers.sources import STEP, Source, beginning, describe, expand, is_beside, opened
from rapporteur.readers.tally import Tally
from rapporteur.readers.warc import WARC, read_warc

LAYERS = 4
"""Layers of compression and archives that are taken off one file: a packed dump in a packed archive has three."""

_IN_UTF8 = frozenset({"json", "jsonl", "mail", "mailbox"})
"""Kinds whose readers take bytes line by line, which in UTF-16 are other lines."""

Reader = Callable[[str, BufferedReader], Iterator[Document | Problem]]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "text": read_plain,
        "html": read_html,
        "jsonl": read_lines,
        "json": read_json,
        "feed": read_feed,
        "mail": read_mail,
        "mailbox": read_mailbox,
        "table": read_table,
    }
)
"""A reader for each kind that :func:`rapporteur.readers.sniffing.sniff` knows; archives are told apart before, because
their reader takes the bytes as they are stored."""


def read_documents(
    sources: Sequence[str], stdin: BinaryIO | None = None, *, replacing: bool = False
) -> Iterator[Document | Problem]:
    """The reports behind ``sources``: files, folders, globs, and ``-`` for ``stdin``.

    Documents come in the order of the sources (a folder's members by path), each under an id of its own: a report
    that repeats an id is called ``id#2`` and so on, and that is told, unless it repeats the content too and is left
    out. What cannot be read comes as a :class:`~rapporteur.model.Problem` in its place; nothing is raised.

    :param stdin: bytes for ``-``; the process's own when not given
    :param replacing: a report that repeats an id with other content keeps the id, for it corrects the one before
    """
    ids = _Ids(replacing)
    for found in expand(sources):
        if isinstance(found, Problem):
            yield found
            continue
        for read in _read(found, stdin if stdin is not None else getattr(sys.stdin, "buffer", None)):
            yield from ids.settle(read) if isinstance(read, Document) else (read,)


def _read(source: Source, stdin: BinaryIO | None) -> Iterator[Document | Problem]:
    try:
        with opened(source, stdin) as stored:
            yield from _contents(source.path, stored, 0, found=source.member)
    except InputError as error:
        yield Problem(path=error.path, record=error.record, cause=error.cause, step=STEP)
    except OSError as error:
        yield Problem(path=source.path, cause=describe(error), step=STEP)


def _contents(path: str, stream: BufferedReader, depth: int, *, found: bool) -> Iterator[Document | Problem]:
    """What is in a stream, below ``depth`` layers of compression and archives.

    :param found: whether it was found in a folder or an archive, not named
    :raises InputError: when it cannot be read
    """
    if beginning(stream, len(WARC)) == WARC:
        yield from read_warc(path, stream)
        return
    head = stream.peek(HEAD_BYTES)[:HEAD_BYTES]
    layer, kind = compression(head), container(head)
    if (layer or kind) and depth == LAYERS:
        raise InputError(path, f"refused: more than {LAYERS} layers of compression and archives")
    if layer is not None:
        inner = Unpacked(path, stream, layer)
        yield from _contents(path, BufferedReader(inner, HEAD_BYTES), depth + 1, found=found)
        yield from inner.problems
    elif kind is not None:
        yield from _members(kind, path, stream, depth)
    else:
        yield from _report(path, stream, head, found=found)


def _members(kind: str, path: str, stream: BufferedReader, depth: int) -> Iterator[Document | Problem]:
    """What is in the files of an archive; one that cannot be read costs itself alone."""
    beside = Tally(path, ("file", "files"), "file")
    for number, member in enumerate(members(kind, path, stream), start=1):
        if isinstance(member, Problem):
            yield member
        elif is_beside(member.name):
            beside.add("no reports by their names", number, lost=False)
        else:
            inside = f"{path}/{member.name}"
            try:
                yield from _contents(inside, member.stream, depth + 1, found=True)
            except InputError as error:
                if error.path == path:
                    raise
                yield Problem(path=error.path, record=error.record, cause=error.cause, step=STEP)
    yield from beside.problems()


def _report(path: str, stream: BufferedReader, head: bytes, *, found: bool) -> Iterator[Document | Problem]:
    kind = sniff(head, path)
    if isinstance(kind, NotText):
        yield Problem(path=path, cause=kind.cause, step=STEP, lost=not (found and kind.beside))
    else:
        if kind in _IN_UTF8 and wide(head):
            stream = BufferedReader(Recoded(path, stream), HEAD_BYTES)
        yield from READERS[kind](path, stream)


class _Ids:
    """The ids handed out so far, with the digest of what bears them."""

    def __init__(self, replacing: bool) -> None:
        self._digests: dict[str, str] = {}
        self._replacing = replacing

    def settle(self, document: Document) -> Iterator[Document | Problem]:
        """The document under an id that no other bears, or the reason why it is left out."""
        wanted, other = document.id, self._others(document)
        while document.id in self._digests:
            if self._digests[document.id] == document.digest:
                yield self._told(document, f'the same report as an earlier one with id "{wanted}"; left out')
                return
            if self._replacing:
                break
            document = msgspec.structs.replace(document, id=next(other))
        if document.id != wanted:
            yield self._told(document, f'id "{wanted}" is taken by another report; called "{document.id}" here')
        self._digests[document.id] = document.digest
        yield document

    @staticmethod
    def _others(document: Document) -> Iterator[str]:
        """Names for a report whose own is taken: with the time it was fetched, then with numbers."""
        if document.given.fetched:
            yield f"{document.id}#{document.given.fetched}"
        for place in count(2):
            yield f"{document.id}#{place}"

    @staticmethod
    def _told(document: Document, cause: str) -> Problem:
        return Problem(path=document.path, record=document.record, cause=cause, step=STEP, lost=False)
