"""What Arabic says stands in tables; Python names letters and affixes by `riwaya.language.affixes`."""

from __future__ import annotations

import io
import re
import tokenize
from pathlib import Path

import riwaya

_SOURCE = Path(riwaya.__file__).parent
_LETTER = re.compile("[\u0620-\u064a\u0671-\u06d3\u06d5]")

#: Files of the mechanisms of the script itself, and how many string constants of each have such letters. A count may
#: only fall: lower it here with the code.
_ALLOWED = {
    "evaluate/readers.py": 5,
    "language/affixes.py": 58,
    "language/clitics.py": 35,
    "language/segmentevidence.py": 2,
    "language/transliterate.py": 8,
    "language/verbs.py": 21,
    "language/view.py": 6,
}

#: Scripts, and how many of their lines have Arabic letters: labels stand in `strings.tsv`.
_SCRIPTS = {"dossier/html/app.js": 2, "dossier/html/stories.js": 1}


def _constants(source: str) -> int:
    """How many string constants have Arabic letters; comments and docstrings (first on their line) aside."""
    found = 0
    begins = True
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if tokenize.tok_name[token.type] in ("STRING", "FSTRING_MIDDLE"):
            documents = begins and token.string.startswith(('"""', 'r"""'))
            found += not documents and bool(_LETTER.search(token.string))
        begins = token.type in (
            tokenize.NEWLINE,
            tokenize.NL,
            tokenize.INDENT,
            tokenize.DEDENT,
            tokenize.COMMENT,
        )
    return found


def test_docstrings_and_comments_do_not_count() -> None:
    assert _constants('"""«من»"""\nA = 1  # «من»\n\n\ndef f():\n    """«من»"""\n') == 0
    assert _constants('A = ("من", f"{x} من")\n') == 2


def test_arabic_letters_stand_where_the_script_is_described() -> None:
    found = {
        path.relative_to(_SOURCE).as_posix(): count
        for path in sorted(_SOURCE.rglob("*.py"))
        if (count := _constants(path.read_text(encoding="utf-8")))
    }
    more = {name: n for name, n in found.items() if n > _ALLOWED.get(name, 0)}
    assert not more, "name these letters by riwaya.language.affixes, and move words into tables"
    assert found == _ALLOWED, "fewer than allowed: lower the counts here"


def test_scripts_take_their_labels_from_the_table() -> None:
    found = {
        path.relative_to(_SOURCE).as_posix(): count
        for path in sorted(_SOURCE.rglob("*.js"))
        if (count := sum(map(bool, map(_LETTER.search, path.read_text("utf-8").splitlines()))))
    }
    assert found == _SCRIPTS
