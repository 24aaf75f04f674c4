import pytest

from rapporteur.render.reports import followable
from rapporteur.render.wording import clipped, counted, letter, listed, visible


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("short", 10, "short"),
        ("two\n\nlines", 20, "two lines"),
        ("one two three", 9, "one two…"),
        ("one two three", 8, "one two…"),
        ("unbreakable", 5, "unbr…"),
    ],
)
def test_clipped_ends_at_a_word(text: str, most: int, shown: str) -> None:
    """At most so many code points, the ellipsis included, and at a word's end where there is one."""
    assert clipped(text, most) == shown
    assert len(shown) <= most


def test_letters_go_on_after_z() -> None:
    """A to Z, then AA."""
    assert [letter(n) for n in (0, 25, 26, 51, 52, 702)] == ["A", "Z", "AA", "AZ", "BA", "AAA"]


def test_counts_and_lists_read_as_english() -> None:
    """One thing is singular, thousands are parted, the last item has an and."""
    assert [counted(1, "entry", "entries"), counted(1200, "word")] == ["1 entry", "1,200 words"]
    assert [listed([]), listed(["a"]), listed(["a", "b", "c"])] == ["", "a", "a, b and c"]


def test_what_no_page_can_hold_is_shown_as_such() -> None:
    """Line breaks and tabs stay; controls and surrogates are replaced one for one."""
    assert visible("a\tb\nc\x00\x1b\x85\ud800") == "a\tb\nc\ufffd\ufffd\ufffd\ufffd"


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://a.example/b", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example/b", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("http://[::1", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_on_the_web_are_followed(url: str | None, followed: bool) -> None:
    """Anything but http and https with a host is text."""
    assert (followable(url) == url and bool(url)) == followed
