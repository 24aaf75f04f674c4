"""Where quotation marks open and close.

In: a text and its paragraphs. Out: :class:`Quoted` stretches from mark to mark, the outer before the inner. Decided
here: which apostrophe is a mark, which mark answers which, and what happens to a mark that never closes: the damage
ends with its paragraph, and the stretch says how it was recovered. Nothing here knows who speaks.

One pass over the marks of a paragraph with a stack of at most :data:`_DEPTH` open marks: linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from rapporteur.annotate.speech.paragraphs import Paragraph
from rapporteur.language.lexicon import table, words
from rapporteur.model import Passage

_PACKAGE = "rapporteur.annotate"
_DEPTH = 4
_LEAST = 5
"""Words of a quotation whose opening mark was forgotten: fewer are the signature of the one before."""
_FAR = 60
"""Marks that are looked through for the partner of one that opens a paragraph."""
_DOUBLE = frozenset({"“", "‘‘", "„", '"'})
_STRAIGHT = frozenset({'"', "''", "``"})
_MARK = re.compile(r"''|``|‘‘|’’|[“”\"„‟«»＂「」『』‘’'‚‹›`″]")
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"\d\ds?\b(?![’'])")
_APOSTROPHES = frozenset("'’‘`‹›")
_BEFORE_OPENING = frozenset("([{<—–-―/:,;|*_•…=>") | frozenset("“\"„«‘'‚‹`")
_INNER = " \t\xa0\u2009\u202f"
_CUT_OFF = re.compile(
    r"[,.!?…—–-]\s+(?=(?:(?:he|she|they|it)\s|[A-Z][\w.’'-]{0,30}\s(?:[A-Z][\w.’'-]{0,30}\s){0,3})\s{0,3}"
    r"(?:said|says|added|adds|told|tells|wrote|writes|tweeted|continued|explained|asked)\b)"
)
"""A speaker and a plain verb of saying after a comma: there a quotation ended whose closing mark was forgotten."""
_CUE_COLON = re.compile(
    r"\b(?:said|says|added|adds|told|tells|wrote|writes|tweeted|posted)(?:\s[\w.’'-]{1,30}){0,5}:\s+"
)
"""A plain verb of saying and a colon: there a quotation began whose opening mark was forgotten."""
_AFTER_CLOSING = frozenset(",;.)]")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")

Strength = Literal["double", "single"]
How = Literal["closed", "reopened", "recovered", "unopened"]


class Quoted(Passage, frozen=True, kw_only=True):
    """A stretch between marks, the marks included.

    ``depth`` is 0 for the outermost. ``how`` tells how it ended: at its mark; at a mark in a later paragraph that
    opens it anew (``reopened``: the stretch spans all of them); or by recovery, since no mark closes it
    (``recovered``) or opens it (``unopened``: it begins at its first word). ``first`` and ``last`` number the
    paragraphs it begins and ends in.
    """

    depth: int
    how: How
    strength: Strength
    first: int
    last: int


class _Sign(msgspec.Struct, frozen=True):
    """A mark in its surroundings; a paragraph's edge counts as a space."""

    begin: int
    end: int
    mark: str
    before: str
    after: str
    strength: Strength


class _Open(msgspec.Struct):
    """A mark that waits for its partner; ``weak`` is where an apostrophe after "s" could be it."""

    sign: _Sign
    weak: int | None = None


@cache
def _closers() -> dict[str, frozenset[str]]:
    """Opening mark to the marks that close it."""
    return {row[0]: frozenset(row[1].split()) for row in table(_PACKAGE, "marks.tsv")}


@cache
def _single() -> frozenset[str]:
    return frozenset(row[0] for row in table(_PACKAGE, "marks.tsv") if row[2] == "single") | {"’", "›"}


def find(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Quoted, ...]:
    """The quoted stretches of ``text``, by begin, the outer before the inner."""
    found: list[Quoted] = []
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        before = bool(found) and found[-1].last == number - 1
        reader = _Reader(text, paragraph, number, _reopening(text, following), quoted_before=before)
        found.extend(reader.read())
    return tuple(sorted(_chained(found, paragraphs), key=lambda q: (q.begin, -q.end)))


def _reopening(text: str, paragraph: Paragraph | None) -> Strength | None:
    """The strength of the mark that ``paragraph`` begins with."""
    match = None if paragraph is None else _MARK.match(text, paragraph.begin)
    if match is None or match.group() not in _closers():
        return None
    return "single" if match.group() in _single() else "double"


