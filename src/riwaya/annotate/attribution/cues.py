"""Words that report: where they stand and which of their readings hold."""

from __future__ import annotations

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.cue import Cue
from riwaya.annotate.attribution.cue_participles import participle_cue
from riwaya.annotate.attribution.cue_verbs import holds, in_tense
from riwaya.annotate.attribution.lexicon import Form
from riwaya.language.affixes import (
    ABOUT,
    ARTICLE,
    CONJUNCTIONS,
    OF_THIRD_OR_BOTH,
    OUR,
    TO,
    YA,
)


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
    if text in lex.according or text[:1] in CONJUNCTIONS:
        found = _according(page, i, last)
        if found:
            return found
    if text in lex.participles:
        found = participle_cue(page, i, first, last)
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
        rows = (
            page.lex.according.get(text[1:]) if len(text) > 3 and text[0] in CONJUNCTIONS else None
        )
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
    stem = rest[-1].removesuffix(YA) if rest[-1].endswith(YA) else rest[-1]
    rest_ = words[-1][len(stem) :].lstrip(YA)
    if words[-1].startswith(stem) and rest_ in OF_THIRD_OR_BOTH:
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
        if not nxt.text.startswith(TO):
            return None
        # «وفقا لـ"..."»: the name begins after the letter
        apart = nxt.text == TO and end + 1 in page.quotes
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
    if not said and page.tokens[at].text.endswith(OUR):
        # «أفادنا به»: the page's own reporter told it
        said = page.lex.verbs.get(page.tokens[at].text.removesuffix(OUR), ())
    forms = [f for f in said if not f.joined and in_tense(f)]
    if not forms:
        return None
    end = at + 1
    while end < last and page.is_(end, "pronoun"):
        end += 1
    return Cue("according", i, end, forms[0], end)


def _verb(page: Article, i: int, first: int, last: int) -> Cue | None:
    forms = page.reporting(i)
    usable = [f for f in forms if holds(page, i, f, first, last)]
    if not usable:
        return None
    best = min(usable, key=_doubt)
    return Cue("verb", i, i + 1, best)


def _doubt(form: Form) -> tuple[bool, bool, int]:
    """The order in which readings of one word are preferred: what is written out, then the plainest."""
    return bool(form.pronoun), not form.flagged("shadda"), len(form.verb.flags)


def _saying(page: Article, i: int) -> Cue | None:
    """«قوله إن», «بقولها: »: only where the clause or the quotation follows at once."""
    nxt = i + 1
    before = page.tokens[i - 1]
    noun = before.kind == "word" and not page.lex.kind(before.text) and not page.reporting(i - 1)
    if page.is_(i - 1, "suspends") or (noun and page.tokens[i].text.startswith(ARTICLE)):
        # «أستطيع القول إن», «يمكن القول إن», «خلاصة القول أن»
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
    if "object" in form.verb.takes and ABOUT in form.verb.takes:
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
