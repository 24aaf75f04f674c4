"""Lines and what is counted in them."""

from __future__ import annotations

import time

import pytest

from rapporteur.pages.lines import Line, once, split, unquoted, unwrapped


def test_lines_keep_their_offsets() -> None:
    """A line is what stands between two breaks, without the white space and invisible marks at its ends."""
    text = "\ufeff  One two.\r\n\n\n\u00a0Three\u200b\n \t\n"

    lines = split(text)

    assert [text[line.begin : line.end] for line in lines] == ["One two.", "Three"]
    assert [line.gap for line in lines] == [0, 2]


def test_prose_is_told_from_titles() -> None:
    """Running prose has function words, or is long, in small letters, and ends as a sentence does."""
    prose, title, foreign = split(
        "The lock will stay shut until the end of the month.\n"
        "Tug Crews Weigh Walkout As Harbour Talks Stall Again\n"
        "Kota tua sudah lama kosong kata wali kota kepada wartawan kemarin siang tadi."
    )

    assert (prose.prose, title.prose, foreign.prose) == (True, False, True)


def test_quotations_are_left_out() -> None:
    """What stands in quotation marks is not the writer's own; one that is never closed is none in a long text."""
    assert unquoted("He said “I love you” twice.").split() == ["He", "said", "twice."]
    assert unquoted('"I never did, and').strip() == ""
    assert len(unquoted("“" + "word " * 1000)) > 4000


def test_unclosed_marks_cost_linear_time() -> None:
    """A third of a million opening marks are passed in a second."""
    begin = time.process_time()
    unquoted("“a " * 300_000)

    assert time.process_time() - begin < 3


WRAPPED = """The ferry between Solva and Tennock was halted on Friday after a fire
broke out in its engine room, the harbour authority said in a statement
that it sent to this newspaper in the afternoon.

No one was hurt, and the forty passengers on board were brought back to
the harbour by two fishing boats within an hour, the authority said. It
will not sail again before the cause is known, said Ilse Orrin, who is
the harbour minister and had come to the quay.
- The next ferry is on Sunday, which is a day later than it was before.
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_that_were_broken_at_a_width_are_joined(newline: str) -> None:
    """Paragraphs end at blank lines and before bullets; every offset holds."""
    text = WRAPPED.replace("\n", newline)
    found = unwrapped(text, split(text))

    assert [line.text[:9] for line in found] == ["The ferry", "No one wa", "- The nex"]
    for line in found:
        assert line.text == "".join(" " if ch in "\r\n" else ch for ch in text[line.begin : line.end])


@pytest.mark.parametrize(
    "text",
    [
        "Harbour opens\nFerry halted\nTen storms\nSport\nCulture\nAll the news of the islands, told every day.\n",
        "The ferry was halted.\n" * 20,
        "x" * 80 + "\n" + "short\n" * 20,
        "",
    ],
    ids=["a menu", "sentences", "one long line", "nothing"],
)
def test_other_lines_are_left_alone(text: str) -> None:
    """A line that stops where it will is a line."""
    found = split(text)

    assert unwrapped(text, found) == found


def test_what_is_known_of_a_line_is_computed_once_for_each() -> None:
    """A function of a line is asked once a line, also for ``None``; another line of the same words is another line."""
    asked: list[Line] = []

    @once
    def first_word(line: Line) -> str | None:
        asked.append(line)
        return next(iter(line.text.split()), None)

    line, same, blank = Line(0, "Ferries stop"), Line(0, "Ferries stop"), Line(0, "")
    told = [first_word(each) for each in (line, line, same, blank, blank)]

    assert (told, asked) == (["Ferries", "Ferries", "Ferries", None, None], [line, same, blank])


@pytest.mark.parametrize("text", ["港・港・港・港・", "a a i a a the a i", "a i a i a i a i"])
def test_prose_may_be_as_short_as_eight_words_can_be(text: str) -> None:
    """Eight characters where letters count as words, fifteen elsewhere."""
    (line,) = split(text)

    assert (line.count, line.prose) == (8, True)
