"""Credits: copyright notices, signatures behind the last sentence, agencies in bylines.

In: a line or the end of a block. Out: names. Decided here: what a credit looks like. A known agency may sign in any of
these forms; a name that the table lacks is taken for an agency's only where a copyright sign stands before it and
nothing behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from rapporteur.language.lexicon import words
from rapporteur.pages import directory

_PACKAGE = "rapporteur.pages"
_SPACE = "[ \u00a0]"
_WORD = r"[^\W\d_][\w&’'\-]*\.?"
_NAME = rf"{_WORD}(?:{_SPACE}{_WORD}){{0,5}}"
_YEARS = r"(?:19|20|18)\d\d(?:\s?[-–—]\s?(?:19|20)?\d\d)?"
_NOTICE = re.compile(
    rf"(?:(?:©|\([cC]\)){_SPACE}?(?:[Cc]opyright{_SPACE})?|\b[Cc](?:opyright|OPYRIGHT){_SPACE}(?:©{_SPACE}?|\([cC]\){_SPACE}?)?)"
    rf"(?:(?P<year>{_YEARS}),?{_SPACE}?(?:[-–—|]{_SPACE})?)?(?:by{_SPACE})?(?P<name>{_NAME})(?:,?{_SPACE}(?P<after>{_YEARS}))?"
)
_SIGNATURE = re.compile(
    rf"(?:^|[.!?…][\"”’»)]*){_SPACE}*(?:[-–—/]{_SPACE}*|\(|{_SPACE}(?=[A-Z]))?(?P<name>{_NAME})[)/]?{_SPACE}*$"
)
_SOURCE = re.compile(
    rf"^(?:source|quelle|fuente|fonte|by|von|credit|via|agency)s?{_SPACE}?:?{_SPACE}(?P<name>{_NAME})$", re.IGNORECASE
)
_PARTS = re.compile(r"[,/|;()–—]|\s-\s|\bfor\b|\band\b|\bwith\b|\bund\b|\bmit\b")
_INITIALS = 4
_SHORT = 3
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_HUMPS = 3
"""Parts of a word in capitals and small letters from which it is several words that were glued together."""
_TAIL = 240
"""A credit is looked for in the last so many code points of a block."""


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """A copyright notice: the name in it, whether a year stands beside it, and whether it ends its line."""

    name: str
    dated: bool
    closing: bool


def notices(line: str) -> Iterator[Notice]:
    """The copyright notices in a line."""
    for match in _NOTICE.finditer(line):
        name = _capitalised(match["name"])
        if name:
            rest = line[match.end() :].strip(" .\u00a0)")
            yield Notice(name=name, dated=bool(match["year"] or match["after"]), closing=not rest)


def _capitalised(name: str) -> str:
    """The words of a name up to the first one that cannot be in it; legal forms at its end are left out."""
    kept: list[str] = []
    for word in name.split():
        joins = word in words(_PACKAGE, "name_joiners.txt")
        if not (word[0].isupper() or joins) or word.casefold() in words(_PACKAGE, "notice_words.txt"):
            break
        humps = _HUMP.split(word)
        kept.append(humps[0] if len(humps) >= _HUMPS else word.rstrip(","))
        if (word.endswith(".") and len(word) > 3) or len(humps) >= _HUMPS:
            break
    if len(kept) > 1 and len(kept[-1].rstrip(".")) == 1:
        kept.pop()
    while kept and (kept[-1] in words(_PACKAGE, "name_joiners.txt") or _is_legal_form(kept[-1])):
        kept.pop()
    return " ".join(kept).rstrip(".")


def _is_legal_form(word: str) -> bool:
    return word.rstrip(".").casefold() in words(_PACKAGE, "legal_forms.txt")


def signed(text: str) -> str | None:
    """The agency signed at the end of a block: "… he said. (AP)", "… © KYODO", "… Jiji Press"."""
    end = text[-_TAIL:].strip()
    for notice in notices(end):
        if notice.closing:
            known = directory.agency_within(notice.name)
            if known is not None or not notice.dated:
                return known or as_name(notice.name)
    match = _SIGNATURE.search(end)
    return directory.agency_called(match["name"]) if match is not None else None


def as_name(credit: str) -> str:
    """A name that a credit prints in capitals, written as a name ("MERIDIAN"); short ones stay, they are initials."""
    return credit.title() if credit.isupper() and len(credit) > _INITIALS else credit


def credited(line: str, *, bare: bool = True, initials: bool = False) -> str | None:
    """The known agency that a line of its own credits: "Source: Xinhua", "(Reuters)", "© dpa".

    :param bare: whether a name without "Source" before it counts
    :param initials: whether one of up to three letters does too ("AA" is a button as often as an agency)
    """
    line = line.strip()
    if not line or len(line) > _TAIL:
        return None
    for form in (_SOURCE, _SIGNATURE) if bare and (initials or len(line) > _SHORT) else (_SOURCE,):
        match = form.match(line)
        known = directory.agency_called(match["name"]) if match is not None else None
        if known is not None:
            return known
    return next((known for n in notices(line) if (known := directory.agency_within(n.name))), None) if bare else None


def in_byline(byline: str | None) -> str | None:
    """The known agency named in a byline ("By Ann Lee, Reuters", "dpa/AFP")."""
    for part in _PARTS.split(byline or ""):
        pieces = part.split()
        if pieces and pieces[0].rstrip(":").casefold() in words(_PACKAGE, "byline_openers.txt"):
            pieces = pieces[1:]
        known = directory.agency_called(" ".join(pieces))
        if known is not None:
            return known
    return None
