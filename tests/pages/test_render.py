"""HTML to lines of text."""

from __future__ import annotations

from lxml.html import HtmlElement

from rapporteur.pages.render import parse, render, stripped


def _lines(html: str) -> list[str]:
    page = render(html)
    assert [page.text[line.begin : line.end] for line in page.lines] == page.text.split("\n")[: len(page.lines)]
    return [page.text[line.begin : line.end] for line in page.lines]


def test_blocks_break_lines_and_inline_elements_do_not() -> None:
    """White space folds as browsers fold it; cells are parted by a space; ``pre`` keeps its lines."""
    html = "<div>One <b>two</b>\n three<p>Four<br>five</p>six</div>"
    html += "<table><tr><td>a</td><td>b</td></tr></table><pre>x\ny</pre>"

    assert _lines(html) == ["One two three", "Four", "five", "six", "a b", "x", "y"]


def test_what_is_never_shown_is_not_in_the_text() -> None:
    """Scripts, styles, templates, fallbacks and hidden elements."""
    html = (
        "<head><title>t</title></head><style>s</style><script>s</script><noscript>n</noscript><template>m</template>"
        "<p hidden>h</p><p style='display: none'>d</p><!-- c --><p>Shown</p><p>Shown as well and longer</p>"
    )

    assert _lines(html) == ["Shown", "Shown as well and longer"]


def test_a_page_revealed_by_script_is_read_as_revealed() -> None:
    """When the hidden paragraphs hold more than the page shows, they are the page."""
    assert _lines("<p>Menu</p><div hidden><p>The report itself, which is longer.</p></div>") == [
        "Menu",
        "The report itself, which is longer.",
    ]


def test_floating_text_stands_after_its_line() -> None:
    """Hover text does not break the sentence it hangs on."""
    assert _lines("<p>Sen. <span>Brandt<span class='tooltip'>Brandt: five things</span></span> withdrew.</p>") == [
        "Sen. Brandt withdrew.",
        "Brandt: five things",
    ]


def test_names_of_elements_give_roles() -> None:
    """The highest name around a line counts; links are told by their share."""
    page = render("<nav><a href=x>Home</a></nav><div id='comments'><nav>Reply</nav></div><figcaption>Sea</figcaption>")

    assert [(line.setting.role, line.linked) for line in page.lines] == [
        ("navigation", 1.0),
        ("comment", 0.0),
        ("caption", 0.0),
    ]


def test_depth_beyond_the_parser_falls_back_to_the_source() -> None:
    """A page nested a hundred thousand levels deep still has its text."""
    assert "deep" in stripped("<b>" * 100_000 + "deep &amp; dark")
    assert render("<div>" * 300 + "deep").text == "deep"


def test_all_elements_are_of_one_class() -> None:
    """Forms and their fields too: lxml asks nobody what class an element has, which cost as much as parsing."""
    tree = parse("<form><label>Name <input name=a></label><select><option>b</select></form><p>One &amp; two</p>")

    assert {type(element) for element in tree.iter()} == {HtmlElement}
