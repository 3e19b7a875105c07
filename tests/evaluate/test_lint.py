from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.evaluate.cases import Found, plain, run, sentence
from riwaya.evaluate.lint import case_runners, check
from riwaya.model import Document
from riwaya.resources import Case, Pack
from riwaya.resources.pack import BUILTIN


def faults(tmp_path: Path, name: str, text: str) -> list[str]:
    """What `lang check` says of one file laid over the built-in pack."""
    path = tmp_path / "mine" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (path.parent / "README.md").write_text("x")
    report = check(Pack([BUILTIN, tmp_path / "mine"]))
    return [f.removeprefix(f"{path}:") for f in report.faults if f.startswith(str(path))]


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("people/persons.tsv", "name\tnom\nعلي\tx\n", "1: unknown field 'nom'"),
        (
            "people/persons.tsv",
            "name\tname_en\nسالم\tSalim\nسالم\tSalim\n",
            "3: duplicate of line 2",
        ),
        ("people/persons.tsv", "name\nعلی\n", "2: Persian ya (U+06CC), write ي"),
        ("people/persons.tsv", "name\nﺳالم\n", "2: not NFKC ('ﺳ')"),
        ("people/unheard.tsv", "name\nسالم\n", "1: no stage reads a table of this name"),
        (
            "time/mine.toml",
            '[[rule]]\nname = "x"\npattern = "( يوم"\nmake = "a"\n',
            "2: unbalanced",
        ),
        ("time/mine.toml", "[[rule]]\nname = \n", "1: "),
        ("people/persons.yaml", "a: b\n", "1: packs hold TSV and TOML only"),
    ],
)
def test_each_kind_of_fault_is_named_with_its_line(
    tmp_path: Path, name: str, text: str, wanted: str
) -> None:
    assert any(f.startswith(wanted) for f in faults(tmp_path, name, text)), faults(
        tmp_path, name, text
    )


def test_the_built_in_pack_has_no_fault(pack: Pack) -> None:
    report = check(pack)
    assert report.faults == []
    assert report.cases > 300


def test_every_runner_reads_a_subject_that_is_there(pack: Pack) -> None:
    assert set(case_runners()) <= set(pack.subjects())


def test_marks_are_taken_out_of_a_case_and_become_what_it_wants() -> None:
    text, want = plain("وصل {أمس|2017-11-01} إلى {القاهرة|LOC}")
    assert text == "وصل أمس إلى القاهرة"
    assert [(text[f.start : f.end], f.label) for f in want] == [
        ("أمس", "2017-11-01"),
        ("القاهرة", "LOC"),
    ]


def test_a_mark_may_hold_others() -> None:
    text, want = plain("قال {إن باريس تتهم {لندن بالكذب|b}|a} ثم مضى")
    assert text == "قال إن باريس تتهم لندن بالكذب ثم مضى"
    assert sorted((text[f.start : f.end], f.label) for f in want) == [
        ("إن باريس تتهم لندن بالكذب", "a"),
        ("لندن بالكذب", "b"),
    ]


@pytest.mark.parametrize("text", ["قال {نعم|a", "قال {نعم}", "قال نعم|a}", "قال {نعم|a|b}"])
def test_a_mark_that_is_not_closed_is_a_fault(text: str) -> None:
    with pytest.raises(ValueError, match="mark not closed"):
        plain(text)


def test_a_case_is_wrong_where_more_or_less_or_other_is_found(pack: Pack) -> None:
    case = Case("وصل {أمس|a}")

    def finds(*found: Found) -> str:
        def runner(document: Document, pack: Pack) -> list[Found]:
            assert document == sentence("وصل أمس", "")
            return list(found)

        return run(case, runner, pack).wrong

    assert finds(Found(4, 7, "a", "rule@1")) == ""
    assert finds() == "wants أمس|a, got nothing"
    assert finds(Found(4, 7, "b"))
    assert finds(Found(4, 7, "a"), Found(0, 3, "a"))
