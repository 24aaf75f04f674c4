"""Words cut into the pieces that the network knows.

In: a word. Out: the numbers of its pieces. Decided here: nothing; it is the WordPiece of Schuster and Nakajima 2012
with the normalisation of uncased BERT (Devlin et al. 2019), over the vocabulary in ``tokenizer.json``: control
characters go, ideographs and punctuation stand alone, accents and case are dropped, the longest known piece is taken
from the left.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import msgspec

UNKNOWN = 100
_CONTINUED = "##"
_LONGEST = 100
"""Characters of a word that is looked up at all; a longer one is unknown."""
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class _Model(msgspec.Struct):
    vocab: dict[str, int]


class _File(msgspec.Struct):
    """What is read of a ``tokenizer.json``."""

    model: _Model


class Pieces:
    """The vocabulary.

    :raises OSError: if the file is missing
    :raises msgspec.MsgspecError: if it is no tokenizer
    """

    def __init__(self, path: Path) -> None:
        self._numbers = msgspec.json.decode(path.read_bytes(), type=_File).model.vocab

    def of(self, word: str) -> list[int]:
        """The numbers of the pieces of ``word``; none if nothing of it can be seen."""
        lower = word.lower()
        if lower.isascii() and lower.isalnum():
            known = self._numbers.get(lower)
            return [known] if known is not None else self._cut(lower)
        return [number for part in _parts(word) for number in self._cut(part)]

    def _cut(self, part: str) -> list[int]:
        """Longest match first."""
        if len(part) > _LONGEST:
            return [UNKNOWN]
        numbers = self._numbers
        found: list[int] = []
        begin, prefix = 0, ""
        while begin < len(part):
            for end in range(len(part), begin, -1):
                number = numbers.get(prefix + part[begin:end])
                if number is not None:
                    break
            else:
                return [UNKNOWN]
            found.append(number)
            begin, prefix = end, _CONTINUED
        return found


def _parts(word: str) -> list[str]:
    """Stretches without white space; punctuation and ideographs alone."""
    clean = "".join(_seen(c) for c in word)
    bare = "".join(c.lower() for c in unicodedata.normalize("NFD", clean) if unicodedata.category(c) != "Mn")
    found: list[str] = []
    for stretch in bare.split():
        begin = 0
        for i, c in enumerate(stretch):
            if _is_mark(c):
                found += [part for part in (stretch[begin:i], c) if part]
                begin = i + 1
        if begin < len(stretch):
            found.append(stretch[begin:])
    return found


def _seen(c: str) -> str:
    """The character, nothing if it is a control, a space if it is white, apart if it is an ideograph."""
    if c.isspace() and c not in "\x1c\x1d\x1e\x1f":
        return " "
    if c == "\ufffd" or unicodedata.category(c) in {"Cc", "Cf", "Co", "Cs"}:
        return ""
    return f" {c} " if any(low <= ord(c) <= high for low, high in _IDEOGRAPHS) else c


def _is_mark(c: str) -> bool:
    return (c.isascii() and c.isprintable() and not c.isalnum()) or unicodedata.category(c).startswith("P")
