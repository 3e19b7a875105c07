"""Where the source of «بحسب» and its like begins, and where its clause ends or goes on."""

from __future__ import annotations

from riwaya.annotate.attribution import adverbials
from riwaya.annotate.attribution.phrases import read_phrase
from riwaya.annotate.attribution.scope import Scope
from riwaya.annotate.attribution.subjects import may_speak
from riwaya.language.affixes import AND, SO, TO
from riwaya.language.marks import COMMAS


def past_told(scope: Scope, at: int) -> int:
    """«وفق ما أكده لرويترز المتحدث ...»: past a medium by name, where who told it follows."""
    page = scope.page
    found = page.names.get(at)
    told = adverbials.told_phrase(page, at, scope.stop)
    end = at
    if told is not None and told.source is None:
        end = told.last
    elif found is not None and found[0].type == "ORG" and page.name_prefix(at)[-1:] == TO:
        end = found[1] + (page.closing.get(found[1], -1) >= at)
    if at < end < scope.stop:
        phrase = read_phrase(page, end, scope.stop)
        if phrase is not None and may_speak(scope, phrase):
            return end
    return at


def said_in(scope: Scope, at: int) -> int:
    """Where the source begins after «ما جاء، اليوم، في بلاغ ...» or «ما ورد على لسان الوزير»."""
    page = scope.page
    i = at
    while i < scope.stop and (
        page.tokens[i].text in COMMAS
        or i in scope.timed
        or page.is_(i, "weekday")
        or (page.is_(i, "adverb") and i not in page.names)
    ):
        i += 1
    if i + 1 >= scope.stop or not page.is_(i, "preposition"):
        return at
    if page.is_(i + 1, "tongue"):
        return i + 2
    return i + 1 if page.source(i + 1) is not None else at


def then_clause(scope: Scope, i: int) -> bool:
    """«فإن», «فقد»: the clause that what stands before it leads to."""
    page = scope.page
    if i + 1 < scope.stop and page.tokens[i].text in COMMAS:
        i += 1
    if i >= scope.stop or not page.tokens[i].text.startswith(SO):
        return False
    return page.is_(i, "complementiser") or page.is_(i, "already")


def clause_of_its_own(scope: Scope, i: int) -> bool:
    """«ولم ...», «مضيفا ...»: what joins another clause to the one that a source was named for."""
    page, text = scope.page, scope.page.tokens[i].text
    joined = text[:1] == AND and page.is_(i, "negation")
    return joined or (text in page.lex.participles and not page.definite(i))


def past_time(scope: Scope, at: int) -> int:
    """Past times and weekdays that stand at a token."""
    while at < scope.stop and (at in scope.timed or scope.page.is_(at, "weekday")):
        at += 1
    return at
