"""What is said about a page beside its text: by a container, by `<meta>`, by JSON-LD."""

from __future__ import annotations

import msgspec


class Metadata(msgspec.Struct, frozen=True):
    """Facts from outside the visible text, as written there; None where not given.

    `published` is the date as written (ISO, RFC 822, or words); `container` names what said it
    (`json`, `json-ld`, `meta`), for the evidence. `fetched` is when the page was fetched or crawled: it was published by then.
    """

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    fetched: str | None = None
    language: str | None = None
    container: str = "container"
