"""Whose words a line is made of."""

from __future__ import annotations

from rapporteur.pages.lines import Line
from rapporteur.pages.register import TOP, Hand, count

_REPORT = (
    "The harbour office said on Tuesday that the lock would stay shut until the end of the month, an official added."
)
_READER = "lol I knew it!! You guys never learn, thanks for the great article though."
_GUIDE = (
    "If you want your boat to last, you should paint it twice a year, and you will be glad you did when you sell it."
)


def _ratio(hand: Hand, text: str) -> float:
    return hand.ratio(count(Line(0, text)))


def test_readers_are_told_from_reporters() -> None:
    """Against a report, a reader's line scores above nothing, a reporter's below; no line says more than the top."""
    assert _ratio(Hand(), _REPORT) < 0 < _ratio(Hand(), _READER) <= TOP


def test_an_article_is_measured_by_its_own_hand() -> None:
    """A guide that says "you" is no comment on itself; against a report it would be taken for one."""
    own = Hand([count(Line(0, _GUIDE))] * 5)

    assert _ratio(own, _GUIDE) < 0 < _ratio(Hand(), _GUIDE)


def test_what_is_quoted_does_not_count() -> None:
    """A quotation full of "I" and "you" is a reporter's line all the same."""
    quoted = count(Line(0, "“I think you are wrong and I love you,” the minister told reporters in Halden on Monday."))

    assert dict(quoted.classes).get("self", 0) == 0
