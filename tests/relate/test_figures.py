"""The same measured thing in several reports."""

from __future__ import annotations

from tests.reports import Draft

from rapporteur.relate.figures import match


def groups(*drafts: Draft) -> list[list[str]]:
    """Each group as the passages of its figures."""
    readings = [d.read() for d in drafts]
    return [[m.report.words(m.quantity) for m in group.members] for group in match(readings)]


def talk(id_: str, passage: str, value: float, what: str) -> Draft:
    return Draft(id_, f"In their {passage} {what} the two leaders spoke of grain.").counts(
        passage, value, "minute", head=what
    )


def test_two_lengths_of_one_talk_are_one_figure() -> None:
    """Though the values differ, and though one report says talk and the other meeting."""
    assert groups(talk("a", "50-minute", 50, "talk"), talk("b", "40-minute", 40, "meeting")) == [
        ["50-minute", "40-minute"]
    ]


def test_equal_values_of_two_things_stay_apart() -> None:
    """Two-day is the summit here and the visit there."""
    summit = Draft("a", "before the two-day summit of nine states").counts("two-day", 2, "day", head="summit")
    visit = Draft("b", "where a two-day visit ended in protests").counts("two-day", 2, "day", head="visit")

    assert groups(summit, visit) == [["two-day"], ["two-day"]]


def test_the_dead_and_the_missing_stay_apart() -> None:
    """One sentence gives both, and each meets its own in the other report."""
    text = "At least {dead} people are dead and {missing} people are missing after the flood."
    one = Draft("a", text.format(dead=7, missing=30)).counts("7 people", 7, "people").counts("30 people", 30, "people")
    two = (
        Draft("b", text.format(dead=11, missing=31)).counts("11 people", 11, "people").counts("31 people", 31, "people")
    )

    assert groups(one, two) == [["7 people", "11 people"], ["30 people", "31 people"]]


def test_an_older_disaster_is_not_this_one() -> None:
    """The forty killed in 1991 are no toll of today."""
    now = Draft("a", "The flood killed 17 people.", published="2023-11-18").counts("17 people", 17, "people")
    then = Draft("b", "The worst since 1991, when a fire killed 40 people.", published="2023-11-18")
    then.dates("1991", "1991").counts("40 people", 40, "people")

    assert len(groups(now, then)) == 2


def test_other_units_stay_apart() -> None:
    """Crowns and sailors measure nothing together, whatever stands around them."""
    one = Draft("a", "The naval base costs 85 million crowns.").counts("85 million crowns", 85e6, "crown", head="base")
    two = Draft("b", "The naval base has 12,400 sailors.").counts("12,400 sailors", 12_400, "sailor", head="sailor")

    assert len(groups(one, two)) == 2


def test_order_of_reports_does_not_matter() -> None:
    """The groups and their members come in the order of reports and places."""
    drafts = talk("a", "50-minute", 50, "talk"), talk("b", "40-minute", 40, "meeting")

    assert groups(*drafts) == groups(*drafts[::-1])


def test_the_time_between_two_happenings_is_no_length() -> None:
    """Two days after the break-in they met for two hours."""
    length = Draft("a", "The two men met for two hours in the garage").counts("two hours", 2, "hour", head="man")
    between = Draft("b", "The two men met two days after the break-in").counts("two days", 2, "day", head="man")

    assert groups(length, between) == [["two hours"], ["two days"]]


def shares(id_: str, orrin: float, vask: float) -> Draft:
    text = f"In the vote Sela Orrin had {orrin} per cent and Jon Vask {vask} per cent."
    draft = Draft(id_, text).names("Sela Orrin").names("Jon Vask")
    return draft.counts(f"{orrin} per cent", orrin, "percent").counts(f"{vask} per cent", vask, "percent")


def test_shares_of_two_candidates_stay_apart() -> None:
    """However close the numbers, and however the count goes on."""
    assert groups(shares("a", 50.9, 47.2), shares("b", 48.1, 50.2)) == [
        ["50.9 per cent", "48.1 per cent"],
        ["47.2 per cent", "50.2 per cent"],
    ]


