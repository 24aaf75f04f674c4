"""Word lists and tables that ship as data files.

In: the package that owns a file and the file's name. Out: its entries. Decided here: one plain format. A line is an
entry; ``#`` starts a comment (at the line's start or after white space), where the source of the list is told; tabs
part the columns of a table.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_COMMENT = re.compile(r"(?:^|\s)#.*$")


@cache
def table(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``data/<name>`` in ``package`` ("rapporteur.annotate"), in the file's order.

    :raises FileNotFoundError: if the package ships no such file
    """
    content = files(package).joinpath("data", name).read_text(encoding="utf-8")
    lines = ((_COMMENT.sub("", line) if "#" in line else line).rstrip() for line in content.splitlines())
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines if line)


@cache
def words(package: str, name: str) -> frozenset[str]:
    """The first column of :func:`table` as a set."""
    return frozenset(row[0] for row in table(package, name))


@cache
def alternation(package: str, name: str) -> str:
    """The entries as the inside of a regular expression group, longest first, any white space between words."""
    entries = sorted(words(package, name), key=lambda w: (-len(w), w))
    return "|".join(r"\s+".join(re.escape(part) for part in entry.split()) for entry in entries)
