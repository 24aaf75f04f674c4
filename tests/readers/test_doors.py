"""The golden doors: one invented source of every kind, and what is read from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rapporteur.model import Document
from rapporteur.readers import read_documents
from rapporteur.readers.layers import _FORMATS
from rapporteur.readers.shapes import shapes

FOLDER = Path(__file__).parent.parent / "golden" / "doors"
EXPECTED = "expected.json"
SOURCES = sorted(path.name for path in FOLDER.iterdir() if not path.name.endswith(EXPECTED))


@pytest.mark.parametrize("name", SOURCES)
def test_every_door_gives_what_its_golden_file_says(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids, what is given, how each source begins, and every problem, in order."""
    monkeypatch.chdir(FOLDER)

    found = list(read_documents([name]))

    expected = json.loads(Path(f"{name}.{EXPECTED}").read_text(encoding="utf-8"))
    assert [told(item) if isinstance(item, Document) else str(item) for item in found] == expected


def told(document: Document) -> dict[str, object]:
    """What a golden file keeps of a document: all but its digest, and of its source the first and last words."""
    given = {name: value for name, value in _pairs(document) if value is not None}
    words = document.source.split()
    return {
        "id": document.id,
        "media": document.media,
        "encoding": document.encoding,
        "record": document.record,
        "given": given,
        "begins": " ".join(words[:6]),
        "ends": " ".join(words[-3:]),
        "words": len(words),
    }


def _pairs(document: Document) -> list[tuple[str, str | None]]:
    return [(name, getattr(document.given, name)) for name in document.given.__struct_fields__]


def test_every_golden_file_has_its_source() -> None:
    """No expectation stands without a source, and every kind of door has one."""
    kept = sorted(path.name.removesuffix(f".{EXPECTED}") for path in FOLDER.glob(f"*.{EXPECTED}"))

    assert kept == SOURCES


def test_the_table_of_doors_names_every_shape_and_layer() -> None:
    """What is documented is what is there."""
    told = (Path(__file__).parents[2] / "docs" / "doors.md").read_text(encoding="utf-8").casefold()
    layers = {"zstandard" if name == "zstd" else name for name in (*_FORMATS, "zstd")}

    missing = {shape.name.split(" 1")[0].split(" 3")[0] for shape in shapes()} | layers

    assert {name for name in missing if name.casefold() not in told} == set()
