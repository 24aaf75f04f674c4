"""The record as JSON, as INTERFACE describes it: the reports without their texts, everything else in full.

In: a dossier. Out: one JSON object, two spaces of indent.
"""

from __future__ import annotations

import msgspec

from rapporteur.model import Dossier
from rapporteur.model.codec import encode, without_texts


def render(dossier: Dossier) -> str:
    """The record as one JSON object with a line break at its end."""
    return msgspec.json.format(encode(without_texts(dossier)), indent=2).decode() + "\n"
