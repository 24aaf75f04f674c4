"""Bytes to text.

In: the bytes of one report and, for HTML, the charset it declares. Out: :class:`Decoded`. Decided here: UTF-8
wherever it holds, with its byte order mark kept (offsets then equal those of ``open(path, encoding="utf-8",
newline="")``); then the declared charset; then a guess by charset-normalizer. A guess and a repair are told in
``note``, never made silently.
"""

from __future__ import annotations

import codecs
import re

import msgspec
from charset_normalizer import from_bytes

SAMPLE_BYTES = 1 << 16
"""What the guess looks at: charset-normalizer takes 0.1 s for 64 KB, and more text does not change its mind."""

REPAIRABLE_SHARE = 0.1
"""Broken sequences per good multi-byte one up to which a text counts as damaged UTF-8, not as another encoding."""

WESTERN_SHARE = 0.15
"""Bytes outside ASCII up to which a text is taken for windows-1252, as browsers do for English: charset-normalizer
alone called a French sentence of 120 bytes Baltic."""

WIDE_SHARE = 0.3
"""Zero bytes above which a text without a mark is taken for UTF-16 or UTF-32: English has .5 and .75, others less."""

SAMPLE_WIDE = 1 << 12

_ZEROS = {"utf-32-le": (1, 2, 3), "utf-32-be": (0, 1, 2), "utf-16-le": (1, 3), "utf-16-be": (0, 2)}
"""Of each four bytes of an English text, those that are zero."""
_HIGH = re.compile(rb"[\x80-\xff]")
_UNASSIGNED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE
)
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf]|â€[\u0098-\u009d™œ“”˜]|â\x80[\x80-\xbf]")
_SHIFTED = re.compile(rb"\x1b(?:\$[@B]|\([BJ])")
_ODD_HOUSES = ("mac_roman", "cp850", "cp437")
"""Western encodings that put other letters where windows-1252 puts its own; of these only English texts are met."""
_FITTING = re.compile(
    r"[a-z][ß-öø-ÿœ]+(?=[a-z\W]|$)"  # a small letter inside or at the end of a word
    r"|(?<![^\W\d_])[À-ÖØ-öø-ÿŠŽšžŒœ](?=[a-z])"  # a letter that begins one
    r"|\w’\w|(?<!\w)[‘“„«](?=[\w$£€¿¡])|(?<=[\w.,!?…%])[’”»](?!\w)|(?<=[\w \n])[–—](?=[\w \n])|\w…"
    r"|[£€](?=\d)|(?<=\d)[°½¼¾²]|[•·©®\u00a0](?=[ \w])"
)
_WEB_NAMES = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""What browsers read under these names (WHATWG Encoding Standard, "names and labels")."""


class Decoded(msgspec.Struct, frozen=True, kw_only=True):
    """A text and the encoding it was read in; ``note`` tells what was guessed or repaired, for the user."""

    text: str
    encoding: str
    note: str | None = None


class UndecodableError(ValueError):
    """The bytes are no text in any encoding known here. Stays inside the readers."""


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """The text of ``data``; nothing is changed but what cannot be decoded, and that is told.

    :param declared: the name of a charset, as the document itself gives it; tried where UTF-8 does not hold
    :raises UndecodableError: when no encoding fits
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    unmarked = wide(data)
    if unmarked is not None:
        found = _strict(data, unmarked)
        return msgspec.structs.replace(found, note=f"no byte order mark: read as {unmarked}, a guess")
    if _SHIFTED.search(data[:SAMPLE_BYTES]) and (shifted := _shifted(data)) is not None:
        return shifted
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, declared, error)
    return Decoded(text=text, encoding="utf-8", note=_mojibake(text))


def wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32, where a text in it begins with ``data``; by its mark, else by where its zero bytes stand."""
    marked = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    sample = data[: SAMPLE_WIDE - SAMPLE_WIDE % 4]
    if marked is not None or sample.count(0) < WIDE_SHARE * len(sample) or len(sample) < 4:
        return marked
    zeros = [sample[place::4].count(0) / len(sample[place::4]) for place in range(4)]
    for encoding, empty in _ZEROS.items():
        full = [share for place, share in enumerate(zeros) if place not in empty]
        if all(zeros[place] > WIDE_SHARE for place in empty) and max(full) < min(zeros[place] for place in empty) / 4:
            return encoding
    return None


def declared_charset(head: bytes) -> str | None:
    """The charset that an HTML page declares in its first bytes, as a Python codec's name, if Python has it."""
    found = _DECLARED.search(head)
    return codec(found[1].decode("ascii")) if found is not None else None


def codec(charset: str) -> str | None:
    """The Python codec for a charset as the web names it, if there is one for text."""
    try:
        found = codecs.lookup(charset.strip(" \t\"'"))
        b"".decode(found.name)
    except (LookupError, ValueError):
        return None
    return _WEB_NAMES.get(found.name, found.name)


def _strict(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(text=data.decode(encoding), encoding=encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(f"marked as {encoding}, but byte {error.start} does not fit") from error


def _not_utf8(data: bytes, declared: str | None, error: UnicodeDecodeError) -> Decoded:
    where = f"not valid UTF-8 (byte 0x{data[error.start]:02x} at {error.start})"
    if declared not in (None, "utf-8"):
        try:
            return Decoded(text=data.decode(declared), encoding=declared)
        except (UnicodeDecodeError, LookupError, ValueError):
            where += f" nor {declared}, as declared"
    repaired = data.decode("utf-8", "replace")
    broken = repaired.count("\ufffd")
    if broken <= REPAIRABLE_SHARE * len(_MULTIBYTE.findall(data)):
        return Decoded(text=repaired, encoding="utf-8", note=f"{where}: {broken} broken characters shown as \ufffd")
    return _guess(data, where)


def _guess(data: bytes, where: str) -> Decoded:
    high = len(_HIGH.findall(data))
    if high <= WESTERN_SHARE * len(data):
        western = _western(data)
        if western is not None:
            return Decoded(text=data.decode(western), encoding=western, note=f"{where}: read as {western}, a guess")
    best = from_bytes(data[:SAMPLE_BYTES]).best()
    if best is None:
        raise UndecodableError(f"{where}, and no other encoding fits")
    encoding = _WEB_NAMES.get(codecs.lookup(best.encoding).name, best.encoding)
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise UndecodableError(f"{where}, and {encoding} fits its beginning only") from None
    return Decoded(text=text, encoding=encoding, note=f"{where}: read as {encoding}, a guess")


def _western(data: bytes) -> str | None:
    r"""The encoding in which all that is not ASCII stands where words have it: windows-1252 unless another fits more.

    Only words and quotation marks can tell: "caf\x8e" is a word in Mac Roman alone.
    """
    found, best = None, -1
    for encoding in ("cp1252", *_ODD_HOUSES):
        if encoding == "cp1252" and _UNASSIGNED.search(data):
            continue
        text = data[:SAMPLE_BYTES].decode(encoding)
        fits = sum(not c.isascii() for match in _FITTING.finditer(text) for c in match[0])
        if fits > best and (encoding == "cp1252" or fits):
            found, best = encoding, fits
    return found


def _shifted(data: bytes) -> Decoded | None:
    """A text in the encoding of Japanese mail, which is ASCII with escapes; ``None`` where it is not."""
    try:
        return Decoded(text=data.decode("iso2022_jp"), encoding="iso2022_jp", note="read as iso2022_jp, by its escapes")
    except UnicodeDecodeError:
        return None


def _mojibake(text: str) -> str | None:
    count = len(_MOJIBAKE.findall(text))
    return f"{count} characters look decoded twice (as in “Ã©” for “é”); left as they are" if count >= 3 else None
