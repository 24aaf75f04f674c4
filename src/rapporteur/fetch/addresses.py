"""Which hosts may be asked.

In: an address. Out: its parts, with the numeric address to connect to. Decided here: only http and https, and only
hosts all of whose addresses are public; the connection goes to the address that was checked, so that a name which
points elsewhere a moment later gains nothing.
Source: IANA special-purpose address registries, as the standard library's ``ipaddress`` keeps them; RFC 6052 (NAT64).
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urljoin, urlsplit

import msgspec

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_PORTS = {"http": 80, "https": 443}

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class FetchError(Exception):
    """Why an address was not fetched. Stays inside this package: it becomes a problem."""


class Target(msgspec.Struct, frozen=True):
    """A checked address: ``origin`` is scheme, host and port; ``numeric`` the address to connect to."""

    url: str
    origin: str
    host: str
    port: int
    numeric: str


def check(url: str, *, allow_loopback: bool = False) -> Target:
    """The parts of ``url``, once every address of its host has been found public.

    :param allow_loopback: also this machine itself, for tests
    :raises FetchError: when it may not be fetched
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"no address: {error}") from None
    if parts.scheme not in _PORTS:
        raise FetchError("neither http nor https")
    host = parts.hostname
    if not host or parts.username is not None or parts.password is not None:
        raise FetchError("an address without a host" if not host else "an address with a name or password in it")
    port = port or _PORTS[parts.scheme]
    found = _resolve(host, port)
    for address in found:
        if not _public(address) and not (allow_loopback and address.is_loopback):
            told = host if host == str(address) else f"{host} is at {address}, which"
            raise FetchError(f"refused: {told} is no public address")
    shown = f"[{host}]" if ":" in host else host
    return Target(url, f"{parts.scheme}://{shown}:{port}", host, port, str(found[0]))


def joined(base: str, place: str) -> str:
    """The address that ``place`` means on the page ``base``.

    :raises FetchError: when it means none
    """
    try:
        return urljoin(base, place)
    except ValueError as error:
        raise FetchError(f"no address: {error}") from None


def _resolve(host: str, port: int) -> list[Address]:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host} has no address: {getattr(error, 'strerror', None) or error}") from None
    found = [ipaddress.ip_address(str(answer[4][0]).partition("%")[0]) for answer in answers]
    if not found:
        raise FetchError(f"{host} has no address")
    return found


def _public(address: Address) -> bool:
    """Whether an address is one of the public Internet, also where another address is wrapped in it."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return _public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved)
