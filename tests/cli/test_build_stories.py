"""`riwaya build --stories`."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from program import command, riwaya

from riwaya.cli.lines import listen, passed_over
from riwaya.cli.phases import _Lines
from riwaya.page import Skipped

#: Of each story its first telling, and another that copies none of its sentences.
STORIES = {
    "plant": (
        """حريق يلتهم مصنع نسيج في طنجة

الثلاثاء 9 مارس 2021

أعلنت الوقاية المدنية أن حريقا اندلع، صباح الثلاثاء، في مصنع للنسيج بالمنطقة الصناعية في طنجة وأتى على مخازن القطن.

ونقل أربعة عمال إلى المستشفى بسبب الاختناق بالدخان.
""",
        """النيران تأتي على مخازن مصنع النسيج في طنجة

الأربعاء 10 مارس 2021

تمكنت فرق الوقاية المدنية من إخماد حريق مصنع النسيج في طنجة بعد عشر ساعات، فيما فتحت النيابة تحقيقا في أسباب الحريق.

وقال عمال المصنع إن الدخان خرج من مخازن القطن أولا.
""",
    ),
    "bank": (
        """البنك المركزي السوداني يرفع سعر الفائدة

الأحد 14 فبراير 2021

قرر البنك المركزي السوداني، الأحد، رفع سعر الفائدة بنقطتين لكبح التضخم بعد توحيد سعر صرف الجنيه.

ويتوقع المصرفيون في الخرطوم أن تتراجع القروض.
""",
        """مصارف الخرطوم بعد رفع سعر الفائدة: القروض تتراجع

الاثنين 15 فبراير 2021

أربك رفع سعر الفائدة الذي قرره البنك المركزي السوداني مصارف الخرطوم، وأوقف بعضها القروض إلى حين.

ويراهن البنك على كبح التضخم واستقرار سعر صرف الجنيه.
""",
    ),
    "verdict": (
        """محكمة في بيروت تقضي بسجن وزير سابق في قضية رشوة

الخميس 6 مايو 2021

قضت محكمة الجنايات في بيروت، الخميس، بسجن الوزير السابق عادل الخطيب خمس سنوات في قضية رشوة تتعلق بعقود الكهرباء.

وقال محاميه إنه سيستأنف الحكم.
""",
        """محامي الوزير السابق عادل الخطيب يستأنف حكم السجن

الجمعة 7 مايو 2021

استأنف محامي الوزير السابق عادل الخطيب حكم محكمة الجنايات في بيروت بسجنه في قضية رشوة عقود الكهرباء.

