"""Records to JSON and back, and the JSON Schema of every output.

In: frozen types. Out: bytes, the same for equal values on every platform. Decided here: JSON keys stand in the order
in which the types declare them, and schemas are taken from the types themselves.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from rapporteur.model.links import Origin, Placement, Reuse
from rapporteur.model.reading import Reading
from rapporteur.model.record import Dossier

T = TypeVar("T")

OUTPUTS: dict[str, Any] = {"read": Reading, "group": Placement, "reuse": Reuse | Origin, "report": Dossier}
"""The type behind each command's output."""

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


def schema(command: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one object that ``rapporteur <command>`` prints.

    :raises KeyError: if no command of that name prints JSON
    """
    return msgspec.json.schema(OUTPUTS[command])
