"""Words that report: where they stand and which of their readings hold."""

from __future__ import annotations

from typing import Literal

import msgspec

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.cue_verbs import accusative, holds, in_tense
from riwaya.annotate.attribution.lexicon import Form

CueKind = Literal["verb", "participle", "saying", "according", "self", "masdar"]

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
    end = first
    for i in page.reading.words.among(page.lex.cues, first, last):
        if i < end:
            continue
        cue = _cue(page, i, first, last)
        if cue:
            out.append(cue)
            end = cue.last
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
    rest_ = words[-1][len(stem) :].lstrip("ي")
    if words[-1].startswith(stem) and rest_ in page.lex.affixes["pronoun"]:
        return Cue("self", i, end)
    return None


def _with_source(page: Article, i: int, end: int, kind: str, last: int) -> Cue | None:
    lex = page.lex
    nxt = page.tokens[end]
    if kind == "aside" and page.tokens[i - 1].kind != "mark":
        return None
    if kind in ("verb", "aside"):
        return _reported_verb(page, i, end, last)
    if kind == "source-l":
        if "what" in lex.kind(nxt.text):
            return _reported_verb(page, i, end + 1, last)
        if not nxt.text.startswith("ل"):
            return None
        # «وفقا لـ"..."»: the name begins after the letter
        apart = nxt.text == "ل" and end + 1 in page.quotes
        return Cue("according", i, end, None, end + apart)
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
    us = page.lex.affixes["us"][0]
    if not said and page.tokens[at].text.endswith(us):
        # «أفادنا به»: the page's own reporter told it
        said = page.lex.verbs.get(page.tokens[at].text.removesuffix(us), ())
    forms = [f for f in said if not f.joined and in_tense(f)]
    if not forms:
        return None
    end = at + 1
    while end < last and page.is_(end, "pronoun"):
        end += 1
    return Cue("according", i, end, forms[0], end)


def _participle(page: Article, i: int, first: int, last: int) -> Cue | None:
    form = page.lex.participles[page.tokens[i].text]
    if i + 1 >= last or (i == first and not (_after_dots(page, i) or _after_stop(page, i, form))):
        return None
    before = page.tokens[i - 1].text
    if page.tokens[i - 1].kind == "number":
        # «46 متهما»
        return None
    if page.is_(i - 1, "there"):
        # «هناك مقترحا»
        return None
    if page.is_(i - 1, "not") or page.is_(i - 1, "negation") or page.tokens[i].raw.endswith("ى"):
        return None
    detached = (
        i == first
        or before in _DETACHED
        or _after_dots(page, i)
        or form.joined == "و"
        or i - 1 in page.closing
    )
    nxt = page.tokens[i + 1]
    marked = "complementiser" in page.lex.kind(nxt.text) or nxt.text in form.verb.takes
    marked = marked or nxt.text == ":" or i + 1 in page.quotes
    if form.gender == "f" and page.tokens[i].raw.endswith("ه") and not marked:
        # «ومقره»: a noun with its pronoun
        return None
    if form.gender == "f" and (not (detached or marked) or not _no_title(page, i, before)):
        return None
    if form.verb.participle.startswith("آ") and page.tokens[i].raw.lstrip("و").startswith("أ"):
        # «أملا في ...»: a noun
        return None
    if i + 1 in page.closing or nxt.text == ")":
        # «(خاتمة)»
        return None
    if form.gender == "f" and "relay" in form.verb.flags and not marked:
        # «دبابات وناقلة جنود»
        return None
    if form.number in ("p", "d") and not (detached and marked):
        return None
    if not detached and not marked and not accusative(page.tokens[i]):
        return None
    if not detached and not marked and _accusative(page, i + 1):
        return None
    return Cue("participle", i, i + 1, form)


def _accusative(page: Article, i: int) -> bool:
    """«منحهم مبررا إضافيا»: an adjective in the accusative after a noun that is spelt like a participle."""
    token = page.tokens[i]
    return (
        token.kind == "word"
        and len(token.text) > 3
        and token.text.endswith("ا")
        and accusative(token)
        and i not in page.names
        and not (page.definite(i) or page.possessed(i) or token.text[0] == "و")
    )


def _after_stop(page: Article, i: int, form: Form) -> bool:
    """«. موضحا أن ...»: newspapers end the sentence before a participle that goes on with it."""
    nxt = page.tokens[i + 1]
    led = page.is_(i + 1, "complementiser") or (
        nxt.text in form.verb.takes and page.is_(i + 2, "complementiser")
    )
    title = page.lex.source(page.tokens[i].text) is not None
    return led and page.tokens[i].raw[-1:] in ("ا", "ة") and not title


def _after_dots(page: Article, i: int) -> bool:
    """«... البشعة .. معلنة تضامنها»: two dots stand for a comma."""
    if i < 2 or page.tokens[i].raw[-1:] not in ("ا", "ة"):
        return False
    return page.tokens[i - 1].text in ("..", "…") or (
        page.tokens[i - 1].text == page.tokens[i - 2].text == "."
    )


def _no_title(page: Article, i: int, before: str) -> bool:
    """Whether a feminine participle is none of the nouns of persons spelt like it («، داعية الأطراف إلى»)."""
    if page.source(i) is None:
        return True
    found = page.names.get(i + 1)
    return before in _DETACHED and not (found is not None and found[0].type == "PER")


def _verb(page: Article, i: int, first: int, last: int) -> Cue | None:
    forms = page.reporting(i)
    usable = [f for f in forms if holds(page, i, f, first, last)]
    if not usable:
        return None
    best = min(usable, key=_doubt)
    return Cue("verb", i, i + 1, best)


def _doubt(form: Form) -> tuple[bool, bool, int]:
    """The order in which readings of one word are preferred: what is written out, then the plainest."""
    return bool(form.pronoun), "shadda" not in form.verb.flags, len(form.verb.flags)


def _saying(page: Article, i: int) -> Cue | None:
    """«قوله إن», «بقولها: »: only where the clause or the quotation follows at once."""
    nxt = i + 1
    if page.is_(i - 1, "suspends"):
        # «أستطيع القول إن», «يمكن القول إن»
        return None
    if page.is_(nxt, "complementiser") or page.tokens[nxt].text == ":" or nxt in page.quotes:
        return Cue("saying", i, i + 1)
    return None


def _masdar(page: Article, i: int, first: int, last: int) -> Cue | None:
    """«إعلان منظمة الصحة ...», «تأكيد الوزارة أن»: a verbal noun, then who can answer for it.

    Those that govern a noun too are announcements; of the others only a clause is a report.
    """
    form = page.lex.masdars[page.tokens[i].text]
    if i + 1 >= last:
        return None
    found = page.names.get(i + 1)
    named = found is not None and found[0].type != "LOC" and not page.name_prefix(i + 1)
    if "object" in form.verb.takes and "عن" in form.verb.takes:
        row = page.source(i + 1)
        body = row is not None and row.kind in ("institution", "media") and not page.governed(i + 1)
        return Cue("masdar", i, i + 1, form) if named or body else None
    if "that" not in form.verb.takes or form.verb.stance not in ("assert", "deny", "predict"):
        return None
    row = page.source(i + 1)
    speaks = row is not None and row.kind in ("institution", "office") and not page.governed(i + 1)
    if row is not None and row.human and page.definite(i + 1):
        # «قول المحامي إن»
        speaks = page.is_(i + 2, "complementiser")
    return Cue("masdar", i, i + 1, form) if named or speaks else None
