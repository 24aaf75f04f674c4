"""Piles of any size, for measuring growth: invented reports in the statistics of news.

In: how many. Out: readings in time order, or JSON Lines of the same reports as the commands take them. Decided here:
what a pile is like. Words are drawn with the frequencies of English (``relate/data/rarity.tsv``); running stories have
people, places and words of their own and break into happenings on days of their own; a story's size follows a power
law; a third of the reports print an agency's text, cut, with a lead of the outlet's own; a quarter of the sentences
give a figure, which some reports give otherwise, or somebody's words. Readings are made without the language model,
which would take hours and is not what is measured. Usage::

    python bench/generated.py COUNT [--seed N] > pile.jsonl
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

import msgspec

from rapporteur.language import lexicon
from rapporteur.model import (
    Block,
    Mention,
    Passage,
    Publication,
    Quantity,
    Quotation,
    Reading,
    Statement,
    Timex,
    Voice,
)
from rapporteur.relate.rarity import CONTENT, rarity

SYLLABLES = "bar bel cor dan dol fen gar hal ith jor kel lam mir nor ost pel quin ros sel tan ul vas wen yor zet"
TOWNS, KINDS = "Ostmark Halden Corvey Belmora Tansy", "Post Herald Times Courier Observer Gazette"
OUTLETS = [f"{town} {kind}" for town in TOWNS.split() for kind in KINDS.split()]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FIRST = date(2031, 3, 3)
COUNTED = ("people", "houses", "soldiers", "boats", "schools", "workers")
STATES = ("killed", "injured", "closed", "destroyed", "arrested", "evacuated")
WIRE = 0.33
"""Share of reports that print an agency's text."""
PER_DAY = 400
"""Reports of a day, over all stories."""
FORMS = {"reports": (5, 30), "light": (1, 5), "headlines": (0, 1)}
"""Sentences that a report has after its first, by the form of the pile: from, and up to but not, so many."""


class Person(msgspec.Struct, frozen=True):
    """Somebody a story is about."""

    first: str
    last: str


class Happening(msgspec.Struct):
    """One happening of a story: its day, place, people, words, and the agency's text once it is written."""

    story: int
    day: date
    place: str
    people: list[Person]
    words: list[str]
    wire: list[list[str]]
    counts: list[tuple[int, str, str]]
    said: list[list[str]]


class Draft(msgspec.Struct):
    """A report under way: tokens, and which of them are names (kind, full name)."""

    id: str
    outlet: str
    agency: str | None
    sentences: list[list[str]]
    happening: Happening


@cache
def _english() -> tuple[list[str], list[float]]:
    """Words and their cumulative frequencies."""
    rows = lexicon.table("rapporteur.relate", "rarity.tsv")
    pairs = [(word, 10 ** float(zipf)) for zipf, words in rows for word in words.split()]
    return [w for w, _ in pairs], list(accumulate(f for _, f in pairs))


def _words(rng: random.Random, count: int) -> list[str]:
    words, edges = _english()
    return [words[bisect(edges, rng.random() * edges[-1])] for _ in range(count)]


