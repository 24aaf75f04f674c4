"""What a report states, clause by clause.

In: an article with its mentions, quotations and time expressions. Out: :class:`~rapporteur.model.Statement` in text
order. Decided here: a clause with the words that say whose it is ("the minister said") is one statement; a coordinated
clause is another; an embedded one is one beside the one around it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from rapporteur.annotate.clauses import arguments, clauses, sourcing
from rapporteur.annotate.clauses.clauses import Clause, Range
from rapporteur.annotate.clauses.lists import claims
from rapporteur.annotate.clauses.sourcing import Sourcing
from rapporteur.annotate.clauses.status import by_noun, by_verb, standing
from rapporteur.annotate.clauses.wordings import withholds
from rapporteur.annotate.speech import cues
from rapporteur.annotate.speech.voices import Voices
from rapporteur.language import Analysis, Token
from rapporteur.model import Article, Block, Mention, Quotation, Statement, Timex

_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOST = 0.67
"""Share of a clause's words up to which its core, without clauses at its edges, is stated beside the whole."""
_LEAST = 3
"""Words that such a core has at least."""
_TAKEN = frozenset({"denied", "reaffirmed", "proposed", "agreed"})
"""States that a verb gives to what its object is about: "repeated his promise to"."""
_ASKING = frozenset({"if", "whether"})
_SUPPOSING = frozenset({"unless", "whether", "provided", "lest"})
_PAIRS = {'"': '"', "“": "”", "‘": "’", "(": ")", "[": "]"}


class _Page(NamedTuple):
    """What every statement of a report is read from."""

    text: str
    analysis: Analysis
    voices: Voices
    timexes: Sequence[Timex]
    begins: Sequence[int]


def find(
    article: Article,
    analysis: Analysis,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    timexes: Sequence[Timex],
) -> tuple[Statement, ...]:
    """The statements in the readable blocks of ``article``; offsets are code points of its text, half open."""
    voices = Voices(analysis, mentions)
    found = clauses.find(analysis)
    sources = sourcing.find(analysis, found, voices, quotations)
    times = sorted(timexes, key=lambda t: t.begin)
    page = _Page(article.text, analysis, voices, times, [t.begin for t in times])
    stated: list[Statement] = []
    datelines = [b for b in article.blocks if b.kind == "dateline"]
    for clause in found:
        if (
            clause.head not in sources
            or not _says_something(analysis, clause)
            or _is_filed(analysis, clause, datelines)
            or _is_supposed(analysis, clause, sources[clause.head])
        ):
            continue
        source = sources[clause.head]
        ranges = [source.whole]
        if _LEAST <= _length(source.core) <= _MOST * _length(source.whole):
            ranges.append(source.core)
        stated += [_statement(page, clause, source, row) for row in ranges]
    unique = {(s.begin, s.end): s for s in reversed(stated)}
    return tuple(unique[key] for key in sorted(unique))


def _says_something(analysis: Analysis, clause: Clause) -> bool:
    """Whether a word stands in the clause at all."""
    return any(c.isalnum() for t in analysis.tokens[clause.first : clause.last] for c in t.text)


def _is_supposed(analysis: Analysis, clause: Clause, source: Sourcing) -> bool:
    """Whether it is only a question or an exception, which nobody states: "no idea if it is", "unless the city pays".

    A plain condition ("if it is attacked") stays: reports of one speech are joined by the conditions it named.
    """
    mark = analysis.child(clause.head, "mark")
    if mark is None or clause.kind not in {"adverbial", "content"}:
        return False
    asked = clause.kind == "content" and source.whole == (clause.first, clause.last)
    return mark.text.lower() in (_ASKING if asked else _SUPPOSING if clause.kind == "adverbial" else ())


def _is_filed(analysis: Analysis, clause: Clause, datelines: Sequence[Block]) -> bool:
    """Whether it is the dateline alone, which tells where the report was filed and states nothing."""
    tokens = analysis.tokens
    begin, end = tokens[clause.first].begin, tokens[clause.last - 1].end
    return any(block.begin <= begin and end <= block.end for block in datelines)


def _length(row: Range) -> int:
    return row[1] - row[0]


def dated(statements: Sequence[Statement], timexes: Sequence[Timex]) -> tuple[Statement, ...]:
    """The statements with their days read anew from ``timexes``, once these are resolved."""
    return tuple(msgspec.structs.replace(s, day=_day(s.begin, s.end, timexes)) for s in statements)


