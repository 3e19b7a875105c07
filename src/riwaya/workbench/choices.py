"""What the forms of the workbench offer and are labelled with: values read off the model, words of the interface."""

from __future__ import annotations

from typing import Any, get_args

from riwaya.dossier.strings import strings
from riwaya.model import annotations as a

#: The groups of the interface's strings that name the values.
_FIELDS: dict[str, tuple[str, Any]] = {
    "mention": ("kind", a.MentionType),
    "timex": ("timex", a.TimexType),
    "stance": ("stance", a.Stance),
    "speech": ("speech", a.Speech),
    "certainty": ("certainty", a.Certainty),
    "status": ("status", a.Status),
    "role": ("role", a.LinkRole),
}


def _choices() -> dict[str, list[tuple[str, str, str]]]:
    words = strings()
    out: dict[str, list[tuple[str, str, str]]] = {}
    for field, (group, kind) in _FIELDS.items():
        values = [str(v) for v in get_args(kind)]
        named = [words.label(group, v.lower() if group == "kind" else v) for v in values]
        out[field] = [(v, w.ar, w.en) for v, w in zip(values, named, strict=True)]
    for field, group in (("what", "what"), ("event", "type")):
        out[field] = [
            (w.key.partition(".")[2], w.ar, w.en)
            for w in words.group(group)
            if w.key not in ("type.PER", "type.ORG", "type.LOC")
        ]
    return out


#: By field: (value, Arabic, English).
CHOICES = _choices()

#: By name: (Arabic, English) of what the workbench's script writes.
LABELS = {w.key.partition(".")[2]: (w.ar, w.en) for w in strings().group("review", "desk")}
