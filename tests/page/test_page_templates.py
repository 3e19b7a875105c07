"""Pages as content systems of Arabic sites make them; invented content, expectations in the mark-up.

`data-kind` says which kind (or kinds, with `|`) the element's text must have; the comment on the first line
says outlet, day and byline, `-` for none. Both are taken out before the page is read.
"""

import re
from pathlib import Path

import pytest
from lxml import html

from riwaya.page import read_page
from riwaya.resources import builtin

PACK = builtin()
PAGES = sorted((Path(__file__).parent / "templates").glob("*.html"))
MARK = re.compile(r'\sdata-kind="[^"]*"')


def expectations(source: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """(facts of the first line, (text, kinds) of every marked element)."""
    first, page = source.split("\n", 1)
    facts = dict(part.split(":", 1) for part in first.strip("<!-> ").split("|"))
    marked = [
        (" ".join(e.text_content().split()), e.get("data-kind"))
        for e in html.fromstring(page).xpath("//*[@data-kind]")
    ]
    return {key.strip(): value.strip() for key, value in facts.items()}, marked


def read(path: Path):
    source = path.read_text(encoding="utf-8").split("\n", 1)[1]
    return read_page(MARK.sub("", source).encode(), path.name, PACK)


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_template(path):
    facts, marked = expectations(path.read_text(encoding="utf-8"))
    document = read(path)
    blocks = [(" ".join(document.text[b.start : b.end].split()), b.kind) for b in document.blocks]
    wrong = []
    for text, kinds in marked:
        around = {kind for block, kind in blocks if text in block}
        found = around or {kind for block, kind in blocks if block in text}
        allowed = set(kinds.split("|"))
        if not found & allowed or not (around or found <= allowed):
            wrong.append((text[:60], kinds, found))
    said = {
        "outlet": document.outlet.name if document.outlet else "-",
        "published": document.published.value if document.published else "-",
        "byline": document.quote(document.byline) if document.byline else "-",
    }
    wrong += [(key, facts[key], said[key]) for key in said if facts[key] not in said[key]]
    assert wrong == []
