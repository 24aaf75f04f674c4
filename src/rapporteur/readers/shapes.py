"""Records of others under our names.

In: a JSON object. Out: which format it is in, and its values under the names of our own records. Decided here: nothing;
formats and the places of their fields stand in ``data/shapes.tsv``, one row each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from rapporteur.language import lexicon
from rapporteur.readers.dates import iso

FIELDS = ("id", "text", "html", "title", "url", "outlet", "published", "fetched")

_PACKAGE = "rapporteur.readers"
_STEP = re.compile(r"([^.\[\]]+)(\[(?:([^=\]]+)=([^\]]+))?\])?")
_DATES = ("published", "fetched")


class Shape(msgspec.Struct, frozen=True):
    """A format: its name, the fields by which it is told, and for each of ours the places where to look for it."""

    name: str
    when: tuple[str, ...]
    places: dict[str, tuple[str, ...]]


@cache
def shapes() -> tuple[Shape, ...]:
    """The formats of the table, in its order."""
    return tuple(
        Shape(name, tuple(when.split()), {field: _split(cell) for field, cell in zip(FIELDS, cells, strict=True)})
        for name, when, *cells in lexicon.table(_PACKAGE, "shapes.tsv")
    )


def recognise(value: Mapping[str, object]) -> Shape | None:
    """The format of a record that is not ours; ``None`` for ours and for unknown ones."""
    return next((shape for shape in shapes() if all(field in value for field in shape.when)), None)


def renamed(value: Mapping[str, object], shape: Shape) -> dict[str, object]:
    """The record's values under our names; dates in ISO 8601, with their own words in ``published_text``."""
    found = {field: _first(value, places) for field, places in shape.places.items()}
    ours = {field: value[field] for field in FIELDS if field in value and found.get(field) is None}
    record = {**{field: held for field, held in found.items() if held is not None}, **ours}
    if isinstance(published := record.get("published"), str) and iso(published) != published:
        record["published_text"] = published
    for field in _DATES:
        if isinstance(held := record.get(field), str):
            record[field] = iso(held)
    if not record.get("id"):
        record["id"] = record.get("url")
    return record


def members(value: Mapping[str, object]) -> list[object] | None:
    """The records that an object keeps in a list, if it is such an object."""
    for field in sorted(lexicon.words(_PACKAGE, "containers.txt")):
        held = value.get(field)
        if isinstance(held, list) and held and all(isinstance(member, dict) for member in held):
            return held
    return None


def _split(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split("|"))


def _first(value: Mapping[str, object], places: tuple[str, ...]) -> object:
    for place in places:
        for held in _at(value, place):
            if held is not None and not isinstance(held, dict | list) and str(held).strip():
                return held
    return None


def _at(value: object, place: str) -> Iterator[object]:
    """What stands at a place of the table, if anything does."""
    for name, listed, key, wanted in _STEP.findall(place):
        value = value.get(name) if isinstance(value, dict) else None
        if listed:
            among = value if isinstance(value, list) else []
            value = next((m for m in among if isinstance(m, dict) and (not key or m.get(key) == wanted)), None)
    yield value
