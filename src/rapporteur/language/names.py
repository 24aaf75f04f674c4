"""Which words are a name, and of what.

In: tokens and the network's names. Out: names, in order, not overlapping. Decided here: a person's name has no title; a
list of places and organisations outranks the network where the two disagree on the same words; "Japan-U.S." is two
names; in one report a name has one type, by vote, and an acronym in brackets that of what it stands for; and what is a
name once is a name wherever it is repeated.

Lists are data: ``places.txt``, ``organisations.tsv``, ``countries.tsv``, ``titles.txt``, ``title_modifiers.txt``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from rapporteur.language.bodies import bodies
from rapporteur.language.countries import demonyms
from rapporteur.language.lexicon import table, words
from rapporteur.language.protocol import NameLabel, NameRange, Token

_PACKAGE = "rapporteur.language"
_NAMED: frozenset[str] = frozenset({"person", "organisation", "place"})
_HYPHENS = frozenset({"-", "‐", "‑", "–", "/"})
_EDGES = frozenset(
    {"the", "a", "an", "'s", "’s", "'", "’", ",", ".", "-", "–", "—", "(", ")", '"', "“", "”", "‘", ":", ";"}
)
_LIST_VOTE = 3
"""A list entry counts as three mentions in the vote on a type; 1, 3 and 5 measure the same on EWT and GUM dev."""

_FULL_NAME_VOTE = 2
"""A person's full name counts twice in the vote on what its last word names alone."""


def refine(tokens: Sequence[Token], found: Sequence[NameRange]) -> list[NameRange]:
    """The names of one text, given the network's; linear in the number of tokens."""
    listed = list(_listed(tokens))
    whole = [_with_form(tokens, part) for raw in found for part in _parted(tokens, raw)]
    surnames = _surnames(tokens, whole)
    names = [name for raw in whole for name in _trimmed(tokens, raw, surnames)]
    names = [part for name in _merged(names, listed) for part in _split(tokens, name, surnames)]
    names = bodies(tokens, names)
    names = _without_peoples(tokens, names)
    labels = _votes(tokens, names)
    names = [_relabelled(tokens, name, labels) for name in names]
    return _repeated(tokens, names, labels)


def _parted(tokens: Sequence[Token], name: NameRange) -> Iterator[NameRange]:
    """The name cut where a sentence ends, and a place at a comma ("Leeds, Alabama", but "Washington, D.C.")."""
    first = name.first
    for i in range(name.first + 1, name.last):
        comma = name.label == "place" and tokens[i].text == "," and not _ends_in_stop(tokens, i + 1, name.last)
        if comma or tokens[i].sentence != tokens[first].sentence:
            if first < i:
                yield NameRange(first, i, name.label)
            first = i + 1 if comma else i
    if first < name.last:
        yield NameRange(first, name.last, name.label)


def _ends_in_stop(tokens: Sequence[Token], first: int, last: int) -> bool:
    return first < last and tokens[last - 1].text.endswith(".")


def _with_form(tokens: Sequence[Token], name: NameRange) -> NameRange:
    """A company with the legal form that follows it, also behind a comma ("Vane Holdings, Inc.", "Vane Japan KK")."""
    if name.label not in _NAMED:
        return name
    comma = name.last < len(tokens) and tokens[name.last].text == ","
    last = name.last + (comma and name.label == "organisation")
    if last >= len(tokens) or tokens[last].sentence != tokens[name.first].sentence:
        return name
    form = tokens[last].text[0].isupper() and tokens[last].text.lower() in words(_PACKAGE, "company_forms.txt")
    return NameRange(name.first, last + 1, "organisation") if form else name


def _key(tokens: Sequence[Token], name: NameRange) -> tuple[str, ...]:
    return tuple(t.text.lower() for t in tokens[name.first : name.last])


def _surnames(tokens: Sequence[Token], found: Sequence[NameRange]) -> frozenset[str]:
    """Last words of the longer person names: these stay names even where they are titles ("King")."""
    no_names = words(_PACKAGE, "titles.txt") | words(_PACKAGE, "title_modifiers.txt") | _EDGES
    return frozenset(
        tokens[n.last - 1].text.lower()
        for n in found
        if n.label == "person" and n.last - n.first > 1 and tokens[n.last - 2].text.lower() not in no_names
    )


