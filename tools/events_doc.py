"""Writes docs/events.md from the tables of the events pack (or checks that it is up to date, with --check)."""

from __future__ import annotations

import sys
from pathlib import Path

from riwaya.annotate.eventing.rows import ModeRow, TypeRow
from riwaya.annotate.eventing.triggerrows import TriggerRows
from riwaya.resources import Pack, builtin

TARGET = Path(__file__).parent.parent / "docs" / "events.md"
_MOST = 14
_HEAD = """# Events

Made from `resources/ar/events/types.tsv`, `triggers.tsv` and `modes.tsv` by `tools/events_doc.py`; change those,
not this. A test fails where this page is not what they say.

Codes: PLOVER event, mode and context; CAMEO root; ACLED event type and sub-event; UCDP type of violence. An empty
cell means that the scheme has nothing for it, or that it depends on the actors. Checked against the conversion table
of the PLOVER project (CAMEO2PLOVER, 2021) and the ACLED codebook of 2024.

## Types of your own

A pack of your own ([knowledge.md](knowledge.md)) adds types and triggers in files of the same names. `types.tsv`
needs `type`, `label_ar`, `label_en`, `definition`; `group` says which family it belongs to (`force`, `police`, `law`,
`talks`, `agreement`, `measure`, `office`, `people`, `protest`, `media`, `harm`, `control`). `triggers.tsv`:

```
trigger	type	part	frame	needs
إطلاق قمر	launch	phrase	do
أقلع	launch	phrase	do	+مسبار
```

`frame` is one of `frames.tsv`; what may stand in `needs` and `unless` is told in the README of the folder.

## The inventory
"""


def page(pack: Pack) -> str:
    """The whole document."""
    rows = pack.get(TriggerRows).rows
    types = pack.rows("events", "types", TypeRow)
    modes = pack.get(TriggerRows).modes
    out = [_HEAD, _table(types)]
    for row in types:
        own = [t for t in rows if t.type == row.type]
        words = "، ".join(dict.fromkeys(t.trigger for t in own[:_MOST]))
        out.append(
            f"## {row.type}\n\n{row.label_ar}: {row.definition}\n\n{len(own)} triggers, among them: {words}\n"
        )
        finer = _finer([modes[t.trigger] for t in own if t.trigger in modes])
        out += [finer] if finer else []
    return "\n".join(out)


def _finer(rows: list[ModeRow]) -> str:
    """Triggers that tell more than their type, by their codes."""
    by_codes: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        codes = (row.plover, row.mode, row.context, row.cameo, row.acled, row.acled_sub)
        words = by_codes.setdefault(codes, [])
        if row.trigger not in words:
            words.append(row.trigger)
    lines = ["| words | PLOVER | mode | context | CAMEO | ACLED | sub-event |", "|" + " --- |" * 7]
    lines += [f"| {'، '.join(words)} | {' | '.join(codes)} |" for codes, words in by_codes.items()]
    return "\n".join(lines) + "\n" if by_codes else ""


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
