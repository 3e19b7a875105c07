"""The index over many stories: what it says, that nothing of a page reaches it raw, and in a browser."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from riwaya.dossier.custody import SkippedRecord
from riwaya.dossier.stories import AloneFile, StoryEntry, entry, write_index
from riwaya.model import Dossier
from riwaya.resources import Pack


def line(number: int, **changed: Any) -> StoryEntry:
    values: dict[str, Any] = {
        "id": f"s-{number:05d}",
        "folder": f"stories/s-{number:05d}",
        "pages": 2 + number % 7,
        "title_ar": f"قصف على البلدة رقم {number}",
        "title_en": f"Shelling of town number {number}",
        "quoted": False,
        "headline": f"ضحايا في قصف رقم {number}",
        "first": "2017-10-30",
        "last": f"2017-11-{1 + number % 28:02d}",
        "outlets": 2,
        "outlet_names": (("المنارة", "Al-Manara"), ("الفجر", "")),
        "events": 3,
        "claims": 4,
        "conflicts": number % 3,
        "copies": 0,
    }
    return StoryEntry(**{**values, **changed})


ALONE = (AloneFile("alone/pages-00001.jsonl", 7, "a.txt", "z.txt"),)
SKIPPED = (SkippedRecord(source="x.html", reason="not Arabic: English"),)


def made(out: Path, entries: list[StoryEntry], pack: Pack) -> dict[str, bytes]:
    records = write_index(out, entries, SKIPPED, alone=ALONE, pack=pack)
    found = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    assert {r.path for r in records} == set(found)
    return found


def test_a_story_is_called_by_the_event_that_most_pages_lead_with(story: Dossier) -> None:
    found = entry(story, "s-1", "stories/s-1")
    assert (found.pages, found.events) == (len(story.documents), len(story.events))
    assert found.folder == "stories/s-1"
    bare = msgspec.structs.replace(story, events=(), timeline=())
    quoted = entry(bare, "s-1", "stories/s-1")
    assert quoted.quoted
    assert quoted.title_ar == quoted.headline != ""
    assert len(msgspec.json.encode(found)) < 2000


def test_the_order_of_stories_changes_nothing_and_what_is_stale_goes(
    pack: Pack, tmp_path: Path
) -> None:
    entries = [line(n) for n in range(450)]
    first = made(tmp_path / "a", entries, pack)
    assert {"index.html", "html/stories-0003.html", "stories.csv", "stories.json"} <= set(first)
    assert made(tmp_path / "a", entries[::-1], pack) == first
    fewer = made(tmp_path / "a", entries[:10], pack)
    assert "html/stories-0002.html" not in fewer
    table = list(csv.reader(fewer["stories.csv"].decode("utf-8-sig").splitlines()))
    assert len(table) == 11
    assert table[1][table[0].index("outlet_names")] == "المنارة | الفجر"
    assert json.loads(fewer["stories.json"])["skipped"] == 1


def test_every_story_is_listed_once_most_pages_first(pack: Pack, tmp_path: Path) -> None:
    found = made(tmp_path, [line(n) for n in range(450)], pack)
    lists = [found["index.html"], *(found[f"html/stories-000{n}.html"] for n in (2, 3))]
    hrefs = [h for html in lists for h in re.findall(rb'href="(?:\.\./)?(stories/[^"]+)"', html)]
    assert len(hrefs) == len(set(hrefs)) == 450
    assert hrefs[0] == b"stories/s-00006/dossier.html"


def test_nothing_of_a_page_is_markup_or_a_formula(pack: Pack, tmp_path: Path) -> None:
    bad = '<script>alert(1)</script>\u202e"\n'
    found = made(
        tmp_path,
        [
            line(
                1,
                title_ar=bad,
                title_en=bad,
                quoted=True,
                headline="=1+1",
                outlet_names=((bad, bad),),
            )
        ],
        pack,
    )
    html = found["index.html"].decode()
    assert "<script>alert" not in html
    assert "\u202e" not in html
    data = found["html/stories-data.js"].decode()
    assert "\u202e" not in data
    assert json.loads(data.removeprefix("window.riwayaStories = ").strip().rstrip(";"))["rows"]
    assert ",'=1+1," in found["stories.csv"].decode("utf-8-sig")


def test_an_empty_index_says_so(pack: Pack, tmp_path: Path) -> None:
    html = made(tmp_path, [], pack)["index.html"].decode()
    assert "No two pages tell one story." in html
    assert "<table" not in html


class TestBrowser:
    pytestmark = pytest.mark.browser

    @pytest.fixture
    def page(self, browser: Any, pack: Pack, tmp_path: Path) -> Iterator[Any]:
        entries = [line(n) for n in range(449)]
        odd = line(449, title_ar="انهيار سدّ", title_en="Collapse of a dam", conflicts=0, pages=99)
        made(tmp_path, [*entries, odd, line(450, first="", last="")], pack)
        context = browser.new_context()
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda m: page.complaints.append(m.text))
        page.on("pageerror", lambda e: page.complaints.append(str(e)))
        page.on("request", lambda r: page.complaints.append(r.url) if r.url[:4] == "http" else None)
        page.goto((tmp_path / "index.html").as_uri())
        yield page
        context.close()

    @pytest.mark.parametrize("language", ["ar", "en"])
    def test_axe_finds_nothing(self, page: Any, language: str) -> None:
        axe = pytest.importorskip(
            "axe_playwright_python.sync_playwright", reason="axe is not installed"
        )
        if language == "en":
            page.click("#language")
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        for looked in (False, True):
            if looked:
                page.fill(".finder [name=text]", "سد")
                page.wait_for_selector(".finder .shown b:text-is('1')")
            found = axe.Axe().run(page).response
            told = [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in found["violations"]]
            assert told == []

    def test_the_search_looks_through_all_stories(self, page: Any) -> None:
        rows = ".stories tbody tr"
        assert page.locator(rows).count() == 200
        page.fill(".finder [name=text]", "dam collapse")
        page.wait_for_selector(".finder .shown b:text-is('1')")
        assert page.inner_text(f"{rows} th a") == "انهيار سدّ"
        page.click("#language")
        assert page.inner_text(f"{rows} th a") == "Collapse of a dam"
        assert "30 October 2017" in page.inner_text(f"{rows} td")
        page.fill(".finder [name=text]", "")
        page.wait_for_selector(".finder .shown b:text-is('451')")
        assert page.locator(rows).count() == 200
        page.check(".finder [name=conflicts]")
        page.fill(".finder [name=pages]", "8")
        page.fill(".finder [name=to]", "2017-10-30")
        page.wait_for_selector(".finder .shown b:text-is('42')")
        page.click(".finder [type=reset]")
        page.wait_for_selector(".finder .shown b:text-is('451')")
        page.click(".files a >> nth=2")
        assert page.url.endswith("html/stories-0003.html")
        assert page.locator(rows).count() == 51
        assert page.complaints == []


@pytest.mark.browser
def test_twenty_thousand_stories_stay_small(pack: Pack, tmp_path: Path) -> None:
    found = made(tmp_path, [line(n) for n in range(20_000)], pack)
    assert max(len(d) for p, d in found.items() if p.endswith(".html")) < 400_000
    assert len(found["html/stories-data.js"]) < 8_000_000
