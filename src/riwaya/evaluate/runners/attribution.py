"""Cases of reported speech: what is marked is the content, the label says whose it is and how it is said.

`الشرطة`, `رويترز < مصدر أمني?; deny; direct; PS+`: the chain from the nearest link to the origin, «?» after an
anonymous origin, then the stance where it is not `assert`, `direct` for direct speech, and the certainty where
it is not CT+. A case that does not end in a full stop is read as a headline.
"""

from __future__ import annotations

import msgspec

from riwaya.annotate.claims import STAGE
from riwaya.annotate.mentions import Mentions
from riwaya.annotate.reading import Reading
from riwaya.annotate.times import STAGE as TIMES
from riwaya.evaluate.cases import Found
from riwaya.model import Block, Claim, Document
from riwaya.resources import Pack

SUBJECT = "attribution"


def run(document: Document, pack: Pack) -> list[Found]:
    """The claims of a one-sentence document, times and names found first."""
    if not document.text.endswith("."):
        headline = (Block(0, len(document.text), "title"),)
        document = msgspec.structs.replace(document, blocks=headline)
    reading = Reading(document)
    named = Mentions()(TIMES(document, reading, pack), reading, pack)
    claims = STAGE(named, reading, pack).claims
    return [Found(c.content.start, c.content.end, label(c), c.rule) for c in claims]


def label(claim: Claim) -> str:
    """How a case names a claim."""
    links = " < ".join(link.name + ("?" if link.anonymous else "") for link in claim.chain)
    parts = [links]
    if claim.stance != "assert":
        parts.append(claim.stance)
    if claim.speech == "direct":
        parts.append("direct")
    if claim.certainty != "CT+":
        parts.append(claim.certainty)
    return "; ".join(parts)
