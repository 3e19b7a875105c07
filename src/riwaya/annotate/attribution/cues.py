"""Words that report: where they stand and which of their readings hold."""

from __future__ import annotations

from typing import Literal

import msgspec

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.lexicon import Form

CueKind = Literal["verb", "participle", "saying", "according", "self", "masdar"]

_US = "نا"
#: «من» the preposition is spelt like «من» who, «على» like a name
_WHO = frozenset(("من", "علي"))
_DETACHED = frozenset((",", "،", "؛", ":", "-", "–", "("))


class Cue(msgspec.Struct, frozen=True):
    """Tokens `first`..`last` that report; `source` is where the noun phrase of an «according» begins.

    `form` is the verb's; an «according» with a verb in it («حسب ما أكده») has one too.
    """

    kind: CueKind
    first: int
    last: int
    form: Form | None = None
    source: int = -1


def find_cues(page: Article, first: int, last: int) -> list[Cue]:
    """Cues among tokens `first`..`last` of one sentence, in order, without overlap."""
    out: list[Cue] = []
    i = first
    while i < last:
        cue = _cue(page, i, first, last)
        if cue:
            out.append(cue)
            i = max(cue.last, i + 1)
        else:
            i += 1
    return out


def _cue(page: Article, i: int, first: int, last: int) -> Cue | None:
    text = page.tokens[i].text
    lex = page.lex
    if text in lex.according or text[:1] in "وف":
        found = _according(page, i, last)
        if found:
            return found
    if text in lex.participles:
        found = _participle(page, i, first, last)
        if found:
            return found
    if text in lex.verbs:
        return _verb(page, i, first, last)
    if "saying" in lex.kind(text) and i + 1 < last:
        return _saying(page, i)
    if text in lex.masdars:
        return _masdar(page, i, first, last)
    return None


def _according(page: Article, i: int, last: int) -> Cue | None:
    text = page.tokens[i].text
    rows = page.lex.according.get(text)
    if rows is None:
        rows = page.lex.according.get(text[1:]) if len(text) > 3 and text[0] in "وف" else None
    for rest, kind in rows or ():
        end = i + 1 + len(rest)
        if end >= last + (kind == "saying"):
            continue
        words = [page.tokens[k].text for k in range(i + 1, min(end, last))]
        if kind == "saying" and rest:
            cue = _saying_phrase(page, i, end, rest, words, last)
            if cue:
                return cue
            continue
        if tuple(words) != rest:
            continue
        cue = _with_source(page, i, end, kind, last)
        if cue:
            return cue
    return None


def _saying_phrase(
    page: Article, i: int, end: int, rest: tuple[str, ...], words: list[str], last: int
) -> Cue | None:
    """«على حد قوله», «حسب تعبير الوزير»: the last word bare or with a pronoun."""
    if len(words) != len(rest) or words[:-1] != list(rest[:-1]):
        return None
    if words[-1] == rest[-1]:
        return Cue("according", i, end, None, end) if end < last else None
    stem = rest[-1].removesuffix("ي") if rest[-1].endswith("ي") else rest[-1]
    if words[-1].startswith(stem) and words[-1][len(stem) :].lstrip("ي") in (
        "ه",
        "ها",
        "هم",
        "هما",
    ):
        return Cue("self", i, end)
    return None


def _with_source(page: Article, i: int, end: int, kind: str, last: int) -> Cue | None:
    lex = page.lex
    nxt = page.tokens[end]
    if kind == "verb":
        return _reported_verb(page, i, end, last)
    if kind == "source-l":
        if "what" in lex.kind(nxt.text):
            return _reported_verb(page, i, end + 1, last)
        if not nxt.text.startswith("ل"):
            return None
        return Cue("according", i, end, None, end)
    if "what" in lex.kind(nxt.text):
        return _reported_verb(page, i, end + 1, last)
    if nxt.kind == "mark" and end not in page.quotes:
        return None
    if lex.kind(nxt.text) & {"preposition", "relative", "complementiser"}:
        return None
    return Cue("according", i, end, None, end)


def _reported_verb(page: Article, i: int, at: int, last: int) -> Cue | None:
    """«... ما أكده»: a reporting verb after the phrase, its pronoun joined or after «به»."""
    if at >= last:
        return None
    said = page.reporting(at)
    if not said and page.tokens[at].text.endswith(_US):
        # «أفادنا به»: the page's own reporter told it
        said = page.lex.verbs.get(page.tokens[at].text.removesuffix(_US), ())
    forms = [f for f in said if not f.joined]
    if not forms:
        return None
    end = at + 1
    while end < last and page.is_(end, "pronoun"):
        end += 1
    return Cue("according", i, end, forms[0], end)


def _participle(page: Article, i: int, first: int, last: int) -> Cue | None:
    form = page.lex.participles[page.tokens[i].text]
    if i == first or i + 1 >= last:
        return None
    before = page.tokens[i - 1].text
    if page.is_(i - 1, "not") or page.tokens[i].raw.endswith("ى"):
        return None
    detached = before in _DETACHED or form.joined == "و" or i - 1 in page.closing
    nxt = page.tokens[i + 1]
    marked = "complementiser" in page.lex.kind(nxt.text) or nxt.text in form.verb.takes
    marked = marked or nxt.text == ":" or i + 1 in page.quotes
    if form.gender == "f" and (not (detached or marked) or page.source(i) is not None):
        return None
    if form.number in ("p", "d") and not (detached and marked):
        return None
    if not detached and not marked and page.tokens[i].raw[-1:] not in ("ا", "ً"):
        return None
    return Cue("participle", i, i + 1, form)


