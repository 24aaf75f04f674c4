"""Word pieces."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapporteur.language.pieces import UNKNOWN, Pieces

VOCABULARY = ("[UNK]", "orr", "##in", "##s", "van", "cafe", "'", "-", "日", "本", "5", "##0", "i")


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Pieces:
    path = tmp_path_factory.mktemp("pieces") / "tokenizer.json"
    path.write_bytes(msgspec.json.encode({"model": {"vocab": {word: i for i, word in enumerate(VOCABULARY)}}}))
    return Pieces(path)


def spelled(pieces: Pieces, word: str) -> list[str]:
    return ["?" if number == UNKNOWN else VOCABULARY[number] for number in pieces.of(word)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Orrins", ["orr", "##in", "##s"]),
        ("Café", ["cafe"]),
        ("Cafe\u0301", ["cafe"]),
        ("van-Orr's", ["van", "-", "orr", "'", "?"]),
        ("日本", ["日", "本"]),
        ("50", ["5", "##0"]),
        ("İ", ["i"]),
        ("Van\u200bOrr", ["?"]),
        ("or\u00adr", ["orr"]),
        ("orr\ud800", ["orr"]),
        ("x" * 101, ["?"]),
    ],
)
def test_longest_known_piece_first(pieces: Pieces, word: str, expected: list[str]) -> None:
    """Case and accents go, marks and ideographs stand alone, what has an unknown part is unknown as a whole."""
    assert spelled(pieces, word) == expected


@pytest.mark.parametrize("word", ["", "\u200b", "\ufffd", "\u0301", " "])
def test_what_cannot_be_seen_has_no_piece(pieces: Pieces, word: str) -> None:
    """Controls, marks on nothing and white space leave nothing."""
    assert pieces.of(word) == []


def test_a_file_that_is_no_tokenizer_is_an_error(tmp_path: Path) -> None:
    """The cause is told by the decoder."""
    path = tmp_path / "tokenizer.json"
    path.write_text("{}")

    with pytest.raises(msgspec.MsgspecError, match="model"):
        Pieces(path)


@given(st.text(st.characters(codec=None), max_size=60))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_word_is_cut(pieces: Pieces, word: str) -> None:
    """Every string is answered, with numbers of the vocabulary."""
    assert all(number == UNKNOWN or 0 <= number < len(VOCABULARY) for number in pieces.of(word))
