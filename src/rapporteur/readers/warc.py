"""The door for web archives (WARC, plain or gzip): each stored page is a document.

In: an archive as stored. Out: a document per page, called by its address, with the time it was fetched; then one
problem for each cause by which records were passed over, with their count and first offsets. Decided here: which
records are pages (responses with status 200 to 299, resources and conversions, in HTML or plain text). Requests,
metadata and the archive's own descriptions are no pages, and are not counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

from rapporteur.errors import InputError
from rapporteur.model import Document, Given, Media, Problem
from rapporteur.readers.decoding import declared_charset
from rapporteur.readers.html import DECLARATION_BYTES
from rapporteur.readers.http_message import Response, SwollenError, body, media_type, parse
from rapporteur.readers.sniffing import HEAD_BYTES, NotText, sniff
from rapporteur.readers.tally import Tally
from rapporteur.readers.warc_records import Broken, Stored, records
from rapporteur.readers.whole import REPORT_BYTES, Place, part

WARC = b"WARC/"
"""How every archive begins, below its layer of gzip."""

_PAGES = frozenset({"response", "resource", "conversion", "revisit"})
_MEDIA: dict[str, Media] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_TOO_LARGE = f"more than {REPORT_BYTES >> 20} MB, which is no single report"


class _PassedOverError(ValueError):
    """Why a record gives no document; ``lost`` where it held or should have held a page."""

    def __init__(self, cause: str, *, lost: bool = True) -> None:
        self.lost = lost
        super().__init__(cause)


def read_warc(path: str, stream: BufferedReader) -> Iterator[Document | Problem]:
    """The pages of an archive, one at a time, whatever its size.

    :raises InputError: when the archive holds no record at all
    """
    skipped, told = Tally(path, ("record", "records"), "byte"), Tally(path, ("page", "pages"), "byte")
    number = 0
    for found in records(stream, _PAGES):
        number = found.number
        if isinstance(found, Broken):
            skipped.add(
                f"broken, {found.cause}" + ("; nothing after it could be read" if found.lost else ""), found.offset
            )
            continue
        try:
            for item in _documents(path, found):
                if isinstance(item, Problem):
                    told.add(item.cause.partition(" (")[0], found.offset, lost=item.lost)
                else:
                    yield item
        except _PassedOverError as error:
            skipped.add(str(error), found.offset, lost=error.lost)
        except InputError as error:
            skipped.add(error.cause.partition(" (")[0], found.offset)
    yield from skipped.problems()
    yield from told.problems()
    if not number:
        raise InputError(path, "a WARC archive without one record")


def _documents(path: str, record: Stored) -> Iterator[Document | Problem]:
    response = _response(record)
    try:
        data = body(response, REPORT_BYTES)
    except SwollenError:
        raise _PassedOverError(f"refused, unpacks to {_TOO_LARGE}") from None
    except ValueError as error:
        raise _PassedOverError(str(error)) from None
    media = _media(response.kind, data)
    declared = response.charset or (declared_charset(data[:DECLARATION_BYTES]) if media == "html" else None)
    address = record.fields.get("warc-target-uri", "").strip("<> \t")
    place = Place(
        path=path,
        id=address or f"{path}#{record.offset}",
        record=record.number,
        given=Given(url=address or None, fetched=record.fields.get("warc-date")),
    )
    yield from part(place, data, media, declared=declared)


def _response(record: Stored) -> Response:
    """What a record holds, if it is a page that was there in full."""
    if record.kind == "revisit":
        raise _PassedOverError("a revisit, whose page stands in another record", lost=False)
    if record.content is None:
        raise _PassedOverError(f"refused, holds {_TOO_LARGE}")
    if record.fields.get("warc-truncated"):
        raise _PassedOverError("truncated when it was fetched")
    if record.kind != "response":
        kind, charset = media_type(record.fields.get("content-type", ""))
        return Response(status=200, kind=kind, charset=charset, encodings=(), chunked=False, payload=record.content)
    response = parse(record.content)
    if response is None:
        raise _PassedOverError("no HTTP response in it")
    if not 200 <= response.status < 300:
        raise _PassedOverError(f"status {response.status}", lost=False)
    return response


def _media(kind: str, data: bytes) -> Media:
    if not data.strip():
        raise _PassedOverError("an empty page")
    if kind in _MEDIA:
        return _MEDIA[kind]
    if kind:
        raise _PassedOverError(f"not a page but {kind[:60]}", lost=False)
    found = sniff(data[:HEAD_BYTES], "")
    if isinstance(found, NotText) or found not in ("html", "text"):
        raise _PassedOverError("not a page, of no named kind", lost=False)
    return "html" if found == "html" else "text"
