"""JSON records: which fields are read, and that a bad record costs itself alone."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from rapporteur.model import Document, Given, Problem
from rapporteur.readers import read_documents


def _read(path: Path) -> list[Document | Problem]:
    return list(read_documents([str(path)]))


def test_given_fields_are_kept_beside_the_text(tmp_path: Path) -> None:
    """What the record says of the report goes into ``given``, untouched."""
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"id": 7, "text": "Hi", "title": "T", "url": "u", "outlet": "O", "published": "2031-05-01", "x": 1}'
    )

    (document,) = _read(path)

    assert isinstance(document, Document)
    assert document.id == "7"
    assert document.given == Given(title="T", url="u", outlet="O", published="2031-05-01")


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (b"{bad", "broken JSON"),
        (b"[1]", "not an object but an array"),
        (b'"s"', "not an object but a string"),
        (b"null", "not an object but null"),
        (b"3", "not an object but a number"),
        (b'{"id": "c"}', 'neither "text" nor "html" (fields: id)'),
        (b"{}", 'neither "text" nor "html" (fields: none)'),
        (b'{"text": 5}', '"text" is a number, not a string'),
        (b'{"text": " "}', '"text" is empty'),
        (b'{"html": ["x"]}', '"html" is an array, not a string'),
        (b"[" * 100_000, "broken JSON"),
        (b'{"text": ' + b"9" * 5000 + b"}", "broken JSON"),
    ],
)
def test_a_bad_record_is_told_with_its_number_and_the_rest_goes_on(tmp_path: Path, line: bytes, cause: str) -> None:
    """The records before and after a bad one are read."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "a", "text": "One"}\n\n' + line + b'\n{"id": "b", "text": "Two"}\n')

    first, problem, last = _read(path)

    assert isinstance(first, Document)
    assert isinstance(problem, Problem)
    assert isinstance(last, Document)
    assert (first.id, last.id, last.record) == ("a", "b", 3)
    assert (problem.path, problem.record) == (str(path), 2)
    assert problem.cause.startswith(cause)


def test_a_given_field_of_the_wrong_type_is_ignored_aloud(tmp_path: Path) -> None:
    """The report is read without it."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": "Hi", "published": 20310501}')

    problem, document = _read(path)

    assert str(problem).endswith("record 1: ignored, because no string: published")
    assert isinstance(document, Document)
    assert document.given.published is None


def test_half_a_surrogate_pair_is_replaced_one_for_one(tmp_path: Path) -> None:
    """A text that no output could hold keeps its length, and that is told."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": "x\\\\ud800y"}'.replace("\\\\", "\\"))

    problem, document = _read(path)

    assert isinstance(problem, Problem)
    assert isinstance(document, Document)
    assert document.source == "x\ufffdy"


def test_gzip_one_object_and_arrays_are_read_too(tmp_path: Path) -> None:
    """A dump may be packed, and a file may hold one object over many lines or an array of them."""
    packed, one, many = tmp_path / "a.jsonl.gz", tmp_path / "one.json", tmp_path / "many.json"
    packed.write_bytes(gzip.compress(b'{"id": "p", "text": "One"}\n'))
    one.write_text('{\n "id": "q",\n "text": "Two"\n}')
    many.write_text('[{"id": "r", "text": "Three"}, {"text": "Four"}]')

    found = [d.id for path in (packed, one, many) for d in _read(path) if isinstance(d, Document)]

    assert found == ["p", "q", "r", f"{many}#2"]
