"""What stands for somebody, before it is known for whom.

In: an analysis, its names, and the quoted stretches. Out: :class:`Draft` mentions in text order: names, roles
("the Japanese foreign minister", "sources with access to the meeting") and pronouns. Decided here: which noun phrases
count as mentions, and where they begin and end: with their article and modifiers, with a short "of" or "with" phrase,
without relative clauses.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from rapporteur.annotate.names import names
from rapporteur.annotate.names.titles import Gender, Role, role_of
from rapporteur.language import Analysis, Token
from rapporteur.language.lexicon import table
from rapporteur.model import MentionKind, Passage

_PACKAGE = "rapporteur.annotate"
_LONGEST_PHRASE = 9
"""Tokens of a phrase behind a role noun that still belong to the description."""
_BEHIND = frozenset({"of", "for", "from", "at", "with", "to", "in", "on", "inside", "within", "close", "familiar"})
_MODIFIERS = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "CCONJ"})
_PRONOUNS: dict[str, tuple[Gender, bool]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("m", False)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("f", False)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("-", True)),
}
_DEFINITE = frozenset({"the", "that", "this", "these", "those", "both", "his", "her", "their", "its"})
_SPEAKING = frozenset({"say", "write", "ask", "show", "judge"})

Form = Literal["name", "role", "pronoun"]


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A mention without its entity.

    ``first``, ``last`` are its tokens (half open), ``head`` the token that the sentence's tree hangs it by, ``words``
    its words for comparison, ``rank`` 3 for the subject of a main clause, 2 of another clause, 1 for an object, 0 else.
    """

    first: int
    last: int
    head: int
    kind: MentionKind
    form: Form
    words: tuple[str, ...]
    rank: int
    quoted: bool
    title: str | None = None
    role: Role | None = None
    gender: Gender = "-"
    plural: bool = False
    definite: bool = False


def find(analysis: Analysis, quoted: Sequence[Passage]) -> list[Draft]:
    """All drafts of an analysis by first token; none overlaps another, save a role that holds a name."""
    inside = _Inside(quoted)
    named = names.find(analysis)
    taken = {i for n in named for i in range(n.title if n.title is not None else n.first, n.last)}
    found = [_name(analysis, n, inside) for n in named]
    found += _roles(analysis, taken, inside)
    found += _ages(analysis, inside)
    found += _pronouns(analysis, inside)
    return sorted(found, key=lambda d: (d.first, d.last))


class _Inside:
    """Answers whether an offset lies in one of the (sorted, outermost) quoted stretches."""

    def __init__(self, quoted: Sequence[Passage]) -> None:
        self._stretches = quoted
        self._begins = [q.begin for q in quoted]

    def __call__(self, offset: int) -> bool:
        k = bisect_right(self._begins, offset) - 1
        return k >= 0 and offset < self._stretches[k].end


@cache
def speaking_verbs() -> frozenset[str]:
    """Lemmas of verbs whose subject speaks."""
    return frozenset(row[0] for row in table(_PACKAGE, "reporting_verbs.tsv") if row[1] in _SPEAKING)


def top(analysis: Analysis, first: int, last: int) -> int:
    """The token by which the sentence's tree holds the stretch: it looks past title and apposition to the phrase."""
    tokens = analysis.tokens
    i = next((t.i for t in tokens[first:last] if not first <= t.head < last or t.head == t.i), last - 1)
    for _ in range(4):
        head = tokens[i].head
        if tokens[i].dep not in ("flat", "appos", "compound", "flat:name") or not 0 < i - head <= 12:
            return i
        if tokens[i].dep == "compound" and head > i:
            return i
        i = head
    return i


def rank(analysis: Analysis, i: int) -> int:
    """3 subject of a main clause, 2 subject of another clause, 1 object, 0 anything else."""
    tokens = analysis.tokens
    token = tokens[i]
    if token.dep in ("nsubj", "nsubj:pass"):
        verb = tokens[token.head]
        main = verb.head == verb.i or verb.dep in ("conj", "parataxis")
        return 3 if main else 2
    if token.dep == "conj" and tokens[token.head].dep.startswith("nsubj"):
        return 2
    return 1 if token.dep in ("obj", "iobj") else 0


def _name(analysis: Analysis, name: names.NameSpan, inside: _Inside) -> Draft:
    tokens = analysis.tokens
    title, gender = None, "-"
    if name.title is not None:
        title = analysis.text[tokens[name.title].begin : tokens[name.first - 1].end]
        gender = next((r.gender for t in tokens[name.title : name.first] if (r := role_of(t)) and r.gender != "-"), "-")
    head = top(analysis, name.title if name.title is not None else name.first, name.last)
    owned = name.last < len(tokens) and tokens[name.last].tag == "POS"
    known: Gender = "m" if gender == "m" else "f" if gender == "f" else "-"
    return Draft(
        first=name.first, last=name.last, head=head, kind=name.kind, form="name", words=names.key(tokens, name),
        rank=0 if owned else rank(analysis, head), quoted=inside(tokens[name.first].begin), title=title, gender=known,
    )  # fmt: skip