def _trimmed(tokens: Sequence[Token], name: NameRange, surnames: frozenset[str]) -> Iterator[NameRange]:
    """The name without articles, marks and, for a person, titles; nothing if nothing is left."""
    first, last = name.first, name.last
    if name.label not in _NAMED:
        yield name
        return
    while first < last and tokens[first].text.lower() in _EDGES:
        first += 1
    while first < last and (tokens[last - 1].text.lower() in _EDGES or _joins(tokens[last - 1])):
        last -= 1
    if name.label == "person":
        first = _behind_titles(tokens, first, last, surnames)
    if first < last:
        yield NameRange(first, last, name.label)


def _joins(token: Token) -> bool:
    """A preposition or conjunction, which needs something behind it ("Vane of", "Court and")."""
    return token.text.islower() and token.tag in {"IN", "CC"}


def _behind_titles(tokens: Sequence[Token], first: int, last: int, surnames: frozenset[str]) -> int:
    """Where the person's name begins behind its titles; ``last`` if the stretch is nothing but a title."""
    titles, modifiers = words(_PACKAGE, "titles.txt"), words(_PACKAGE, "title_modifiers.txt")
    start = first
    for i in range(first, last):
        word = tokens[i].text.lower()
        if word in titles and not (i == last - 1 and word in surnames):
            start = i + 1
        elif word not in modifiers and word not in demonyms():
            break
    if start > first and start < last and tokens[start].text.islower():
        return last
    return start


