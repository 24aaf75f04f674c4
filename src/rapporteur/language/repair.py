"""What a tree of words cannot be.

In: the words, tags, heads and relations of one window. Out: heads and relations that hold together. Decided here: a
verb has one subject, and a noun with a preposition is none; a finite verb without one has the noun before it, and what
stands behind a gerund is its object; a name does not run across a dash or a preposition; a fixed phrase does not hang
from what follows it; arcs do not cross over a preposition or a noun that more is said of; an article and a preposition
are of the whole phrase; what has a subject behind "whose" is a clause; who stands between a quotation and the verb that
tells it is no part of the quotation, nor is a clause behind it; an infinitive behind "agree" is what was agreed, and
behind "is due" what is due; "per cent" is one noun. The network scores each relation alone and gets these wrong on news
("As the chairman, Orr sought ...", "Holt told Vane that ...", "Ann Lee — Minister Orr says ..."). Attachment on PUD,
EWT dev and GUM dev is the same with and without (within .1), the errors are rare there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rapporteur.language.lemmas import lemma
from rapporteur.language.lexicon import words as listed

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_QUOTES = frozenset({'"', "“", "„", "«", "``", "‘"})
_CLOSING = frozenset({'"', "”", "“", "»", "''", "’"})
_DASHES = frozenset({"—", "–", "--"})
_PHRASES = frozenset({"obl", "nmod", "obj", "iobj"})
_OBJECTS = frozenset({"obj", "iobj"})
_AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ADDED = frozenset({"flat", "appos"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "parataxis"})
_RELATIVES = frozenset({"WP$", "WP", "WDT"})


def repaired(
    words: Sequence[str], tags: Sequence[str], heads: Sequence[int], deps: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Heads (``-1`` at a root) and relations, mended; the number of roots stays the same."""
    new_heads, new_deps = list(heads), list(deps)
    for i, dep in enumerate(deps):
        if dep == "flat" and 0 <= heads[i] < i and any(word in _DASHES for word in words[heads[i] + 1 : i]):
            _promote(new_heads, new_deps, i)
        elif _torn(deps, heads[i], i) and not _hangs(new_heads, i - 1, i):
            new_heads[i] = i - 1
    _leftless(new_heads, new_deps)
    _stopped(tags, new_heads, new_deps)
    _per_cent(words, new_heads, new_deps)
    _due(words, new_heads, new_deps)
    _whole_phrase(new_heads, new_deps)
    _relative(tags, new_heads, new_deps)
    _uncrossed(tags, new_heads, new_deps)
    _one_subject(words, new_heads, new_deps)
    _of_gerund(tags, new_heads, new_deps)
    _finite(tags, new_heads, new_deps)
    _outside_quotes(words, tags, new_heads, new_deps)
    _behind_quotes(words, new_heads, new_deps)
    _governed(words, tags, new_heads, new_deps)
    return new_heads, new_deps


def _per_cent(words: Sequence[str], heads: list[int], deps: list[str]) -> None:
    """In "41 per cent" the noun is "cent": what hangs from "per", and what "per" is the subject of, is its.

    "Per" is no preposition there: it makes no subject an oblique.
    """
    for per, word in enumerate(words[:-1]):
        cent = per + 1
        if word.lower() != "per" or words[cent].lower() != "cent":
            continue
        if heads[cent] == per or (deps[per] in _SUBJECTS and deps[cent] not in _SUBJECTS):
            heads[cent], deps[cent] = heads[per], deps[per]
        for i, head in enumerate(heads):
            if head == per:
                heads[i] = cent
        heads[per], deps[per] = cent, "compound"


def _leftless(heads: list[int], deps: Sequence[str]) -> None:
    """What stands before a name or noun hangs from it, not from what is added behind: "*U.N.* secretary-general"."""
    for i, head in enumerate(heads):
        if head > i and deps[head] in _ADDED and i < heads[head] < head:
            heads[i] = heads[head]


def _stopped(tags: Sequence[str], heads: list[int], deps: list[str]) -> None:
    """No stop is the root of words: the first that hangs from it takes its place."""
    for stop, tag in enumerate(tags):
        below = [i for i, head in enumerate(heads) if head == stop and deps[i] != "punct"] if tag == "." else []
        if heads[stop] >= 0 or not below:
            continue
        first = below[0]
        heads[first], deps[first] = -1, deps[stop]
        for i, head in enumerate(heads):
            if head == stop:
                heads[i] = first
        heads[stop], deps[stop] = first, "punct"


