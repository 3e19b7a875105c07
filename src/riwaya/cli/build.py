"""`riwaya build`."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riwaya.cli import exits
from riwaya.cli.packs import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from riwaya.dossier import SkippedRecord
    from riwaya.engine import Built
    from riwaya.engine.run import Progress
    from riwaya.page import Skipped
    from riwaya.resources import Pack


def build(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH",
            help="Pages, folders of them, JSONL, Parquet, WARC, feeds, archives; - is standard input.",
            allow_dash=True,
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="The folder to write the dossier to.")
    ],
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 5 where any input was passed over.")
    ] = False,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=1, help="Processes that read pages.")
    ] = min(os.cpu_count() or 1, 8),
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
    config: Annotated[
        Path | None,
        typer.Option("--config", metavar="FILE", help="A riwaya.toml that names your own packs."),
    ] = None,
) -> None:
    """Build the dossier of the story that a pile of pages tells.

    Writes dossier.json, dossier.html, tables/*.csv and manifest.json. The same pages give the same
    bytes, in any order. What cannot be read is named with its reason, here and in manifest.json, and
    the rest goes on.

    Examples:

      riwaya build pages/ --out dossier

      riwaya build a.html b.txt crawl.jsonl old.zip -o out/story --quiet

      zcat rows.jsonl.gz | riwaya build - -o out/story
    """
    from riwaya.dossier import folder, inputs_of, write
    from riwaya.engine import build as run

    folder.check(out)
    pack = load(config)
    missed: tuple[Skipped, ...] = ()
    if fetch:
        paths, missed = _fetched(paths, fetch, fetch_most, pack, quiet=quiet or json)
    with _progress(show=not quiet and not json) as tell:
        built = run(paths, pack, workers=workers, progress=tell)
    if fetch:
        built = _with_missed(built, missed)
    if not quiet:
        for item in built.skipped:
            print(f"riwaya: {_plain(item.source)}: {_plain(item.reason)}", file=sys.stderr)
    if not built.dossier.documents:
        if quiet:
            for item in built.skipped:
                print(f"riwaya: {_plain(item.source)}: {_plain(item.reason)}", file=sys.stderr)
        print("riwaya: no page could be read; nothing was written", file=sys.stderr)
        raise typer.Exit(exits.NOTHING)
    write(
        built.dossier,
        out,
        inputs=inputs_of(built.dossier.documents),
        skipped=_skipped(built),
        pack=pack,
    )
    if json:
        _print_json(built, out)
    elif not quiet:
        _print_summary(built, out)
    if strict and built.skipped:
        raise typer.Exit(exits.SKIPPED)


def _fetched(
    paths: list[Path], warc: Path, most: int, pack: Pack, *, quiet: bool
) -> tuple[list[Path], tuple[Skipped, ...]]:
    """The paths with the file of fetched pages among them, and what could not be fetched."""
    from riwaya.page.fetched import fetch_listed
    from riwaya.page.walk import addresses

    def tell(url: str) -> None:
        print(f"riwaya: fetching {_plain(url)}", file=sys.stderr)

    found = fetch_listed(
        addresses(paths, pack), warc, pack, most=most, tell=_silent if quiet else tell
    )
    if not quiet:
        print(f"riwaya: {found.new} pages new, {found.unchanged} unchanged", file=sys.stderr)
    return [*paths, warc], found.skipped


def _silent(url: str) -> None:
    return None


def _with_missed(built: Built, missed: tuple[Skipped, ...]) -> Built:
    """`built` with what could not be fetched; the lists themselves were read, not passed over."""
    import msgspec

    from riwaya.page.walk import is_fetched_list

    skipped = [s for s in built.skipped if not is_fetched_list(s)] + list(missed)
    ordered = tuple(sorted(skipped, key=lambda s: (s.source, s.reason)))
    return msgspec.structs.replace(built, skipped=ordered)


@contextmanager
def _progress(*, show: bool) -> Iterator[Progress | None]:
    if not show or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading pages", total=None)

        def tell(done: int, total: int | None) -> None:
            if total is None:
                bar.advance(task)
            else:
                bar.update(task, description="understanding pages", completed=done, total=total)

        yield tell


def _skipped(built: Built) -> list[SkippedRecord]:
    from riwaya.dossier import SkippedRecord

    return [
        SkippedRecord(source=s.source, reason=s.reason, sha256=s.sha256 or None)
        for s in built.skipped
    ]


def _counts(built: Built) -> dict[str, int]:
    dossier = built.dossier
    documents = dossier.documents
    return {
        "pages": len(documents),
        "skipped": len(built.skipped),
        "outlets": len({d.outlet.name for d in documents if d.outlet}),
        "claims": sum(len(d.claims) for d in documents),
        "figures": sum(len(d.figures) for d in documents),
        "times": sum(len(d.times) for d in documents),
        "entities": len(dossier.entities),
        "events": len(dossier.events),
        "conflicts": len(dossier.conflicts),
        "copies": sum(r.relation != "cites" for r in dossier.reliance),
        "alterations": len(dossier.alterations),
    }


def _print_json(built: Built, out: Path) -> None:
    import json

    skipped = [{"source": s.source, "sha256": s.sha256, "reason": s.reason} for s in built.skipped]
    summary = {"out": str(out), **_counts(built), "skipped_inputs": skipped}
    print(json.dumps(summary, ensure_ascii=True))


def _print_summary(built: Built, out: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"Dossier in {out}", title_justify="left", show_header=False)
    table.add_column(style="bold")
    table.add_column(justify="right")
    for name, count in _counts(built).items():
        table.add_row(name, str(count))
    console = Console()
    console.print(table)
    console.print(f"Open {out / 'dossier.html'} in a browser.", soft_wrap=True)


def _plain(text: str) -> str:
    """`text` in one line, with nothing a terminal could act on."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
