"""Rules for durations and for what happens again and again: "two-day", "the past three months", "every Monday".

In: what a pattern caught. Out: type and form. Decided here: an age is no duration; "the fifth winter in a row" is.
"""

from __future__ import annotations

from rapporteur.annotate.times.forms import constant
from rapporteur.annotate.times.relative import amount, period
from rapporteur.annotate.times.rules import Built, Caught, Grammar
from rapporteur.language.lexicon import words

GRAMMAR = Grammar()
_rule = GRAMMAR.rule
_PACKAGE = "rapporteur.annotate"
_SHORT = 3
"""Letters that a plural has more of: "ships", not "was"."""

_UNIT = "u:UNIT/UNITS/NIGHT"
_EXTRA = "(DASH? full/more/extra/additional/further/straight/consecutive/successive/whole/long/short/solid)?"


def _unit(caught: Caught, name: str = "u") -> str:
    return caught.value(name, "UNIT", "UNITS", "NIGHT", "SHORTUNIT")


@_rule("someday", "one day")
def _someday(caught: Caught) -> Built | None:
    """Some day to come: "the dam could one day break"; elsewhere "one day" is a length of time."""
    ahead = caught.before().norm in words(_PACKAGE, "someday_words.txt")
    return ("DATE", constant("FUTURE_REF")) if ahead else None


@_rule("rate", "(a | an) u:UNIT")
def _rate(caught: Caught) -> Built | None:
    """For each of what: "two ships a day", "$200 a week"; a count or a sum stands right before it."""
    if caught.follows("ago", "earlier", "later", "before", "after", "from", "of", "long", "old", "to", "away"):
        return None
    counted = caught.before()
    sum_ = counted.classes.keys() & {"NUM"} or counted.norm in words(_PACKAGE, "money_words.txt")
    plural = len(counted.norm) > _SHORT and counted.norm.endswith("s") and not counted.classes.keys() & {"UNITS"}
    number = any(caught.before(k).classes.keys() & {"NUM"} for k in (2, 3))
    if not (sum_ or (plural and number)) or caught.value("u", "UNIT") in ("TS", "Q"):
        return None
    return "SET", constant(period(_unit(caught), "1"))


@_rule(
    "duration",
    f"n:NUM DASH? {_EXTRA} DASH? {_UNIT}",
    f"(a | an | the)? n:NUM DASH {_UNIT} DASH? (long)",
    f"a/an {_EXTRA} u:UNIT/NIGHT",
    f"f:FEW/SOME {_EXTRA} u:UNITS",
    f"a f:few {_EXTRA} u:UNITS",
    "(a)? couple (of)? (more)? u:UNITS",
    "f:FEW DASH u:UNIT",
    "n:NUM u:SHORTUNIT",
    "(half)? (a | an) DASH? u:UNIT",
    "half DASH? (a | an)? DASH? u:UNIT",
    f"n:NUM {_UNIT} (COMMA | and)? n2:NUM u2:UNIT/UNITS",
    f"(n:NUM | a/an) {_UNIT} and n2:NUM",
    f"n:NUM (DASH | to | or) NUM DASH? {_UNIT}",
    f"another (n:NUM | f:FEW)? {_UNIT}",
    f"(more | less | fewer) than (n:NUM | a/an) {_UNIT}",
    f"n:NUM DASH and DASH n2:NUM DASH {_UNIT}",
)
def _duration(caught: Caught) -> Built | None:
    unit = _unit(caught)
    count = amount(caught)
    if not unit or count.startswith("-") or not _is_duration(caught, unit):
        return None
    text = caught.words()
    if text.startswith("half") or " half an " in text:
        count = "0.5"
    if caught.has("n2") and not caught.has("u2"):
        more = float(caught.value("n2", "NUM"))
        return ("DURATION", constant(_tidy(unit, str(float(count) + more)))) if 0 < more < 1 else None
    if caught.has("n2"):
        return _compound(caught, count)
    return "DURATION", constant(_tidy(unit, count))


def _is_duration(caught: Caught, unit: str) -> bool:
    """Whether a number and a unit tell how long: no age, no "second" that counts, no "night" that is a time."""
    if _is_age(caught) or _is_short_second(caught) or caught.follows("ago"):
        return False
    if caught.has("n") and "YEAR" in caught.piece("n").classes and "UNIT" in caught.piece("u").classes:
        return False
    if "SHORTUNIT" in caught.piece("u").classes and not caught.touches("n", "u"):
        return False
    return not (unit == "D" and caught.piece("u").norm == "night" and not caught.has("n"))