def _statement(page: _Page, clause: Clause, source: Sourcing, row: Range) -> Statement:
    analysis = page.analysis
    state = standing(analysis, clause.head, _above(analysis, clause), hinted=source.hinted, told=source.past)
    tokens = analysis.tokens
    begin, end = _balanced(page.text, tokens[row[0]].begin, tokens[row[1] - 1].end)
    low, high = bisect_left(page.begins, begin), bisect_left(page.begins, end)
    within = [t for t in page.timexes[low:high] if t.end <= end]
    return Statement(
        begin=begin,
        end=end,
        source=source.voices[-1] if source.voices else None,
        channel=tuple(source.voices[:-1]),
        polarity=state.polarity,
        status=state.status,
        predicate=tokens[state.predicate].lemma.lower(),
        arguments=arguments.find(analysis, clause.head, state.predicate, page.voices, within),
        terms=_terms(analysis, clause, within),
        day=_day(begin, end, within),
    )


def _above(analysis: Analysis, clause: Clause) -> tuple[int, ...]:
    """The verbs of state that govern the clause from outside, outermost first.

    "agreed to work and *accelerate*" hangs from "agreed", and so does what was agreed "that the towns *share* it".
    """
    token = analysis.tokens[clause.head]
    while token.dep == "conj" and token.head != token.i:
        token = analysis.tokens[token.head]
    found: list[int] = []
    while token.head not in found and token.head != token.i and _governed(analysis, token, clause):
        token = analysis.tokens[token.head]
        found.append(token.i)
        if token.dep == "xcomp" and by_verb(analysis, token.head) == "declined":
            found.append(token.head)
            break
    return tuple(reversed(found))


def _governed(analysis: Analysis, token: Token, clause: Clause) -> bool:
    if token.dep == "xcomp":
        return token.i != clause.head
    governor = analysis.tokens[token.head]
    if token.dep == "acl":
        maker = any(t.dep == "nmod" and t.i < token.i for t in analysis.children(governor.i))
        claim = governor.lemma.lower() in claims() and by_verb(analysis, governor.head) == "denied"
        return clause.kind == "content" and ((claim and not maker) or by_noun(analysis, governor.i) is not None)
    if token.pos == "NOUN" and token.i != clause.head:
        return token.dep in {"obj", "obl"} and by_verb(analysis, governor.i) in _TAKEN
    if token.dep in {"csubj", "ccomp"} and governor.pos == "ADJ":
        return by_noun(analysis, governor.i) is not None
    withheld = governor.dep == "xcomp" and by_verb(analysis, governor.head) == "declined"
    withheld = withheld or withholds(analysis, governor.i)
    return token.dep == "ccomp" and (withheld or by_verb(analysis, governor.i) is not None)


def _terms(analysis: Analysis, clause: Clause, timexes: Sequence[Timex]) -> tuple[str, ...]:
    """Content lemmas of the clause proper, in order, without figures, times and whom it is told after."""
    taken = {t.i for timex in timexes for t in analysis.within(timex.begin, timex.end)}
    words = analysis.tokens[clause.first : clause.last]
    for head in (cues.according(analysis, t.i) for t in words):
        if head is not None:
            taken.update(range(*analysis.subtree(head)))
    return tuple(t.lemma.lower() for t in words if t.pos in _TELLING and t.i not in taken)


def _day(begin: int, end: int, timexes: Sequence[Timex]) -> str | None:
    """The first day that a time expression of the passage gives."""
    for timex in timexes:
        if begin <= timex.begin and timex.end <= end and timex.type in {"DATE", "TIME"}:
            day = _DAY.match(timex.value)
            if day is not None:
                return day.group()
    return None


def _balanced(text: str, begin: int, end: int) -> tuple[int, int]:
    """The passage without a mark at its edge whose partner stands outside."""
    first, last = begin, end
    if text[begin] in _PAIRS and _PAIRS[text[begin]] not in text[begin + 1 : end]:
        first += 1
    partner = next((a for a, b in _PAIRS.items() if b == text[end - 1]), None)
    if partner is not None and partner not in text[first : end - 1]:
        last -= 1
    inner = text[first:last].strip()
    if not inner:
        return begin, end
    first = text.index(inner, first)
    return first, first + len(inner)
