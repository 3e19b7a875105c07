"""Every written form of the triggers: verbs conjugated, nouns with their plurals, accusatives and articles."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from riwaya.annotate.eventing.context import context
from riwaya.annotate.eventing.rows import Frame, FrameRow, Trigger, TriggerRow
from riwaya.language.affixes import ALEF, ALEF_MAQSURA, ARTICLE, DUALS, HAMZA, TA, TA_MARBUTA, WOMEN
from riwaya.language.verbs import VerbForm, forms
from riwaya.language.view import fold

_NO_ALEF = (TA_MARBUTA, ALEF_MAQSURA, HAMZA, WOMEN)
_NO_DUAL = (TA_MARBUTA, ALEF_MAQSURA, HAMZA)
_NO_CONSTRUCT = (WOMEN, ALEF_MAQSURA)

_PAIR = 2
#: Letters of the longest particle («على», «إلى»), which takes no article.
_PARTICLE = 3
_NEEDS = frozenset(("place", "party", "people", "party+place", "arms"))


def frame(row: FrameRow) -> Frame:
    """A row of `frames.tsv` with its links split."""
    links: dict[str, str] = {}
    for link in row.links:
        word, _, role = link.partition("=")
        links[fold(word.strip())] = role.strip()
    return Frame(row.frame, row.subject, row.object, row.of, links)


def compiled(
    rows: tuple[TriggerRow, ...], frames: dict[str, Frame]
) -> Iterator[tuple[str, Trigger]]:
    """Each written form with what it tells; `frames` by their names."""
    for row in rows:
        base = Trigger(
            row.trigger,
            row.type,
            row.part,
            frames[row.frame],
            context(n for n in row.needs if n not in _NEEDS),
            context(row.unless),
            place="place" in row.needs or "party+place" in row.needs,
            party="party" in row.needs or "party+place" in row.needs,
            people="people" in row.needs,
            arms="arms" in row.needs,
        )
        if row.part == "verb" and row.present:
            for form in forms(row.trigger, row.present):
                short = _is_short(form, row.present)
                kind = msgspec.structs.replace(
                    base, aspect=form.aspect, number=form.number, jussive=short
                )
                yield form.text, kind
        elif row.part == "verb":
            yield row.trigger, msgspec.structs.replace(base, aspect="past")
        else:
            yield row.trigger, base
            if row.part == "noun" and not row.trigger.endswith(_NO_DUAL):
                for accusative in _accusative(row.trigger):
                    yield accusative, base
            if " " in row.trigger and not row.trigger.startswith(ARTICLE):
                if row.part == "noun":
                    yield _defined(row.trigger), base
                for known in _known_last(row.trigger):
                    yield known, base
            for plural in row.plurals:
                many = msgspec.structs.replace(base, plural=True)
                yield plural, many
                if " " in plural:
                    yield _defined(plural), many
                    for known in _known_last(plural):
                        yield known, many
            if row.part == "noun" and not row.trigger.endswith(_NO_CONSTRUCT):
                for two in _duals(row.trigger):
                    yield two, msgspec.structs.replace(base, plural=True)


def _is_short(form: VerbForm, present: str) -> bool:
    """Whether a form has lost its last weak letter («لم يعتد»)."""
    return form.number == "s" and form.aspect != "past" and form.text.endswith(present[1:-1])


def _accusative(noun: str) -> Iterator[str]:
    """«هجوما مسلحا»: the indefinite accusative of every word that takes an alef."""
    words = noun.split(" ")
    yield " ".join(w if w.endswith(_NO_ALEF) else w + ALEF for w in words)


def _defined(noun: str) -> str:
    """«الهجوم المسلح» of «هجوم مسلح»; «حادث المرور» is found as a phrase where tables have it."""
    return " ".join(ARTICLE + w for w in noun.split(" "))


def _known_last(phrase: str) -> Iterator[str]:
    """«حادث السير» of «حادث سير», «إطلاق القذائف» of «إطلاق قذائف»: the article on the governed word alone."""
    words = phrase.split(" ")
    if len(words) == _PAIR and len(words[1]) > _PARTICLE and not words[1].startswith(ARTICLE):
        yield f"{words[0]} {ARTICLE}{words[1]}"


def _duals(noun: str) -> Iterator[str]:
    """«هجومين», «غارتان جويتان», «عمليتي اغتيال»: two of them, in both cases; of a phrase with its article too."""
    words = noun.split(" ")
    for ending in DUALS:
        two = " ".join(_stem(word) + ending for word in words)
        yield two
        if len(words) > 1:
            yield _defined(two)
            yield " ".join((_stem(words[0]) + ending[0], *words[1:]))


def _stem(word: str) -> str:
    return word[:-1] + TA if word.endswith(TA_MARBUTA) else word