def _tidy(unit: str, count: str) -> str:
    if unit in ("Q", "DE", "CE") and count != "X" and unit == "Q":
        return period("M", str(int(float(count) * 3)))
    return period(unit, count)


def _compound(caught: Caught, count: str) -> Built | None:
    """Two units in one: "five hours and 20 minutes"."""
    one, two = _unit(caught), _unit(caught, "u2")
    order = ["Y", "M", "W", "D", "TH", "TM", "TS"]
    if one not in order or two not in order or order.index(one) >= order.index(two):
        return None
    second = caught.value("n2", "NUM")
    if one.startswith("T"):
        return "DURATION", constant(f"PT{count}{one[1:]}{second}{two[1:]}")
    if two.startswith("T"):
        return "DURATION", constant(f"P{count}{one}T{second}{two[1:]}")
    return "DURATION", constant(f"P{count}{one}{second}{two}")


def _is_age(caught: Caught) -> bool:
    """Whether it is an age: "44-year-old", "44 years old"."""
    return caught.follows("old") or (caught.after().norm in ("-", "–", "‑") and caught.after(2).norm in ("old", "olds"))


def _is_short_second(caught: Caught) -> bool:
    """Whether "second" counts: in "a second time" the ordinal is no unit."""
    if caught.piece("u").norm != "second":
        return False
    return not caught.has("n") or caught.after().norm in words(_PACKAGE, "timex_second_nouns.txt")


@_rule(
    "every",
    "EACH (n:NUM | o:other/second | n2:ORD | FEW | f:few)? u:UNIT/UNITS/NIGHT/WEEKEND",
    "EACH (other)? w:WEEKDAY",
    "EACH m:MONTH",
    "EACH s:SEASON",
    "EACH p:PART",
)
def _every(caught: Caught) -> Built | None:
    if not caught.has("u"):
        return "SET", constant(_each_named(caught))
    if caught.value("u", "WEEKEND"):
        return "SET", constant("XXXX-WXX-WE")
    unit = _unit(caught)
    if unit == "TS" and caught.piece("u").norm == "second":
        return None
    count = caught.value("n", "NUM") or caught.value("n2", "ORD") or "1"
    if caught.has("o") or "few" in caught.words():
        count = "2" if caught.has("o") else "X"
    return "SET", constant(_tidy(unit, count))


def _each_named(caught: Caught) -> str:
    """The value of "every Monday", "each July", "every summer", "every morning"."""
    if caught.has("w"):
        return f"XXXX-WXX-{caught.value('w', 'WEEKDAY')}"
    if caught.has("m"):
        return f"XXXX-{caught.number('m', 'MONTH'):02d}"
    return f"XXXX-{caught.value('s', 'SEASON')}" if caught.has("s") else f"XXXX-XX-XXT{caught.value('p', 'PART')}"


@_rule("weekdays", "(on)? w:WEEKDAYS", "w:WEEKDAYNOUNS", "w:WEEKENDS")
def _weekdays(caught: Caught) -> Built | None:
    number = caught.value("w", "WEEKDAYS")
    if number:
        return "SET", constant(f"XXXX-WXX-{number}")
    return "SET", constant("XXXX-WXX-WE" if caught.value("w", "WEEKENDS") else "XXXX-WXX")


@_rule("often", "o:OFTEN")
def _often(caught: Caught) -> Built | None:
    piece = caught.piece("o")
    after = caught.original(caught.after())[:1]
    if piece.norm in ("quarterly", "monthly", "yearly", "everyday", "nightly") and caught.before().norm in (
        "its",
        "their",
        "a",
        "the",
    ):
        return None
    if caught.capital("o") and after.isupper():
        return None
    return "SET", constant(caught.value("o", "OFTEN"))


@_rule(
    "times-a",
    "(n:NUM | once | twice | several) times? (a | per | each | every) u:UNIT",
    "n:NUM h:UNIT/UNITS (a | per | each | every) u:UNIT",
)
def _times_a(caught: Caught) -> Built | None:
    if caught.has("h"):
        shorter = _SIZES.index(caught.value("h", "UNIT", "UNITS")) < _SIZES.index(caught.value("u", "UNIT"))
        return ("SET", constant(period(_unit(caught), "1"))) if shorter else None
    if "times" not in caught.words() and not caught.words().startswith(("once", "twice")):
        return None
    return "SET", constant(period(_unit(caught), "1"))


