"""What the program is made of: locked, hashed, and nothing in it that runs data as code."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "riwaya"
SOURCES = sorted(PACKAGE.rglob("*.py"))
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
#: Modules that make objects of bytes, or run what a text says.
MODULES = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "yaml", "code", "codeop", "pty"}
CALLS = {"eval", "exec", "compile", "__import__"}
SHELLS = {"system", "popen"}
#: The scorer of the gold is a program of its own.
PROCESSES = {"evaluate/gold.py"}


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name.split(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module.split(".")[0]]
    return []


def faults(text: str, name: str) -> list[str]:
    """What a source has that none may have."""
    found = []
    for node in ast.walk(ast.parse(text)):
        found += [f"imports {module}" for module in _names(node) if module in MODULES]
        if "subprocess" in _names(node) and name not in PROCESSES:
            found.append("starts programs")
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in CALLS:
            found.append(f"calls {node.func.id}")
        if isinstance(node.func, ast.Attribute) and node.func.attr in SHELLS:
            found.append(f"calls {node.func.attr}")
        if any(k.arg == "shell" for k in node.keywords):
            found.append("asks for a shell")
    return found


def test_no_source_runs_data_as_code() -> None:
    names = [p.relative_to(PACKAGE).as_posix() for p in SOURCES]
    found = [
        f"{name}: {fault}"
        for path, name in zip(SOURCES, names, strict=True)
        for fault in faults(path.read_text(encoding="utf-8"), name)
    ]
    assert not found


@pytest.mark.parametrize(
    "text",
    [
        "import pickle",
        "from marshal import loads",
        "import subprocess",
        "eval('1')",
        "import os\nos.system('ls')",
        "run('ls', shell=True)",
    ],
)
def test_what_would_run_data_is_seen(text: str) -> None:
    assert faults(text, "page/read.py")


def test_every_locked_package_has_hashes() -> None:
    assert LOCKS
    for lock in LOCKS:
        text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
        lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
        assert lines
        assert not [line for line in lines if "==" not in line or "--hash=sha256:" not in line]


def test_what_the_package_needs_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[<>=!~\[ ]", d)[0].lower() for d in project["dependencies"]}
    text = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
    assert needed <= set(re.findall(r"^([a-z0-9._-]+)==", text, re.MULTILINE))


def test_locks_name_no_index() -> None:
    assert not [lock.name for lock in LOCKS if "://" in lock.read_text(encoding="utf-8")]
