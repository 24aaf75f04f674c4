"""How much a line looks like an article, and how much like a reader's comment.

In: a line and the phrases found in it. Out: :class:`Score`, in nats against page furniture. Decided here: what speaks
for and against; the weights were set by hand on invented pages and checked on the labelled pages, never fitted to them.
"""

from __future__ import annotations

import re

import msgspec

from rapporteur.pages import phrases, register
from rapporteur.pages.lines import Line
from rapporteur.pages.phrases import Found
from rapporteur.pages.register import Counts

PROSE_BASE, PROSE_PER_WORD, PROSE_TOP = 0.5, 1 / 14, 4.0
CLOSED, OPEN = 0.6, -0.9
SHORT, SHORT_CLOSED = -0.7, 0.2
TEASER = -0.7
LONG = 40
"""Words from which a phrase of furniture may stand in a line by accident, and weighs half."""


_SAYS = re.compile(
    r"^(?!(?:he|she|they|it)\b)(?:[^.!?,]|(?<= [A-Z])\.){1,60}\b"
    r"(?:says|said|wrote|writes|commented|replied|responds|responded)(?:\s?:|\s?\.{2,3}|\s?…)?$",
    re.IGNORECASE,
)
STAMP_FORM = re.compile(
    r"\b(?:[01]?\d|2[0-4]):[0-5]\d\b|\b\d{1,2}\s?[ap]\.?m\b|\b(?:\d+|an?)\s(?:minute|hour|day|week|month|year)s?\sago\b",
    re.IGNORECASE,
)

"""A time of day, or how long ago."""

SAYS_WORDS, TIME_SPACE = 16, 16
"""Words of a line that is a name, "says" and a date at most; characters of the time behind the date."""

SAYS = Found("part", "says:", 1.0)
"""What a line that is a name and "says" counts as, among the phrases of ``comment_headers.tsv``."""


class Score(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one line looks like: ``article`` in nats against furniture, ``counts`` for whose words they are.

    ``held`` is what the article's score has lost to phrases of furniture; ``furniture`` and ``header`` are the phrases
    that spoke, ``stamp`` tells of a time of day.
    """

    article: float
    counts: Counts
    held: float = 0.0
    furniture: Found | None = None
    header: Found | None = None
    stamp: bool = False


SET_ASIDE = Score(article=-4.0, counts=register.NOTHING)
"""The score of a line that its markup tells enough of: a link, or a line of a menu, that trafilatura left out too."""


def score(line: Line, *, heard: bool = True) -> Score:
    """The score of one line, on its own.

    :param heard: whether it is asked whose words the line is made of, which takes longest
    """
    furniture, header = phrases.furniture(line), phrases.header(line)
    if header is None and line.count <= SAYS_WORDS and _SAYS.match(_undated(line)):
        header = SAYS
    held = 0.0
    if furniture is not None:
        held = furniture.weight if line.count < LONG else furniture.weight / 2
    return Score(
        article=_prose(line) - held,
        held=held,
        counts=register.count(line) if heard else Counts(line.count, (), ()),
        furniture=furniture,
        header=header,
        stamp=line.count <= 12 and not line.prose and STAMP_FORM.search(line.text) is not None,
    )


def _undated(line: Line) -> str:
    """A short line without the date and time at its end ("Ada says: May 2, 2031 at 2:20 pm")."""
    first = line.dates[0] if line.dates else None
    if first is None or len(line.text) - first.end > TIME_SPACE:
        return line.text
    return line.text[: first.begin].rstrip(" ,·•|-(")


def _prose(line: Line) -> float:
    if line.prose:
        return min(PROSE_TOP, PROSE_BASE + line.count * PROSE_PER_WORD) + (CLOSED if line.closed else OPEN)
    if line.closed and line.count >= 4:
        return SHORT_CLOSED
    return SHORT + (TEASER if line.count >= 4 and line.capital > 0.6 else 0.0)
