"""The `riwaya` program."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from riwaya.cli import exits, pipe
from riwaya.cli.build import build
from riwaya.cli.export import export
from riwaya.cli.lang import lang
from riwaya.cli.schema import schema
from riwaya.cli.serve import serve
from riwaya.cli.show import show
from riwaya.cli.verify import verify
from riwaya.cli.watch import watch
from riwaya.cli.when import when
from riwaya.errors import OutputError, ResourceError, RiwayaError

app = typer.Typer(
    name="riwaya",
    help="Arabic news pages in, the dossier of their story out: what happened, who says so, and from "
    "whom they have it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    epilog="Exit codes: 0 done, 1 nothing could be read, 2 wrong usage, 3 output folder refused, "
    "4 faulty resource pack, 5 input passed over (with --strict), 6 something differs (verify), 130 interrupted, "
    "141 output that nobody reads to its end.",
)
app.command()(build)
app.command()(watch)
app.command()(show)
app.command()(serve)
app.command()(when)
app.command()(export)
app.command()(verify)
app.command()(schema)
app.add_typer(lang, name="lang")


def _version(asked: bool) -> None:
    if asked:
        from riwaya.version import VERSION

        print(f"riwaya {VERSION}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Entry point. Errors of Riwaya's own become one line on standard error and an exit code."""
    with pipe.watched():
        _run()


def _run() -> None:
    try:
        app()
    except OutputError as error:
        _fail(error, exits.REFUSED)
    except ResourceError as error:
        _fail(error, exits.FAULTY)
    except RiwayaError as error:
        _fail(error, exits.NOTHING)
    except KeyboardInterrupt:
        print("riwaya: interrupted; nothing was written", file=sys.stderr)
        sys.exit(exits.INTERRUPTED)


def _fail(error: RiwayaError, code: int) -> None:
    print(f"riwaya: {error}", file=sys.stderr)
    sys.exit(code)
