"""The door for tables (CSV, TSV): one report a row, by the names in the first line.

In: an open file called .csv or .tsv. Out: a document per row, as for a record with these fields; a problem per row
that holds none. Decided here: a table whose first line does not name a text, as a record of ours or of a known format
would, is refused with the names seen, not read as one long text. Rows are numbered from 1, below the names.
Source: RFC 4180; tabs, semicolons and bars are taken as well, whichever parts the first line most often.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from io import BufferedReader

from rapporteur.errors import InputError
from rapporteur.model import Document, Problem
from rapporteur.readers.recoding import Recoded
from rapporteur.readers.records import read_record
from rapporteur.readers.shapes import recognise
from rapporteur.readers.sources import STEP
from rapporteur.readers.whole import REPORT_BYTES

_DELIMITERS = ",\t;|"
_SHOWN = 8
_SAMPLE = 1 << 14


def read_table(path: str, stream: BufferedReader) -> Iterator[Document | Problem]:
    """The rows of a table, one at a time, whatever its size.

    :raises InputError: when its first line names no text, or the table is damaged, from there on
    """
    if not stream.peek(1):
        raise InputError(path, "empty file (0 bytes)")
    text = Recoded(path, stream)
    lines = io.BufferedReader(text, _SAMPLE)
    first = lines.peek(_SAMPLE)[:_SAMPLE].partition(b"\n")[0].decode("utf-8", "ignore")
    csv.field_size_limit(REPORT_BYTES)
    rows = csv.reader(
        io.TextIOWrapper(lines, encoding="utf-8", newline=""), delimiter=max(_DELIMITERS, key=first.count)
    )
    record = 0
    try:
        names = [name.strip() for name in next(rows, [])]
        if not {"text", "html"} & set(names) and recognise(dict.fromkeys(names)) is None:
            seen = ", ".join(name[:40] for name in names[:_SHOWN])
            raise InputError(path, f"a table without a column for the text (first line: {seen})")
        for row in rows:
            if row:
                record += 1
                yield from _row(path, record, names, row)
    except csv.Error as error:
        raise InputError(path, f"broken table: {error}; nothing after it could be read", record + 1) from error
    yield from text.problems()
    if not record:
        raise InputError(path, "no records, only a line of names")


def _row(path: str, record: int, names: list[str], row: list[str]) -> Iterator[Document | Problem]:
    if len(row) != len(names):
        cause = f"{len(row)} cells where the first line has {len(names)} names"
        yield Problem(path=path, record=record, cause=cause, step=STEP, lost=len(row) < len(names))
        if len(row) < len(names):
            return
    value = dict(zip(names, row, strict=False))
    yield from read_record(path, record, value, json.dumps(value, sort_keys=True).encode())
