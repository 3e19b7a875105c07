"""Text of pages made harmless where it is shown: HTML, tables, terminal.

A page may hold marks that reorder what stands around them, NULs, escape sequences of terminals and
halves of UTF-16 pairs. The dossier keeps them in `text`; a reader sees them as `[U+202E]`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

#: Marks without effect beyond their neighbours; common in honest Arabic pages, so they just go.
_SILENT = frozenset("\u200e\u200f\u061c\ufeff")
_KEPT = frozenset("\n\t")
#: A cell that begins so is taken for a formula by Excel, LibreOffice or Google Sheets.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "|", "%")
#: Excel keeps no more characters than 32,767 in a cell.
CELL_LIMIT = 32_000


class _Shown(dict[int, str]):
    """What stands for each character, worked out once per character."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        shown = char
        if char in _SILENT or char == "\r":
            shown = ""
        elif is_control(char):
            shown = f"[U+{code:04X}]"
        self[code] = shown
        return shown


def is_control(char: str) -> bool:
    """Whether `char` must not reach a reader raw: controls, embeddings and overrides, surrogates.

    ZWJ and ZWNJ shape Arabic and Persian letters and pass.
    """
    if char in _KEPT or char in "\u200c\u200d":
        return False
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char not in _SILENT


_SHOWN = _Shown()


def neutralise(text: str) -> str:
    """`text` with controls written out; carriage returns and silent marks gone. Idempotent."""
    if text.isprintable():
        return text
    # A line break alone makes a text unprintable; most lines of most texts need nothing.
    return "\n".join(
        line if line.isprintable() else line.translate(_SHOWN) for line in text.split("\n")
    )


def one_line(text: str) -> str:
    """`neutralise`, with every run of white space one blank."""
    return " ".join(neutralise(text).split())


def cell(text: str) -> str:
    """`text` as a spreadsheet's cell: neutralised, one line, never a formula, at most `CELL_LIMIT` long."""
    shown = one_line(text)
    if shown.startswith(_FORMULA):
        shown = "'" + shown
    return shown if len(shown) <= CELL_LIMIT else shown[: CELL_LIMIT - 1] + "…"


def pieces(text: str) -> Iterator[tuple[bool, str]]:
    """`text` cut into (False, harmless run) and (True, sign for one control), in order."""
    if text.isprintable():
        if text:
            yield False, text
        return
    run: list[str] = []
    for char in text:
        shown = _SHOWN[ord(char)]
        if len(shown) > 1:
            if run:
                yield False, "".join(run)
                run = []
            yield True, shown[1:-1]
        else:
            run.append(shown)
    if run:
        yield False, "".join(run)
