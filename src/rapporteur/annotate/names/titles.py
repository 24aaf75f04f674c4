"""Nouns that stand for people, and titles before names.

In: tokens. Out: what a noun can stand for (:class:`Role`), where the title of a name begins, and which country a
description names. Decided here: how far left a title reaches ("Deputy Chief Cabinet Secretary", "Minister for Economy,
Trade and Industry"): modifiers of the office belong to it, articles and possessors do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

import msgspec

from rapporteur.language import Token, countries
from rapporteur.language.lexicon import table

_PACKAGE = "rapporteur.annotate"
_LONGEST = 12
"""Tokens a title may have; the longest offices of English news stay below ten."""
_LINKS = frozenset({"of", "for", "and", "&", "the", "on", "to"})
_NAMING = frozenset({"NOUN", "ADJ", "PROPN"})
_PASSING = frozenset({"former", "then", "acting", "deputy", "late", "interim", "incoming", "outgoing", "ex"})

Gender = Literal["m", "f", "-"]


class Role(msgspec.Struct, frozen=True):
    """What a noun says of whoever it stands for. ``covers`` are more specific nouns it may take up again."""

    noun: str
    gender: Gender
    kind: str
    covers: frozenset[str]


@cache
def roles() -> dict[str, Role]:
    """Noun (lower case, singular) to its role."""
    found: dict[str, Role] = {}
    for noun, gender, kind, *covers in table(_PACKAGE, "roles.tsv"):
        known: Gender = "m" if gender == "m" else "f" if gender == "f" else "-"
        found.setdefault(noun, Role(noun, known, kind, frozenset(covers[0].split(",")) if covers else frozenset()))
    return found


@cache
def given_names() -> dict[str, str]:
    """Given name (lower case) to the gender it usually tells."""
    return {row[0]: row[1] for row in table(_PACKAGE, "given_names.tsv")}


def nation(form: str) -> str | None:
    """The country that a name, adjective or people's name stands for ("Japanese": "Japan")."""
    land = countries.named(form)
    return land.name if land else None


def nation_in(words: Sequence[str]) -> str | None:
    """The first country named in a description, by one to three words."""
    for i in range(len(words)):
        for length in (3, 2, 1):
            found = nation(" ".join(words[i : i + length])) if i + length <= len(words) else None
            if found is not None and not (length == 1 and words[i].islower()):
                return found
    return None


def role_of(token: Token) -> Role | None:
    """The role a token names, by its form or its lemma; verbs ("hosted", "heads") name none."""
    if token.pos in ("VERB", "AUX", "ADV", "PRON"):
        return None
    form = token.text.casefold().rstrip(".")
    return roles().get(form) or roles().get(token.lemma.casefold())


def heads(words: Iterable[str]) -> tuple[str, ...]:
    """The role nouns of a title or description, lower case."""
    return tuple(w for word in words if (w := word.casefold().rstrip(".")) in roles())


def title_start(tokens: Sequence[Token], first: int) -> int | None:
    """The first token of the title that stands before the name at ``first``; ``None`` without a title."""
    floor = _floor(tokens, first)
    head = _title_head(tokens, first, floor)
    if head is None:
        return None
    start = head
    while start > floor and (step := _extends(tokens, start, head)):
        start -= step
    return start


def _floor(tokens: Sequence[Token], first: int) -> int:
    floor = first
    while floor > 0 and first - floor < _LONGEST and tokens[floor - 1].sentence == tokens[first].sentence:
        floor -= 1
    return floor


def _title_head(tokens: Sequence[Token], first: int, floor: int) -> int | None:
    """The noun that makes what stands before ``first`` a title: next to it, or with "of" or "for" between."""
    if first <= floor:
        return None
    before = tokens[first - 1]
    role = role_of(before)
    if role is not None and role.kind in ("honorific", "office", "occupation", "kin") and before.tag != "NNS":
        return first - 1
    if not before.text[:1].isupper():
        return _office_of(tokens, first, floor)
    k = first - 1
    while k > floor and (tokens[k].text[:1].isupper() or tokens[k].text.casefold() in _LINKS or tokens[k].text == ","):
        k -= 1
        role = role_of(tokens[k])
        if role is not None and role.kind == "office" and tokens[k + 1].text in ("of", "for", "to"):
            return k
    return None


def _office_of(tokens: Sequence[Token], first: int, floor: int) -> int | None:
    """The office in small letters before a name: "*minister* of mines and energy Tom Alweendo"."""
    k = first - 1
    while k > floor and (tokens[k].pos in _NAMING or tokens[k].text in _LINKS) and tokens[k].text.islower():
        role = role_of(tokens[k])
        leads = tokens[k + 1].text in ("of", "for") and k + 2 < first
        if role is not None and role.kind == "office" and tokens[k].tag != "NNS" and leads:
            return k
        k -= 1
    return None


def _extends(tokens: Sequence[Token], start: int, head: int) -> int:
    """How many tokens left of ``start`` belong to the title as well: 0, 1 or 2."""
    before = tokens[start - 1]
    low = before.text.casefold().rstrip(".")
    upper = tokens[head].text[:1].isupper()
    if before.text in ("-", "–") and start >= 2:
        glued = tokens[start - 2].end == before.begin and before.end == tokens[start].begin
        return 2 if glued and tokens[start - 2].text[:1].isalpha() and tokens[start - 2].pos != "VERB" else 0
    if before.text.casefold() in ("and", "&"):
        linked = start >= 2 and role_of(tokens[start - 2]) is not None and tokens[start - 2].text[:1].isupper()
        return 2 if linked and upper else 0
    if low in _PASSING:
        return 1
    return int(_modifies(before, upper=upper))


def _modifies(before: Token, *, upper: bool) -> bool:
    """Whether one token is a modifier of an office; ``upper`` tells that the office is written with a capital."""
    if (before.pos not in ("ADJ", "NOUN", "PROPN") and before.tag not in ("NNP", "NNPS")) or not before.text[
        0
    ].isalnum():
        return False
    if before.text[0].islower():
        return not upper and before.tag not in ("NNS", "VBG", "VBN")
    role = role_of(before)
    return role is None or role.kind != "honorific" or before.text.endswith(".")
