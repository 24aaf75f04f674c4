"""An event at first sight."""

from __future__ import annotations

import msgspec

from rapporteur.model import Dossier
from rapporteur.render.chapters import book


def test_a_dispute_is_told_once(harbour: Dossier) -> None:
    """A figure and the statements that give it differ in one way, and are one line."""
    events = tuple(msgspec.structs.replace(e, findings=(*e.findings, *e.findings)) for e in harbour.events)
    doubled = msgspec.structs.replace(harbour, events=events)

    once, again = ([c.overview for c in book(d).chapters] for d in (harbour, doubled))

    told = [[row.why for row in o.disputes] for o in once]
    assert any(told)
    assert [[row.why for row in o.disputes] for o in again] == told
    assert [o.more for o in again] == [o.more for o in once]
