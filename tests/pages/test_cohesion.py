"""Whether a line speaks of what the article speaks of."""

from __future__ import annotations

from rapporteur.pages.cohesion import content, gains, shares
from rapporteur.pages.course import Part
from rapporteur.pages.lines import Line

_ARTICLE = [
    "Engineers inspected the harbour bridge and its piers on Monday.",
    "The bridge and the piers have cracks, the harbour engineers found.",
    "Repairs of the piers will close the bridge to lorries.",
]
_TEASER = "Chef reveals favourite pumpkin recipe"


def test_content_words_are_stems() -> None:
    """Four letters or more, no function words, endings off."""
    assert content(Line(0, "The bridges were closing on them")) == {"bridg", "clos"}


def test_teasers_share_less_than_paragraphs() -> None:
    """A line of the article shares its words with the others; a teaser for another story does not."""
    lines = [Line(0, text) for text in (*_ARTICLE, _TEASER)]
    parts = [Part.ARTICLE] * 3 + [Part.AFTER]
    found = shares([content(line) for line in lines], parts)
    told = gains(lines, parts)

    assert min(found[:3]) > found[3] == 0
    assert min(told[:3]) > told[3]


def test_a_page_without_article_says_nothing() -> None:
    """No line gains or loses where there is nothing to share with."""
    assert gains([Line(0, _TEASER)], [Part.BEFORE]) == (0.0,)
