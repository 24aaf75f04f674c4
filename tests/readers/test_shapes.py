"""Records of others: every row of the table reads, and nothing is taken for what it is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rapporteur.model import Document, Problem
from rapporteur.readers import read_documents
from rapporteur.readers.shapes import FIELDS, Shape, members, recognise, renamed, shapes


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: f"{shape.name}:{'+'.join(shape.when)}")
def test_every_row_of_the_table_finds_its_own_fields(shape: Shape) -> None:
    """A record built from a row's first places is recognised by that row and gives each value under our name."""
    record: dict[str, object] = dict.fromkeys(shape.when, "x")
    wanted = {}
    for field in FIELDS:
        if shape.places[field]:
            wanted[field] = "2031-05-01" if field in ("published", "fetched") else f"the {field}"
            _put(record, shape.places[field][0], wanted[field])

    found = renamed(record, shape)

    assert recognise(record) == shape
    assert {field: found.get(field) for field in wanted} == wanted


def _put(record: dict[str, object], place: str, value: str) -> None:
    """Set the value at a place of the table."""
    name, _, rest = place.partition(".")
    name, listed, test = name.partition("[")
    if not rest:
        record[name] = value
        return
    held = record.setdefault(name, [] if listed else {})
    if not isinstance(held, dict | list):
        held = record[name] = [] if listed else {}
    if isinstance(held, dict):
        _put(held, rest, value)
        return
    key, _, wanted = test.rstrip("]").partition("=")
    member: dict[str, object] = {key: wanted} if key else {}
    _put(member, rest, value)
    held.append(member)


def test_ours_is_recognised_as_no_other() -> None:
    """A record with every field of ours is read as it stands."""
    assert recognise(dict.fromkeys(FIELDS, "x")) is None


def test_members_of_a_list_are_called_by_their_place(tmp_path: Path) -> None:
    """An answer with articles gives each of them; a bad one is told with its place, and a list inside is no list."""
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps({"status": "ok", "articles": [{"text": "One"}, {"x": 1}, {"articles": [{"text": "y"}]}]})
    )

    first, second, third = read_documents([str(path)])

    assert isinstance(first, Document)
    assert isinstance(second, Problem)
    assert (first.id, first.source) == (f"{path}#1.1", "One")
    assert [str(p).rpartition("record 1: ")[2] for p in (second, third)] == [
        '2: neither "text" nor "html" (fields: x)',
        '3: neither "text" nor "html" (fields: articles)',
    ]


@pytest.mark.parametrize(
    "value", [{}, {"articles": []}, {"articles": ["x"]}, {"articles": {"text": "x"}}, {"items": 1}]
)
def test_what_is_no_list_of_records_is_none(value: dict[str, object]) -> None:
    """Only a list that is not empty and holds objects alone is one."""
    assert members(value) is None
