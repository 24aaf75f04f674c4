"""What keeps reports of one story from being of one happening."""

from __future__ import annotations

import numpy as np
import pytest
from tests.relate.piles import meeting, named, reading, time

from rapporteur.model import Publication, Reading, Timex
from rapporteur.relate.disjoint import ALWAYS, apart, votes
from rapporteur.relate.profile import profile
from rapporteur.relate.similarity import names_shared, prepared


def _report(id_: str, *days: Timex, filed: str | None = None, more: str = "") -> Reading:
    report = meeting(id_, "Port Selwyn", "Jon Vask", "Friday")
    return reading(id_, report.text + more, mentions=report.mentions, timexes=days, published=Publication(value=filed))


def _day(value: str = "", form: str = "weekday weekday=5 tense=past") -> Timex:
    return time(meeting("a", "Port Selwyn", "Jon Vask", "Friday").text, "Friday", form, value)


def _apart(left: Reading, right: Reading) -> bool:
    pairs = prepared([profile(left), profile(right)])
    return bool(apart(votes(pairs, names_shared(pairs.bags))[:, 0], np.zeros(2, np.bool_))[1])


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (_report("a", filed="2031-03-07"), _report("b", filed="2031-04-20"), True),
        (_report("a", filed="2031-03-07"), _report("b", filed="2031-03-20"), False),
        (_report("a", filed="2031-03-07"), _report("b"), False),
        (_report("a"), _report("b"), False),
        (_report("a", _day("2031-03-07")), _report("b", filed="2031-04-20"), True),
        (_report("a", _day("2031-03-07")), _report("b", _day("2031-03-07"), filed="2031-04-20"), False),
        (_report("a", _day("2030-03-07")), _report("b", filed="2031-04-20"), False),
        (
            _report("a", _day(form="date month=5 day=5 weekday=5")),
            _report("b", _day("2031-03-07"), filed="2031-03-08"),
            True,
        ),
        (_report("a", _day(form="date month=5 day=5")), _report("b", _day("2031-03-07"), filed="2031-03-08"), False),
    ],
    ids=[
        "filed far apart",
        "a follow-up two weeks later",
        "one day unknown",
        "both days unknown",
        "one tells the day, one was filed six weeks later",
        "filed later, of the same day",
        "a day of more than half a year ago may be background",
        "a date without its year, sure by its weekday",
        "a date without its year and weekday",
    ],
)
def test_days_that_lie_apart(left: Reading, right: Reading, *, expected: bool) -> None:
    """Two reports are kept apart by days that both are known to have; what is unknown says nothing."""
    assert _apart(left, right) == _apart(right, left) == expected


def test_what_is_counted_differently_is_not_one() -> None:
    """A third meeting is not a fourth; a report that does not count is of either."""
    third, fourth, open_ = (
        _report(i, more=f" It was their {nth} meeting." if nth else "")
        for i, nth in (("a", "third"), ("b", "fourth"), ("c", ""))
    )

    assert _apart(third, fourth)
    assert not _apart(third, open_)
    assert not _apart(third, msg_copy(third))


def test_reports_that_share_no_name_are_of_two_happenings() -> None:
    """Two derailments with the same words; with few names, or with one in common, nothing is said."""
    text = "A train left the rails near {0} on Monday and the toll rose, {1} {2} of {3} said."

    def derailed(id_: str, *names: str) -> Reading:
        told = text.format(*names)
        return reading(id_, told, mentions=named(told, "place", *(n for n in names if n[0].isupper())))

    north = derailed("a", "Kessel", "Anton", "Reif", "Belhat")
    south = derailed("b", "Sellim", "Ines", "Palo", "Senna")
    near = derailed("c", "Kessel", "Ines", "Palo", "Senna")
    unnamed = derailed("d", "Sellim", "a", "clerk", "a town")

    assert _apart(north, south)
    assert not _apart(north, near)
    assert not _apart(north, unnamed)


def msg_copy(report: Reading) -> Reading:
    """The same report under another id."""
    return reading("z", report.text, mentions=report.mentions)


def test_weekdays_part_groups_and_not_pairs() -> None:
    """All of six pairs on other weekdays say what one pair does not."""
    told = np.zeros((10, 1))
    told[6:8] = ALWAYS
    one, most = told.copy(), told.copy()
    one[6:8] = 1
    most[6] = ALWAYS - 1
    none = np.zeros(1, np.bool_)

    assert apart(told, none).tolist() == [True]
    assert apart(one, none).tolist() == apart(most, none).tolist() == [False]
