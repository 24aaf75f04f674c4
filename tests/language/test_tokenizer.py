"""Where words begin and end."""

import pytest

from rapporteur.language.tokenizer import words_of


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in words_of(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't know.", ["They", "do", "n't", "know", "."]),
        ("They can’t; we cannot.", ["They", "ca", "n’t", ";", "we", "can", "not", "."]),
        ("Vane's leaders' talks", ["Vane", "'s", "leaders", "'", "talks"]),
        ("U.S.-led forces in the U.S.", ["U.S.", "-", "led", "forces", "in", "the", "U.S."]),
        ("Mr. Orr and J. Vane met.", ["Mr.", "Orr", "and", "J.", "Vane", "met", "."]),
        ("re-elected pro-Arland two-day", ["re-elected", "pro", "-", "Arland", "two", "-", "day"]),
        ("54,000 at 10:30am, 5pm", ["54,000", "at", "10:30", "am", ",", "5", "pm"]),
        ("the 1990s, the 28th and $3bn", ["the", "1990s", ",", "the", "28th", "and", "$", "3", "bn"]),
        ("No. 10 said no.", ["No.", "10", "said", "no", "."]),
        ("wait... what?!", ["wait", "...", "what", "?!"]),
        ("see https://a.example/b, or x@y.example.", ["see", "https://a.example/b", ",", "or", "x@y.example", "."]),
        ('("x@y.example")', ["(", '"', "x@y.example", '"', ")"]),
        ("on vane.com, in the minutes.pdf.", ["on", "vane.com", ",", "in", "the", "minutes.pdf", "."]),
        ("the end.Net income rose", ["the", "end", ".", "Net", "income", "rose"]),
        ("call 555-0100 or 202-555-0100", ["call", "555-0100", "or", "202-555-0100"]),
        ("pages 10-15 (1-8)", ["pages", "10", "-", "15", "(", "1", "-", "8", ")"]),
        ("thanks :-) dont ask", ["thanks", ":-)", "do", "nt", "ask"]),
        ("AT&T and O'Neill", ["AT&T", "and", "O'Neill"]),
        ("a\u00a0no-break\u202fspace", ["a", "no", "-", "break", "space"]),
        ("soft\u00adhyphen cafe\u0301", ["soft\u00adhyphen", "cafe\u0301"]),
        ("“Go,” he said", ["“", "Go", ",", "”", "he", "said"]),
    ],
)
def test_words_are_those_of_the_treebanks(text: str, expected: list[str]) -> None:
    """Clitics, hyphens and marks are words of their own; abbreviations, numbers and links are not cut."""
    assert expected == cut(text)


def test_offsets_count_in_the_whole_text() -> None:
    """A stretch is read in its place; what lies outside is not touched."""
    assert words_of("zero one two three", 5, 12) == [(5, 8), (9, 12)]


@pytest.mark.parametrize("text", ["(" * 40, "=-$%" * 10, "\u201c" * 16, '"' * 5000])
def test_ornament_is_one_word(text: str) -> None:
    """Sixteen symbols in a row, or more, are one word; fewer are cut as ever."""
    assert words_of(f"a {text} b", 0, len(text) + 4) == [(0, 1), (2, len(text) + 2), (len(text) + 3, len(text) + 4)]
    assert len(words_of("(" * 15, 0, 15)) == 15


def test_white_space_has_no_words() -> None:
    """Nothing comes of nothing."""
    assert words_of(" \n\t\u00a0\u2003", 0, 5) == []
