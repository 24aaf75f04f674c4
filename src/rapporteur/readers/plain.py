"""The door for plain text: one file, one report, its characters untouched."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

from rapporteur.model import Document, Problem
from rapporteur.readers.whole import page, read_whole


def read_plain(path: str, stream: BufferedReader) -> Iterator[Document | Problem]:
    """The report in a plain-text file.

    :raises InputError: when it is too large, blank, or in no known encoding
    """
    yield from page(path, read_whole(path, stream), "text")
