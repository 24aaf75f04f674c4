"""The fast lane, end to end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur import language


@pytest.fixture(scope="module")
def model() -> language.LanguageModel:
    return language.load("fast")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It cost No. 4 of the U.S. team Dr. Orr said. Nobody knew.", 2),
        ('He left." Then she came (late.) They went', 3),
        ("no capital. no sentence", 1),
        ("Really?! Yes... Well.", 3),
    ],
)
def test_a_sentence_ends_behind_its_stop(model: language.LanguageModel, text: str, count: int) -> None:
    """Not behind an abbreviation, not before a small letter; marks that close go with what they close."""
    assert len(model.analyse(text, [(0, len(text))]).sentences) == count


@given(text=st.text())
def test_any_string_is_answered(text: str) -> None:
    """Tokens hold their text, are in order, and lie in sentences that cover them."""
    analysis = language.load("fast").analyse(text, [(0, len(text))])

    assert all(text[t.begin : t.end] == t.text for t in analysis.tokens)
    assert [t.begin for t in analysis.tokens] == sorted(t.begin for t in analysis.tokens)
    assert all(s.first < s.last for s in analysis.sentences)
    assert sum(s.last - s.first for s in analysis.sentences) == len(analysis.tokens)
