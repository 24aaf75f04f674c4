"""Shared passages: copies, quotations, and what is neither."""

from __future__ import annotations

from tests.relate.piles import HARBOUR, ORCHARD, indirect, meeting, reading

from rapporteur.model import Block, Publication, Reuse
from rapporteur.relate import origins
from rapporteur.relate.reuse import find

SAID = "we were told on Sunday that the wall would hold until the spring, and now the water stands in our cellars"


def _words(link: Reuse, id_: str, text: str) -> str:
    return text[link.a_begin : link.a_end] if link.a == id_ else text[link.b_begin : link.b_end]


def test_a_copied_text_is_one_copy_with_both_containments() -> None:
    """The short report is wholly in the long one, the long one only in part in the short."""
    (link,) = find([reading("a", HARBOUR), reading("b", f"{HARBOUR} {ORCHARD}")])

    assert (link.kind, link.a, link.b) == ("copy", "b", "a")
    assert link.containment_b == 1.0
    assert 0.4 < link.containment_a < 0.6


def test_a_shared_quotation_is_not_a_copy() -> None:
    """Two reports that quote one remark, each in a story of its own, share a quotation and nothing else."""
    a = f'{HARBOUR} "{SAID}," said Mira Oland, who lives at the quay.'
    b = f'{ORCHARD} Oland told reporters: "{SAID}."'

    (link,) = find([reading("a", a), reading("b", b)])

    assert link.kind == "quotation"
    assert _words(link, "a", a) == _words(link, "b", b) == SAID


def test_quoted_words_that_the_other_ascribes_without_marks_are_a_quotation() -> None:
    """What one report quotes and the other tells as somebody's words is that person's, no copied text."""
    a = f'{HARBOUR} "The pumps of the lower town failed during the second night," the treasurer said.'
    told = "the pumps of the lower town failed during the second night"
    b = f"{ORCHARD} According to the treasurer, {told}."

    (link,) = find([reading("a", a), reading("b", b, quotations=(indirect(b, told),))])

    assert link.kind == "quotation"


def test_a_copied_text_with_a_quotation_in_it_stays_a_copy() -> None:
    """The quotation inside does not break the copied passage."""
    text = f'{HARBOUR} "{SAID}," said Mira Oland. {ORCHARD}'

    (link,) = find([reading("a", text), reading("b", text)])

    assert (link.kind, link.containment_a) == ("copy", 1.0)


def test_a_long_name_and_office_is_no_copy() -> None:
    """Facts are shared by everyone who tells them: a name with its office in a row of words proves no copying."""
    who = "Deputy Minister for Inland Waterways and Coastal Defence Ilse Marten Brandvold"

    assert find([reading("a", f"{HARBOUR} {who} came."), reading("b", f"{ORCHARD} {who} left.")]) == ()


def test_the_later_report_is_a() -> None:
    """Where both days are known, ``a`` is the one published later, whatever the ids."""
    early, late = Publication(value="2024-05-01"), Publication(value="2024-05-02")

    (link,) = find([reading("a", HARBOUR, published=late), reading("b", HARBOUR, published=early)])

    assert (link.a, link.b) == ("a", "b")


def test_comments_below_the_article_share_nothing() -> None:
    """A reader who pastes another report into a comment does not make this one a copy."""
    text = f"{ORCHARD}\n{HARBOUR}"
    edge = len(ORCHARD)
    blocks = (
        Block(begin=0, end=edge, kind="body", why=""),
        Block(begin=edge + 1, end=len(text), kind="comment", why=""),
    )

    assert find([reading("a", text, blocks=blocks), reading("b", HARBOUR)]) == ()


def test_standing_paragraphs_of_an_outlet_are_neither() -> None:
    """What one outlet prints under every story is no copying; the same paragraph in two outlets is."""
    standing = "Letters to the editor may be sent by post or left in the green box beside the door of our old office."
    stories = [
        f"{HARBOUR} {standing}",
        f"{ORCHARD} {standing}",
        f"{meeting('c', 'Halm', 'Jon Vask').text * 2} {standing}",
    ]
    pile = [reading(str(k), text, outlet="Gazette") for k, text in enumerate(stories)]

    assert find(pile) == ()
    assert len(find([pile[0], reading("x", stories[1], outlet="Mirror")])) == 1


def test_a_pile_of_nothing_shares_nothing() -> None:
    """No reports, empty reports and reports without words are answered."""
    assert find([]) == ()
    assert find([reading("a", ""), reading("b", "—"), reading("c", "word")]) == ()


def test_a_text_of_very_many_takers_is_one_origin() -> None:
    """Six hundred outlets print one agency text, each with a line of its own: nobody is left out."""
    wire = HARBOUR
    prints = [reading(f"r{k:04}", f"{wire} Our desk number {k} adds line {k * 7919}.") for k in range(600)]
    other = reading("s", ORCHARD)

    links = find([*prints, other])
    found = origins.group([*prints, other], links)

    assert [len(origin.ids) for origin in found] == [600, 1]
    assert len(links) < 5 * len(prints)
