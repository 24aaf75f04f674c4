"""A megabyte on one line, or of marks alone, is answered in seconds, and nothing raises."""

from __future__ import annotations

import time

import msgspec
import pytest
from tests.reports import Draft, own_origins, placed

from rapporteur.model import Quantity, Reading, Statement
from rapporteur.reconcile import dossier

SIZE = 1_000_000
EACH = 120
"""Annotations of each kind in a hostile report."""
SECONDS = 30.0
"""Far above what it takes (one to three seconds), far below what the square of the length would take (hours)."""

TEXTS = {
    "words": "dam flood lock barge siren mud mine town ",
    "digits": "1 2 3, ",
    "quote marks": '"',
    "one word": "a",
    "no": "not ",
    "spaces": " ",
    "marks": "\x00\u200b\n",
}


def reading(id_: str, text: str) -> Reading:
    """A report with statements and figures all over it, wherever they fall."""
    draft, step = Draft(id_, text), max(1, len(text) // EACH)
    for begin in range(0, len(text), step):
        end = min(len(text), begin + 60)
        if text[begin:end].strip():
            where = {"begin": begin, "end": end}
            statement = Statement(**where, source=None, polarity="positive", status="reported", predicate="go")
            draft.statements.append(statement)
            figure = {"value": float(begin % 7), "unit": "person", "approximate": False, "measures": "people"}
            draft.quantities.append(Quantity(begin=begin, end=min(len(text), begin + 3), **figure))  # type: ignore[arg-type]
    return draft.read()


@pytest.mark.parametrize("unit", TEXTS.values(), ids=TEXTS.keys())
def test_a_hostile_pile_is_answered_in_seconds(unit: str) -> None:
    """Two reports of a megabyte each; every statement of the record still has its passage."""
    one = reading("a", unit * (SIZE // len(unit)))
    pile = [one, msgspec.structs.replace(one, id="b")]
    start = time.process_time()
    event = dossier(pile, (), own_origins(pile), placed(pile), ()).events[0]

    assert time.process_time() - start < SECONDS
    assert all(side.spans for finding in event.findings for side in finding.sides)
