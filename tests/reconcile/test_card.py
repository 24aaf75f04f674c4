"""What an event is called, and when and where it was."""

from __future__ import annotations

import msgspec
from tests.reports import Draft

from rapporteur.model import Dateline, Reading, Span
from rapporteur.reconcile import card
from rapporteur.relate.entities import join


def report(id_: str, text: str, *, title: str | None = None, place: str | None = None, day: str = "") -> Reading:
    draft = Draft(id_, text).tells(text, predicate="meet")
    if day:
        draft.dates("Tuesday", day)
    reading = draft.read()
    dateline = Dateline(begin=0, end=1, place=place) if place else None
    return msgspec.structs.replace(reading, title=title, dateline=dateline)


MET = "The two leaders met at the harbour on Tuesday"


def test_the_headline_nearest_to_the_others_is_the_title() -> None:
    """Not the odd one out."""
    titles = "Lock closes after dam break", "Dam break closes lock", "What we know so far"
    readings = [report(str(k), MET, title=t) for k, t in enumerate(titles)]

    assert card.title(readings) in titles[:2]


def test_a_headline_with_an_overtaken_toll_gives_way() -> None:
    """The last toll stands above the record, though more reports printed the first."""
    titles = "Dam break kills 11", "Dam break kills 11 in valley", "Nineteen dead in valley"
    readings = [report(str(k), f"{MET}; 11 dead", title=headline) for k, headline in enumerate(titles)]
    old = [Span(id="0", begin=len(MET) + 2, end=len(MET) + 9)]

    assert card.title(readings) in titles[:2]
    assert card.title(readings, old) == titles[2]


def test_without_headlines_the_first_words_are_the_title() -> None:
    """Every event is called something."""
    assert card.title([report("a", MET)]).startswith("The two leaders met")


def test_most_reports_decide_the_day() -> None:
    """Two against one."""
    days = "2024-05-14", "2024-05-14", "2024-05-13"

    assert card.day([report(str(k), MET, day=d) for k, d in enumerate(days)]) == "2024-05-14"


def test_no_day_is_made_up() -> None:
    """A report without a date dates nothing."""
    assert card.day([report("a", MET)]) is None


def test_a_place_in_capitals_is_spelled_out() -> None:
    """Datelines shout; cards do not. Initials stay."""
    harbour, initials = report("a", MET, place="PORT SELWYN"), report("b", MET, place="UAE")

    assert card.place([harbour], join([harbour])) == "Port Selwyn"
    assert card.place([initials], join([initials])) == "UAE"


def test_who_is_named_by_most_took_part() -> None:
    """With the titles given; whoever one report alone names is not on the card of two."""
    one = Draft("a", "Sela Orrin met Bram Tolse.").names("Sela Orrin", title="mayor").names("Bram Tolse").read()
    two = Draft("b", "Sela Orrin spoke.").names("Sela Orrin").read()

    (somebody,) = card.participants([one, two], join([one, two]))

    assert (somebody.name, somebody.titles) == ("Sela Orrin", ("mayor",))


def test_offices_stand_before_courtesy_and_where_each_report_gives_them() -> None:
    """“Mr” tells no office; one office in two spellings is one."""
    one = Draft("a", "Fire chief Sela Orrin spoke.").names("Sela Orrin", title="Fire chief").read()
    two = Draft("b", "Later fire chief Sela Orrin left.").names("Sela Orrin", title="fire chief").read()
    three = Draft("c", "Ms Sela Orrin wrote.").names("Sela Orrin", title="Ms").read()

    (somebody,) = card.participants([one, two, three], join([one, two, three]))

    assert [(t.text.casefold(), [s.id for s in t.spans]) for t in somebody.given] == [("fire chief", ["a", "b"])]
    assert one.words(somebody.given[0].spans[0]) == "Fire chief Sela Orrin"


def test_of_days_named_alike_the_main_happening_s_is_the_events() -> None:
    """A report that opens with Monday and tells what broke down on Sunday is of Monday."""
    text = "Drivers began a strike on Monday after the talks had ended on Sunday."
    reading = Draft("a", text).tells(text).dates("Monday", "2024-02-05").dates("Sunday", "2024-02-04").read()
    timexes = tuple(
        msgspec.structs.replace(t, form=f) for t, f in zip(reading.timexes, ("weekday weekday=1", ""), strict=True)
    )

    assert card.day([msgspec.structs.replace(reading, timexes=timexes)]) == "2024-02-05"


def test_a_headline_without_end_is_cut() -> None:
    """At a word."""
    title = card.title([report("a", MET, title="Dam breaks " * 40)])

    assert len(title) <= card.HEADLINE
    assert title.endswith(("Dam …", "breaks …"))


def test_a_country_told_by_its_people_is_the_country() -> None:
    """The place of a vote of Kenyans is Kenya."""
    readings = [Draft(i, "Kenyans vote on Tuesday.").names("Kenyans", kind="place").read() for i in "ab"]

    assert card.place(readings, join(readings)) == "Kenya"


def test_an_early_report_s_headline_gives_way() -> None:
    """A report of which a later one overtook a figure does not name the event where another is as near."""
    titles = "Asto ahead in Sarran vote", "Asto wins in Sarran vote"
    readings = [report(str(k), f"{MET}; 51 per cent", title=headline) for k, headline in enumerate(titles)]

    assert card.title(readings, [Span(id="0", begin=len(MET) + 2, end=len(MET) + 4)]) == titles[1]
    assert card.title(readings, [Span(id="1", begin=len(MET) + 2, end=len(MET) + 4)]) == titles[0]


def test_a_short_place_in_capitals_is_spelled_as_in_the_text() -> None:
    """The dateline "LISK" is Lisk where a sentence says so."""
    lisk = report("a", "They met at Lisk on Tuesday", place="LISK")

    assert card.place([lisk], join([lisk])) == "Lisk"


def test_an_office_is_nobody() -> None:
    """Neither "Ex-minister of Velmora" nor "A spokesman for Halm" took part."""
    names = "Ex-minister of Velmora", "A spokesman for Halm", "Leo van Arden"
    readings = []
    for id_ in "ab":
        draft = Draft(id_, f"{names[0]} met {names[1]} and {names[2]}.")
        for name in names:
            draft.names(name)
        readings.append(draft.read())

    assert [p.name for p in card.participants(readings, join(readings))] == ["Leo van Arden"]
