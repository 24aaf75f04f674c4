"""Voices: from the token that speaks to the person or body it stands for.

In: mentions and a token. Out: :class:`~rapporteur.model.Voice`. Decided here: how much of a noun phrase is the speaker
(name without title, description with its short "of" phrase), and by which name he is listed: the fullest in the
report, or the description for the unnamed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapporteur.annotate.names.drafts import speaking_verbs
from rapporteur.language import Analysis
from rapporteur.model import Mention, Voice

_LONGEST = 8
_AND = re.compile(r"\s(?:and|&)\s")
_BACK = 60
"""Tokens that "it" looks back for the body that spoke before: two or three sentences."""
_WIDEST = 90
"""Characters that several joined names may span."""
_INNER = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "flat", "advmod", "goeswith", "fixed"})


class Voices:
    """Looks up mentions by token."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Mention]) -> None:
        self._analysis = analysis
        self._at: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda m: (m.form == "name", m.begin - m.end)):
            begin = mention.begin
            if mention.title is not None and mention.form == "name":
                begin = _title_begin(analysis.text, mention)
            for token in analysis.within(begin, mention.end):
                known = self._at.get(token.i)
                if known is None or known.form != "name" or mention.begin <= token.begin:
                    self._at[token.i] = mention

    def mention(self, i: int) -> Mention | None:
        """The mention that token ``i`` belongs to, in its name or its title."""
        return self._at.get(i)

    def voice(self, i: int) -> Voice:
        """The voice of the noun phrase whose head is token ``i``."""
        mention = self._at.get(i)
        named = self._named_beside(i, mention)
        if named is not None:
            begin, end = self._phrase(i) if mention is None else (mention.begin, mention.end)
            return Voice(begin=begin, end=end, name=named.name, entity=named.entity)
        if mention is None and self._analysis.tokens[i].text.casefold() == "it":
            mention = self._body_before(i)
            if mention is not None:
                token = self._analysis.tokens[i]
                return Voice(begin=token.begin, end=token.end, name=mention.name, entity=mention.entity)
        joined = self._joined_roles(i) if mention is None or mention.form == "role" else None
        mention = joined or self._one_named(i) or mention
        if mention is not None and self._heads(i, mention):
            if mention.form == "name" and mention.kind == "person":
                return self._several(i, mention)
            return Voice(begin=mention.begin, end=mention.end, name=mention.name, entity=mention.entity)
        begin, end = self._phrase(i)
        return Voice(begin=begin, end=end, name=" ".join(self._analysis.text[begin:end].split()))

    def _named_beside(self, i: int, mention: Mention | None) -> Mention | None:
        """Whose name stands right behind its description: "the operator, Skerra Line,", "guitarist Paul Reed"."""
        tokens = self._analysis.tokens
        described = tokens[i].pos == "NOUN" and (mention is None or mention.form == "role")
        if not described or tokens[i].tag == "NNS" or i + 2 >= len(tokens):
            return None
        k = i + 2 if tokens[i + 1].text == "," else i + 1
        name = self._at.get(k)
        if name is not None and name.kind == "person" and name.form == "name" and tokens[k].dep in ("appos", "flat"):
            return name if k == i + 1 == tokens[k].i and tokens[k].head == i and name.begin == tokens[k].begin else None
        if name is None or name.form != "name" or name.kind != "organisation" or name.begin != tokens[k].begin:
            return None
        if k == i + 1:
            return name
        apposed = any(t.dep == "appos" and t.head == i for t in self._analysis.within(name.begin, name.end))
        return name if apposed else None

    def _body_before(self, i: int) -> Mention | None:
        """What "it" stands for as a speaker: the firm or ministry that the clauses before are about, or that told."""
        tokens = self._analysis.tokens
        for k in range(i - 1, max(-1, i - _BACK), -1):
            token = tokens[k]
            if (
                token.dep not in ("nsubj", "nsubj:pass")
                or token.tag == "NNS"
                or tokens[token.head].sentence != token.sentence
            ):
                continue
            verb = tokens[token.head]
            speaking = verb.lemma in speaking_verbs()
            mention = self._at.get(k)
            if mention is None or mention.form == "pronoun" or not (speaking or verb.head == verb.i):
                continue
            if mention.kind == "organisation" or (speaking and mention.kind in ("place", "other")):
                return mention
            if speaking and mention.kind == "person":
                return None
        return None

    def _one_named(self, i: int) -> Mention | None:
        """The person whom "one of the rebels, Ana Li," names."""
        tokens = self._analysis.tokens[i : i + _LONGEST]
        comma = next((t.i for t in tokens if t.text == ","), None)
        if (
            tokens[0].text.casefold() != "one"
            or comma is None
            or comma + 2 >= len(self._analysis.tokens)
            or any(t.pos in ("VERB", "AUX") for t in tokens[: comma - i])
        ):
            return None
        beside = comma + 1 if self._analysis.tokens[comma + 1].pos != "DET" else comma + 2
        named = self._at.get(beside)
        return named if named is not None and named.form == "name" and named.kind == "person" else None

    def _joined_roles(self, i: int) -> Mention | None:
        """The person whose name the second of two roles bears: "author and geologist Ana Li" is one."""
        tokens = self._analysis.tokens
        if tokens[i].pos != "NOUN" or tokens[i].tag == "NNS" or self._analysis.child(i, "det", "nmod:poss") is not None:
            return None
        for k in range(i + 1, min(i + _LONGEST, len(tokens))):
            mention = self._at.get(k)
            if (
                mention is not None
                and mention.form == "name"
                and mention.kind == "person"
                and mention.title is not None
            ):
                return mention if tokens[i + 1].text == "and" else None
            if tokens[k].pos not in ("CCONJ", "NOUN", "PROPN", "ADJ"):
                return None
        return None

    def _several(self, i: int, mention: Mention) -> Voice:
        """The voice of a person, or of the persons whom "and" joins to him."""
        joined = [self._at[c.i] for c in self._analysis.children(i) if c.dep == "conj" and c.i in self._at]
        others = [m for m in joined if m.kind == "person" and m.form == "name" and m.begin > mention.end]
        if (
            not others
            or not _AND.search(self._analysis.text, mention.end, others[-1].begin)
            or (others[-1].end - mention.begin > _WIDEST)
        ):
            return Voice(begin=mention.begin, end=mention.end, name=mention.name, entity=mention.entity)
        names = list(dict.fromkeys([mention.name, *(m.name for m in others)]))
        name = " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
        return Voice(begin=mention.begin, end=others[-1].end, name=name)

    def _heads(self, i: int, mention: Mention) -> bool:
        """Whether ``i`` stands for the mention itself, not for something it only modifies."""
        return mention.form != "pronoun" or mention.begin <= self._analysis.tokens[i].begin < mention.end

    def _phrase(self, i: int) -> tuple[int, int]:
        """The noun phrase around ``i``: what stands close before it, and a short "of" phrase behind."""
        tokens = self._analysis.tokens
        first = i
        low, _ = self._analysis.subtree(i)
        while (
            first > low
            and i - first < _LONGEST
            and (tokens[first - 1].dep in _INNER | {"punct"} or tokens[first - 1].tag == "POS")
        ):
            if tokens[first - 1].tag == "IN" or tokens[first - 1].text in (",", "(", ")", "“", "”", '"', ":", "—", "–"):
                break
            first -= 1
        last = i + 1
        for child in self._analysis.children(i):
            a, b = self._analysis.subtree(child.i)
            close = child.dep in ("flat", "fixed", "nmod") and a == last and b - a <= _LONGEST
            if close and not any(t.text in (",", "“", "”", '"', ":") for t in tokens[a:b]):
                last = b
        return tokens[first].begin, tokens[last - 1].end


def _title_begin(text: str, mention: Mention) -> int:
    """Where the title of a named mention stands: right before the name."""
    if mention.title is None:
        return mention.begin
    found = text.rfind(mention.title, max(0, mention.begin - len(mention.title) - 3), mention.begin)
    return found if found >= 0 else mention.begin
