"""The course of a page: which parts follow which."""

from __future__ import annotations

from rapporteur.pages.course import WITHOUT_COMMENTS, Emission, Part, decode

_PROSE, _SHORT, _MENU, _READER = Emission(3, 1), Emission(-0.7, -0.7), Emission(-4, -3), Emission(1, 3)


def test_an_article_between_menus() -> None:
    """Furniture before and after, prose between; a short line among prose stays."""
    course = decode([_MENU, _MENU, _PROSE, _SHORT, _PROSE, _MENU, _MENU])

    assert course == (Part.BEFORE, Part.BEFORE, Part.ARTICLE, Part.ARTICLE, Part.ARTICLE, Part.AFTER, Part.AFTER)


def test_what_breaks_in_is_set_aside() -> None:
    """A line that is plainly furniture leaves the article, which goes on behind it."""
    assert decode([_PROSE, _PROSE, _MENU, _PROSE, _PROSE])[2] is Part.INSERT


def test_comments_run_to_the_end() -> None:
    """Once readers have begun, the article does not come back."""
    course = decode([_PROSE] * 4 + [_READER] * 4 + [_PROSE])

    assert course == (Part.ARTICLE,) * 4 + (Part.COMMENT,) * 5
    assert Part.COMMENT not in decode([_PROSE] * 4 + [_READER] * 4, WITHOUT_COMMENTS)


def test_an_empty_page_has_no_course() -> None:
    """No lines, no parts."""
    assert decode([]) == ()