ورأى أن المحكمة لم تسمع شهود الدفاع.
""",
    ),
}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, texts in STORIES.items():
        for number, text in enumerate(texts):
            (folder / f"{name}{number}.txt").write_text(text, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


def test_a_dossier_for_each_story_and_an_index(pages: Path, tmp_path: Path) -> None:
    done = riwaya(
        "build", pages, "-o", "out", "--stories", "--json", "--metrics", "m.json", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert "riwaya: empty.txt: empty" in done.stderr
    summary = json.loads(done.stdout)
    assert (summary["pages"], summary["skipped"], summary["set_aside"]) == (6, 1, 0)
    assert (summary["stories"], summary["alone"]) == (3, 0)
    index = json.loads((tmp_path / "out" / "stories.json").read_text(encoding="utf-8"))
    assert [s["pages"] for s in index["stories"]] == [2, 2, 2]
    metrics = json.loads((tmp_path / "m.json").read_text())
    assert list(metrics["phases"]) == ["read", "map", "find", "reduce", "write"]
    assert metrics["phases"]["map"]["pages"] == 6
    assert metrics["peak_memory_mb"]["worker"] > 10
    out = tmp_path / "out"
    assert _told(out) == {frozenset({f"{n}0.txt", f"{n}1.txt"}) for n in STORIES}
    assert (out / "index.html").is_file()
    assert not (out / "dossier.json").exists()
    assert riwaya("verify", "out", "--inputs", pages, cwd=tmp_path).returncode == 0
    again = riwaya("build", pages, "-o", "out", "-q", "--engine", "process", cwd=tmp_path)
    assert (again.returncode, again.stderr) == (0, "")
    assert (out / "dossier.json").is_file()


def _told(out: Path) -> set[frozenset[str]]:
    """The pages of each story."""
    dossiers = [json.loads(p.read_bytes()) for p in out.glob("stories/*/dossier.json")]
    return {frozenset(d["source"] for d in dossier["documents"]) for dossier in dossiers}


def test_cut_off_and_resumed(pages: Path, tmp_path: Path) -> None:
    asked = ("build", pages, "--out", "out", "--stories", "--workers", "1")
    assert riwaya(*asked, cwd=tmp_path).returncode == 0
    (tmp_path / "out").rename(tmp_path / "expected")
    running = subprocess.Popen(command(*asked), cwd=tmp_path, stderr=subprocess.DEVNULL)
    while not (tmp_path / "out.unfinished" / "read").exists() and running.poll() is None:
        time.sleep(0.01)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    for extra in ((), ("--one-story", "--resume")):
        refused = riwaya(*asked[:4], *extra, cwd=tmp_path)
        assert refused.returncode in (2, 3), refused.stderr
        assert "--resume" in refused.stderr
    done = riwaya(*asked, "--resume", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for path in (tmp_path / "expected").rglob("*"):
        if path.is_file():
            twin = tmp_path / "out" / path.relative_to(tmp_path / "expected")
            assert twin.read_bytes() == path.read_bytes()
    assert not (tmp_path / "out.unfinished").exists()


def test_what_cannot_be_done_is_one_line(pages: Path, tmp_path: Path) -> None:
    done = riwaya("build", pages, "-o", "out", "--stories", "--memory", "some", cwd=tmp_path)
    assert done.returncode == 2
    assert "write 800M or 2G" in done.stderr
    done = riwaya("build", pages, "-o", "out", "--stories", "--memory", "10M", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("riwaya: --memory: a build takes ")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    done = riwaya("build", pages, "-o", "out", "--stories", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    done = riwaya("build", pages / "empty.txt", "-o", "new", "--stories", cwd=tmp_path)
    assert done.returncode == 1
    assert "nothing was written" in done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out", "pages"]


def test_many_pages_are_split_unasked(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from typer.testing import CliRunner

    from riwaya.cli import build_one
    from riwaya.cli.app import app

    monkeypatch.setattr(build_one, "SPLIT_FROM", 5)
    asked = ["build", str(pages), "--engine", "process", "-o"]
    found = CliRunner().invoke(app, [*asked, str(tmp_path / "many")])
    assert found.exit_code == 0, found.output
    assert "more than 5 pages: a dossier for each story" in found.output
    assert (tmp_path / "many" / "stories").is_dir()
    found = CliRunner().invoke(app, [*asked, str(tmp_path / "one"), "--one-story"])
    assert found.exit_code == 0, found.output
    assert (tmp_path / "one" / "dossier.json").is_file()


def test_lines_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    tell = _Lines()
    tell("map", 0, 100, 0)
    now[0] = 10.0
    tell("map", 5, 100, 1000)
    assert capsys.readouterr().err == ""
    now[0] = 40.0
    tell("map", 20, 100, 4000)
    said = "riwaya: understanding pages: 20 of 100, 4,000 pages, 100 a second, 3 min left\n"
    assert capsys.readouterr().err == said


def test_a_process_that_dies_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    ours = logging.getLogger("riwaya")
    handlers, propagate, level = ours.handlers, ours.propagate, ours.level
    try:
        for quiet in (False, True):
            listen(quiet=quiet)
            logging.getLogger("riwaya.mapping.base").warning("it has\ndied")
    finally:
        ours.handlers, ours.propagate = handlers, propagate
        ours.setLevel(level)
    assert capsys.readouterr().err == "riwaya: it has\\u000adied\n"


def test_of_much_that_is_passed_over_some_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    passed_over([Skipped(f"{n}.txt", "", "empty") for n in range(5)], 2)
    said = capsys.readouterr().err.splitlines()
    assert said[:2] == ["riwaya: 0.txt: empty", "riwaya: 1.txt: empty"]
    assert said[2:] == ["riwaya: 3 more were passed over; manifest.json names them"]
