"""What the time grammar reads: pieces with classes, and patterns over them.

In: the lexemes and numerals of a stretch of text. Out: :class:`Pieces`, one character of a *class string*
per piece, and :class:`Pattern`, a regular expression over such strings. Decided here: the notation of the grammar.

A pattern is written with the class names of ``data/timex_words.tsv`` in capitals, with words in small letters that
stand for themselves, with ``/`` between alternatives for one piece, and with ``( | ) ?``, as in
``m:MONTH DOT? the? d:DAY/DAYORD (COMMA? y:YEAR)?``. ``m:`` names what the rule wants to look at. It is compiled to a
regular expression over the class string, where every set of classes that a piece can have is one private character;
so matching runs in C over a string as short as the text has words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from rapporteur.annotate.figures import numbers, numerals
from rapporteur.annotate.figures.lexemes import Lexeme, typed_value
from rapporteur.annotate.times import calendar
from rapporteur.language.lexicon import table

_MARKS = {
    ",": "COMMA", ".": "DOT", "-": "DASH", "–": "DASH", "—": "DASH", "‑": "DASH", "−": "DASH", "/": "SLASHMARK",
    "'": "APOSTROPHE", "’": "APOSTROPHE", "‘": "APOSTROPHE", "(": "OPEN", ")": "CLOSE", "@": "AT", "&": "AMP",
}  # fmt: skip
_ITEM = re.compile(
    r"(?:(?P<name>[a-z][a-z0-9]*):)?(?P<symbol>[A-Za-z][A-Za-z0-9'-]*(?:/[A-Za-z][A-Za-z0-9'-]*)*)|(?P<sign>[()|?])|\s+"
)
_FIRST_CHARACTER = 0xE000
_KINDS: tuple[numerals.Kind, ...] = ("cardinal", "fraction", "ordinal")


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A lexeme, numeral or name of a day, with its value in each class that it belongs to."""

    begin: int
    end: int
    norm: str
    classes: dict[str, str]


class Pieces(msgspec.Struct):
    """The pieces of a stretch of text and their class string; ``text`` is the whole report."""

    text: str
    pieces: list[Piece]
    string: str


@cache
def _lexicon() -> dict[str, dict[str, str]]:
    """Word to its classes and their values."""
    lexicon: dict[str, dict[str, str]] = {}
    for row in table("rapporteur.annotate", "timex_words.tsv"):
        lexicon.setdefault(row[0], {})[row[1]] = row[2] if len(row) > 2 else ""
    return lexicon


@cache
def _day_names() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word of a day's name to the names that begin so, longest first, and their rules."""
    names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, rule in calendar.holidays().items():
        words = tuple(re.findall(r"'s\b|[a-z]+|[^\sa-z]", name))
        names.setdefault(words[0], []).append((words, rule))
    for entries in names.values():
        entries.sort(key=lambda e: -len(e[0]))
    return names


class _Alphabet:
    """One private character for every set of classes that a piece can have."""

    def __init__(self) -> None:
        self.characters: dict[frozenset[str], str] = {}
        self.literals: set[str] = set()

    def character(self, classes: frozenset[str]) -> str:
        found = self.characters.get(classes)
        if found is None:
            found = chr(_FIRST_CHARACTER + len(self.characters))
            self.characters[classes] = found
        return found

    def members(self, symbols: list[str]) -> str:
        """The characters of all sets that hold one of ``symbols``."""
        found = "".join(c for s, c in self.characters.items() if not s.isdisjoint(symbols))
        if not found:
            raise ValueError(f"no word belongs to {symbols}")
        return found


_ALPHABET = _Alphabet()


def _word_classes(norm: str) -> frozenset[str]:
    literal = {norm} if norm in _ALPHABET.literals else set()
    return frozenset(_lexicon().get(norm, {})) | literal


def _typed_classes(norm: str, value: float | None) -> dict[str, str]:
    """The classes of a typed number."""
    classes = {"NUM": norm}
    if value is None:
        return {}
    classes["NUM"] = _plain(value)
    if not norm.isdigit():
        if re.fullmatch(r"\d{1,2}\.\d\d", norm) and value < 24 and int(norm[-2:]) < 60:
            classes["DOTTED"] = norm
        return classes
    if len(norm) <= 2 and 1 <= value <= 31:
        classes["DAY"] = norm
        if value <= 12:
            classes["MONTHNUM"] = norm
    if len(norm) <= 2 and value <= 24:
        classes["HOUR"] = norm
    if len(norm) <= 2 and value < 60:
        classes["MINUTE"] = norm
    if len(norm) == 2:
        classes["YY"] = norm
    if len(norm) == 4 and 1000 <= value < 2200:
        classes["YEAR"] = norm
    if len(norm) in (3, 4) and 100 <= value < 2400 and value % 100 < 60:
        classes["MILITARY"] = norm
    if len(norm) == 8 and 1900 <= value // 10000 < 2100:
        classes["COMPACT"] = norm
    return classes


