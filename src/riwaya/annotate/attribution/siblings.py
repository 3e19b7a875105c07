"""Where one report ends and the next begins beside it."""

from __future__ import annotations

from riwaya.annotate.attribution.drafts import Draft, goes_on
from riwaya.annotate.attribution.phrases import read_phrase
from riwaya.annotate.attribution.scope import Scope
from riwaya.annotate.attribution.turns import on_his_side, takes_turn, topic
from riwaya.language.affixes import AND, TOWARDS
from riwaya.language.marks import COMMAS

_CLAUSE_MARKS = COMMAS | {"؛"}
_CONNECTS = frozenset(("،", ",", AND, "؛", "-", "–"))
#: tokens of «بعد ساعات من»
_TIME = 5
_LONG_QUOTE = 6
#: what newspapers end a clause with
_DOTS = frozenset(("..", "...", "…"))
#: tokens of a clause that is nothing but its subject
_CLAUSE = 12
#: tokens of «أنه حين»
_OPENING = 2


def sibling(scope: Scope, earlier: Draft, draft: Draft) -> bool:
    """Whether a cue inside what was said before it ends that and begins its own."""
    page = scope.page
    cue = draft.cue
    unmarked = earlier.first not in page.quotes and (
        page.tokens[cue.first - 1].text in _DOTS or goes_on(draft)
    )
    if earlier.quoted and earlier.first not in page.quotes and takes_turn(page, draft):
        return True
    if earlier.quoted and cue.first < earlier.last - 1 and not unmarked:
        return False
    if quoted_at(scope, cue.first, earlier):
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
        return _time_clause(scope, cue.first) > earlier.first
    if cue.kind != "verb" or cue.form is None:
        return False
    if cue.form.joined:
        return True
    return _clause_apart(scope, earlier, draft)


def _clause_apart(scope: Scope, earlier: Draft, draft: Draft) -> bool:
    """Whether the clause of a finite verb stands beside what was said before it, by what leads to it."""
    page, cue = scope.page, draft.cue
    begins = draft.begins if draft.begins >= 0 else cue.first
    if page.is_(earlier.first, "complementiser") and begins - earlier.first <= _OPENING:
        # «وأشار إلى أنه حين أعلن سالم ...، لم يرد أحد»
        return False
    if _says(scope, earlier, draft):
        return True
    at = begins - 1
    while at > scope.first and page.is_(at, "already"):
        at -= 1
    if _elsewhere(scope, at) or page.is_(at, "however"):
        return True
    if page.is_(at, "relative") and page.tokens[at].text.startswith(AND):
        # «..., والذي ذكر أن»
        return True
    before = page.tokens[at].text
    if page.is_(at, "complementiser") and page.is_(at - 1, "adversative"):
        return True
    if page.is_(at, "copula"):
        return before.startswith(AND)
    if before in _CLAUSE_MARKS:
        return not _predicate(scope, earlier, at)
    return page.is_(at, "connector")


def quoted_at(scope: Scope, i: int, parent: Draft) -> bool:
    """Whether token `i` stands in quotation marks inside the parent's content."""
    return any(
        opening < i < closing and closing - opening > _LONG_QUOTE
        for opening, closing in scope.page.quotes.items()
        if parent.first <= opening < parent.last
    )


def _time_clause(scope: Scope, i: int) -> int:
    """The comma before «، بعد ساعات من» that ends at token `i`; -1 for none."""
    page = scope.page
    for k in range(i - 1, max(scope.first, i - _TIME) - 1, -1):
        if page.is_(k, "afterwards") and page.tokens[k - 1].text in COMMAS:
            return k - 1
    return -1


def _predicate(scope: Scope, earlier: Draft, comma: int) -> bool:
    """«أعلنت اللجنة أن الأطباء، أعلنوا ...»: the verb of a clause that has none before the comma."""
    page = scope.page
    if not page.is_(earlier.first, "complementiser") or comma - earlier.first > _CLAUSE:
        return False
    phrase = read_phrase(page, earlier.first + 1, comma)
    return phrase is not None and phrase.last == comma


def _says(scope: Scope, earlier: Draft, draft: Draft) -> bool:
    """«تحدث المدرب عن ...، قال: "..."»: a topic, then without a word between what was said of it."""
    if earlier.rule != "verb-preposition" or not (draft.quoted and draft.elliptic):
        return False
    page, before = scope.page, draft.cue.first - 1
    return not (page.is_(before, "relative") or page.is_(before, "what"))


def _elsewhere(scope: Scope, at: int) -> bool:
    """Whether «في الوقت الذي», «إلى ذلك» ends at token `at` and leads to a clause of its own."""
    page = scope.page
    if page.is_(at, "afterwards") or (
        page.is_(at - 1, "afterwards") and page.is_(at, "complementiser")
    ):
        return True
    if page.is_(at, "relative"):
        return page.is_(at - 1, "time-unit") and page.definite(at - 1)
    return page.is_(at, "pointing") and page.tokens[at - 1].text == TOWARDS


def cut_at(scope: Scope, later: Draft) -> int:
    """Before the cue, its connector and, where its subject comes first, its subject."""
    page = scope.page
    at = later.begins if later.begins >= 0 else later.cue.first
    if later.cue.kind == "masdar":
        return _time_clause(scope, at)
    at = topic(page, scope.first, at)
    if page.is_(at - 1, "complementiser") and page.is_(at - 2, "adversative"):
        at -= 2
    if _elsewhere(scope, at - 1):
        at -= 3 if page.is_(at - 1, "relative") else 1 + (not page.is_(at - 1, "afterwards"))
    while at > scope.first + 1 and (
        page.lex.kind(page.tokens[at - 1].text) & {"connector", "copula", "however"}
        or page.tokens[at - 1].text in _CONNECTS
        or on_his_side(page, at - 1)
    ):
        at -= 1
    return at
