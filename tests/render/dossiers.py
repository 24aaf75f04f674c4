"""Records built by hand from the invented reports beside this file, for the tests of renderers and of the page.

``harbour()`` has two events, every verdict, quotations in several wordings, furniture, and texts that would break a
page that trusts them. ``crowd(n)`` has one event with ``n`` reports.
"""

from __future__ import annotations

import re
from pathlib import Path

from rapporteur.model import (
    AgendaItem,
    Block,
    Difference,
    Dossier,
    Event,
    Evidence,
    Figure,
    Finding,
    Happening,
    Origin,
    Participant,
    Party,
    Pledge,
    Problem,
    Publication,
    Quote,
    Reading,
    Reason,
    Reuse,
    Sentence,
    Side,
    Span,
    Title,
    Treatment,
    Value,
    Verdict,
    Version,
)

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
"""What must never run, wherever it stands."""

REPORTS = Path(__file__).with_name("reports")
OUTLETS = {
    "gazette.txt": "The Ostrey & Harl Gazette",
    "herald.txt": None,
    "lantern.txt": "Lantern <b>Radio</b>",
    "mirror.txt": "Mirror",
    "autumn.txt": "Mirror",
}
DAYS = {"mirror.txt": None, "autumn.txt": "2030-10-13"}
URLS = {"gazette.txt": "https://gazette.example/a?b=1&c=2", "mirror.txt": "javascript:document.title='owned'"}
KINDS = (
    (re.compile(r"Reader comments|first!!|The bridge was fine"), "comment", "stands under the heading of the comments"),
    (re.compile(r"More from"), "related", "a line of links to other stories"),
    (re.compile(r"Share Tweet"), "promotion", "words of share buttons"),
    (re.compile(r"By "), "byline", "begins with By"),
)
COPY = "The Harl bridge will carry lorries again, the mayor, Ada Brenn, said on Tuesday"
LORRIES = "The Harl bridge will carry lorries again"
CLOSURE = "Three engineers warned of a second closure, which the mayor raised herself"
LIMIT = "The mayor agreed on Tuesday to a speed limit of 40 kilometres an hour"

Place = tuple[str, str]
"""A passage by report id and words."""


def blocks(text: str) -> tuple[Block, ...]:
    """One block a line; the first is the headline."""
    found = []
    for place, match in enumerate(re.finditer(r"[^\n]+", text)):
        kind, why = ("body", "a line of prose") if place else ("headline", "the first line")
        for pattern, named, reason in KINDS:
            if pattern.match(match.group()):
                kind, why = named, reason
        found.append(Block(begin=match.start(), end=match.end(), kind=kind, why=why))
    return tuple(found)


def evidence(text: str) -> tuple[Evidence, ...]:
    """A weekday in the text where it stands there, else another report; and a wrong clock."""
    day, at = "2031-03-04", text.find("Tuesday")
    weekday = Evidence(kind="weekday", value=day, weight=0.6, why="Tuesday & no other", begin=at, end=at + 7)
    sibling = Evidence(kind="sibling", value=day, weight=0.3, why="another report says so", report="gazette.txt")
    clock = Evidence(kind="clock", value="2033-01-01", weight=0.1, why="the crawl's clock <b>")
    return clock, weekday if at >= 0 else sibling


def reading(id: str, text: str, outlet: str | None, day: str | None) -> Reading:
    """A report with a headline, and a date that its own text bears witness to."""
    return Reading(
        id=id,
        text=text,
        title=text.partition("\n")[0],
        outlet=outlet,
        agency="Sund Wire" if "Sund Wire" in text else None,
        url=URLS.get(id),
        language="en",
        published=Publication(value=day, earliest="2031-03-04", latest="2031-03-05", evidence=evidence(text)),
        blocks=blocks(text),
        digest="0" * 64,
        path=id,
    )