def _due(words: Sequence[str], heads: list[int], deps: list[str]) -> None:
    """In "is due to reopen" an infinitive hangs from "due"; no cause is told, as in "is due to rain"."""
    scheduled = listed("rapporteur.language", "scheduled_verbs.txt")
    for due, word in enumerate(words[:-2]):
        to, verb = due + 1, due + 2
        if word.lower() != "due" or words[to].lower() != "to" or words[verb].lower() not in scheduled:
            continue
        if heads[due] == verb:
            copulas = [i for i in range(due) if heads[i] == verb and deps[i] == "cop"]
            if not copulas or 0 <= heads[verb] < copulas[0]:
                continue
            heads[due], deps[due] = heads[verb], deps[verb]
            for i, head in enumerate(heads[:due]):
                if head == verb:
                    heads[i] = due
        elif heads[verb] != due:
            continue
        heads[verb], deps[verb] = due, "advcl"
        heads[to], deps[to] = due, "fixed"


def _whole_phrase(heads: list[int], deps: list[str]) -> None:
    """The preposition and the article of "about the harbour dues" are of the dues, not of the harbour."""
    cased = {heads[i] for i, dep in enumerate(deps) if dep == "case"}
    for case, dep in enumerate(deps):
        part = heads[case]
        whole = heads[part] if dep == "case" and part > case and deps[part] == "compound" else -1
        if whole > part and deps[whole] in ("obl", "nmod") and whole not in cased:
            for i in range(case, part):
                if heads[i] == part and deps[i] in ("case", "det"):
                    heads[i] = whole


def _relative(tags: Sequence[str], heads: Sequence[int], deps: list[str]) -> None:
    """An apposition that has a subject and begins with "whose" or "who" is a clause."""
    subjects = {heads[i]: i for i, dep in enumerate(deps) if dep in _SUBJECTS and i < heads[i]}
    for i, subject in subjects.items():
        opened = deps[i] == "appos" and 0 <= heads[i] < subject
        if opened and any(
            tags[k] in _RELATIVES and heads[k] in (k, subject, i) for k in range(heads[i] + 1, subject + 1)
        ):
            deps[i] = "acl:relcl"


def _of_gerund(tags: Sequence[str], heads: list[int], deps: list[str]) -> None:
    """Behind a gerund that belongs to a noun stands its object ("no date for concluding *the talks* was set")."""
    objects = {heads[i] for i, dep in enumerate(deps) if dep in _OBJECTS}
    for i, dep in enumerate(deps):
        verb = heads[i]
        if dep not in _SUBJECTS or verb < i:
            continue
        begin = next((k for k in range(i, -1, -1) if k != i and not _hangs(heads, k, i)), -1)
        noun = heads[begin] if begin >= 0 and tags[begin] == "VBG" and deps[begin] == "acl" else -1
        if not 0 <= noun < begin or begin in objects:
            continue
        if (heads[noun], deps[noun]) == (verb, "dislocated"):
            deps[noun] = dep
        elif (heads[verb], deps[verb]) != (noun, "acl"):
            continue
        heads[i], deps[i] = begin, "obj"


def _finite(tags: Sequence[str], heads: list[int], deps: list[str]) -> None:
    """Of a finite verb without a subject the noun before it is the subject ("although no *date* was set")."""
    for verb, dep in enumerate(deps):
        noun = heads[verb]
        if dep != "acl" or not 0 <= noun < verb:
            continue
        own = [i for i, head in enumerate(heads) if head == verb]
        finite = [i for i in own if deps[i] in _AUXILIARIES and tags[i] in _FINITE and noun < i < verb]
        if not finite or any(deps[i] in _SUBJECTS or tags[i] in _RELATIVES for i in own):
            continue
        heads[verb], heads[noun] = heads[noun], verb
        deps[verb] = deps[noun] if deps[noun] in _CLAUSES or heads[verb] < 0 else "advcl"
        deps[noun] = "nsubj:pass" if any(deps[i] == "aux:pass" for i in finite) else "nsubj"
        for i, head in enumerate(heads):
            if head == noun and deps[i] == "case":
                heads[i], deps[i] = verb, "mark"


def _torn(deps: Sequence[str], head: int, i: int) -> bool:
    """Whether ``i`` belongs to the word before it: a name behind a preposition, a fixed phrase before its head."""
    if deps[i] == "fixed":
        return head > i > 0
    return deps[i] == "flat" and 0 <= head < i and "case" in deps[head + 1 : i]


def _hangs(heads: Sequence[int], word: int, top: int) -> bool:
    """Whether ``word`` is ``top`` or hangs from it."""
    for _ in heads:
        if word == top or word < 0:
            break
        word = heads[word]
    return word == top


def _promote(heads: list[int], deps: list[str], i: int) -> None:
    """Let ``i`` take the place of its head, which hangs loosely from it."""
    head = heads[i]
    heads[i], deps[i] = heads[head], deps[head]
    heads[head], deps[head] = i, "dislocated"


