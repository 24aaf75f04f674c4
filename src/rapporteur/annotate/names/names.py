"""Names, cut clean and labelled alike throughout a report.

In: the names the language model saw. Out: :class:`NameSpan` without titles or possessives. Decided here: what a title
or a repetition tells the model's opinion: what follows "Mr" or "Sen." is a person, a surname met in a full name is a
person wherever it stands again, and one form has one label in a report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from rapporteur.annotate.names.titles import given_names, nation, role_of, title_start
from rapporteur.language import Analysis, Token
from rapporteur.model import MentionKind

_PARTY = 3
_LONGEST = 4
"""Words that a name taken from behind a title may have."""
_KINDS: dict[str, MentionKind] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "event": "event",
    "other": "other",
    "group": "group",
}


class NameSpan(msgspec.Struct, frozen=True):
    """Tokens ``first`` to ``last`` (half open) that are a name, and the token its title begins with."""

    first: int
    last: int
    kind: MentionKind
    title: int | None = None


def find(analysis: Analysis) -> list[NameSpan]:
    """The names of an analysis in order, not overlapping."""
    tokens = analysis.tokens
    seen = _joined(tokens, _cleaned(analysis))
    seen = _without_overlaps([*seen, *_after_titles(tokens, _taken(seen))])
    seen = _voted(tokens, seen)
    surnames = {key(tokens, n)[-1] for n in seen if n.kind == "person" and n.last - n.first > 1}
    seen = _without_overlaps([*seen, *_repeated(tokens, _taken(seen), surnames)])
    titled = [_titled(tokens, n) for n in seen]
    return _outside_titles(tokens, titled)


def key(tokens: Sequence[Token], name: NameSpan) -> tuple[str, ...]:
    """The words of a name for comparison: lower case, without dots and marks."""
    words = (tokens[i].text.casefold().strip(".") for i in range(name.first, name.last))
    return tuple(w for w in words if any(c.isalnum() for c in w)) or (tokens[name.first].text.casefold(),)


def _cleaned(analysis: Analysis) -> Iterator[NameSpan]:
    tokens = analysis.tokens
    for name in analysis.names:
        if name.label == "date":
            continue
        first, last = name.first, name.last
        kind = _KINDS[name.label]
        while first < last and (not tokens[first].text[:1].isalnum() or tokens[first].pos == "DET"):
            first += 1
        while first < last and not any(c.isalnum() for c in tokens[last - 1].text.replace("’s", "").replace("'s", "")):
            last -= 1
        if kind == "person":
            first = _behind_title(tokens, first, last)
        if _is_party(tokens, first, first + 1):
            first, kind = min(first + 2, last), "place"
        elif _is_party(tokens, first - 2, first - 1):
            kind = "place"
        if _is_title(tokens, first, last):
            continue
        if kind == "person" and tokens[last - 1].tag in ("NNS", "NNPS") and nation(tokens[last - 1].text) is not None:
            kind = "group"
        if first < last and any(c.isupper() for i in range(first, last) for c in tokens[i].text):
            yield from _parted(tokens, NameSpan(first, last, kind))


def _joined(tokens: Sequence[Token], spans: Iterable[NameSpan]) -> list[NameSpan]:
    """The names, with one of a person that was found in two pieces made whole: "Per" and "Osk"."""
    found: list[NameSpan] = []
    for span in spans:
        before = found[-1] if found else None
        if before is not None and before.kind == span.kind == "person" and before.last == span.first:
            piece = tokens[span.first]
            if piece.dep == "flat" and before.first <= piece.head < before.last:
                found[-1] = NameSpan(before.first, span.last, "person")
                continue
        found.append(span)
    return found


def _behind_title(tokens: Sequence[Token], first: int, last: int) -> int:
    """The first token of a person's name after the title the model took in."""
    for k in range(last - 2, first - 1, -1):
        role = role_of(tokens[k])
        if role is not None and (role.kind in ("honorific", "office") or tokens[k].text[:1].islower()):
            return k + 1
    for k in range(first + 1, last - 1):  # "Industry Tiago Duarte" behind "Minister for Trade and"
        if tokens[k].text.casefold() in given_names() and tokens[first].text.casefold() not in given_names():
            return k if title_start(tokens, k) is not None else first
    return first


