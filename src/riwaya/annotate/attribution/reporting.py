"""From the cues of a sentence to drafts of claims."""

from __future__ import annotations

from riwaya.annotate.attribution.accordings import read_according, read_inserted, read_self
from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.content_ends import trim
from riwaya.annotate.attribution.cues import find_cues
from riwaya.annotate.attribution.drafts import Draft, goes_on, within
from riwaya.annotate.attribution.essays import firm, is_essay
from riwaya.annotate.attribution.headlines import read_headline, read_line
from riwaya.annotate.attribution.main_subjects import remember_subject
from riwaya.annotate.attribution.phrases import read_phrase
from riwaya.annotate.attribution.readings import (
    read_masdar,
    read_participle,
    read_saying,
    read_verb,
)
from riwaya.annotate.attribution.scope import Scope
from riwaya.annotate.attribution.turns import on_his_side, takes_turn, topic
from riwaya.annotate.reading import Stretch
from riwaya.language.affixes import AND, TOWARDS
from riwaya.language.marks import COMMAS
from riwaya.language.sentences import Sentence

_CONNECTS = frozenset(("،", ",", AND, "؛", "-", "–"))
#: tokens of «بعد ساعات من»
_TIME = 5
_LONG_QUOTE = 6
#: what newspapers end a clause with
_DOTS = frozenset(("..", "...", "…"))
_DIRECTED = frozenset((("«", "»"), ("“", "”")))
#: classes of words between «إنه» and its verb
_TENSE = frozenset(("copula", "already"))
#: tokens of a clause that is nothing but its subject
_CLAUSE = 12
#: tokens of «أنه حين»
_OPENING = 2
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
            if earlier.first <= draft.cue.first < earlier.last and not self._sibling(
                earlier, draft
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
        quoted = parent is not None and (parent.quoted or self._quoted_at(draft.cue.first, parent))
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

    def _quoted_at(self, i: int, parent: Draft) -> bool:
        """Whether token `i` stands in quotation marks inside the parent's content."""
        return any(
            opening < i < closing and closing - opening > _LONG_QUOTE
            for opening, closing in self.page.quotes.items()
            if parent.first <= opening < parent.last
        )

    def _sibling(self, earlier: Draft, draft: Draft) -> bool:
        """Whether a cue inside what was said before it ends that and begins its own."""
        page = self.page
        cue = draft.cue
        unmarked = earlier.first not in page.quotes and (
            page.tokens[cue.first - 1].text in _DOTS or goes_on(draft)
        )
        if earlier.quoted and earlier.first not in page.quotes and takes_turn(page, draft):
            return True
        if earlier.quoted and cue.first < earlier.last - 1 and not unmarked:
            return False
        if self._quoted_at(cue.first, earlier):
            return False
        if cue.kind in ("according", "self"):
            # «قالت الصحيفة إنه، بحسب المصادر، ...»: what she says others said
            return cue.first > earlier.first + 2 or earlier.cue.kind == "according"
        if earlier.parts and cue.first > earlier.cue.first:
            # «..., وفق الوكالة، بعدما أعلن ...»
            return True
        if cue.kind == "participle":
            return True
        if cue.kind == "masdar":
            # «أكد الحزب مقتل ...، بعد ساعات من إعلان الجيش ...»
            return self._time_clause(cue.first) > earlier.first
        if cue.kind != "verb" or cue.form is None:
            return False
        if cue.form.joined:
            return True
        begins = draft.begins if draft.begins >= 0 else cue.first
        if page.is_(earlier.first, "complementiser") and begins - earlier.first <= _OPENING:
            # «وأشار إلى أنه حين أعلن سالم ...، لم يرد أحد»
            return False
        if self._says(earlier, draft):
            return True
        at = (draft.begins if draft.begins >= 0 else cue.first) - 1
        while at > self.scope.first and page.is_(at, "already"):
            at -= 1
        if self._elsewhere(at) or page.is_(at, "however"):
            return True
        if page.is_(at, "relative") and page.tokens[at].text.startswith(AND):
            # «..., والذي ذكر أن»
            return True
        before = page.tokens[at].text
        if page.is_(at, "complementiser") and page.is_(at - 1, "adversative"):
            return True
        if page.is_(at, "copula"):
            return before.startswith(AND)
        if before in ("،", ",", "؛") and self._predicate(earlier, at):
            return False
        return before in ("،", ",", "؛") or page.is_(at, "connector")

    def _time_clause(self, i: int) -> int:
        """The comma before «، بعد ساعات من» that ends at token `i`; -1 for none."""
        page = self.page
        for k in range(i - 1, max(self.scope.first, i - _TIME) - 1, -1):
            if page.is_(k, "afterwards") and page.tokens[k - 1].text in COMMAS:
                return k - 1
        return -1

    def _predicate(self, earlier: Draft, comma: int) -> bool:
        """«أعلنت اللجنة أن الأطباء، أعلنوا ...»: the verb of a clause that has none before the comma."""
        page = self.page
        if not page.is_(earlier.first, "complementiser") or comma - earlier.first > _CLAUSE:
            return False
        phrase = read_phrase(page, earlier.first + 1, comma)
        return phrase is not None and phrase.last == comma

    def _says(self, earlier: Draft, draft: Draft) -> bool:
        """«تحدث المدرب عن ...، قال: "..."»: a topic, then without a word between what was said of it."""
        if earlier.rule != "verb-preposition" or not (draft.quoted and draft.elliptic):
            return False
        before = draft.cue.first - 1
        return not (self.page.is_(before, "relative") or self.page.is_(before, "what"))

    def _elsewhere(self, at: int) -> bool:
        """Whether «في الوقت الذي», «إلى ذلك» ends at token `at` and leads to a clause of its own."""
        page = self.page
        if page.is_(at, "afterwards") or (
            page.is_(at - 1, "afterwards") and page.is_(at, "complementiser")
        ):
            return True
        if page.is_(at, "relative"):
            return page.is_(at - 1, "time-unit") and page.definite(at - 1)
        return page.is_(at, "pointing") and page.tokens[at - 1].text == TOWARDS

    def _cut(self) -> None:
        """Ends each draft before the next one beside it."""
        page = self.page
        for i, draft in enumerate(self.scope.drafts):
            for later in self.scope.drafts[i + 1 :]:
                if later.parent is draft or within(later, draft):
                    continue
                if draft.first < later.cue.first < draft.last:
                    draft.last = min(draft.last, self._cut_at(later))
            draft.first, draft.last = trim(page, draft.first, draft.last)
        self.scope.drafts = [d for d in self.scope.drafts if d.last > d.first]

    def _cut_at(self, later: Draft) -> int:
        """Before the cue, its connector and, where its subject comes first, its subject."""
        page = self.page
        at = later.begins if later.begins >= 0 else later.cue.first
        if later.cue.kind == "masdar":
            return self._time_clause(at)
        at = topic(page, self.scope.first, at)
        if page.is_(at - 1, "complementiser") and page.is_(at - 2, "adversative"):
            at -= 2
        if self._elsewhere(at - 1):
            at -= 3 if page.is_(at - 1, "relative") else 1 + (not page.is_(at - 1, "afterwards"))
        while at > self.scope.first + 1 and (
            page.lex.kind(page.tokens[at - 1].text) & {"connector", "copula", "however"}
            or page.tokens[at - 1].text in _CONNECTS
            or on_his_side(page, at - 1)
        ):
            at -= 1
        return at
