"""Voices: from the token that speaks to the person or body it stands for.

In: mentions and a token. Out: :class:`~rapporteur.model.Voice`. Decided here: how much of a noun phrase is the speaker
(name without title, description with its short "of" phrase), and by which name he is listed: the fullest in the
report, or the description for the unnamed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapporteur.language import Analysis
from rapporteur.model import Mention, Voice

_LONGEST = 8
_AND = re.compile(r"\s(?:and|&)\s")
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
        if mention is not None and self._heads(i, mention):
            if mention.form == "name" and mention.kind == "person":
                return self._several(i, mention)
            return Voice(begin=mention.begin, end=mention.end, name=mention.name, entity=mention.entity)
        begin, end = self._phrase(i)
        return Voice(begin=begin, end=end, name=" ".join(self._analysis.text[begin:end].split()))

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
        token = self._analysis.tokens[i]
        if mention.form == "pronoun":
            return token.tag != "PRP$"
        return True

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
