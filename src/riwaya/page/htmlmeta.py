"""What an HTML page says of itself in its head: JSON-LD, OpenGraph, `<meta>`, `<title>`, canonical link."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import etree

from riwaya.page.htmltree import fetch, lines_only
from riwaya.page.metadata import Metadata

_RANKS = (("article", "report", "posting"), ("webpage",))
_NO_ARTICLE = len(_RANKS)
_SITES = ("website", "newsmediaorganization")
_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline")
_OUTLET = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "apple-mobile-web-app-title",
)
_AUTHOR = ("article:author", "author", "dc.creator", "byl", "parsely-author", "sailthru.author")
_DATE = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "sailthru.date",
    "parsely-pub-date",
    "article.published",
    "published_time",
    "bt:pubdate",
)
_LARGEST_JSON = 1_000_000
_DEEPEST = 8
_PARAGRAPH = 60


class HeadFacts(msgspec.Struct, frozen=True):
    """`said` is what the head says; `page_title` the `<title>`, which often holds the site's name too.

    `body` is the article's text where only JSON-LD has it.
    """

    said: Metadata
    page_title: str | None
    body: str = ""


def head_facts(root: etree._Element) -> HeadFacts:
    """Reads the head. JSON-LD counts before `<meta>`."""
    metas = dict(_metas(root))
    linked = _json_ld(root)
    title = root.find(".//title")
    page_title = _clean("".join(title.itertext())) if title is not None else None
    date, container = linked.get("date"), "JSON-LD"
    if not date:
        date, container = _first(metas, _DATE), "<meta>"
    if not date:
        date, container = _itemprop_date(root), "itemprop"
    if not date:
        date, container = _time_below_title(root), "<time>"
    said = Metadata(
        url=_first(metas, ("og:url",)) or _canonical(root),
        title=linked.get("title") or _first(metas, _TITLE),
        outlet=linked.get("outlet") or _first(metas, _OUTLET) or linked.get("site"),
        author=linked.get("author") or _first(metas, _AUTHOR),
        published=date,
        language=root.get("lang") or _first(metas, ("content-language", "og:locale")),
        container=container,
    )
    return HeadFacts(said, page_title, linked.get("body", ""))


def _metas(root: etree._Element) -> Iterator[tuple[str, str]]:
    seen = set()
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        name = (name or element.get("http-equiv") or "").strip().lower()
        content = _clean(element.get("content") or "")
        if name and content and name not in seen:
            seen.add(name)
            yield name, content


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[n] for n in names if n in metas), None)


def _canonical(root: etree._Element) -> str | None:
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            href = element.get("href") or ""
            return href if href.startswith("http") else None
    return None


def _itemprop_date(root: etree._Element) -> str | None:
    for element in root.iter("time", "span", "meta", "abbr"):
        said = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower().split()
        if "datepublished" in said or "published" in said:
            written: str | None = (
                element.get("datetime") or element.get("content") or element.get("title")
            )
            if written:
                return written
    return None


def _time_below_title(root: etree._Element) -> str | None:
    """The first `<time datetime>` between the page's `<h1>` and its second paragraph."""
    titled, paragraphs = False, 0
    for element in root.iter("h1", "time", "p"):
        if element.tag == "h1":
            titled = True
        elif element.tag == "p" and titled:
            paragraphs += len("".join(element.itertext())) >= _PARAGRAPH
            if paragraphs > 1:
                return None
        elif element.tag == "time" and titled and element.get("datetime"):
            written: str | None = element.get("datetime")
            return written
    return None


def _json_ld(root: etree._Element) -> dict[str, str]:
    """title, outlet, author, date, body and the site's name, as the page's JSON-LD has them.

    The article counts before the page it is on, the first of each before later ones.
    """
    found: list[tuple[int, dict[str, str]]] = []
    site = ""
    for item in _linked(root):
        kinds = item.get("@type")
        names = [str(n).lower() for n in (kinds if isinstance(kinds, list) else [kinds])]
        rank = min((_rank(name) for name in names), default=_NO_ARTICLE)
        if rank < _NO_ARTICLE and (item.get("datePublished") or item.get("articleBody")):
            found.append((rank, _article(item)))
        if not site and any(name in _SITES for name in names):
            site = _text(item)
    out: dict[str, str] = {"site": site} if site else {}
    for _, article in sorted(found, key=lambda f: f[0]):
        for key, value in article.items():
            out.setdefault(key, value)
    return out


def _rank(kind: str) -> int:
    return next((i for i, names in enumerate(_RANKS) if kind.endswith(names)), _NO_ARTICLE)


def _linked(root: etree._Element) -> Iterator[dict[str, Any]]:
    """All objects of the page's JSON-LD."""
    for element in root.iter("script"):
        if "ld+json" not in (element.get("type") or "") or not element.text:
            continue
        if len(element.text) > _LARGEST_JSON:
            continue
        try:
            data = json.loads(fetch(element.text), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(data, 0)


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            if isinstance(data.get(key), dict | list):
                yield from _objects(data[key], depth + 1)
    elif isinstance(data, list):
        for item in data[:200]:
            yield from _objects(item, depth + 1)


def _article(item: dict[str, Any]) -> dict[str, str]:
    out = {
        "title": _text(item.get("headline") or item.get("name")),
        "outlet": _text(item.get("publisher")),
        "author": _text(item.get("author")),
        "date": _text(item.get("datePublished")),
        "body": _paragraphs(item.get("articleBody")),
    }
    return {key: value for key, value in out.items() if value}


def _paragraphs(value: Any) -> str:
    """A declared article with its line breaks; mark-up in it taken out."""
    if not isinstance(value, str):
        return ""
    lines = lines_only(value) if "<" in value else value
    return fetch("\n".join(" ".join(line.split()) for line in lines.splitlines()).strip())


def _text(value: Any) -> str:
    """A string, or the name of an object, or of the first of several."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or ""
    return _clean(value) if isinstance(value, str) else ""


def _clean(text: str) -> str:
    return fetch(" ".join(text.split()))
