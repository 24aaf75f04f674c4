"""The door for feeds (RSS, RDF, Atom): each entry with text is a document.

In: an open file. Out: a document per entry, called by its id or its address, with what the feed says of it; problems
for what a feed lists without its text, and for a feed that is damaged. Decided here: the longest text of an entry is
its report; the date keeps its time zone, and the words it was given in; the feed's own title is no outlet, since
collections of other people's reports have one too: only ``<source>`` names the outlet of an entry.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator, Mapping
from io import BufferedReader, BytesIO
from typing import Any

from rapporteur.errors import InputError
from rapporteur.model import Document, Given, Media, Problem
from rapporteur.readers.dates import iso
from rapporteur.readers.sources import STEP
from rapporteur.readers.tally import Tally
from rapporteur.readers.whole import read_whole

FEED_BYTES = 1 << 22
"""The largest feed (4 MB): those of news agencies with full texts stay below 1 MB, and the parser needs 7 s a megabyte
for one that was written to hold it up."""

_TAG = re.compile(r"<[^<>]{0,2000}>")
_MARKUP = re.compile(r"<[A-Za-z/!]|&[#A-Za-z]")
_BENIGN = frozenset({"CharacterEncodingOverride", "NonXMLContentType"})
"""What feedparser calls a fault though nothing is lost by it."""


def read_feed(path: str, stream: BufferedReader) -> Iterator[Document | Problem]:
    """The entries of a feed; one that is damaged is read as far as it goes.

    :raises InputError: when it is too large, or no entry has a text
    """
    feed = parsed(read_whole(path, stream, FEED_BYTES, "feed"))
    if feed is None:
        raise InputError(path, "a feed too damaged to be read")
    if not feed.entries:
        raise InputError(path, "a feed without entries")
    fault = type(feed.get("bozo_exception")).__name__ if feed.bozo else ""
    if fault and fault not in _BENIGN:
        yield Problem(path=path, cause=f"a damaged feed, read as far as it goes: {_cause(feed)}", step=STEP, lost=False)
    skipped, found = Tally(path, ("entry", "entries"), "entry"), 0
    for number, entry in enumerate(feed.entries, start=1):
        document = _document(path, number, entry, str(feed.get("encoding") or "utf-8"))
        if document is None:
            skipped.add("no text, only a listing", number, lost=False)
        else:
            found += 1
            yield document
    if not found:
        raise InputError(path, f"a feed of {len(feed.entries)} entries, none of them with text")
    yield from skipped.problems()


def parsed(data: bytes) -> Any:
    """A feed as feedparser gives it; ``None`` where it fails: a bad name of an encoding is enough for that."""
    import feedparser  # noqa: PLC0415 - only feeds need it

    try:
        return feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception:  # another's code on hostile bytes: the feed is refused by name
        return None


def _cause(feed: Mapping[str, Any]) -> str:
    fault = feed["bozo_exception"]
    message = fault.getMessage() if hasattr(fault, "getMessage") else str(fault)
    line = fault.getLineNumber() if hasattr(fault, "getLineNumber") else None
    return _whole(message)[:80] + (f" in line {line}" if line else "")


def _document(path: str, number: int, entry: Mapping[str, Any], encoding: str) -> Document | None:
    source, media = _text(entry)
    if not source.strip():
        return None
    link = _line(entry.get("link"))
    address = link if link and link.lower().startswith(("http://", "https://")) else None
    given_source = entry.get("source")
    published = _line(entry.get("published") or entry.get("updated"))
    when = iso(published)
    return Document(
        id=_line(entry.get("id")) or address or f"{path}#{number}",
        source=source,
        media=media,
        digest=hashlib.sha256(source.encode()).hexdigest(),
        path=path,
        record=number,
        encoding=encoding,
        given=Given(
            title=_line(entry.get("title"), markup="html" in _kind(entry.get("title_detail"))),
            url=address,
            outlet=_line(given_source.get("title")) if isinstance(given_source, Mapping) else None,
            published=when,
            published_text=published if published != when else None,
        ),
    )


def _text(entry: Mapping[str, Any]) -> tuple[str, Media]:
    """The longest of what an entry gives as its contents and its summary."""
    parts = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    values = [(_whole(str(part.get("value") or "")), _kind(part)) for part in parts]
    value, kind = max(values, key=lambda pair: len(pair[0]))
    return value, "html" if "html" in kind and _MARKUP.search(value) else "text"


def _kind(detail: object) -> str:
    return str(detail.get("type") or "") if isinstance(detail, Mapping) else ""


def _line(value: object, *, markup: bool = False) -> str | None:
    """A field on one line, without markup where it may hold some; ``None`` for an empty one."""
    if not isinstance(value, str):
        return None
    text = html.unescape(_TAG.sub("", value)) if markup else value
    return " ".join(_whole(text).split()) or None


def _whole(text: str) -> str:
    """The text without halves of surrogate pairs, which no output could hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
