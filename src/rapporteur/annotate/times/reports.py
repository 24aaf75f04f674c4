"""Rules for the periods that companies report on: "the latest quarter", "a year earlier", "fiscal 2019", "year-end".

In: what a pattern caught. Out: type and form. Decided here: a quarter or period without a number is the one that the
text told last, and a year "ended" on some day is a length of time, since it need not be one of the calendar.
"""

from __future__ import annotations

from rapporteur.annotate.times.dates import two_digit_year
from rapporteur.annotate.times.forms import Base, Form, constant
from rapporteur.annotate.times.rules import Built, Caught, Grammar

GRAMMAR = Grammar()
_rule = GRAMMAR.rule


_ENDED = frozenset({"ended", "ending"})


@_rule("year-ended", "(the | its | a)? (full | fiscal | financial)? year")
def _year_ended(caught: Caught) -> Built | None:
    """Of "the year ended March 31": twelve months, not those of the calendar."""
    return ("DURATION", constant("P1Y")) if caught.after().norm in _ENDED else None


@_rule("quarter-ended", "(the | its | a)? (latest | fiscal)? quarter")
def _quarter_ended(caught: Caught) -> Built | None:
    """Of "the quarter ended June 30": the one that the month lies in."""
    month = caught.after(2).classes.get("MONTH") if caught.after().norm in _ENDED else None
    if month is None:
        return None
    return "DATE", Form(op="date", quarter=(int(month) + 2) // 3, tense="past")


@_rule(
    "fiscal",
    "(the)? fiscal/financial year? y:YEAR",
    "(the)? fiscal/financial year? APOSTROPHE yy:YY",
    "(the)? p:THIS/LAST/NEXT/CURRENT/PREVIOUS fiscal/financial year",
    "(the)? latest fiscal year",
    "(the | its) fiscal/financial year",
    "(the)? fiscal/financial years? y:YEAR DASH/SLASHMARK YY",
)
def _fiscal(caught: Caught) -> Built | None:
    if caught.has("y"):
        return "DATE", Form(op="date", year=caught.number("y", "YEAR"))
    if caught.has("yy"):
        return "DATE", Form(op="date", year=two_digit_year(caught.number("yy", "YY")))
    return "DATE", Form(op="date", years=caught.number("p", "THIS", "LAST", "NEXT", "CURRENT", "PREVIOUS"))


_LIKE = "comparable/corresponding/same/equivalent/like"


@_rule(
    "year-earlier",
    "(the | a | its)? comparable? year DASH g:ago/earlier (n:quarter/period/month/week)?",
    "(the | its)? prior DASH year n:quarter/period",
    f"(the | its | a) {_LIKE} n:quarter/period (LAST year | a year g:ago/earlier | the PREVIOUS year | of LAST year)",
    f"(the | its | a) {_LIKE} m:month (LAST year | a year g:ago/earlier | the PREVIOUS year | of LAST year)",
    f"(the | its | a) {_LIKE} n:quarter/period (a year g:before | in LAST year)",
    "(the | a | its)? year DASH g:ago/earlier c:NUM u:UNITS",
)
def _year_earlier(caught: Caught) -> Built | None:
    if caught.has("u"):
        return "DURATION", constant(f"P{caught.value('c', 'NUM')}{caught.value('u', 'UNITS')}")
    if caught.has("m"):
        return "DATE", Form(op="shift", unit="M", n=-12, grain="M", base="text")
    return "DATE", Form(op="shift", unit="Y", n=-1, grain="same", base="text")


@_rule("year-end", "(the)? u:year/month DASH? end", "(the)? u:year/month (POSS) end")
def _year_end(caught: Caught) -> Built | None:
    unit = caught.value("u", "UNIT")
    if not caught.has("u") or (
        caught.last - caught.first == 2 and caught.piece("u").end == caught.pieces.pieces[caught.last - 1].begin
    ):
        return None
    return "DATE", Form(op="shift", unit=unit, n=0, grain=unit)


@_rule("latest-quarter", "(the | its | their) latest u:quarter/period", "(the | this | that | its | their) u:quarter")
def _latest_quarter(caught: Caught) -> Built | None:
    if caught.follows("of", "mile", "century", "finals", "final"):
        return None
    base: Base = "publication" if caught.words().startswith("this") else "text"
    return "DATE", Form(op="shift", unit="Q", n=0, grain="Q", base=base)
