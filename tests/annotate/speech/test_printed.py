"""Words printed without marks."""

from __future__ import annotations

import pytest
from tests.annotate.spoken import spoken

from rapporteur.annotate.speech import printed


def turns(text: str) -> list[tuple[str, str | None]]:
    """What is printed without marks, each with its speaker's name."""
    said = spoken(text)
    found = [q for q in said.quotations if q.why in (printed.TURN, printed.EXTRACT, printed.POST)]
    return [(said.words(q), q.speaker.name if q.speaker else None) for q in found]


_TALK = "PREMIER: This is a hard day.\n\nJOURNALIST: Will you go?\n\nPREMIER: We will.\n\nI say so again."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            _TALK,
            [("This is a hard day.", "PREMIER"), ("Will you go?", "JOURNALIST"), ("We will.", "PREMIER")],
        ),
        (
            "Harbour chief Lena Voss met the Herald.\n\nQ: When?\n\nA: In June.\n\nQ: Why?\n\nA: It is time.",
            [("When?", None), ("In June.", "Lena Voss"), ("Why?", None), ("It is time.", "Lena Voss")],
        ),
        (
            "Me: Are you tired?\n\nJon Kerr: I slept well.\n\nMe: And the bill?\n\nJK: It will pass.",
            [
                ("Are you tired?", "Me"),
                ("I slept well.", "Jon Kerr"),
                ("And the bill?", "Me"),
                ("It will pass.", "Jon Kerr"),
            ],
        ),
        (
            "She answered.\n\nThe line is safe for now.\n\n— Eda Norling (@edanorling) 9 May 2031",
            [("The line is safe for now.", "Eda Norling")],
        ),
    ],
)
def test_talk_and_posts(text: str, says: list[tuple[str, str | None]]) -> None:
    """Labels that come back, and signatures, do what marks do; "A" is who was met, initials are the full name."""
    assert turns(text) == says


def test_turn_of_several_paragraphs() -> None:
    """A paragraph without a label goes on with the turn, up to the next one."""
    text = "PREMIER: It is hard.\n\nWe are ready.\n\nJOURNALIST: Sure?\n\nPREMIER: Yes."
    assert turns(text)[0] == ("It is hard.\n\nWe are ready.", "PREMIER")


@pytest.mark.parametrize(
    "text",
    [
        "Harbour: Hosts the Rovers on Friday.\n\nRovers: Visit on Friday.\n\nHarbour: Won.",
        "WHAT: A fair\n\nWHERE: The pier\n\nWHEN: Friday",
        "The firm said the following would apply:\n\nShips over 40 metres must take a pilot.",
        "She came to the pier:\n\nThe ship had left long ago.",
    ],
)
def test_what_is_no_talk(text: str) -> None:
    """Lists with labels, and colons without a verb of saying that tells nothing yet, set nobody's words off."""
    found = [q for q in spoken(text).quotations if not q.cue or q.why.startswith("set off")]
    assert found == []


def test_extract() -> None:
    """The paragraph behind "said in a statement:" is told by its speaker through the statement."""
    text = "Police chief Graham Marr said in a statement:\n\nThis takes time, and we ask for patience."
    (quotation,) = spoken(text).quotations
    assert (quotation.kind, quotation.speaker.name if quotation.speaker else None) == ("indirect", "Graham Marr")
    assert [voice.name for voice in quotation.channel] == ["a statement"]
