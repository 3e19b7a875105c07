"""The lists beside the benchmarks say what the program gives; skipped where the benchmarks' data is not at hand."""

from __future__ import annotations

import importlib.util
import json
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


@pytest.mark.parametrize("name", ["duckling_convention", "recognizers_faults"])
def test_lists_name_cases_by_key_and_give_a_reason(name: str) -> None:
    text = (ROOT / "benchmarks" / f"{name}.tsv").read_text(encoding="utf-8")
    header, *lines = text.splitlines()
    assert header == "key\treason"
    keys = [line.split("\t")[0] for line in lines]
    assert len(keys) == len(set(keys)) > 0
    for line in lines:
        assert re.fullmatch(r"[0-9a-f]{16}\t[ -~]{20,}", line), line


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


def test_faulty_cases_are_cases_of_the_suite() -> None:
    path = DATA / "recognizers-text-ar" / "Number" / "NumberModel.json"
    if not path.is_file():
        pytest.skip("../shared/data/recognizers-text-ar is not here")
    recognizers = load("recognizers_ar")
    inputs = {recognizers.key(c["Input"]) for c in json.loads(path.read_text("utf-8-sig"))}
    assert set(recognizers.faults()) <= inputs
    right = [
        ok
        for ok, case, _ in recognizers.verdicts(path)
        if recognizers.key(case["Input"]) not in recognizers.faults()
    ]
    assert sum(right) / len(right) >= 0.97
