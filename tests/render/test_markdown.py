import re

import msgspec
import pytest

from rapporteur.model import Dossier
from rapporteur.render import markdown
from rapporteur.render.footnotes import escaped


def test_every_mark_has_its_note_and_every_note_its_mark(harbour: Dossier) -> None:
    """Footnotes are complete, and each stands once."""
    text = markdown.render(harbour)
    notes = re.findall(r"^\[\^([\w-]+)\]:", text, re.M)
    marks = set(re.findall(r"\[\^([\w-]+)\](?!:)", text))

    assert len(notes) == len(set(notes))
    assert marks == set(notes)


def test_a_note_holds_the_whole_passage(harbour: Dossier) -> None:
    """Report, offsets and the passage as it stands, on one line."""
    text = markdown.render(harbour)

    assert (
        "[^r5-357-431]: Report 5, Mirror, characters 357 to 431: "
        "“Three engineers warned of a second closure, which the mayor raised herself”" in text
    )


def test_everything_is_in_the_document(harbour: Dossier) -> None:
    """Account, findings with conflicts first, every section of the page, dates with witnesses, problems."""
    text = markdown.render(harbour)
    titles = re.findall(r"^#{2,3} (.*)$", text, re.M)

    for title in (
        "Account",
        "Topics and positions",
        "Collation",
        "Quote book",
        "Figures",
        "Timeline",
        "Origins",
        "Reports",
        "Problems",
    ):
        assert title in titles
    assert text.index("**1. Conflict: length") < text.index("**2. Denied: a second closure")
    assert "stands under the heading of the comments" in text
    assert "weekday says Tuesday 4 March 2031" in text
    assert "no text in the record" in text
    assert "**What was agreed**" in text
    assert "mid-April 2031" in text
    assert "- Which: second closure" in text
    assert re.search(r"^\| second closure .*\| 5\[\^r5-\S+\] \| 2\[\^r2-\S+\] \|$", text, re.M)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>", r"\<script\>"),
        ("[a](javascript:b)", r"\[a\](javascript:b)"),
        ("a | b", r"a \| b"),
        ("# not a heading", r"\# not a heading"),
        ("- no list", r"\- no list"),
        ("1. no list", r"1\. no list"),
        ("two\n\nlines", "two lines"),
        ("*no* _stress_ `code` ![x]", r"\*no\* \_stress\_ \`code\` \!\[x\]"),
        ("&amp; 45-minute", r"\&amp; 45-minute"),
    ],
)
def test_texts_of_reports_are_never_markup(text: str, shown: str) -> None:
    """What CommonMark would read as markup is escaped."""
    assert escaped(text) == shown


def test_the_same_record_gives_the_same_document(harbour: Dossier) -> None:
    """Rendering again gives the same text."""
    assert markdown.render(harbour) == markdown.render(harbour)


def test_a_declared_paywall_is_told(harbour: Dossier) -> None:
    """Of the reports that declare one, and of no other."""
    first, *others = harbour.reports
    closed = msgspec.structs.replace(harbour, reports=(msgspec.structs.replace(first, paywalled=True), *others))

    assert markdown.render(closed).count("- Access: for subscribers, as the page declares") == 1
    assert "for subscribers" not in markdown.render(harbour)
