"""Where content begins when the verb may take a clause, a preposition or a bare noun."""

from __future__ import annotations

from riwaya.annotate.attribution import contents
from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.contents import Start
from riwaya.annotate.attribution.lexicon import Form
from riwaya.annotate.attribution.quotations import is_speech
from riwaya.annotate.attribution.scope import Scope
from riwaya.annotate.attribution.stances import attitude_stem
from riwaya.annotate.attribution.voices import stem
from riwaya.language.affixes import AND, BY, OF_THIRD_OR_BOTH, TO
from riwaya.language.marks import COMMAS
from riwaya.language.shapes import derived_noun, reflexive_noun, verbal_noun

#: tokens of a place with its preposition and the comma after it
_PLACE = 4
#: tokens of «فضل عدم ذكر اسمه»
_WITHHELD = 5
#: classes of words that begin no noun
_NO_NOUN = frozenset(
    (
        "preposition",
        "connector",
        "relative",
        "adverb",
        "complementiser",
        "circumstance",
        "negation",
        "copula",
        "pronoun",
    )
)


def begin(
    scope: Scope, scan: int, resume: int, sure: bool, takes: frozenset[str], form: Form
) -> Start | None:
    """Where the content begins: a clause or quotation, a preposition of the verb, or an object."""
    page = scope.page
    clause = contents.find_start(page, scan, scope.stop, takes)
    preposition = contents.find_preposition(page, scan, scope.stop, takes)
    if preposition >= 0 and (
        _clause_of(scope, preposition, clause) or _led_twice(page, preposition, clause)
    ):
        preposition = -1
    if preposition >= 0 and clause is not None and clause.how == "that":
        comma = scope.page.tokens[clause.at - 1].text in COMMAS
        inside = clause.at - preposition <= _PLACE or _inserted(page, scan, preposition, clause.at)
        if comma and inside:
            # «أفاد ...، في تصريح بالعاصمة، أن ...»
            preposition = -1
    if form.flagged("describes") and page.is_(resume - 1, "pronoun"):
        # «واصفا إياه بـ"..."»
        named = resume < scope.stop and page.tokens[resume].text.startswith(BY)
        return Start(resume, "preposition") if named else None
    found = -1
    if "object" in takes or ("masdar" in takes and _action_at(scope, resume)):
        found = resume if _object_at(scope, resume, form) else -1
    if found >= 0 and clause is not None:
        strong = sure and clause.at - found > 2 and _strong_object(scope, found, clause.at)
        strong = strong and not _between_commas(scope, found, clause.at)
        found = found if strong else -1
    at = [p for p in (found, preposition) if p >= 0]
    nearest = min(at, default=-1)
    if nearest >= 0 and (clause is None or nearest < clause.at):
        if not _required(scope, nearest, form):
            return None
        return Start(nearest, "object" if nearest == found else "preposition")
    if clause is None or (form.flagged("attitude") and "that" not in takes):
        return None
    return clause


def _clause_of(scope: Scope, preposition: int, clause: Start | None) -> bool:
    """«إلى أن»: the preposition only leads to the clause."""
    return clause is not None and clause.at == preposition + 1


def _inserted(page: Article, scan: int, preposition: int, clause: int) -> bool:
    """«صرح سالم، على هامش ندوة بعنوان "..."، أن»: the «ب» of what is set between commas before the clause."""
    commas = any(page.tokens[k].text in COMMAS for k in range(scan, preposition - 1))
    led = page.tokens[preposition - 1].text in COMMAS
    return commas and not led and not page.tokens[clause].text.startswith(AND)


def _led_twice(page: Article, preposition: int, clause: Start | None) -> bool:
    """«صرحت بيتيا ... بأن»: the verb has its «ب» before the clause, so the word at `preposition` has none."""
    led = clause is not None and clause.how == "that"
    led = led and clause is not None and page.tokens[clause.at].text.startswith(BY)
    text = page.tokens[preposition].text
    return led and text.startswith(BY) and text != BY and not page.definite(preposition)


def _object_at(scope: Scope, i: int, form: Form) -> bool:
    page = scope.page
    if i >= scope.stop:
        return False
    token = page.tokens[i]
    if token.kind == "number":
        return True
    if token.kind != "word":
        return i in page.quotes
    if page.is_(i, "what"):
        return True
    if i > scope.first and page.is_(i - 1, "preposition"):
        # «ذكرت في مقابلة مع | برنامج ...»
        return False
    if any(page.is_(k, "identity") for k in range(i + 1, min(i + _WITHHELD, scope.stop))):
        # «أعلن مسؤول فضل عدم ذكر اسمه عن ...» tells of the source
        return False
    kinds = page.lex.kind(token.text)
    pointed = "pointing" in kinds and i + 1 < scope.stop and page.definite(i + 1)
    pointed = pointed and not page.is_(i - 1, "circumstance")
    if i not in page.names and kinds & _NO_NOUN and not pointed:
        return False
    led = page.governed(i) or derived_noun(token.text[1:])
    if token.text.startswith(TO) and derived_noun(token.text[1:]) and i not in page.names:
        # «الداعين لإجراء ...»: what for
        return TO in form.verb.takes
    if token.text.startswith(BY) and led and BY not in form.verb.takes:
        # «خلال اجتماعه اليوم بوكلاء ...»
        return False
    return not (page.reporting(i) and page.reporting(i)[0].joined)


