"""Fetching: what is never talked to, what servers ask for, what is asked for again; against a server in a thread here."""

import gzip
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from riwaya.errors import InputError, OutputError
from riwaya.model import Document
from riwaya.page import read_paths
from riwaya.page.fetch import Policy, fetch, hop, is_public
from riwaya.page.fetched import fetch_listed
from riwaya.page.polite import Clock, Crawler
from riwaya.page.readers import Address
from riwaya.page.walk import addresses
from riwaya.resources import builtin

PACK = builtin()
BODY = (
    "قال وزير النقل إن الطريق الجديد الذي يصل بين المدينتين سيفتح أمام السيارات في نهاية هذا الشهر. "
    "وأضاف الوزير أن الأعمال التي بدأت منذ عام كانت تجري على مدار الساعة من أجل إنجازها. "
)
DAY = datetime(2020, 3, 5, 12, tzinfo=UTC)


def page(number: int) -> bytes:
    return f"<html><body><h1>افتتاح الطريق رقم {number}</h1><p>{BODY}</p></body></html>".encode()


class Site:
    """A server: `answers` are taken one after the other for a path, the last of them again and again."""

    def __init__(self) -> None:
        self.answers: dict[str, list[tuple[int, dict[str, str], bytes]]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                waiting = site.answers.get(self.path, [(404, {}, b"")])
                status, headers, body = waiting.pop(0) if len(waiting) > 1 else waiting[0]
                if headers.get("ETag") and headers["ETag"] == self.headers.get("If-None-Match"):
                    status, body = 304, b""
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def site():
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    site.server.shutdown()
    thread.join()
    site.server.server_close()


HERE = Policy(allowed=lambda address: address == "127.0.0.1", any_port=True)


class Time:
    """Time that passes only where something sleeps."""

    def __init__(self) -> None:
        self.at = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds

    def clock(self) -> Clock:
        return Clock(now=lambda: self.at, sleep=self.sleep, day=lambda: DAY)


def crawler(time: Time | None = None) -> Crawler:
    def get(at, asked, *, headers):
        return hop(at, asked, headers=headers, policy=HERE)

    return Crawler(get, (time or Time()).clock())


def listed(site: Site, *names: str) -> list[Address]:
    return [Address("s.xml", f"{site.url}/{name}") for name in names]


def test_what_is_never_fetched(site):
    for url in (
        site.url,
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://169.254.169.254/latest",
        "http://10.0.0.1/",
        "http://user:secret@example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "http://[broken/",
        "http://example.com:99999/",
    ):
        with pytest.raises(InputError):
            fetch(url)
    assert site.asked == []
    assert not is_public("100.64.0.1")
    assert is_public("93.184.216.34")


def test_a_redirect_inside_is_not_followed(site):
    site.answers["/a"] = [(302, {"Location": "http://127.0.0.2/secret"}, b"")]
    with pytest.raises(InputError, match="private network"):
        fetch(f"{site.url}/a", HERE)


def test_bounds_of_an_answer(site):
    site.answers["/loop"] = [(302, {"Location": "/loop"}, b"")]
    with pytest.raises(InputError, match="redirected more than 5 times"):
        fetch(f"{site.url}/loop", HERE)
    bomb = gzip.compress(b"0" * 5_000_000)
    site.answers["/bomb"] = [(200, {"Content-Encoding": "gzip"}, bomb)]
    small = Policy(allowed=HERE.allowed, any_port=True, most=1 << 20)
    with pytest.raises(InputError, match="larger than 1 MB"):
        fetch(f"{site.url}/bomb", small)
    site.answers["/broken"] = [(200, {"Content-Encoding": "gzip"}, b"\x1f\x8b broken")]
    with pytest.raises(InputError, match="cannot be fetched"):
        fetch(f"{site.url}/broken", HERE)


def test_robots_txt_is_kept_to(site):
    robots = b"User-agent: *\nDisallow: /secret\nCrawl-delay: 7\n"
    site.answers |= {"/robots.txt": [(200, {}, robots)], "/a": [(200, {}, page(1))]}
    time = Time()
    crawl = crawler(time)
    assert crawl.page(f"{site.url}/a")[1].data == page(1)
    with pytest.raises(InputError, match=r"robots\.txt forbids it"):
        crawl.page(f"{site.url}/secret/x")
    crawl.page(f"{site.url}/a")
    assert site.paths() == ["/robots.txt", "/a", "/a"]
    assert time.slept == [1.0, 7.0]
    assert "riwaya" in site.asked[1][1]["user-agent"]


@pytest.mark.parametrize(
    ("status", "body", "says"),
    [
        (503, b"", "robots.txt cannot be had: the server answers 503"),
        (200, b"User-agent: *\nCrawl-delay: 900\n", "robots.txt asks for 900 seconds"),
    ],
)
def test_a_host_that_wants_no_guests(site, status, body, says):
    site.answers |= {"/robots.txt": [(status, {}, body)], "/a": [(200, {}, page(1))]}
    for _ in range(2):
        with pytest.raises(InputError, match=says):
            crawler().page(f"{site.url}/a")
    assert "/a" not in site.paths()


def test_rests_that_a_busy_server_asks_for(site):
    busy = (429, {"Retry-After": "30"}, b"")
    later = (503, {"Retry-After": "Thu, 05 Mar 2020 12:01:30 GMT"}, b"")
    site.answers["/a"] = [busy, later, (200, {}, page(1))]
    time = Time()
    assert crawler(time).page(f"{site.url}/a")[1].status == 200
    assert time.slept == [1.0, 30.0, 120.0]


def test_a_server_that_stays_busy_is_left_alone(site):
    site.answers |= {f"/{i}": [(503, {"Retry-After": "9999"}, b"")] for i in range(5)}
    crawl = crawler()
    said = []
    for i in range(5):
        with pytest.raises(InputError) as error:
            crawl.page(f"{site.url}/{i}")
        said.append(error.value.reason)
    assert said[:3] == ["the server answers 503, 1 times asked"] * 3
    assert said[3:] == ["its server was given up"] * 2
    assert site.paths() == ["/robots.txt", "/0", "/1", "/2"]


def test_pages_are_fetched_once_and_then_asked_for_news_of(site, tmp_path):
    html = {"Content-Type": "text/html; charset=utf-8"}
    site.answers |= {
        "/1": [(200, html | {"ETag": '"one"'}, page(1))],
        "/2": [(200, html, page(2))],
        "/3": [(404, {}, b"")],
    }
    warc = tmp_path / "f.warc.gz"

    def run(*names, day):
        when = datetime(2020, 3, day, tzinfo=UTC)
        return fetch_listed(listed(site, *names), warc, PACK, crawler=crawler(), now=lambda: when)

    first = run("1", "2", "3", "1", day=5)
    assert (first.new, first.unchanged) == (2, 0)
    assert [s.reason for s in first.skipped] == ["the server answers 404"]
    assert [d.fetched for d in read_paths([warc], PACK)] == ["2020-03-05"] * 2
    site.answers["/4"] = [(200, html, page(4))]
    second = run("1", "4", day=9)
    assert (second.new, second.unchanged) == (1, 1)
    assert site.asked[-2][1]["if-none-match"] == '"one"'
    found = {d.url.rpartition("/")[2]: d for d in read_paths([warc], PACK)}
    assert {n: d.fetched for n, d in found.items()} == {
        "1": "2020-03-05",
        "2": "2020-03-05",
        "4": "2020-03-09",
    }
    assert found["4"].quote(found["4"].title) == "افتتاح الطريق رقم 4"
    assert not list(tmp_path.glob("*.part"))


def test_lists_within_lists(site, tmp_path):
    def xml(body: str) -> list[tuple[int, dict[str, str], bytes]]:
        return [(200, {}, body.encode())]

    def packed(body: str) -> list[tuple[int, dict[str, str], bytes]]:
        return [(200, {}, gzip.compress(body.encode()))]

    news = "xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'"
    english = "<n:news><n:publication><n:language>en</n:language></n:publication></n:news>"
    site.answers |= {
        "/index.xml": xml(
            f"<sitemapindex><sitemap><loc>{site.url}/s.xml.gz</loc></sitemap>"
            f"<sitemap><loc>{site.url}/index.xml</loc></sitemap></sitemapindex>"
        ),
        "/s.xml.gz": packed(
            f"<urlset {news}><url><loc>{site.url}/1</loc></url><url><loc>{site.url}/en</loc>{english}</url>"
            f"<url><loc>{site.url}/2</loc></url><url><loc>{site.url}/9</loc></url></urlset>"
        ),
        "/1": [(200, {"Content-Type": "text/html"}, page(1))],
        "/2": [(200, {"Content-Type": "text/html"}, page(2))],
    }
    index = tmp_path / "i.xml"
    index.write_text(
        f"<sitemapindex><sitemap><loc>{site.url}/index.xml</loc></sitemap></sitemapindex>"
    )
    warc = tmp_path / "f.warc.gz"
    found = fetch_listed(addresses([index], PACK), warc, PACK, crawler=crawler(), most=2)
    assert found.new == 2
    assert [s.reason for s in found.skipped] == [
        "its list gives its language as en",
        "1 addresses more than the 2 that are fetched",
    ]
    assert sum(isinstance(d, Document) for d in read_paths([warc], PACK)) == 2
    assert site.paths() == ["/robots.txt", "/index.xml", "/s.xml.gz", "/1", "/2"]


def test_what_was_fetched_before_an_interruption_is_kept(site, tmp_path):
    site.answers |= {f"/{i}": [(200, {"Content-Type": "text/html"}, page(i))] for i in (1, 2)}
    warc = tmp_path / "f.warc.gz"

    def stop(url: str) -> None:
        if url.endswith("/2"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch_listed(listed(site, "1", "2"), warc, PACK, crawler=crawler(), tell=stop)
    assert len(list(read_paths([warc], PACK))) == 1


def test_a_file_that_cannot_be_written(site, tmp_path):
    (tmp_path / "no").write_text("a file")
    with pytest.raises(OutputError, match="cannot be written"):
        fetch_listed([], tmp_path / "no" / "f.warc.gz", PACK, crawler=crawler())
