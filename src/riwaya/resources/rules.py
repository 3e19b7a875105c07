"""Rules of a pack: TOML files with `[[rule]]` tables."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from riwaya.language.patterns import Pattern, PatternError


class Rule(msgspec.Struct, frozen=True):
    """A pattern and the mechanism that makes a result of its match.

    `pattern` is in the language of `riwaya.language.patterns`; `make` names the mechanism, `args` are its
    settings. Rules do not depend on their order: where two match, the stage says which wins (the longer).
    """

    name: str
    pattern: str
    make: str
    args: dict[str, Any] = {}
    note: str = ""

    def compiled(self) -> Pattern:
        """Raises PatternError where the pattern cannot be read."""
        return Pattern(self.pattern)


class _File(msgspec.Struct, forbid_unknown_fields=True):
    rule: list[Rule] = []


def read_rules(path: Path) -> tuple[list[Rule], list[str]]:
    """The rules of a file and its faults as `file:line: what`."""
    try:
        text = path.read_text(encoding="utf-8")
        raw = tomllib.loads(text)
        rules = msgspec.convert(raw, _File).rule
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        return [], [f"{path}:1: {error}"]
    faults: list[str] = []
    for rule in rules:
        try:
            rule.compiled()
        except PatternError as error:
            faults.append(f"{path}:{line_of(text, rule.name)}: {error}")
    return rules, faults


def line_of(text: str, name: str) -> int:
    """The line of `text` where the rule of that name is declared."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.replace(" ", "").startswith(f'name="{name}"'):
            return number
    return 1
