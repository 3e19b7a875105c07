from __future__ import annotations

import pickle
from pathlib import Path

import msgspec
import pytest

from riwaya.errors import ResourceError
from riwaya.resources import Pack
from riwaya.resources.rules import read_rules
from riwaya.resources.tables import read_table


class Row(msgspec.Struct, frozen=True):
    name: str
    number: int = 0
    aka: tuple[str, ...] = ()
    flag: bool = False


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "things.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_cells_become_the_types_of_the_row(tmp_path: Path) -> None:
    path = table(
        tmp_path, "name\tnumber\taka\tflag\n# a comment\nمصر\t3\tأم الدنيا | المحروسة\t1\nليبيا\n"
    )
    rows, numbered, faults = read_table(path, Row)
    assert faults == []
    assert rows == [Row("مصر", 3, ("أم الدنيا", "المحروسة"), True), Row("ليبيا")]
    assert [n for n, _ in numbered] == [3, 4]


def test_all_faults_are_reported_at_once_with_their_lines(tmp_path: Path) -> None:
    path = table(tmp_path, "name\tnumber\nمصر\tكثير\nليبيا\t1\t2\nتونس\t1\n")
    rows, _, faults = read_table(path, Row)
    assert [f.split(":")[1] for f in faults] == ["2", "3"]
    assert rows == [Row("تونس", 1)]


def test_an_unknown_and_a_missing_field_are_faults(tmp_path: Path) -> None:
    _, _, faults = read_table(table(tmp_path, "nom\nمصر\n"), Row)
    assert "unknown field 'nom'" in faults[0]
    assert "missing field 'name'" in faults[1]


def test_a_users_pack_adds_to_the_one_below(tmp_path: Path) -> None:
    for name, line in (("a", "مصر"), ("b", "ليبيا")):
        (tmp_path / name / "places").mkdir(parents=True)
        table(tmp_path / name / "places", f"name\n{line}\n")
    pack = Pack([tmp_path / "a", tmp_path / "b"])
    assert [r.name for r in pack.rows("places", "things", Row)] == ["مصر", "ليبيا"]
    assert pack.subjects() == ["places"]
    assert pickle.loads(pickle.dumps(pack)).roots == pack.roots
    before = pack.digest()
    table(tmp_path / "b" / "places", "name\nتونس\n")
    assert Pack(pack.roots).digest() != before


def test_a_faulty_table_raises_with_every_fault(tmp_path: Path) -> None:
    (tmp_path / "places").mkdir()
    table(tmp_path / "places", "name\tnumber\nمصر\tx\nليبيا\ty\n")
    with pytest.raises(ResourceError) as error:
        Pack([tmp_path]).rows("places", "things", Row)
    assert len(error.value.problems) == 2


def test_knowledge_is_compiled_once(tmp_path: Path) -> None:
    pack = Pack([tmp_path])
    made: list[Pack] = []

    def knowledge(given: Pack) -> int:
        made.append(given)
        return 7

    assert pack.get(knowledge) == pack.get(knowledge) == 7
    assert made == [pack]


def test_rules_are_read_and_a_bad_pattern_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(
        '[[rule]]\nname = "good"\npattern = "يوم d:<day>"\nmake = "day"\n\n'
        '[[rule]]\nname = "bad"\npattern = "( يوم"\nmake = "day"\n',
        encoding="utf-8",
    )
    rules, faults = read_rules(path)
    assert [r.name for r in rules] == ["good", "bad"]
    assert len(faults) == 1
    assert faults[0].startswith(f"{path}:7: ")


def test_a_rules_file_with_unknown_tables_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text("[[rules]]\nname = 1\n", encoding="utf-8")
    assert read_rules(path)[1]
