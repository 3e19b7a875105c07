"""`bibtex`: the pages as a bibliography (biblatex; plain BibTeX reads it too)."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.dossier.exports.base import Given
from riwaya.dossier.exports.shared import quote
from riwaya.dossier.index import title
from riwaya.dossier.safe import one_line
from riwaya.model import Document, Publication

_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)


class BibTex:
    """`pages.bib`: one `@online` entry a page, its key `riwaya-<document>`."""

    name = "bibtex"

    def files(self, given: Given) -> Iterator[tuple[str, bytes]]:
        entries = (_entry(d) for d in given.dossier.documents)
        yield "pages.bib", "\n".join(entries).encode("utf-8")


def escaped(text: str) -> str:
    """`text` in one line, with nothing that TeX would act on."""
    return one_line(text).translate(_ESCAPED)


def _entry(document: Document) -> str:
    outlet = document.outlet
    fields = {
        "title": "{" + escaped(title(document)) + "}",
        "author": "{" + escaped(quote(document, document.byline)) + "}" if document.byline else "",
        "organization": "{" + escaped(outlet.name) + "}" if outlet else "",
        **_dates(document.published),
        "url": _url(document.url),
        "langid": "arabic" if document.language == "ar" else "",
        "note": escaped(f"{document.source}; SHA-256 {document.sha256}"),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{riwaya-{document.id},", *lines, "}", ""])


def _dates(published: Publication | None) -> dict[str, str]:
    """A day, or an interval of days as ISO 8601-2 writes it; the year where one is certain."""
    if published is None:
        return {}
    first, last = published.earliest, published.latest
    date = first if first == last else f"{first}/{last}"
    return {"date": date, "year": first[:4] if first[:4] == last[:4] else ""}


def _url(url: str | None) -> str:
    """A URL as BibTeX's verbatim field takes it: nothing in it that could end the field."""
    if not url:
        return ""
    signs = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}
    return "".join(signs.get(c, c) for c in one_line(url))


EXPORTER = BibTex()
