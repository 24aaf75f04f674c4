"""The door for e-mail: what was forwarded is the report.

In: an open file (message/rfc822), a mailbox of such (mbox), or a page that a browser saved as one (MHTML). Out: a
document per forwarded message; of a message that forwards none, its own text.
Decided here: an attached message comes before the text around it; of two forms of one text the plain one is taken;
below a line that announces a forwarded message only what follows its head counts. The message's date says when the
text was there at the latest, not when it was published, so it stands as ``fetched``; its subject is no headline.
Source: RFC 5322, RFC 2046, RFC 2557, RFC 4155; the parts are told apart by the standard library.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import Message
from io import BufferedReader
from typing import NamedTuple

import msgspec

from rapporteur.errors import InputError
from rapporteur.language import lexicon
from rapporteur.model import Document, Given, Media, Problem
from rapporteur.readers.dates import iso
from rapporteur.readers.decoding import codec, declared_charset
from rapporteur.readers.html import DECLARATION_BYTES
from rapporteur.readers.sources import STEP
from rapporteur.readers.whole import REPORT_BYTES, Place, part, read_whole

HEAD_BYTES = 1 << 16
"""What the head of a message or part may hold: the standard library's parser is quadratic in a field's parameters."""

PARTS = 50
"""Boundaries and messages that a message may announce: a line is compared with each boundary it stands in."""

QUOTED_SHARE = 0.8
"""Share of a message's words in quoted lines from which it forwards another rather than answers it."""

_MEDIA: dict[str, Media] = {"text/plain": "text", "text/html": "html"}
_NESTED = re.compile(rb"boundary\s{0,9}=|message/", re.IGNORECASE)
_BLANK = re.compile(rb"\r?\n\r?\n")
_PARTING = re.compile(rb"From [^\r\n]{3,200}\d\d:\d\d[^\r\n]{0,60}\r?\n")
_ESCAPED_FROM = re.compile(rb"^>(?=>{0,20}From )")
_QUOTING = re.compile(r"^(?:> ?){1,9}")
_FIELD = re.compile(r"(?:>\s?)?\*?[A-Za-z-]{2,20}:")


class _Report(NamedTuple):
    """The text of a message as it was sent, and when."""

    content: bytes
    media: Media
    charset: str | None
    date: str
    place: str


def read_mail(path: str, stream: BufferedReader) -> Iterator[Document | Problem]:
    """The reports in a message.

    :raises InputError: when it is too large, or holds no text
    """
    yield from _messages(path, read_whole(path, stream), None)


def read_mailbox(path: str, stream: BufferedReader) -> Iterator[Document | Problem]:
    """The reports in a mailbox (mbox), message by message; one that cannot be read costs itself alone.

    :raises InputError: when it holds no message
    """
    number = 0
    for number, message in enumerate(_parted(stream), start=1):
        try:
            yield from _messages(path, message, number)
        except InputError as error:
            yield Problem(path=path, record=number, cause=error.cause, step=STEP)
    if not number:
        raise InputError(path, "a mailbox without a message")


def _parted(stream: BufferedReader) -> Iterator[bytes]:
    """The messages of a mailbox, without the lines that part them; a longer one than a report may be is cut there."""
    held: list[bytes] = []
    size, blank = 0, True
    while line := stream.readline(REPORT_BYTES):
        if blank and _PARTING.match(line):
            if held:
                yield b"".join(held)
            held, size, blank = [], 0, False
            continue
        blank = not line.strip()
        size += len(line)
        if size <= REPORT_BYTES + HEAD_BYTES:
            held.append(_ESCAPED_FROM.sub(b"From ", line))
    if held:
        yield b"".join(held)


