"""Rules for times of the day: "8:30 p.m.", "half past seven", "Friday night", "this morning".

In: what a pattern caught. Out: type and form. Decided here: without a.m. or p.m. a clock is read as it stands.
"""

from __future__ import annotations

from rapporteur.annotate.times.forms import Base, Form
from rapporteur.annotate.times.rules import Built, Caught, Grammar, Part
from rapporteur.language.lexicon import words

GRAMMAR = Grammar()
_rule = GRAMMAR.rule

_DAYS = frozenset({"WEEKDAY", "DEICTIC", "TONIGHT", "PART", "NIGHT", "DAYORD", "YEAR"})
_HALF_DAY = "(x:AMPM | x2:LETTERA/LETTERP (DOT? m DOT?)?)"
_ZONE = "(ZONE | OPEN ZONE CLOSE | local time)?"


def half_day(caught: Caught, hour: int) -> int | None:
    """The hour in 24, by what says morning or afternoon; ``None`` when there is no such hour."""
    mark = caught.value("x", "AMPM") or caught.value("x2", "LETTERA", "LETTERP")
    part = caught.value("p", "PART", "DAWN", "TONIGHT")
    if mark == "AM":
        return hour % 12 if 1 <= hour <= 12 else None
    if mark == "PM" or (part in ("AF", "EV") and hour <= 12) or (part == "NI" and 6 <= hour <= 12):
        if 1 <= hour <= 12:
            return hour % 12 + 12
        pence = caught.has("x2") and "m" not in caught.words()  # "an 18p rise"
        return hour if mark == "PM" and hour <= 23 and not pence else None
    return hour if 0 <= hour <= 24 else None


def _built(hour: int | None, minute: int, base: Base = "text", n: int = 0) -> Built | None:
    if hour is None or minute > 59:
        return None
    return "TIME", Form(op="shift", unit="D", n=n, grain="D", base=base, clock=f"{hour:02d}:{minute:02d}")


_PART_BEHIND = "(in the p:PART | at p:NIGHT | this p:PART)?"


@_rule(
    "clock",
    f"(at | around | about)? c:CLOCK {_HALF_DAY}? {_PART_BEHIND} {_ZONE}",
    f"h:HOUR {_HALF_DAY} {_PART_BEHIND} {_ZONE}",
    "h:HOUR DOT x:AMPM",
    "h:HOUR ish",
    f"c2:DOTTED {_HALF_DAY} {_ZONE}",
    f"mil:MILITARY {_HALF_DAY}",
    "mil:MILITARY (hours)? z:ZONE",
    f"h:HOURWORD {_HALF_DAY}",
    f"h:HOUR/HOURWORD OCLOCK {_HALF_DAY}? {_PART_BEHIND}",
    "h:HOUR/HOURWORD in the p:PART",
    "h:HOURWORD mw:MINUTEWORD (x:AMPM | x2:LETTERA/LETTERP DOT? m DOT?)",
)
def _clock(caught: Caught) -> Built | None:
    if caught.has("x2") and not _is_half_day(caught):
        return None
    if caught.has("c"):
        parts = caught.value("c", "CLOCK").split(":")
        hour, minute = int(parts[0]), int(parts[1])
        if not caught.has("x", "x2", "p") and (hour > 24 or _is_score(caught)):
            return None
    elif caught.has("c2"):
        hour, minute = (int(v) for v in caught.value("c2", "DOTTED").split("."))
    elif caught.has("mil"):
        value = caught.number("mil", "MILITARY")
        hour, minute = divmod(value, 100)
    else:
        hour, minute = caught.number("h", "HOUR", "HOURWORD"), caught.number("mw", "MINUTEWORD")
    return _built(half_day(caught, hour), minute)


@_rule(
    "clock-range",
    f"(from)? (h:HOUR/HOURWORD | c:CLOCK) (to | until | DASH) (h2:HOUR/HOURWORD | c2:CLOCK) {_HALF_DAY} {_ZONE}",
    f"between (h:HOUR/HOURWORD | c:CLOCK) and (h2:HOUR/HOURWORD | c2:CLOCK) {_HALF_DAY} {_ZONE}",
)
def _clock_range(caught: Caught) -> list[Part] | None:
    """Two hours that share what says morning or afternoon: "from 3 to 9 p.m.", "between 11 and 1 p.m."."""
    first, second = _hour_of(caught, "h", "c"), _hour_of(caught, "h2", "c2")
    late = half_day(caught, second[0])
    early = half_day(caught, first[0]) if first[0] % 12 < second[0] % 12 else first[0]
    built = _built(early, first[1]), _built(late, second[1])
    if built[0] is None or built[1] is None or (caught.has("x2") and not _is_half_day(caught)):
        return None
    one, two = max(caught.at("h"), caught.at("c")), max(caught.at("h2"), caught.at("c2"))
    return [(one, one + 1, built[0][1]), (two, caught.last, built[1][1])]


def _hour_of(caught: Caught, hour: str, clock: str) -> tuple[int, int]:
    """Hour and minute caught under one of two names."""
    if not caught.has(clock):
        return caught.number(hour, "HOUR", "HOURWORD"), 0
    hours, minutes = caught.value(clock, "CLOCK").split(":")[:2]
    return int(hours), int(minutes)


def _is_half_day(caught: Caught) -> bool:
    """A lone "a" or "p" is a.m. or p.m. only right behind the digits: "9a" but "at 9 a group"."""
    i = caught.at("x2")
    touches = caught.pieces.pieces[i - 1].end == caught.pieces.pieces[i].begin
    return touches or any(p.norm == "m" for p in caught.pieces.pieces[i + 1 : i + 3])


