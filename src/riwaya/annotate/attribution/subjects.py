"""The subject of a reporting verb: after it, before it, or the noun that a relative clause describes."""

from __future__ import annotations

import msgspec

from riwaya.annotate.attribution import contents
from riwaya.annotate.attribution.agreement import fits_relative
from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.contents import Start
from riwaya.annotate.attribution.cue import Cue
from riwaya.annotate.attribution.lexicon import NOT_PREPOSITIONS, Form
from riwaya.annotate.attribution.no_subjects import (
    circumstantial,
    disagrees,
    led_by,
    own_words,
    pointing,
)
from riwaya.annotate.attribution.pagewords import bare_end
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.phrases import read_phrase
from riwaya.annotate.attribution.scope import Scope
from riwaya.annotate.attribution.voices import stems_of
from riwaya.language.affixes import (
    ABOUT,
    ALEF,
    AND,
    ARTICLE,
    BY,
    DUAL,
    LIKE,
    MEN,
    MEN_OBLIQUE,
    NUN,
    OF,
    OF_THIRD_OR_BOTH,
    TA_MARBUTA,
    TO_THE,
    TOWARDS,
    WAW,
    YA,
)
from riwaya.language.marks import COMMAS
from riwaya.language.view import fold

_NO_SUBJECT = (BY, LIKE)
_MEN = (MEN, WAW)
_AND_MEN = AND + ARTICLE

#: classes of words that are nouns all the same
_NOUN_KINDS = frozenset(
    (
        "speech-noun",
        "matter",
        "time-unit",
        "platform",
        "adjective",
        "honorific",
        "accusation",
        "attack",
        "style",
        "when",
        "picture",
        "news",
    )
)
_MOST_BACK = 30


def subject_after(scope: Scope, i: int, form: Form, takes: frozenset[str]) -> Phrase | None:
    """The noun phrase at `i` where it is the subject, and not what is said or who is addressed."""
    page = scope.page
    if form.number == "p":
        # «أعلنوا إضرابا»: a verb before its subject stands in the singular
        return None
    clause = contents.find_start(page, i, scope.stop, takes)
    stop = clause.at if clause is not None else scope.stop
    if i < scope.stop and page.is_(i, "honour"):
        return Phrase(i, i + 1, i + 1, definite=True)
    if clause is not None and i in page.names and page.name_prefix(i)[-1:] in _NO_SUBJECT:
        return Phrase(i, i + 1, i + 1, guessed=i)
    if page.governed(i) or circumstantial(scope, i) or pointing(scope, i, takes):
        return None
    if _no_noun(scope, i):
        return None
    led = contents.find_preposition(page, i, stop, takes) > i
    guess = clause is not None or led
    phrase = read_phrase(page, i, stop, _barred(form, takes), guess=guess)
    if phrase is None or own_words(page, phrase, form) or _beside(page, phrase, i, clause):
        return None
    if "object" in takes and (
        led_by(page, phrase, form) or (phrase.first == i and disagrees(page, phrase, form))
    ):
        return None
    if {"object", "masdar"} & takes and _is_object(scope, phrase, form, clause):
        return None
    unknown = phrase.source is None and phrase.name is None and not phrase.definite
    unknown = unknown and not nominative(page, phrase.first)
    return None if unknown and (clause is None or page.possessed(phrase.first)) else phrase


def _barred(form: Form, takes: frozenset[str]) -> frozenset[str]:
    """What may follow the subject without being part of it: prepositions, `object` and `people`."""
    barred: frozenset[str] = takes - (NOT_PREPOSITIONS - {"object"})
    if "masdar" in takes:
        barred |= {"object"}
    asserts = form.verb.stance in ("assert", "deny", "predict", "promise")
    if form.flagged("describes") or not asserts:
        barred |= {"people"}
    if form.flagged("relay"):
        barred |= {ABOUT, TOWARDS, OF} if form.flagged("origin-from") else {ABOUT, TOWARDS}
    return barred


