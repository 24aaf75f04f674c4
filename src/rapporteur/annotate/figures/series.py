"""Amounts told beside others: converted, compared, or listed with a gap where the others say what they measure.

In: the lexemes of a block, an amount and the one told before it. Out: the measure that the later one takes over.
Decided here: "$3.2bn; £1.7bn" in brackets and "up from 4 percent" measure the same thing; "12 people in Amberly, seven
in Corran" and "Labour won 320 seats, the Greens 12" measure the same of another place, time or party.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rapporteur.annotate.figures.amount import Amount
from rapporteur.annotate.figures.lexemes import Lexeme
from rapporteur.annotate.figures.measure_terms import Measure, lemmas
from rapporteur.annotate.figures.measures import Measures
from rapporteur.annotate.figures.number_roles import Covering
from rapporteur.language import Analysis, Token
from rapporteur.language.lexicon import words

_PACKAGE = "rapporteur.annotate"
_BESIDE = 20
"""Lexemes between an amount and the one it is compared with."""
_GAP = 14
"""Lexemes between an amount and the next of a list with gaps."""
_THEM = (["them"], ["whom"], ["these"], ["those"], ["which"], ["us"], ["it"])
_PART = 8
"""Words looked at behind "one" for what sets it apart."""
_ADDED = 4
_OWN = 6
"""Tokens behind an amount that tell what sets it apart in its list."""
_COMPARING = frozenset({("compared", "with"), ("compared", "to"), ("against",), ("versus",), ("vs",), ("from",)})
"""Words that set an amount beside the one before it."""
_NEXT = frozenset({";", ",", "/", "or", "and"})
_ADDING = frozenset({"another", "a", "an", "further", "additional", "just", "only", "also", "then", "more"})
"""Words between what leads to an amount of a list and the amount."""
_TELLING = frozenset({"VERB", "AUX", "NUM", "SYM"})
"""Parts of speech that tell something else between two amounts of a list."""
_WITH = frozenset({"with", "on", "at"})
_LEADING = frozenset({*_NEXT, "of", "by", "behind", "to", "while"})
"""Words before somebody who has the amount: "43 percent, ahead of Maro with 38 percent"."""
_DASHES = frozenset("-–—")
_ENDS = frozenset({"", ",", ";", ".", "and", ")", "–", "—", "while", "but"})


class Told(msgspec.Struct, frozen=True):
    """An amount that was read: its lexemes, its measure and its sentence; ``converted``: it stands in brackets."""

    first: int
    last: int
    measure: Measure
    sentence: int
    converted: bool = False


def converted(lexemes: Sequence[Lexeme], told: Told | None, amount: Amount) -> bool:
    """Whether the amount is the one before in another unit: "5 km (3 miles)", "30 trillion rupiah ($3.2bn; £1.7bn)"."""
    if told is None:
        return False
    between = [x.norm for x in lexemes[told.last : amount.first]]
    return between == ["("] or (told.converted and len(between) == 1 and between[0] in _NEXT)


def compared(lexemes: Sequence[Lexeme], told: Told | None, tokens: Sequence[Token], amount: Amount) -> bool:
    """Whether the amount is set beside the one before it: "compared with", "against", "up from"."""
    if told is None or not tokens or tokens[0].sentence != told.sentence or amount.first - told.last > _BESIDE:
        return False
    first = amount.hedge_first if amount.hedge_first >= 0 else amount.first
    tail = tuple(x.norm for x in lexemes[told.last : first][-2:])
    moved = tail[-1:] == ("to",) and told.first > 0 and lexemes[told.first - 1].norm == "from"
    adjoining = first - told.last == 1 and lexemes[told.last].norm in _NEXT
    return moved or adjoining or tail in _COMPARING or tail[-1:] in _COMPARING


def gapped(
    lexemes: Sequence[Lexeme],
    told: Told | None,
    tokens: Sequence[Token],
    amount: Amount,
    measures: Measures,
    times: Covering,
) -> Measure | None:
    """The measure of an amount of a list that leaves out what the amount before it says, ``None`` if it is none.

    Either a preposition leads to what sets each apart ("12 people in Amberly, seven in Corran"), or each has its own
    subject and the verb stands once ("Labour won 320 seats, the Greens 12").
    """
    first = amount.hedge_first if amount.hedge_first >= 0 else amount.first
    while first > amount.first - _ADDED and lexemes[first - 1].norm in _ADDING:
        first -= 1
    if told is None or not tokens or tokens[0].sentence != told.sentence or not 1 <= first - told.last <= _GAP:
        return None
    between = [x.norm for x in lexemes[told.last : first]]
    stretch = measures.analysis.within(lexemes[told.last].begin, lexemes[first - 1].end)
    behind = lexemes[amount.last].norm if amount.last < len(lexemes) else ""
    if between[-1] == "including" and behind not in _ENDS:
        own = measures.analysis.tokens[tokens[-1].i + 1 : tokens[-1].i + 1 + _OWN]
        return _told_of(told.measure, stretch, _clause(own))
    if any(_tells(t) and times.at(t.begin) is None for t in stretch):
        return None
    if between[0] in words(_PACKAGE, "list_prepositions.txt") and between[0] == behind and between[-1] in _NEXT:
        own = measures.analysis.tokens[tokens[-1].i + 1 : tokens[-1].i + 1 + _OWN]
        return _told_of(told.measure, stretch, _own(own))
    with_ = stretch[-1].text in _WITH if stretch else False
    stretch = stretch[:-1] if with_ else stretch
    stretch = stretch[:-1] if len(stretch) > 1 and stretch[-1].text == "," else stretch  # "the Northeast, 16 percent"
    apart = next((k for k in range(len(stretch) - 1, -1, -1) if stretch[k].text in (_LEADING if with_ else _NEXT)), -1)
    if behind in _ENDS and apart >= 0 and _is_subject(stretch[apart + 1 :]):
        return _of_subject(measures, told.measure, _own(stretch[apart + 1 :]))
    return None


def _tells(token: Token) -> bool:
    """Whether a word between two amounts of a list says something else; "followed by" leads on."""
    return token.pos in _TELLING and token.text not in _DASHES and token.lemma not in ("follow", "trail", "include")


def of_part(measures: Measures, whole: Measure, tokens: Sequence[Token]) -> Measure:
    """What "one" measures that parts a count just named: "two ships, one Danish"."""
    first = tokens[-1].i + 1 if tokens else 0
    last = min(first + _PART, len(measures.analysis.tokens)) if tokens else 0
    stretch = _until_mark(measures.analysis, range(first, last))
    told = measures.phrases.words(stretch, range(0))
    noun = measures.analysis.tokens[whole.noun] if whole.noun >= 0 else None
    base = noun.text if noun is not None else whole.unit
    only = len(stretch) == 1 and measures.analysis.tokens[stretch[0]].pos == "ADJ"
    terms = tuple(dict.fromkeys((*lemmas(measures.analysis.tokens[i] for i in stretch), *whole.terms)))
    phrase = f"{told} {base}" if only else f"{base} {told}".strip()
    return Measure(whole.head, phrase, terms, whole.unit, whole.noun)


def _until_mark(analysis: Analysis, stretch: Sequence[int]) -> list[int]:
    kept: list[int] = []
    for i in stretch:
        if analysis.tokens[i].pos == "PUNCT":
            break
        kept.append(i)
    return kept


def of_them(
    lexemes: Sequence[Lexeme], told: Told | None, tokens: Sequence[Token], amount: Amount, measures: Measures
) -> Measure | None:
    """What a number of those just counted measures: "five people, three of them children", "30 of whom work abroad"."""
    pair = [x.norm for x in lexemes[amount.last : amount.last + 2]]
    if told is None or not tokens or pair[:1] != ["of"] or pair[1:] not in _THEM:
        return None
    if tokens[0].sentence - told.sentence not in (0, 1):
        return None
    stop = tokens[-1].i + 3
    own: list[Token] = []
    for token in measures.analysis.tokens[stop : stop + _OWN]:
        if token.pos == "PUNCT" or token.sentence != tokens[0].sentence:
            break
        own.append(token)
    noun = measures.analysis.tokens[told.measure.noun].text if told.measure.unit else told.measure.phrase
    text = _printed([t for t in own if t.pos not in ("DET", "AUX")])
    phrase = f"{noun} ({text})" if text else told.measure.phrase
    return msgspec.structs.replace(told.measure, phrase=phrase, terms=_terms(told.measure, (), own))


def _printed(tokens: Sequence[Token]) -> str:
    """The tokens with the gaps that they have in the text."""
    parts = [t.text if k and tokens[k - 1].end == t.begin else f" {t.text}" for k, t in enumerate(tokens)]
    return "".join(parts).strip()


def _is_subject(tokens: Sequence[Token]) -> bool:
    """Whether nothing but a name or a noun with its article stands there."""
    plain = all(t.pos in ("PROPN", "NOUN", "DET", "ADJ", "PART", "ADP") for t in tokens)
    return bool(tokens) and plain and tokens[0].pos in ("PROPN", "DET") and tokens[-1].pos in ("PROPN", "NOUN")


def _clause(tokens: Sequence[Token]) -> list[Token]:
    """The tokens up to the next mark."""
    stop = next((k for k, t in enumerate(tokens) if t.pos == "PUNCT"), len(tokens))
    return [*tokens[:stop]]


def _own(tokens: Sequence[Token]) -> list[Token]:
    """The tokens up to the next mark or joining word."""
    kept: list[Token] = []
    for token in tokens:
        if token.pos in ("CCONJ", "VERB", "AUX", "SCONJ") or (token.pos == "PUNCT" and kept):
            break
        if token.pos != "PUNCT":
            kept.append(token)
    return kept


def _told_of(base: Measure, before: Sequence[Token], own: Sequence[Token]) -> Measure:
    """The measure with what sets this amount apart instead of what set the one before apart."""
    phrase, led = base.phrase.split(), [t.text for t in before]
    for k, word in enumerate(phrase[:-1]):
        if word == led[0] and any(phrase[k + 1].startswith(w) for w in led[1:] if w.isalnum()):
            phrase = phrase[:k]
            break
    own = own[: max((k + 1 for k, t in enumerate(own) if t.pos not in ("ADP", "DET", "CCONJ")), default=0)]
    text = " ".join((*phrase, _printed([t for t in own if t.pos != "DET"])))
    return msgspec.structs.replace(base, phrase=text, terms=_terms(base, before, own))


def _of_subject(measures: Measures, base: Measure, own: Sequence[Token]) -> Measure:
    """The measure of another subject: "seats that Labour won" of the Greens; of the subject itself where it is that."""
    told = _printed([t for t in own if t.pos != "DET"])
    noun = measures.analysis.tokens[base.noun] if base.noun >= 0 else None
    if noun is not None and noun.pos == "PROPN" and noun.dep == "nsubj":
        return msgspec.structs.replace(base, phrase=told, head=own[-1].lemma.lower(), terms=_terms(base, [noun], own))
    plain = base.phrase.partition(" that ")[0]
    return msgspec.structs.replace(base, phrase=f"{plain} ({told})", terms=_terms(base, (), own))


def _terms(base: Measure, before: Sequence[Token], own: Sequence[Token]) -> tuple[str, ...]:
    dropped = frozenset(lemmas(before))
    return tuple(dict.fromkeys((*(t for t in base.terms if t not in dropped), *lemmas(own))))
