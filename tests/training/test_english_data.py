"""From files to windows: reading, cutting, varying."""

from __future__ import annotations

import random
import zlib
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.english import augment, corpora, docbin, features, policy, windows
from training.english.corpora import Passage, Tree
from training.english.schedule import Schedule

from rapporteur.language import encoder

WEIGHTS = Path(encoder.__file__).parent / "weights"
PLACES = {("LOC", 1): (("Norway",), ("Oslo",), ("Peru",)), ("PER", 2): (("Ann", "Lee"), ("Tom", "Orr"))}


def passage(words: str, labels: str = "", *, tree: bool = False) -> Passage:
    """Words and BIO labels of a passage of GUM; every full stop ends a sentence."""
    found = words.split()
    names = [policy.allowed("gum", label) for label in (labels.split() or ["O"] * len(found))]
    starts = [i == 0 or found[i - 1] == "." for i in range(len(found))]
    n = len(found)
    whole = Tree(["NN"] * n, ["NOUN"] * n, [0] * n, ["dep"] * n) if tree else None
    return Passage("gum-train-by", found, [True] * n, starts, names, whole)


@pytest.mark.parametrize(
    ("data", "number"),
    [(b"!", 17494803046312582752), (b"!!", 4253493419013473486)],
)
def test_strings_have_the_numbers_of_spacy(data: bytes, number: int) -> None:
    """MurmurHash64A with seed 1, as spaCy's string store counts."""
    assert docbin.murmur(data) == number


def test_a_docbin_is_read_without_spacy(tmp_path: Path) -> None:
    """Words, spaces, names and trees come out as they went in; "ORG" is one of the strings spaCy knows by heart."""
    attributes = [65, 74, 75, 76, 77, 78, 79, 80]
    rows = [
        [docbin.murmur(b"Ann"), 96, docbin.murmur(b"NNP"), 429, 3, 380, 1, 1],
        [docbin.murmur(b"left"), 100, docbin.murmur(b"VBD"), docbin.murmur(b"ROOT"), 2, 0, 0, 2**64 - 1],
    ]
    file = {
        "attrs": attributes,
        "tokens": np.array(rows, np.uint64).tobytes(),
        "spaces": np.array([True, False]).tobytes(),
        "lengths": np.array([2], np.int32).tobytes(),
        "strings": ["", "Ann", "left", "NNP", "VBD", "ROOT"],
    }
    path = tmp_path / "a.spacy"
    path.write_bytes(zlib.compress(msgspec.msgpack.encode(file)))
    (doc,) = docbin.read(path)
    assert doc.text == "Ann left"
    assert doc.spans() == [(0, 3, "PERSON")]
    assert (doc.parts, doc.heads, doc.starts) == (["PROPN", "VERB"], [1, 1], [True, False])
    assert doc.deps == ["nsubj", "ROOT"]


def test_what_is_no_docbin_is_refused(tmp_path: Path) -> None:
    """The error names the file."""
    path = tmp_path / "b.spacy"
    path.write_bytes(b"nothing")
    with pytest.raises(ValueError, match=r"b\.spacy"):
        docbin.read(path)


def test_names_keep_their_letters_in_the_products_words() -> None:
    """A corpus word that the product cuts in three carries its label on all of them."""
    found = corpora.rewritten("Orr-Vane left Oslo.", [0, 9, 14, 18], ["B-ORG", "O", "B-LOC", "O"], "gum")
    single = {1 << k: label for label, k in policy.NUMBER.items()}
    assert list(found.words) == ["Orr", "-", "Vane", "left", "Oslo", "."]
    assert [single[s] for s in found.names] == ["B-ORG", "I-ORG", "I-ORG", "O", "B-LOC", "O"]


def test_words_are_joined_to_a_text() -> None:
    """Marks stand close to the word they belong to; each word is found where it is said to begin."""
    words = ["He", "(", "Orr", ")", "left", "."]
    text, begins = corpora.joined(words)
    assert text == "He (Orr) left."
    assert [text[a : a + len(w)] for a, w in zip(begins, words, strict=True)] == words


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(0, 99))
def test_windows_cover_a_passage_once(sizes: list[int], seed: int) -> None:
    """Every word stands in one window, in order, and each window begins with a sentence."""
    text = " ".join("a " * (n - 1) + "." for n in sizes)
    whole = passage(text, tree=True)
    cut = list(windows.cut(whole, random.Random(seed)))
    assert [w for window in cut for w in window.words] == list(whole.words)
    assert all(window.starts[0] for window in cut)