def _is_party(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a stretch is the party before a constituency: "D" in "(D-Wis.)", "PD" in "PD-Norte"."""
    if first < 1 or last != first + 1 or last >= len(tokens) or not tokens[first].text.isupper():
        return False
    glued = tokens[last].text == "-" and tokens[first].end == tokens[last].begin
    return glued and len(tokens[first].text) <= _PARTY and tokens[first - 1].text in ("(", ",")


def _is_title(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a supposed name is an office without its holder: "Foreign Secretary", "of Norway"."""
    if first >= last:
        return True
    role = role_of(tokens[last - 1])
    plural = role is not None and (tokens[last - 1].tag in ("NNS", "NNPS") or last == first + 1)
    if (
        role is not None
        and (role.kind in ("honorific", "office") or plural)
        and tokens[last - 1].text.casefold() not in given_names()
    ):
        return True
    return tokens[first].text in ("of", "for", "and")


def _outside_titles(tokens: Sequence[Token], names: list[NameSpan]) -> list[NameSpan]:
    """Leave out what is part of an office ("Trade" in "Trade Representative"), but not the country it serves."""
    inside = {i for n in names if n.title is not None for i in range(n.title, n.first)}
    kept: list[NameSpan] = []
    for name in names:
        words = [t.text for t in tokens[name.first : name.last]]
        behind = tokens[name.last] if name.last < len(tokens) else None
        office = behind is not None and behind.text[:1].isupper() and name.first in inside
        if not office or name.title is not None or nation(" ".join(words)) is not None:
            kept.append(name)
    return kept


def _parted(tokens: Sequence[Token], name: NameSpan) -> Iterator[NameSpan]:
    """Two persons joined by a hyphen or dash between spaces or single names ("Diaz-Okafor talks") are two."""
    cuts = [
        i
        for i in range(name.first + 1, name.last - 1)
        if tokens[i].text in ("-", "–", "—", "/") and name.kind == "person" and _stands_alone(tokens, name, i)
    ]
    start = name.first
    for cut in [*cuts, name.last]:
        yield NameSpan(start, cut, name.kind)
        start = cut + 1


def _stands_alone(tokens: Sequence[Token], name: NameSpan, i: int) -> bool:
    return i - name.first == 1 and name.last - i == 2 and tokens[name.first].text.casefold() not in given_names()


def _taken(names: Sequence[NameSpan]) -> set[int]:
    return {i for n in names for i in range(n.first, n.last)}


def _after_titles(tokens: Sequence[Token], taken: set[int]) -> Iterator[NameSpan]:
    """Names that the model missed behind "Mr", "Sen." and the like, or behind an office that the tree hangs on them."""
    for token in tokens[:-1]:
        role = role_of(token)
        if role is None or token.i in taken or not token.text[:1].isupper():
            continue
        first = token.i + 1
        if role.kind == "office" and token.dep == "nmod:desc" and token.head > token.i:
            first = token.head
        elif role.kind != "honorific" or tokens[first].begin - token.end > 1:
            continue
        last = first
        while last < len(tokens) and last - first < _LONGEST and _continues(tokens, last, token.sentence, taken):
            last += 1
        if last > first:
            yield NameSpan(first, last, "person")


def _continues(tokens: Sequence[Token], i: int, sentence: int, taken: set[int]) -> bool:
    token = tokens[i]
    return i not in taken and token.sentence == sentence and token.pos == "PROPN" and token.text[:1].isupper()


def _repeated(tokens: Sequence[Token], taken: set[int], surnames: set[str]) -> Iterator[NameSpan]:
    """Surnames of the report's persons where the model saw no name."""
    for token in tokens:
        new = token.i not in taken and token.pos == "PROPN" and token.text[:1].isupper()
        if new and token.text.casefold() in surnames:
            yield NameSpan(token.i, token.i + 1, "person")


def _without_overlaps(names: Sequence[NameSpan]) -> list[NameSpan]:
    kept: list[NameSpan] = []
    for name in sorted(names, key=lambda n: (n.first, n.first - n.last)):
        if not kept or name.first >= kept[-1].last:
            kept.append(name)
    return kept


def _voted(tokens: Sequence[Token], names: list[NameSpan]) -> list[NameSpan]:
    """One form, one label: the most frequent; a single word that ends a person's full name is that person."""
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for name in names:
        weight = 2 if _has_honorific(tokens, name) else 1
        votes.setdefault(key(tokens, name), Counter())["person" if weight == 2 else name.kind] += weight
    full = {form[-1] for form, count in votes.items() if len(form) > 1 and _winner(count) == "person"}
    voted: list[NameSpan] = []
    for name in names:
        form = key(tokens, name)
        kind = _winner(votes[form])
        if len(form) == 1 and form[0] in full and kind != "place":
            kind = "person"
        voted.append(NameSpan(name.first, name.last, _KINDS[kind]))
    return voted


def _has_honorific(tokens: Sequence[Token], name: NameSpan) -> bool:
    role = role_of(tokens[name.first - 1]) if name.first > 0 else None
    return role is not None and role.kind == "honorific" and tokens[name.first - 1].text[:1].isupper()


def _winner(count: Counter[str]) -> str:
    return max(sorted(count), key=lambda kind: count[kind])


def _titled(tokens: Sequence[Token], name: NameSpan) -> NameSpan:
    if name.kind != "person":
        return name
    return NameSpan(name.first, name.last, name.kind, title_start(tokens, name.first))
