"""Bytes to text: UTF-8 first, then what is declared, then a guess that is told."""

from __future__ import annotations

import codecs

import pytest

from rapporteur.readers.decoding import UndecodableError, declared_charset, decode


def test_utf8_comes_before_what_is_declared() -> None:
    """A page that calls itself Latin and is UTF-8 is read as UTF-8."""
    assert decode("naïve".encode(), declared="cp1252").text == "naïve"


def test_a_declared_charset_is_used_without_a_word() -> None:
    """Where UTF-8 does not hold, the page's own word is taken."""
    decoded = decode("Жёлтый дом".encode("koi8-r"), declared="koi8-r")

    assert (decoded.text, decoded.encoding, decoded.note) == ("Жёлтый дом", "koi8-r", None)


def test_western_text_is_guessed_aloud() -> None:
    """Accents among ASCII are windows-1252, as browsers take them; the guess is told."""
    decoded = decode("The café “Régine” keeps its tables on the quay.".encode("cp1252"))

    assert decoded.text == "The café “Régine” keeps its tables on the quay."
    assert decoded.note == "not valid UTF-8 (byte 0xe9 at 7): read as cp1252, a guess"


def test_damaged_utf8_is_repaired_aloud() -> None:
    """One broken character among many good ones is shown as such, and costs nothing else."""
    decoded = decode(("é" * 40).encode() + b"\xe9 end")

    assert decoded.text == "é" * 40 + "\ufffd end"
    assert decoded.note == "not valid UTF-8 (byte 0xe9 at 80): 1 broken characters shown as \ufffd"


def test_twice_decoded_text_is_named_and_left() -> None:
    """Mojibake is told, never mended: the text is the file's."""
    decoded = decode("cafÃ© rÃ©gine dÃ©jÃ vu".encode())

    assert decoded.text.startswith("cafÃ©")
    assert decoded.note is not None
    assert "decoded twice" in decoded.note


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE])
def test_a_mark_that_lies_is_refused(mark: bytes) -> None:
    """Bytes marked as UTF-16 or UTF-32 that are neither are no text."""
    with pytest.raises(UndecodableError):
        decode(mark + b"\x00\xd8\x01")


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="ISO-8859-1">', "cp1252"),
        (b"<META http-equiv=Content-Type content='text/html; charset=Shift_JIS'>", "shift_jis"),
        (b'<meta charset="no-such-thing">', None),
        (b"<p>charset=utf-8", None),
    ],
)
def test_the_charset_a_page_declares(head: bytes, charset: str | None) -> None:
    """Declared names are read as browsers read them; unknown ones are none."""
    assert declared_charset(head) == charset


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_texts_with_typographic_signs_come_back_whole(encoding: str) -> None:
    """Without a mark or a declaration, an English text with its quotation marks tells its encoding."""
    text = "“We’ve waited,” said René Dahl — the café’s keeper — on Tuesday. ‘Too long’, he added.\n"

    found = decode(text.encode(encoding))

    assert (found.text, found.encoding) == (text, encoding)
    assert found.note


def test_letters_of_old_systems_are_told_by_the_words_they_stand_in() -> None:
    """In an accented word only one of the Western encodings gives a letter."""
    assert decode("A café in Holm. Déjà vu.".encode("cp850")).text == "A café in Holm. Déjà vu."


def test_japanese_mail_is_told_by_its_escapes() -> None:
    """It is ASCII throughout, so it would pass for UTF-8."""
    assert decode("東京、五月二日。".encode("iso2022_jp")).text == "東京、五月二日。"


def test_a_zero_byte_is_a_character_like_another() -> None:
    """One in a text does not make it wide, nor another encoding."""
    assert decode(b"The ferry\x00 sails.").text == "The ferry\x00 sails."


@pytest.mark.parametrize("twice", ["cp1252", "latin-1"])
def test_both_ways_of_decoding_twice_are_named(twice: str) -> None:
    """As windows-1252 and as Latin-1, which leaves control characters."""
    text = "‘A’ – ‘B’ – ‘C’".encode().decode(twice, "replace")

    assert "look decoded twice" in (decode(text.encode()).note or "")
