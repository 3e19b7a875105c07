"""`riwaya serve` as a user starts it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import urllib3
from program import command, riwaya

SAMPLES = Path(__file__).parent.parent.parent / "samples"


def test_a_dossier_is_served_beside_itself(tmp_path: Path) -> None:
    page = SAMPLES / "01-difaf-agency.txt"
    riwaya("build", page, "-q", "-o", tmp_path / "story", check=True)
    asked = command("serve", tmp_path / "story", "--port", "0", "--workers", "1")
    with subprocess.Popen(
        asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout is not None
            told = server.stdout.readline()
            url = re.search(r"http://127\.0\.0\.1:\d+/", told)
            assert url, told
            answer = urllib3.request("GET", url.group(), timeout=10, retries=10)
            assert answer.status == 200
            assert "رواية" in answer.data.decode()
        finally:
            server.terminate()
    assert (tmp_path / "story-review" / "machine" / "dossier.json").exists()


def test_a_folder_of_something_else_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    done = riwaya("serve", tmp_path)
    assert done.returncode == 3
    assert "is no project of Riwaya" in done.stderr
    assert done.stderr.count("\n") == 1