_SIZES = ("TS", "TM", "TH", "D", "W", "2W", "M", "Q", "6M", "Y", "DE", "CE", "ML")
_SOME_OF = "(n:NUM | f:FEW/SOME | (couple of))"
_SPAN = "(the | this | its | his | her | their | these)"


@_rule(
    "past-units",
    f"{_SPAN}? p:LAST/PAST/NEXT/COMING/PREVIOUS/FOLLOWING/FIRSTLAST/RECENT {_SOME_OF}? (more | full)? u:UNITS",
    f"{_SPAN}? p:LAST/PAST/NEXT/COMING/PREVIOUS/FOLLOWING q:QUARTERS",
    f"{_SPAN}? p:LAST/PAST/NEXT/PREVIOUS/FOLLOWING/FIRSTLAST n:NUM DASH u:UNIT",
    f"{_SPAN} n:NUM u:UNITS",
    f"{_SPAN}? p:LAST/PAST/NEXT (half | n:NUM) (DASH | a)? u:UNIT/UNITS",
    "the u:UNITS (ahead | since | before)",
)
def _past_units(caught: Caught) -> Built | None:
    if caught.has("q"):
        return "DURATION", constant(period("M", str(caught.number("q", "QUARTERS") * 3)))
    if _is_age(caught):
        return None
    unit = _unit(caught)
    text = caught.words()
    count = caught.value("n", "NUM") or ("2" if "couple" in text else "0.5" if " half " in text else "X")
    if count.startswith("-") or (caught.piece("u").norm in ("min", "sec", "secs") and count == "X"):
        return None
    return "DURATION", constant(_tidy(unit, count))


@_rule("bare-units", "u:UNITS", "u:UNITS (and | or) u2:UNITS", "some time", "a long time")
def _bare_units(caught: Caught) -> Built | None:
    if not caught.has("u") or len(caught.piece("u").norm) < 4:
        return None
    before = caught.before()
    opens = not before.norm[:1].isalnum() and caught.follows("after", "before")
    if not (opens or before.norm in words(_PACKAGE, "timex_duration_heads.txt")) and not caught.follows(
        "away", "of", "long", "apart"
    ):
        return None
    if caught.follows("of") and before.norm in ("the", "these", "those"):
        return None
    if caught.piece("u").norm == "hours" and before.norm in ("early", "small", "wee", "late"):
        return None
    if caught.piece("u").norm in ("seconds", "quarters", "minutes") and before.norm not in (
        "in",
        "within",
        "for",
        "just",
    ):
        return None
    return "DURATION", constant(period(_unit(caught), "X"))


@_rule(
    "long",
    "o:LONG",
    "u:UNIT/UNITS DASH long",
    "u:UNIT/UNITS long",
    "(all | whole | entire | full) u:UNIT",
    "the (whole | entire | full) u:UNIT",
    "all (the)? u:UNIT (long)",
    "all of p:LAST/THIS u:UNIT",
)
def _long(caught: Caught) -> Built | None:
    if caught.has("o"):
        return "DURATION", constant(caught.value("o", "LONG"))
    if (
        caught.words().endswith(" long")
        and caught.last - caught.first == 2
        and caught.before().norm not in ("a", "the")
    ):
        return None
    plural = "UNITS" in caught.piece("u").classes
    return "DURATION", constant(period(_unit(caught), "X" if plural else "1"))


@_rule(
    "in-a-row",
    "the? n:ORD DASH? (straight | consecutive | successive) u:UNIT",
    "the? n:ORD u:UNIT (in a row | running)",
    "the? n:ORD u:UNIT in succession",
    "(for | in)? the? n:ORD u:UNIT in n2:NUM",
)
def _in_a_row(caught: Caught) -> Built | None:
    if caught.has("n2"):
        return None
    return "DURATION", constant(_tidy(_unit(caught), caught.value("n", "ORD")))


@_rule("as-many", "as many u:UNITS")
def _as_many(caught: Caught) -> Built | None:
    """As many as the number named before: "their fourth walk in as many days"."""
    for distance in range(1, 12):
        piece = caught.before(distance)
        if piece.classes.keys() & {"GAP"} or (not piece.norm and not piece.classes):
            return None
        count = piece.classes.get("ORD") or piece.classes.get("NUM")
        if count and float(count) > 1:
            return "DURATION", constant(_tidy(_unit(caught), count))
    return None
