"""A number of the text, and the words that numbers are written with.

In: ``data/number_words.tsv``. Out: :class:`Numeral`, and each number word's part of speech and value.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from rapporteur.language.lexicon import table

Kind = Literal["cardinal", "fraction", "ordinal"]


class Numeral(msgspec.Struct, frozen=True, gc=False):
    """A number in the text. ``first`` and ``last`` (half open) count lexemes, ``begin`` and ``end`` code points.

    ``typed`` tells whether it begins with digits. ``article`` tells whether it begins with "a" ("a hundred"). ``high``
    is the greatest value of a number given by its size alone ("dozens"), of which ``value`` is the least.
    """

    begin: int
    end: int
    first: int
    last: int
    value: float
    kind: Kind
    typed: bool = False
    article: bool = False
    high: float | None = None


@cache
def word_values() -> dict[str, tuple[str, float]]:
    """Number word to its part of speech and value."""
    return {word: (part, float(value)) for word, value, part in table("rapporteur.annotate", "number_words.tsv")}
