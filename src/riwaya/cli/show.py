"""`riwaya show`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riwaya.cli.options import Bidi, Config
from riwaya.cli.packs import load


def show(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="One page: text, HTML, JSONL or an archive of one."),
    ],
    bidi: Bidi = False,
    json: Annotated[bool, typer.Option("--json", help="Print the document as JSON.")] = False,
    config: Config = None,
) -> None:
    """Show one page, annotated, in the terminal.

    Letters are printed in logical order, which most terminals turn right to left themselves.

    Examples:

      riwaya show page.html

      riwaya show page.txt --bidi | less -R
    """
    from rich.console import Console

    from riwaya.annotate.pipeline import annotate
    from riwaya.dossier.terminal import show as print_document
    from riwaya.errors import RiwayaError
    from riwaya.model.codec import encode
    from riwaya.page import Skipped, read_paths

    pack = load(config)
    shown = False
    for item in read_paths([file], pack):
        if isinstance(item, Skipped):
            raise RiwayaError(f"{item.source}: {item.reason}")
        document = annotate(item, pack)
        if json:
            typer.echo(encode(document))
        else:
            print_document(document, Console(), bidi=bidi)
        shown = True
    if not shown:
        raise RiwayaError(f"{file}: no page found")
