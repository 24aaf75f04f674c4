"""The text of an HTML page, as it would be read from top to bottom, with what the markup says of each line.

In: HTML. Out: :class:`Rendered`. Decided here: what is shown (furniture too, so that what is set aside can be shown;
scripts, styles, templates and hidden elements never; what floats over a line stands after it), and where lines
break. The walk keeps its own stack, so that no depth of nesting
overflows it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import unescape
from typing import Any, NamedTuple

from rapporteur.pages.lines import trimmed
from rapporteur.pages.roles import Setting, displays, role_of, within

NODES = 400_000
"""Elements beyond which a page is cut off: the largest live blog met had 60,000."""

NEVER, HIDDEN = "never", "hidden"
"""How elements are laid out whose text is no part of the page, and whose text a script may yet show."""

_LINKS = frozenset({"a", "button"})
_TELLING = frozenset({*_LINKS, "pre", "article"})
"""Elements that say something of the text inside them even without attributes and without a line of their own."""

_SPACE = re.compile(r"[ \t\n\r\f]+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class RenderedLine(NamedTuple):
    """One line of the page: where it stands, how much of it is link text (0 to 1), and its setting.

    ``article`` is the innermost element around it that marks an article, ``None`` where none does; ``block`` the
    innermost that is laid out as a block.
    """

    begin: int
    end: int
    linked: float
    setting: Setting
    article: Any = None
    block: Any = None


class Rendered(NamedTuple):
    """The page's text, its lines, and the parsed tree (``None`` where nothing could be parsed)."""

    text: str
    lines: tuple[RenderedLine, ...]
    tree: Any


def render(html: str) -> Rendered:
    """The visible text of a page. Never raises: what cannot be parsed as HTML has no text.

    A page whose hidden paragraphs hold more than it shows is one that a script reveals; it is read as revealed.
    """
    tree = parse(html)
    if tree is None:
        return Rendered("", (), None)
    page = _Page()
    _walk(tree, page)
    if page.hidden > page.size:
        page = _Page(revealed=True)
        _walk(tree, page)
    return Rendered("\n".join(page.done), tuple(page.lines), tree)


def parse(html: str) -> Any:
    """The element tree of a page, or ``None``."""
    from lxml import etree  # noqa: PLC0415 - plain text never needs it
    from lxml import html as lxml_html  # noqa: PLC0415

    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_one_class())
    source = html.replace("\x00", " ").encode("utf-8", "replace")
    try:
        return lxml_html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


@cache
def _one_class() -> Any:
    """Every element is an ``HtmlElement``, without a look at its name.

    lxml's own choice asks Python for each element that is met, thousands of times a page and once more in every copy,
    to give forms and their fields what only they can do.
    """
    from lxml import etree  # noqa: PLC0415 - plain text never needs it
    from lxml import html as lxml_html  # noqa: PLC0415

    return etree.ElementDefaultClassLookup(element=lxml_html.HtmlElement, entity=lxml_html.HtmlEntity)


class _Page:
    """The lines so far, and the one that is being written."""

    def __init__(self, *, revealed: bool = False) -> None:
        self.done: list[str] = []
        self.hidden = 0
        self.revealed = revealed
        self.lines: list[RenderedLine] = []
        self.size = 0
        self._parts: list[str] = []
        self._linked = 0
        self._setting = Setting()
        self._article: Any = None
        self._block: Any = None
        self._floating: list[tuple[str, Setting]] = []

    def write(self, text: str, around: _Around) -> None:
        """Add running text to the line; the line's setting is that of its first words."""
        if not self._parts:
            if not text.strip():
                return
            self._setting, self._article, self._block = around.setting, around.article, around.block
        self._parts.append(text)
        if around.linked:
            self._linked += len(text.strip())

    def space(self) -> None:
        """Part two cells."""
        if self._parts:
            self._parts.append(" ")

    def float(self, element: Any, setting: Setting) -> bool:
        """Keep a text that floats over the line until the line ends; ``False`` where there is no line to float over."""
        if not self._parts:
            return False
        self._floating.append(("".join(element.itertext()), setting))
        return True

    def line_break(self) -> None:
        """End the line, if there is anything in it, and set down what floated over it."""
        if not self._parts:
            return
        self._set_down("".join(self._parts), self._linked, self._setting)
        for text, setting in self._floating:
            self._set_down(text, 0, setting)
        self._parts, self._linked, self._floating = [], 0, []

    def _set_down(self, written: str, linked: int, setting: Setting) -> None:
        text = trimmed(_SPACE.sub(" ", written))
        if text:
            self.done.append(text)
            share = min(1.0, linked / len(text))
            self.lines.append(
                RenderedLine(self.size, self.size + len(text), share, setting, self._article, self._block)
            )
            self.size += len(text) + 1


