"""Records to JSON and back, and the JSON Schema of every output.

In: frozen types. Out: bytes, the same for equal values on every platform. Decided here: JSON keys stand in the order
in which the types declare them; schemas are taken from the types themselves; in a record a report's text is replaced
by its SHA-256 (``text_sha256``), by which ``rapporteur verify`` tells whether a source still says what was cited.
"""

from __future__ import annotations

import hashlib
from typing import Any, TypeVar

import msgspec

from rapporteur.model.links import Change, Origin, Placement, Reuse
from rapporteur.model.reading import Reading
from rapporteur.model.record import Dossier

T = TypeVar("T")

OUTPUTS: dict[str, tuple[type, ...]] = {
    "read": (Reading,),
    "group": (Placement, Change),
    "reuse": (Reuse, Origin),
    "report": (Dossier,),
}
"""The types of the objects that each command prints."""

_ENCODER = msgspec.json.Encoder()


def encode(value: Any) -> bytes:
    """One line of JSON, UTF-8, without a line break."""
    return _ENCODER.encode(value)


def decode(content: bytes | str, kind: type[T]) -> T:
    """The value of type ``kind`` that JSON ``content`` holds.

    :raises msgspec.DecodeError: if the content is not JSON
    :raises msgspec.ValidationError: if it is not a ``kind``; the message names the place
    """
    return msgspec.json.decode(content, type=kind)


def fingerprint(text: str) -> str:
    """SHA-256 of a report's text in UTF-8, hexadecimal; lone surrogates count as they stand."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def without_texts(dossier: Dossier) -> dict[str, Any]:
    """The record as plain values, each report's ``text`` replaced by ``text_sha256``."""
    fields: dict[str, Any] = msgspec.to_builtins(dossier)
    for report in fields["reports"]:
        report["text_sha256"] = fingerprint(report.pop("text"))
    return fields


def schema(command: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one object that ``rapporteur <command>`` prints.

    :raises KeyError: if no command of that name prints JSON
    """
    refs, definitions = msgspec.json.schema_components(OUTPUTS[command], ref_template="#/$defs/{name}")
    if command == "report":
        report = definitions["Reading"]
        report["properties"]["text_sha256"] = report["properties"].pop("text")
        report["required"] = ["text_sha256" if name == "text" else name for name in report["required"]]
    return {**(refs[0] if len(refs) == 1 else {"anyOf": list(refs)}), "$defs": definitions}
