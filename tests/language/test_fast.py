"""The fast lane, end to end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur import language

TEXT = (
    "Prime Minister Ilse Vane met President Tom Orr in Oslo on Friday.\n\n"
    '"We made progress. There is more to do," Vane said. She didn\'t name a date.'
)


@pytest.fixture(scope="module")
def model() -> language.LanguageModel:
    return language.load("fast")


def test_sentences_hold_quotations_together(model: language.LanguageModel) -> None:
    """Paragraphs part sentences; a quotation of two sentences is one with its speaker."""
    analysis = model.analyse(TEXT, [(0, len(TEXT))])

    assert [TEXT[s.begin : s.end] for s in analysis.sentences] == [
        "Prime Minister Ilse Vane met President Tom Orr in Oslo on Friday.",
        '"We made progress. There is more to do," Vane said.',
        "She didn't name a date.",
    ]


def test_names_have_types_and_no_titles(model: language.LanguageModel) -> None:
    """As with the network: titles are outside, a surname alone is the person."""
    analysis = model.analyse(TEXT, [(0, len(TEXT))])
    named = [(TEXT[n.begin : n.end], n.label) for n in analysis.names if n.label in {"person", "place"}]

    assert named == [("Ilse Vane", "person"), ("Tom Orr", "person"), ("Oslo", "place"), ("Vane", "person")]


def test_only_the_segments_are_read(model: language.LanguageModel) -> None:
    """What lies outside has no token, and no sentence crosses a segment's edge."""
    text = "Vane met. NOISE Orr left."
    analysis = model.analyse(text, [(0, 9), (16, 25)])

    assert [t.text for t in analysis.tokens] == ["Vane", "met", ".", "Orr", "left", "."]
    assert [(s.begin, s.end) for s in analysis.sentences] == [(0, 9), (16, 25)]


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
