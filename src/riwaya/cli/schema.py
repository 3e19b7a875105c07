"""`riwaya schema`."""

from __future__ import annotations

import json

from riwaya.model.dossier import schema as dossier_schema


def schema() -> None:
    """Print the JSON Schema of dossier.json.

    Example: riwaya schema > dossier.schema.json
    """
    print(json.dumps(dossier_schema(), ensure_ascii=False, indent=1))