def test_a_value_that_few_things_have_speaks_for_one_thing() -> None:
    """3,480 people here and there; three people could be anybody."""

    def told(value: int) -> list[list[str]]:
        people = f"{value} people"
        left = Draft("a", f"Some {people} had to leave the quay.").counts(people, value, "people")
        return groups(left, Draft("b", f"About {people} live beside it.").counts(people, value, "people"))

    assert told(3480) == [["3480 people", "3480 people"]]
    assert told(3) == [["3 people"], ["3 people"]]


def test_what_a_count_was_before_is_another_figure() -> None:
    """What is "down from 66" was 66 then."""
    one = Draft("a", "Turnout was 61 per cent, down from 66 per cent.")
    one.counts("61 per cent", 61, "percent", head="turnout").counts("66 per cent", 66, "percent", head="turnout")
    two = Draft("b", "Turnout was 61.3 per cent.").counts("61.3 per cent", 61.3, "percent", head="turnout")

    assert groups(one, two) == [["61 per cent", "61.3 per cent"], ["66 per cent"]]


def test_two_times_between_happenings_are_no_conflict() -> None:
    """Five hours earlier than expected, three hours after the fire was out: two spans."""
    one = Draft("a", "The order was lifted five hours earlier.").counts("five hours", 5, "hour", head="order")
    two = Draft("b", "The order was lifted three hours later.").counts("three hours", 3, "hour", head="order")

    assert groups(one, two) == [["five hours"], ["three hours"]]


def boats(id_: str, *counts: int) -> Draft:
    draft = Draft(id_, " ".join(f"The navy seized {n} boats of the pirates." for n in counts))
    for count in counts:
        draft.counts(f"{count} boats", count, "boat", head="boats")
    return draft


def test_what_is_counted_in_many_ways_is_no_conflict() -> None:
    """Two values of one thing are; with a third, the name of the thing tells its counts apart no more."""
    far = Draft("c", "Some 40 boats fish in the gulf.").counts("40 boats", 40, "boat", head="boats")

    assert groups(boats("a", 2), boats("b", 3)) == [["2 boats", "3 boats"]]
    assert ["40 boats"] in groups(boats("a", 2), boats("b", 3), far)


def test_all_so_far_is_not_one_lot() -> None:
    """31 so far and 12 of this time do not exclude each other."""
    total = Draft("a", "The ship has so far seized 31 magazines of the pirates.")
    lot = Draft("b", "The ship seized 12 magazines of the pirates.")
    drafts = (
        total.counts("31 magazines", 31, "magazine", head="magazines"),
        lot.counts("12 magazines", 12, "magazine", head="magazines"),
    )

    assert groups(*drafts) == [["31 magazines"], ["12 magazines"]]


def test_a_price_refused_is_not_the_price_paid() -> None:
    """Two prices of a share in one pile, of which one was turned down, contradict nothing."""
    paid = Draft("a", "It will pay 27 francs a share.").counts("27 francs", 27, "franc", head="pay")
    refused = Draft("b", "It turned down an approach at 24 francs a share.").counts(
        "24 francs", 24, "franc", head="share"
    )

    assert groups(paid, refused) == [["27 francs"], ["24 francs"]]


def test_two_values_in_one_sentence_are_two_things_everywhere() -> None:
    """Two tankers, one of them Japanese: no report's one stands against another's two."""
    text = "It was after two tankers, {}one Japanese, were hit."
    drafts = [
        Draft(i, text.format(more))
        .counts("two tankers", 2, "tanker", head="tanker")
        .counts("one", 1, "tanker", head="tanker")
        for i, more in (("a", ""), ("b", "but only "))
    ]

    assert groups(*drafts) == [["two tankers", "two tankers"], ["one", "one"]]


def test_prison_terms_of_several_counts_are_no_conflict() -> None:
    """Five years for the one crime, three for the other, and ten that were asked for."""
    first = Draft("a", "He was sentenced to five years in prison. He got a three-year sentence for the gun.")
    first.counts("five years", 5, "year", head="sentence").counts("three-year", 3, "year", head="sentence")
    second = Draft("b", "The court gave him a five-year sentence. Prosecutors had asked for a ten-year sentence.")
    second.counts("five-year", 5, "year", head="sentence").counts("ten-year", 10, "year", head="sentence")

    assert groups(first, second) == [["five years", "five-year"], ["three-year"], ["ten-year"]]


