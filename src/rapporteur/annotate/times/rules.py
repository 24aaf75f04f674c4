"""How a rule of the time grammar is written, and which of several readings stands.

In: :class:`~rapporteur.annotate.times.pieces.Pieces`. Out: :class:`Found` expressions that do not overlap. Decided
here: of overlapping readings the longest stands, then the one whose rule was written first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from rapporteur.annotate.times.forms import Form
from rapporteur.annotate.times.pieces import Pattern, Piece, Pieces
from rapporteur.model import TimexType

NOTHING = Piece(0, 0, "", {})


class Found(msgspec.Struct, frozen=True):
    """Pieces ``first`` to ``last`` (half open) read as a time expression by the rule called ``rule``.

    ``parts`` are the dates that a match of several stands for ("June 8-10"); the match as a whole is then none.
    """

    first: int
    last: int
    type: TimexType
    form: Form
    rule: str
    parts: tuple[Part, ...] = ()


class Caught:
    """What a pattern caught: its named pieces."""

    def __init__(self, pieces: Pieces, pattern: Pattern, match: re.Match[str]) -> None:
        self.pieces = pieces
        self.pattern = pattern
        self.match = match
        self.first, self.last = match.span()

    def has(self, *names: str) -> bool:
        """Whether any of the names was caught."""
        return any(self.at(n) >= 0 for n in names)

    def at(self, name: str) -> int:
        """The number of the piece caught under a name, -1 if there is none."""
        return max((self.match.start(group) for group in self.pattern.groups.get(name, ())), default=-1)

    def piece(self, name: str) -> Piece:
        """The piece caught under a name."""
        return self.pieces.pieces[self.at(name)]

    def value(self, name: str, *classes: str) -> str:
        """The value of a caught piece in the first of the classes it has; "" when it was not caught."""
        if not self.has(name):
            return ""
        held = self.piece(name).classes
        return next((held[c] for c in classes if c in held), "")

    def number(self, name: str, *classes: str) -> int:
        """The value as a whole number, 0 when there is none."""
        value = self.value(name, *classes)
        return int(value) if value else 0

    def words(self) -> str:
        """The text of the whole match in lower case."""
        pieces = self.pieces.pieces
        return self.pieces.text[pieces[self.first].begin : pieces[self.last - 1].end].lower()

    def before(self, distance: int = 1) -> Piece:
        """The piece that stands ``distance`` pieces before the match; an empty one at the text's edge."""
        i = self.first - distance
        return self.pieces.pieces[i] if i >= 0 else NOTHING

    def after(self, distance: int = 1) -> Piece:
        """The piece that stands ``distance`` pieces behind the match; an empty one at the text's edge."""
        i = self.last + distance - 1
        return self.pieces.pieces[i] if i < len(self.pieces.pieces) else NOTHING

    def follows(self, *norms: str) -> bool:
        """Whether one of these words stands right behind the match."""
        return self.after().norm in norms

    def original(self, piece: Piece) -> str:
        """A piece as it stands in the text."""
        return self.pieces.text[piece.begin : piece.end]

    def capital(self, name: str) -> bool:
        """Whether a caught piece begins with a capital."""
        return self.pieces.text[self.piece(name).begin].isupper()

    def touches(self, left: str, right: str) -> bool:
        """Whether no space stands between two caught pieces."""
        return self.piece(left).end == self.piece(right).begin


Built = tuple[TimexType, Form]
Part = tuple[int, int, Form]
"""Pieces (first, last half open) that are a date or time of their own inside a match."""
Builder = Callable[[Caught], "Built | list[Part] | None"]


class Rule(msgspec.Struct, frozen=True):
    """A named pattern and what it builds; ``build`` gives ``None`` where the words are no time after all."""

    name: str
    pattern: Pattern
    build: Builder


class Grammar:
    """A list of rules that modules add to with :meth:`rule`."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []

    def rule(self, name: str, *notations: str) -> Callable[[Builder], Builder]:
        """Register a builder under each of the patterns."""

        def register(build: Builder) -> Builder:
            self.rules.extend(Rule(name, Pattern(notation), build) for notation in notations)
            return build

        return register


def read(grammars: tuple[Grammar, ...], pieces: Pieces) -> list[Found]:
    """The expressions that the grammars read in the pieces, in order, none overlapping another."""
    characters = frozenset(pieces.string)
    rules = (r for grammar in grammars for r in grammar.rules if r.pattern.may_match(characters))
    found = [f for rule in rules for f in _matches(rule, pieces)]
    order = sorted(range(len(found)), key=lambda k: (found[k].first - found[k].last, found[k].first, k))
    taken = bytearray(len(pieces.pieces))
    kept: list[Found] = []
    for k in order:
        span = slice(found[k].first, found[k].last)
        if not any(taken[span]):
            taken[span] = b"\1" * (found[k].last - found[k].first)
            kept.extend(_parted(found[k]))
    return sorted(kept, key=lambda f: f.first)


def _parted(found: Found) -> list[Found]:
    if not found.parts:
        return [found]
    return [Found(first, last, _type(form), form, found.rule) for first, last, form in found.parts]


def _type(form: Form) -> TimexType:
    return "TIME" if form.clock or form.part else "DATE"


def _matches(rule: Rule, pieces: Pieces) -> Iterator[Found]:
    for match in rule.pattern.compiled().finditer(pieces.string):
        caught = Caught(pieces, rule.pattern, match)
        built = rule.build(caught)
        if isinstance(built, list):
            yield Found(match.start(), match.end(), "DATE", built[0][2], rule.name, tuple(built))
        elif built is not None:
            yield Found(match.start(), match.end(), built[0], built[1], rule.name)
