"""Whose word a clause is."""

import pytest
from tests.annotate.told import told


@pytest.mark.parametrize(
    ("text", "words", "channel", "source"),
    [
        ("Minister Ilse Vane said the wall is safe.", "wall", [], "Ilse Vane"),
        ("The wall is safe, Minister Ilse Vane said.", "wall", [], "Ilse Vane"),
        ("The wall is safe, according to Minister Ilse Vane.", "wall", [], "Ilse Vane"),
        ("Minister Ilse Vane hailed the new ferry.", "ferry", [], "Ilse Vane"),
        ("Minister Ilse Vane called for a new ferry.", "ferry", [], "Ilse Vane"),
        ("The wall is safe.", "wall", [], None),
        ("Minister Ilse Vane and Mayor Tom Orr agreed to repair the wall.", "wall", [], None),
        (
            "According to Minister Ilse Vane, Mayor Tom Orr told reporters that the wall is safe.",
            "wall",
            ["Ilse Vane"],
            "Tom Orr",
        ),
        (
            "Minister Ilse Vane praised the divers, saying that the wall is safe.",
            "wall is safe",
            [],
            "Ilse Vane",
        ),
    ],
)
def test_source_and_channel(text: str, words: str, channel: list[str], source: str | None) -> None:
    """The innermost speaker is the source, those around him are the channel, nearest to the reader first."""
    statement = told(text).one(words)

    assert [voice.name for voice in statement.channel] == channel
    assert (statement.source.name if statement.source else None) == source


def test_according_to_covers_its_sentence() -> None:
    """Both coordinated clauses rest on it, the next sentence does not."""
    report = told("The wall broke and the ferry sank, according to Minister Ilse Vane. The road is closed.")

    assert [s.source.name if s.source else None for s in report.statements] == ["Ilse Vane", "Ilse Vane", None]


def test_content_takes_its_speaker_along_when_coordinated() -> None:
    """What is joined to reported content is reported too."""
    report = told("Minister Ilse Vane said that the wall is safe and that the ferry will leave at noon.")

    assert {s.source.name for s in report.statements if s.source} == {"Ilse Vane"}


def test_words_in_a_quotation_are_the_speakers() -> None:
    """A direct quotation of several sentences has its speaker as the source of each."""
    report = told('"The wall is safe. The road is open," Minister Ilse Vane said.')

    assert [s.source.name if s.source else None for s in report.statements] == ["Ilse Vane", "Ilse Vane"]


def test_those_who_deny_are_no_channel_of_what_they_deny() -> None:
    """The denied report keeps the source that made it."""
    inner = told("Officials denied a report by Nordpress that Vane struck the wall with a hammer.").one("hammer")

    assert [voice.name for voice in inner.channel] == []
    assert inner.source is not None
    assert inner.source.name == "Nordpress"


def test_it_is_nobody() -> None:
    """A pronoun that stands for nothing is no source."""
    assert told("It praised nothing.").statements[0].source is None