def test_votes_of_two_candidates_are_two_figures() -> None:
    """Each is of the one named beside it, and those of all are of nobody."""
    text = "In the vote count Orrin had 7.2 million votes, against 8.1 million votes for Vull."
    one = Draft("a", text).names("Orrin").names("Vull")
    one.counts("7.2 million votes", 7.2e6, "vote").counts("8.1 million votes", 8.1e6, "vote")
    every = Draft("b", "Some 14.8 million votes were cast in the vote.").counts("14.8 million votes", 14.8e6, "vote")

    assert groups(one, every) == [["7.2 million votes"], ["8.1 million votes"], ["14.8 million votes"]]


def test_the_dead_of_another_year_are_no_old_count() -> None:
    """One report's five dead of today and thousand dead of old are far apart, and nothing says that the count rose."""
    text = "Five people were killed in clashes. More than 1,000 people were killed the last time."
    draft = Draft("a", text).counts("Five people", 5, "people").counts("1,000 people", 1000, "people")

    assert groups(draft) == [["Five people"], ["1,000 people"]]


def test_a_toll_does_not_fall_to_less_than_half() -> None:
    """Two bodies that were counted twice are no toll; 45 after 47 is one that was corrected."""
    toll = Draft("a", "The crash killed 47 people.", published="2025-02-13").counts("47 people", 47, "people")
    twice = Draft("b", "Two bodies had been counted twice.", published="2025-02-15").counts("Two bodies", 2, "body")
    fewer = Draft("c", "The crash killed 45 people.", published="2025-02-15").counts("45 people", 45, "people")

    assert len(groups(toll, twice)) == 2
    assert groups(toll, fewer) == [["47 people", "45 people"]]


def test_a_bound_that_all_keep_does_not_part_a_toll() -> None:
    """A toll of at least 31 can be true with 45 and with 47, which exclude each other."""
    first = Draft("a", "The crash killed at least 31 people.", published="2025-02-12")
    first.counts("31 people", 31, "people", bound="at least")
    later = [
        Draft(i, f"The crash killed {n} people.", published=day).counts(f"{n} people", n, "people")
        for i, n, day in (("b", 47, "2025-02-13"), ("c", 45, "2025-02-14"), ("d", 46, "2025-02-15"))
    ]

    assert groups(first, *later) == [["31 people", "47 people", "45 people", "46 people"]]


def test_an_offer_is_not_what_was_agreed() -> None:
    """A rise of 3 per cent offered and one of 5 per cent agreed contradict nothing."""
    offered = Draft("a", "The port offered a pay rise of 3 per cent.").counts("3 per cent", 3, "percent", head="rise")
    agreed = Draft("b", "They agreed on a pay rise of 5 per cent.").counts("5 per cent", 5, "percent", head="rise")

    assert len(groups(offered, agreed)) == 2


def test_lengths_of_time_must_be_told_much_alike() -> None:
    """Six months of profit and a deal over 18 months share a rise and a company."""
    half = Draft("a", "Profit of Ruhnhaven rose in the six months to March.").counts(
        "six months", 6, "month", head="rise"
    )
    deal = Draft("b", "Ruhnhaven agreed on a rise over 18 months.").counts("18 months", 18, "month", head="rise")

    assert len(groups(half, deal)) == 2


def test_two_attempts_are_one_thing_told_two_ways() -> None:
    """The report that still tells what it was once said to be does not set the two apart."""
    one = Draft("a", "The plane fell in fog during its second attempt to land at Havrel.")
    two = Draft(
        "b", "The plane fell in fog during its third attempt to land. They had spoken of a second attempt before."
    )

    assert groups(one, two) == [["second", "third"], ["second"]]


def test_what_another_voice_says_of_a_thing_is_its_own_value_of_it() -> None:
    """6.4 by one and 6.1 by the other are two values of the one magnitude."""
    first = Draft("a", "The quake had a magnitude of 6.4.").counts("6.4", 6.4, "magnitude", head="magnitude")
    second = Draft("b", "The Ulmar people say 6.4. Our own institute says 6.1, at a depth of a mile.")
    second.counts("6.4", 6.4, "").counts("6.1", 6.1, "")

    assert groups(first, second) == [["6.4", "6.4", "6.1"]]
