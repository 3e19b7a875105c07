"""`python -m riwaya.evaluate`: the scores on the gold beside the checkout, with the floors.

With `--halves`: the pages that were read while rules were written and those put aside, apart.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from riwaya.evaluate.gold import SETS, gold_folder, score
from riwaya.evaluate.halves import score_halves
from riwaya.resources import builtin


def main(arguments: list[str] | None = None) -> int:
    """Prints every row; 1 where one is under its floor, 0 otherwise or where no gold is there."""
    parser = argparse.ArgumentParser(prog="python -m riwaya.evaluate", description=__doc__)
    parser.add_argument("--halves", action="store_true", help="pages read and put aside, apart")
    halves = parser.parse_args(arguments).halves
    gold = gold_folder(Path.cwd())
    if gold is None:
        print("no gold pages beside this checkout; nothing was measured")
        return 0
    if halves:
        print_halves(gold)
        return 0
    low = 0
    for name in SETS:
        print(f"\n{name}")
        for row in score(gold, name, builtin()):
            floor = "" if row.floor is None else f"floor {row.floor:.0%}"
            mark = "  UNDER ITS FLOOR" if row.low else ""
            print(f"  {row.task:60s} {row.hit:4d} / {row.of:<4d} {row.share:6.1%}  {floor}{mark}")
            low += row.low
    return 1 if low else 0


def print_halves(gold: Path) -> None:
    """Every row of each set for both halves, with the gap between them in points."""
    for name in SETS:
        print(f"\n{name:60s}   {'read':>18s}   {'put aside':>18s}   gap")
        for row in score_halves(gold, name, builtin()):
            gap = "" if row.gap is None else f"{row.gap * 100:+5.1f}"
            print(f"  {row.task:58s}   {_share(row.read)}   {_share(row.aside)}   {gap}")


def _share(half: tuple[int, int] | None) -> str:
    if half is None:
        return f"{'–':>18s}"
    hit, of = half
    return f"{hit:4d} / {of:<4d} {hit / of:6.1%}"


if __name__ == "__main__":
    sys.exit(main())
