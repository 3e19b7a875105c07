"""What the readings of one sentence share."""

from __future__ import annotations

from riwaya.annotate.attribution import content_ends
from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.contents import Start
from riwaya.annotate.attribution.cue import Cue
from riwaya.annotate.attribution.drafts import Draft
from riwaya.annotate.attribution.lexicon import Form
from riwaya.annotate.attribution.people import People
from riwaya.annotate.attribution.voices import Voice, Voices


class Scope:
    """A page and the sentence being read: tokens `first`..`stop`, in a stretch that ends at `most`.

    `voices` holds who was heard on the page so far, `drafts` what the sentence has reported so far, `timed`
    the tokens of time expressions.
    """

    def __init__(self, page: Article) -> None:
        self.page = page
        self.voices = Voices(page)
        self.people = People(page)
        self.timed = _timed(page)
        self.drafts: list[Draft] = []
        self.first = 0
        self.stop = 0
        self.most = 0
        #: whether the sentence is a title
        self.titled = False


def make(scope: Scope, cue: Cue, voice: Voice, start: Start, rule: str, form: Form | None) -> Draft:
    """A draft whose content runs from `start` to the end of its sentence or quotation."""
    end = content_ends.clause_end(scope.page, start, scope.stop, scope.most)
    if start.how in ("object", "preposition"):
        end = content_ends.before_next(scope.page, start.at, end)
    return Draft(cue, voice, start.at, end, rule, form, quoted=start.how == "quote")


def _timed(page: Article) -> frozenset[int]:
    out: set[int] = set()
    for timex in page.document.times:
        first, last = page.reading.range(timex.span)
        out.update(range(first, last))
    return frozenset(out)
