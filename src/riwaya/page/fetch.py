"""A page from the web, where the user asks for it by its address, and nowhere else.

An address given by hand or by a list may still lead inside: to the machine itself, to the network's own services, or there by
way of a redirect or of a name that changes its address between check and use. So every hop is looked up once, every address
of it must be a public one, and the connection goes to the very address that was checked.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from urllib.parse import SplitResult, urljoin, urlsplit

import msgspec
import urllib3

from riwaya.errors import InputError

_MOST = 16 * 1024 * 1024
_HOPS = 5
#: Without a byte for so long, and for the whole answer, a server is given up.
_SECONDS, _ALL_SECONDS = 15, 60
MOVED = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}
_AGENT = "Riwaya (a person asked for this page)"
_PIECE = 1 << 16


def is_public(address: str) -> bool:
    """Whether `address` can belong to a server on the open Internet."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None and not is_public(str(inner)):
            return False
    return ip.is_global and not ip.is_multicast


class Policy(msgspec.Struct, frozen=True):
    """What may be talked to: `allowed` decides on every IP address, `any_port` lifts the bound to 80 and 443.

    Another than the default is for tests against a server on this machine.
    """

    allowed: Callable[[str], bool] = is_public
    any_port: bool = False
    most: int = _MOST


class Fetched(msgspec.Struct, frozen=True):
    """A page as served: its address after redirects, its bytes, its Content-Type."""

    url: str
    data: bytes
    media_type: str


class Served(msgspec.Struct, frozen=True):
    """One answer; `headers` have small letters as names. `data` is unpacked and empty unless the status is 200."""

    status: int
    headers: dict[str, str]
    data: bytes


def fetch(url: str, policy: Policy | None = None) -> Fetched:
    """The page at `url`. Raises InputError, naming `url` and why, where it cannot or must not be had."""
    at = url
    for _ in range(_HOPS):
        answer = hop(at, url, policy=policy)
        if answer.status == HTTPStatus.OK:
            return Fetched(at, answer.data, answer.headers.get("content-type", ""))
        place = answer.headers.get("location")
        if answer.status not in MOVED or not place:
            raise InputError(url, f"the server answers {answer.status}")
        at = urljoin(at, place)
    raise InputError(url, f"redirected more than {_HOPS} times")


def hop(
    at: str,
    asked: str,
    *,
    headers: Mapping[str, str] | None = None,
    policy: Policy | None = None,
) -> Served:
    """One request to `at`, no redirect followed. Raises InputError that names `asked`, and why."""
    rules = policy or Policy()
    parts = _checked(at, asked, rules)
    host = parts.hostname or ""
    port = parts.port or _PORTS[parts.scheme]
    address = _address(host, asked, rules.allowed)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    pool = _pool(parts.scheme, host, address, port)
    sent = {
        "Host": host if port == _PORTS[parts.scheme] else f"{host}:{port}",
        "User-Agent": _AGENT,
        "Accept": "text/html,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        **(headers or {}),
    }
    try:
        answer = pool.urlopen(
            "GET",
            path,
            headers=sent,
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=_SECONDS,
        )
        found = {k.lower(): v for k, v in answer.headers.items()}
        data = _read(answer, asked, rules.most) if answer.status == HTTPStatus.OK else b""
        return Served(answer.status, found, data)
    except (OSError, ValueError, urllib3.exceptions.HTTPError) as error:
        raise InputError(asked, f"cannot be fetched: {_short(error)}") from error
    finally:
        pool.close()


def _checked(at: str, asked: str, rules: Policy) -> SplitResult:
    """The parts of an address that may be fetched."""
    try:
        parts = urlsplit(at)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise InputError(asked, f"is no address: {error}") from error
    if parts.scheme not in _PORTS or not host:
        raise InputError(asked, "only http and https addresses are fetched")
    if parts.username or parts.password:
        raise InputError(asked, "addresses with a password in them are not fetched")
    if port not in (None, _PORTS[parts.scheme]) and not rules.any_port:
        raise InputError(asked, f"only ports 80 and 443 are fetched from, not {port}")
    return parts


def _read(answer: urllib3.BaseHTTPResponse, asked: str, most: int) -> bytes:
    """The body, unpacked, a piece at a time: neither its size nor its slowness is without bound."""
    pieces: list[bytes] = []
    size, end = 0, time.monotonic() + _ALL_SECONDS
    while piece := answer.read(_PIECE, decode_content=True):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            raise InputError(asked, f"is larger than {most >> 20} MB")
        if time.monotonic() > end:
            raise InputError(asked, f"takes longer than {_ALL_SECONDS} seconds")
    return b"".join(pieces)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _pool(scheme: str, host: str, address: str, port: int) -> urllib3.HTTPConnectionPool:
    """To the one address that was checked, under the host's name; a certificate is checked against the name."""
    if scheme == "https":
        return urllib3.HTTPSConnectionPool(
            address, port, server_hostname=host, assert_hostname=host, cert_reqs="CERT_REQUIRED"
        )
    return urllib3.HTTPConnectionPool(address, port)


def _address(host: str, asked: str, allowed: Callable[[str], bool]) -> str:
    """An IP address of `host`. Raises InputError where any of its addresses is not allowed."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(asked, f"no such host: {host}") from error
    addresses = sorted({str(entry[4][0]).partition("%")[0] for entry in found})
    for address in addresses:
        if not allowed(address):
            raise InputError(asked, f"{host} is inside a private network and is not fetched")
    return addresses[0]
