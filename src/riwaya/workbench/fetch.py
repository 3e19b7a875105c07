"""A page from the web, where the user asks for it by its address, and nowhere else.

An address given by hand may still lead inside: to the machine itself, to the network's own services, or there by way of
a redirect or of a name that changes its address between check and use. So every hop is looked up once, every address of it
must be a public one, and the connection goes to the very address that was checked.
"""

from __future__ import annotations

import ipaddress
import socket
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import msgspec
import urllib3

from riwaya.errors import InputError

_MOST = 16 * 1024 * 1024
_HOPS = 5
_SECONDS = 15
_MOVED = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}
_AGENT = "Riwaya (a person asked for this page)"


class Fetched(msgspec.Struct, frozen=True):
    """A page as served: its address after redirects, its bytes, its Content-Type."""

    url: str
    data: bytes
    media_type: str


def fetch(url: str) -> Fetched:
    """The page at `url`. Raises InputError, naming `url` and why, where it cannot or must not be had."""
    at = url
    for _ in range(_HOPS):
        answer = _one(at, url)
        if isinstance(answer, Fetched):
            return answer
        at = urljoin(at, answer)
    raise InputError(url, f"redirected more than {_HOPS} times")


def _one(at: str, asked: str) -> Fetched | str:
    """The page, or where it is said to be."""
    try:
        parts = urlsplit(at)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise InputError(asked, f"is no address: {error}") from error
    if parts.scheme not in _PORTS or not host:
        raise InputError(asked, "only http and https addresses are fetched")
    if parts.username or parts.password:
        raise InputError(asked, "addresses with a password in them are not fetched")
    if port not in (None, _PORTS[parts.scheme]):
        raise InputError(asked, f"only ports 80 and 443 are fetched from, not {port}")
    address = public_address(host, asked)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    pool = _pool(parts.scheme, host, address)
    try:
        answer = pool.urlopen(
            "GET",
            path,
            headers={"Host": host, "User-Agent": _AGENT, "Accept": "text/html,*/*;q=0.5"},
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=_SECONDS,
        )
        place = answer.headers.get("Location")
        if answer.status in _MOVED and place:
            return str(place)
        if answer.status != HTTPStatus.OK:
            raise InputError(asked, f"the server answers {answer.status}")
        data = answer.read(_MOST + 1, decode_content=True)
        if len(data) > _MOST:
            raise InputError(asked, f"is larger than {_MOST >> 20} MB")
        return Fetched(at, data, answer.headers.get("Content-Type", ""))
    except (OSError, urllib3.exceptions.HTTPError) as error:
        raise InputError(asked, f"cannot be fetched: {error}") from error
    finally:
        pool.close()


def _pool(scheme: str, host: str, address: str) -> urllib3.HTTPConnectionPool:
    """To the one address that was checked, under the host's name; a certificate is checked against the name."""
    if scheme == "https":
        return urllib3.HTTPSConnectionPool(
            address, 443, server_hostname=host, assert_hostname=host, cert_reqs="CERT_REQUIRED"
        )
    return urllib3.HTTPConnectionPool(address, 80)


def public_address(host: str, asked: str) -> str:
    """An address of `host`. Raises InputError where any of its addresses is not public."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError as error:
        raise InputError(asked, f"no such host: {host}") from error
    addresses = sorted({str(entry[4][0]).partition("%")[0] for entry in found})
    for address in addresses:
        if not is_public(address):
            raise InputError(asked, f"{host} is inside a private network and is not fetched")
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether `address` can belong to a server on the open Internet."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None and not is_public(str(inner)):
            return False
    return ip.is_global and not ip.is_multicast