def _chained(found: list[Quoted], paragraphs: Sequence[Paragraph]) -> list[Quoted]:
    """Join what breaks off at a paragraph's end with what opens the next one."""
    joined: list[Quoted] = []
    waiting: Quoted | None = None
    for piece in sorted(found, key=lambda q: (q.begin, -q.end)):
        quoted = piece
        goes_on = waiting is not None and quoted.depth == 0 and quoted.begin == paragraphs[quoted.first].begin
        if goes_on and waiting is not None and quoted.first == waiting.last + 1:
            joined.remove(waiting)
            quoted = Quoted(
                begin=waiting.begin, end=quoted.end, depth=0, how="reopened", strength=quoted.strength,
                first=waiting.first, last=quoted.last,
            )  # fmt: skip
        joined.append(quoted)
        if quoted.depth == 0:
            ends = quoted.end == paragraphs[quoted.last].end
            waiting = quoted if quoted.how == "reopened" and ends else None
    return joined


class _Reader:
    """The state while one paragraph is read."""

    def __init__(
        self, text: str, paragraph: Paragraph, number: int, reopening: Strength | None, *, quoted_before: bool
    ) -> None:
        self.text, self.paragraph, self.number, self.reopening = text, paragraph, number, reopening
        self.quoted_before = quoted_before
        self.doubled = False
        self.stack: list[_Open] = []
        self.found: list[Quoted] = []
        self.signs = _signs(text, paragraph)
        self.balance = _balance(self.signs)

    def read(self) -> list[Quoted]:
        for k, sign in enumerate(self.signs):
            if self._closes(sign) or len(self.stack) >= _DEPTH:
                continue
            if _may_open(sign) or self._opens_apart(k):
                self._opens(k, sign)
            elif self._lacks_opening(sign):
                self._open_anew(sign)
        self._finish()
        return self.found

    def _closes(self, sign: _Sign) -> bool:
        """Close what ``sign`` closes; whether the sign is used up."""
        for level in range(len(self.stack) - 1, -1, -1):
            waiting = self.stack[level]
            if sign.mark in _closers()[waiting.sign.mark] and _may_close(sign):
                if sign.strength == "single" and sign.before in "sS" and sign.after in _INNER:
                    waiting.weak = waiting.weak or sign.end
                else:
                    self._drop_above(level)
                    self._close(sign.end, "closed")
                return True
            if sign.strength == "single" and waiting.sign.strength == "double":
                return False
        return False

    def _opens(self, k: int, sign: _Sign) -> None:
        if sign.strength == "single" and self.stack and self.stack[-1].sign.strength == "single":
            self._settle_single()
        if sign.strength == "double" and any(w.sign.strength == "double" for w in self.stack):
            if self._sets_block(k, sign):
                self.stack.clear()
            elif self.balance[k] < 0:
                self._recover(sign.begin)
        self.stack.append(_Open(sign))

    def _opens_apart(self, k: int) -> bool:
        """Whether a mark opens though a space follows it: none is open, and the next one can only close."""
        sign = self.signs[k]
        partner = self.signs[k + 1] if k + 1 < len(self.signs) else None
        if partner is None or self.stack or sign.strength == "single" or not sign.before.isspace():
            return False
        answers = partner.mark in _closers().get(sign.mark, ())
        return answers and not partner.before.isspace() and not partner.after.isalnum()

    def _lacks_opening(self, sign: _Sign) -> bool:
        """Whether the first double mark of a paragraph closes what was never opened."""
        closes = sign.strength == "double" and sign.mark not in "“„" and sign.before in ".,!?…"
        first, self.doubled = not (self.doubled or self.stack), self.doubled or sign.strength == "double"
        return first and closes and (sign.after.isspace() or sign.after in _AFTER_CLOSING)

    def _open_anew(self, sign: _Sign) -> None:
        """Take up a quotation whose opening mark was forgotten.

        It begins behind a reporting verb and colon, or, among paragraphs that are quoted, with its paragraph.
        """
        cue = _CUE_COLON.search(self.text, self.paragraph.begin, sign.begin)
        begin = cue.end() if cue is not None else self.paragraph.begin if self.quoted_before else sign.begin
        if len(self.text[begin : sign.begin].split()) >= _LEAST:
            self.found.append(
                Quoted(
                    begin=begin,
                    end=sign.end,
                    depth=0,
                    how="unopened",
                    strength="double",
                    first=self.number,
                    last=self.number,
                )
            )

    def _sets_block(self, k: int, sign: _Sign) -> bool:
        """Whether the open mark sets off an extract: it opens the paragraph, is of another make, and stays open."""
        first = self.stack[0].sign
        straight = first.mark in _STRAIGHT
        if first.begin != self.paragraph.begin or straight == (sign.mark in _STRAIGHT):
            return False
        return not any((later.mark in _STRAIGHT) == straight for later in self.signs[k + 1 : k + 1 + _FAR])

    def _settle_single(self) -> None:
        """The topmost mark, a single one, finds no better partner: the weak one closes it, or it was an apostrophe."""
        weak = self.stack[-1].weak
        if weak is None:
            self.stack.pop()
        else:
            self._close(weak, "closed")

    def _drop_above(self, level: int) -> None:
        while len(self.stack) > level + 1:
            if self.stack[-1].sign.strength == "single":
                self._settle_single()
            else:
                self.stack.pop()

    def _close(self, end: int, how: How) -> None:
        sign = self.stack.pop().sign
        self.doubled = self.doubled or sign.strength == "double"
        if any(c.isalnum() for c in self.text[sign.end : end]):
            self.found.append(
                Quoted(
                    begin=sign.begin,
                    end=end,
                    depth=len(self.stack),
                    how=how,
                    strength=sign.strength,
                    first=self.number,
                    last=self.number,
                )
            )

    def _recover(self, limit: int) -> None:
        """End the lowest double mark that is still open, before ``limit``."""
        level = next(i for i, w in enumerate(self.stack) if w.sign.strength == "double")
        self._drop_above(level)
        begin = self.stack[level].sign.end
        cut = _CUT_OFF.search(self.text, begin, limit)
        stops = [m.end() for m in _SENTENCE_END.finditer(self.text, begin, limit)] if limit < self.paragraph.end else []
        end = cut.start() + 1 if cut else stops[-1] if stops else limit
        self._close(begin + len(self.text[begin:end].rstrip()), "recovered")

    def _finish(self) -> None:
        """The paragraph is over: what is open was an apostrophe, goes on in the next one, or was forgotten."""
        if not self.stack:
            return
        bottom = self.stack[0].sign
        self._drop_above(0)
        cut = _CUT_OFF.search(self.text, bottom.end, self.paragraph.end)
        if self.stack[0].weak is None and self.reopening == bottom.strength and cut is None:
            self._close(self.paragraph.end, "reopened")
        elif bottom.strength == "single":
            self._settle_single()
        else:
            self._recover(self.paragraph.end)


