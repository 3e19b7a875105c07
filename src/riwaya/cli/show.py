"""`riwaya show`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riwaya.cli.options import Bidi, Config
from riwaya.cli.packs import load

if TYPE_CHECKING:
    from riwaya.resources import Pack


def show(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="One page: text, HTML, JSONL or an archive of one; of a folder the pages are listed.",
        ),
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

      riwaya show pages/
    """
    from rich.console import Console

    from riwaya.annotate.pipeline import annotate
    from riwaya.dossier.terminal import show as print_document
    from riwaya.errors import RiwayaError
    from riwaya.model.codec import encode
    from riwaya.page import Skipped, read_paths

    pack = load(config)
    if file.is_dir():
        _folder(file, pack, bidi=bidi, json=json)
        return
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


def _folder(folder: Path, pack: Pack, *, bidi: bool, json: bool) -> None:
    """A line for each page in a folder, or its document where JSON is asked for; what is passed over is named."""
    from riwaya.annotate.pipeline import annotate
    from riwaya.cli.lines import passed_over, plain, say
    from riwaya.dossier.terminal import listed
    from riwaya.errors import RiwayaError
    from riwaya.model.codec import encode
    from riwaya.page import Skipped, read_paths

    if (folder / "dossier.json").is_file():
        raise RiwayaError(
            f"{folder}: a dossier; open its dossier.html in a browser, or: riwaya serve {folder}"
        )
    count = 0
    for item in read_paths([folder], pack):
        if isinstance(item, Skipped):
            passed_over((item,))
            continue
        typer.echo(encode(annotate(item, pack)) if json else listed(item, bidi=bidi))
        count += 1
    if not count:
        raise RiwayaError(f"{folder}: no page found")
    if not json:
        say(f"{count:,} pages; to see one annotated: riwaya show {plain(str(folder))}/PAGE")
