"""Every fault of a resource pack at once, as `file:line: what` (`riwaya lang check`)."""

from __future__ import annotations

import importlib
import pkgutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import msgspec

from riwaya.evaluate import cases as case_runs
from riwaya.evaluate import runners
from riwaya.evaluate.readers import tables_read
from riwaya.language.affixes import HA, KAF, YA
from riwaya.language.view import fold
from riwaya.resources import Case, Pack
from riwaya.resources.rules import line_of, read_rules
from riwaya.resources.tables import read_table

_FOREIGN = {
    "\u06cc": f"Persian ya (U+06CC), write {YA}",
    "\u06a9": f"Persian kaf (U+06A9), write {KAF}",
    "\u06c1": f"Urdu heh (U+06C1), write {HA}",
    "\u06be": f"heh doachashmee (U+06BE), write {HA}",
    "\u06d5": f"ae (U+06D5), write {HA}",
}


#: A comment that lets a table hold words of languages other than Arabic.
_OTHER_LANGUAGES = "# letters: other languages"

#: A comment of a table in which «أ» and «ا» are different entries.
_AS_WRITTEN = "# letters: as written"


class Report(msgspec.Struct):
    """What was looked at, and every fault found."""

    faults: list[str] = []
    subjects: int = 0
    rows: int = 0
    rules: int = 0
    cases: int = 0


def check(pack: Pack) -> Report:
    """Looks at every file of `pack`; runs every case."""
    report = Report()
    known, faults = tables_read(pack)
    for module in case_runners().values():
        known.update({(module.SUBJECT, t): row for t, row in getattr(module, "TABLES", {}).items()})
    report.faults += faults
    for subject in pack.subjects():
        report.subjects += 1
        for root in pack.roots:
            folder = root / subject
            if folder.is_dir():
                _folder(folder, {t: row for (s, t), row in known.items() if s == subject}, report)
    if not report.faults:
        _cases(pack, report)
    report.faults.sort()
    return report


def _folder(folder: Path, known: dict[str, type[msgspec.Struct]], report: Report) -> None:
    if not (folder / "README.md").is_file():
        report.faults.append(f"{folder}/README.md:1: missing")
    for path in sorted(folder.iterdir()):
        if path.suffix == ".tsv":
            _table(path, known.get(path.stem), report)
        elif path.suffix == ".toml":
            _rules(path, report)
        elif path.suffix in (".yaml", ".yml", ".pickle", ".pkl"):
            report.faults.append(f"{path}:1: packs hold TSV and TOML only")


def _table(path: Path, row: type[msgspec.Struct] | None, report: Report) -> None:
    if path.stem == "cases":
        row = Case
    report.faults += _letters(path)
    if row is None:
        report.faults.append(f"{path}:1: no stage reads a table of this name")
        return
    _, numbered, faults = read_table(path, row)
    report.faults += faults
    report.rows += len(numbered)
    unified = _AS_WRITTEN not in path.read_text(encoding="utf-8", errors="replace")
    seen: dict[tuple[str, ...], int] = {}
    for number, one in numbered:
        cells = (str(getattr(one, name)) for name in one.__struct_fields__)
        key = tuple(fold(cell) if unified else cell for cell in cells)
        if key in seen:
            report.faults.append(f"{path}:{number}: duplicate of line {seen[key]}")
        seen.setdefault(key, number)


def _rules(path: Path, report: Report) -> None:
    report.faults += _letters(path)
    rules, faults = read_rules(path)
    report.faults += faults
    report.rules += len(rules)
    text = path.read_text(encoding="utf-8")
    seen: set[str] = set()
    for rule in rules:
        at = f"{path}:{line_of(text, rule.name)}"
        if rule.name in seen:
            report.faults.append(f"{at}: duplicate rule {rule.name!r}")
        seen.add(rule.name)
        mixed = _mixed(rule.pattern)
        if mixed:
            report.faults.append(f"{at}: Latin letters in an Arabic pattern: {mixed!r}")


def _mixed(pattern: str) -> str:
    """A word of the pattern that mixes Arabic and Latin letters, or ''."""
    for word in pattern.replace("<", " ").replace(">", " ").replace(":", " ").split():
        scripts = {_script(c) for c in word if c.isalpha()}
        if {"arabic", "latin"} <= scripts:
            return word
    return ""


def _script(char: str) -> str:
    return "arabic" if "ARABIC" in unicodedata.name(char, "") else "latin"


def _letters(path: Path) -> Iterator[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return
    if _OTHER_LANGUAGES in text:
        return
    for number, line in enumerate(text.split("\n"), 1):
        for char, says in _FOREIGN.items():
            if char in line:
                yield f"{path}:{number}: {says}"
        if not unicodedata.is_normalized("NFKC", line.replace("…", "").replace("\u00a0", "")):
            odd = next((c for c in line if unicodedata.normalize("NFKC", c) != c), "")
            yield f"{path}:{number}: not NFKC ({odd!r})"


def case_runners() -> dict[str, ModuleType]:
    """The runner module of each subject that has one, by subject."""
    found: dict[str, ModuleType] = {}
    for info in pkgutil.iter_modules(runners.__path__):
        module = importlib.import_module(f"{runners.__name__}.{info.name}")
        found[module.SUBJECT] = module
    return found


def _cases(pack: Pack, report: Report) -> None:
    known = case_runners()
    for subject in pack.subjects():
        cases = pack.cases(subject)
        # Rules that make a class are parts of others and never fire by their own name.
        rules = {r.name for r in pack.rules(subject) if r.make != "class"}
        report.cases += len(cases)
        where = f"{pack.roots[0] / subject}/cases.tsv"
        if not cases:
            if rules:
                report.faults.append(f"{where}:1: rules without cases")
            continue
        module = known.get(subject)
        if module is None:
            report.faults.append(f"{where}:1: no runner reads these cases")
            continue
        fired: set[str] = set()
        for case in cases:
            outcome = case_runs.run(case, module.run, pack)
            fired |= outcome.rules
            if outcome.wrong:
                report.faults.append(f"{where}:{_line(where, case.text)}: {outcome.wrong}")
        report.faults += [
            f"{where}:1: no case fires rule {name!r}" for name in sorted(rules - fired)
        ]


def _line(path: str, text: str) -> int:
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").split("\n"), 1):
        if text in line:
            return number
    return 1
