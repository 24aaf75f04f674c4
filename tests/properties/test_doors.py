"""However a source is damaged, its door gives documents or problems, and the same ones each time."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.model import Document, Problem
from rapporteur.readers import read_documents

DOORS = Path(__file__).parent.parent / "golden" / "doors"
SOURCES = sorted(path for path in DOORS.iterdir() if not path.name.endswith(".expected.json"))
BYTES = {path.name: path.read_bytes() for path in SOURCES}

_EDITS = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 40), st.binary(max_size=8)), min_size=1, max_size=6
)


def damaged(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """``data`` with stretches cut out and bytes put in, at places given as shares of its length."""
    for share, cut, put in edits:
        place = int(share * len(data))
        data = data[:place] + put + data[place + cut :]
    return data


def read(data: bytes) -> list[Document | Problem]:
    return list(read_documents(["-"], io.BytesIO(data)))


@pytest.mark.parametrize("name", sorted(BYTES))
@settings(max_examples=60)
@given(edits=_EDITS)
def test_a_damaged_source_costs_no_more_than_itself(name: str, edits: list[tuple[float, int, bytes]]) -> None:
    """Nothing raises, something always comes of it, every text can be written, and reading twice changes nothing."""
    data = damaged(BYTES[name], edits)

    found = read(data)

    assert found
    assert found == read(data)
    assert all(item.source.encode() and item.source.strip() for item in found if isinstance(item, Document))
    assert all(item.cause and item.path.split("/")[0] == "-" for item in found if isinstance(item, Problem))


@pytest.mark.parametrize(
    "start", [b"WARC/1.0\r\n", b"<?xml version='1.0'?><rss>", b"<feed>", b'{"articles": [', b"From: "]
)
@settings(max_examples=60)
@given(data=st.binary(max_size=300))
def test_what_only_begins_as_a_door_expects_is_told(start: bytes, data: bytes) -> None:
    """Any bytes may follow a good beginning."""
    found = read(start + data)

    assert found
    assert all(isinstance(item, Document | Problem) for item in found)