def _found(text: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """Where marks stand; ’’ is one mark only where a double one was opened before it: else it ends ‘...‘...’’."""
    double = False
    for match in _MARK.finditer(text, paragraph.begin, paragraph.end):
        begin, end = match.span()
        if match.group() == "’’" and not double:
            yield begin, begin + 1
            yield end - 1, end
        else:
            yield begin, end
        double = double or match.group() in _DOUBLE


def _signs(text: str, paragraph: Paragraph) -> list[_Sign]:
    """The quotation marks of a paragraph; apostrophes are left out."""
    signs: list[_Sign] = []
    for begin, end in _found(text, paragraph):
        before = text[begin - 1] if begin > paragraph.begin else " "
        after = text[end] if end < paragraph.end else " "
        mark = text[begin:end]
        strength: Strength = "single" if mark in _single() else "double"
        sign = _Sign(begin, end, mark, before, after, strength)
        if not _is_apostrophe(text, sign):
            signs.append(sign)
    return signs


def _is_apostrophe(text: str, sign: _Sign) -> bool:
    if sign.mark not in _APOSTROPHES:
        return False
    if sign.before.isalnum():
        return sign.after.isalnum()
    if _YEAR.match(text, sign.end) and sign.mark != "‹":
        return True
    word = _WORD.match(text, sign.end)
    return sign.before.isspace() and word is not None and f"'{word.group().lower()}" in words(_PACKAGE, "elisions.txt")


def _may_open(sign: _Sign) -> bool:
    if sign.mark not in _closers() or (sign.after.isspace() and sign.mark not in "«„"):
        return False
    if sign.mark in "“„«‟「『``":
        return True
    glued = sign.strength == "double" and sign.before in ".!?" and sign.after.isupper()
    return sign.before.isspace() or sign.before in _BEFORE_OPENING or glued


def _may_close(sign: _Sign) -> bool:
    if sign.before in "([{":
        return False
    if sign.strength == "single":
        return not sign.before.isspace() and not sign.after.isalnum()
    if sign.before.isspace():
        return not sign.after.isalnum() and sign.mark not in "“„"
    return sign.mark != "“" or not sign.after.isalnum()


def _balance(signs: list[_Sign]) -> list[int]:
    """For each sign: closing marks that follow, less opening marks from it on, less the one that is open already.

    Only double marks count. Below zero, a mark that opens inside an open one shows that the open one was forgotten.
    """
    balance: list[int] = []
    surplus = 0
    for sign in reversed(signs):
        if sign.strength == "double":
            surplus += -1 if _looks_opening(sign) else 1
        balance.append(surplus - 1)
    return balance[::-1]


def _looks_opening(sign: _Sign) -> bool:
    return _may_open(sign) and (sign.mark in "“„«" or sign.before.isspace() or sign.before in "([{—–")
