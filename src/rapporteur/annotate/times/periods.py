"""Rules for stretches of the calendar that are no day or month: quarters, halves, seasons, decades, centuries, weeks.

In: what a pattern caught. Out: type and form. Decided here: when "fall" is the season, and when "quarter" is a quarter
of a year and not a fourth or a place.
"""

from __future__ import annotations

from rapporteur.annotate.times.dates import year_of
from rapporteur.annotate.times.forms import Base, Form, constant
from rapporteur.annotate.times.rules import Built, Caught, Grammar
from rapporteur.language.lexicon import words

GRAMMAR = Grammar()
_rule = GRAMMAR.rule
_PACKAGE = "rapporteur.annotate"

_FALLING = frozenset(
    {"in", "by", "of", "off", "during", "since", "until", "through", "throughout", "for", "before", "after"}
)
"""Words before "the fall" that show that the season is meant."""
_WHOSE = "(of | in | COMMA)? (the? (fiscal | financial)? year?)? y:YEAR/YEARWORD"
_RELATIVE = "(of | in)? p:THIS/LAST/NEXT/CURRENT/PREVIOUS year"


@_rule(
    "holiday",
    "h:HOLIDAY w:WEEKEND? (COMMA? (of | in)? y:YEAR)?",
    "p:LAST/THIS/NEXT h:HOLIDAY w:WEEKEND?",
    "h:HOLIDAY w:WEEKEND? (of | in)? r:THIS/LAST/NEXT year",
)
def _holiday(caught: Caught) -> Built | None:
    rule = caught.value("h", "HOLIDAY")
    if not caught.capital("h") and not caught.piece("h").norm.rstrip().endswith(
        ("day", "eve", "july", "mas", "easter")
    ):
        return None
    years = caught.number("r", "LAST", "NEXT", "THIS") if caught.has("r") else None
    which = caught.number("p", "LAST", "NEXT", "THIS")
    grain = "WE" if caught.has("w") else ""
    return "DATE", Form(op="date", holiday=rule, year=year_of(caught), years=years, which=which, grain=grain)


@_rule(
    "season",
    f"the? s:SEASON {_WHOSE}",
    f"the? s:SEASON {_RELATIVE}",
    "p:LAST/THIS/NEXT/PAST/COMING/PREVIOUS/FOLLOWING s:SEASON",
    "(this | the) PAST/COMING s:SEASON",
    "the s:SEASON",
    "(in | by | of | EARLY/LATE/MID) DASH? s:SEASON",
    "that/same s:SEASON",
    "s:SEASON",
    "y:YEAR s:SEASON",
)
def _season(caught: Caught) -> Built | None:
    season = caught.value("s", "SEASON")
    year = year_of(caught)
    if year is not None:
        return "DATE", Form(op="date", season=season, year=year)
    if caught.last - caught.first == 1 and not _stands_as_season(caught):
        return None
    verb_like = caught.piece("s").norm in ("fall", "spring") and caught.before().norm != "in" and not caught.has("p")
    event = caught.words() == "the fall" and caught.before().norm not in _FALLING
    if event or (verb_like and caught.follows("of", "from", "in", "back", "short", "under", "guy", "apart")):
        return None
    if "year" in caught.words():
        return "DATE", Form(
            op="date", season=season, years=caught.number("p", "THIS", "LAST", "NEXT", "CURRENT", "PREVIOUS")
        )
    if caught.has("p") and caught.piece("p").norm == "this":
        return "DATE", Form(op="date", season=season, years=0)
    which = caught.number("p", "LAST", "THIS", "NEXT", "PAST", "COMING", "PREVIOUS", "FOLLOWING")
    text = caught.has("p") and caught.value("p", "PREVIOUS", "FOLLOWING") != ""
    if "past" in caught.words():
        which = -1
    base: Base = "text" if text or caught.words().startswith(("that", "same")) else "publication"
    return "DATE", Form(op="date", season=season, which=0 if base == "text" else which, base=base)


def _stands_as_season(caught: Caught) -> bool:
    """A season without an article: "fall" and "spring" are more often verbs and falls."""
    if caught.piece("s").norm in ("fall", "spring"):
        return False
    after = caught.after().norm
    return after not in words(_PACKAGE, "timex_season_names.txt") and not (
        caught.capital("s") and caught.before().norm not in ("", ".")
    )


_ORDINAL = "n:ORD DASH? quarter"


@_rule(
    "quarter",
    f"(the | a | its | their | this)? (fiscal | financial)? {_ORDINAL}",
    f"(the | its | their)? (fiscal | financial)? {_ORDINAL} {_WHOSE}",
    f"(the | its | their)? (fiscal | financial)? {_ORDINAL} {_RELATIVE}",
    f"(the | its | their)? y:YEAR (fiscal | financial)? {_ORDINAL}",
    f"(p:THIS/LAST/NEXT/CURRENT/PREVIOUS year POSS) (fiscal)? {_ORDINAL}",
    f"the year DASH g:ago/earlier {_ORDINAL}",
)
def _quarter(caught: Caught) -> Built | None:
    quarter = caught.number("n", "ORD")
    if not 1 <= quarter <= 4:
        return None
    years = caught.number("p", "THIS", "LAST", "NEXT", "CURRENT", "PREVIOUS") if caught.has("p") else None
    if caught.has("g"):
        years = -1
    if years is None and year_of(caught) is None and caught.follows("of", "mile"):
        return None
    return "DATE", Form(op="date", quarter=quarter, year=year_of(caught), years=years)