def _no_noun(scope: Scope, i: int) -> bool:
    """Whether a verb, a clause of circumstance or whom it is said to stands at token `i`."""
    page = scope.page
    if page.is_(i, "who-is") or page.is_(i, "saying"):
        # «ويضيف، وهو يسجد: ...»
        return True
    if i >= scope.stop:
        return False
    # «واختتم أمس واستهدف ...», «فيقول للداخل إنه»
    whom = page.tokens[i].text.startswith(TO_THE) and page.definite(i)
    return whom or page.joined_verb(i)


def _beside(page: Article, phrase: Phrase, i: int, clause: Start | None) -> bool:
    """Whether a phrase behind a verb at token `i` is no subject: who was accused, how it was said, an object."""
    if page.tokens[i].kind == "number" and clause is None:
        # «واتهم 3 أشخاص بـ»: were accused
        return True
    if phrase.source is not None or phrase.first in page.names:
        return False
    manner = phrase.first == i and page.tokens[i].text[:1] == BY
    if manner and bare_end(page.tokens[i].raw) == TA_MARBUTA:
        # «يقول بصفاقة»
        return True
    # «خلال ورشة نظمها المركز»: a verb with its object
    return phrase.name is not None and page.possessed(phrase.first)


def _is_object(scope: Scope, phrase: Phrase, form: Form, clause: Start | None) -> bool:
    """Whether the noun after the verb is what is said or who is addressed, the subject unspoken."""
    page = scope.page
    token = page.tokens[phrase.first]
    willed = token.text in page.lex.attitudes and phrase.first not in page.names
    if willed and phrase.source is None:
        # «أبرز حرص الرئيس ... على»
        return True
    if phrase.name is not None and phrase.name.type == "PER":
        return False
    close = page.quotes.get(phrase.first, -1)
    if close == phrase.first + 2 and scope.people.family(page.tokens[close - 1].text) is not None:
        # «واتهم "العمري" الحكومة»
        return False
    if page.is_(phrase.first, "latter"):
        # «أعلن الأخير عن», not «تنكر الأخير لوعده»
        return (bare_end(token.raw) == TA_MARBUTA) != (form.gender == "f")
    if nominative(page, phrase.first):
        return False
    joined = range(phrase.first + 1, phrase.last)
    if any(
        page.tokens[k].text.startswith(_AND_MEN) and page.tokens[k].raw.endswith(MEN_OBLIQUE)
        for k in joined
    ):
        # «ودعت وسائل الإعلام والمواطنين إلى ...»: a plural that no subject can be
        return True
    if form.joined and _accusative_alef(page, phrase.first):
        return True
    if page.possessed(phrase.first) and phrase.source is None:
        return True
    if (token.tanwin or token.raw.endswith(MEN_OBLIQUE)) and phrase.first not in page.names:
        return True
    if phrase.source is not None and token.text + NUN in {fold(f) for f in phrase.source.forms}:
        # «موظفي الفرع»: a plural that no subject can be
        return True
    if phrase.source is not None and token.text.endswith(YA) and token.text != phrase.source.noun:
        return not token.text.startswith(ARTICLE) and form.gender == "f"
    if phrase.name is None and phrase.source is None:
        stems = stems_of(page, phrase.first, phrase.last)
        if phrase.definite and scope.voices.described(stems, None, "-") is not None:
            return False
        near = clause is not None and clause.at - phrase.last < 3
        return not (near or (phrase.guessed >= 0 and clause is not None))
    return False


def nominative(page: Article, i: int) -> bool:
    """«منظمو المظاهرات», «منظمون»: a plural that only a subject can be."""
    text = page.tokens[i].text
    dual = (
        text.endswith(DUAL)
        and i + 1 < len(page.tokens)
        and page.definite(i)
        and page.definite(i + 1)
    )
    if dual and len(text) > 5 and page.tokens[i + 1].text.endswith(DUAL):
        # «الفريقان الخاسران»
        return True
    return len(text) > 4 and i not in page.names and text.endswith(_MEN)


