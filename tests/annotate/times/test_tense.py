"""The tense of the clause that a time stands in."""

from __future__ import annotations

import pytest

from rapporteur import language
from rapporteur.annotate.times import tense as timex_tense


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The ferry sank on Friday.", "past"),
        ("The ferry has sunk since Friday.", "past"),
        ("The ferry was sold on Friday.", "past"),
        ("The ferry will sail on Friday.", "future"),
        ("The ferry would sail on Friday, she said.", "future"),
        ("The ferry is expected to sail on Friday.", "future"),
        ("The ferry is sailing on Friday.", "future"),
        ("The ferry sails on Friday.", "present"),
        ("The crew managed to sail on Friday.", "past"),
        ("A rally was planned for Friday.", "future"),
        ("The vote was put off until Friday.", "future"),
        ('"We will sail again," the captain said on Friday.', "past"),
        ("The board said on Friday it would open a long investigation into the sale.", "past"),
        ('"They are going to sail and they will win," she told us Friday.', "past"),
        ("It was the last race before Friday's regatta.", "future"),
        ("He said Friday's regatta would be close.", "future"),
        ("The judge has given them until Friday.", "future"),
        ("The shops stayed shut until Friday.", "past"),
        ("The pact could be signed on Friday.", "future"),
        ("The owner could not be reached on Friday.", "past"),
        ("Neither owner could be found on Friday.", "past"),
        ("The ferry is to sail on Friday.", "future"),
    ],
)
def test_tense(text: str, tense: str) -> None:
    """Finite verbs, auxiliaries, infinitives and verbs of planning."""
    begin = text.index("Friday")
    analysis = language.load().analyse(text, [(0, len(text))])
    assert timex_tense.of(analysis, begin, begin + 6).tense == tense


def test_unread() -> None:
    """Without an analysis there is no tense."""
    analysis = language.Analysis(text="on Friday", tokens=(), sentences=(), names=())
    assert timex_tense.of(analysis, 3, 9) == timex_tense.Stance()
