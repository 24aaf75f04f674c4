"""Who speaks, where the press leaves it to the reader."""

from __future__ import annotations

import pytest
from tests.annotate.spoken import spoken


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Tilda Moss sells bread. Moss said it was hard.\n\nOlga Pell sells roses. “I am done,” she says.",
            ["Olga Pell"],
        ),
        ("Keeper Davor Kell has left. The 28-year-old said: “I am glad.”", ["Davor Kell"]),
        ("Nadia Brill left the show. “It was time,” said the actress.", ["Nadia Brill"]),
        ("Piet Larn was jailed on Friday. “You are a danger,” the judge told him.", ["the judge"]),
        (
            "Norland’s envoy to Ostland warned it was “over”.\n\nEnvoy to Ostland Liv Maurer told reporters so.",
            ["Liv Maurer"],
        ),
        ("Fellow potter and writer Gil Sand said she was “one of a kind”.", ["Gil Sand"]),
        ("Both neighbours objected, with Foreign Minister Aldo Ressa warning of “grave harm”.", ["Aldo Ressa"]),
        ("She met others, including Barb Dixon, who described her as “my dear old friend”.", ["Barb Dixon"]),
        ("One of the rebels, former mayor Damian Grell, said the vote was “a farce”.", ["Damian Grell"]),
        ("Dr Astrid Klamm said the study was “new” but warned that the cost was “huge”.", ["Astrid Klamm"] * 2),
    ],
)
def test_speakers(text: str, speakers: list[str]) -> None:
    """Pronouns, ages and epithets go to the matter of the paragraph; relatives and joined roles to their own person."""
    assert spoken(text).speakers() == speakers


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("And the island was always near.", "Ines Farrow"),
        ("Dessa Harrow at the vote", "Ines Farrow"),
        ("Dessa Harrow was there as well.", "Dessa Harrow"),
        ("And the island was near.\n\nThe sea was nearer.", None),
    ],
)
def test_who_goes_on(between: str, speaker: str | None) -> None:
    """Whoever was quoted goes on behind a paragraph that tells of nobody, or a caption, but not behind two."""
    text = f"“We have loyal customers,” says Ines Farrow.\n\n{between}\n\n“We grew up on that ferry.”"
    assert spoken(text).speakers()[-1] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Ministers met, and the council was informed the truce had ended.",
        "On that day it is alleged he left a bar with her.",
        "Pop star Ned Sharran must stand trial over claims he copied a song.",
        "When Mike Stahl took it up, he found himself competing at events full of children.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    """Passives without an agent, nouns that look like verbs, and what somebody merely does, tell nobody's words."""
    assert spoken(text).told() == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Osk said it would close after rent “nearly tripled”.", "it would close after rent “nearly tripled”"),
        ("Li said the pier was old. That pier was unsafe, Li said.", "That pier was unsafe"),
        ("Bott told the court the gun was warm.", "the gun was warm"),
        ("Zogh told the Herald in a statement that her client meant no harm.", "her client meant no harm"),
        (
            "Norvik Air said that to cope over winter, it would cut flights.",
            "to cope over winter, it would cut flights",
        ),
        (
            "One expert said that to buy the corn, they would have to sell ships.",
            "to buy the corn, they would have to sell ships",
        ),
        ("The hits were largely neutral, say experts.", "The hits were largely neutral"),
    ],
)
def test_what_is_told(text: str, told: str) -> None:
    """An indirect quotation is all of the clause, with marks that end it, without whoever hears it."""
    assert spoken(text).told()[-1][1] == told


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Richards, via the Orrin Herald, said that Rudd “cannot start a fight”.", ["the Orrin Herald"]),
        ("“He is not immune,” said one expert, as reported by the Norvik Times.", ["Norvik Times"]),
        ("Lawyer Hilda Parn said the family was “pleased” with the ruling.", []),
    ],
)
def test_passed_on(text: str, channel: list[str]) -> None:
    """Whoever passes words on is their channel; what they are about is none."""
    names = [voice.name.removeprefix("the ") for q in spoken(text).direct() for voice in q.channel]
    assert names == [name.removeprefix("the ") for name in channel]


def test_labels() -> None:
    """What stands between an article and the noun it names is a label, not speech; so is one word in capitals."""
    text = "The “Salt. We’re on it.” campaign ran on “DTWS”. “Good,” said Ned Sharran of the “warm” welcome."
    assert [words for words, _ in spoken(text).says()] == ["“Good,”", "“warm”"]