def _accusative_alef(page: Article, i: int) -> bool:
    """«أطرافا»: an indefinite noun in the accusative, whose mark pages leave out."""
    text = page.tokens[i].text
    plain = i not in page.names and not page.definite(i)
    return plain and len(text) > 4 and text.endswith(ALEF) and page.tokens[i].raw.endswith(ALEF)


def antecedent(scope: Scope, cue: Cue, form: Form) -> Phrase | None:
    """The noun that a relative clause describes, where the verb agrees with the pronoun."""
    page = scope.page
    relative = cue.first - 1
    while relative > scope.first and page.is_(relative, "already"):
        relative -= 1
    if relative <= scope.first or not page.is_(relative, "relative"):
        return None
    about = cue.last < scope.stop and page.is_(cue.last, "complementiser")
    about = about and page.tokens[cue.last].text.endswith(OF_THIRD_OR_BOTH)
    if about and any(d.first <= cue.first < d.last for d in scope.drafts):
        # «قال الجيش إن الغارة استهدفت فلانا، الذي قال إنه ...»: the army says so of him
        return None
    feminine = page.is_(relative, "relative-f")
    if feminine != (form.gender == "f"):
        return None
    best: Phrase | None = None
    end = relative - 1 if page.tokens[relative - 1].text in COMMAS else relative
    for start in range(end - 1, max(scope.first - 1, end - 8), -1):
        if page.is_(start, "presided"):
            # «وفدا برئاسة النقيب سالم الذي قال»
            break
        if start in page.inside and start not in page.names:
            continue
        phrase = read_phrase(page, start, end)
        if phrase is not None and not fits_relative(page, phrase, relative):
            # «عملية الحزب التي تهدد بـ»: not the party
            if best is not None and best.source is None and best.name is None:
                best = None
            continue
        lone = start == end - 1 and form.aspect == "past" and not form.flagged("weak")
        if phrase is not None and phrase.last == end and (may_speak(scope, phrase) or lone):
            best = phrase
    return None if best is None else msgspec.structs.replace(best, described=True)


def described(scope: Scope, cue: Cue, form: Form) -> Phrase | None:
    """The source that a relative clause without pronoun describes: «مصدر أمني أكد له أن ...»."""
    page = scope.page
    guessed = form.flagged("opinion") and form.aspect == "present"
    if form.joined or guessed or not after_noun(scope, cue):
        # «مهاجرا يعتقد أنهم غرقوا»: nobody in particular thinks so
        return None
    best: Phrase | None = None
    for start in range(cue.first - 1, max(scope.first - 1, cue.first - 9), -1):
        row = page.source(start)
        if row is None or row.kind in ("document", "statement", "none") or page.definite(start):
            continue
        phrase = read_phrase(page, start, cue.first)
        known = phrase is not None and phrase.specific and row.kind == "institution"
        if phrase is not None and phrase.last == cue.first and not known:
            best = phrase
    return best


def after_noun(scope: Scope, cue: Cue) -> bool:
    """Whether a plain noun stands right before the verb, so that it describes that noun."""
    if cue.first <= scope.first:
        return False
    before = scope.page.tokens[cue.first - 1]
    kinds = scope.page.lex.kind(before.text)
    return before.kind == "word" and kinds <= _NOUN_KINDS


def may_judge(scope: Scope, phrase: Phrase | None) -> bool:
    """Whether somebody is named who holds an opinion («تعتبر المدينة معقلا» names nobody)."""
    if phrase is None:
        return False
    if phrase.source is not None and (
        phrase.source.titled or phrase.source.kind in ("institution", "crowd")
    ):
        return True
    return phrase.name is not None and phrase.name.type != "LOC"


def may_speak(scope: Scope, phrase: Phrase) -> bool:
    """Whether the phrase names or describes somebody who can speak."""
    if phrase.source is not None or phrase.first in scope.page.names:
        return True
    named = phrase.name is not None and (
        phrase.name.type == "PER" or phrase.first in scope.page.quotes
    )
    return named and (phrase.definite or phrase.first in scope.page.quotes)
