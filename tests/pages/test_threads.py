"""Discussions told by their turns."""

from __future__ import annotations

from rapporteur.pages.lines import split
from rapporteur.pages.scores import score
from rapporteur.pages.threads import threaded

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
    places = threaded(lines, [score(line) for line in lines])
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

    assert threaded(found, [score(line) for line in found]) == frozenset()


def test_entries_of_a_live_report_are_no_turns() -> None:
    """A time of day leads into words; a reader's name comes before his time."""
    live = """Ferry aground: as it happened
A ferry ran aground off Halden on Monday, the coastguard said, and all were saved.
18:10 Hospitals count six
The two hospitals of the coast tell us that six were treated and sent home.
16:30 Tug on its way
A tug has left the port of Halden and should be there before the tide turns."""
    assert _found(live) == []