@_rule(
    "half",
    f"(the)? n:ORD/LAST/FIRSTLAST DASH? half {_WHOSE}",
    f"(the)? n:ORD/LAST/FIRSTLAST DASH? half {_RELATIVE}",
    "(the)? n:ORD/LAST/FIRSTLAST DASH? half of the year",
)
def _half(caught: Caught) -> Built | None:
    value = caught.value("n", "ORD", "LAST", "FIRSTLAST")
    half = {"1": 1, "2": 2, "-1": 2}.get(value)
    if half is None:
        return None
    years = caught.number("p", "THIS", "LAST", "NEXT", "CURRENT", "PREVIOUS") if caught.has("p") else None
    if years is None and year_of(caught) is None:
        years = 0
    return "DATE", Form(op="date", half=half, year=year_of(caught), years=years)


@_rule("short-quarter", f"l:YEARPART n:NUM {_WHOSE}", f"l:YEARPART n:NUM {_RELATIVE}", "l:YEARPART n:NUM")
def _short_quarter(caught: Caught) -> Built | None:
    """Of "Q3", "Q3 2030" and "H1": the letter touches a number that a year has so many of."""
    number, parts = caught.value("n", "NUM"), caught.number("l", "YEARPART")
    if not caught.touches("l", "n") or not caught.capital("l") or number not in map(str, range(1, parts + 1)):
        return None
    halves = parts == 2
    if halves and year_of(caught) is None and not caught.has("p"):
        return None
    years = caught.number("p", "THIS", "LAST", "NEXT", "CURRENT", "PREVIOUS") if caught.has("p") else None
    quarter, half = (0, int(number)) if halves else (int(number), 0)
    return "DATE", Form(op="date", year=year_of(caught), years=years, quarter=quarter, half=half)


@_rule("decade", "(the)? EARLY/MID/LATE? DASH? d:DECADE", "(the)? EARLY/MID/LATE? DASH? APOSTROPHE d:DECADE")
def _decade(caught: Caught) -> Built | None:
    digits = caught.value("d", "DECADE").rstrip("s’'")
    if len(digits) == 4:
        part = caught.words().startswith(("early", "mid", "late", "the early", "the mid", "the late"))
        return "DATE", constant(digits[:3] if part or not digits.endswith("00") else digits[:2])
    before = caught.before().norm
    if caught.match.end() - caught.match.start() == 1 and before not in ("the", "of", "in", "and", "early", "late"):
        return None
    if before in words(_PACKAGE, "possessives.txt") or caught.follows("percent", "%"):
        return None
    return "DATE", constant("19" + digits[:1] if int(digits) > 20 else "20" + digits[:1])


@_rule("decade-word", "(the)? EARLY/MID/LATE? DASH? d:DECADEWORD", "n:CENTURYWORD DASH? d:DECADEWORD")
def _decade_word(caught: Caught) -> Built | None:
    decade = caught.value("d", "DECADEWORD")
    if caught.has("n"):
        return "DATE", constant(f"{caught.number('n', 'CENTURYWORD')}{decade[2:]}")
    if not caught.words().startswith("the"):
        return None
    return "DATE", constant(decade)


@_rule(
    "century",
    "(the)? n:ORD DASH? century e:ERA?",
    "(the)? n:ORD (and | to | through | DASH) m:ORD centuries e:ERA?",
    "(the)? EARLY/MID/LATE DASH n:ORD DASH? century e:ERA?",
)
def _century(caught: Caught) -> Built | None:
    century = caught.number("n", "ORD")
    if not 1 <= century <= 30:
        return None
    mark = "BC" if caught.value("e", "ERA") == "BC" else ""
    return "DATE", constant(f"{mark}{century - 1:02d}")


@_rule("calendar-week", "week n:DAY", "week n:NUM", "(the)? n:DAYORD week of y:YEAR")
def _calendar_week(caught: Caught) -> Built | None:
    value = caught.value("n", "NUM", "DAYORD")
    if not value.isdigit() or not 1 <= int(value) <= 53:
        return None
    if caught.first and caught.before().norm in ("a", "per", "every", "this", "last", "next"):
        return None
    years = None if caught.has("y") else 0
    return "DATE", Form(op="date", week=int(value), year=year_of(caught), years=years)


_NTH = "n:ORD/LAST/FIRSTLAST"


@_rule(
    "nth-of-month",
    f"the? {_NTH} u:week/day of? m:MONTH DOT? (COMMA? y:YEAR)? (COMMA? on? w:WEEKDAY)?",
    f"the? {_NTH} u:week/day (of | in) m:MONTH DOT? (COMMA? y:YEAR)? (COMMA? on? w:WEEKDAY)?",
    f"the? {_NTH} w:WEEKDAY (of | in) m:MONTH DOT? (COMMA? y:YEAR)?",
    f"the? {_NTH} u:week/day of y:YEAR",
)
def _nth_of_month(caught: Caught) -> Built | None:
    nth = caught.number("n", "ORD") or caught.number("n", "LAST", "FIRSTLAST")
    if not -1 <= nth <= 31 or nth == 0:
        return None
    unit = "W" if caught.has("u") and caught.piece("u").norm == "week" else "D"
    return "DATE", Form(
        op="nth", n=nth, unit=unit, weekday=caught.number("w", "WEEKDAY"), month=caught.number("m", "MONTH"),
        year=year_of(caught),
    )  # fmt: skip
