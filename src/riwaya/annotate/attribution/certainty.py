"""How sure a source is of what it reports, in the values of FactBank (Saurí and Pustejovsky 2009).

The verb of reporting gives the modality (certain, probable, possible) and its polarity; a hedge in the main
clause of the content weakens the one, a negation there turns the other. Nothing in a relative clause, in a
clause of condition, time or reason, or after «و» counts: it is not what the source asserts first.
"""

from __future__ import annotations

import msgspec

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.drafts import Draft
from riwaya.annotate.attribution.stances import attitude_of
from riwaya.language.affixes import (
    ALEF_ABOVE,
    ALEF_BELOW,
    AND,
    BY,
    OF_THIRD_OR_BOTH,
    PRESENT,
    SHE,
    SO,
    TA,
    WE,
)
from riwaya.model import Certainty

_JOINED = BY + SO
_PERSONS = PRESENT + WE

#: tokens within which the main clause shows its hedge or negation
_SCOPE = 14
_ENDS = frozenset(("،", ",", "(", "؛", "."))
_RANK = {"CT": 2, "PR": 1, "PS": 0}
_VALUES: dict[tuple[str, bool], Certainty] = {
    ("CT", True): "CT+",
    ("PR", True): "PR+",
    ("PS", True): "PS+",
    ("CT", False): "CT-",
    ("PR", False): "PR-",
    ("PS", False): "PS-",
}


class _Sure(msgspec.Struct):
    """Modality and polarity while a clause is being read."""

    modality: str = "CT"
    positive: bool = True

    @property
    def value(self) -> Certainty:
        return _VALUES[self.modality, self.positive]


def certainty_of(page: Article, draft: Draft) -> Certainty:
    """The value of a draft: its verb's, weakened by a hedge, turned by a negation of its main clause."""
    form = draft.form
    base: Certainty = form.verb.certainty if form else "CT+"
    if form is not None and form.flagged("attitude"):
        attitude = attitude_of(page, draft.first, draft.last)
        base = attitude.certainty if attitude is not None else base
    if form is not None and form.flagged("negatable") and _negated(page, draft.cue.first):
        # «لم يستبعد»
        return "PS+"
    if base == "Uu" or base.endswith("-"):
        return base
    found = _clause(page, draft)
    if found is None:
        return "Uu"
    if _RANK[base[:2]] < _RANK[found.modality]:
        found.modality = base[:2]
    return found.value


def _negated(page: Article, cue: int) -> bool:
    return cue > 0 and page.is_(cue - 1, "negation")


def _clause(page: Article, draft: Draft) -> _Sure | None:
    """What the main clause of the content shows; None where it says that something is not known."""
    sure = _Sure()
    i = draft.first
    last = min(draft.last, draft.first + _SCOPE)
    while i < last:
        if i > draft.first and _leaves(page, draft, i):
            break
        end, value = _hedge(page, i, draft)
        if value == "Uu":
            return None
        if value == "CT-":
            if _describes(page, draft, i):
                break
            sure.positive = _excepted(page, end, draft.last)
        elif value is not None and value != "CT+":
            _weaken(sure, value)
        i = end
    return sure


def _weaken(sure: _Sure, value: Certainty) -> None:
    """A hedge under a negation: «لا يمكن» rules out, «لا يرجح» makes improbable."""
    modality, positive = value[:2], value.endswith("+")
    if not sure.positive and modality == "PS":
        return
    sure.modality = min(sure.modality, modality, key=lambda m: _RANK[m])
    sure.positive = sure.positive and positive


def _leaves(page: Article, draft: Draft, i: int) -> bool:
    """Whether token `i` leaves the main clause."""
    token = page.tokens[i]
    if token.text in _ENDS or page.is_(i, "relative"):
        return True
    if token.kind != "word" or page.is_(i - 1, "complementiser"):
        return False
    if page.is_(i, "complementiser") and token.text.endswith(OF_THIRD_OR_BOTH):
        # «من عيوبه أنه لا يعمل»: a clause within the clause
        return i > draft.first + 1
    joined = token.text[0] == AND and len(token.text) > 2
    if joined and page.lex.kind(token.text) & {"negation", "already", "connector", "copula"}:
        return True
    return page.is_(i, "subordinator") and i > draft.first + 1


def _hedge(page: Article, i: int, draft: Draft) -> tuple[int, Certainty | None]:
    """The token after the longest hedge that begins at `i`, with its value; the next token and None else."""
    text = page.tokens[i].text
    opening = i - draft.first <= _AT_START
    for key in (text, text[1:]) if text[:1] in _JOINED and len(text) > 3 else (text,):
        for rest, row in page.lex.hedges.get(key, ()):
            end = i + 1 + len(rest)
            if end > draft.last or (row.where == "start" and not opening):
                continue
            if tuple(page.tokens[k].text for k in range(i + 1, end)) != rest:
                continue
            if row.value == "CT-" and ALEF_BELOW in page.tokens[i].raw:
                # «إلا» is spelt like «ألا» once folded
                continue
            if page.is_(i, "already") and not _imperfect(page, end, draft.last):
                continue
            return end, row.value
    return i + 1, None


_AT_START = 2


def _excepted(page: Article, i: int, last: int) -> bool:
    """«لم يصب إلا ثلاثة», «لا يملك سوى»: what is excepted is asserted."""
    for k in range(i, min(last, i + 6)):
        if page.tokens[k].text in _ENDS:
            return False
        apart = page.is_(k, "except") and not page.tokens[k].raw.startswith(ALEF_ABOVE)
        if apart and not (k + 1 < last and page.is_(k + 1, "complementiser")):
            return True
    return False


def _describes(page: Article, draft: Draft, i: int) -> bool:
    """Whether a negation only describes a noun without article («لأسباب لم يوضحها», «مسلحين لم تعرف هوياتهم»)."""
    if i == draft.first:
        return False
    if not draft.quoted and draft.rule.endswith(("-object", "-preposition")):
        return not page.is_(i, "withheld")
    before = page.tokens[i - 1]
    if i >= 2 and page.is_(i - 2, "what"):
        # «ما نشر لا أساس له»
        return False
    if before.kind != "word" or page.lex.kind(before.text) or i - 1 in page.inside:
        return False
    if page.definite(i - 1) or page.possessed(i - 1) or before.text in page.lex.hedges:
        return False
    # an indefinite noun that a genitive closes («وزارة الصحة لم ...») does not stand right before it
    return page.tokens[i - 1].text[:1] not in PRESENT or page.source(i - 1) is not None


def _imperfect(page: Article, i: int, last: int) -> bool:
    """After «قد» only the imperfect is a hedge («قد يرتفع», «قد لا ...»), the past is an assertion."""
    if i >= last:
        return False
    text = page.tokens[i].text
    past = text[0] == SHE and text[-1] == TA and len(text) > 4
    # «قد تم», «قد نفذ»
    past = past or page.is_(i, "verb")
    return (text[0] in _PERSONS and not past) or page.is_(i, "negation")
