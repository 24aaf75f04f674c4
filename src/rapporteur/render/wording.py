"""Small words of the page: counts, clipped passages, text made safe to show.

In: numbers and strings. Out: strings. Decided here: what is shown for characters that no page can hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"\s+")


def visible(text: str) -> str:
    """``text`` with controls, lone surrogates and other code points that no page can hold shown as U+FFFD."""
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """``text`` with every run of white space as one blank."""
    return _SPACE.sub(" ", text).strip()


def clipped(text: str, most: int) -> str:
    """``text`` on one line, at most ``most`` code points long; an ellipsis stands for what was cut off."""
    line = one_line(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    at_word = cut.rpartition(" ")[0] if not line[most - 1].isspace() else cut
    return (at_word if len(at_word) > most // 2 else cut).rstrip(" ,;:–—-") + "…"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 origin", "2 origins", "1,200 lines"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """Items as running text: "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def letter(place: int) -> str:
    """The name of the side or version at ``place``, from 0: A … Z, AA, AB …."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
