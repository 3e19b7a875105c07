"""`riwaya build`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riwaya.cli.lines import listen, plain, say
from riwaya.cli.options import WORKERS, Config, Engine, Engines, Memory, Quiet, Workers
from riwaya.cli.packs import load

if TYPE_CHECKING:
    from riwaya.page import Skipped
    from riwaya.resources import Pack


def build(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH",
            help="Pages, folders of them, JSONL, CSV, Parquet, WARC, feeds, archives; - is standard input.",
            allow_dash=True,
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="The folder to write the dossier to.")
    ],
    quiet: Quiet = False,
    json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 5 where any input was passed over.")
    ] = False,
    workers: Workers = WORKERS,
    engine: Engine = Engines.pool,
    stories: Annotated[
        bool | None,
        typer.Option(
            "--stories/--one-story",
            help="A dossier for each story, and an index of them, or one for all; of more than 2,000 "
            "pages each story's unless told.",
            show_default=False,
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="With --stories: go on where a run was cut off.")
    ] = False,
    memory: Memory = None,
    metrics: Annotated[
        Path | None,
        typer.Option("--metrics", metavar="FILE", help="Write what it took into this file."),
    ] = None,
    fetch: Annotated[
        Path | None,
        typer.Option(
            "--fetch",
            metavar="FILE.warc.gz",
            help="Fetch the pages that sitemaps among the inputs list, into this file, and read it too.",
        ),
    ] = None,
    fetch_most: Annotated[
        int, typer.Option("--fetch-most", metavar="N", min=1, help="Pages fetched at most.")
    ] = 1000,
    config: Config = None,
) -> None:
    """Build the dossier of the story that a pile of pages tells, or of each story of a large pile.

    Writes dossier.json, dossier.html, tables/*.csv and manifest.json; with --stories a folder of these
    for each story, and index.html. The same pages give the same bytes, in any order. What cannot be read
    is named with its reason, here and in manifest.json, and the rest goes on.

    Examples:

      riwaya build pages/ --out dossier

      riwaya build a.html b.txt crawl.jsonl old.zip -o out/story --quiet

      zcat rows.jsonl.gz | riwaya build - -o out/story

      riwaya build crawl/ -o out/crawl --stories --memory 4G
    """
    from riwaya.cli.asked import Asked, size
    from riwaya.cli.build_one import build_one
    from riwaya.cli.build_stories import begun, build_stories
    from riwaya.dossier import folder

    listen(quiet=quiet)
    if resume and stories is False:
        raise typer.BadParameter("goes with --stories alone", param_hint="--resume")
    asked = Asked(out, quiet, json, strict, workers, engine.value, size(memory), resume, metrics)
    many = stories if stories is not None else True if resume or begun(out) else None
    asked.check()
    folder.check(out)
    pack = load(config)
    missed: tuple[Skipped, ...] | None = None
    if fetch:
        paths, missed = _fetched(paths, fetch, fetch_most, pack, quiet=quiet, told=not json)
    if many or not build_one(paths, pack, asked, missed, split=many is None):
        build_stories(paths, pack, asked, missed)


def _fetched(
    paths: list[Path], warc: Path, most: int, pack: Pack, *, quiet: bool, told: bool
) -> tuple[list[Path], tuple[Skipped, ...]]:
    """The paths with the file of fetched pages among them, and what could not be fetched; `told` of each page."""
    from itertools import chain

    from riwaya.page.fetched import fetch_listed
    from riwaya.page.walk import addresses

    def tell(url: str) -> None:
        print(f"riwaya: fetching {plain(url)}", file=sys.stderr)

    listed = addresses(paths, pack)
    first = next(listed, None)
    if first is None:
        if not quiet:
            say(f"no input lists pages; nothing was fetched into {plain(str(warc))}")
        return ([*paths, warc] if warc.exists() else paths), ()
    loud = told and not quiet
    found = fetch_listed(
        chain((first,), listed), warc, pack, most=most, tell=tell if loud else _silent
    )
    if loud:
        say(f"{found.new} pages new, {found.unchanged} unchanged")
    return [*paths, warc], found.skipped


def _silent(url: str) -> None:
    return None
