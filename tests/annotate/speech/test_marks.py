"""Where quotation marks open and close."""

from __future__ import annotations

import pytest
from tests.annotate.spoken import article

from rapporteur.annotate.speech import marks, paragraphs


def stretches(text: str) -> list[tuple[str, int, str]]:
    """Words, depth and ending of each stretch between marks."""
    return [(text[q.begin : q.end], q.depth, q.how) for q in marked(text)]


def marked(text: str) -> tuple[marks.Quoted, ...]:
    """The stretches between marks."""
    return marks.find(text, paragraphs.find(article(text)))


def outer(text: str) -> list[str]:
    return [words for words, depth, _ in stretches(text) if depth == 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "go" and left.', ['"go"']),
        ("He said “go” and left.", ["“go”"]),
        ("He said ‘go’ and left.", ["‘go’"]),
        ("He said 'go' and left.", ["'go'"]),
        ("He said «go» and left.", ["«go»"]),
        ("He said «\xa0go\xa0» and left.", ["«\xa0go\xa0»"]),
        ("He said „go“ and left.", ["„go“"]),
        ("He said ''go now'' and left.", ["''go now''"]),
        ('He said “go" and left.', ['“go"']),
        ('He said "go” and left.', ['"go”']),
        ('He said:\xa0"go" and left.', ['"go"']),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    """Every style of marks is paired, also where a page mixes straight and curly ones or puts no-break spaces."""
    assert outer(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The workers’ pay and the directors’ bonuses rose in the ’90s.",
        "The workers' pay and the directors' bonuses rose in the '90s, 'tis said, rock 'n' roll aside.",
        "It's Ana's; the Diaz family's isn't.",
        "The board was 6'2\" by 4'1\" wide.",
    ],
)
def test_apostrophes(text: str) -> None:
    """Apostrophes, elisions, decades, possessives and inches are no marks."""
    assert outer(text) == []


def test_possessive_inside_single_marks() -> None:
    """An apostrophe behind "s" does not end a quotation that ends later at a stop."""
    assert outer("‘The workers’ pay is late,’ she said.") == ["‘The workers’ pay is late,’"]


def test_single_mark_behind_s() -> None:
    """Where no better mark follows, the one behind "s" closes."""
    assert outer("The ‘savings’ never came.") == ["‘savings’"]


def test_year() -> None:
    """A short year opens nothing, even where the page writes an opening mark."""
    assert outer("In ‘08 she said “no”; the ‘red list’ came later.") == ["“no”", "‘red list’"]


def test_glued() -> None:
    """A straight mark glued to the stop before it opens a new quotation."""
    assert outer('Nobody gave a name."We were told lies," one said.') == ['"We were told lies,"']


def test_nested() -> None:
    """Marks inside marks lie deeper, also when a page opens them curly and closes them straight."""
    text = "“He told me, ‘no dam', and left,” she said."

    assert stretches(text) == [("“He told me, ‘no dam', and left,”", 0, "closed"), ("‘no dam'", 1, "closed")]


def test_reopened() -> None:
    """A quotation whose paragraphs each open the mark anew is one stretch from the first mark to the last."""
    text = "“We came with nothing.\n\n“We leave with less.\n\n“But we leave,” she said."

    assert stretches(text) == [("“We came with nothing.\n\n“We leave with less.\n\n“But we leave,”", 0, "reopened")]


def test_never_closed_before_speaker() -> None:
    """A forgotten mark ends where the speaker is named, and harms nothing behind it."""
    text = "“The tests are fine, Dr Demir said. “We repeat them.”\n“All is well,” she said."

    assert stretches(text) == [
        ("“The tests are fine,", 0, "recovered"),
        ("“We repeat them.”", 0, "closed"),
        ("“All is well,”", 0, "closed"),
    ]


def test_never_closed_in_paragraph() -> None:
    """Without a speaker the forgotten mark ends with its paragraph."""
    text = "He wrote: “The dam will hold.\nRain fell. “So it did,” he said."

    assert stretches(text) == [("“The dam will hold.", 0, "recovered"), ("“So it did,”", 0, "closed")]


def test_extract_mark() -> None:
    """A straight mark that only sets off an extract leaves the curly quotations inside it alone."""
    assert outer('"Rain fell. “Go in,” she said.\nNobody went.') == ["“Go in,”"]


def test_stray_closing() -> None:
    """A closing mark without an opening one is passed over."""
    assert outer("The end.” She said “no” twice.") == ["“no”"]


def test_empty() -> None:
    """Marks around nothing make no stretch."""
    assert outer('He wrote "" and “ ” and left.') == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He told Cork. " You have done well."', '" You have done well."'),
        ("Ann Li told Norpress: That is my dream. I surf!”", "That is my dream. I surf!”"),
        ("“It was hard,” she says.\n\nI thought of it then.”\n\n“We go on.”", "I thought of it then.”"),
    ],
)
def test_opening_mark(text: str, expected: str) -> None:
    """A space behind an opening mark does no harm; one forgotten is found by its colon, or among quoted paragraphs."""
    assert expected in outer(text)


@pytest.mark.parametrize(
    "text",
    ['The plank is 5 feet 10" long.', "“We go.”\n\nA pilot, Norvik.”", "The sign read “Stop.", 'He left the port."'],
)
def test_no_opening_is_made_up(text: str) -> None:
    """A lone closing mark opens nothing where no cue and no quotation stands before it; nor does a measure."""
    assert [q for q in marked(text) if q.how == "unopened"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It was a trick,’’ Will Moss said. “It was wrong.”", ["“It was a trick,’’", "“It was wrong.”"]),
        ("‘‘We go,’’ she said.", ["‘‘We go,’’"]),
    ],
)
def test_two_single_marks(text: str, expected: list[str]) -> None:
    """Two single marks close what a double one, or two single ones, opened."""
    assert outer(text) == expected
