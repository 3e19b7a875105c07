"""Fetching many pages as a guest: robots.txt, one request at a time to a host, rests where the server asks for them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import msgspec

from riwaya.errors import InputError
from riwaya.page.fetch import MOVED, Served, hop

#: The name that robots.txt files may give us rules under, and what servers are told.
AGENT = "riwaya"
_SAYS = "Mozilla/5.0 (compatible; riwaya/1; reads news pages for a researcher)"
#: Seconds between two requests to a host: at least, and at most where robots.txt asks for more.
LEAST_DELAY, MOST_DELAY = 1.0, 60.0
_TRIES = 3
_HOPS = 5
#: A server that asks for a longer rest is not waited for.
_LONGEST_REST = 300.0
#: After so many pages given up in a row a host is left alone.
_PATIENCE = 3
_MOST_ROBOTS = 512 * 1024
_BUSY = (429, 500, 502, 503, 504)


class Get(Protocol):
    """One request without redirects, as `fetch.hop`."""

    def __call__(self, at: str, asked: str, *, headers: Mapping[str, str]) -> Served: ...


class Clock(msgspec.Struct, frozen=True):
    """Time, which tests make pass as they like."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    day: Callable[[], datetime] = lambda: datetime.now(UTC)


class _Host:
    """What is known of one origin."""

    def __init__(self) -> None:
        self.robots: RobotFileParser | None = None
        self.refusal = ""
        self.delay = LEAST_DELAY
        self.next = 0.0
        self.given_up = 0


class Crawler:
    """Fetches pages one after the other."""

    def __init__(self, get: Get | None = None, clock: Clock | None = None) -> None:
        self._get: Get = get or hop
        self._clock = clock or Clock()
        self._hosts: dict[str, _Host] = {}

    def page(self, url: str, validators: Mapping[str, str] | None = None) -> tuple[str, Served]:
        """(address after redirects, the answer with status 200 or 304).

        Args:
            validators: request headers that make it a question for news only: If-None-Match, If-Modified-Since.

        Raises InputError with one line of reason where the page may not or cannot be had.
        """
        at, asked = url, dict(validators or {})
        for _ in range(_HOPS):
            answer = self._patiently(at, url, asked)
            place = answer.headers.get("location")
            if answer.status in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
                return at, answer
            if answer.status not in MOVED or not place:
                raise InputError(url, f"the server answers {answer.status}")
            at, asked = urljoin(at, place), {}
        raise InputError(url, f"redirected more than {_HOPS} times")

    def _patiently(self, at: str, url: str, headers: dict[str, str]) -> Served:
        """The answer, after rests where the server is busy."""
        host = self._host(at, url)
        if host.given_up >= _PATIENCE:
            raise InputError(url, "its server was given up")
        if host.robots is not None and not host.robots.can_fetch(AGENT, at):
            raise InputError(url, "robots.txt forbids it")
        rest = host.delay
        for attempt in range(1, _TRIES + 1):
            answer = self._one(host, at, url, headers)
            if answer.status not in _BUSY:
                host.given_up = 0
                return answer
            rest = max(rest * 4, self._asked_rest(answer))
            if rest > _LONGEST_REST or attempt == _TRIES:
                break
            host.next = self._clock.now() + rest
        host.given_up += 1
        raise InputError(url, f"the server answers {answer.status}, {attempt} times asked")

    def _one(self, host: _Host, at: str, url: str, headers: Mapping[str, str]) -> Served:
        """A request when the host's turn has come."""
        wait = host.next - self._clock.now()
        if wait > 0:
            self._clock.sleep(wait)
        try:
            return self._get(at, url, headers={"User-Agent": _SAYS, **headers})
        finally:
            host.next = self._clock.now() + host.delay

    def _asked_rest(self, answer: Served) -> float:
        """Seconds that Retry-After asks for; 0 where it does not."""
        said = answer.headers.get("retry-after", "").strip()
        if said.isascii() and said.isdigit():
            return float(said[:9])
        try:
            until = parsedate_to_datetime(said)
            return max(0.0, (until - self._clock.day()).total_seconds())
        except (ValueError, TypeError, IndexError, OverflowError):
            return 0.0

    def _host(self, at: str, url: str) -> _Host:
        try:
            parts = urlsplit(at)
            origin = f"{parts.scheme}://{parts.netloc}".lower()
        except ValueError as error:
            raise InputError(url, f"is no address: {error}") from error
        host = self._hosts.get(origin)
        if host is None:
            host = self._hosts[origin] = _Host()
            self._ask(host, origin, url)
        if host.refusal:
            raise InputError(url, host.refusal)
        return host

    def _ask(self, host: _Host, origin: str, url: str) -> None:
        """Reads robots.txt (RFC 9309): where there is none all is allowed, where its server fails nothing is."""
        at = f"{origin}/robots.txt"
        try:
            for _ in range(_HOPS):
                answer = self._one(host, at, url, {})
                place = answer.headers.get("location")
                if answer.status not in MOVED or not place:
                    break
                at = urljoin(at, place)
        except InputError as error:
            host.refusal = error.reason
            return
        if answer.status in _BUSY:
            host.refusal = f"robots.txt cannot be had: the server answers {answer.status}"
        elif answer.status == HTTPStatus.OK:
            host.robots = RobotFileParser()
            text = answer.data[:_MOST_ROBOTS].decode("utf-8", "replace")
            host.robots.parse(text.splitlines())
            host.delay = max(LEAST_DELAY, _delay(host.robots))
            if host.delay > MOST_DELAY:
                host.refusal = f"robots.txt asks for {host.delay:.0f} seconds between pages"


def _delay(robots: RobotFileParser) -> float:
    """Seconds between requests that robots.txt asks for."""
    said = robots.crawl_delay(AGENT)
    rate = robots.request_rate(AGENT)
    return max(float(said or 0), rate.seconds / rate.requests if rate and rate.requests else 0.0)
