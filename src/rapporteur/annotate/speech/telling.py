"""Sentences as they are told: narration and quotations in turn.

In: an analysis, paragraphs, and the outermost quoted stretches. Out: :class:`Unit`, the pieces of one told sentence in
order. Decided here: a sentence ends at a stop outside quotation marks; at a stop inside them only when what follows
begins anew and does not tell who spoke ('"No." Ms Owusu said.' is one sentence).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from rapporteur.annotate.speech.marks import Quoted
from rapporteur.annotate.speech.paragraphs import Paragraph
from rapporteur.language import Analysis, Token
from rapporteur.language.lexicon import table

_STOPS = frozenset({".", "!", "?", "…", "...", "....", "?!", "!?", "!!"})
_INNER_STOPS = ".!?…"
_MARKS = "\"'“”‘’«»„‚`‹›＂「」『』″ \xa0\t"
_MOST_PIECES = 40
_MOST_TOKENS = 600
"""No sentence of a report is longer; text without stops is cut here, so that time stays linear."""
_LOOK = 14
"""Tokens behind a quotation in which its speaker and verb must stand to belong to it."""


class Piece(msgspec.Struct, frozen=True):
    """Tokens ``first`` to ``last`` (half open) of narration, or of quotation number ``quote``."""

    first: int
    last: int
    quote: int | None = None


class Unit(msgspec.Struct, frozen=True):
    """One told sentence. It stands in paragraph ``paragraph``, or begins there and ends in ``last``."""

    paragraph: int
    last: int
    pieces: tuple[Piece, ...]

    def told(self) -> Iterator[int]:
        """The tokens of its narration."""
        for piece in self.pieces:
            if piece.quote is None:
                yield from range(piece.first, piece.last)


@cache
def verbs() -> dict[str, str]:
    """Reporting verbs (lemma) and the kind of ascription."""
    return {row[0]: row[1] for row in table("rapporteur.annotate", "reporting_verbs.tsv")}


def ending(text: str, quoted: Quoted) -> str:
    """The last character inside the marks."""
    return text[quoted.begin : quoted.end].rstrip(_MARKS)[-1:]


def find(analysis: Analysis, paragraphs: Sequence[Paragraph], quotes: Sequence[Quoted]) -> list[Unit]:
    """The told sentences of all paragraphs, in order; a quotation over several paragraphs stands in its first."""
    begins = [t.begin for t in analysis.tokens]
    units: list[Unit] = []
    k, number = 0, 0
    while number < len(paragraphs):
        final = number  # a quotation over several paragraphs draws them together
        inside: list[tuple[int, Quoted]] = []
        while k < len(quotes) and quotes[k].begin < paragraphs[final].end:
            inside.append((k, quotes[k]))
            final = max(final, quotes[k].last)
            k += 1
        tokens = bisect_left(begins, paragraphs[number].begin), bisect_left(begins, paragraphs[final].end)
        units.extend(_units(analysis, (number, final), tokens, inside, begins))
        number = final + 1
    return units


def _units(
    analysis: Analysis,
    place: tuple[int, int],
    tokens: tuple[int, int],
    quotes: list[tuple[int, Quoted]],
    begins: list[int],
) -> Iterator[Unit]:
    pieces: list[Piece] = []
    position = tokens[0]
    for index, quoted in quotes:
        first, last = bisect_left(begins, quoted.begin), bisect_left(begins, quoted.end)
        yield from _narration(analysis, place, position, first, pieces)
        pieces.append(Piece(first, last, index))
        position = last
        told = _is_introduced(analysis, pieces)
        anew = ending(analysis.text, quoted) in _INNER_STOPS and _begins_anew(analysis, last, tokens[1], told=told)
        if anew or len(pieces) >= _MOST_PIECES:
            yield Unit(*place, tuple(pieces))
            pieces.clear()
    yield from _narration(analysis, place, position, tokens[1], pieces)
    if pieces:
        yield Unit(*place, tuple(pieces))


def _narration(
    analysis: Analysis, place: tuple[int, int], first: int, last: int, pieces: list[Piece]
) -> Iterator[Unit]:
    """Cut narration at its stops; what is left open goes on in ``pieces``."""
    start = first
    for i in range(first, last):
        begun = pieces[0].first if pieces else start
        if _ends(analysis.tokens, i, last) or i - begun >= _MOST_TOKENS:
            pieces.append(Piece(start, i + 1))
            yield Unit(*place, tuple(pieces))
            pieces.clear()
            start = i + 1
    if start < last:
        pieces.append(Piece(start, last))


def _ends(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether a told sentence ends behind token ``i``."""
    nxt = tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[i].text in _STOPS:
        if nxt is None or i + 1 >= last:
            return True
        glued = nxt.begin == tokens[i].end and nxt.text[:1] in ",;:)]"  # "(D-Mo.) said", "R-Ky., said"
        return not glued and not nxt.text[:1].islower()
    if nxt is None or i + 1 >= last or not tokens[i].text.endswith("."):
        return False
    return nxt.sentence != tokens[i].sentence and nxt.text[:1].isupper()


def _is_introduced(analysis: Analysis, pieces: Sequence[Piece]) -> bool:
    """Whether a verb of speech right before the quotation that ends ``pieces`` introduced it: 'He said: "No."'."""
    before = pieces[-2] if len(pieces) > 1 else None
    if before is None or before.quote is not None:
        return False
    told = analysis.tokens[max(before.first, before.last - _LOOK) : before.last]
    return any(t.pos == "VERB" and verbs().get(t.lemma) in ("say", "write", "ask") for t in told)


def _begins_anew(analysis: Analysis, first: int, last: int, *, told: bool) -> bool:
    """Whether the words behind a quotation that ended with a stop are a sentence of their own.

    ``told``: somebody was named before it; whoever speaks behind it speaks anew.
    """
    tokens = analysis.tokens
    while first < last and not any(c.isalnum() for c in tokens[first].text):
        if tokens[first].text in (",", "-", "–", "—", "―", "--"):
            return False
        first += 1
    if first >= last:
        return False
    if tokens[first].text[:1].islower():
        return False
    return told or not _tells_speaker(analysis, first, min(last, first + _LOOK))


def _tells_speaker(analysis: Analysis, first: int, last: int) -> bool:
    """Whether a short clause of speaker and reporting verb, without anything said, stands at ``first``."""
    tokens = analysis.tokens
    for i in range(first, last):
        token = tokens[i]
        if token.text in (":", "“", '"', "„", "«", ";") or token.text in _STOPS:
            return False
        if token.pos in ("VERB", "AUX") and token.lemma not in verbs() and not token.dep.startswith(("acl", "amod")):
            return False
        if token.pos == "VERB" and verbs().get(token.lemma) in ("say", "write", "ask") and i > first:
            return not _says_something(analysis, i)
    return False


def _says_something(analysis: Analysis, verb: int) -> bool:
    """Whether a reporting verb has its own content behind it."""
    tokens = analysis.tokens
    for child in analysis.children(verb):
        if child.i > verb and child.dep in ("ccomp", "obj", "xcomp") and child.text.casefold() != "it":
            return True
    after = tokens[verb + 1] if verb + 1 < len(tokens) else None
    return after is not None and after.text in (":", "that", "“", '"')
