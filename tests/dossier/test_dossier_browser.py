"""`dossier.html` in headless Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from riwaya.dossier.html import render
from riwaya.dossier.index import Index
from riwaya.model import Dossier, EventDate

pytestmark = pytest.mark.browser

Page = Any


class Opened:
    """A page with what it asked for and complained about."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda r: self.requests.append(r.url))
        page.on("console", lambda m: self.complaints.append(m.text))
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        page.on("dialog", lambda d: (self.complaints.append(d.message), d.dismiss()))
        page.goto(url)


@pytest.fixture
def context(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    context = browser.new_context(**getattr(request, "param", {}))
    yield context
    context.close()


@pytest.fixture
def opened(context: Any, written: Path) -> Opened:
    return Opened(context.new_page(), (written / "dossier.html").as_uri())


@pytest.fixture
def page(opened: Opened) -> Page:
    return opened.page


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")


SCHEMES = [{"color_scheme": "light"}, {"color_scheme": "dark"}]


@pytest.mark.parametrize("context", SCHEMES, indirect=True, ids=["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_axe_finds_nothing(page: Page, language: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed"
    )
    if language == "en":
        page.click("#language")
    unfold(page)
    page.click(".text .a.con")
    found = axe.Axe().run(page).response
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]] == []
    assert len(found["passes"]) > 30


def test_nothing_is_asked_of_a_network(opened: Opened) -> None:
    opened.page.click("#language")
    opened.page.click("#theme")
    unfold(opened.page)
    assert [u for u in opened.requests if not u.startswith(("file:", "data:"))] == []
    assert len([u for u in opened.requests if u.startswith("file:")]) == 1
    assert opened.complaints == []


def test_language_there_and_back(page: Page) -> None:
    before = page.inner_text("body")
    texts = page.locator(".text .words").all_text_contents()
    page.click("#language")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [
        "en",
        "ltr",
    ]
    assert page.title() == "The story's dossier"
    assert page.inner_text("#events-h") == "Events"
    assert page.inner_text(".event h4") == "Collapse of a bridge in al-Waha"
    assert page.get_attribute("header nav", "aria-label") == "Sections of the dossier"
    assert page.locator(".text .words").all_text_contents() == texts
    assert "Salem al-Rawi" in page.inner_text("ul.roots")
    assert "from Salem al-Rawi" in page.inner_text(".figures .by >> nth=0")
    page.click("#language")
    assert page.inner_text("body") == before


def test_titles_of_highlights_follow_the_language(page: Page) -> None:
    page.click("#language")
    unfold(page)
    page.hover("#a-d1-f1")
    assert page.get_attribute("#a-d1-f1", "title") == "figure · 7 · killed · figure.killed@1"


def test_a_quote_leads_to_its_place(page: Page) -> None:
    page.click(".account blockquote a")
    assert page.url.endswith("#a-d1-c1")
    page.wait_for_selector(".hit")
    lit = page.locator(".hit")
    assert lit.count() == 2, "cue and content"
    assert "إن 7 أشخاص قتلوا في الحادث" in lit.all_text_contents()
    assert page.evaluate("document.querySelector('#d-d1 > details').open")
    box, height = lit.first.bounding_box(), page.evaluate("innerHeight")
    assert box is not None
    assert 0 < box["y"] < height
    assert "say.that@1" in page.inner_text("#inspector")
    page.keyboard.press("Escape")
    assert not page.is_visible("#inspector")


def test_a_figure_leads_to_its_place(page: Page) -> None:
    page.click(".figures a.value >> nth=2")
    page.wait_for_selector(".hit")
    assert page.locator(".hit").all_text_contents() == ["11 شخصا"]


def test_inspector_leads_to_the_entity(page: Page) -> None:
    unfold(page)
    page.click("#a-d1-m3")
    assert "سالم الراوي" in page.inner_text("#inspector")
    page.click("#inspector a")
    assert page.url.endswith("#n-x1")


@pytest.mark.parametrize("context", [{"viewport": {"width": 320, "height": 700}}], indirect=True)
def test_no_sideways_scrolling_at_320(page: Page) -> None:
    unfold(page)
    for _ in ("ar", "en"):
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.click("#language")


def test_filters(page: Page) -> None:
    points = page.locator(".timeline .point:visible")
    assert points.count() == 1
    page.select_option("[data-facet=outlet]", "البرق")
    assert points.count() == 1
    page.fill("[data-facet=text]", "انهـيارُ جسرٍ")
    assert points.count() == 1
    page.fill("[data-facet=text]", "زلزال")
    assert points.count() == 0
    assert page.inner_text(".shown b") == "0"
    page.click(".filters [type=reset]")
    page.wait_for_function("document.querySelector('.shown b').textContent === '1'")