def _verb(page: Article, i: int, first: int, last: int) -> Cue | None:
    forms = page.reporting(i)
    usable = [f for f in forms if _holds(page, i, f, first, last)]
    if not usable:
        return None
    best = min(usable, key=lambda f: (bool(f.pronoun), len(f.verb.flags)))
    return Cue("verb", i, i + 1, best)


def _holds(page: Article, i: int, form: Form, first: int, last: int) -> bool:
    """Whether the word can be this verb here, and the verb an act of reporting that took place."""
    token = page.tokens[i]
    before = page.tokens[i - 1].text if i > first else ""
    kinds = page.lex.kind(before) if before else frozenset()
    if form.aspect == "future" or "not-yet" in kinds:
        return False
    if form.aspect != "past" and "past-only" in form.verb.flags:
        return False
    if form.aspect == "present" and token.text.endswith("وا"):
        return False
    if "withheld" in kinds or (i > first and _governed(page, i - 1)):
        return False
    if "so-called" in page.lex.kind(token.text.lstrip("و")) and token.raw.endswith("ى"):
        # «ويدعى»: is called, not «يدعي»
        return False
    if "negation" in kinds and "negatable" not in form.verb.flags:
        return False
    if i in page.inside and not form.joined:
        return False
    if (form.aspect == "past" and _passive(token.raw)) or "\u064b" in token.raw[-2:]:
        return False
    if form.number == "d" and not _follows(page, i + 1, form, last):
        return False
    if form.pronoun and not kinds & {"what", "relative"}:
        addressed = form.verb.stance in ("accuse", "demand", "threaten", "praise", "condemn")
        return "describes" in form.verb.flags or (
            addressed and _clause_initial(page, i, first, form)
        )
    flags = form.verb.flags
    if "preposition" in flags:
        return _not_preposition(page, i, form, first, last)
    if "weak-noun" in flags and form.aspect == "past" and form.gender == "m":
        return _clause_initial(page, i, first, form) and not page.tokens[i].raw.endswith(("ا", "ً"))
    if "weak" in flags:
        return _clause_initial(page, i, first, form) or "relative" in kinds
    return True


def _governed(page: Article, before: int) -> bool:
    """Whether the word before a verb is a preposition, which only a noun follows («على تكرر ...»)."""
    token = page.tokens[before]
    if token.text not in _WHO:
        return page.is_(before, "preposition")
    return token.raw.endswith("ى")


def _follows(page: Article, i: int, form: Form, last: int) -> bool:
    """Whether what the verb takes stands at `i`; duals are spelt like adverbs («حذرا») and need it."""
    if i >= last:
        return False
    text = page.tokens[i].text
    kinds = page.lex.kind(text)
    return text in form.verb.takes or bool(kinds & {"complementiser", "therein", "preposition"})


def _passive(raw: str) -> bool:
    """A damma shows a passive («أُعلن»), whose agent is not named; the active past has none."""
    return "\u064f" in raw[:-2]


def _not_preposition(page: Article, i: int, form: Form, first: int, last: int) -> bool:
    """«بين» and «عبر» are verbs where what the verb takes follows, and the clause begins with them."""
    token = page.tokens[i]
    if form.gender == "f" or form.aspect == "present" or "\u0651" in token.raw:
        return True
    if i + 1 < last and page.is_(i + 1, "complementiser"):
        return True
    if not _clause_initial(page, i, first, form):
        return False
    if not form.joined and i > first and page.is_(i - 1, "adverb"):
        # «علاقة مباشرة بين ...»
        return False
    for k in range(i + 1, min(last, i + 14)):
        text = page.tokens[k].text
        if text in form.verb.takes or ("that" in form.verb.takes and page.is_(k, "complementiser")):
            return True
        if page.reporting(k) or page.tokens[k].text == "و":
            return False
    return False


def _clause_initial(page: Article, i: int, first: int, form: Form) -> bool:
    if i == first or form.joined:
        return True
    before = page.tokens[i - 1]
    if before.kind == "mark":
        return True
    return bool(page.lex.kind(before.text) & {"connector", "adverb", "copula", "complementiser"})


def _saying(page: Article, i: int) -> Cue | None:
    """«قوله إن», «بقولها: »: only where the clause or the quotation follows at once."""
    nxt = i + 1
    if page.is_(nxt, "complementiser") or page.tokens[nxt].text == ":" or nxt in page.quotes:
        return Cue("saying", i, i + 1)
    return None


def _masdar(page: Article, i: int, first: int, last: int) -> Cue | None:
    """«إعلان منظمة الصحة ...»: only «إعلان» and its like with an institution or a person after it."""
    form = page.lex.masdars[page.tokens[i].text]
    if "object" not in form.verb.takes or "عن" not in form.verb.takes or i + 1 >= last:
        return None
    found = page.names.get(i + 1)
    if found is None or found[0].type == "LOC" or page.name_prefix(i + 1):
        return None
    return Cue("masdar", i, i + 1, form)