def _messages(path: str, data: bytes, record: int | None) -> Iterator[Document | Problem]:
    """The reports in the message ``data``, which has the number ``record`` in a mailbox.

    :raises InputError: when it holds no text
    """
    reports = _reports(path, data)
    if not reports:
        raise InputError(path, "a message without text", record)
    name = path if record is None else f"{path}#{record}"
    for number, report in enumerate(reports, start=1):
        charset = report.charset
        if charset is None and report.media == "html":
            charset = declared_charset(report.content[:DECLARATION_BYTES])
        place = Place(
            path=path,
            id=name if len(reports) == 1 else f"{name}{'#' if record is None else '.'}{number}",
            record=record if record is not None or len(reports) == 1 else number,
            given=Given(url=report.place or None, fetched=iso(report.date.strip() or None)),
        )
        for item in part(place, report.content, report.media, declared=charset):
            yield from (item,) if isinstance(item, Problem) else _inner(item)


def _reports(path: str, data: bytes) -> list[_Report]:
    head = _BLANK.search(data)
    if (head.start() if head else len(data)) > HEAD_BYTES or len(_NESTED.findall(data)) > PARTS:
        raise InputError(path, "refused: a message with too large a head or too many parts")
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        return [report for inner in _forwarded(message) if (report := _report(inner)) is not None]
    except Exception as error:  # the library is known to fail on hostile messages in many ways
        raise InputError(path, f"a message too damaged to be read: {type(error).__name__}") from None


def _forwarded(message: Message) -> Iterator[Message]:
    """The messages that ``message`` has attached, the innermost ones; itself where it has none."""
    inner = [p for p in message.walk() if p.get_content_type() == "message/rfc822" and p.is_multipart()]
    if not inner:
        yield message
        return
    for attached in inner:
        content = attached.get_payload(0)
        if isinstance(content, Message) and not any(p.get_content_type() == "message/rfc822" for p in content.walk()):
            yield content


def _report(message: Message) -> _Report | None:
    """A message's text: the first plain part, else the first HTML."""
    for kind, media in _MEDIA.items():
        for held in message.walk():
            if held.get_content_type() != kind or held.get_content_disposition() == "attachment":
                continue
            content = held.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                charset = codec(str(held.get_content_charset("") or "")) or None
                return _Report(content, media, charset, str(message.get("Date", "")), _address(message, held))
    return None


def _address(message: Message, held: Message) -> str:
    """Where a page that a browser saved as a message (MHTML) was found; empty for mail."""
    found = str(message.get("Snapshot-Content-Location") or held.get("Content-Location") or "").strip()
    return found if found.lower().startswith(("http://", "https://")) else ""


def _unquoted(document: Document) -> Iterator[Document | Problem]:
    """The document without the marks of quoting, where most of a message quotes another; what stood around is told."""
    lines = document.source.splitlines(keepends=True) if document.media == "text" else []
    quoted = [number for number, line in enumerate(lines) if line.startswith(">")]
    words = sum(len(line.split()) for line in lines)
    inside = sum(len(lines[number].split()) for number in quoted)
    if not quoted or inside < QUOTED_SHARE * words:
        yield document
        return
    text = "".join(_QUOTING.sub("", line) for line in lines[quoted[0] : quoted[-1] + 1])
    cause = "quoting marks taken off"
    around = words - sum(len(line.split()) for line in lines[quoted[0] : quoted[-1] + 1])
    cause += f"; left out: {around} words around the quoted message" if around else ""
    yield Problem(path=document.path, record=document.record, cause=cause, step=STEP, lost=False)
    yield msgspec.structs.replace(document, source=text)


def _inner(document: Document) -> Iterator[Document | Problem]:
    """The document from where the text of a message forwarded in it begins, and what was said around it."""
    lines = document.source.splitlines(keepends=True) if document.media == "text" else []
    announced = lexicon.words("rapporteur.readers", "forwarded.txt")
    place = next((n for n, line in enumerate(lines) if line.strip(" \t\r\n->*_:").casefold() in announced), None)
    if place is None:
        yield from _unquoted(document)
        return
    note = len("".join(lines[:place]).strip())
    place += 1
    while place < len(lines) and (not lines[place].strip() or _FIELD.match(lines[place])):
        place += 1
    text = "".join(lines[place:])
    if text.strip() and note:
        cause = f"left out: {note} characters above the forwarded message"
        yield Problem(path=document.path, record=document.record, cause=cause, step=STEP, lost=False)
    yield msgspec.structs.replace(document, source=text) if text.strip() else document
