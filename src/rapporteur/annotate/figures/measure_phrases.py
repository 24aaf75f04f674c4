"""What is measured, in a few words for people.

In: an analysis, the tokens of a figure and a noun or verb. Out: short phrases ("Danish sailors stationed in Riga",
"length of the walk") taken word by word from the report. Decided here: how far a phrase reaches: to the nearest
complement, never over a comma, never with a number in it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from rapporteur.language import Analysis, Name, Token
from rapporteur.language.lexicon import words

NOUNS = frozenset({"NOUN", "PROPN"})
_LEFT = ("compound", "amod", "nmod", "flat", "advmod")
_LEADING = frozenset({"ADP", "SCONJ", "CCONJ", "DET", "PUNCT", "PART"})
_RIGHT = ("nmod", "acl", "acl:relcl", "obl")
_NAMING = frozenset({"organisation", "event", "other"})
_LONGEST = 9
_WIDEST = 8
_STOPS = frozenset({",", ";", ":", ".", "(", ")", "–", "—", "who", "which", "that", "where"})
_COMPARATIVES = frozenset({"more", "less", "few", "many", "much"})
_CLIMB = 4


class Phrases:
    """Phrases of one report. ``known`` gives the name that a pronoun at an offset stands for."""

    def __init__(self, analysis: Analysis, known: Mapping[int, str]) -> None:
        self.analysis = analysis
        self.known = known
        self._firsts = [name.first for name in analysis.names]
        self._named_tokens = frozenset(
            i for name in analysis.names if name.label != "date" for i in range(name.first, name.last)
        )

    def of(self, noun: Token, hidden: range) -> str:
        """The noun with its modifiers and the first complement behind it; tokens in ``hidden`` are left out."""
        core = self.core(noun, hidden)
        return f"{core} {self.complement(noun, hidden)}".strip()

    def core(self, noun: Token, hidden: range) -> str:
        """The noun with what stands before it: its modifiers and the name it ends."""
        first, last = self._named(noun)
        for child in self.analysis.children(noun.i):
            if child.i < first and child.dep.startswith(_LEFT):
                first = min(first, self.analysis.subtree(child.i)[0])
        first = max(first, noun.i - _WIDEST)
        if first > 0 and first == noun.i and self.analysis.tokens[first - 1].tag == "POS":
            first = self.analysis.subtree(self.analysis.tokens[first - 1].head)[0]
            first = max(first, noun.i - _WIDEST)
        while first < noun.i and (first in hidden or self.analysis.tokens[first].pos in _LEADING):
            first += 1
        if first == noun.i:
            return self.words(range(first, max(last, noun.i + 1)), hidden)
        first += self.analysis.tokens[first].text.lower() == "as"
        led = self.analysis.tokens[first - 1].text.lower() == "as" and self.analysis.tokens[first + 1].text != "as"
        first += self.analysis.tokens[first].lemma == "many" and led
        if self.analysis.tokens[first].lemma in _COMPARATIVES and self.analysis.tokens[first + 1 : first + 2]:
            first += 2 if self.analysis.tokens[first + 1].text.lower() in ("than", "as") else 0  # "more than 80 people"
        return self.words(range(first, max(last, noun.i + 1)), hidden)

    def _named(self, noun: Token) -> tuple[int, int]:
        """The first and last (half open) token of the name that the noun is part of, else the noun's own."""
        k = bisect_right(self._firsts, noun.i) - 1
        name = self.analysis.names[k] if k >= 0 else None
        if name is None or name.label not in _NAMING:
            return noun.i, noun.i + 1
        inside = noun.i < name.last or self._runs(name.last, noun.i)
        return (name.first if inside else noun.i), noun.i + 1

    def name_of(self, noun: Token) -> Name | None:
        """The name of an organisation or event that the noun stands in."""
        k = bisect_right(self._firsts, noun.i) - 1
        name = self.analysis.names[k] if k >= 0 else None
        return name if name is not None and noun.i < name.last and name.label in _NAMING else None

    def _runs(self, first: int, last: int) -> bool:
        """Whether only nouns and possessive marks stand from token ``first`` to ``last``."""
        return last - first <= 3 and all(t.pos in (*NOUNS, "PART") for t in self.analysis.tokens[first:last])

    def complement(self, noun: Token, hidden: range) -> str:
        """The first phrase behind a word that belongs to it: "stationed in Riga", "by small firms".

        None behind another number: of "two ships, one built in Riga" only the one was built there.
        """
        for child in self.analysis.children(noun.i):
            if child.i <= noun.i or child.dep not in _RIGHT or child.i in hidden:
                continue
            first, last = self.analysis.subtree(child.i)
            stretch = self._cut(range(max(first, noun.i + 1), last))
            if (
                stretch
                and not self._parted(noun, stretch.start, hidden)
                and not any(self._is_amount(i) or i in hidden for i in stretch)
            ):
                return self.words(stretch, hidden)
        return ""

    def _parted(self, noun: Token, stop: int, hidden: range) -> bool:
        """Whether another number stands between a noun and ``stop``, and no mark closes what it opened."""
        for i in range(stop - 1, noun.i, -1):
            if self.analysis.tokens[i].pos == "PUNCT":
                return False
            if self._is_amount(i) and i not in hidden:
                return True
        return False

    def short(self, token: Token, hidden: range) -> str:
        """All that hangs on a token, cut short."""
        return self.words(self._cut(range(*self.analysis.subtree(token.i))), hidden)

    def _cut(self, stretch: range) -> range:
        """The stretch up to the first mark or relative pronoun, at most so many words, ending with a content word."""
        end = stretch.start
        for i in stretch[:_LONGEST]:
            token = self.analysis.tokens[i]
            if token.text.lower() in _STOPS:
                break
            if token.pos in (*NOUNS, "VERB", "ADJ", "ADV"):
                end = i + 1
        return range(stretch.start, end)

    def words(self, stretch: Sequence[int], hidden: range) -> str:
        """The tokens as one string, spaced as in the text; articles and numbers dropped, pronouns named."""
        parts: list[str] = []
        before: Token | None = None
        for i in stretch:
            token = self.analysis.tokens[i]
            if i in hidden or self._is_amount(i) or (token.pos == "DET" and not parts) or token.text in '"“”,$€£¥':
                continue
            if token.pos == "PRON":
                name = self.known.get(token.begin)
                text = _possessive(name) if name and token.tag == "PRP$" else name or ("" if not parts else token.text)
            else:
                text = token.text
            if not text:
                continue
            glued = before is not None and before.end == token.begin
            parts.append(text if glued or not parts else f" {text}")
            before = token
        return " ".join("".join(parts).split()).strip(" -–—'’,.")

    def _is_amount(self, i: int) -> bool:
        """Whether a token is a number outside a name, or the unit tied to one."""
        token = self.analysis.tokens[i]
        if token.pos == "NUM":
            return i not in self._named_tokens
        before = i - 2 if i > 1 and self.analysis.tokens[i - 1].text == "-" else i - 1
        unit = token.lemma in words("rapporteur.annotate", "unit_nouns.txt") or token.text == "-"
        return unit and before >= 0 and self.analysis.tokens[before].pos == "NUM" and before not in self._named_tokens

    def content(self, noun: Token) -> Token:
        """What a "total", "number" or "half" is of; else the noun."""
        if noun.lemma in words("rapporteur.annotate", "unit_nouns.txt"):
            for child in self.analysis.children(noun.i):
                if child.i > noun.i and child.dep.startswith("nmod") and child.pos in NOUNS:
                    return child
        return noun

    def subject(self, verb: Token) -> Token | None:
        """The verb's subject, or that of the verb it is joined to: "the firms helped create jobs"."""
        for _ in range(_CLIMB):
            found = self.analysis.child(verb.i, "nsubj", "nsubj:pass")
            head = self.analysis.tokens[verb.head]
            relative = found.tag in ("WDT", "WP") if found is not None else verb.tag == "VBN" or verb.i == head.i + 1
            if verb.dep.startswith("acl") and head.pos in NOUNS and relative:
                return self._summed(verb) or head  # "assaults, which rose 22 percent", "a wage set at £9.50"
            if found is not None:
                return found
            thing = self.analysis.child(head.i, "obj") if verb.dep == "xcomp" and verb.tag == "VB" else None
            if thing is not None and head.i < thing.i < verb.i:
                return thing  # "expects the economy to grow"
            if verb.dep not in ("conj", "xcomp", "ccomp", "advcl", "acl") or verb.head == verb.i:
                return None
            verb = self.analysis.tokens[verb.head]
        return None

    def _summed(self, verb: Token) -> Token | None:
        """The noun right before "totalling", which the tree may have hung on another: "return of cheques totalling"."""
        noun = self.analysis.tokens[verb.i - 1] if verb.i else None
        sums = verb.text.lower() in words("rapporteur.annotate", "totalling_words.txt")
        return noun if sums and noun is not None and noun.pos in NOUNS and noun.sentence == verb.sentence else None

    def actor(self, token: Token | None, hidden: range) -> str:
        """A subject in a word or two: its name for a pronoun, "" when it is not known."""
        if token is None or token.i in hidden:
            return ""
        if token.pos == "PRON":
            return self.known.get(token.begin, "")
        return self.core(self.content(token), hidden) if token.pos in NOUNS else ""

    def group(self, verb: Token) -> str:
        """A verb with what goes before it: "agreed to pay", "will pay", "is contributing"."""
        first = verb.i
        while first > 0 and self.analysis.tokens[first - 1].head == verb.i and self._helps(first - 1):
            first -= 1
        before = self.analysis.tokens[verb.head]
        if verb.dep == "xcomp" and before.i == first - 1 and before.pos == "VERB":
            first = before.i
        return " ".join(t.text.lower() for t in self.analysis.tokens[first : verb.i + 1])

    def _helps(self, i: int) -> bool:
        token = self.analysis.tokens[i]
        return token.dep.startswith("aux") or (token.dep == "mark" and token.lemma == "to")

    def clause(self, noun: Token, verb: Token, hidden: range) -> str:
        """What is told of the noun: "stationed in Riga", "that Norway hosts"."""
        if noun.dep == "nsubj:pass" or (noun.dep == "obl" and verb.tag == "VBN"):
            return f"{verb.text.lower()} {self.complement(verb, hidden)}".strip()
        if noun.dep == "obj":
            actor = self.actor(self.subject(verb), hidden)
            if actor and verb.tag == "VBG":
                return f"({verb.text.lower()} by {actor})"
            return f"that {actor} {verb.text.lower()}" if actor else verb.text.lower() if verb.tag == "VBN" else ""
        return ""


def _possessive(name: str) -> str:
    """Whose, without an article: "the two drivers" give "two drivers'"."""
    first, _, rest = name.partition(" ")
    bare = rest if rest and first.lower() in ("the", "a", "an") else name
    return bare + ("'" if bare.endswith("s") else "'s")
