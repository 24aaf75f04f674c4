"""What counts as a name, and what each corpus says of it."""

import pytest
from training.english import policy


def test_a_label_is_one_bit() -> None:
    """A word that a corpus labels may have that label only."""
    assert 1 << policy.NUMBER["B-PER"] == policy.allowed("gum-train-by", "B-PER")


@pytest.mark.parametrize(
    ("corpus", "silent"),
    [
        ("gum-train-by", ()),
        ("ewt-dev", ("EVENT", "DATE", "MISC")),
        ("wikigold-loose", ("DATE",)),
        ("re3d-named", ("EVENT", "MISC")),
        ("crossner-pol-train", ("DATE",)),
    ],
)
def test_what_a_corpus_does_not_annotate_stays_possible(corpus: str, silent: tuple[str, ...]) -> None:
    """A word without a name may be of the types the corpus has not, and of no other."""
    assert policy.bits("O", *silent) == policy.allowed(corpus, "O")


def test_what_a_corpus_left_open_is_open() -> None:
    """A word that was not decided may be anything, in WikiGold and CrossNER anything but the three types."""
    assert policy.allowed("re3d-named", policy.UNKNOWN) == policy.EVERYTHING
    assert not policy.allowed("wikigold-loose", policy.UNKNOWN) & policy.bits("PER", "ORG", "LOC") & ~1


def test_a_false_label_is_refused() -> None:
    """A label that is none is a mistake of the reader, not an unknown."""
    with pytest.raises(KeyError):
        policy.allowed("gum-train-by", "B-GPE")


def test_spans_and_labels_are_inverse() -> None:
    """What is written is found again; a name next to a name stays apart."""
    labels = ["O"] * 6
    policy.written(labels, 1, 3, "PER")
    policy.written(labels, 3, 4, "PER")
    policy.written(labels, 5, 6, "LOC")
    assert policy.spans(labels) == [(1, 3, "PER"), (3, 4, "PER"), (5, 6, "LOC")]


def test_a_name_without_its_beginning_is_none() -> None:
    """An "I-" that continues nothing is not believed."""
    assert policy.spans(["O", "I-PER", "O"]) == []


def test_decided_tells_whether_anything_is_said() -> None:
    """Words that may be anything say nothing."""
    assert not policy.decided([policy.EVERYTHING])
    assert policy.decided([policy.EVERYTHING, policy.bits("O")])