class Pile:
    """Reports, and spans found in them by their words."""

    def __init__(self, readings: tuple[Reading, ...]) -> None:
        self.readings = tuple(sorted(readings, key=lambda r: r.id))
        self._by_id = {r.id: r for r in readings}

    def at(self, id: str, words: str) -> Span:
        """Where ``words`` first stand in report ``id``."""
        begin = self._by_id[id].text.index(words)
        return self._by_id[id].span(begin, begin + len(words))

    def all(self, places: tuple[Place, ...]) -> tuple[Span, ...]:
        """The spans of several passages."""
        return tuple(self.at(id, words) for id, words in places)

    def side(self, says: str, *places: Place, source: str | None = None) -> Side:
        """One side of a finding."""
        return Side(says=says, spans=self.all(places), source=source)

    def value(self, value: float, *places: Place) -> Value:
        """One value of a figure."""
        return Value(value=value, says=places[0][1], approximate=False, spans=self.all(places))

    def shared(self, a: Place, b: Place, words: int, kind: str, left: float, right: float) -> Reuse:
        """A passage that two reports share."""
        x, y = self.at(*a), self.at(*b)
        sides = {"a": x.id, "a_begin": x.begin, "a_end": x.end, "b": y.id, "b_begin": y.begin, "b_end": y.end}
        return Reuse(**sides, words=words, kind=kind, containment_a=left, containment_b=right)


def finding(verdict: Verdict, topic: str, why: str, *sides: Side) -> Finding:
    """A finding with two origins, or one where a single source is all there is."""
    origins = 1 if verdict == "single-source" else 2
    return Finding(verdict=verdict, topic=topic, origins=origins, outlets=2, why=why, rule="by-hand", sides=sides)


def harbour() -> Dossier:
    """The record of two events about one bridge."""
    texts = {path.name: path.read_bytes().decode("utf-8") for path in sorted(REPORTS.glob("*.txt"))}
    pile = Pile(tuple(reading(id, text, OUTLETS[id], DAYS.get(id, "2031-03-04")) for id, text in texts.items()))
    alone = "It shares no passage with another report."
    wire = Origin(
        origin="o1", ids=("gazette.txt", "herald.txt"), agency="Sund Wire", why="67 % of one is in the other."
    )
    others = (("o2", "lantern.txt"), ("o3", "mirror.txt"), ("o4", "autumn.txt"))
    return Dossier(
        reports=pile.readings,
        origins=(wire, *(Origin(origin=name, ids=(id,), agency=None, why=alone) for name, id in others)),
        reuse=(
            pile.shared(("gazette.txt", COPY), ("herald.txt", COPY), 14, "copy", 0.4, 0.67),
            pile.shared(
                ("gazette.txt", "tested every bolt"), ("mirror.txt", "tested every bolt"), 3, "quotation", 0.05, 0.07
            ),
        ),
        events=(autumn(pile), opening(pile)),
        problems=(Problem(path=f"broken {HOSTILE}.jsonl", record=3, cause="no text in the record", step="read"),),
    )


def autumn(pile: Pile) -> Event:
    """The earlier, smaller event."""
    said = pile.side("nobody spoke of lorries", ("autumn.txt", "nobody spoke of lorries"))
    return Event(
        id="ev-autumn",
        story="bridge",
        title="Mayor and engineers first met in October",
        date="2030-10-12",
        place="Ostrey",
        participants=(),
        duration=(),
        ids=("autumn.txt",),
        why=(Reason(kind="day", text="It tells of 12 October."),),
        findings=(finding("single-source", "lorries", "Only Mirror says it.", said),),
    )


