"""A reviewer at work, in headless Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bench_server import Bench

pytestmark = pytest.mark.browser

Page = Any
SAMPLES = Path(__file__).parent.parent.parent / "samples"


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def tab(browser: Any, bench: Bench, complaints: list[str]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    page = context.new_page()
    page.on("console", lambda m: complaints.append(m.text))
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.goto(bench.url)
    page.fill("#author", "هدى")
    page.locator("#author").blur()
    yield page
    context.close()


def decided(bench: Bench, act: Callable[[], Any]) -> None:
    """Does `act` and waits until one decision more is in the log."""
    before = len(bench.state.decisions())
    act()
    for _ in range(200):
        if len(bench.state.decisions()) > before:
            return
        bench_wait()
    raise AssertionError("no decision came")


def bench_wait() -> None:
    import time

    time.sleep(0.02)


def build(tab: Page) -> None:
    with tab.expect_navigation():
        tab.click("#build")


def agency(bench: Bench) -> str:
    documents = bench.state.shown().machine.documents.values()
    return next(d.id for d in documents if d.source.startswith("01"))


def test_a_reviewer_corrects_merges_rejects_and_goes_on(
    tab: Page, bench: Bench, complaints: list[str]
) -> None:
    page = agency(bench)
    machine = bench.state.shown().machine.documents[page]
    figure = next(f for f in machine.figures if f.what == "killed" and f.value)
    claim = machine.claims[0]

    tab.goto(f"{bench.url}/pages/{page}")
    tab.click(f'[data-a="a-{page}-{figure.id.split(":")[1]}"]')
    tab.locator(
        "#items .item", has=tab.locator("q", has_text=machine.quote(figure.span))
    ).get_by_role("button", name="صحّح").click()
    tab.fill("#items form [name=value]", "99")
    tab.fill("#items form [name=reason]", "الحصيلة الأخيرة")
    decided(bench, lambda: tab.click("#items form button:not([type=button])"))
    tab.locator(f'[data-a="a-{page}-{claim.id.split(":")[1]}"].cue').first.click()
    card = tab.locator(f'[data-item="a-{page}-{claim.id.split(":")[1]}"]')
    decided(bench, lambda: card.get_by_role("button", name="خطأ", exact=True).click())

    events = len(bench.state.shown().reviewed.events)
    tab.goto(bench.url)
    tab.locator("a[href^='/events/']").first.click()
    tab.select_option("#merge select", index=1)
    decided(bench, lambda: tab.click("#merge button[value=same]"))

    tab.goto(bench.url)
    tab.fill("#paste [name=name]", "ملحق")
    tab.fill("#paste [name=text]", "مقتل صياد\n\nقالت الشرطة إن صيادا قتل الأحد في ميناء البلدة.")
    tab.click("#paste button")
    tab.locator("#added li").wait_for()
    build(tab)
    shown = bench.state.shown()
    assert shown.built.unfit == ()
    assert len(shown.reviewed.documents) == 3
    reviewed = shown.reviewed.documents[page]
    assert next(f for f in reviewed.figures if f.id == figure.id).value == 99
    assert claim.id not in {c.id for c in reviewed.claims}
    assert claim.id in {c.id for c in shown.machine.documents[page].claims}
    assert len(shown.reviewed.events) == len(shown.machine.events) - 1
    assert len(shown.machine.events) >= events

    tab.goto(f"{bench.url}/log")
    undo = tab.locator("li", has_text="99").locator(".undo")
    with tab.expect_navigation():
        decided(bench, undo.click)
    build(tab)
    reviewed = bench.state.shown().reviewed.documents[page]
    assert next(f for f in reviewed.figures if f.id == figure.id).value == figure.value
    assert claim.id not in {c.id for c in reviewed.claims}
    assert complaints == []


def test_selected_words_become_a_span_of_the_page(tab: Page, bench: Bench) -> None:
    page = agency(bench)
    machine = bench.state.shown().machine.documents[page]
    tab.goto(f"{bench.url}/pages/{page}")
    tab.evaluate(
        """() => {
          const blocks = [...document.querySelectorAll('.block.body .words')];
          const walk = document.createTreeWalker(blocks[1], NodeFilter.SHOW_TEXT);
          const first = walk.nextNode(), second = walk.nextNode();
          const range = document.createRange();
          range.setStart(first, 0);
          range.setEnd(second, second.data.length);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          document.dispatchEvent(new Event('selectionchange'));
        }"""
    )
    words = tab.evaluate("getSelection().toString()").strip()
    tab.get_by_role("button", name="اسم", exact=True).click()
    decided(bench, lambda: tab.click("#items form button:not([type=button])"))
    (decision,) = bench.state.decisions()
    act: Any = decision.act
    assert machine.text[act.target.start : act.target.end] == words
    assert act.fields["names"] == [words]


def test_search_leads_to_the_words(tab: Page, bench: Bench) -> None:
    tab.fill(".seek input", "المَدينة")
    tab.press(".seek input", "Enter")
    marks = tab.locator("main mark").all_inner_texts()
    assert marks
    assert all("مدينة" in m for m in marks)
    tab.locator("main li a").first.click()
    tab.wait_for_url("**/pages/*?at=*")
    tab.wait_for_function("CSS.highlights.has('sought')")
    assert tab.evaluate("CSS.highlights.get('sought').values().next().value.toString()") == marks[0]


def test_no_decision_without_a_name(tab: Page, bench: Bench) -> None:
    tab.fill("#author", "")
    tab.goto(f"{bench.url}/pages/{agency(bench)}")
    tab.fill("#author", "")
    tab.locator(".text .a.fig").first.click()
    tab.locator("#items").get_by_role("button", name="صواب").first.click()
    assert tab.locator("#told").inner_text() == "اكتب اسمك أولا."
    assert bench.state.decisions() == ()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_axe_finds_nothing(tab: Page, bench: Bench, language: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed"
    )
    if language == "en":
        tab.click("#language")
    event = tab.locator("a[href^='/events/']").first.get_attribute("href")
    for path in ("/", f"/pages/{agency(bench)}", event, "/names", "/search?q=سوق", "/log"):
        tab.goto(bench.url + path)
        if "/pages/" in path:
            tab.locator(".text .a.cue").first.click()
            tab.locator("#items").get_by_role("button").nth(2).click()
        found = axe.Axe().run(tab).response
        assert [(path, v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]] == []


def test_a_narrow_screen_is_enough(browser: Any, bench: Bench) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    for path in ("/", f"/pages/{agency(bench)}", "/names", "/log"):
        page.goto(bench.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