def test_heads_count_from_the_window() -> None:
    """A head outside is outside; the loss ignores it."""
    assert list(passage("a b c", tree=True).cut(1, 3).tree.heads) == [-1, -1]  # type: ignore[union-attr]


@given(st.lists(st.integers(1, 30), min_size=1, max_size=30), st.integers(0, 99))
def test_batches_hold_every_window_once(sizes: list[int], seed: int) -> None:
    """No batch is wider than asked for, unless one window is."""
    cut = [passage("a " * n) for n in sizes]
    made = windows.batches(cut, lambda w: len(w.words), 40, random.Random(seed))
    assert sorted(len(w.words) for batch in made for w in batch) == sorted(sizes)
    assert all(len(b) == 1 or len(b) * max(len(w.words) for w in b) <= 40 for b in made)


@given(st.integers(0, 999))
def test_a_variant_has_the_labels_of_its_words(seed: int) -> None:
    """As many words as labels, the same types of names, and a tree only on words that it was made for."""
    for tree in (True, False):
        given_ = passage("Ann Lee left Norway .", "B-PER I-PER O B-LOC O", tree=tree)
        found = augment.varied(given_, PLACES, random.Random(seed))
        assert len(found.words) == len(found.names) == len(found.spaced) == len(found.starts)
        assert (found.tree is None) or len(found.tree.heads) == len(found.words)


def test_the_same_name_is_swapped_for_the_same() -> None:
    """A report does not change the person in the middle."""
    given_ = passage("Ann Lee met Ann Lee", "B-PER I-PER O B-PER I-PER")
    for seed in range(20):
        found = augment.swapped(given_, PLACES, random.Random(seed)).words
        assert found[:2] == found[3:]


def test_a_pair_is_two_names() -> None:
    """Between them stands a hyphen that belongs to neither."""
    given_ = passage("in Norway today", "O B-LOC O")
    pairs = [augment.paired(given_, PLACES, random.Random(seed)) for seed in range(200)]
    longer = [p for p in pairs if len(p.words) == 5]
    assert longer
    assert all(p.words[2] == "-" and p.names[2] == 1 and p.names[3] != 1 for p in longer)


def test_marks_and_case_keep_the_number_of_words() -> None:
    """TeX's quotes become straight or curly ones, letters lose their case."""
    words = ["``", "Go", ",", "''", "he", "did", "n't", "say"]
    for seed in range(50):
        source = random.Random(seed)
        assert len(augment.cased(augment.marked(words, source), source)) == len(words)


def test_training_sees_what_reading_sees() -> None:
    """The features of a window are those of the product's encoder."""
    product = encoder.Encoder()
    pieces = features.Pieces(WEIGHTS / "tokenizer.json")
    words, spaced = ("Mr", "Orrin-like", "U.S.", "54,000", "“", "naïvely"), (True, True, False, True, True, False)
    feed = encoder._feed([product._features(encoder.Window(words, spaced))])
    assert list(pieces.row(words, spaced)) == [feed[name].tolist() for name in ("ids", "shapes", "firsts", "lasts")]


def test_the_schedule_rises_and_falls() -> None:
    """It begins low, is highest when it has risen, and ends near nothing; by the clock it ends in time."""
    steps = Schedule(1000)
    assert steps.factor(1, 0) < steps.factor(40, 0) > steps.factor(900, 0)
    assert steps.progress(1000, 0) == 1.0
    clock = replace(steps, seconds=60.0)
    assert clock.progress(5, 30.0) == 0.5
    assert clock.factor(100, 60.0) == 0.02


def test_the_gazetteer_is_of_the_products_lists() -> None:
    """Places of one word are there without any corpus."""
    assert ("Norway",) in augment.gazetteer([])["LOC", 1]
