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
    import tomllib

    from riwaya.resources import Pack
    from riwaya.resources.pack import BUILTIN

    path = config or (CONFIG if CONFIG.is_file() else None)
    if path is None:
        return Pack([BUILTIN])
    try:
        named = tomllib.loads(path.read_text(encoding="utf-8")).get("packs", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ResourceError([f"{path}:1: {error}"]) from error
    roots = [BUILTIN]
    for name in named:
        folder = path.parent / str(name)
        if not folder.is_dir():
            raise ResourceError([f"{path}:1: pack {name!r} is not a folder"])
        roots.append(folder)
    return Pack(roots)
