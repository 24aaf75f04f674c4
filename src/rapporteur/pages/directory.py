"""The shipped tables of agencies and publishers.

In: a name, an alias or a host. Out: the name that stands for it, or ``None``. Decided here: how names are compared
(case, "The", punctuation at the ends) and that nothing else is: a name that no table holds stands for itself.
"""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from rapporteur.language.lexicon import table

_PACKAGE = "rapporteur.pages"
_AGENCIES, _PUBLISHERS = "agencies.tsv", "publishers.tsv"
_SHORT = 3
"""Names up to this length count only as the table writes them ("AP", never "ap")."""
_EDGES = " .,:;()[]–—-©\u00a0"


@cache
def _entries(name: str) -> dict[str, str]:
    """Name, alias or host (case folded unless short) to the name that stands for it; the first row wins."""
    found: dict[str, str] = {}
    for row in table(_PACKAGE, name):
        cells = [*row, "", ""]
        for form in (row[0], *cells[1].split(";"), *cells[2].split(";")):
            key = form.strip()
            if key:
                found.setdefault(key if len(key) <= _SHORT else key.casefold(), row[0])
    return found


def _called(name: str, directory: str) -> str | None:
    plain = " ".join(name.split()).strip(_EDGES)
    entries = _entries(directory)
    for form in (plain, plain.removeprefix("The ").removeprefix("the ")):
        found = entries.get(form if len(form) <= _SHORT else form.casefold())
        if found is not None:
            return found
    return None


def agency_called(name: str) -> str | None:
    """The agency that the table knows under ``name``, an alias or a host."""
    return _called(name, _AGENCIES)


def publisher_called(name: str) -> str | None:
    """The publisher that the table knows under ``name``, an alias or a host."""
    return _called(name, _PUBLISHERS)


def agency_within(name: str) -> str | None:
    """The agency that ``name`` begins with, word by word ("AFP Photo"), or one of its parts parted by a slash."""
    for part in name.split("/"):
        pieces = part.split()
        for k in range(len(pieces), 0, -1):
            found = agency_called(" ".join(pieces[:k]))
            if found is not None:
                return found
    return None


@cache
def family(outlet: str) -> str:
    """The house an outlet belongs to; an outlet that the table does not know is its own."""
    known = publisher_called(outlet)
    return next((row[3] for row in table(_PACKAGE, _PUBLISHERS) if row[0] == known and len(row) > 3), outlet)


def host_of(url: str) -> str | None:
    """The host of an address in lower case, without ``www.``; ``None`` when there is none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def by_host(host: str | None) -> str | None:
    """The publisher or agency that the tables hold under a host or one of its parent domains."""
    parts = (host or "").split(".")
    for k in range(len(parts) - 1):
        domain = ".".join(parts[k:])
        found = publisher_called(domain) or agency_called(domain)
        if found is not None:
            return found
    return None
