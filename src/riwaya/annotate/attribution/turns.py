"""Where somebody else takes the floor in a sentence, and the words that lead to it."""

from __future__ import annotations

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.drafts import Draft
from riwaya.language.affixes import AND
from riwaya.language.marks import COMMAS

#: tokens of «وعن انخفاض مستوى اللاعب»
_TOPIC = 12


def takes_turn(page: Article, draft: Draft) -> bool:
    """«..., وعن الغياب قال المدرب: ...», «وبدوره أكد اللاعب أن ...»: who speaks next, by name or description."""
    if draft.cue.kind != "verb" or draft.elliptic or draft.aside:
        return False
    return draft.quoted or on_his_side(page, draft.cue.first - 1)


def on_his_side(page: Article, i: int) -> bool:
    """Whether token `i` is «بدوره» or the noun of «من جهته»."""
    return "side" in page.lex.kind(page.tokens[i].text.removeprefix(AND))


def topic(page: Article, first: int, at: int) -> int:
    """The token where «، وعن الغياب | قال» begins its topic before token `at`, not before `first`; else `at`."""
    near = range(at - 1, max(first, at - _TOPIC), -1)
    found = next((k for k in near if page.is_(k, "about")), at)
    return found if page.tokens[found - 1].text in COMMAS else at
