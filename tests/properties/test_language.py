"""What holds of every analysis of every string."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur import language
from rapporteur.language.tokenizer import words_of

ANY = st.text(st.characters(codec=None), max_size=120)
ODD = st.lists(
    st.sampled_from(['"', "“", "”", "’", "a", "U.S.", "said", " ", "\u00a0", "\n\n", ".", "-", "Oslo", "\u0301", "…"]),
    max_size=60,
)
MODEL = language.load("rapporteur.language.model:EnglishModel")


@given(ANY)
def test_words_cover_every_character_that_is_no_space(text: str) -> None:
    """Words are in order, apart from one another, not empty, and nothing but white space lies between."""
    edge = 0
    for begin, end in words_of(text, 0, len(text)):
        assert edge <= begin < end
        assert not text[edge:begin].strip()
        edge = end
    assert not text[edge:].strip()


@settings(max_examples=40, deadline=None)
@given(st.one_of(ANY, ODD.map("".join)), st.data())
def test_an_analysis_keeps_the_protocol(text: str, data: st.DataObject) -> None:
    """Tokens cite the text inside the segments, heads stay in the sentence with one root, names do not overlap."""
    cut = data.draw(st.integers(0, len(text)))
    analysis = MODEL.analyse(text, [(0, cut), (cut, len(text))])

    edge = 0
    for i, token in enumerate(analysis.tokens):
        sentence = analysis.sentences[token.sentence]
        assert i == token.i
        assert edge <= token.begin
        assert token.end <= cut or token.begin >= cut
        assert text[token.begin : token.end] == token.text
        assert sentence.first <= token.head < sentence.last
        edge = token.end
    for sentence in analysis.sentences:
        roots = [t for t in analysis.tokens[sentence.first : sentence.last] if t.head == t.i]
        assert len(roots) == 1
        assert (analysis.tokens[sentence.first].begin, analysis.tokens[sentence.last - 1].end) == (
            sentence.begin,
            sentence.end,
        )
    ends = [0, *(name.last for name in analysis.names)]
    assert all(end <= name.first < name.last for end, name in zip(ends, analysis.names, strict=False))


@pytest.mark.parametrize("text", ["a " * 4000, "x" * 200_000, "=-$%" * 1000, '“”"' * 1000, "a'" * 20_000, "a@" * 1000])
def test_hostile_text_is_read(text: str) -> None:
    """Endless words, only symbols and unbalanced marks are answered in linear time."""
    analysis = MODEL.analyse(text, [(0, len(text))])

    assert all(text[t.begin : t.end] == t.text for t in analysis.tokens)


def test_reading_twice_changes_nothing() -> None:
    """The same text has the same analysis."""
    text = "Vane told Orr that the talks, held in Oslo, had failed. “We go on,” he said."

    assert MODEL.analyse(text, [(0, len(text))]) == MODEL.analyse(text, [(0, len(text))])
