"""A row of fields as a page: a text view of title, byline and text, or of its HTML."""

from __future__ import annotations

import html
import re
from typing import Any

import msgspec

from riwaya.language.view import fold
from riwaya.page.declared import understand_declared
from riwaya.page.metadata import Metadata
from riwaya.page.textpage import Understood
from riwaya.resources import Pack

_TAGS = re.compile(
    r"<(?:p|br|div|span|a|strong|b|em|i|ul|li|h[1-6]|img|article)\b[^<>]{0,300}>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")


class FieldRow(msgspec.Struct, frozen=True):
    """A name that rows give to a field: url, title, text, html, outlet, author, date, fetched, language, rows."""

    name: str
    field: str


class FieldNames:
    """`fields.tsv`, names earlier in it preferred."""

    def __init__(self, pack: Pack) -> None:
        self.by_field: dict[str, list[str]] = {}
        for row in pack.rows("page", "fields", FieldRow):
            self.by_field.setdefault(row.field, []).append(_name(row.name))


def _name(name: str) -> str:
    return fold(name).strip().replace("-", "_").replace(" ", "_")


class Fields(msgspec.Struct, frozen=True):
    """What a row says, whatever it calls it."""

    text: str
    html: str
    title: str
    metadata: Metadata


def read_fields(record: dict[str, Any], pack: Pack, container: str = "the row's field") -> Fields:
    """Takes a row's fields apart; `container` says what gave them."""
    names = pack.get(FieldNames).by_field
    values = {_name(str(key)): value for key, value in record.items()}

    def of(field: str) -> str:
        for name in names.get(field, ()):
            found = _string(values.get(name))
            if found.strip():
                return found
        return ""

    outlet, url = of("outlet").strip(), of("url").strip()
    if not url and outlet.startswith(("http://", "https://")):
        url = outlet
    if outlet.startswith(("http://", "https://")):
        outlet = ""
    text, markup = of("text"), of("html")
    if not markup and len(_TAGS.findall(text[:20000])) >= 2:
        text, markup = "", text
    title = " ".join(_plain(of("title")).split())
    metadata = Metadata(
        url=url or None,
        title=title or None,
        outlet=outlet or None,
        author=" ".join(_plain(of("author")).split()) or None,
        published=of("date").strip() or None,
        fetched=of("fetched").strip() or None,
        language=of("language").strip() or None,
        container=container,
    )
    return Fields(_plain(text), markup, title, metadata)


def _string(value: Any) -> str:
    """A field as text: of an object its name, of several all, joined."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return _string(value.get("name") or value.get("title"))
    if isinstance(value, list):
        parts = [_string(v) for v in value[:1000]]
        long = any(len(p) > 80 for p in parts)
        return ("\n" if long else ", ").join(p for p in parts if p)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value))
    return ""


def _plain(text: str) -> str:
    """Character references undone, where there are any."""
    return html.unescape(text) if _ENTITY.search(text) else text


def understand_fields(fields: Fields, pack: Pack) -> Understood:
    """The view of a row: title, byline and text as lines, or its HTML with the title as heading."""
    if fields.html:
        return _markup(fields, pack)
    return understand_declared(fields.title, fields.metadata.author or "", fields.text, pack)


def _markup(fields: Fields, pack: Pack) -> Understood:
    from riwaya.page.htmlpage import understand_html

    page = fields.html
    if fields.title and _squeezed(fields.title) not in _squeezed(page):
        author = fields.metadata.author or ""
        if author and _squeezed(author) not in _squeezed(page):
            page = f'<p class="author">{html.escape(author)}</p>{page}'
        page = f"<article><h1>{html.escape(fields.title)}</h1>{page}</article>"
    return understand_html(page, pack, url=fields.metadata.url, metadata=fields.metadata)


def _squeezed(text: str) -> str:
    return "".join(html.unescape(text).split())
