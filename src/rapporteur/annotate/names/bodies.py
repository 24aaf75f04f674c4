"""Which named body a noun takes up: "the company", "the bank", "the ministry".

In: the names of bodies as they are met, and a definite role that stands for a body. Out: the entity it takes up, or
``None``. Decided here: what the name of a body tells of its kind, what a report calls it ("Skerra Line, the ferry
operator"), and how near and how prominent it must be: the body must lead the next that could be meant, and a body that
was introduced without a name by the same noun keeps it.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import msgspec

from rapporteur.annotate.names.drafts import Draft, speaking_verbs
from rapporteur.annotate.names.entities import Entity
from rapporteur.annotate.names.titles import nation_in
from rapporteur.language import Analysis, Token
from rapporteur.language.lexicon import table, words

_PACKAGE = "rapporteur.annotate"
_MEMORY = 12
_REACH = 10
"""Narrated sentences that such a noun looks back; twice as many for a body that was called so."""
_NEAR = 30.0
_RANK = {3: 12.0, 2: 8.0, 1: 4.0, 0: 0.0}
_SPEAKER = 4.0
_OFTEN = 0.5
_CALLED = 25.0
"""For a body that was called so, or whose name holds the noun."""
_FOREIGN = 8.0
"""Off, for a body whose name does not hold what goes before the noun: "the rights group"."""
_LEAD = 4.0
_BACK = 400
"""Tokens that are searched for a body without a name."""
_OTHER = frozenset(
    {"other", "another", "first", "second", "third", "same", "previous", "former", "parent", "rival", "opposing"}
)
_INDEFINITE = frozenset({"a", "an", "another", "one"})
_PRESS = frozenset({"press", "print", "air"})
_DEFINITE = frozenset({"the", "this", "that"})


class _Sighting(msgspec.Struct):
    """A body, and where it was last named: narrated sentence, token, and weight."""

    entity: Entity
    when: int
    head: int
    weight: float


@cache
def _nouns() -> dict[str, tuple[str, str]]:
    """Noun to the kind of body, and which body will do: open, kind or named."""
    return {noun: (kind, how) for noun, kind, how in table(_PACKAGE, "body_nouns.tsv") if how != "word"}


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for word, kind, how in table(_PACKAGE, "body_nouns.tsv"):
        if how == "word":
            found[word].add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


class Bodies:
    """The bodies that a report has named so far."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._seen: list[_Sighting] = []
        self._called: dict[int, set[str]] = defaultdict(set)

    def notice(self, entity: Entity, draft: Draft, when: int) -> None:
        """Remember where a body was named, and what it was called beside its name."""
        if entity.kind not in ("organisation", "place") or draft.quoted:
            return
        self._called[entity.number].update(self._beside(draft))
        governor = self._analysis.tokens[self._analysis.tokens[draft.head].head]
        speaks = draft.rank >= 2 and governor.lemma in speaking_verbs()
        told = self._analysis.tokens[draft.head].dep in ("obj", "iobj") and governor.lemma == "tell"
        weight = -_NEAR if told else _RANK[draft.rank] + (_SPEAKER if speaks else 0.0)
        known = next((s for s in self._seen if s.entity is entity), None)
        if known is not None:
            self._seen.remove(known)
            weight = max(weight, known.weight / 2) if not told else known.weight / 2
        self._seen = [*self._seen[-(_MEMORY - 1) :], _Sighting(entity, when, draft.head, weight)]

    def taken_up(self, draft: Draft, when: int) -> Entity | None:
        """The body that ``draft`` takes up in narrated sentence ``when``."""
        noun = _noun(draft)
        if noun not in _nouns() or not self._is_bare(draft) or draft.quoted:
            return None
        ratings = sorted(
            (
                (rating, -k, s.entity)
                for k, s in enumerate(reversed(self._seen))
                if (rating := self._rate(draft, s, when))
            ),
            key=lambda r: r[:2],
            reverse=True,
        )
        if not ratings or (len(ratings) > 1 and ratings[0][0] - ratings[1][0] < _LEAD):
            return None
        best = ratings[0][2]
        last = next(s.head for s in self._seen if s.entity is best)
        return None if self._is_introduced(noun, max(last, draft.first - _BACK), draft.first) else best

    def _is_introduced(self, noun: str, first: int, last: int) -> bool:
        """Whether a body was told of by ``noun`` without a name since the named one: "a bank"."""
        for token in self._analysis.tokens[first + 1 : last]:
            if _lemma(token) == noun and token.pos == "NOUN":
                article = self._analysis.child(token.i, "det")
                other = any(t.text.casefold() in _OTHER for t in self._analysis.children(token.i))
                apposed = token.dep == "appos" and self._analysis.tokens[token.head].pos == "PROPN"
                if not apposed and (other or (article is not None and article.text.casefold() in _INDEFINITE)):
                    return True
        return False

    def _rate(self, draft: Draft, seen: _Sighting, when: int) -> float:
        """How much speaks for a body; 0 if it cannot be meant."""
        noun = _noun(draft)
        kind, how = _nouns()[noun]
        name = [w.rstrip(".") for w in seen.entity.form]
        called = any(_nouns()[other][0] == kind for other in self._called[seen.entity.number])
        if seen.entity.kind == "place" and not called:
            return 0.0
        called = called or noun in name
        told = frozenset[str]().union(*(_kinds().get(w, frozenset()) for w in name))
        ago = when - seen.when
        is_open = how == "open" and not told and (kind in _PRESS or not _is_press(name))
        fits = called or is_open or (how != "named" and kind in told)
        if not fits or ago > (2 * _REACH if called else _REACH):
            return 0.0
        near = _NEAR / (1 + ago / 2) + seen.weight + _OFTEN * min(seen.entity.count, 12)
        foreign = [w for w in draft.words[:-1] if w not in name and w[:1].isalpha() and nation_in([w.title()]) is None]
        if foreign and how == "named":
            return 0.0
        return max(near + (_CALLED if called else 0.0) - (_FOREIGN if foreign else 0.0), 0.0)

    def _is_bare(self, draft: Draft) -> bool:
        """Whether nothing but an article and small words tell which one is meant."""
        tokens = self._analysis.tokens[draft.first : draft.last]
        if draft.last != draft.head + 1 or tokens[0].text.casefold() not in _DEFINITE:
            return False
        return not any(w in _OTHER for w in draft.words) and not any(t.tag in ("NNP", "POS") for t in tokens)

    def _beside(self, draft: Draft) -> set[str]:
        """Nouns that a name is called by beside it: "the ferry operator Skerra Line", "Skerra Line, an operator"."""
        tokens = self._analysis.tokens
        before = tokens[draft.first - 1] if draft.first > 0 else None
        called = [before] if before is not None and before.text.islower() else []
        called += [t for t in self._analysis.children(draft.head) if t.dep == "appos" and t.i >= draft.last]
        governor = tokens[tokens[draft.head].head]
        if tokens[draft.head].dep in ("nsubj", "appos", "flat") and (
            tokens[draft.head].dep != "nsubj" or self._analysis.child(governor.i, "cop") is not None
        ):
            called.append(governor)
        return {noun for token in called if (noun := _lemma(token)) in _nouns()}


def _is_press(name: list[str]) -> bool:
    """Whether the words of a name tell a publisher's."""
    return any(part in words(_PACKAGE, "media_names.txt") for part in name)


def _noun(draft: Draft) -> str:
    return draft.role.noun if draft.role is not None else draft.words[-1]


def _lemma(token: Token) -> str:
    return token.lemma.casefold()
