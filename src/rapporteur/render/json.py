"""The record as JSON, as INTERFACE describes it: the reports without their texts, everything else in full.

In: a dossier. Out: one JSON object, UTF-8, two spaces of indent. Decided here: a report's text is replaced by its
SHA-256 (``text_sha256``), so that ``rapporteur verify`` can tell whether a source still says what was cited.
"""

from __future__ import annotations

import hashlib

import msgspec

from rapporteur.model import Dossier, Reading


def fingerprint(text: str) -> str:
    """SHA-256 of a report's text in UTF-8, hexadecimal; lone surrogates count as they stand."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _without_text(reading: Reading) -> dict[str, object]:
    fields: dict[str, object] = msgspec.to_builtins(reading)
    return {"id": fields.pop("id"), "text_sha256": fingerprint(str(fields.pop("text"))), **fields}


def render(dossier: Dossier) -> str:
    """The record as one JSON object with a line break at its end."""
    fields: dict[str, object] = msgspec.to_builtins(dossier)
    fields["reports"] = [_without_text(reading) for reading in dossier.reports]
    return msgspec.json.format(msgspec.json.encode(fields), indent=2).decode() + "\n"