def _one_subject(words: Sequence[str], heads: list[int], deps: list[str]) -> None:
    """A subject with a preposition becomes ``obl``; of several, the nearest before the verb stays.

    The others become ``dislocated`` before it, ``iobj`` or ``obj`` behind it. One that stands before the quotation in
    which the verb has its subject hangs from what governs the quotation ("reported the minister as saying: 'We ...'").
    """
    marked = {heads[i] for i, dep in enumerate(deps) if dep == "case" and i < heads[i]}
    objects = {heads[i] for i, dep in enumerate(deps) if dep == "obj"}
    subjects: dict[int, list[int]] = defaultdict(list)
    for i, dep in enumerate(deps):
        if dep in _SUBJECTS and heads[i] >= 0:
            if i in marked:
                deps[i] = "obl"
            else:
                subjects[heads[i]].append(i)
    for verb, found in subjects.items():
        before = [i for i in found if i < verb]
        kept = before[-1] if before else found[0]
        for i in found:
            if i == kept:
                continue
            if i < kept and 0 <= heads[verb] < i and not _QUOTES.isdisjoint(words[i + 1 : kept]):
                heads[i] = heads[verb]
            behind = i > heads[i]
            deps[i] = ("iobj" if heads[i] in objects else "obj") if behind else "dislocated"


def _uncrossed(tags: Sequence[str], heads: list[int], deps: list[str]) -> None:
    """A phrase with a preposition hangs from the noun before it whose clause begins behind it.

    "denied a report *by Nordpress* that Vane left": the clause that hangs from "report" lets nothing out in between.
    """
    reach = list(range(len(heads)))
    for i, head in enumerate(heads):
        if head >= 0 and deps[i].startswith("acl"):
            reach[head] = max(reach[head], i)
    for case, dep in enumerate(deps):
        i = heads[case]
        if dep != "case" or i < case or deps[i] not in _PHRASES:
            continue
        around = (k for k in range(case - 1, heads[i], -1) if reach[k] > i and tags[k].startswith("NN"))
        noun = next(around, None) if heads[i] >= 0 else None
        if noun is not None:
            heads[i], deps[i] = noun, "nmod"


def _outside_quotes(words: Sequence[str], tags: Sequence[str], heads: list[int], deps: list[str]) -> None:
    """Who stands between a quotation and its verb is the verb's subject ('"They hold it," its *spokesman* said')."""
    marked = {heads[i] for i, dep in enumerate(deps) if dep == "case"}
    subjects = {heads[i] for i, dep in enumerate(deps) if dep in _SUBJECTS}
    for i, head in enumerate(heads):
        inside = 0 <= head < i and deps[i] in _OBJECTS and i not in marked and tags[i].startswith(("NN", "PRP"))
        verb = heads[head] if inside else -1
        bare = verb > i and verb not in subjects and tags[verb].startswith("VB")
        if bare and not _CLOSING.isdisjoint(words[head + 1 : i]):
            heads[i], deps[i] = verb, "nsubj"
            subjects.add(verb)


def _behind_quotes(words: Sequence[str], heads: list[int], deps: Sequence[str]) -> None:
    """A clause behind a quotation hangs from what tells it ('said they were "fools", *adding* ...'), not from inside.

    Of several verbs that tell one another the first: the sentence goes on with whom it began.
    """
    for i, head in enumerate(heads):
        if deps[i] != "advcl" or not 0 <= head < i:
            continue
        closed = next((k for k in range(head + 1, i) if words[k] in _CLOSING), -1)
        opened = next((k for k in range(head - 1, -1, -1) if words[k] in _QUOTES), -1)
        if closed < 0 or opened < 0 or any(words[k] in _QUOTES for k in range(closed + 1, i)):
            continue
        top = head
        while deps[top] in _CLAUSES and 0 <= heads[top] < top:
            top = heads[top]
        if top < opened:
            heads[i] = top


def _governed(words: Sequence[str], tags: Sequence[str], heads: Sequence[int], deps: list[str]) -> None:
    """An infinitive behind a verb that governs one is its complement, no purpose: "agreed on Monday *to meet*"."""
    objects = {heads[i] for i, dep in enumerate(deps) if dep in _OBJECTS}
    for i, word in enumerate(words):
        verb = heads[i]
        if word.lower() != "to" or deps[i] != "mark" or deps[verb] != "advcl" or tags[verb] != "VB":
            continue
        governor = heads[verb]
        if not 0 <= governor < i or governor in objects or not tags[governor].startswith("VB"):
            continue
        if lemma(words[governor], "VERB", tags[governor]) in listed("rapporteur.language", "infinitive_verbs.txt"):
            deps[verb] = "xcomp"
