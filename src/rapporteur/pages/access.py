"""Whether a page says that its article can be read by subscribers only.

In: a page's markup. Out: yes, no, or unknown. Decided here: only what the page declares of its article counts, in
JSON-LD first, then in microdata; what looks like an appeal to subscribe says nothing, since free pages carry it too.
Source: schema.org ``isAccessibleForFree``.
"""

from __future__ import annotations

from rapporteur.pages.markup import Markup, is_article

_FIELD = "isAccessibleForFree"
_FREE = {"true": False, "1": False, "yes": False, "false": True, "0": True, "no": True}
"""Values as pages write them (also as words and links to schema.org), and whether they mean a paywall."""


def paywalled(page: Markup) -> bool | None:
    """``True`` where the article is declared closed, ``False`` where it is declared free, else ``None``."""
    declared = [item.get(_FIELD) for item in page.items if is_article(item)]
    declared += [value for name, value in (*page.metas, *page.props) if name == _FIELD.lower()]
    found = (_FREE.get(str(value).strip().rpartition("/")[2].lower()) for value in declared if value is not None)
    return next((closed for closed in found if closed is not None), None)
