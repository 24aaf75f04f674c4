"""The door for JSON: one record a line, or one object, or one array of objects.

In: an open file. Out: a document per record, a problem per record that holds none. Decided here: that one bad record
costs that record only, and that records of others (:mod:`rapporteur.readers.shapes`) are read as ours under new names.
Records are numbered from 1; blank lines do not count.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import re
from collections.abc import Iterator
from io import BufferedReader

import msgspec

from rapporteur.errors import InputError
from rapporteur.model import Document, Given, Problem
from rapporteur.readers.arrays import PIECE, array_members
from rapporteur.readers.decoding import UndecodableError, decode
from rapporteur.readers.recoding import Recoded
from rapporteur.readers.shapes import Shape, members, recognise, renamed
from rapporteur.readers.sources import STEP
from rapporteur.readers.whole import REPORT_BYTES, read_whole

_GIVEN = ("title", "url", "outlet", "published", "fetched", "published_text")
_MARK = 64
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_lines(path: str, stream: BufferedReader) -> Iterator[Document | Problem]:
    """The records of a JSON Lines file, one at a time, whatever the file's size.

    :raises InputError: when there is not one record
    """
    record, empty = 0, True
    while raw := stream.readline(REPORT_BYTES + 1):
        empty = False
        too_long = len(raw) > REPORT_BYTES and not raw.endswith(b"\n")
        if too_long:
            _skip_line(stream)
        line = raw.removeprefix(codecs.BOM_UTF8).strip()
        if not line:
            continue
        record += 1
        if too_long:
            yield _problem(path, record, f"refused: larger than {REPORT_BYTES >> 20} MB, which is no single report")
        else:
            yield from _line(path, record, line)
    if not record:
        raise InputError(path, "empty file (0 bytes)" if empty else "no records, only blank lines")


def read_json(path: str, stream: BufferedReader) -> Iterator[Document | Problem]:
    """The records of a file that holds one JSON object or one array of them; else its lines, one by one.

    :raises InputError: when the file is empty, or too large to be one object
    """
    if stream.peek(_MARK)[:_MARK].removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"[":
        yield from _array(path, stream)
        return
    data = read_whole(path, stream).removeprefix(codecs.BOM_UTF8).strip()
    try:
        value = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        for record, line in enumerate(filter(None, map(bytes.strip, data.splitlines())), start=1):
            yield from _line(path, record, line)
        return
    yield from read_record(path, 1, value, json.dumps(value).encode("ascii"))


def _array(path: str, stream: BufferedReader) -> Iterator[Document | Problem]:
    """The members of an array, one at a time, whatever its size.

    :raises InputError: when it has none, or is broken, from there on
    """
    record, text = 0, Recoded(path, stream)
    try:
        for record, member in enumerate(array_members(BufferedReader(text, PIECE), REPORT_BYTES), start=1):
            yield from read_record(path, record, member, json.dumps(member).encode("ascii"))
    except (ValueError, RecursionError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise InputError(path, f"broken JSON: {what}; nothing after it could be read", record + 1) from error
    yield from text.problems()
    if not record:
        raise InputError(path, "an empty array, no records")


def _skip_line(stream: BufferedReader) -> None:
    while (rest := stream.readline(REPORT_BYTES)) and not rest.endswith(b"\n"):
        pass


def _problem(path: str, record: int, cause: str, *, lost: bool = True) -> Problem:
    return Problem(path=path, record=record, cause=cause, step=STEP, lost=lost)


def _line(path: str, record: int, line: bytes) -> Iterator[Document | Problem]:
    try:
        decoded = decode(line)
        value = json.loads(decoded.text)
    except UndecodableError as error:
        yield _problem(path, record, f"encoding: {error}")
    except json.JSONDecodeError as error:
        yield _problem(path, record, f"broken JSON: {error.msg} at character {error.pos}")
    except ValueError:
        yield _problem(path, record, "broken JSON: a number of thousands of digits")
    except RecursionError:
        yield _problem(path, record, "broken JSON: nested too deeply")
    else:
        if decoded.encoding != "utf-8":
            yield _problem(path, record, f"encoding: {decoded.note}", lost=False)
        yield from read_record(path, record, value, line)


def read_record(
    path: str, record: int, value: object, data: bytes, name: str | None = None
) -> Iterator[Document | Problem]:
    """The report in a record, or those in the list it keeps.

    :param data: the record's bytes, for its digest
    :param name: what a member of such a list is called
    """
    if not isinstance(value, dict):
        yield _problem(path, record, f"not an object but {_kind(value)}")
        return
    shape = recognise(value)
    inner = members(value) if not (name or shape or value.keys() & {"text", "html"}) else None
    if inner is None:
        fields = renamed(value, shape) if shape else value
        yield from _document(path, record, fields, data, shape, name or f"{path}#{record}")
        return
    for place, member in enumerate(inner, start=1):
        for item in read_record(path, record, member, json.dumps(member).encode(), f"{path}#{record}.{place}"):
            yield msgspec.structs.replace(item, cause=f"{place}: {item.cause}") if isinstance(item, Problem) else item


def _document(
    path: str, record: int, value: dict[str, object], data: bytes, shape: Shape | None, name: str
) -> Iterator[Document | Problem]:
    text = value.get("text")
    media = "text" if isinstance(text, str) and text.strip() else "html"
    source = value.get(media)
    if not isinstance(source, str) or not source.strip():
        yield _problem(path, record, _without_text(value, shape) if shape else _missing(value))
        return
    if len(source) > REPORT_BYTES:
        yield _problem(path, record, f"refused: larger than {REPORT_BYTES >> 20} MB, which is no single report")
        return
    mended = _SURROGATE.sub("\ufffd", source)
    if mended != source:
        yield _problem(
            path, record, "half of a surrogate pair (\\ud800 to \\udfff) stands alone; shown as \ufffd", lost=False
        )
    given, ignored = _given(value)
    if ignored:
        yield _problem(path, record, f"ignored, because no string: {', '.join(ignored)}", lost=False)
    yield Document(
        id=_identifier(value.get("id"), name),
        source=mended,
        media="text" if media == "text" else "html",
        digest=hashlib.sha256(data).hexdigest(),
        path=path,
        record=record,
        given=given,
    )


def _kind(value: object) -> str:
    names = {list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _missing(value: dict[str, object]) -> str:
    for field in ("text", "html"):
        held = value.get(field)
        if isinstance(held, str):
            return f'"{field}" is empty'
        if held is not None:
            return f'"{field}" is {_kind(held) if not isinstance(held, dict) else "an object"}, not a string'
    seen = ", ".join(sorted(map(str, value))[:8]) or "none"
    return f'neither "text" nor "html" (fields: {seen})'


def _without_text(value: dict[str, object], shape: Shape) -> str:
    address = "; `rapporteur fetch` takes its address" if value.get("url") else ""
    return f"a {shape.name} record without a text{address}"


def _given(value: dict[str, object]) -> tuple[Given, list[str]]:
    strings: dict[str, str] = {}
    ignored = []
    for field in _GIVEN:
        held = value.get(field)
        if isinstance(held, str) and held.strip():
            strings[field] = _SURROGATE.sub("\ufffd", held)
        elif held is not None and not isinstance(held, str):
            ignored.append(field)
    return Given(**strings), ignored


def _identifier(held: object, name: str) -> str:
    if isinstance(held, str) and held.strip():
        return _SURROGATE.sub("\ufffd", held)
    if isinstance(held, int) and not isinstance(held, bool):
        return str(held)
    return name
