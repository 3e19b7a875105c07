"""Who may talk to the workbench, and how much they may send.

It is for one person at one machine unless told otherwise. Other web pages open in the same browser must not be
able to read it or write to it (OWASP's cheat sheets on CSRF and DNS rebinding): the host asked for must be ours,
a change must come from our own page and carry its token, and nothing of a page under review is ever run.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Sequence
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

import msgspec
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "riwaya_access"
HEADER = "x-riwaya-token"
#: Bytes of one request: an upload of pages, at the most.
MOST = 64 * 1024 * 1024

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


class Access(msgspec.Struct, frozen=True):
    """The terms of one run.

    `form` is the token that our own pages send with every change. `key` is what must be
    presented once (`?key=`, then kept in a cookie) where the server can be reached from other machines; empty on loopback.
    """

    form: str
    key: str = ""
    hosts: Sequence[str] = ("127.0.0.1", "localhost", "::1")


def is_loopback(host: str) -> bool:
    """Whether `host` names this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Guard:
    """ASGI middleware that holds `access` and puts the protective headers on every answer."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app, self._access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *_HEADERS]}
            await send(message)

        headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]}
        refused = self._refused(scope, headers)
        if refused is not None:
            await refused(scope, receive, protected)
            return
        await self._app(scope, _bounded(receive), protected)

    def _refused(self, scope: Scope, headers: dict[str, str]) -> Response | None:
        host = headers.get("host", "")
        if not self._access.key and _name(host) not in self._access.hosts:
            return PlainTextResponse("This host is not served here.", 421)
        keyless = self._keyless(scope, headers)
        if keyless is not None:
            return keyless
        if scope["method"] in ("GET", "HEAD"):
            return None
        if not _same_site(headers, host):
            return JSONResponse({"error": "only this site's own pages may do that"}, 403)
        if not hmac.compare_digest(headers.get(HEADER, "").encode(), self._access.form.encode()):
            return JSONResponse({"error": "this page is out of date: load it again"}, 403)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > MOST:
            return JSONResponse({"error": f"more than {MOST >> 20} MB at once"}, 413)
        return None

    def _keyless(self, scope: Scope, headers: dict[str, str]) -> Response | None:
        key = self._access.key
        if not key:
            return None
        given = parse_qs(scope["query_string"].decode("latin-1")).get("key", [""])[0]
        if scope["method"] == "GET" and hmac.compare_digest(given.encode(), key.encode()):
            entered = RedirectResponse(scope["path"], 303)
            entered.set_cookie(COOKIE, key, httponly=True, samesite="strict")
            return entered
        if not hmac.compare_digest(_cookie(headers.get("cookie", "")).encode(), key.encode()):
            return PlainTextResponse("Open the address that `riwaya serve` printed.", 401)
        return None


def _name(host: str) -> str:
    """The host of a Host header, its port left out."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _same_site(headers: dict[str, str], host: str) -> bool:
    """Whether a browser says that the request comes from a page of this very host and port."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == host


def _cookie(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _bounded(receive: Receive) -> Receive:
    """`receive` that ends a body longer than it said, or than may be sent at all."""
    taken = 0

    async def wrapped() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST:
            return {"type": "http.disconnect"}
        return message

    return wrapped
