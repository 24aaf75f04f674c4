"""Whatever bytes come in, the readers give documents or problems, and the same ones each time."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.model import Document, Problem
from rapporteur.readers import read_documents

_PARTS = st.sampled_from(
    [
        b"{",
        b"}",
        b"[",
        b'"text": "x"',
        b'"id": 1',
        b"\n",
        b"<html>",
        b"<p>",
        b"\x1f\x8b",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x00",
    ]
)
_BYTES = st.one_of(
    st.binary(max_size=200), st.lists(st.one_of(_PARTS, st.binary(max_size=6)), max_size=20).map(b"".join)
)


def _read(data: bytes) -> list[Document | Problem]:
    return list(read_documents(["-"], io.BytesIO(data)))


@given(_BYTES)
def test_no_bytes_raise_and_none_are_lost_silently(data: bytes) -> None:
    """Something always comes of a source: a document, or a problem that names it."""
    found = _read(data)

    assert found
    assert all(item.path == "-" for item in found)
    assert found == _read(data)


@given(st.text(min_size=1, max_size=200))
def test_utf8_text_is_never_rewritten(text: str) -> None:
    """A plain text that is valid UTF-8 comes out as it went in."""
    data = text.encode("utf-8", "replace")

    for item in _read(data):
        if isinstance(item, Document) and item.record is None:
            assert item.source == data.decode("utf-8")


@given(
    st.lists(st.sampled_from(["a", "b", "a#2"]), min_size=1, max_size=8),
    st.lists(st.sampled_from("xyz"), min_size=8, max_size=8),
)
def test_no_two_documents_share_an_id(ids: list[str], texts: list[str]) -> None:
    """Ids are unique, however often a dump repeats them."""
    lines = "".join(f'{{"id": "{i}", "text": "{t}"}}\n' for i, t in zip(ids, texts, strict=False))

    found = [item.id for item in _read(lines.encode()) if isinstance(item, Document)]

    assert len(found) == len(set(found))
