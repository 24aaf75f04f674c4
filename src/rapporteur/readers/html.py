"""The door for saved pages: one file, one document, decoded as browsers do but for UTF-8, which comes first."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

from rapporteur.model import Document, Problem
from rapporteur.readers.decoding import declared_charset
from rapporteur.readers.whole import page, read_whole

DECLARATION_BYTES = 1 << 12
"""Where a page's charset is looked for: browsers look at 1024 bytes, pages saved with comments need more."""


def read_html(path: str, stream: BufferedReader) -> Iterator[Document | Problem]:
    """The page in an HTML file.

    :raises InputError: when it is too large, blank, or in no known encoding
    """
    data = read_whole(path, stream)
    yield from page(path, data, "html", declared=declared_charset(data[:DECLARATION_BYTES]))