def opening(pile: Pile) -> Event:
    """The event with every verdict."""
    named = pile.all((("gazette.txt", "Ada Brenn"), ("mirror.txt", "Ada Brenn"), ("gazette.txt", "Ms Brenn")))
    return Event(
        id="ev-opening",
        story="bridge",
        title=f"Harl bridge opens to lorries {HOSTILE}",
        date="2031-03-04",
        place="Ostrey",
        participants=(
            Participant(
                name="Ada Brenn",
                titles=("mayor",),
                given=(Title(text="mayor", spans=named[:1]),),
                spans=named,
            ),
        ),
        duration=(pile.value(45, ("gazette.txt", "45-minute"), ("herald.txt", "45-minute")),),
        ids=("gazette.txt", "herald.txt", "lantern.txt", "mirror.txt"),
        why=(Reason(kind="day", text="All tell of 4 March 2031."), Reason(kind="names", text=f"Ada Brenn {HOSTILE}")),
        findings=findings(pile),
        quotes=quotes(pile),
        figures=figures(pile),
        timeline=timeline(pile),
        account=(
            Sentence(text=f"{LORRIES}.", spans=pile.all((("gazette.txt", LORRIES), ("mirror.txt", LORRIES)))),
            Sentence(
                text=f"The mayor agreed. {HOSTILE}",
                part="agreed",
                spans=pile.all((("lantern.txt", "The mayor agreed"),)),
            ),
        ),
        ordinals=(pile.value(2, ("gazette.txt", "second closure")),),
        present=(Participant(name="Ib Moe", spans=pile.all((("mirror.txt", "Three engineers"),))),),
        agenda=agenda(pile),
        parties=parties(pile),
    )


def agenda(pile: Pile) -> tuple[AgendaItem, ...]:
    """One topic, raised in one report and not discussed in another."""
    raised = Treatment(state="raised", spans=pile.all((("mirror.txt", CLOSURE),)))
    silent = Treatment(state="not discussed", spans=pile.all((("gazette.txt", "A second closure was not discussed"),)))
    return (AgendaItem(topic=f"second closure {HOSTILE}", treatments=(raised, silent)),)


def parties(pile: Pile) -> tuple[Party, ...]:
    """What all agreed, and what one party says."""
    limit = Pledge(text=LIMIT, spans=pile.all((("lantern.txt", LIMIT),)))
    bolts = Pledge(text="12 bolts missing", spans=pile.all((("herald.txt", "The engineers found 12 bolts missing"),)))
    return Party(name="", commitments=(limit,)), Party(name=f"Engineers {HOSTILE}", positions=(bolts,))


def timeline(pile: Pile) -> tuple[Happening, ...]:
    """A year, days, a month to come, and a length that is no day."""
    entries = (
        ("1974", "The bridge was built.", "gazette.txt", "1974"),
        ("2030-10-12", "The mayor met the engineers.", "autumn.txt", "12 October"),
        ("2031-03-04", "The bridge opened.", "gazette.txt", "Tuesday"),
        ("2031-04", "A speed limit.", "mirror.txt", "expected to agree"),
        ("P1W", "A week of tests.", "mirror.txt", "tested them twice"),
    )
    return tuple(
        Happening(
            date=day,
            what=what,
            scheduled=day == "2031-04",
            mod="MID" if day == "2031-04" else None,
            spans=(pile.at(id, words),),
        )
        for day, what, id, words in entries
    )


def findings(pile: Pile) -> tuple[Finding, ...]:
    """One finding of each verdict but compatible, the conflict last, so that the renderer must put it first."""
    side = pile.side
    long = ("gazette.txt", "45-minute"), ("herald.txt", "45-minute")
    brief = ("mirror.txt", "35 minutes"), ("mirror.txt", "35-minute")
    bolts = side("12 bolts missing", ("herald.txt", "The engineers found 12 bolts missing"))
    agreed = side(LORRIES, ("gazette.txt", LORRIES), ("herald.txt", LORRIES), ("mirror.txt", LORRIES))
    expected = side("expected to agree", ("mirror.txt", "The mayor was expected to agree to a speed limit"))
    settled = side("agreed", ("lantern.txt", LIMIT), ("herald.txt", "The mayor agreed to a speed limit"))
    silent = "A second closure was not discussed, an official said"
    raised = side("raised by the mayor", ("mirror.txt", CLOSURE))
    denied = side("not discussed", ("gazette.txt", silent), source="an official")
    lengths = side("45-minute", *long), side("35-minute", *brief)
    return (
        finding("single-source", "missing bolts", "Only one report says it.", bolts),
        finding("agreed", "lorries on the bridge", "Two origins say it.", agreed),
        finding("superseded", "speed limit", "The outcome replaces what was expected.", expected, settled),
        finding("denied", "a second closure", "An official denies what Mirror says.", raised, denied),
        finding("conflict", f"length of the talk {HOSTILE}", "At most one can be right.", *lengths),
    )


