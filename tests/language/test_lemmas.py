"""Dictionary forms."""

import pytest

from rapporteur.language.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "pos", "tag", "expected"),
    [
        ("left", "VERB", "VBD", "leave"),
        ("left", "ADJ", "JJ", "left"),
        ("Talks", "NOUN", "NNS", "talk"),
        ("agreed", "VERB", "VBD", "agree"),
        ("thanked", "VERB", "VBD", "thank"),
        ("playing", "VERB", "VBG", "play"),
        ("hoped", "VERB", "VBD", "hope"),
        ("n't", "PART", "RB", "not"),
        ("wo", "AUX", "MD", "will"),
        ("'s", "AUX", "VBZ", "be"),
        ("'s", "PART", "POS", "'s"),
        ("Meetings", "PROPN", "NNPS", "Meetings"),
        ("x" * 500, "NOUN", "NN", "x" * 500),
    ],
)
def test_the_tag_decides_where_the_word_does_not(word: str, pos: str, tag: str, expected: str) -> None:
    """Lower case except for names; very long words as they are."""
    assert expected == lemma(word, pos, tag)
