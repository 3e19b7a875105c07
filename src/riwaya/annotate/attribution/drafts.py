"""A claim while its sentence is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.annotate.attribution.cue import Cue
from riwaya.annotate.attribution.lexicon import Form
from riwaya.annotate.attribution.voices import Voice
from riwaya.model import Link


@dataclass
class Draft:
    """One act of reporting: its cue, the voice, the content as tokens `first`..`last`.

    `aside` reports say something about a noun in passing («ناقلات قالت القوات إنها ...»), so that the
    report around them is not their relay. `before` holds agencies that are named after the content.
    """

    cue: Cue
    voice: Voice
    first: int
    last: int
    rule: str
    form: Form | None
    quoted: bool = False
    aside: bool = False
    elliptic: bool = False
    #: the token where the report's own clause begins: its subject, where that comes first
    begins: int = -1
    before: tuple[Link, ...] = ()
    parent: Draft | None = None
    #: the report that a participle goes on from («أشاد ...، قائلا إن ...»)
    beside: Draft | None = None
    parts: list[tuple[int, int]] = field(default_factory=list)

    @property
    def chain(self) -> tuple[Link, ...]:
        """Links from the nearest to the origin, the reports around this one included, no link twice."""
        links: list[Link] = list(self.before)
        if self.parent is not None and not self.aside:
            links += self.parent.chain
        links += self.voice.chain
        out: list[Link] = []
        for link in links:
            out = [one for one in out if one.name != link.name]
            # words that were read twice under two names are one link
            if not any(_same(one, link) for one in out):
                out.append(link)
        return tuple(out)


def _same(one: Link, link: Link) -> bool:
    if one.text == link.text:
        return True
    if one.span is None or link.span is None:
        return False
    return one.span.start < link.span.end and link.span.start < one.span.end


def goes_on(draft: Draft) -> bool:
    """«وقال سالم: لن ننسحب، وأضاف: ...»: speech after speech that no marks set off."""
    form = draft.form
    return draft.quoted and form is not None and bool(form.joined) and form.flagged("continues")


def within(later: Draft, draft: Draft) -> bool:
    """Whether a report stands inside what another reports."""
    parent = later.parent
    while parent is not None:
        if parent is draft:
            return True
        parent = parent.parent
    return False
