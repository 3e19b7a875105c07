"""From the cues of a sentence to drafts of claims."""

from __future__ import annotations

from riwaya.annotate.attribution.accordings import read_according, read_inserted, read_self
from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.content_ends import trim
from riwaya.annotate.attribution.cues import find_cues
from riwaya.annotate.attribution.drafts import Draft, within
from riwaya.annotate.attribution.essays import firm, is_essay
from riwaya.annotate.attribution.headlines import read_headline, read_line
from riwaya.annotate.attribution.main_subjects import remember_subject
from riwaya.annotate.attribution.readings import (
    read_masdar,
    read_participle,
    read_saying,
    read_verb,
)
from riwaya.annotate.attribution.scope import Scope
from riwaya.annotate.attribution.siblings import cut_at, quoted_at, sibling
from riwaya.annotate.reading import Stretch
from riwaya.language.sentences import Sentence

_DIRECTED = frozenset((("«", "»"), ("“", "”")))
#: classes of words between «إنه» and its verb
_TENSE = frozenset(("copula", "already"))
_READINGS = {
    "verb": read_verb,
    "participle": read_participle,
    "saying": read_saying,
    "according": read_according,
    "self": read_self,
    "masdar": read_masdar,
}


class SentenceReader:
    """Reads the sentences of a page in order; what was said so far decides whom a cue belongs to."""

    def __init__(self, page: Article) -> None:
        self.page = page
        self.scope = Scope(page)
        self.essay = is_essay(page)
        #: speech that goes on over sentences
        self.open: Draft | None = None

    def read(self, stretch: Stretch, sentence: Sentence) -> list[Draft]:
        """The drafts of one sentence, in the order of their cues."""
        scope = self.scope
        scope.drafts = []
        scope.voices.sentence += 1
        scope.first, scope.stop, scope.most = sentence.first, sentence.last, stretch.last
        scope.titled = stretch.block.kind == "title"
        headed = None if self.essay else read_headline(scope) if scope.titled else read_line(scope)
        if headed is not None:
            self._place(headed)
        for cue in find_cues(self.page, sentence.first, sentence.last):
            draft = _READINGS[cue.kind](scope, cue)
            if draft is None and cue.kind == "verb":
                draft = read_inserted(scope, cue)
            if draft is not None and (not self.essay or firm(self.page, draft)):
                self._carry(draft)
                self._place(draft)
        self._cut()
        if not scope.drafts and not self._inside(sentence.first):
            remember_subject(scope)
        for draft in scope.drafts:
            if draft.quoted and draft.last > scope.stop and self._directed(draft.first):
                self.open = draft
        return scope.drafts

    def _directed(self, opening: int) -> bool:
        """Whether the marks of the speech show which opens and which closes, so that they surely pair."""
        tokens, closing = self.page.tokens, self.page.quotes.get(opening, -1)
        return closing > 0 and (tokens[opening].text, tokens[closing].text) in _DIRECTED

    def _inside(self, i: int) -> bool:
        """Whether token `i` belongs to speech that began in a sentence before."""
        return self.open is not None and self.open.first <= i < self.open.last

    def _place(self, draft: Draft) -> None:
        """Puts the draft beside or inside those before it."""
        if draft.elliptic and any(d.first == draft.first for d in self.scope.drafts):
            # «وذكر بيان ... ورد للوكالة أن»: one report, two words for it
            return
        same = next((d for d in self.scope.drafts if d.first == draft.first), None)
        if same is not None and same.cue.kind == "verb" and same.cue.first < draft.cue.first:
            # «قال في المؤتمر الذي نقلته القناة: "..."»: who carried it
            if draft.voice.link.role in ("outlet", "agency") and not same.before:
                own = self.page.is_own(draft.voice.link.name)
                same.before = () if own else draft.voice.chain
            return
        for earlier in reversed(self.scope.drafts):
            if earlier.first <= draft.cue.first < earlier.last and not sibling(
                self.scope, earlier, draft
            ):
                draft.parent = earlier
                break
        if draft.parent is None and draft.cue.kind == "participle":
            # «أفاد الموقع بأن ضباطا يتهمون ...، محذرين من أن»
            said = [d.parent for d in self.scope.drafts if d.voice is draft.voice]
            draft.parent = said[-1] if said and None not in said else None
        if draft.parent is None and self._inside(draft.cue.first):
            draft.parent = self.open
        if draft.parent is not None and self._noise(draft):
            return
        self.scope.drafts.append(draft)
        if draft.rule != "characterisation" and not draft.aside and draft.parent is None:
            self.scope.voices.add(draft.voice)

    def _carry(self, draft: Draft) -> None:
        """«وبحسب الوكالة، قالت الوزارة إن ...»: the medium named first only carried the report."""
        for earlier in self.scope.drafts:
            leads = earlier.cue.kind == "according" and earlier.cue.first < earlier.first
            begins = draft.begins if draft.begins >= 0 else draft.cue.first
            if not leads or draft.cue.kind != "verb" or self._apart(earlier.first, begins):
                continue
            medium = earlier.voice.link.role in ("outlet", "agency")
            if begins < earlier.first or not (
                medium or self.page.is_(earlier.cue.first, "hands-on")
            ):
                continue
            own = self.page.is_own(earlier.voice.link.name)
            draft.before = () if own else earlier.voice.chain
            self.scope.drafts.remove(earlier)
            return

    def _apart(self, first: int, begins: int) -> bool:
        """Whether more than «، فقد» stands from token `first` to the one where a report begins."""
        page, between = self.page, range(first, begins)
        tense = (page.tokens[k].kind == "mark" or page.is_(k, "already") for k in between)
        return begins > first + 1 and not all(tense)

    def _noise(self, draft: Draft) -> bool:
        """Reports within a report that nobody new makes, or that only describe something in it."""
        parent = draft.parent
        quoted = parent is not None and (
            parent.quoted or quoted_at(self.scope, draft.cue.first, parent)
        )
        if parent is not None and draft.cue.first == parent.first:
            # «مجددا تمسك الاتحاد بـ»: a noun spelt like the verb
            return True
        if parent is not None and draft.elliptic:
            at = draft.cue.first
            while (
                at > parent.first + 1 and self.page.lex.kind(self.page.tokens[at - 1].text) & _TENSE
            ):
                at -= 1
            if at <= parent.first + 1:
                # «قال إنه كان يعتقد أن»: his own opinion
                return True
        if quoted and draft.rule == "according" and draft.voice.link.anonymous:
            return True
        if quoted and (draft.elliptic or draft.rule in ("participle", "saying", "self")):
            return True
        if draft.rule not in ("verb-object", "verb-preposition"):
            return False
        past = draft.form is not None and draft.form.aspect == "past"
        accuses = draft.form is not None and draft.form.verb.stance in ("accuse", "deny")
        if accuses and not draft.elliptic and draft.voice.link.role != "document":
            # «أعلن مسؤول أن أنقرة تتهم دمشق ...»
            return False
        return draft.elliptic or not past or draft.voice.link.role in ("source", "document")

    def _cut(self) -> None:
        """Ends each draft before the next one beside it."""
        page = self.page
        for i, draft in enumerate(self.scope.drafts):
            for later in self.scope.drafts[i + 1 :]:
                if later.parent is draft or within(later, draft):
                    continue
                if draft.first < later.cue.first < draft.last:
                    draft.last = min(draft.last, cut_at(self.scope, later))
            draft.first, draft.last = trim(page, draft.first, draft.last)
        self.scope.drafts = [d for d in self.scope.drafts if d.last > d.first]
