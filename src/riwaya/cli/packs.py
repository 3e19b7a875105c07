"""Which resource packs a command reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from riwaya.errors import ResourceError

if TYPE_CHECKING:
    from riwaya.resources import Pack

#: Looked for in the working directory unless `--config` names another.
CONFIG = Path("riwaya.toml")


def load(config: Path | None) -> Pack:
    """The built-in pack with the user's own over it.

    `riwaya.toml` names them, relative to itself: `packs = ["my-pack"]`. Raises ResourceError where the
    file cannot be read or a pack is not a folder.
    """
    from riwaya.resources import Pack
    from riwaya.resources.pack import BUILTIN

    path = config or (CONFIG if CONFIG.is_file() else None)
    if path is None:
        return Pack([BUILTIN])
    roots = [BUILTIN]
    for name in _named(path):
        folder = path.parent / name
        if not folder.is_dir():
            raise ResourceError([f"{path}:1: pack {name!r} is not a folder"])
        roots.append(folder)
    return Pack(roots)


def _named(path: Path) -> list[str]:
    """The packs that a `riwaya.toml` names. Raises ResourceError."""
    import tomllib

    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResourceError([f"{path}:1: cannot be read: {error.strerror}"]) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ResourceError([f"{path}:1: {error}"]) from error
    named = found.pop("packs", [])
    if found:
        raise ResourceError([f"{path}:1: unknown key {next(iter(found))!r}; there is packs alone"])
    if not isinstance(named, list) or not all(isinstance(name, str) for name in named):
        raise ResourceError([f'{path}:1: packs must be a list of folders, as in packs = ["mine"]'])
    return named
