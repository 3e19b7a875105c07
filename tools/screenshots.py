"""Takes the pictures of the README: `make screenshots` (needs Chromium).

Builds the dossier of samples/, opens it and the workbench over it, and writes docs/images/*.png.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import sync_playwright

from riwaya.dossier import write
from riwaya.engine import build
from riwaya.project import project_of
from riwaya.resources import builtin
from riwaya.workbench import make_app
from riwaya.workbench.guard import Access
from riwaya.workbench.state import State

ROOT = Path(__file__).parent.parent
OUT = ROOT / "docs" / "images"
SIZE = {"width": 1280, "height": 900}


def main() -> None:
    OUT.mkdir(exist_ok=True)
    pack = builtin()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        out = Path(folder) / "samples"
        write(build([ROOT / "samples"], pack).dossier, out, inputs=[], skipped=[], pack=pack)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        dossier(browser, (out / "dossier.html").as_uri())
        state = State(project_of(out), pack)
        state.build()
        workbench(browser, state)
        browser.close()


def dossier(browser: Any, url: str) -> None:
    page = browser.new_context(viewport=SIZE).new_page()
    page.goto(url)
    page.screenshot(path=OUT / "dossier-ar.png")
    page.click("#language")
    page.locator("#events article").first.scroll_into_view_if_needed()
    page.goto(url + "#" + page.locator("#events article").first.get_attribute("id"))
    page.screenshot(path=OUT / "event-en.png")
    page.context.close()


def workbench(browser: Any, state: State) -> None:
    config = uvicorn.Config(make_app(state, Access(form="x")), port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        pass
    page = browser.new_context(viewport=SIZE).new_page()
    port = server.servers[0].sockets[0].getsockname()[1]
    agency = next(d.id for d in state.shown().machine.documents.values() if "agency" in d.source)
    page.goto(f"http://127.0.0.1:{port}/pages/{agency}")
    page.fill("#author", "هدى")
    page.locator(".block.body .a.fig").first.click()
    page.get_by_role("button", name="صحّح").first.click()
    page.locator(".block.title").scroll_into_view_if_needed()
    page.screenshot(path=OUT / "workbench.png")
    page.context.close()
    server.should_exit = True
    thread.join()


if __name__ == "__main__":
    main()
