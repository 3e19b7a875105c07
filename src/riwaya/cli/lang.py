"""`riwaya lang`: the resource packs."""

from __future__ import annotations

import sys

import typer

from riwaya.cli import exits
from riwaya.cli.options import Config
from riwaya.cli.packs import load

lang = typer.Typer(help="The knowledge of Arabic and of the region that Riwaya reads with.")


@lang.callback()
def _lang() -> None:
    pass


@lang.command()
def check(
    config: Config = None,
) -> None:
    """Report every fault of the packs at once, as file:line: what.

    Example: riwaya lang check --config riwaya.toml
    """
    from riwaya.evaluate.lint import check as check_pack

    pack = load(config)
    report = check_pack(pack)
    for fault in report.faults:
        print(fault)
    print(
        f"{report.subjects} subjects, {report.rows} rows, {report.rules} rules, {report.cases} cases: "
        f"{len(report.faults)} faults",
        file=sys.stderr,
    )
    if report.faults:
        raise typer.Exit(exits.FAULTY)