def _action_at(scope: Scope, i: int) -> bool:
    """«اعتزامها رفع دعوى»: a noun of action with who acts as its pronoun, or as the noun after it."""
    page = scope.page
    if i + 1 >= scope.stop or page.tokens[i].kind != "word" or i in page.names:
        return False
    text = page.tokens[i].text
    for pronoun in OF_THIRD_OR_BOTH:
        if page.possessed(i) and text.endswith(pronoun):
            text = text[: -len(pronoun)]
            break
    row = page.source(i + 1)
    follows = page.tokens[i + 1].kind == "number" or i + 1 in page.names or page.definite(i + 1)
    follows = follows or (row is not None and row.kind == "quantifier")
    acts = verbal_noun(text) or (follows and reflexive_noun(text))
    return acts and page.source(i) is None and not page.definite(i)


def _between_commas(scope: Scope, i: int, clause: int) -> bool:
    """«، ضيف البرنامج، أن»: an apposition."""
    tokens = scope.page.tokens
    return tokens[i - 1].text in COMMAS and tokens[clause - 1].text in COMMAS


def _strong_object(scope: Scope, i: int, clause: int) -> bool:
    """Whether a noun is surely what is said though a clause follows it: «حرصها على ...، وأن ...»."""
    page, token = scope.page, scope.page.tokens[i]
    if token.kind == "number":
        # «وثقت المنظمة 11 حالة ...، ويبدو أن»
        return any(page.tokens[k].text in COMMAS for k in range(i, clause))
    if page.is_(i, "office-joint") or token.kind != "word" or i in page.names:
        return False
    if page.possessed(i) or page.is_(i, "what"):
        return True
    if page.definite(i) or page.source(i) is not None:
        return False
    return verbal_noun(token.text) or token.text in page.lex.attitudes


def _required(scope: Scope, at: int, form: Form) -> bool:
    """Whether what some verbs need before they report is there («أعرب عن قلقه», «حمّله مسؤولية»)."""
    page, flags = scope.page, form.verb.flags
    if form.verb.stance == "demand" and page.is_(at, "withheld"):
        # «طلب عدم ذكر اسمه» tells of the source, not of what it says
        return False
    if "measures" in flags:
        # «قدر عدد القتلى بنحو ...», not «قدر الجهود»
        return "measure" in page.lex.kind(stem(page, page.tokens[at].text))
    near = range(at, min(scope.stop, at + 14))
    if "attitude" in flags:
        return any(
            attitude_stem(page, i) in page.lex.attitudes for i in range(at, min(scope.stop, at + 3))
        )
    if "responsibility" in flags:
        return any(page.is_(i, "responsibility") for i in near)
    if "owns" in flags:
        # «تبنى الهجوم», not «تبنى القرار»
        return any(
            page.is_(i, "attack") or page.lex.kind(stem(page, page.tokens[i].text)) & {"attack"}
            for i in near[:3]
        )
    if "blame" in flags:
        return any(page.lex.kind(page.tokens[i].text) & {"blame", "responsibility"} for i in near)
    if "describes" in flags:
        return any(
            page.tokens[i].text.startswith(BY) for i in range(at + 1, min(scope.stop, at + 25))
        )
    if "rejects" in flags:
        return any(_denied(page, i) for i in near[:4])
    return True


def _denied(page: Article, i: int) -> bool:
    """Whether token `i` is an accusation, a rumour or the like, with or without its article."""
    text = page.tokens[i].text
    return bool((page.lex.kind(text) | page.lex.kind(stem(page, text))) & {"accusation"})


def content_at(scope: Scope, i: int, takes: frozenset[str]) -> bool:
    """Whether what is said begins at token `i`, so that no subject stands there."""
    if i >= scope.stop:
        return True
    page = scope.page
    if page.is_(i, "complementiser") or page.tokens[i].text == ":":
        return True
    if i in page.quotes:
        return is_speech(page, i, page.quotes[i], scope.stop)
    if page.is_(i, "question"):
        return True
    if not contents.starts_with(page, i, takes):
        return False
    clause = contents.find_start(page, i, scope.stop, takes) if "that" in takes else None
    return not _led_twice(page, i, clause)
