"""Live reports: entries with their times, one below the other."""

from __future__ import annotations

from rapporteur.model import Document
from rapporteur.pages import label

ENTRIES = [
    (
        "7 p.m.",
        "The harbour master of Tarn says the northern quay will stay shut until divers have seen every pile.",
    ),
    (
        "6:05 p.m.",
        "Ilse Orrin tells reporters that the comments made in parliament were wrong in every point.",
    ),
    (
        "5:40 p.m.",
        "You could hear the chain go, says a deckhand. He adds that nobody aboard has slept since Sunday.",
    ),
    ("4 p.m.", "The ferry company says it will run two boats from the southern quay, and that tickets stay valid."),
]


def test_entries_of_a_live_report_are_no_readers_comments() -> None:
    """A headline alone is nothing that readers could answer at such length."""
    rows = enumerate(ENTRIES * 4, 4)
    entries = "\n\n".join(f"{time}\n\n{told} It was the {n}th day of the storm in Tarn." for n, (time, told) in rows)
    head = "The Latest: Quay at Tarn stays shut.\n\nTARN (Borealis) — The Latest on the storm (all times local):"
    text = f"{head}\n\n{entries}\n"
    article = label(Document(id="live", source=text, media="text", digest="", path="live"))

    assert "comment" not in {block.kind for block in article.blocks}


def test_the_letter_of_an_acronym_is_no_slang() -> None:
    """The "U" of "U.S." is not how readers write "you"."""
    told = "The U.S. envoy met the U.K. delegation in Tarn on day {} of the talks about the quay."
    body = "\n\n".join(told.format(n) for n in range(2, 12))
    text = f"Envoys meet in Tarn\n\nTARN — Talks about the quay went on for ten days.\n\n{body}\n"
    article = label(Document(id="acronyms", source=text, media="text", digest="", path="acronyms"))

    assert "comment" not in {block.kind for block in article.blocks}
