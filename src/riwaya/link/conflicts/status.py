"""What one account tells as done and another as not done."""

from __future__ import annotations

from collections import defaultdict

from riwaya.annotate.eventing.typesets import TypeSets
from riwaya.link.conflicts.ground import Ground, shown
from riwaya.link.events.own import stems
from riwaya.link.events.phrasing import Phrasing
from riwaya.link.roots import origin_of
from riwaya.model import EventMention, Side

_WISHES = frozenset({"demand", "promise", "threaten", "predict"})
_VERB = ".verb."


def statuses(ground: Ground) -> list[list[Side]]:
    """What one voice tells as done and another as not done, in words of one stem.

    What somebody denies to have done himself is a denial, and what is only asked for is not told as done. Of attacks
    that did not come about («أحبطت هجوما», «دون أن تشن غارات») other attacks are told as done.
    """
    denying = {c.id for t in ground.tellings for c in t.claims if c.stance == "deny"}
    if not any(m.status == "denied" for t in ground.tellings for m in t.mentions):
        return []
    phrasing = ground.pack.get(Phrasing)
    foiled = ground.pack.get(TypeSets).foiled
    groups: defaultdict[str, list[tuple[str, EventMention, str]]] = defaultdict(list)
    for telling in ground.tellings:
        claims = {c.id: c for c in telling.document.claims}
        for mention in telling.mentions:
            side = {"occurred": "done", "ongoing": "done", "denied": "not"}.get(mention.status)
            claim = claims.get(mention.claim or "")
            if side is None or mention.claim in denying or (claim and claim.stance in _WISHES):
                continue
            # Of «الاتفاق» something else is mostly denied than that there is one, and so of other nouns.
            if side == "not" and (_VERB not in mention.rule or mention.type in foiled):
                continue
            if side == "done" and phrasing.wanted(telling.document, mention):
                continue
            trigger = shown(telling.document, mention.trigger)
            groups[side].append((telling.document.id, mention, trigger))
    common = stems_of(groups["done"]) & stems_of(groups["not"])
    held = {
        side: [one for one in found if stems(one[2]) & common] for side, found in groups.items()
    }
    if not common or not _two_voices(held["done"], held["not"], ground):
        return []
    return [
        [
            Side(
                says=found[0][2],
                value=found[0][1].status,
                claims=tuple(dict.fromkeys(m.claim for _, m, _ in found if m.claim)),
                figures=(),
                documents=tuple(dict.fromkeys(d for d, _, _ in found)),
            )
            for _, found in sorted(held.items())
        ]
    ]


def stems_of(held: list[tuple[str, EventMention, str]]) -> frozenset[str]:
    """The stems of every trigger among `held`."""
    return frozenset(s for _, _, words in held for s in stems(words))


def _two_voices(
    done: list[tuple[str, EventMention, str]],
    undone: list[tuple[str, EventMention, str]],
    ground: Ground,
) -> bool:
    """Whether somebody else says that it was done than who says that it was not: another page, or in one page
    another source; what a page says in its own voice goes with whom it reports."""
    origins = {
        c.id: origin_of(c.chain[-1]).key for t in ground.tellings for c in t.claims if c.chain
    }

    def differ(a: tuple[str, EventMention, str], b: tuple[str, EventMention, str]) -> bool:
        x, y = origins.get(a[1].claim or ""), origins.get(b[1].claim or "")
        return (a[0] != b[0] and (x is None or x != y)) or (
            x is not None and y is not None and x != y
        )

    return any(differ(a, b) for a in done for b in undone)
