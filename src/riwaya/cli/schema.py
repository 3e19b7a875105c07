"""`riwaya schema`."""

from __future__ import annotations


def schema() -> None:
    """Print the JSON Schema of dossier.json.

    Example: riwaya schema > dossier.schema.json
    """
    import json

    from riwaya.model.dossier import schema as dossier_schema

    print(json.dumps(dossier_schema(), ensure_ascii=False, indent=1))
