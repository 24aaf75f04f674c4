"""What stands between marks and is nobody's words: titles of works, programmes and days.

In: a quoted stretch, its paragraph, and how it was attributed. Out: whether it is a title, or held at a distance.
Decided here: words written like a title ("The Long Harvest"), in running text that is not written so, are one, unless a
reporting verb stands right beside them. Scare quotes, however short, stay: whoever is quoted used the word; but a word
behind "so-called" is held at a distance by the writer; what stands between an article and "campaign" is its name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from rapporteur.annotate.speech.marks import Quoted
from rapporteur.annotate.speech.paragraphs import Paragraph
from rapporteur.language.lexicon import words
from rapporteur.model import Quotation, Work

_PACKAGE = "rapporteur.annotate"
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_INNER_STOP = re.compile(r"[.!?;:]\s")
_BEFORE = re.compile(r"([^\W\d_]+|['’]s)[,:]?\s*$")
_BEHIND = re.compile(r"[ \xa0]([a-z]+)(?:[ \xa0]([a-z]+))?")
_DISTANCING = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)\s*$")
_NAME_BEFORE = re.compile(r"[^\W\d_][^\W\d_]+[ \xa0]$")
_NAME_BEHIND = re.compile(r"[ \xa0][^\W\d_][a-z]")
_OFTEN = 3
"""Times that a title is told before it is known by that alone."""
_SCARE = 3
"""Words up to which a fragment that nobody speaks is a scare quotation."""
_REACH = 40
_AROUND = 400
"""Characters on either side that show how a paragraph is written."""
_LONGEST = 12
_CAPITAL_SHARE = 0.7
"""Above this share of capitalised words a paragraph is written like a title itself, and capitals tell nothing."""


@cache
def _small() -> frozenset[str]:
    return words(_PACKAGE, "small_words.txt")


def is_title(text: str, quoted: Quoted, paragraph: Paragraph) -> bool:
    """Whether ``quoted`` is written like a title while its paragraph is not."""
    if quoted.end - quoted.begin > _AROUND:
        return False
    inner = text[quoted.begin : quoted.end]
    found = _WORD.findall(inner)
    if len(found) == 1:
        return found[0].isupper() and len(found[0]) > 1 and is_named(text, quoted)
    if not 2 <= len(found) <= _LONGEST or _INNER_STOP.search(inner) or not _title_case(found):
        return False
    before = text[max(paragraph.begin, quoted.begin - _AROUND) : quoted.begin]
    behind = text[quoted.end : min(paragraph.end, quoted.end + _AROUND)]
    around = _WORD.findall(before) + _WORD.findall(behind)
    long = [w for w in around if len(w) > 3]
    return bool(long) and sum(w[0].isupper() for w in long) < _CAPITAL_SHARE * len(long)


def is_label(text: str, quoted: Quoted) -> bool:
    """Whether a stretch stands between an article and the noun that it names: the "Salt. We're on it." campaign."""
    inner = text[quoted.begin + 1 : quoted.end - 1].strip()
    behind = _BEHIND.match(text, quoted.end, quoted.end + _REACH)
    before = _BEFORE.search(text, max(0, quoted.begin - _REACH), quoted.begin)
    if not inner[:1].isupper() or behind is None or before is None or inner[-1:] in ",;":
        return False
    labelled = words(_PACKAGE, "labelled_nouns.txt")
    article = before.group(1).casefold() in words(_PACKAGE, "determiners.txt")
    return article and any(noun in labelled for noun in behind.groups() if noun is not None)


def is_nickname(text: str, quoted: Quoted) -> bool:
    """Whether a stretch stands inside somebody's name: Jonas "Little Owl" Reed."""
    inner = text[quoted.begin + 1 : quoted.end - 1]
    found = _WORD.findall(inner)
    if not 0 < len(found) <= _SCARE or not all(w[0].isupper() for w in found) or not inner[-1:].isalpha():
        return False
    before = _NAME_BEFORE.search(text, max(0, quoted.begin - _REACH), quoted.begin)
    behind = _NAME_BEHIND.match(text, quoted.end, quoted.end + _REACH)
    return before is not None and behind is not None and before.group()[0].isupper() and behind.group()[1].isupper()


def is_named(text: str, quoted: Quoted) -> bool:
    """Whether the words before a stretch name what follows: "on", "the programme", "a film called", "Radio Norte's"."""
    before = _BEFORE.search(text, max(0, quoted.begin - _REACH), quoted.begin)
    return before is not None and before.group(1).casefold() in words(_PACKAGE, "title_leads.txt")


def is_distanced(text: str, quoted: Quoted) -> bool:
    """Whether the word before a stretch holds it at a distance: the so-called "reform"."""
    before = _DISTANCING.search(text, max(0, quoted.begin - _REACH), quoted.begin)
    return before is not None and before.group(1).casefold() in words(_PACKAGE, "distancing_words.txt")


def is_scare(text: str, quoted: Quoted) -> bool:
    """Whether a stretch is so short and so small that its marks only hold it at a distance: a "smart" city."""
    found = _WORD.findall(text[quoted.begin : quoted.end])
    return 0 < len(found) <= _SCARE and found[0][0].islower() and text[quoted.end - 2].isalnum()


def repeated(text: str, quotations: Sequence[Quotation], known: Sequence[Work]) -> tuple[list[Quotation], list[Work]]:
    """The quotations without those that are a title: capitals, three times alike (``known`` with them), nobody's."""
    free = [q for q in quotations if q.kind == "direct" and q.speaker is None and q.end - q.begin <= _AROUND]
    forms = [tuple(_WORD.findall(text[q.begin : q.end])) for q in free]
    told = [*forms, *(tuple(_WORD.findall(text[w.begin : w.end])) for w in known)]
    opening = Counter(form[0] for form in told if form and all(w[0].isupper() or w[0].isdigit() for w in form))
    taken = {
        (q.begin, q.end)
        for q, form in zip(free, forms, strict=True)
        if form and opening[form[0]] >= _OFTEN and all(w[0].isupper() or w[0].isdigit() for w in form)
    }
    kept = [q for q in quotations if (q.begin, q.end) not in taken or q.kind != "direct"]
    why = "in capitals, again and again, and said by nobody"
    return kept, [Work(begin=begin, end=end, why=why) for begin, end in sorted(taken)]


def _title_case(found: list[str]) -> bool:
    """Whether all words but articles, prepositions and conjunctions begin with a capital, and two at least do."""
    content = [w for w in found if w.casefold() not in _small()]
    if not content or not all(w[0].isupper() or w[0].isdigit() for w in content):
        return False
    return found[0][0].isupper() and sum(w[0].isupper() for w in content) >= 2