def quotes(pile: Pile) -> tuple[Quote, ...]:
    """One utterance in three wordings, one printed once."""
    wordings = (
        ("gazette.txt", '"We have tested every bolt, and we have tested them twice. The bridge will hold,"'),
        ("mirror.txt", "“We have tested every bolt, and tested them twice … the bridge will hold,”"),
        ("lantern.txt", "‘We tested every bolt twice and the bridge will hold,’"),
    )
    alone = Version(text="raised herself", spans=pile.all((("mirror.txt", "raised herself"),)))
    return (
        Quote(speaker=None, differences=(), why="No speaker is named.", versions=(alone,)),
        Quote(
            speaker="Ada Brenn",
            versions=tuple(Version(text=words, spans=(pile.at(id, words),)) for id, words in wordings),
            differences=(
                Difference(left=0, right=1, left_words="we have", right_words=""),
                Difference(left=0, right=2, left_words="have", right_words=""),
            ),
            channel=("Radio Sund",),
            origins=1,
            outlets=3,
            why="3 outlets print it: most words are the same.",
        ),
    )


def figures(pile: Pile) -> tuple[Figure, ...]:
    """A figure that is rounded, and one that a finding speaks of as well."""
    exact = pile.value(54200, ("gazette.txt", "54,200"))
    about = pile.value(54000, ("lantern.txt", "54,000"), ("mirror.txt", "54,000"))
    long = pile.value(45, ("gazette.txt", "45-minute"), ("herald.txt", "45-minute"))
    brief = pile.value(35, ("mirror.txt", "35 minutes"), ("mirror.txt", "35-minute"))
    return (
        Figure(
            measures="vehicles a year",
            unit="vehicle",
            verdict="compatible",
            origins=3,
            outlets=3,
            why="“54,200” rounds to “54,000”.",
            values=(exact, about),
        ),
        Figure(
            measures="length of the talk",
            unit="minute",
            verdict="conflict",
            origins=2,
            outlets=3,
            why="At most one can be right.",
            values=(long, brief),
        ),
    )


def crowd(number: int) -> Dossier:
    """One event with ``number`` reports, each its own origin, that give two lengths of one talk."""
    minutes = [f"{40 + n % 2} minutes" for n in range(number)]
    texts = [f"Report {n}\n\nThe talk took {length} on Tuesday.\n" for n, length in enumerate(minutes)]
    pile = Pile(
        tuple(reading(f"{n:03}.txt", text, f"Paper of District {n}", "2031-03-04") for n, text in enumerate(texts))
    )
    sides = (
        pile.side(f"{40 + odd} minutes", *((f"{n:03}.txt", minutes[n]) for n in range(odd, number, 2)))
        for odd in range(2)
    )
    event = Event(
        id="ev",
        story="talk",
        title="The talk",
        date="2031-03-04",
        place=None,
        participants=(),
        duration=(),
        ids=tuple(r.id for r in pile.readings),
        why=(),
        findings=(finding("conflict", "length of the talk", "Not both.", *sides),),
    )
    origins = tuple(Origin(origin=r.id, ids=(r.id,), agency=None, why="its own text") for r in pile.readings)
    return Dossier(reports=pile.readings, origins=origins, reuse=(), events=(event,))
