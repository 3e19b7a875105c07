"""UD Arabic-PADT (UD 1) as printed text: trees, and the words that newspapers would have written.

The UD 1 files give segments without saying where one word ends, and each segment as it is written alone
(«رئيسة» + «ها», «إلغاء» + «ها», «ل» + «الحظر»). `text_of` joins them as Arabic writes them («رئيستها»,
«إلغائها», «للحظر») and notes each segment's place; what it puts in one word is that word's gold segmentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

#: Written joined to what follows, where the tree has them as particles of these kinds.
_PROCLITICS = frozenset("وفبلكسأ")
_PARTICLES = frozenset(["ADP", "CONJ", "CCONJ", "SCONJ", "PART", "AUX"])
_QUOTES = frozenset('"»«')
_NO_SPACE = frozenset(".،؛:؟!")
#: What a final hamza after alef sits on before a pronoun, by its vowel.
_SEATS = {"\u0650": "ئ", "\u064f": "ؤ"}
_KASRA = "\u0650"
TATWEEL = "\u0640"


class Node(msgspec.Struct):
    """One segment of a tree; `form` is without vowels, `start` and `end` its place in the rebuilt text.

    `joined` says that it is written in one word with the segment before it.
    """

    id: int
    form: str
    pos: str
    xpos: str
    head: int
    relation: str
    gloss: str
    vowel: str = ""
    start: int = 0
    end: int = 0
    joined: bool = False


def trees(path: Path) -> Iterator[list[Node]]:
    """The sentences of a CoNLL-U file."""
    nodes: list[Node] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            if nodes:
                yield nodes
            nodes = []
        elif line[0] != "#" and line.split("\t")[0].isdigit():
            c = line.split("\t")
            gloss = next((m[6:] for m in c[9].split("|") if m.startswith("Gloss=")), "")
            bare = _bare(c[1])
            nodes.append(Node(int(c[0]), bare, c[3], c[4], int(c[6]), c[7], gloss, c[1][-1:]))


def _bare(form: str) -> str:
    """Without vowels; the alef of union as a plain one."""
    kept = "".join(ch for ch in form if not "\u064b" <= ch <= "\u0652" and ch != "\u0670")
    return kept.replace("ٱ", "ا") or form


def text_of(nodes: list[Node]) -> str:
    """The sentence as printed, each node's place noted in it."""
    out = ""
    quoted = False
    for before, node in zip([None, *nodes], nodes, strict=False):
        form = node.form
        glued = before is None or _leads(before)
        if before is not None and _pronoun(node) and _word(before.form):
            out = out[: before.start] + _host(before, form)
            before.end = len(out)
            glued = True
        elif not glued:
            glued = form in _NO_SPACE or (before is not None and quoted and before.form in _QUOTES)
        if form in _QUOTES:
            quoted = not quoted
            if not quoted and not out.endswith("\n"):
                out = out.rstrip()
                glued = True
        if not glued:
            out += " "
        node.joined = bool(out) and out[-1].isalpha() and _word(form)
        if out.endswith("ل") and node.joined and form.startswith("ال") and len(form) > 2:
            form = form[2:] if form.startswith("الل") else form[1:]
        node.start = len(out)
        out += form
        node.end = len(out)
    return out


def _leads(node: Node) -> bool:
    return node.pos in _PARTICLES and node.form in _PROCLITICS


def _pronoun(node: Node) -> bool:
    """Whether the node is a pronoun that is written joined: any but a nominative one."""
    return node.pos == "PRON" and node.xpos.startswith("SP") and node.xpos[8:9] != "1"


def _word(form: str) -> bool:
    return form[:1].isalpha() and form[0] != TATWEEL and not form.isascii()


def _host(node: Node, pronoun: str) -> str:
    """How a word is written before a joined pronoun."""
    form = "".join(c for c in node.form if c != _KASRA)
    if form.endswith("ة"):
        return form[:-1] + "ت"
    if form.endswith("ى"):
        return form[:-1] + "ا"
    if form.endswith("وا") and node.pos == "VERB":
        return form[:-1]
    if form.endswith("اء"):
        vowel = _KASRA if pronoun == "ي" else node.vowel
        return form[:-1] + _SEATS.get(vowel, "ء")
    return form


def words(nodes: list[Node]) -> list[list[Node]]:
    """The nodes of each word of Arabic letters; to be asked after `text_of`."""
    out: list[list[Node]] = []
    for node in nodes:
        if not _word(node.form):
            continue
        if node.joined and out:
            out[-1].append(node)
        else:
            out.append([node])
    return out
