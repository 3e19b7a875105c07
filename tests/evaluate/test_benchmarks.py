"""The lists beside the benchmarks say what the program gives; skipped where the benchmarks' data is not at hand."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "benchmarks" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_convention_list_names_cases_by_key_and_gives_a_reason() -> None:
    text = (ROOT / "benchmarks" / "duckling_convention.tsv").read_text(encoding="utf-8")
    header, *lines = text.splitlines()
    assert header == "key\treason"
    keys = [line.split("\t")[0] for line in lines]
    assert len(keys) == len(set(keys)) > 0
    for line in lines:
        assert re.fullmatch(r"[0-9a-f]{16}\t[ -~]{20,}", line), line


def test_the_list_of_cases_apart_names_them_and_gives_a_reason() -> None:
    text = (ROOT / "benchmarks" / "recognizers_apart.tsv").read_text(encoding="utf-8")
    header, *lines = text.splitlines()
    assert header == "case\tkey\tkind\treason"
    cases = [line.split("\t")[0] for line in lines]
    assert len(cases) == len(set(cases)) > 0
    row = re.compile(r"\w+#\d+\t[0-9a-f]{16}\t(convention|fault)\t[ -~]{12,}")
    for line in lines:
        assert row.fullmatch(line), line


def test_duckling_cases_are_right_or_of_the_other_convention() -> None:
    folder = DATA / "duckling-ar"
    if not folder.is_dir():
        pytest.skip("../shared/data/duckling-ar is not here")
    duckling = load("duckling_ar")
    listed = duckling.convention()
    cases = list(duckling.cases(folder, "time"))
    assert set(listed) <= {duckling.key(text) for text, _ in cases}
    verdicts = {duckling.key(t): duckling.verdicts("time", t, e)[0] for t, e in cases}
    assert [k for k in listed if verdicts[k] == "right"] == []
    ahead = {k for k, verdict in verdicts.items() if verdict == "ahead"}
    assert ahead - set(listed) == set()
    rest = [v for k, v in verdicts.items() if k not in listed]
    assert rest.count("right") / len(rest) >= 0.95


@pytest.fixture(scope="module")
def suite() -> dict[str, tuple[bool, str]]:
    """Every parser and number case: whether it comes out right, and its words, by `file#index`."""
    folder = DATA / "recognizers-text-ar"
    if not folder.is_dir():
        pytest.skip("../shared/data/recognizers-text-ar is not here")
    recognizers = load("recognizers_ar")
    return {
        f"{path.stem}#{at}": (ok, case["Input"])
        for path in recognizers.files(folder)
        for at, (ok, case, _) in enumerate(recognizers.verdicts(path))
    }


def test_cases_apart_exist_and_are_wrong(suite: dict[str, tuple[bool, str]]) -> None:
    recognizers = load("recognizers_ar")
    listed = recognizers.apart()
    assert recognizers.faults_of(listed, suite) == []
    name, (_, words) = next((n, s) for n, s in suite.items() if s[0])
    right = recognizers.Apart(name, recognizers.key(words), "fault", "it is right")
    other = recognizers.Apart("DateParser#0", "0" * 16, "fault", "of other words")
    told = recognizers.faults_of({right.case: right, "x": other}, suite)
    assert [t.partition(":")[0] for t in told] == [name, "DateParser#0"]


@pytest.mark.parametrize(
    ("kind", "all_of_them", "rest"), [("times", 0.90, 0.97), ("numbers", 0.95, 0.97)]
)
def test_shares_of_the_suite(
    suite: dict[str, tuple[bool, str]], kind: str, all_of_them: float, rest: float
) -> None:
    recognizers = load("recognizers_ar")
    mine = {n: ok for n, (ok, _) in suite.items() if ("Parser" in n) == (kind == "times")}
    assert sum(mine.values()) / len(mine) >= all_of_them
    left = [ok for n, ok in mine.items() if n not in recognizers.apart()]
    assert sum(left) / len(left) >= rest
