"""Writes docs/events.md from the tables of the events pack (or checks that it is up to date, with --check)."""

from __future__ import annotations

import sys
from pathlib import Path

from riwaya.annotate.events_rows import TriggerRow, TypeRow
from riwaya.resources import Pack, builtin

TARGET = Path(__file__).parent.parent / "docs" / "events.md"
_MOST = 14
_HEAD = """# Events

Made from `resources/ar/events/types.tsv` and `triggers.tsv` by `tools/events_doc.py`; change those, not this.

Codes: PLOVER event, mode and context; CAMEO root; ACLED event type and sub-event; UCDP type of violence. An empty
cell means that the scheme has nothing for it, or that it depends on the actors.
"""


def page(pack: Pack) -> str:
    """The whole document."""
    rows = pack.rows("events", "triggers", TriggerRow)
    types = pack.rows("events", "types", TypeRow)
    out = [_HEAD, _table(types)]
    for row in types:
        own = [t for t in rows if t.type == row.type]
        words = "، ".join(dict.fromkeys(t.trigger for t in own[:_MOST]))
        out.append(
            f"## {row.type}\n\n{row.label_ar}: {row.definition}\n\n{len(own)} triggers, among them: {words}\n"
        )
    return "\n".join(out)


def _table(types: tuple[TypeRow, ...]) -> str:
    lines = [
        "| type | | PLOVER | mode | context | CAMEO | ACLED | sub-event | UCDP |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for t in types:
        cells = (
            t.type,
            t.label_ar,
            t.plover,
            t.mode,
            t.context,
            t.cameo,
            t.acled,
            t.acled_sub,
            t.ucdp,
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """0 where the file is (now) as the tables say."""
    text = page(builtin())
    if "--check" in sys.argv:
        return 0 if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
