"""How much a line looks like an article, and how much like a reader's comment.

In: a line and the phrases found in it. Out: :class:`Score`, in nats against page furniture. Decided here: what speaks
for and against; the weights were set by hand on invented pages and checked on the labelled pages, never fitted to them.
"""

from __future__ import annotations

import re

import msgspec

from rapporteur.pages import phrases
from rapporteur.pages.lines import Line
from rapporteur.pages.phrases import Found

PROSE_BASE, PROSE_PER_WORD, PROSE_TOP = 0.5, 1 / 14, 4.0
CLOSED, OPEN = 0.6, -0.9
SHORT, SHORT_CLOSED = -0.7, 0.2
TEASER = -0.7
REGISTER_SLOPE, REGISTER_BASE, REGISTER_TOP = 1.5, -1.0, 3.0

_SHOUT = re.compile(r"[!?]{2,}|\b[A-Z]{4,}\b[^a-z]{0,3}\b[A-Z]{2,}\b|[:;]-?[)(DPp](?=\s|$)|[\U0001f300-\U0001faff☺♥❤]")
_LOWER_START = re.compile(r"^[a-z]")
_ADDRESS = re.compile(
    r"^(?:@\w|[A-Z][\w.\-]{1,20}(?: [A-Z]\w{1,15})?,\s+(?:you|your|i|that|it|thank|no|yes|what|why|how|did|do|are)\b)"
)


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """What one line looks like: ``article`` and ``comment`` in nats against furniture.

    ``furniture`` and ``header`` are the phrases that spoke, ``register`` how much the words themselves are a reader's
    (positive) or a reporter's, ``cues`` the words that said so.
    """

    article: float
    comment: float
    register: float
    furniture: Found | None = None
    header: Found | None = None
    cues: tuple[str, ...] = ()


def score(line: Line) -> Score:
    """The score of one line, on its own."""
    furniture, header = phrases.furniture(line), phrases.header(line)
    register, cues = _register(line)
    article = _prose(line)
    comment = max(article, -0.3 if line.count > 2 else -0.8) + register
    if furniture is not None:
        weight = furniture.weight if line.count < 40 else furniture.weight / 2
        article -= weight
        comment -= weight / 2
    return Score(article=article, comment=comment, register=register, furniture=furniture, header=header, cues=cues)


def _prose(line: Line) -> float:
    if line.prose:
        return min(PROSE_TOP, PROSE_BASE + line.count * PROSE_PER_WORD) + (CLOSED if line.closed else OPEN)
    if line.closed and line.count >= 4:
        return SHORT_CLOSED
    return SHORT + (TEASER if line.count >= 4 and line.capital > 0.6 else 0.0)


def _register(line: Line) -> tuple[float, tuple[str, ...]]:
    weight, found = phrases.cues(line)
    weight += 2.0 * len(_SHOUT.findall(line.text[:2000]))
    weight += 1.0 if _LOWER_START.match(line.text) and line.count > 2 else 0.0
    weight += 1.5 if _ADDRESS.match(line.text) else 0.0
    if line.prose and not line.closed:
        weight += 1.0
    density = weight / (2.5 + line.count / 10)
    return max(-REGISTER_TOP, min(REGISTER_TOP, REGISTER_BASE + REGISTER_SLOPE * density)), found
