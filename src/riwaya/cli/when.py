"""`riwaya when`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riwaya.cli.options import Bidi, Config
from riwaya.cli.packs import load

if TYPE_CHECKING:
    from riwaya.model import Document
    from riwaya.resources import Pack


def when(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="One page: text, HTML, JSONL or an archive of one."),
    ],
    beside: Annotated[
        list[Path] | None,
        typer.Option(
            "--with", metavar="PATH", help="Pages of the same story, which may decide the date."
        ),
    ] = None,
    fetched: Annotated[
        datetime | None,
        typer.Option(
            "--fetched",
            metavar="YYYY-MM-DD",
            formats=["%Y-%m-%d"],
            help="The day the page was fetched.",
        ),
    ] = None,
    bidi: Bidi = False,
    steps: Annotated[
        bool, typer.Option("--steps", help="The reasoning alone, without the title and the times.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    config: Config = None,
) -> None:
    """Say when a page was published and how that is known, step by step; and what its times mean.

    Each step names its rule, what it says, the words it stands on with their line:column, and the days it
    leaves. What did not fit the rest is listed too.

    Examples:

      riwaya when page.txt

      riwaya when page.txt --with pages/ --fetched 2024-05-01
    """
    from riwaya.annotate.reasoning import encoded, explain
    from riwaya.cli.when_lines import lines
    from riwaya.dossier.bidi import reorder
    from riwaya.errors import RiwayaError
    from riwaya.page import Skipped, read_paths

    pack = load(config)
    shown = False
    for item in read_paths([file], pack):
        if isinstance(item, Skipped):
            raise RiwayaError(f"{item.source}: {item.reason}")
        document, sources = _beside(item, beside or [], pack)
        dated = explain(document, pack, fetched.date() if fetched else None)
        if json:
            typer.echo(encoded(dated))
        else:
            for line in lines(dated, sources, steps=steps):
                typer.echo(reorder(line) if bidi else line)
        shown = True
    if not shown:
        raise RiwayaError(f"{file}: no page found")


def _beside(document: Document, paths: list[Path], pack: Pack) -> tuple[Document, dict[str, str]]:
    """The page as the other pages of its story date it, and the sources of those by id."""
    if not paths:
        return document, {}
    from riwaya.annotate.pipeline import annotate
    from riwaya.link import link
    from riwaya.page import Skipped, read_paths

    others = [p for p in read_paths(paths, pack) if not isinstance(p, Skipped)]
    pages = [annotate(p, pack) for p in (document, *(o for o in others if o.id != document.id))]
    story = link(tuple(pages), pack)
    sources = {d.id: d.source for d in story.documents}
    return next(d for d in story.documents if d.id == document.id), sources