def _roles(analysis: Analysis, taken: set[int], inside: _Inside) -> Iterator[Draft]:
    tokens = analysis.tokens
    verbs = speaking_verbs()
    for token in tokens:
        role = None if token.i in taken else role_of(token)
        if role is None or role.kind == "honorific" or token.dep in ("compound", "amod", "flat", "root"):
            continue
        if role.kind in ("group", "document") and not _speaks(analysis, token, verbs):
            continue
        if analysis.child(token.i, "cop") is not None or token.pos not in ("NOUN", "PROPN", "PRON", "ADJ"):
            continue
        first = _phrase_start(tokens, token.i)
        last = _phrase_end(analysis, token)
        plural = token.tag in ("NNS", "NNPS") or role.noun == "police"
        determiner = tokens[first].text.casefold()
        kind: MentionKind = "group" if plural else "other" if role.kind == "document" else "person"
        if role.kind == "group":
            kind = "group" if plural else "organisation"
        yield Draft(
            first=first, last=last, head=token.i, kind=kind, form="role",
            words=tuple(t.text.casefold() for t in tokens[first : token.i + 1] if t.pos not in ("DET", "PUNCT")),
            rank=rank(analysis, token.i), quoted=inside(token.begin), role=role, gender=role.gender, plural=plural,
            definite=determiner in _DEFINITE or any(t.tag == "POS" for t in tokens[first : token.i]),
        )  # fmt: skip


def _ages(analysis: Analysis, inside: _Inside) -> Iterator[Draft]:
    """Somebody called by his age: "the 28-year-old"."""
    tokens = analysis.tokens
    for token in tokens[4:]:
        i = token.i
        if token.text.casefold() != "old" or tokens[i - 2].text.casefold() not in ("year", "years"):
            continue
        if tokens[i - 1].text != "-" or tokens[i - 4].tag != "CD" or token.dep in ("amod", "compound", "nmod", "flat"):
            continue
        first = i - 5 if i > 4 and tokens[i - 5].pos == "DET" else i - 4
        yield Draft(
            first=first, last=i + 1, head=i, kind="person", form="role", words=("year-old",), rank=rank(analysis, i),
            quoted=inside(token.begin), definite=first == i - 4 or tokens[first].text.casefold() == "the",
        )  # fmt: skip


def _speaks(analysis: Analysis, token: Token, verbs: frozenset[str]) -> bool:
    """Whether a body or document stands where a speaker stands."""
    tokens = analysis.tokens
    governor = tokens[token.head]
    if token.dep in ("nsubj", "nsubj:pass") and governor.lemma.casefold() in verbs:
        return True
    beside = [tokens[token.i + 1]] if token.i + 1 < len(tokens) else []
    first = _phrase_start(tokens, token.i)
    beside += [tokens[first - 1]] if first > 0 else []
    if any(t.pos == "VERB" and t.lemma in verbs for t in beside):
        return True
    case = analysis.child(token.i, "case")
    return case is not None and case.text.casefold() == "according"


def _phrase_start(tokens: Sequence[Token], head: int) -> int:
    """The first token of the noun phrase that ends at ``head``."""
    first = head
    while first > 0:
        before = tokens[first - 1]
        if before.sentence != tokens[head].sentence or head - first >= _LONGEST_PHRASE + 3:
            break
        glued = before.text in ("-", "–", "/") and before.end == tokens[first].begin
        held = (
            before.tag == "POS"
            or first <= before.head <= head
            or (before.head < first and before.dep in ("compound", "conj", "cc"))
        )
        if not (glued or (before.pos in _MODIFIERS and held and before.text not in (",", "and", "or"))) and not _joins(
            tokens, first, head
        ):
            break
        first -= 1
    return first + 1 if first < head and tokens[first].text.casefold() in ("and", "or", "but", "-") else first


def _joins(tokens: Sequence[Token], first: int, head: int) -> bool:
    """Whether "and" before ``first`` joins two modifiers of the head ("Japanese and U.S. officials")."""
    before = tokens[first - 1]
    if before.text.casefold() not in ("and", "or") or first < 2 or first == head:
        return False
    other = tokens[first - 2]
    return other.pos in ("ADJ", "PROPN", "NOUN") and first <= other.head <= head


def _phrase_end(analysis: Analysis, token: Token) -> int:
    """Behind the head, or behind a short phrase that says whose or with what."""
    tokens = analysis.tokens
    nxt = token.i + 1
    while nxt + 1 < len(tokens) and tokens[nxt].text == "-" and token.end == tokens[nxt].begin == tokens[nxt].end - 1:
        nxt, token = nxt + 2, tokens[nxt + 1]
    if nxt >= len(tokens) or tokens[nxt].sentence != token.sentence or tokens[nxt].text.casefold() not in _BEHIND:
        return nxt
    for child in analysis.children(token.i):
        first, last = analysis.subtree(child.i)
        if first == nxt and child.dep in ("nmod", "acl", "amod") and last - first <= _LONGEST_PHRASE:
            stretch = tokens[first:last]
            if not any(t.text in (",", "“", '"', "”", ":", ";") or t.dep == "acl:relcl" for t in stretch):
                return last
    return nxt


def _pronouns(analysis: Analysis, inside: _Inside) -> Iterator[Draft]:
    for token in analysis.tokens:
        known = _PRONOUNS.get(token.text.casefold())
        if known is None or token.text == "US":
            continue
        gender, plural = known
        yield Draft(
            first=token.i, last=token.i + 1, head=token.i, kind="group" if plural else "person", form="pronoun",
            words=(token.text.casefold(),), rank=rank(analysis, token.i), quoted=inside(token.begin), gender=gender,
            plural=plural, definite=True,
        )  # fmt: skip
