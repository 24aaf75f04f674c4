"""The door for e-mail: what was forwarded is the report.

In: an open file (message/rfc822). Out: a document per forwarded message; of a message that forwards none, its own text.
Decided here: an attached message comes before the text around it; of two forms of one text the plain one is taken;
below a line that announces a forwarded message only what follows its head counts. The message's date says when the
text was there at the latest, not when it was published, so it stands as ``fetched``; its subject is no headline.
Source: RFC 5322, RFC 2046; the parts are told apart by the standard library.
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
from rapporteur.readers.whole import Place, part, read_whole

HEAD_BYTES = 1 << 16
"""What the head of a message or part may hold: the standard library's parser is quadratic in a field's parameters."""

PARTS = 50
"""Boundaries and messages that a message may announce: a line is compared with each boundary it stands in."""

_MEDIA: dict[str, Media] = {"text/plain": "text", "text/html": "html"}
_NESTED = re.compile(rb"boundary\s{0,9}=|message/", re.IGNORECASE)
_BLANK = re.compile(rb"\r?\n\r?\n")
_FIELD = re.compile(r"(?:>\s?)?\*?[A-Za-z-]{2,20}:")


class _Report(NamedTuple):
    """The text of a message as it was sent, and when."""

    content: bytes
    media: Media
    charset: str | None
    date: str


def read_mail(path: str, stream: BufferedReader) -> Iterator[Document | Problem]:
    """The reports in a message.

    :raises InputError: when it is too large, or holds no text
    """
    reports = _reports(path, read_whole(path, stream))
    if not reports:
        raise InputError(path, "a message without text")
    for number, report in enumerate(reports, start=1):
        charset = report.charset
        if charset is None and report.media == "html":
            charset = declared_charset(report.content[:DECLARATION_BYTES])
        place = Place(
            path=path,
            id=path if len(reports) == 1 else f"{path}#{number}",
            record=None if len(reports) == 1 else number,
            given=Given(fetched=iso(report.date.strip() or None)),
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
                return _Report(content, media, charset, str(message.get("Date", "")))
    return None


def _inner(document: Document) -> Iterator[Document | Problem]:
    """The document from where the text of a message forwarded in it begins, and what was said around it."""
    lines = document.source.splitlines(keepends=True) if document.media == "text" else []
    announced = lexicon.words("rapporteur.readers", "forwarded.txt")
    place = next((n for n, line in enumerate(lines) if line.strip(" \t\r\n->*_:").casefold() in announced), None)
    if place is None:
        yield document
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
