"""A pack of knowledge: the built-in one with a user's own packs laid over it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

import msgspec

from riwaya.errors import ResourceError
from riwaya.mapping.memo import uncollected
from riwaya.resources.rules import Rule, read_rules
from riwaya.resources.tables import Case, read_table

R = TypeVar("R", bound=msgspec.Struct)
K_co = TypeVar("K_co", covariant=True)
K = TypeVar("K")

BUILTIN = Path(__file__).with_name("ar")


class Knowledge(Protocol[K_co]):
    """A type that compiles itself out of a pack (lexicons, rule sets); see `Pack.get`."""

    def __call__(self, pack: Pack, /) -> K_co: ...


class Pack:
    """Folders of subjects, later roots adding to earlier ones.

    Everything read is kept, as tables never change while a program runs; nothing read depends on a page.
    """

    def __init__(self, roots: Sequence[Path]) -> None:
        self.roots = tuple(roots)
        self._kept: dict[Any, Any] = {}

    def __reduce__(self) -> tuple[type[Pack], tuple[tuple[Path, ...]]]:
        return (Pack, (self.roots,))

    def subjects(self) -> list[str]:
        """Names of all subjects, sorted."""
        found = {p.name for root in self.roots for p in root.iterdir() if p.is_dir()}
        return sorted(name for name in found if not name.startswith(("_", ".")))

    def rows(self, subject: str, table: str, row: type[R]) -> tuple[R, ...]:
        """The rows of `<subject>/<table>.tsv` in every root. Raises ResourceError with all faults."""
        key = ("rows", subject, table, row)
        if key not in self._kept:
            rows: list[R] = []
            faults: list[str] = []
            for root in self.roots:
                path = root / subject / f"{table}.tsv"
                if path.exists():
                    got, _, wrong = read_table(path, row)
                    rows += got
                    faults += wrong
            if faults:
                raise ResourceError(faults)
            self._kept[key] = tuple(rows)
        return cast("tuple[R, ...]", self._kept[key])

    def rules(self, subject: str) -> tuple[Rule, ...]:
        """The rules of `<subject>/*.toml` in every root, by name. Raises ResourceError."""
        rules: list[Rule] = []
        faults: list[str] = []
        for root in self.roots:
            for path in sorted((root / subject).glob("*.toml")):
                got, wrong = read_rules(path)
                rules += got
                faults += wrong
        if faults:
            raise ResourceError(faults)
        return tuple(sorted(rules, key=lambda r: r.name))

    def cases(self, subject: str) -> tuple[Case, ...]:
        """The rows of `<subject>/cases.tsv`."""
        return self.rows(subject, "cases", Case)

    def get(self, knowledge: Knowledge[K]) -> K:
        """What `knowledge` (usually a class) compiles out of this pack, compiled once."""
        if knowledge not in self._kept:
            # What is compiled lasts, and is not to be looked through for cycles again and again meanwhile.
            with uncollected():
                self._kept[knowledge] = knowledge(self)
        return cast("K", self._kept[knowledge])

    def digest(self) -> str:
        """SHA-256 over every file of the pack, for the manifest."""
        return self.get(_digest)


@lru_cache(maxsize=1)
def builtin() -> Pack:
    """The pack that ships with Riwaya."""
    return Pack([BUILTIN])


def _digest(pack: Pack) -> str:
    sha = hashlib.sha256()
    for root in pack.roots:
        for path in sorted(p for p in root.rglob("*") if p.is_file() and p.suffix != ".pyc"):
            sha.update(path.relative_to(root).as_posix().encode() + b"\0")
            sha.update(path.read_bytes() + b"\0")
    return sha.hexdigest()