def test_layers_switch(page: Page) -> None:
    unfold(page)
    colour = "getComputedStyle(document.querySelector('#a-d1-m3')).backgroundColor"
    shown = page.evaluate(colour)
    page.click("[data-layer=per]")
    assert page.get_attribute("[data-layer=per]", "aria-pressed") == "false"
    assert page.evaluate(colour) == "rgba(0, 0, 0, 0)" != shown
    labels = page.locator("#d-d1 .kind:visible")
    assert labels.all_text_contents() == ["عنوان", "تاريخ ومكان", "متن", "تعليق قارئ"]
    page.click("[data-layer=block]")
    assert labels.count() == 0


def test_theme(page: Page) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.click("#theme")
    assert page.get_attribute("#theme", "aria-pressed") == "true"
    assert page.evaluate(colour) != light


def test_keyboard_skips_to_the_content(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_reads_without_script(page: Page) -> None:
    assert page.is_visible(".timeline .point")
    assert not page.is_visible(".filters")
    assert not page.is_visible(".tools")
    page.click("#d-d1 summary")
    assert page.is_visible("#a-d1-c1")


def test_paper_shows_what_is_folded(page: Page) -> None:
    assert not page.is_visible("#a-d1-c1")
    page.emulate_media(media="print")
    assert page.is_visible("#a-d1-c1")
    assert not page.is_visible("header nav")


def test_hostile_page(context: Any, written_hostile: Path) -> None:
    opened = Opened(context.new_page(), (written_hostile / "dossier.html").as_uri())
    unfold(opened.page)
    opened.page.click("#language")
    opened.page.click("#language")
    opened.page.click(".text .a.org")
    assert opened.page.title() == "ملف الرواية"
    assert opened.complaints == []
    assert opened.page.locator("img, [onload], [onerror]").count() == 0
    assert "U+202E" in opened.page.inner_text("#inspector")


def test_other_calendar_and_digits_on_demand(opened: Opened) -> None:
    page = opened.page
    before = page.inner_text("main")
    texts = page.locator(".text .words").all_text_contents()
    assert page.locator(".hijri").count() == 0
    page.click("#hijri")
    dated = page.locator("time[data-days]").first
    day = dated.get_attribute("data-days").split("/")[0]
    shown = page.locator("time[data-days] + .hijri").first.text_content()
    expected = page.evaluate(
        "(d) => new Intl.DateTimeFormat('ar-u-ca-islamic-umalqura-nu-latn', {year: 'numeric', timeZone: 'UTC'})"
        ".formatToParts(new Date(d)).find((p) => p.type === 'year').value",
        day,
    )
    assert expected in shown
    page.click("#digits")
    assert "٠" in page.locator("#digits").inner_text()
    assert page.locator(".tiles b").first.inner_text()[0] in "٠١٢٣٤٥٦٧٨٩"
    assert page.locator(".text .words").all_text_contents() == texts
    page.click("#language")
    assert page.locator(".tiles b").first.inner_text()[0] in "0123456789"
    page.click("#language")
    page.click("#digits")
    page.click("#hijri")
    assert page.inner_text("main") == before
    assert opened.complaints == []


def test_the_timeline_zooms_by_its_bars_and_out_again(
    context: Any, story: Dossier, tmp_path: Path
) -> None:
    days = ("2024-01-05", "2025-02-01", "2025-02-09", "2025-02-20", "2025-11-30")
    event = story.events[0]
    events = tuple(
        msgspec.structs.replace(event, id=f"ev-{d}", date=EventDate(d, d, d, "day")) for d in days
    )
    told = msgspec.structs.replace(story, events=events, timeline=tuple(e.id for e in events))
    ((_, html),) = render(Index(told), inputs=(), skipped=(), resources="")
    (tmp_path / "dossier.html").write_bytes(html)
    page = context.new_page()
    page.goto((tmp_path / "dossier.html").as_uri())
    bars = page.locator(".density button:enabled")

    def titles() -> list[str]:
        return [b.get_attribute("title") for b in bars.all()]

    assert titles() == ["2024-01: 1", "2025-02: 3", "2025-11: 1"]
    bars.nth(1).click()
    assert titles() == ["2025-02-01: 1", "2025-02-09: 1", "2025-02-20: 1"]
    assert page.locator(".shown b").inner_text() == "3"
    assert page.locator(".timeline > li.point:visible").count() == 3
    page.click(".filters [type=reset]")
    page.wait_for_function("document.querySelector('.shown b').textContent === '5'")
    assert len(titles()) == 3
