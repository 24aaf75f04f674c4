"""Lines and what is counted in them."""

from __future__ import annotations

import time

from rapporteur.pages.lines import split, unquoted


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
    begin = time.perf_counter()
    unquoted("“a " * 300_000)

    assert time.perf_counter() - begin < 3
