"""What the elements around a text say of it.

In: an element's name, classes, id and ``itemprop``, and what stands around it. Out: how it is laid out, and a
:class:`Setting`. Decided here: which names tell what a text is (``element_names.tsv``), and which outranks which:
inside a comment thread nothing else counts.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from rapporteur.language.lexicon import table

_PACKAGE = "rapporteur.pages"
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_WHOLE_PAGE = frozenset({"html", "body", "main", "article"})

PATH = 3
"""Innermost blocks whose names make up a path."""


class Setting(NamedTuple):
    """What the elements around a line say of it.

    ``role`` is the nearest telling name (``element_names.tsv``), ``tag`` the innermost block, ``path`` the innermost
    three blocks with their classes: paragraphs of one article have one path.
    """

    role: str = ""
    tag: str = ""
    path: tuple[str, ...] = ()


@cache
def displays() -> dict[str, str]:
    """Element name to the way it is laid out; those that are not here stand in the line."""
    return {tag: display for display, tag in table(_PACKAGE, "elements.tsv")}


@lru_cache(maxsize=1 << 14)
def role_of(tag: str, classes: str, identity: str, prop: str) -> str:
    """The highest role that the names of one element give it; the outermost elements' names mean the whole page."""
    if tag in _WHOLE_PAGE:
        return ""
    return _highest(_names().get(("tag", tag), ""), *map(_told_by, (*classes.split(), identity, prop)))


@lru_cache(maxsize=1 << 14)
def _told_by(name: str) -> str:
    """The highest role that one name gives, whole or by its words."""
    names = _names()
    words = (names.get(("word", word.lower()), "") for word in _WORDS.findall(name))
    return _highest(names.get(("name", name.lower()), ""), *words)


def _highest(*roles: str) -> str:
    ranks = _ranks()
    return max(set(roles), key=lambda role: (ranks.get(role, 0), role))


@lru_cache(maxsize=1 << 12)
def within(outer: Setting, role: str, tag: str, classes: str, block: bool) -> Setting:
    """The setting inside an element that stands in ``outer``. What is quoted in a block belongs to the article."""
    kept = outer.role if _ranks().get(role, 0) < _ranks().get(outer.role, 0) else role or outer.role
    if tag == "blockquote" and outer.role not in ("comment", "related"):
        kept = ""
    if not block:
        return outer._replace(role=kept)
    return Setting(kept, tag, (*outer.path[1 - PATH :], f"{tag}.{classes}"))


@cache
def _names() -> dict[tuple[str, str], str]:
    return {(place, name): role for role, place, name in table(_PACKAGE, "element_names.tsv")}


@cache
def _ranks() -> dict[str, int]:
    roles = list(dict.fromkeys(role for role, _, _ in table(_PACKAGE, "element_names.tsv")))
    return {role: len(roles) - place for place, role in enumerate(roles)}
