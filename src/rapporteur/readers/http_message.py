"""A stored HTTP response: what it says of itself, and its body without the layers of transport.

In: the bytes a crawler kept. Out: :class:`Response`. Decided here: that every layer taken off (chunks, gzip, deflate,
brotli) has a bound, so that no archive can swell; and that a layer which is announced but not there is none, since
many archives keep the header and store the page unpacked.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO

import msgspec

from rapporteur.readers.decoding import codec

HEADER_BYTES = 1 << 16
"""What the head of a response may hold: servers refuse more than 8 to 16 KB themselves."""

LAYERS = 4
"""Content encodings taken off one response; one is the rule, two happen, more are an attack."""

STEP_BYTES = 1 << 16

_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? {1,4}(\d{3})")
_CHARSET = re.compile(r"""charset\s{0,4}=\s{0,4}["']?([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """A response; ``kind`` is its media type in small letters, empty where it names none."""

    status: int
    kind: str
    charset: str | None
    encodings: tuple[str, ...]
    chunked: bool
    payload: bytes


class SwollenError(ValueError):
    """A body that unpacks to more than it may. Stays inside the readers."""


def parse(message: bytes) -> Response | None:
    """The response in ``message``; ``None`` where it does not begin as one."""
    end = _END.search(message, 0, HEADER_BYTES)
    status = _STATUS.match(message)
    if status is None or end is None:
        return None
    fields = _fields(message[: end.start()])
    kind, charset = media_type(fields.get("content-type", ""))
    names = (name.strip().lower() for name in fields.get("content-encoding", "").split(","))
    return Response(
        status=int(status[1]),
        kind=kind,
        charset=charset,
        encodings=tuple(name for name in names if name not in {"", "identity"}),
        chunked="chunked" in fields.get("transfer-encoding", "").lower(),
        payload=message[end.end() :],
    )


def media_type(field: str) -> tuple[str, str | None]:
    """The media type and the charset (as a Python codec) that a ``Content-Type`` names."""
    charset = _CHARSET.search(field)
    return field.partition(";")[0].strip().lower(), codec(charset[1]) if charset else None


def body(response: Response, limit: int) -> bytes:
    """The page in a response, at most ``limit`` bytes.

    :raises SwollenError: when it unpacks to more
    :raises ValueError: when a layer is broken, unknown, or there are too many
    """
    data = _dechunked(response.payload, limit) if response.chunked else response.payload
    if len(response.encodings) > LAYERS:
        raise ValueError(f"{len(response.encodings)} layers of compression")
    for name in reversed(response.encodings):
        data = _unpacked(name, data, limit)
    return data


def _fields(head: bytes) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in head.decode("latin-1").splitlines()[1:]:
        name, _, value = line.partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    return fields


def _dechunked(data: bytes, limit: int) -> bytes:
    from fastwarc.stream_io import ChunkedReader  # noqa: PLC0415 - only archives need it

    if re.match(rb"[0-9A-Fa-f]{1,8}[ \t]{0,8}(?:;[^\r\n]{0,200})?\r\n", data) is None:
        return data
    return _taken(ChunkedReader(BytesIO(data)), limit)


def _unpacked(name: str, data: bytes, limit: int) -> bytes:
    if name in {"gzip", "x-gzip"}:
        return _inflated(data, 31, limit) if data.startswith(b"\x1f\x8b") else data
    if name == "deflate":
        return _inflated(data, 15 if data[:1] == b"\x78" else -15, limit)
    if name == "br":
        from fastwarc.stream_io import BrotliReader  # noqa: PLC0415 - only archives need it

        return data if data[:64].lstrip()[:1] == b"<" else _taken(BrotliReader(BytesIO(data)), limit)
    raise ValueError(f"an unknown content encoding ({name[:20]})")


def _inflated(data: bytes, wbits: int, limit: int) -> bytes:
    packed = zlib.decompressobj(wbits=wbits)
    try:
        out = packed.decompress(data, limit + 1)
    except zlib.error as error:
        raise ValueError(f"broken compression: {error}") from error
    if len(out) > limit:
        raise SwollenError
    if not packed.eof:
        raise ValueError("compression that is cut short")
    return out


def _taken(reader: object, limit: int) -> bytes:
    """What a reader of fastwarc gives, step by step: asked for all at once it sets the whole aside."""
    parts, size = [], 0
    try:
        while part := reader.read(STEP_BYTES):  # type: ignore[attr-defined]
            parts.append(part)
            size += len(part)
            if size > limit:
                raise SwollenError
    except OSError as error:
        raise ValueError(f"broken compression: {error}") from error
    return b"".join(parts)
