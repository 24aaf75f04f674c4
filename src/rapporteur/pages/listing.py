"""Pages that list reports and hold none: fronts, sections, archives, results of a search.

In: a sheet and the page's markup. Out: why the page is refused, or nothing. Decided here: what a list is (many titles
that are links, and nowhere more than a few sentences in a row), and that a page which calls itself an article, holds
one, or has a headline at its head is never refused: to read a list does less harm than to lose a report.
"""

from __future__ import annotations

from rapporteur.pages.markup import Markup, is_article, kinds
from rapporteur.pages.sheet import Sheet

TITLES = 8
"""Titles that are links, at least: a short report may stand beside five or six others."""

TITLE_WORDS = 4
LINK = 0.8
"""Words of a title, and share of its characters inside a link, at least."""

RUN_WORDS, RUN_WORDS_LISTED = 35, 80
"""Words of prose without a title between them from which the page holds a report; the second where the page calls
itself a list, whose summaries reach 60."""

CLOSED_WORDS = 8
"""Words of a line from which it is prose here, whatever its language and marks."""

_LISTS = frozenset({"CollectionPage", "ItemList", "SearchResultsPage"})


def refusal(laid: Sheet, page: Markup) -> str | None:
    """Why ``laid`` is no report but a list of some; ``None`` where it is or may be one."""
    if (page.meta("og:type") or "").lower().endswith("article"):
        return None
    listed = any(kinds(item) & _LISTS for item in page.items)
    if not listed and any(is_article(item) for item in page.items):
        return None
    titles = longest = run = 0
    for entry in laid.entries:
        line = entry.line
        if entry.linked > LINK and line.count >= TITLE_WORDS:
            titles += 1
            run = 0
        elif entry.setting.tag == "h1" and line.count > TITLE_WORDS:
            return None
        elif entry.linked <= LINK and (line.prose or line.count >= CLOSED_WORDS):
            run += line.count
            longest = max(longest, run)
    if titles < TITLES or longest >= (RUN_WORDS_LISTED if listed else RUN_WORDS):
        return None
    return f"refused: a page that lists {titles} reports and holds none in full"