def _spelled_classes(numeral: numerals.Numeral) -> dict[str, str]:
    """The classes of a number in words."""
    value = numeral.value
    classes = {"NUM": _plain(value)}
    if numeral.kind == "ordinal":
        classes = {"ORD": _plain(value)}
        if 1 <= value <= 31:
            classes["DAYORD"] = _plain(value)
    elif numeral.kind == "cardinal" and value == int(value):
        if 1 <= value <= 31:
            classes["DAYWORD"] = _plain(value)
        if 1 <= value <= 12:
            classes["HOURWORD"] = _plain(value)
        if 10 <= value < 60:
            classes["MINUTEWORD"] = _plain(value)
        if 13 <= value <= 20:
            classes["CENTURYWORD"] = _plain(value)
        if 10 <= value <= 99:
            classes["TAILWORD"] = _plain(value)
        if 1900 <= value < 2100:
            classes["YEARWORD"] = _plain(value)
    return classes


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else str(value)


def _kind_classes(lexeme: Lexeme) -> dict[str, str]:
    """The classes of a lexeme that is neither word nor number."""
    if lexeme.kind == "mark":
        return {_MARKS[lexeme.norm]: lexeme.norm} if lexeme.norm in _MARKS else {}
    named = {"possessive": "POSS", "gap": "GAP", "iso": "ISO", "date": "NUMDATE", "slash": "SLASHED", "clock": "CLOCK"}
    if lexeme.kind in named:
        return {named[lexeme.kind]: lexeme.norm}
    return {"DECADE": lexeme.norm} if lexeme.kind == "decade" else {}


def read(text: str, lexemes: Sequence[Lexeme], numerals: Iterable[numerals.Numeral]) -> Pieces:
    """The pieces of the lexemes, numerals and names of days joined."""
    by_first = {n.first: n for n in numerals}
    pieces: list[Piece] = []
    i = 0
    while i < len(lexemes):
        lexeme = lexemes[i]
        name = _day_name(lexemes, i) if lexeme.kind == "word" else None
        numeral = by_first.get(i)
        if numeral is None and lexeme.kind == "number":
            numeral = _unsigned(lexemes, i, by_first)
        elif numeral is not None and lexeme.kind == "mark":
            numeral = None
        if name is not None:
            last, rule = name
            end = lexemes[last - 1].end
            pieces.append(Piece(lexeme.begin, end, f"{text[lexeme.begin : end].lower()} ", {"HOLIDAY": rule}))
        elif numeral is not None and (year := _year_in_words(numeral, by_first.get(numeral.last))) is not None:
            last = by_first[numeral.last].last
            pieces.append(Piece(lexeme.begin, lexemes[last - 1].end, "", {"NUM": str(year), "YEARWORD": str(year)}))
        elif numeral is not None:
            last = numeral.last
            norm = lexeme.norm if last - i == 1 else ""
            pieces.append(Piece(numeral.begin, numeral.end, norm, _numeral_classes(lexemes, numeral)))
        else:
            last = i + 1
            classes = _lexicon().get(lexeme.norm, {}) if lexeme.kind == "word" else _kind_classes(lexeme)
            pieces.append(Piece(lexeme.begin, lexeme.end, lexeme.norm, classes))
        i = last
    return Pieces(text, pieces, "".join(_character(p) for p in pieces))


def _unsigned(lexemes: Sequence[Lexeme], i: int, by_first: dict[int, numerals.Numeral]) -> numerals.Numeral | None:
    """A number that a dash before it made negative, or that stands right behind a month: "-20190628", "Dec31", "Q3"."""
    value = typed_value(lexemes[i])
    before = lexemes[i - 1] if i else None
    if value is None or before is None:
        return None
    signed = by_first.get(i - 1)
    if before.kind == "mark" and (signed is None or signed.last != i + 1):
        return None
    if before.kind == "word" and not _lexicon().get(before.norm, {}).keys() & {"MONTH", "YEARPART"}:
        return None
    return numerals.Numeral(lexemes[i].begin, lexemes[i].end, i, i + 1, value, "cardinal", True)


def _year_in_words(left: numerals.Numeral, right: numerals.Numeral | None) -> int | None:
    """The year that two numerals in words make: "nineteen ninety-four"."""
    if right is None or left.kind != "cardinal" or right.kind != "cardinal" or left.typed or right.typed:
        return None
    if not (11 <= left.value <= 20 and 10 <= right.value <= 99 and left.value == int(left.value)):
        return None
    return int(left.value * 100 + right.value)


def _numeral_classes(lexemes: Sequence[Lexeme], numeral: numerals.Numeral) -> dict[str, str]:
    lexeme = lexemes[numeral.first]
    if numeral.last - numeral.first > 1 or lexeme.kind == "word":
        classes = _spelled_classes(numeral)
        last = lexemes[numeral.last - 1].norm
        if numeral.kind == "fraction" and last in ("quarter", "quarters") and numeral.last - numeral.first > 1:
            classes["QUARTERS"] = _plain(numeral.value * 4)
        if numeral.last - numeral.first == 1:
            classes = {**_lexicon().get(lexeme.norm, {}), **classes}
        return classes
    if lexeme.kind == "ordinal":
        return _spelled_classes(numeral)
    if lexeme.kind == "slash":
        return {"NUM": _plain(numeral.value), "SLASHED": lexeme.norm}
    return _typed_classes(lexeme.norm, typed_value(lexeme))


