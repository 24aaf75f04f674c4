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
TELLING, TELLING_SHARE = 3.0, 0.6
"""Weight from which a cue counts in full however long the line is, and the share of it that counts."""
SOME, MANY = 15, 200
"""Words from which the lack of cues speaks fully for a reporter, and from which the length does too."""

_SHOUT = re.compile(r"[!?]{2,}|\b[A-Z]{4,}\b[^a-z]{0,3}\b[A-Z]{2,}\b|[:;]-?[)(DPp](?=\s|$)|[\U0001f300-\U0001faff☺♥❤]")
_SAYS = re.compile(
    r"^[^.!?]{1,60}\b(?:says|said|wrote|writes|commented|replied|responds|responded)\s?:?$", re.IGNORECASE
)
_STAMP = re.compile(
    r"\b(?:[01]?\d|2[0-4]):[0-5]\d\b|\b\d{1,2}\s?[ap]\.?m\b|\b(?:\d+|an?)\s(?:minute|hour|day|week|month|year)s?\sago\b",
    re.IGNORECASE,
)
_SMALL_I = re.compile(r"(?:^|\s)i(?:'|’|\s)(?!\.)")
_LOWER_START = re.compile(r"^[a-z]")
_ADDRESS = re.compile(
    r"^(?:@\w|[A-Z][\w.\-]{1,20}(?: [A-Z]\w{1,15})?,\s+(?:you|your|i|that|it|thank|no|yes|what|why|how|did|do|are)\b)"
)


SAYS = Found("part", "says:", 1.0)
"""What a line that is a name and "says" counts as, among the phrases of ``comment_headers.tsv``."""


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """What one line looks like: ``article`` and ``comment`` in nats against furniture, the latter without its register.

    ``register`` is how much the words themselves are a reader's (positive) or a reporter's (negative), ``words`` (0 to
    1) whether there are enough of them to tell, ``cues`` those that said so; ``furniture`` and ``header`` are the
    phrases that spoke, ``stamp`` tells of a time of day.
    """

    article: float
    comment: float
    register: float
    words: float
    furniture: Found | None = None
    header: Found | None = None
    stamp: bool = False
    cues: tuple[str, ...] = ()


def score(line: Line) -> Score:
    """The score of one line, on its own."""
    furniture, header = phrases.furniture(line), phrases.header(line)
    if header is None and line.count <= 8 and _SAYS.match(line.text):
        header = SAYS
    register, cues = _register(line)
    article = _prose(line)
    comment = max(article, SHORT)
    if furniture is not None:
        weight = furniture.weight if line.count < 40 else furniture.weight / 2
        article -= weight
        comment -= weight / 2
    return Score(
        article=article,
        comment=comment,
        register=register,
        words=min(1.0, line.count / SOME),
        furniture=furniture,
        header=header,
        stamp=line.count <= 12 and not line.prose and _STAMP.search(line.text) is not None,
        cues=cues,
    )


def _prose(line: Line) -> float:
    if line.prose:
        return min(PROSE_TOP, PROSE_BASE + line.count * PROSE_PER_WORD) + (CLOSED if line.closed else OPEN)
    if line.closed and line.count >= 4:
        return SHORT_CLOSED
    return SHORT + (TEASER if line.count >= 4 and line.capital > 0.6 else 0.0)


def _register(line: Line) -> tuple[float, tuple[str, ...]]:
    """How much the words are a reader's: what is telling counts in full, what is common by its density."""
    found = phrases.cues(line)
    telling = sorted((row.weight for row in found if row.weight >= TELLING), reverse=True)
    weak = sum(row.weight for row in found if row.weight < TELLING) + _form(line)
    strong = sum(weight * TELLING_SHARE / 2**place for place, weight in enumerate(telling))
    base = REGISTER_BASE * min(1.0, line.count / SOME) - (1.0 if line.count > MANY else 0.0)
    register = base + strong + REGISTER_SLOPE * weak / (2.5 + line.count / 10)
    heaviest = sorted({row for row in found if row.weight > 0}, key=lambda row: (-row.weight, row.phrase))
    return max(-REGISTER_TOP, min(REGISTER_TOP, register)), tuple(row.phrase for row in heaviest[:3])


def _form(line: Line) -> float:
    """What the way a line is written adds: shouting, no capitals, no full stop, a name and a comma."""
    weight = 2.0 * min(3, len(_SHOUT.findall(line.text[:2000])))
    weight += 1.0 if _LOWER_START.match(line.text) and line.count > 2 else 0.0
    weight += 1.5 if _ADDRESS.match(line.text) else 0.0
    weight += 1.5 if _SMALL_I.search(line.text) else 0.0
    weight += 1.0 if line.prose and not line.closed else 0.0
    return weight + (0.5 if line.text.endswith("!") else 0.0)
