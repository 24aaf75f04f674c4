"""What speaks for a line beside its own words."""

from __future__ import annotations

from collections.abc import Sequence

from rapporteur.pages.course import Emission
from rapporteur.pages.extraction import Extracted
from rapporteur.pages.lines import Line, split
from rapporteur.pages.register import Hand
from rapporteur.pages.render import RenderedLine
from rapporteur.pages.roles import Setting
from rapporteur.pages.scores import score
from rapporteur.pages.weighing import SILENT, marked_up, with_silence

_PARAGRAPH = "The harbour authority said on Monday that the ferry would sail again before the end of the week."
_BODY, _BOX = "div.body", "div.box"
_PAGE: tuple[tuple[str, tuple[str, ...], str, float], ...] = (
    ("p", ("main.", _BODY, "p."), _PARAGRAPH, 1),
    ("h3", ("main.", _BODY, "h3."), "What the ferry carries", 0),
    ("li", (_BODY, "ul.", "li."), "Bread and fish", 0),
    ("li", (_BOX, "ul.", "li."), "Bread and oil", 0),
    ("p", (_BOX, "blockquote.post", "p."), "We are back on Friday", 0),
    ("p", ("main.", _BODY, "p."), _PARAGRAPH, 1),
    ("p", (_BOX, "div.foot", "p."), "All about the harbour", 0),
    ("p", ("main.", _BODY, "p."), "Bread and salt", 0),
    ("p", ("main.", _BODY, "p."), "Bread and tea", 0),
)


def _weighed(inside: Sequence[float]) -> list[float]:
    at, lines, found = 0, [], []
    for tag, path, text, _ in _PAGE:
        lines.append(RenderedLine(at, at + len(text), 0.0, Setting("", tag, path)))
        found.append(Line(at, text))
        at += len(text) + 1
    extracted = Extracted(tuple(inside), (0.0,) * len(inside))
    return [e.article for e in marked_up([score(line) for line in found], lines, extracted, Hand())]


def test_lists_headings_and_quotations_among_the_paragraphs_gain() -> None:
    """What stands in the article's own element, or is quoted there; not what stands beside it or far behind it."""
    taken = [inside for *_, inside in _PAGE]
    among, below = _weighed(taken), _weighed([0.0] * 5 + taken[5:])

    assert [here > there + 1 for here, there in zip(among[1:5], below[1:5], strict=True)] == [True, True, False, True]
    assert [gain > among[8] + 1 for gain in among[6:8]] == [False, True]


def test_nobody_speaks_before_the_first_who_signs() -> None:
    """Nor before the head of the discussion, where one stands just above."""
    flat = tuple(Emission(article=1.0, comment=1.0) for _ in range(3))
    plain = [score(line) for line in split("The ferry sails.\nIt is late.\nAda says:")]
    headed = [score(line) for line in split("The ferry sails.\n2 responses to the ferry\nAda says:")]

    assert [e.comment for e in with_silence(flat, plain, 2)] == [1 - SILENT, 1 - SILENT, 1]
    assert [e.comment for e in with_silence(flat, headed, 2)] == [1 - SILENT, 1, 1]
    assert with_silence(flat, plain, 0) == flat