def _telling(rng: random.Random, count: int) -> list[str]:
    """Words that tell a subject: from the rarer half of the table."""
    words, _ = _english()
    return [words[rng.randrange(len(words) // 8, len(words))] for _ in range(count)]


def _name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES.split()) for _ in range(rng.choice((2, 2, 3)))).capitalize()


def _happenings(rng: random.Random, count: int, *, steady: bool) -> Iterator[Happening]:
    """Happenings, each as often as it has reports; stories run side by side, one happening after the other."""
    story, left, days = 0, count, max(1, count // PER_DAY)
    while left > 0:
        story += 1
        size = min(left, int(2 / (1 - rng.random()) ** 0.8), 600)
        left -= size
        people = [Person(_name(rng), _name(rng)) for _ in range(4)]
        places, words = [_name(rng) for _ in range(3)], _telling(rng, 14)
        day = FIRST + timedelta(rng.randrange(days))
        while size > 0:
            part = min(size, rng.choice((1, 2, 3, 5, 8, 13, 21)))
            own = [people[0], rng.choice(people[1:]), Person(_name(rng), _name(rng))]
            counts = [(rng.randrange(2, 400), rng.choice(COUNTED), rng.choice(STATES)) for _ in range(3)]
            said = [_words(rng, rng.randrange(8, 20)) for _ in range(2)]
            happening = Happening(story, day, rng.choice(places), own, [*words, *_telling(rng, 12)], [], counts, said)
            yield from [happening] * part
            size -= part
            day += timedelta(rng.randrange(1, 5))
            if steady:
                day = FIRST + timedelta((day - FIRST).days % days)


def _sentence(rng: random.Random, happening: Happening) -> list[str]:
    tokens = _words(rng, rng.randrange(9, 24))
    for place in range(len(tokens)):
        chance = rng.random()
        if chance < 0.13:
            tokens[place] = rng.choice(happening.words)
        elif chance < 0.16:
            tokens[place] = rng.choice(happening.people).last
        elif chance < 0.17:
            tokens[place] = happening.place
    return tokens


def _lead(rng: random.Random, happening: Happening) -> list[str]:
    who, whom = happening.people[0], happening.people[2]
    start = [who.first, who.last, *rng.sample(happening.words, 2), whom.first, whom.last, "on"]
    return [*start, DAYS[happening.day.weekday()], "in", happening.place, *rng.sample(happening.words, 5)]


def _body(rng: random.Random, happening: Happening, form: str) -> list[list[str]]:
    """A lead, sentences, and in every fourth place one that gives a figure or what somebody said."""
    count = rng.randrange(*FORMS[form])
    kinds = [_told(rng, happening) if k % 4 == 3 else _sentence(rng, happening) for k in range(count)]
    return [_lead(rng, happening), *kinds]


def _told(rng: random.Random, happening: Happening) -> list[str]:
    """A figure, one time in eight another than other reports give, or words in quotation marks."""
    if rng.random() < 0.6:
        count, noun, state = rng.choice(happening.counts)
        count += rng.choice((1, 2, 5)) if rng.random() < 0.12 else 0
        return [str(count), noun, "were", state, "in", happening.place, *rng.sample(happening.words, 3)]
    who, said = happening.people[0], rng.choice(happening.said)
    return [f"“{said[0]}", *said[1:-1], f"{said[-1]},”", "said", who.first, who.last]


def _draft(rng: random.Random, number: int, happening: Happening, form: str) -> Draft:
    if not happening.wire:
        happening.wire = _body(rng, happening, form)
    wired = rng.random() < WIRE
    if wired:
        keep = rng.randrange(len(happening.wire) // 2, len(happening.wire)) + 1
        sentences = happening.wire[:keep]
        sentences = [_lead(rng, happening), *sentences] if rng.random() < 0.5 else sentences
    else:
        sentences = _body(rng, happening, form)
    return Draft(f"g{number:07d}", rng.choice(OUTLETS), "Halden Press Agency" if wired else None, sentences, happening)


def _capital(words: list[str]) -> str:
    text = " ".join(words)
    return text[:1].upper() + text[1:] + "."


def _marks(draft: Draft, text: str) -> tuple[tuple[Mention, ...], tuple[Timex, ...]]:
    """Names and the day of the lead, where they stand."""
    known = {p.last: ("person", f"{p.first} {p.last}") for p in draft.happening.people}
    known[draft.happening.place] = ("place", draft.happening.place)
    mentions, timexes, place = [], [], 0
    for word in text.split(" "):
        bare = word.strip(".,“”\n")
        if bare in known:
            kind, full = known[bare]
            where = {"begin": place, "end": place + len(bare)}
            mentions.append(Mention(**where, kind=kind, entity=f"{kind}/{full}", name=full))  # type: ignore[arg-type]
        elif bare in DAYS and not timexes:
            form = f"weekday weekday={DAYS.index(bare) + 1} tense=past"
            value = draft.happening.day.isoformat()
            timexes.append(Timex(begin=place, end=place + len(bare), type="DATE", value=value, form=form))
        place += len(word) + 1
    return tuple(mentions), tuple(timexes)


def _figures(text: str, sentences: Sequence[Passage]) -> Iterator[Quantity]:
    """The numbers that begin a sentence, and what they count."""
    for sentence in sentences:
        number, noun, _, state, *rest = text[sentence.begin : sentence.end].split(" ", 5)
        if number.isdigit():
            yield Quantity(
                begin=sentence.begin,
                end=sentence.begin + len(number),
                value=float(number),
                unit=noun.removesuffix("s"),
                approximate=False,
                measures=f"{noun} {state}",
                head=noun.removesuffix("s"),
                terms=(noun, state, *rest[:1]),
            )


def _quotations(text: str, people: Sequence[Person]) -> Iterator[Quotation]:
    """What stands in quotation marks, and who said it."""
    begin = text.find("“")
    while begin >= 0:
        end = text.index("”", begin) + 1
        name = f"{people[0].first} {people[0].last}"
        spoken = text.index(name, end)
        voice = Voice(begin=spoken, end=spoken + len(name), name=name, entity=f"person/{name}")
        yield Quotation(begin=begin, end=end, kind="direct", speaker=voice)
        begin = text.find("“", end)


def _statements(text: str, sentences: Sequence[Passage]) -> Iterator[Statement]:
    """Each sentence tells one thing."""
    for sentence in sentences:
        words = [word.strip(".,“”").casefold() for word in text[sentence.begin : sentence.end].split(" ")]
        told = tuple(word for word in words if rarity(word) > CONTENT)
        yield Statement(
            begin=sentence.begin,
            end=sentence.end,
            source=None,
            polarity="positive",
            status="reported",
            predicate=words[3],
            terms=told,
        )


def _reading(draft: Draft) -> Reading:
    parts = [_capital(s) for s in draft.sentences]
    text = " ".join(parts)
    edges = list(accumulate((len(p) + 1 for p in parts), initial=0))
    mentions, timexes = _marks(draft, text)
    sentences = tuple(Passage(begin=b, end=b + len(p)) for b, p in zip(edges, parts, strict=False))
    return Reading(
        id=draft.id,
        text=text,
        title=None,
        outlet=draft.outlet,
        agency=draft.agency,
        url=None,
        language="en",
        published=Publication(value=(draft.happening.day + timedelta(1)).isoformat()),
        blocks=(Block(begin=0, end=len(text), kind="body", why="generated"),),
        mentions=mentions,
        timexes=timexes,
        sentences=sentences,
        quantities=tuple(_figures(text, sentences)),
        quotations=tuple(_quotations(text, draft.happening.people)),
        statements=tuple(_statements(text, sentences)),
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )


def pile(
    count: int, seed: int = 1, *, steady: bool = False, form: str = "reports"
) -> Iterator[tuple[Reading, str, str]]:
    """``count`` reports in time order, each with the story and the event it was made of.

    :param steady: the last days are as full as the first, of as many stories; stories that outlast them begin anew
    :param form: how long the reports are, one of ``FORMS``
    """
    rng = random.Random(seed)
    happenings = sorted(_happenings(rng, count, steady=steady), key=lambda h: (h.day, rng.random()))
    events: dict[int, str] = {}
    for number, happening in enumerate(happenings):
        event = events.setdefault(id(happening), f"e{len(events)}")
        yield _reading(_draft(rng, number, happening, form)), f"s{happening.story}", event


def main() -> int:
    """Write the pile as JSON Lines."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("count", type=int)
    cli.add_argument("--seed", type=int, default=1)
    args = cli.parse_args()
    for reading, _, _ in pile(args.count, args.seed):
        record = {
            "id": reading.id,
            "text": reading.text,
            "outlet": reading.outlet,
            "published": reading.published.value,
        }
        sys.stdout.write(json.dumps(record) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
