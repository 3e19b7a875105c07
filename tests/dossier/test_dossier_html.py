from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args, get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.dossier.bare import bare
from riwaya.dossier.html import render
from riwaya.dossier.html.highlight import LONG, passages
from riwaya.dossier.html.marks import LAYERS, SWITCHES, Mark
from riwaya.dossier.index import Index, title
from riwaya.dossier.safe import neutralise
from riwaya.dossier.strings import strings
from riwaya.model import (
    Alteration,
    Block,
    BlockKind,
    Certainty,
    Conflict,
    Document,
    Dossier,
    LinkRole,
    Reliance,
    Span,
    Speech,
    Stance,
    Status,
    TimexType,
)

VOID = {"meta", "link", "input", "br"}


def one(index: Index) -> str:
    """The dossier as one file."""
    ((path, data),) = render(index, inputs=(), skipped=(), resources="")
    assert path == "dossier.html"
    return data.decode()


class Tree(HTMLParser):
    """Ids, links and text of a page; fails where elements do not nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.styled: list[str] = []
        self.words: list[str] = []
        self.texts: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if held.get("id"):
            self.ids.append(str(held["id"]))
        if tag == "a":
            self.links.append(str(held.get("href")))
        self.loads += [str(held[k]) for k in ("src", "srcset", "xlink:href") if k in held]
        self.styled += [k for k in held if k == "style" or k.startswith("on")]
        if tag not in VOID:
            self.open.append((tag, held.get("class") or ""))
        if held.get("class") == "words":
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(name == "words" for _, name in self.open):
            self.texts[-1] += data


@pytest.fixture(scope="module")
def html(written: Path) -> str:
    return (written / "dossier.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tree(html: str) -> Tree:
    return Tree(html)


def test_ids_are_unique_and_links_lead_somewhere(tree: Tree) -> None:
    assert len(set(tree.ids)) == len(tree.ids)
    assert {link for link in tree.links if link[1:] not in tree.ids or link[0] != "#"} == set()


def test_nothing_is_loaded_and_nothing_is_inline(tree: Tree, html: str) -> None:
    assert tree.loads == []
    assert tree.styled == []
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    assert policy[1].startswith("default-src &#39;none&#39;; style-src &#39;sha256-")
    assert "unsafe" not in policy[1]


def test_what_one_page_mentions_in_passing_is_folded_away(story: Dossier) -> None:
    first = story.events[0]
    once = msgspec.structs.replace(first.corroboration, documents=1)
    empty = msgspec.structs.replace(
        first,
        id="ev-empty",
        date=None,
        place=None,
        participants=(),
        figures=(),
        corroboration=once,
        mentions=(),
    )
    told = msgspec.structs.replace(story, events=(*story.events, empty), timeline=())
    page = one(Index(told))
    folded = page.split('<details class="bare">')[1].split("</details>")[0]
    assert folded.count('href="#e-ev-empty"') == 1 and folded.count('class="what"') == 1
    assert '<details class="bare">' not in one(Index(story))
    pages = Index(told).documents
    placed = msgspec.structs.replace(empty, place=first.place)
    assert bare(empty, pages) and bare(placed, pages)
    assert not bare(msgspec.structs.replace(placed, date=first.date), pages)
    assert not bare(msgspec.structs.replace(placed, mentions=first.mentions), pages), "in its lead"
    two = msgspec.structs.replace(once, documents=2)
    assert not bare(msgspec.structs.replace(empty, corroboration=two), pages)


def test_every_annotation_has_its_place(tree: Tree, story: Dossier) -> None:
    for document in story.documents:
        layers = (document.mentions, document.times, document.figures, document.claims)
        for annotation in (*(a for layer in layers for a in layer), *document.events):
            assert f"a-{annotation.id.replace(':', '-')}" in tree.ids


def test_the_text_of_pages_is_whole(tree: Tree, story: Dossier) -> None:
    assert tree.texts == [d.quote(b.span) for d in story.documents for b in d.blocks]


def test_highlights_say_type_and_rule(html: str) -> None:
    assert 'title="شخص · سالم الراوي · name.known@1"' in html
    assert 'title="عدد · 7 · قتلى · figure.killed@1"' in html


def test_shared_roots_are_drawn_joined(html: str) -> None:
    drawing = re.search(r'<svg class="graph".*?</svg>', html, re.S)
    assert drawing is not None
    assert len(re.findall(r'<g class="outlet">', drawing[0])) == 3
    assert len(re.findall(r'<g class="(?:root|anonymous)">', drawing[0])) == 2
    assert drawing[0].count("<path") == 4, (
        "two outlets to one relay, it to its root, one to its own"
    )


def test_figures_stand_low_to_high(html: str) -> None:
    chart = html[html.index('<div class="figures">') :]
    assert re.findall(r"<b>(\d+)</b>", chart[: chart.index("</ol>")]) == ["7", "7", "11"]


def test_skipped_inputs_stand_in_the_page(html: str) -> None:
    assert "a/empty[U+202E].txt" in html
    assert "not Arabic" in html


def test_hostile_page_is_harmless(written_hostile: Path) -> None:
    html = (written_hostile / "dossier.html").read_text(encoding="utf-8")
    tree = Tree(html)
    assert html.count("<script") == 2
    assert "<img" not in html and "<svg onload" not in html
    assert tree.styled == []
    assert not set(html) & set("\u202e\u2066\x00\x07\x1b")
    assert '<span class="ctl">U+202E</span>' in html


def test_an_empty_dossier_is_a_page() -> None:
    html = one(Index(Dossier()))
    assert "لا صفحات في هذا الملف." in html
    Tree(html)


def test_links_of_broken_references_are_left_out(story: Dossier) -> None:
    import msgspec

    alone = msgspec.structs.replace(story, documents=story.documents[:1])
    Tree(one(Index(alone)))


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("block", get_args(BlockKind)),
        ("certainty", get_args(Certainty)),
        ("role", get_args(LinkRole)),
        ("speech", get_args(Speech)),
        ("stance", get_args(Stance)),
        ("status", get_args(Status)),
        ("timex", get_args(TimexType)),
        ("conflict", get_args(get_type_hints(Conflict)["kind"])),
        ("alteration", get_args(get_type_hints(Alteration)["kind"])),
        ("relation", get_args(get_type_hints(Reliance)["relation"])),
        ("layer", (*LAYERS, "block")),
        ("kind", LAYERS),
    ],
)
def test_every_value_has_words(group: str, values: tuple[str, ...]) -> None:
    assert values
    for value in values:
        words = strings()[f"{group}.{value}"]
        assert re.search(r"[\u0620-\u064a]", words.ar), words
        assert words.en.isascii(), words


def test_every_layer_has_a_switch() -> None:
    assert sorted(SWITCHES) == sorted(LAYERS)


MARKS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(LAYERS)), max_size=12
)


@given(st.text(st.sampled_from('اب <>&"\u202e\x00'), min_size=1, max_size=30), MARKS)
def test_any_overlap_nests_and_keeps_the_text(text: str, spans: list[tuple[int, int, str]]) -> None:
    marks = [
        Mark(min(a, b), max(a, b), kind, f"k{n}", kind) for n, (a, b, kind) in enumerate(spans)
    ]
    page = Document(
        id="d",
        source="d",
        sha256="",
        media_type="",
        encoding="",
        text=text,
        blocks=(Block(0, len(text), "body"),),
    )
    (passage,) = passages(page, marks)
    tree = Tree(f'<div class="words">{passage.html}</div>')
    shown = neutralise(text).replace("[U+202E]", "U+202E").replace("[U+0000]", "U+0000")
    assert tree.texts == [shown]
    there = [m for m in marks if m.start < min(m.end, len(text))]
    assert sorted(tree.ids) == sorted(f"a-{m.key}" for m in there)


def test_text_outside_blocks_is_shown() -> None:
    page = Document(
        id="d", source="d", sha256="", media_type="", encoding="", text="قبل متن بعد",
        blocks=(Block(4, 7, "body"),),
    )  # fmt: skip
    shown = [(p.kind, str(p.html).strip()) for p in passages(page, [])]
    assert shown == [("other", "قبل"), ("body", "متن"), ("other", "بعد")]


def test_a_line_of_millions_comes_in_pieces() -> None:
    text = "خبر طويل " * 10_000 + "ا" * 50_000
    page = Document(
        id="d", source="d", sha256="", media_type="", encoding="", text=text, title=Span(0, len(text)),
        blocks=(Block(0, len(text), "title"),),
    )  # fmt: skip
    shown = passages(page, [Mark(5, len(text) - 5, "con", "k", "قول")])
    tree = Tree("".join(f'<div class="words">{p.html}</div>' for p in shown))
    assert "".join(tree.texts) == text
    assert max(map(len, tree.texts)) <= LONG
    assert all(p.long for p in shown[:-1])
    assert tree.ids == ["a-k"]
    assert len(title(page)) <= 301
