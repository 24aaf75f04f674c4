"""Discussions told by their turns."""

from __future__ import annotations

import pytest

from rapporteur.pages.lines import split
from rapporteur.pages.scores import score
from rapporteur.pages.threads import signed, threaded, turns

_THREAD = """Ferry runs aground
A ferry ran aground off Halden on Monday, the coastguard said, and all were saved.
stoker
3 hours ago
My uncle was on it and he says it was chaos.
Lizzie W.
2 hours ago
Glad he is safe then."""

_LIST = """Related
Ferry line to buy two ships
Teodor Vance
3 hours ago
Fog grounds island flights
Orla Finch
2 hours ago"""


def _found(text: str) -> list[str]:
    lines = split(text)
    scores = [score(line) for line in lines]
    places = threaded(lines, scores, turns(lines, scores))
    return [lines[place].text for place in sorted(places)]


def test_names_times_and_sentences_are_a_thread() -> None:
    """From the first name to the last sentence."""
    assert _found(_THREAD) == _THREAD.split("\n")[2:]


def test_lists_of_reports_are_none() -> None:
    """What follows their times are titles."""
    assert _found(_LIST) == []


def test_a_byline_and_its_date_are_none() -> None:
    """One turn makes no thread."""
    assert (
        _found("Ferry runs aground\nTeodor Vance\n3 May 2031, 10:15\nA ferry ran aground on Monday, they said.") == []
    )


def test_a_clock_alone_and_the_page_s_own_update_open_no_turn() -> None:
    """They name nobody: such lines part the entries of a live report."""
    text = """A ferry ran aground off Halden on Monday, the coastguard said, and all were saved.
Updated 10:01 pm PST
The ferry was towed to Halden in the evening, the coastguard said in a statement.
10 p.m.
Two ships had tried to pull it free before noon, its captain said.
"""
    found = split(text)

    scores = [score(line) for line in found]
    assert threaded(found, scores, turns(found, scores)) == frozenset()


def test_entries_of_a_live_report_are_no_turns() -> None:
    """A time of day leads into words; a reader's name comes before his time."""
    live = """Ferry aground: as it happened
A ferry ran aground off Halden on Monday, the coastguard said, and all were saved.
18:10 Hospitals count six
The two hospitals of the coast tell us that six were treated and sent home.
16:30 Tug on its way
A tug has left the port of Halden and should be there before the tide turns."""
    assert _found(live) == []


_ARTICLE = "A ferry ran aground off Halden on Monday, the coastguard said, and all were saved."


def test_what_was_known_by_an_hour_is_told_not_signed() -> None:
    """The points at the head of a live report end in hours as signatures do."""
    points = """\
Hospitals in the province had treated 63 people by 6 pm
The ferry at Halm was moored and the pier was closed.
WATCH: A boat shows the harbour from above at 7 pm
Engineers have looked at forty houses so far.
"""

    assert _found(points) == []


def _signed(text: str) -> tuple[list[str], str | None]:
    lines = split(text)
    found = signed(lines, [score(line) for line in lines])
    return [lines[place].text for place in sorted(found.places)], lines[found.first].text if found.first else None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("09. Jul, 2031 / Orla says:", "10. Jul, 2031 / Bent Ravn says:"),
        ("On October 29, 2031 at 2:35am, Rosa said...", "On October 30, 2031 at 9:53am, uaskigull said..."),
        ("on 25 Oct 2031 at 7:20 pm Timon Pell", "on 26 Oct 2031 at 7:25 pm Audrey"),
        ("Aaron Berk Monday, November 5 2031", "Kat Tuesday, November 6 2031"),
        ("DKB @ Halden 07.21.31 at 17:46", "John 07.21.31 at 18:35"),
        ("by SJ2000 (1128057) on Tuesday July 24, @09:07AM (#40748091)", "by Ada on Tuesday July 24, @11:10AM (#5)"),
    ],
)
def test_turns_signed_in_one_form_are_a_discussion(first: str, second: str) -> None:
    """From the first signature to what the last one said, whatever the form."""
    turns = [first, "My uncle was on it and he says it was chaos.", second, "Glad he is safe then."]

    assert _signed("\n".join([_ARTICLE, *turns])) == (turns, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A guide to the ports of Halden - 9 February 2031", "A year of firsts - 7 January 2031"),
        ("Weight 4.41 lbs", "Weight 3.53 lbs"),
        ("Harbour Post $19.34", "Harbour Post $17.05"),
        ("2031-11-13T23:06:00+01:00", "2031-07-02T22:14:45+02:00"),
        ("18:10 Hospitals count six", "16:30 Tug on its way"),
        ("2031/7/11-港10R 特別(3歳2勝クラス) 芝2000m 天気は晴れ", "2031/7/12-港9R 特別(3歳1勝クラス) 芝1800m 天気は雨"),
    ],
)
def test_titles_prices_and_stamps_sign_nothing(first: str, second: str) -> None:
    """What stands beside a day or a figure there is no name."""
    assert _signed("\n".join([_ARTICLE, first, "It sank.", second, "They were all saved by noon."])) == ([], None)


def test_one_turn_is_a_discussion_only_where_it_says_so() -> None:
    """A name, "says" and a day; a byline and a day are none. One turn has no first of several."""
    said = ["JoAnne Says:", "November 6th, 2031 at 1:09 pm", "We take the bus these days, it is cheaper."]

    assert _signed("\n".join([_ARTICLE, *said])) == (said, None)
    assert _signed(f"{_ARTICLE}\nHe said:\nNobody has seen the tug since 9 February 2031 or so.") == ([], None)
    assert _signed(f"{_ARTICLE}\nOrla Finch 6 November 2031\nFog grounds all island flights, they said.") == ([], None)
