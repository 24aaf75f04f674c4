"""Whatever text or markup comes in, its page is labelled: blocks in order, nothing twice, nothing left out."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.model import Article, Document, Media
from rapporteur.pages import label

_PROSE = st.sampled_from(
    [
        "The harbour office said on Tuesday that the lock would stay shut until the end of the month.",
        "“We have looked at every rivet,” the minister told reporters in Halden. © KELPRESS",
        "date 2031-03-04 Officials of both sides agreed on the figure, according to a statement.",
        "READ MORE: Tug crews weigh walkout",
        "By Orla Finch",
        "4 comments",
        "nightowl says:",
        "3 November 2031 at 8:12 pm",
        "I don't believe a word of it, do you?",
        "• Harbour",
        "© 2031 Ledger. All rights reserved.",
        "HALDEN — Ferries sail again.",
    ]
)
_LINES = st.lists(st.one_of(_PROSE, st.text(max_size=60)), max_size=14)
_TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='comments'>",
        "</div>",
        "<table><td>",
        "<span class=tooltip>",
        "<script>",
        "<!--",
        "<pre>",
        "<h1>",
    ]
)


def _label(source: str, media: Media) -> Article:
    return label(Document(id="x", source=source, media=media, digest="", path="x"))


def _holds(article: Article) -> None:
    at, covered = 0, set[int]()
    for block in article.blocks:
        assert block.begin >= at
        assert block.why
        assert not article.text[block.begin].isspace()
        assert not article.text[block.end - 1].isspace()
        covered |= set(range(block.begin, block.end))
        at = block.end
    assert {k for k, ch in enumerate(article.text) if not ch.isspace()} <= covered


@given(_LINES, st.sampled_from(["\n", "\r\n", "\n\n", " "]))
@settings(max_examples=60)
def test_plain_text_is_covered_once_and_never_rewritten(lines: list[str], between: str) -> None:
    """Every non-space character stands in exactly one block; the text is the source; twice gives the same."""
    source = between.join(lines)
    article = _label(source, "text")

    assert article.text == source
    _holds(article)
    assert article == _label(source, "text")


@given(st.lists(st.one_of(_PROSE, _TAGS, st.text(max_size=30)), max_size=25))
@settings(max_examples=60)
def test_any_markup_is_covered_once(parts: list[str]) -> None:
    """Unbalanced, hostile or empty markup gives a page all the same."""
    article = _label("".join(parts), "html")

    _holds(article)
    assert article == _label("".join(parts), "html")
