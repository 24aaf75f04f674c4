"""Arrays of records that are larger than one report may be."""

from __future__ import annotations

import json
from io import BufferedReader, BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.model import Document
from rapporteur.readers import read_documents
from rapporteur.readers.arrays import array_members

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.lists(JSON), st.sampled_from([None, 1, "\t"]))
def test_members_are_what_the_whole_would_give(members: list[object], indent: int | str | None) -> None:
    """One at a time or all at once: the same values."""
    data = json.dumps(members, indent=indent, ensure_ascii=False).encode()

    assert list(array_members(BufferedReader(BytesIO(data)), 1 << 20)) == members


def test_an_array_of_more_than_a_report_may_have_is_read(tmp_path: Path) -> None:
    """The bound holds for one member, not for the dump."""
    text = "The ferry sails again. " * 40_000
    with (tmp_path / "a.json").open("w") as file:
        file.write("[" + ",\n".join(json.dumps({"id": str(n), "text": text + str(n)}) for n in range(20)) + "]")

    found = list(read_documents([str(tmp_path / "a.json")]))

    assert (tmp_path / "a.json").stat().st_size > 1 << 24
    assert [d.id for d in found if isinstance(d, Document)] == [str(n) for n in range(20)]


@pytest.mark.parametrize(
    ("data", "read", "cause"),
    [
        (b'[{"text": "One."}, {"text": "Two."}', 2, 'broken JSON: no "," at character 35'),
        (b'[{"text": "One."} {"text": "Two."}]', 1, 'broken JSON: no "," at character 18'),
        (b'[{"text": "One."}, {"text": ]', 1, "broken JSON: Expecting value at character 28"),
        (b'[{"text": "One."}, ' + b"[" * 100_000, 1, "broken JSON: nested too deeply"),
    ],
)
def test_a_broken_array_gives_what_came_before(data: bytes, read: int, cause: str, tmp_path: Path) -> None:
    """The place is named by character, and that nothing behind it was read."""
    (tmp_path / "a.json").write_bytes(data)

    *found, problem = read_documents([str(tmp_path / "a.json")])

    assert len(found) == read
    assert str(problem).partition(": ")[2] == f"{cause}; nothing after it could be read"
    assert problem.record == read + 1
