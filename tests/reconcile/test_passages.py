"""Which passages can be told, and how they are printed."""

from __future__ import annotations

import msgspec
import pytest
from tests.reports import Draft

from rapporteur.model import Block, Dateline, Mention, Reading, Span
from rapporteur.reconcile.passages import Passages, passages, plain_date, quoted


def whole(reading: Reading) -> tuple[Passages, Span]:
    return passages([reading]), reading.span(0, len(reading.text))


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The river flooded the lower town on Saturday.", True),
        ("He said the river flooded the lower town.", False),
        ("But the river flooded the lower town.", False),
        ("Meanwhile the river flooded the lower town.", False),
        ("We asked the board about the lower town.", False),
        ("the river flooded the lower town.", False),
        ("The river flooded the lower town", False),
        ("It rose.", False),
        ("The board is the only one in the US with boats.", True),
        ('They can hang their washing on our bollards," he told the radio.', False),
        ('"We had twenty minutes," said the baker of the lower town.', True),
    ],
)
def test_a_sentence_that_needs_no_other_stands_alone(text: str, alone: bool) -> None:
    """It leans on nothing, is whole, and is not said by the report about itself."""
    draft = Draft("a", text)
    if text.startswith('"'):
        draft.says(None, '"We had twenty minutes,"')
    told, span = whole(draft.read())

    assert told.alone(span) is alone


def test_a_headline_is_not_told() -> None:
    """It has no verb in time and no full stop of its own."""
    reading = Draft("a", "The river flooded the lower town on Saturday.").read()
    headline = msgspec.structs.replace(
        reading, blocks=(Block(begin=0, end=len(reading.text), kind="headline", why=""),)
    )
    told, span = whole(headline)

    assert not told.alone(span)


def test_a_pronoun_without_its_name_is_told_with_it() -> None:
    """In brackets, once; a sentence with one is not told alone."""
    text = "The town heard that she did not speak of the gates. Ines Halloway left."
    reading = Draft("a", text).names("Ines Halloway").read()
    pronoun = Mention(begin=20, end=23, kind="person", entity="Ines Halloway", name="Ines Halloway", form="pronoun")
    reading = msgspec.structs.replace(reading, mentions=(pronoun, *reading.mentions))
    told = passages([reading])
    sentence = told.sentence(reading.span(20, 23))

    assert not told.alone(sentence)
    assert "she [Ines Halloway] did not" in told.told(sentence, set())


def test_days_are_explained_once() -> None:
    """And months not at all: they say themselves when they are."""
    text = "On Saturday the river rose. On Saturday it fell. In May 2024 it dried."
    draft = Draft("a", text).dates("Saturday", "2024-05-11").dates("May 2024", "2024-05")
    told, span = whole(draft.read())
    explained: set[tuple[str, str]] = set()

    assert told.told(span, explained).startswith("On Saturday [11 May 2024] the river rose.")
    assert told.told(span, explained) == text


def test_the_dateline_is_no_part_of_the_first_sentence() -> None:
    """Where the sentence runs on from it."""
    text = "WENDLE, Oct 7 - The river flooded the lower town."
    reading = msgspec.structs.replace(Draft("a", text).read(), dateline=Dateline(begin=0, end=13))
    told = passages([reading])

    assert told.words(told.sentence(reading.span(20, 25))) == "The river flooded the lower town."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It fell.", "It fell"),
        ("It fell at 5 p.m.", "It fell at 5 p.m."),
        ("It fell,", "It fell"),
        ("It ...", "It ..."),
    ],
)
def test_a_full_stop_is_left_out_unless_it_belongs_to_a_word(text: str, kept: str) -> None:
    """For a passage set into a sentence of ours."""
    told, span = whole(Draft("a", text).read())

    assert told.words(told.unstopped(span)) == kept


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("2019-06-28", "28 June 2019"),
        ("2019-06-28T18:00", "28 June 2019"),
        ("2019-06", "June 2019"),
        ("2019-W26", "week of 24 June 2019"),
        ("2019", "2019"),
        ("PAST_REF", ""),
    ],
)
def test_dates_as_they_stand_in_a_sentence(value: str, plain: str) -> None:
    """What is no date is left out."""
    assert plain_date(value) == plain


def test_the_share_of_words_that_are_quoted() -> None:
    """Between none and all."""
    reading = Draft("a", '"Half of it" was said.').says(None, '"Half of it"').read()
    told, span = whole(reading)

    assert quoted(told, span) == pytest.approx(12 / 22)
