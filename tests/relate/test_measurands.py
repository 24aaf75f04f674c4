"""What a figure measures, with the value left out."""

from __future__ import annotations

import msgspec
import pytest
from tests.reports import Draft

from rapporteur.relate.measurands import Measurand, find


def only(draft: Draft) -> Measurand:
    (measurand,) = find(draft.read())
    return measurand


@pytest.mark.parametrize(
    ("text", "passage", "state"),
    [
        ("The flood killed 17 people in the valley.", "17 people", "dead"),
        ("Fourteen bodies were found under the mill.", "Fourteen bodies", "dead"),
        ("Some 900 people had been moved to the school.", "900 people", "evacuated"),
        ("Nine people were still missing on Sunday.", "Nine people", "missing"),
        ("The mine employs 1,150 people.", "1,150 people", "employed"),
        ("We spoke with 14 people on the road.", "14 people", ""),
    ],
)
def test_the_state_in_which_people_are_counted(text: str, passage: str, state: str) -> None:
    """The dead and the missing are two figures, however near they stand."""
    assert only(Draft("a", text).counts(passage, 1, "people", head="people")).state == state


def test_a_share_of_something_is_marked() -> None:
    """Three of the dead is no death toll."""
    draft = Draft("a", "Three of the dead were found in Lower Fenn.").counts("Three", 3, "dead", head="dead")

    assert only(draft).part


def test_the_time_of_the_clause() -> None:
    """An older disaster that the report recalls is of its own year; a treaty's year is not the number's."""
    recalled = Draft("a", "It is the worst since 1991, when a fire killed 40 people.", published="2023-11-18")
    recalled.dates("1991", "1991").counts("40 people", 40, "people")
    treaty = Draft("b", "Under the 1971 treaty it is host to 12,400 sailors.", published="2024-05-14")
    treaty.dates("1971", "1971").counts("12,400 sailors", 12_400, "sailor", head="sailor")

    assert (only(recalled).period, only(treaty).period) == ("1991", "")


def test_the_time_a_count_is_given_for() -> None:
    """As of six o'clock on Saturday is stated; the day of the report is not."""
    stated = Draft("a", "The injured were 48 as of Saturday.", published="2023-11-19").dates("Saturday", "2023-11-18")
    stated.counts("48", 48, "")
    plain = Draft("b", "The injured are 48.", published="2023-11-19").counts("48", 48, "")

    assert [(m.moment, m.stated) for m in (only(stated), only(plain))] == [("2023-11-18", True), ("2023-11-19", False)]


@pytest.mark.parametrize(
    ("text", "passage", "head"),
    [("The Route 40 bridge fell.", "40", "route"), ("It went at six in the dark.", "six", "go")],
)
def test_names_and_hours_measure_nothing(text: str, passage: str, head: str) -> None:
    """A number of a name and an hour of the day are no figures."""
    assert find(Draft("a", text).counts(passage, 6, "", head=head).read()) == ()


def test_a_headline_in_capitals_counts() -> None:
    """A capital before a number makes no name of it."""
    assert only(Draft("a", "Dam Collapse Kills 11").counts("11", 11, "", head="collapse")).state == "dead"


def test_a_run_of_months_is_a_figure() -> None:
    """The third straight month counts, though no quantity holds it."""
    draft = Draft("a", "Guilds voted in the third straight month.").dates("the third straight month", "P3M", "DURATION")

    assert (only(draft).quantity.value, only(draft).quantity.unit) == (3.0, "month in a row")


def test_a_year_at_the_head_of_a_sentence_is_a_time() -> None:
    """A capital letter changes nothing."""
    draft = Draft("a", "In 1988 a quake killed 2,300 people.", published="2025-03-11").dates("1988", "1988")

    assert only(draft.counts("2,300 people", 2300, "people")).period == "1988"


def test_the_noun_before_the_verb_is_what_is_measured() -> None:
    """Where no noun stands with the number."""
    draft = Draft("a", "Turnout stood at about 61 per cent.").counts("61 per cent", 61, "percent")

    assert only(draft).head == "turnout"


def test_three_people_two_of_them_children_are_no_part() -> None:
    """The part is behind the comma."""
    draft = Draft("a", "Three people, two of them children, were hurt.").counts("Three people", 3, "people")

    assert not only(draft).part


def test_two_counts_with_to_are_no_range() -> None:
    """Who "lost by 48.1 to 50.2 per cent" has one share and the winner another."""
    draft = Draft("a", "He lost to Sela Orrin by 48.1 per cent to 50.2.")

    assert find(draft.counts("48.1 per cent to 50.2", 48.1, "percent", high=50.2).read()) == ()


def test_a_correction_goes_on_with_the_toll() -> None:
    """It is 45: that counts the dead of the sentence before."""
    draft = Draft("a", "The toll of the dead was corrected. It is 45, the police said.").counts("45", 45, "")

    assert (only(draft).state, only(draft).growth) == ("dead", "grows")


def test_another_count_of_the_sentence_before_is_its_rival() -> None:
    """It is told of the same thing, in the same unit."""
    draft = Draft("a", "Some 1,900 dockers had walked out, the union said. The company put the number at 1,200.")
    union, company = find(draft.counts("1,900 dockers", 1900, "docker").counts("1,200", 1200, "").read())

    assert (company.rival, company.head, company.quantity.unit) == (True, union.head, "docker")


def test_some_of_them_may_be_all_in_a_state() -> None:
    """Six of them in a critical condition are all who are; 104 of them in Turen are some of the dead."""
    six = Draft("a", "Nobody left, six of them in a critical condition, they said.").counts("six", 6, "")
    town = Draft("b", "They were known to have died, 104 of them in Turen.").counts("104", 104, "")

    assert (only(six).state, only(six).part) == ("critical", False)
    assert (only(town).state, only(town).part) == ("dead", True)


def test_what_rose_is_what_is_measured() -> None:
    """Profit rose to 84 million: the sum is of profit."""
    text = "Profit before tax rose 12 percent to 84 million marks in the half year."
    draft = Draft("a", text).counts("84 million marks", 84e6, "mark")
    draft.tells(text[:-1], predicate="rise", about="Profit")
    draft.statements[-1] = msgspec.structs.replace(
        draft.statements[-1],
        arguments=tuple(msgspec.structs.replace(a, role="agent") for a in draft.statements[-1].arguments),
    )

    assert only(draft).head == "profit"