@cache
def _entries() -> dict[str, tuple[tuple[tuple[str, ...], NameLabel], ...]]:
    """List entries by their first word, lower case, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], NameLabel]]] = defaultdict(list)
    sources: tuple[tuple[NameLabel, list[str]], ...] = (
        ("place", sorted(words(_PACKAGE, "places.txt"))),
        ("organisation", [row[0] for row in table(_PACKAGE, "organisations.tsv")]),
    )
    for label, names in sources:
        for name in names:
            parts = tuple(name.replace("-", " - ").split())
            found[parts[0].lower()].append((parts, label))
    return {word: tuple(sorted(entries, key=lambda e: (-len(e[0]), e))) for word, entries in found.items()}


def _listed(tokens: Sequence[Token]) -> Iterator[NameRange]:
    """The longest list entries, left to right, where the words are written as names."""
    firsts = _entries()
    behind = 0
    for i, token in enumerate(tokens):
        if i >= behind and token.text.lower() in firsts:
            match = _entry_at(tokens, i)
            if match is not None:
                yield match
                behind = match.last


def _entry_at(tokens: Sequence[Token], i: int) -> NameRange | None:
    for parts, label in _entries().get(tokens[i].text.lower(), ()):
        stretch = tokens[i : i + len(parts)]
        if len(stretch) < len(parts) or stretch[-1].sentence != stretch[0].sentence:
            continue
        if all(_same(token.text, part) for token, part in zip(stretch, parts, strict=True)) and _proper(stretch):
            return NameRange(i, i + len(parts), label)
    return None


def _same(word: str, part: str) -> bool:
    """Equal, or the word in capitals where the list has capital and small letters ("OSAKA")."""
    return word == part or (word.isupper() and len(part) > 3 and word == part.upper())


def _proper(stretch: Sequence[Token]) -> bool:
    return len(stretch) > 1 or stretch[0].tag.startswith("NNP")


def _merged(names: Sequence[NameRange], listed: Sequence[NameRange]) -> list[NameRange]:
    """Network and lists in one row: a list entry takes the names inside it and loses to a longer name around it."""
    around = _cover([n for n in names if n.label in _NAMED or n.label == "event"])
    kept = [e for e in listed if not _inside(e, around)]
    taken = {i for e in kept for i in range(e.first, e.last)}
    rest = [n for n in names if not any(i in taken for i in range(n.first, n.last))]
    return sorted([*rest, *kept])


def _cover(names: Sequence[NameRange]) -> dict[int, NameRange]:
    return {i: name for name in names for i in range(name.first, name.last)}


def _inside(entry: NameRange, around: dict[int, NameRange]) -> bool:
    """Whether a longer name of the network contains ``entry``, or crosses its edge."""
    for i in range(entry.first, entry.last):
        name = around.get(i)
        if name is not None and (name.first < entry.first or name.last > entry.last):
            return True
    return False


def _split(tokens: Sequence[Token], name: NameRange, surnames: frozenset[str]) -> Iterator[NameRange]:
    """A hyphenated pair of countries, peoples or known persons as its parts; any other name as it is."""
    cut = [i for i in range(name.first + 1, name.last - 1) if tokens[i].text in _HYPHENS]
    if len(cut) != 1 or name.label not in _NAMED:
        yield name
        return
    parts = [NameRange(name.first, cut[0], "place"), NameRange(cut[0] + 1, name.last, "place")]
    if all(_is_country(tokens, part) for part in parts):
        yield from (part for part in parts if _key(tokens, part)[0] not in demonyms())
    elif all(part.last - part.first == 1 and _key(tokens, part)[0] in surnames for part in parts):
        yield from (NameRange(part.first, part.last, "person") for part in parts)
    else:
        yield name


def _is_country(tokens: Sequence[Token], part: NameRange) -> bool:
    entry = _entry_at(tokens, part.first)
    listed = entry is not None and entry.label == "place" and entry.last == part.last
    return listed or " ".join(_key(tokens, part)) in demonyms()


def _without_peoples(tokens: Sequence[Token], names: Sequence[NameRange]) -> list[NameRange]:
    """A people is no person, organisation or place: its adjective is dropped, its noun is named "other"."""
    kept: list[NameRange] = []
    for name in names:
        if name.label in _NAMED and " ".join(_key(tokens, name)) in demonyms():
            if tokens[name.last - 1].tag.startswith("NN"):
                kept.append(NameRange(name.first, name.last, "other"))
        else:
            kept.append(name)
    return kept


def _votes(tokens: Sequence[Token], names: Sequence[NameRange]) -> dict[tuple[str, ...], NameLabel]:
    """The type of each name of the report: the most frequent one, lists and longer names voting too."""
    votes: dict[tuple[str, ...], Counter[NameLabel]] = defaultdict(Counter)
    for name in names:
        if name.label not in _NAMED:
            continue
        key = _key(tokens, name)
        votes[key][name.label] += 1
        entry = _entry_at(tokens, name.first)
        if entry is not None and entry.last == name.last:
            votes[key][entry.label] += _LIST_VOTE
        if name.first and _is_storm_word(tokens[name.first - 1]):
            votes[key]["event"] += _LIST_VOTE
    for short, label in _abbreviated(tokens, names):
        votes[short][label] += _LIST_VOTE
    for key, counts in list(votes.items()):
        if len(key) > 1 and counts["person"] and (key[-1],) in votes:
            votes[(key[-1],)]["person"] += _FULL_NAME_VOTE * counts["person"]
    return {key: max(counts, key=lambda label: (counts[label], label)) for key, counts in votes.items()}


def _is_storm_word(token: Token) -> bool:
    return token.text[0].isupper() and token.text.lower() in words(_PACKAGE, "storm_words.txt")


def _abbreviated(tokens: Sequence[Token], names: Sequence[NameRange]) -> Iterator[tuple[tuple[str, ...], NameLabel]]:
    """What an acronym in brackets behind a name stands for: "Vane Mutual Credit (VMC)"."""
    for name in names:
        behind = tokens[name.last : name.last + 3]
        if name.label not in _NAMED or [t.text for t in behind[::2]] != ["(", ")"]:
            continue
        initials = "".join(t.text[0] for t in tokens[name.first : name.last] if t.text[0].isupper())
        if len(initials) > 1 and initials == behind[1].text:
            yield (initials.lower(),), name.label


def _relabelled(tokens: Sequence[Token], name: NameRange, labels: dict[tuple[str, ...], NameLabel]) -> NameRange:
    if name.label not in _NAMED:
        return name
    return NameRange(name.first, name.last, labels[_key(tokens, name)])


def _repeated(
    tokens: Sequence[Token], names: Sequence[NameRange], labels: dict[tuple[str, ...], NameLabel]
) -> list[NameRange]:
    """The names, and beside them their repetitions that were overlooked."""
    taken = _cover(names)
    keys: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in sorted(labels, key=lambda k: (-len(k), k)):
        keys[key[0]].append(key)
    more: list[NameRange] = []
    behind = 0
    for i, token in enumerate(tokens):
        known = keys.get(token.text.lower()) if i >= behind and token.tag.startswith("NNP") else None
        match = next((key for key in known if _repeats(tokens, i, key, taken)), None) if known else None
        if match is not None:
            behind = i + len(match)
            more.append(NameRange(i, behind, labels[match]))
    return sorted([*names, *more])


def _repeats(tokens: Sequence[Token], i: int, key: tuple[str, ...], taken: dict[int, NameRange]) -> bool:
    stretch = tokens[i : i + len(key)]
    return (
        tuple(t.text.lower() for t in stretch) == key
        and not any(t.i in taken for t in stretch)
        and stretch[0].tag.startswith("NNP")
        and stretch[-1].tag.startswith("NNP")
        and stretch[0].text[0].isupper()
    )
