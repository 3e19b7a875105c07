"""`riwaya export` and `riwaya verify`: what is printed, exit codes, and how long the program takes to start."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from program import PAGE

from riwaya.api import build
from riwaya.cli.app import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """The program in this process, from an empty folder: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def riwaya(*args: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["riwaya", *map(str, args)])
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        return int(stopped.value.code or 0), said.out, said.err

    return riwaya


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("story")
    (root / "pages").mkdir()
    (root / "pages" / "a.txt").write_text(PAGE, encoding="utf-8")
    build(root / "pages").write(root / "out")
    return root / "out"


def test_export_prints_what_it_wrote(run: Run, dossier: Path, tmp_path: Path) -> None:
    code, out, err = run("export", dossier, "--to", "geojson", "--to", "bibtex", "--out", "x")
    assert (code, err) == (0, "")
    assert out.split() == ["x/events.geojson", "x/pages.bib", "x/places.geojson"]
    events = json.loads((tmp_path / "x" / "events.geojson").read_text(encoding="utf-8"))
    assert events["features"]


def test_export_in_english_and_quiet(run: Run, dossier: Path, tmp_path: Path) -> None:
    asked = ("export", dossier, "--to", "markdown", "--language", "en", "-o", "x", "-q")
    assert run(*asked) == (0, "", "")
    assert (tmp_path / "x" / "report.md").read_text(encoding="utf-8").startswith("# The story's")


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("--to", "xlsx", "--out", "x"), 1, "no exporter 'xlsx'; there are acled,"),
        (("--to", "csv", "--out", "DOSSIER"), 3, "is a dossier's folder"),
        (("--to", "csv", "--out", "file"), 3, "cannot be written"),
    ],
)
def test_export_says_a_fault_in_one_line(
    run: Run, dossier: Path, tmp_path: Path, args: tuple[str, ...], code: int, said: str
) -> None:
    (tmp_path / "file").write_text("x")
    named = [str(dossier) if a == "DOSSIER" else a for a in args]
    got, out, err = run("export", dossier, *named)
    assert (got, out) == (code, "")
    assert said in err
    assert err.startswith("riwaya: ")
    assert err.count("\n") == 1
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_export_of_no_dossier(run: Run, tmp_path: Path) -> None:
    code, _, err = run("export", "nowhere", "--to", "csv", "--out", "x")
    assert code == 1
    assert err == "riwaya: nowhere: cannot be read: No such file or directory\n"


def test_verify_says_all_is_well(run: Run, dossier: Path) -> None:
    code, out, err = run("verify", dossier, "--inputs", dossier.parent / "pages")
    assert (code, err) == (0, "")
    first, second = out.splitlines()
    files = sum(p.is_file() for p in dossier.rglob("*")) - 1
    assert first == f"{dossier}: {files} files and 1 inputs checked, all as written"
    assert second.startswith("manifest.json has SHA-256 ")


def test_verify_says_what_differs(run: Run, dossier: Path, tmp_path: Path) -> None:
    import shutil

    copy = shutil.copytree(dossier, tmp_path / "copy")
    (copy / "dossier.html").unlink()
    (copy / "a\u202eb\n.txt").write_text("x")
    code, out, _ = run("verify", copy)
    assert code == 6
    assert out.splitlines()[:2] == ["missing output dossier.html", "extra output a[U+202E]b .txt"]
    code, out, _ = run("verify", copy, "--json")
    assert code == 6
    assert [f["what"] for f in json.loads(out)["findings"]] == ["missing", "extra"]


def test_verify_of_no_dossier(run: Run, tmp_path: Path) -> None:
    code, _, err = run("verify", tmp_path)
    assert code == 1
    assert "manifest.json: cannot be read" in err


SLOW = (
    "rich",
    "jinja2",
    "trafilatura",
    "rapidfuzz",
    "lxml",
    "numpy",
    "pandas",
    "pyarrow",
    "msgspec",
)


@pytest.mark.parametrize("what", ["import riwaya", "import riwaya.cli.app"])
def test_to_start_loads_nothing_heavy(what: str) -> None:
    code = f"{what}; import sys; print(*sorted(set(sys.modules) & set({SLOW!r})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
    own = f"{what}; import sys; print(*(m for m in sys.modules if m.startswith('riwaya')))"
    done = subprocess.run([sys.executable, "-c", own], capture_output=True, text=True, check=True)
    layers = {"annotate", "link", "page", "resources", "dossier", "engine", "evaluate"}
    assert not layers & {m.split(".")[1] for m in done.stdout.split() if "." in m}
