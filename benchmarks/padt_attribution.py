"""Attribution against a newswire treebank: UD Arabic-PADT (UD 1, development part).

    python benchmarks/padt_attribution.py PATH/ar-ud-dev.conllu [--misses N]

From the trees: the cue is a verb of reporting (by the English gloss of its lemma) with a subject (`nsubj`)
and a clause (`ccomp`); the speaker's head is the subject, the content begins where the clause's subtree does.
The text is rebuilt from the treebank's tokens: vowels off, clitics joined to their words. It stays in memory.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from riwaya.annotate import claims, mentions
from riwaya.annotate.reading import Reading
from riwaya.language.view import fold
from riwaya.model import Block, Claim, Document
from riwaya.resources import builtin

sys.path.insert(0, str(Path(__file__).parent))
from padt import Node, text_of, trees

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


class Wanted(msgspec.Struct):
    """What the tree says of one act of reporting, as places in the rebuilt text."""

    cue: Node
    speaker: Node
    content: int
    clause: Node


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
