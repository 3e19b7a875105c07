"""Distils what FollowTheMoney's model says of the schemata that `riwaya export --to ftm` uses.

    make ftm                       # installs the library, then checks the export with it
    .venv/bin/python tools/ftm_schema.py   # writes tests/dossier/exports/ftm_schema.json anew

The tests check every line against this file, because the library needs ICU's headers and a compiler to
install. FollowTheMoney is MIT licensed; nothing of it but names of schemata, properties and types is kept.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

from followthemoney import model  # type: ignore[import-not-found, unused-ignore]

USED = ("Address", "Article", "Documentation", "Event", "Mention", "Organization", "Person")
OUT = Path(__file__).parent.parent / "tests" / "dossier" / "exports" / "ftm_schema.json"


def main() -> None:
    schemata = {}
    longest: dict[str, int] = {}
    for name in USED:
        schema = model.get(name)
        schemata[name] = {
            "is": sorted(s.name for s in schema.schemata),
            "required": sorted(schema.required),
            "properties": {
                p.name: [p.type.name, p.range.name] if p.range else [p.type.name]
                for p in sorted(schema.properties.values(), key=lambda p: str(p.name))
                if not p.stub
            },
        }
        for p in schema.properties.values():
            longest[p.type.name] = max(longest.get(p.type.name, 0), p.type.max_length)
    whole = {
        "followthemoney": version("followthemoney"),
        "longest": dict(sorted(longest.items())),
        "schemata": schemata,
    }
    OUT.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
