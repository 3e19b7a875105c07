"""`riwaya when`: the reasoning as printed, as JSON, with neighbours and a day of fetching."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from riwaya.cli.app import app

ROOT = Path(__file__).parents[2]
PAGE = "\n".join(
    (
        "افتتاح الجسر الجديد في المدينة",
        "",
        "يفتتح الوزير اليوم السبت 9 أفريل 2016 الجسر الجديد، وقال إن الأشغال انتهت أمس.",
        "",
        "وتابع أن العمال سيعودون إلى مدنهم غدا بعد عام من العمل المتواصل في الموقع.",
        "",
    )
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def when(*args: str | Path) -> str:
    done = CliRunner().invoke(app, ["when", *map(str, args)])
    assert done.exit_code == 0, done.output
    return done.output


def test_each_step_has_its_rule_words_and_place(page: Path) -> None:
    printed = when(page)
    assert "published: 2016-04-09 (inferred)" in printed
    assert "1. dated-today at 3:14\n" in printed
    assert "leaves 2016-04-09" in printed
    assert "DATE 2016-04-08  «أمس»" in printed


def test_json_points_into_the_page(page: Path) -> None:
    told = json.loads(when(page, "--json"))
    assert told["published"]["value"] == "2016-04-09"
    for one in (*told["steps"], *told["times"]):
        assert PAGE[one["start"] : one["end"]] == one["words"]
        line = PAGE.splitlines()[one["line"] - 1]
        assert line[one["column"] - 1 :].startswith(one["words"])


def test_letters_can_be_turned_for_a_terminal_that_does_not(page: Path) -> None:
    assert "سمأ" in when(page, "--bidi")


def test_the_pages_of_the_documentation_are_as_printed() -> None:
    told = (ROOT / "docs" / "dating.md").read_text(encoding="utf-8")
    for name in ("docs/pages/undated.txt", "samples/05-mizan-weekday-only.txt"):
        assert f"\n{when(ROOT / name)}```\n" in told
    assert (ROOT / "docs" / "pages" / "undated.txt").read_text(encoding="utf-8") in told


def test_the_steps_of_a_page_of_the_press_are_as_printed() -> None:
    seed = ROOT.parent / "shared" / "seeds" / "002_9e473b031b4d0b21.txt"
    if not seed.is_file():
        pytest.skip("../shared/seeds is not here")
    told = (ROOT / "docs" / "dating.md").read_text(encoding="utf-8")
    assert f"\n{when(seed, '--steps')}```\n" in told


def test_the_steps_alone(page: Path) -> None:
    printed = when(page, "--steps")
    assert when(page).startswith(printed.partition("\n")[0])
    assert "1. dated-today at 3:14\n" in printed
    assert PAGE.splitlines()[0] not in printed
    assert "times:" not in printed


def test_a_dateline_without_a_year_is_narrowed_by_the_day_of_fetching() -> None:
    sample = ROOT / "samples" / "05-mizan-weekday-only.txt"
    told = json.loads(when(sample, "--json", "--fetched", "2012-01-01"))
    assert told["steps"][-1]["days"] == 2
    assert told["published"]["latest"] == "2010-03-10"


def test_a_neighbour_decides_and_is_named() -> None:
    samples = ROOT / "samples"
    printed = when(samples / "05-mizan-weekday-only.txt", "--with", samples)
    assert "published: 2021-03-10 (inferred)" in printed
    assert "neighbour at " in printed
    assert "\n   from " in printed


def test_what_does_not_fit_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "clash.txt"
    text = PAGE.replace("انتهت أمس", "انتهت أمس الاثنين")
    path.write_text(text, encoding="utf-8")
    printed = when(path)
    assert "does not fit the rest, set aside:" in printed
    assert "- deixis-weekday" in printed


def test_no_page_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert CliRunner().invoke(app, ["when", str(tmp_path / "empty.txt")]).exit_code != 0
