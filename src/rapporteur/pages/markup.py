"""What a page's markup says beside its text: JSON-LD, microdata, meta tags, ``<time>`` elements, canonical address.

In: HTML, parsed. Out: :class:`Markup`, plain values without any judgement. Decided here: how broken markup is read (as
far as it goes) and that nested JSON-LD is laid out flat. Sources: schema.org, HTML Living Standard ("Microdata"), AMP.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from rapporteur.pages import render

_TAG, _TYPE, _FAR = re.compile("<script", re.IGNORECASE), re.compile(r"\+[jJ][sS][oO][nN]"), 430
_SCRIPT = re.compile(r"<script[^>]{0,400}application/ld\+json[^>]{0,400}>(.*?)</script", re.IGNORECASE | re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f]+")
_CDATA = re.compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$")
UPDATES = "liveBlogUpdate"
"""Where a live report keeps its entries; they are no articles of their own, so they are not laid out."""

_VALUES = "//*[@itemprop][not(self::meta or self::time)][not(ancestor::*[contains(@itemtype, 'Comment')])]"
_DEPTH = 12
_INNER, _LONGEST = 6, 300
"""Elements in, and characters of, a value in microdata at most: more is a part of the page, not a value."""
_ITEMS = 2000


class TimeElement(msgspec.Struct, frozen=True, kw_only=True):
    """A ``<time>`` element: its ``datetime``, its text, its class names and those of its parents."""

    datetime: str
    text: str
    names: str


class Markup(msgspec.Struct, frozen=True, kw_only=True):
    """``items`` are JSON-LD objects in document order; ``metas`` pairs of lower-cased name and content.

    ``props`` are the microdata of elements other than ``<meta>`` and ``<time>``, name and value. ``amp`` tells a copy
    in the AMP format, whose ``canonical`` is the page it copies. ``tree`` is the parsed page itself, never changed.
    """

    items: tuple[dict[str, Any], ...] = ()
    metas: tuple[tuple[str, str], ...] = ()
    props: tuple[tuple[str, str], ...] = ()
    times: tuple[TimeElement, ...] = ()
    canonical: str | None = None
    language: str | None = None
    amp: bool = False
    tree: Any = None

    def meta(self, *names: str) -> str | None:
        """The content of the first meta tag called by one of ``names``, in the order of the names."""
        return next((content for name in names for key, content in self.metas if key == name and content), None)


def read(html: str) -> Markup:
    """The markup of a page; empty where there is none. Never raises."""
    return of(html, render.parse(html))


def of(html: str, tree: Any) -> Markup:
    """The markup of a page that has been parsed; ``tree`` is ``None`` where that failed. Never raises."""
    items = tuple(_items(html))
    if tree is None:
        return Markup(items=items)
    metas, times = [], []
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv")
        if name:
            metas.append((name.strip().lower(), (node.get("content") or "").strip()))
    for node in tree.iter("time"):
        times.append(
            TimeElement(
                datetime=(node.get("datetime") or "").strip(),
                text=" ".join("".join(node.itertext()).split())[:80],
                names=_names(node),
            )
        )
    canonical = next((n.get("href") for n in tree.iter("link") if n.get("rel") == "canonical" and n.get("href")), None)
    return Markup(
        items=items,
        metas=tuple(metas),
        props=tuple(_props(tree)),
        times=tuple(times),
        canonical=canonical,
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        amp=tree.get("amp") is not None or tree.get("\u26a1") is not None,
        tree=tree,
    )


def _props(tree: Any) -> Iterator[tuple[str, str]]:
    """Microdata: what ``content`` or an address gives, else the text, of every other element with ``itemprop``."""
    for node in tree.xpath(_VALUES):
        value = node.get("content") or node.get("href") or ""
        text = value or " ".join("".join(node.itertext()).split()) if len(node) <= _INNER else value
        if text and len(text) <= _LONGEST:
            yield from ((name, text.strip()) for name in node.get("itemprop").lower().split())


def _names(node: Any) -> str:
    """Tag, class and itemprop of a node and three parents, lower case."""
    parts: list[str] = []
    for _ in range(4):
        if node is None:
            break
        parts += [str(node.tag), node.get("class") or "", node.get("itemprop") or "", node.get("id") or ""]
        node = node.getparent()
    return " ".join(p for p in parts if p).lower()


def _items(html: str) -> Iterator[dict[str, Any]]:
    """Every object of every JSON-LD block, outermost first; blocks that cannot be read are passed over."""
    left = _ITEMS
    for match in _scripts(html):
        source = _CDATA.sub("", _CONTROL.sub(" ", match[1])).strip().rstrip(";")
        try:
            value = json.loads(source)
        except (ValueError, RecursionError):
            continue
        for item in _walk(value, 0):
            if left == 0:
                return
            left -= 1
            yield item


def _scripts(html: str) -> Iterator[re.Match[str]]:
    """The JSON-LD blocks of a page, looked for where their type is named: few pages name it more than twice."""
    end = 0
    for named in _TYPE.finditer(html):
        begin = max(end, named.start() - _FAR)
        opened = [tag.start() for tag in _TAG.finditer(html, begin, named.start())] if named.start() >= end else []
        match = next((match for at in opened if (match := _SCRIPT.match(html, at)) is not None), None)
        if match is not None:
            yield match
            end = match.end()


def _walk(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(value, dict):
        yield value
        for key, inner in value.items():
            if key != UPDATES:
                yield from _walk(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner, depth + 1)


def kinds(item: dict[str, Any]) -> frozenset[str]:
    """The ``@type`` names of a JSON-LD object, without their address."""
    types = item.get("@type")
    names = types if isinstance(types, list) else [types]
    return frozenset(str(name).rsplit("/", 1)[-1] for name in names if name)


def is_article(item: dict[str, Any]) -> bool:
    """Whether a JSON-LD object is an article, posting or report."""
    return any(name.endswith(("Article", "Posting", "Report")) or name == "LiveBlogPosting" for name in kinds(item))


def name_of(value: Any) -> str | None:
    """The name in a JSON-LD value that is a string, an object with ``name``, or a list of such."""
    if isinstance(value, list):
        return next((name for name in map(name_of, value) if name), None)
    if isinstance(value, dict):
        return name_of(value.get("name"))
    return value.strip() or None if isinstance(value, str) else None