def _is_score(caught: Caught) -> bool:
    """Whether it is a ratio, "a 4:3 screen": minutes have two digits, so this asks for a time's surroundings."""
    return caught.before().norm in ("a", "an", "ratio", "psalm", "john", "genesis")


@_rule("bare-hour", "at/around/about h:HOUR/HOURWORD", "at/around c2:DOTTED", "at h:HOURWORD DASH? mw:MINUTEWORD")
def _bare_hour(caught: Caught) -> Built | None:
    """A lone hour behind a day: "Friday at 5", "tonight around 7"; with minutes also before one."""
    behind = caught.has("mw") and caught.after().classes.keys() & {"DEICTIC", "TONIGHT", "WEEKDAY"}
    if not behind and (not caught.before().classes.keys() & _DAYS or not _ends_phrase(caught)):
        return None
    if caught.has("c2"):
        hour, minute = (int(v) for v in caught.value("c2", "DOTTED").split("."))
    else:
        hour, minute = caught.number("h", "HOUR", "HOURWORD"), caught.number("mw", "MINUTEWORD")
    return _built(hour if hour <= 24 else None, minute)


def _ends_phrase(caught: Caught) -> bool:
    after = caught.after().norm
    return not after[:1].isalpha() or after in words("rapporteur.annotate", "timex_boundaries.txt")


@_rule(
    "past-the-hour",
    "(half | quarter | n:NUM) (minutes | min)? d:past/to/after/before h:HOUR/HOURWORD OCLOCK? (in the p:PART)?",
    "(a)? quarter d:past/to h:HOUR/HOURWORD OCLOCK?",
    "n:MINUTEWORD (minutes)? d:past/to h:HOUR/HOURWORD OCLOCK? (in the p:PART)?",
)
def _past_the_hour(caught: Caught) -> Built | None:
    text = caught.words()
    hour = half_day(caught, caught.number("h", "HOUR", "HOURWORD"))
    minute = (
        30
        if text.startswith("half")
        else 15
        if "quarter" in text
        else caught.number("n", "MINUTEWORD", "MINUTE", "NUM")
    )
    if (
        hour is None
        or not 0 < minute < 60
        or (not text.startswith("half") and "quarter" not in text and not _sure(caught))
    ):
        return None
    if caught.piece("d").norm in ("to", "before"):
        hour, minute = (hour - 1) % 24, 60 - minute
    return _built(hour, minute)


def _sure(caught: Caught) -> bool:
    """Whether it is a time: "8 past 10" is one, "8 to 10" only where minutes are named."""
    return caught.piece("d").norm == "past" or " min" in caught.words()


@_rule("noon", "HOUR? n:NOON", "mid night")
def _noon(caught: Caught) -> Built | None:
    if caught.has("n") and caught.piece("n").norm == "midnight":
        return _built(24, 0)
    return _built(12 if caught.has("n") else 0, 0)


@_rule(
    "part-of-day",
    "p:THIS PART",
    "LAST night",
    "t:TONIGHT",
    "(EARLY/LATE)? d:DEICTIC q:PART/DAWN",
    "(EARLY/LATE)? d:DEICTIC OVERNIGHT",
    "(EARLY/MID/LATE)? DASH? w:WEEKDAY (POSS)? q:PART/DAWN",
    "(EARLY/LATE)? (in)? the q:PART/DAWN of w:WEEKDAY",
    "o:OVERNIGHT",
    "that q:PART",
    "(in | during | by | through | throughout | into) the (early | late)? (morning | afternoon | evening)",
    "(in | during)? the? (EARLY | small | wee) hours of (w:WEEKDAY | d:DEICTIC) PART?",
    "at q:night/dusk/dawn/sunrise/sunset",
    "EARLY/MID/LATE DASH? q:PART",
    "LAST w:WEEKDAY q:PART",
    "NEXT w:WEEKDAY q:PART",
)
def _part_of_day(caught: Caught) -> Built | None:
    part = _part(caught)
    if caught.has("w"):
        which = -1 if caught.words().startswith("last") else 1 if caught.words().startswith("next") else 0
        return "TIME", Form(op="weekday", weekday=caught.number("w", "WEEKDAY"), part=part, which=which)
    n = caught.number("d", "DEICTIC")
    base: Base = "publication"
    if caught.words() == "last night":
        n = -1
    elif not caught.has("d", "t", "p"):
        base = "text"
    return "TIME", Form(op="shift", unit="D", n=n, grain="D", base=base, part=part)


def _part(caught: Caught) -> str:
    if "hours" in caught.words():
        return "MO"
    for piece in reversed(caught.pieces.pieces[caught.first : caught.last]):
        for name in ("PART", "DAWN", "OVERNIGHT"):
            if name in piece.classes:
                return piece.classes[name]
        if "TONIGHT" in piece.classes:
            return "NI"
    return "NI"


@_rule(
    "day-and-part",
    "(EARLY/LATE)? (in)? the q:PART of (the)? d:DAY/DAYORD m:MONTH (COMMA? y:YEAR)?",
    "(EARLY/LATE)? (in)? the (early)? q:PART (hours)? of m:MONTH DOT? d:DAY/DAYORD (COMMA? y:YEAR)?",
    "m:MONTH d:DAY q:PART",
    "h:HOLIDAY q:PART",
)
def _day_and_part(caught: Caught) -> Built | None:
    part = _part(caught) if not caught.has("q") else caught.value("q", "PART")
    if caught.has("h"):
        return "TIME", Form(op="date", holiday=caught.value("h", "HOLIDAY"), part=part)
    year = caught.number("y", "YEAR") if caught.has("y") else None
    return "TIME", Form(
        op="date", year=year, month=caught.number("m", "MONTH"), day=caught.number("d", "DAY", "DAYORD"), part=part
    )
