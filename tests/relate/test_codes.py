"""Words as numbers."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.relate.piles import HARBOUR, reading

from rapporteur.model import Block
from rapporteur.relate import codes
from rapporteur.relate.codes import coded
from rapporteur.relate.wording import wordings

letters = st.text(st.sampled_from("aAbBéÉßſİŉ_0５٣’\u0307\u00a0 \n-中\ud800"), max_size=12)


@given(st.lists(letters, max_size=6), st.sampled_from([1, 10, codes.CHARACTERS]))
def test_words_have_one_code_where_their_wordings_are_one(texts: list[str], together: int) -> None:
    """Whatever characters they have and however many reports are looked at together."""
    pile = [reading(str(k), text) for k, text in enumerate(texts)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(codes, "CHARACTERS", together)
        found = coded(pile)
    expected = [wording.words for wording in wordings(pile)]
    flat = list(zip(itertools.chain(*map(list, found)), itertools.chain(*expected), strict=True))

    assert [len(own) for own in found] == [len(own) for own in expected]
    assert len({code for code, _ in flat}) == len({word for _, word in flat}) == len(set(flat))


def test_only_readable_blocks_have_codes() -> None:
    """Words do not run on from one block into the next."""
    text = "The quayclosed.Nice photo!"
    blocks = [(0, 8, "body"), (8, 15, "body"), (15, 26, "comment")]
    own = reading("a", text, blocks=tuple(Block(begin=b, end=e, kind=k, why="") for b, e, k in blocks))  # type: ignore[arg-type]
    (found,) = coded([own])
    (expected,) = coded([reading("a", "the quay closed")])

    assert found.tolist() == expected.tolist()


def test_codes_are_the_same_everywhere() -> None:
    """On every machine, today and tomorrow: which reports are compared does not depend on where they are."""
    (found,) = coded([reading("a", HARBOUR)])

    assert found[:2].tolist() == [-8829201893841316521, -7305283971987508771]
