"""Tables: a report a row, by the names in the first line."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapporteur.model import Document
from rapporteur.readers import read_documents


def _read(tmp_path: Path, data: bytes, name: str = "a.csv") -> list[object]:
    (tmp_path / name).write_bytes(data)
    return [i if isinstance(i, Document) else i.cause for i in read_documents([str(tmp_path / name)])]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_cells_are_parted_by_what_parts_the_first_line(mark: str, tmp_path: Path) -> None:
    """Commas inside quoted cells stay text, whatever parts the cells."""
    data = f'id{mark}title{mark}text\nx{mark}Ferry{mark}"The ferry, at last, ""sails"".\nSecond line."\n'

    (document,) = _read(tmp_path, data.encode())

    assert isinstance(document, Document)
    assert (document.id, document.given.title, document.record) == ("x", "Ferry", 1)
    assert document.source == 'The ferry, at last, "sails".\nSecond line.'


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty file (0 bytes)"),
        (b"a,b\n1,2\n", "a table without a column for the text (first line: a, b)"),
        (b"20310502\thttps://x.example/a\n", "a table without a column for the text (first line: 20310502, http"),
        (b"id,text\n", "no records, only a line of names"),
    ],
)
def test_a_table_that_names_no_text_is_refused(data: bytes, cause: str, tmp_path: Path) -> None:
    """It is not read as one long report."""
    (told,) = _read(tmp_path, data)

    assert str(told).startswith(cause)


def test_other_encodings_are_told_once(tmp_path: Path) -> None:
    """A table in windows-1252 is read, with one word about it for the whole file."""
    text, told = _read(tmp_path, "id,text\n1,The café opened.\n".encode("cp1252"))[::-1]

    assert isinstance(told, Document) or str(told).startswith("encoding: not valid UTF-8")
    assert {type(text), type(told)} == {Document, str}


def test_a_row_of_another_length_costs_itself_at_most(tmp_path: Path) -> None:
    """A short row is lost and named; of a long one the cells that have names are read."""
    found = _read(tmp_path, b"id,text\n1\n2,Two came.,more\n3,Three came.\n")

    assert [i.source if isinstance(i, Document) else i for i in found] == [
        "1 cells where the first line has 2 names",
        "3 cells where the first line has 2 names",
        "Two came.",
        "Three came.",
    ]