class _Around(NamedTuple):
    """What the elements around a text say of it."""

    setting: Setting = Setting()
    linked: bool = False
    pre: bool = False
    article: Any = None
    block: Any = None


def _walk(tree: Any, page: _Page) -> None:
    """Write every shown text of the tree, in document order."""
    display, around = _enter(tree, _Around())
    if display == NEVER:
        return
    _text(page, tree.text, around)
    stack = [(display, around, tree, iter(tree))]
    left = NODES
    while stack:
        display, around, element, children = stack[-1]
        child = next(children, None) if left > 0 else None
        if child is None:
            stack.pop()
            _leave(page, display)
            if stack:
                _text(page, element.tail, stack[-1][1])
            continue
        left -= 1
        display, inner = _shown(page, child, around)
        if display == NEVER:
            _text(page, child.tail, around)
            continue
        if display in ("block", "break"):
            page.line_break()
        elif display == "cell":
            page.space()
        _text(page, child.text, inner)
        if len(child):
            stack.append((display, inner, child, iter(child)))
        else:
            _leave(page, display)
            _text(page, child.tail, around)
    page.line_break()


def _shown(page: _Page, element: Any, around: _Around) -> tuple[str, _Around]:
    """How an element is laid out on this page, and what is around its text."""
    display, inner = _enter(element, around)
    if display == HIDDEN:
        page.hidden += 0 if page.revealed else sum(len("".join(p.itertext())) for p in element.iter("p"))
        return "block" if page.revealed else NEVER, inner
    if display == "float" and page.float(element, inner.setting):
        return NEVER, inner
    return display, inner


def _leave(page: _Page, display: str) -> None:
    if display == "block":
        page.line_break()
    elif display == "cell":
        page.space()


def _text(page: _Page, text: str | None, around: _Around) -> None:
    if not text:
        return
    if not around.pre:
        page.write(text, around)
        return
    first, *rest = text.split("\n")
    page.write(first, around)
    for line in rest:
        page.line_break()
        page.write(line, around)


def _enter(element: Any, around: _Around) -> tuple[str, _Around]:
    """How an element is laid out, and what is around the text inside it."""
    tag = element.tag
    if not isinstance(tag, str):
        return NEVER, around
    display = displays().get(tag, "inline")
    if display == HIDDEN:
        return NEVER, around
    classes, role = "", ""
    said = dict(element.items())
    if said:
        classes = said.get("class", "")
        role = role_of(tag, classes, said.get("id", ""), said.get("itemprop", ""))
    elif display != "inline":
        role = role_of(tag, "", "", "")
    elif tag not in _TELLING:
        return display, around
    setting, linked, pre, article, held = around
    block = display == "block"
    inner = _Around(
        within(setting, role, tag, classes, block) if role or block else setting,
        linked or tag in _LINKS,
        pre or tag == "pre",
        element if _marks_article(said, tag, classes) else article,
        element if block else held,
    )
    return _display(said, display, role) if said else display, inner


def _marks_article(said: Mapping[str, str], tag: str, classes: str) -> bool:
    """Whether an element says that it holds an article: by its name, as an hAtom entry, or as microdata."""
    if tag == "article" or (classes and "hentry" in classes.split()):
        return True
    kind = said.get("itemtype")
    return kind is not None and kind.rstrip("/").endswith(("Article", "BlogPosting"))


def _display(said: Mapping[str, str], display: str, role: str) -> str:
    style = said.get("style")
    if (style is not None and _HIDDEN_STYLE.search(style)) or "hidden" in said:
        return HIDDEN
    return "float" if role == "hover" and display == "inline" else display


_MARKUP = re.compile(r"<(?:script|style)\b.*?</(?:script|style)\s*>|<[^<>]*>|<[^<>]*$", re.IGNORECASE | re.DOTALL)


def stripped(html: str) -> str:
    """The text of a page that no parser takes (nested thousands of levels deep): its source without tags."""
    return unescape(_MARKUP.sub("\n", html))
