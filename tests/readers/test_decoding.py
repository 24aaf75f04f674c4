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