def _day_name(lexemes: Sequence[Lexeme], i: int) -> tuple[int, str] | None:
    """The name of a day that begins at ``i``: where it ends and its rule."""
    for words, rule in _day_names().get(lexemes[i].norm, ()):
        window = lexemes[i : i + len(words)]
        if len(window) == len(words) and all(_same(x.norm, w) for x, w in zip(window, words, strict=True)):
            return i + len(words), rule
    return None


def _same(norm: str, word: str) -> bool:
    return norm == word or (word.startswith("'") and norm.replace("’", "'") == word)


def _character(piece: Piece) -> str:
    classes = frozenset(piece.classes)
    if piece.norm in _ALPHABET.literals and piece.norm not in classes:
        classes |= {piece.norm}
    return _ALPHABET.character(classes)


# Patterns


class Pattern:
    """A pattern of the grammar; see the module's docstring for its notation."""

    def __init__(self, notation: str) -> None:
        self.notation = notation
        self.groups: dict[str, list[str]] = {}
        self._compiled: re.Pattern[str] | None = None
        self._needed: frozenset[str] | None = None
        for match in _ITEM.finditer(notation):
            _ALPHABET.literals.update(s for s in (match["symbol"] or "").split("/") if s[:1].islower())

    def may_match(self, characters: frozenset[str]) -> bool:
        """Whether a class string with these characters can match: those that every match needs are among them."""
        if self._compiled is None:
            self.compiled()
        return self._needed is None or not self._needed.isdisjoint(characters)

    def compiled(self) -> re.Pattern[str]:
        """The regular expression over class strings."""
        if self._compiled is None:
            _enumerate()
            self._compiled = re.compile(self._expression())
            self._needed = self._rarest()
        return self._compiled

    def _expression(self) -> str:
        parts: list[str] = []
        position = 0
        for match in _ITEM.finditer(self.notation):
            if match.start() != position:
                raise ValueError(f"{self.notation!r}: nothing known at {position}")
            position = match.end()
            if match["symbol"]:
                group = f"[{_ALPHABET.members(match['symbol'].split('/'))}]"
                parts.append(self._named(match["name"], group) if match["name"] else group)
            elif match["sign"]:
                parts.append("(?:" if match["sign"] == "(" else match["sign"])
        return "".join(parts)

    def _rarest(self) -> frozenset[str] | None:
        """The characters one of which every match holds: the smallest set among the items that may not be left out."""
        found: list[frozenset[str]] = []
        items = [(m["symbol"], m["sign"]) for m in _ITEM.finditer(self.notation) if m["symbol"] or m["sign"]]
        depth = 0
        for k, (symbol, sign) in enumerate(items):
            depth += {"(": 1, ")": -1}.get(sign or "", 0)
            if sign == "|" and depth == 0:
                return None
            if symbol and depth == 0 and items[k + 1 : k + 2] != [(None, "?")]:
                found.append(frozenset(_ALPHABET.members(symbol.split("/"))))
        return min(found, key=len) if found else None

    def _named(self, name: str, group: str) -> str:
        """A named group; a name used in several branches of one pattern gets a group in each."""
        groups = self.groups.setdefault(name, [])
        groups.append(f"{name}_{len(groups)}")
        return f"(?P<{groups[-1]}>{group})"


@cache
def _enumerate() -> bool:
    """Give every set of classes that can occur its character, before any pattern is compiled."""
    for norm in sorted(set(_lexicon()) | _ALPHABET.literals):
        _ALPHABET.character(_word_classes(norm))
    for mark in sorted(_MARKS):
        _ALPHABET.character(frozenset({_MARKS[mark]}))
    for symbol in ("POSS", "GAP", "ISO", "NUMDATE", "SLASHED", "CLOCK", "DECADE", "HOLIDAY"):
        _ALPHABET.character(frozenset({symbol}))
    _ALPHABET.character(frozenset({"NUM", "SLASHED"}))
    _ALPHABET.character(frozenset({"NUM", "YEARWORD"}))
    _ALPHABET.character(frozenset())
    for norm in (*map(str, range(2500)), "00", "01", "08", "09", "0100", "20310514", "2.5", "8.30", "61,300"):
        _ALPHABET.character(frozenset(_typed_classes(norm, float(norm.replace(",", "")))))
    for value in (*range(-1, 121), 0.5, 1990, 2010, 5000):
        for kind in _KINDS:
            spelled = frozenset(_spelled_classes(numerals.Numeral(0, 1, 0, 1, float(value), kind)))
            _ALPHABET.character(spelled)
            _ALPHABET.character(spelled | {"QUARTERS"})
    for norm in sorted(numerals.word_values()):
        _character(
            read(norm, [Lexeme(0, len(norm), "word", norm)], numbers.find([Lexeme(0, 1, "word", norm)])).pieces[0]
        )
    return True
