"""Tags, heads and kinds of names by counting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.language import counting

WORDS = ["The", "mayor", "of", "Ostrel", "said", "the", "two", "bridges", "would", "reopen", "on", "Friday", "."]


def test_known_and_unknown_words_get_the_tags_of_their_place() -> None:
    """The town was never counted: its capital and its neighbours tell."""
    found = dict(zip(WORDS, counting.tags(WORDS), strict=True))

    assert (found["said"], found["Ostrel"], found["bridges"], found["would"]) == ("VBD", "NNP", "NNS", "MD")


def test_universal_tags_follow_word_and_tag() -> None:
    """An auxiliary is told from a verb by the word."""
    tags = counting.tags(WORDS)

    assert counting.parts(WORDS, tags)[WORDS.index("would")] == "AUX"
    assert counting.parts(WORDS, tags)[WORDS.index("said")] == "VERB"


def test_the_subject_hangs_from_its_verb() -> None:
    """Heads are found by the tags around a word."""
    tags = counting.tags(WORDS)
    heads, deps = counting.heads(tags, counting.parts(WORDS, tags))

    assert (WORDS[heads[1]], deps[1]) == ("said", "nsubj")
    assert deps[heads.index(-1)] == "ROOT"


@given(st.lists(st.sampled_from(["The", "mayor", "said", "Vell", ",", "to", "go", "17", "“", "…", "ﬀ"]), min_size=1))
def test_every_row_of_words_has_one_root_and_no_cycle(words: list[str]) -> None:
    """Each word reaches the root."""
    tags = counting.tags(words)
    heads, deps = counting.heads(tags, counting.parts(words, tags))

    assert len(tags) == len(heads) == len(deps) == len(words)
    assert heads.count(-1) == 1
    reached = {heads.index(-1)}
    for _ in words:
        reached |= {i for i, head in enumerate(heads) if head in reached}
    assert len(reached) == len(words)


@pytest.mark.parametrize(
    ("words", "first", "last", "kind"),
    [
        (["talks", "in", "Ostrel"], 2, 3, "place"),
        (["the", "Veldan", "Labour", "Party"], 1, 4, "organisation"),
        (["Mr", "Orrin", "said"], 1, 2, "person"),
    ],
)
def test_a_name_is_told_by_its_words_and_neighbours(words: list[str], first: int, last: int, kind: str) -> None:
    """None of these names was counted."""
    assert counting.kind(words, first, last) == kind


def test_each_context_is_the_one_before_and_a_tag_more() -> None:
    """A shorter context answers where the longer was not counted."""
    found = counting.contexts(["DT", "NN", "VBD"], 1)

    assert found == ("NN", "NN VBD", "NN VBD DT", "NN VBD DT -", "NN VBD DT - -")


def test_word_ends_keep_the_first_letters_case() -> None:
    """Longest first, down to the case alone."""
    assert list(counting.ends("Halting")) == ["Ating", "Aing", "Ang", "Ag", "A"]
    assert list(counting.ends("7th")) == ["07th", "0th", "0h", "0"]
