"""Who speaks when a town, a house or a country speaks.

In: the name of a voice that is no person. Out: :class:`Government`. Decided here: "Tokyo", "Japan" and "the Japanese
government" are one voice; "the White House" is an office of the voice that "Washington" is; "a White House official" is
somebody of it. A name is resolved only as the name of whoever speaks: as a place a town is a town.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from rapporteur.language import countries, lexicon
from rapporteur.language.countries import Country

_PACKAGE = "rapporteur.relate"
_WORD = re.compile(r"[\w'’.-]*\w")
LONGEST = 3
"""Words of the longest name of a seat or of most countries."""


class Government(msgspec.Struct, frozen=True):
    """The government (or union) of ``land``; ``office`` is the part of it that a seat stands for, ``""`` for the whole.

    ``whole`` is false where the name is of somebody who belongs to it, ``metonym`` true where a town or a house is
    named for it.
    """

    land: Country
    office: str
    whole: bool
    metonym: bool = False

    @property
    def says(self) -> str:
        """Whom the name stands for, in words."""
        if self.office:
            return self.office
        if self.land.kind == "union":
            return f"the {self.land.name}"
        article = "the " if self.land.name.startswith("United") or self.land.name.endswith("s") else ""
        return f"the government of {article}{self.land.name}"


@cache
def government(name: str) -> Government | None:
    """The government for which ``name`` stands, or to which whoever it names belongs; ``None`` where it names none."""
    words = [w.replace("’", "'").removesuffix("'s") for w in _WORD.findall(name)]
    words = words[1:] if words and words[0].casefold() in ("the", "a", "an") else words
    for size in range(min(LONGEST, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            found = _seat(" ".join(words[at : at + size]))
            if found is not None:
                rest = {w.casefold() for w in (*words[:at], *words[at + size :])}
                named = lexicon.words(_PACKAGE, "governments.txt")
                whole = rest <= named | {"of", "the"} and (bool(rest) or found.kind != "adjective")
                return Government(found.land, found.office, whole, found.kind == "metonym")
    return None


def same(left: Government, right: Government) -> bool | None:
    """Whether two governments are one voice; ``None`` for two offices of one, or somebody who belongs to it."""
    if left.land != right.land:
        return False
    alike = left.office == right.office or not (left.office and right.office)
    return True if alike and left.whole and right.whole else None


class _Seat(msgspec.Struct, frozen=True):
    land: Country
    office: str
    kind: Literal["name", "adjective", "metonym"]


def _seat(words: str) -> _Seat | None:
    """What a seat, a country or a capital is the name of."""
    if not words[:1].isupper():
        return None
    if words.casefold() in _seats():
        return _seats()[words.casefold()]
    land = countries.named(words)
    if land is not None:
        names = {name.casefold().replace(".", "") for name in land.names}
        return _Seat(land, "", "name" if words.casefold().replace(".", "") in names else "adjective")
    town = countries.with_capital(words)
    return _Seat(town, "", "metonym") if town else None


@cache
def _seats() -> dict[str, _Seat]:
    lands = {land.key: land for land in countries.countries()}
    return {row[0]: _named_seat(lands[row[1]], *row[2:]) for row in lexicon.table(_PACKAGE, "seats.tsv")}


def _named_seat(land: Country, office: str = "") -> _Seat:
    return _Seat(land, "" if land.kind == "union" else office, "metonym" if office else "name")
