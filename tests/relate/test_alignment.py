"""Exact passages from shared stretches."""

from __future__ import annotations

from tests.relate.piles import HARBOUR, ORCHARD, reading

from rapporteur.relate.alignment import align
from rapporteur.relate.shingles import shared
from rapporteur.relate.wording import wordings


def _passages(left: str, right: str) -> list[tuple[str, str]]:
    a, b = wordings([reading("a", left), reading("b", right)])
    found = []
    for _, _, stretches in shared((a.codes, b.codes)):
        for run in align(a, b, stretches):
            (i, j), (k, m) = run[0], run[-1]
            found.append((left[a.begins[i] : a.ends[k]], right[b.begins[j] : b.ends[m]]))
    return found


def test_an_exact_copy_is_one_passage_from_first_to_last_word() -> None:
    """What is wholly the same is found whole, though each outlet puts lines of its own round it."""
    framed = f"By our own staff\n{HARBOUR}\nMore tomorrow"

    assert _passages(HARBOUR, framed) == [(HARBOUR[:-1], HARBOUR[:-1])]


def test_damaged_letters_do_not_end_a_passage() -> None:
    """A scan with wrong letters matches to its ends, also where the damaged word is the last."""
    damaged = HARBOUR.replace("council", "conncil").replace("divers", "diveis").replace("cost", "cosl")

    assert _passages(HARBOUR, damaged) == [(HARBOUR[:-1], damaged[:-1])]


def test_exchanged_words_are_bridged() -> None:
    """A word put in another's place stays inside the passage."""
    edited = HARBOUR.replace("cracked", "broken old").replace("promised", "announced").replace("lorries", "trucks")

    assert _passages(HARBOUR, edited) == [(HARBOUR[:-1], edited[:-1])]


def test_a_dropped_sentence_parts_two_passages() -> None:
    """A gap longer than the bound on either side is not bridged."""
    sentences = HARBOUR.split(". ")
    cut = ". ".join(sentences[:1] + sentences[2:])

    passages = _passages(HARBOUR, cut)

    assert [left for left, _ in passages] == [sentences[0], ". ".join(sentences[2:])[:-1]]


def test_moved_paragraphs_are_both_found() -> None:
    """Order does not matter: each moved part is a passage of its own."""
    passages = _passages(f"{HARBOUR} {ORCHARD}", f"{ORCHARD} {HARBOUR}")

    assert sorted(left for left, _ in passages) == sorted([HARBOUR[:-1], ORCHARD[:-1]])


def test_an_insertion_longer_than_the_bound_is_left_out() -> None:
    """A passage set into another story ends where the story's own words begin."""
    head, tail = HARBOUR[:220].rsplit(" ", 1)[0], ORCHARD

    ((left, right),) = _passages(HARBOUR, f"{tail} {head} {tail}")

    assert left == right == head
