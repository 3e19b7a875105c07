"""A large dossier in several files: every link finds its place, and the overview stays small."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from riwaya.dossier import write
from riwaya.dossier.html import page as pages
from riwaya.dossier.html import render
from riwaya.dossier.index import Index
from riwaya.model import Dossier
from riwaya.resources import Pack


def files(story: Dossier) -> dict[str, str]:
    made = render(Index(story), inputs=(), skipped=(), resources="", whole=False)
    return {path: data.decode() for path, data in made}


def many(story: Dossier, times: int) -> Dossier:
    """The story with so many events that they need several files."""
    event = story.events[0]
    more = [msgspec.structs.replace(event, id=f"ev-copy{i:04d}") for i in range(times)]
    events = (*story.events, *more)
    return msgspec.structs.replace(story, events=events, timeline=tuple(e.id for e in events))


def test_every_link_leads_to_a_place_that_is_there(story: Dossier) -> None:
    made = files(many(story, 90))
    assert {"dossier.html", "html/events-0003.html", "html/style.css", "html/app.js"} <= set(made)
    ids = {path: set(re.findall(r' id="([^"]+)"', html)) for path, html in made.items()}
    count = 0
    for path, html in made.items():
        if not path.endswith(".html"):
            continue
        for href in re.findall(r'(?:href|src)="([^"]+)"', html):
            if href == "data:,":
                continue
            where, _, key = href.partition("#")
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), where))
                if where
                else path
            )
            assert target in made, (path, href)
            assert not key or key in ids[target], (path, href)
            count += 1
    assert count > 300


def test_each_page_has_its_own_file_and_all_words_are_somewhere(story: Dossier) -> None:
    made = files(story)
    for document in story.documents:
        html = made[f"html/pages/d-{document.id}.html"]
        assert document.sha256 in html
        assert document.sha256 not in made["dossier.html"]
    whole = dict(render(Index(story), inputs=(), skipped=(), resources="", whole=True))
    kinds = re.findall(
        r'<article class="(?:page|event)" id="([^"]+)"', whole["dossier.html"].decode()
    )
    spread = [
        k
        for html in made.values()
        for k in re.findall(r'<article class="(?:page|event)" id="([^"]+)"', html)
    ]
    assert sorted(kinds) == sorted(spread)


def test_only_a_large_dossier_is_split(
    story: Dossier, tmp_path: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = write(story, tmp_path / "a", inputs=[], skipped=[], pack=pack)
    assert not any(f.startswith("html/") for f in small.files)
    monkeypatch.setattr(pages, "SPLIT_FROM", 1)
    large = write(story, tmp_path / "b", inputs=[], skipped=[], pack=pack)
    assert any(f.startswith("html/pages/") for f in large.files)
    again = write(story, tmp_path / "b", inputs=[], skipped=[], pack=pack)
    assert again.files == large.files


@pytest.mark.browser
def test_it_opens_without_a_server(browser: Any, story: Dossier, tmp_path: Path) -> None:
    for path, html in files(story).items():
        at = tmp_path / path
        at.parent.mkdir(parents=True, exist_ok=True)
        at.write_text(html, encoding="utf-8")
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text))
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.goto((tmp_path / "dossier.html").as_uri())
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.timeline')).listStyleType")
        == "none"
    )
    page.click("#language")
    page.locator(".timeline a.what").first.click()
    page.wait_for_load_state()
    assert "/html/events-0001.html#e-" in page.url
    assert page.evaluate("document.documentElement.lang") == "en"
    page.locator(".account blockquote a").first.click()
    page.wait_for_load_state()
    assert "/html/pages/d-" in page.url
    assert page.locator(".text .a.hit").count() > 0
    assert complaints == []
