"""`python -m riwaya.evaluate`: the scores on the gold beside the checkout, with the floors."""

from __future__ import annotations

import sys
from pathlib import Path

from riwaya.evaluate.gold import SETS, gold_folder, score
from riwaya.resources import builtin


def main() -> int:
    """Prints every row; 1 where one is under its floor, 0 otherwise or where no gold is there."""
    gold = gold_folder(Path.cwd())
    if gold is None:
        print("no gold pages beside this checkout; nothing was measured")
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


if __name__ == "__main__":
    sys.exit(main())
