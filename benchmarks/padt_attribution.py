"""Attribution against a newswire treebank: UD Arabic-PADT (UD 1, development part).

    python benchmarks/padt_attribution.py PATH/ar-ud-dev.conllu [--misses N]

From the trees: the cue is a verb of reporting (by the English gloss of its lemma) with a subject (`nsubj`)
and a clause (`ccomp`); the speaker's head is the subject, the content begins where the clause's subtree does.
The text is rebuilt from the treebank's tokens: vowels off, clitics joined to their words. It stays in memory.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from riwaya.annotate import claims, mentions
from riwaya.annotate.reading import Reading
from riwaya.language.view import fold
from riwaya.model import Block, Claim, Document
from riwaya.resources import builtin

#: Glosses of the lemmas that report. Verbs of knowing, fearing or being necessary take clauses too.
REPORTING = frozenset(
    [
        "say",
        "tell",
        "announce",
        "declare",
        "affirm",
        "confirm",
        "clarify",
        "explain",
        "indicate",
        "mention",
        "add",
        "report",
        "inform",
        "consider",
        "speak",
        "expect",
        "emphasize",
        "suggest",
        "request",
        "reveal",
        "disclose",
        "propose",
        "acknowledge",
        "admit",
        "rule_out",
        "see",
        "believe",
        "cite",
        "answer",
        "reply",
        "ask",
        "estimate",
        "turn",
        "continue",
    ]
)
_PROCLITIC = {"و", "ف", "ب", "ل", "ك", "س", "ا"}


class Node(msgspec.Struct):
    """One token of a tree, and where the rebuilt text has it."""

    id: int
    form: str
    pos: str
    xpos: str
    head: int
    relation: str
    gloss: str
    start: int = 0
    end: int = 0


class Wanted(msgspec.Struct):
    """What the tree says of one act of reporting, as places in the rebuilt text."""

    cue: Node
    speaker: Node
    content: int
    clause: Node


def trees(path: Path) -> Iterator[list[Node]]:
    nodes: list[Node] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            if nodes:
                yield nodes
            nodes = []
        elif line[0] != "#" and line.split("\t")[0].isdigit():
            c = line.split("\t")
            gloss = next((m[6:] for m in c[9].split("|") if m.startswith("Gloss=")), "")
            nodes.append(Node(int(c[0]), _bare(c[1]), c[3], c[4], int(c[6]), c[7], gloss))


def _bare(form: str) -> str:
    """Without vowels; the alef of union as a plain one."""
    kept = "".join(ch for ch in form if not "\u064b" <= ch <= "\u0652" and ch != "\u0670")
    return kept.replace("ٱ", "ا") or form


def text_of(nodes: list[Node]) -> str:
    """The sentence as printed, each node's place noted in it."""
    out = ""
    glue, quoted = True, False
    for node in nodes:
        form = node.form
        enclitic = node.xpos.startswith(("SP", "S-")) and node.pos == "PRON" and not _stands(form)
        if enclitic and out.endswith("ة"):
            out = out[:-1] + "ت"
        if enclitic and out.endswith("ى"):
            out = out[:-1] + "ا"
        if not glue and not enclitic and node.form not in (".", "،", "؛", ":", "؟", "!"):
            out += " "
        if out.endswith("ل") and glue and form.startswith("ال") and len(form) > 2:
            form = form[1:]
        if form in ('"', "»", "«"):
            quoted = not quoted
            out = out if quoted else out.rstrip()
        node.start = len(out)
        out += form
        node.end = len(out)
        glue = (
            node.pos in ("ADP", "CONJ", "CCONJ", "SCONJ", "PART", "AUX") and node.form in _PROCLITIC
        )
        glue = glue or (quoted and form in ('"', "»", "«"))
    return out


def _stands(form: str) -> bool:
    return len(form) >= 2 and form not in ("ها", "هم", "هن", "نا", "كم", "ني", "هما", "كما", "كن")


def wanted(nodes: list[Node]) -> list[Wanted]:
    out = []
    for node in nodes:
        glosses = set(node.gloss.split(","))
        if node.pos != "VERB" or not glosses & REPORTING:
            continue
        subject = next((n for n in nodes if n.head == node.id and n.relation == "nsubj"), None)
        clause = next((n for n in nodes if n.head == node.id and n.relation == "ccomp"), None)
        if subject is None or clause is None:
            continue
        below = _subtree(nodes, clause.id)
        first = min((n for n in below if n.pos != "PUNCT"), key=lambda n: n.id)
        out.append(Wanted(node, subject, first.start, clause))
    return out


def _subtree(nodes: list[Node], root: int) -> list[Node]:
    found = {root}
    grown = True
    while grown:
        more = {n.id for n in nodes if n.head in found} - found
        grown = bool(more)
        found |= more
    return [n for n in nodes if n.id in found]


def document(text: str) -> Document:
    return Document(
        id="x", source="x", sha256="", media_type="text/plain", encoding="utf-8", text=text,
        language="ar", blocks=(Block(0, len(text), "body"),),
    )  # fmt: skip


def _matching(found: tuple[Claim, ...], want: Wanted) -> Claim | None:
    return next(
        (c for c in found if c.cue.start < want.cue.end and want.cue.start < c.cue.end), None
    )


def main() -> None:
    ap = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ap.add_argument("conllu", type=Path)
    ap.add_argument("--misses", type=int, default=0)
    args = ap.parse_args()
    pack = builtin()
    total = cues = speakers = starts = shown = 0
    for nodes in trees(args.conllu):
        text = text_of(nodes)
        wants = wanted(nodes)
        if not wants:
            continue
        doc = document(text)
        reading = Reading(doc)
        for stage in (mentions.STAGE, claims.STAGE):
            doc = stage(doc, reading, pack)
        for want in wants:
            total += 1
            claim = _matching(doc.claims, want)
            speaker = start = False
            if claim is not None:
                cues += 1
                link = claim.chain[-1]
                head = fold(want.speaker.form).removeprefix("ال")
                placed = link.span is not None and (
                    link.span.start <= want.speaker.start < link.span.end
                )
                speaker = placed or head in fold(link.text + " " + link.name)
                start = abs(claim.content.start - want.content) <= 4
                speakers += speaker
                starts += start
            if not (claim and speaker and start) and shown < args.misses:
                shown += 1
                what = "cue" if claim is None else ("speaker" if not speaker else "start")
                got = (
                    ""
                    if claim is None
                    else f"{claim.chain[-1].text} | {claim.content.of(text)[:60]}"
                )
                print(
                    f"{what}: {want.cue.form} / {want.speaker.form} / {text[want.content :][:40]}\n   got {got}\n   {text}",
                    file=sys.stderr,
                )
    print(f"{total} acts of reporting")
    for name, hit, of in (
        ("cues found", cues, total),
        ("speaker heads right, of those found", speakers, cues),
        ("content starts right, of those found", starts, cues),
    ):
        print(f"{name:40s} {hit:4d} / {of:<4d} {hit / of:6.1%}")


if __name__ == "__main__":
    main()
