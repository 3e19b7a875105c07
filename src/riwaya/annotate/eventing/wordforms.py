"""The forms in which the words of the tables are met."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.annotate.counting.rows import PersonRow
from riwaya.annotate.eventing.rows import (
    LightRow,
    ObjectControlRow,
    TriggerRow,
    Verb,
    VerbRow,
)
from riwaya.annotate.eventing.triggerrows import TriggerRows
from riwaya.language.affixes import (
    ALEF,
    ALEF_MAQSURA,
    AND,
    ARTICLE,
    DUAL,
    DUAL_WOMEN,
    DUAL_WOMEN_OBLIQUE,
    HA,
    HAMZA,
    MEN,
    MEN_OBLIQUE,
    TA_MARBUTA,
    WOMEN,
    YA,
)
from riwaya.language.verbs import forms
from riwaya.language.view import fold
from riwaya.resources.organisations import Head
from riwaya.resources.pack import Pack
from riwaya.resources.people import Title

_NO_ALEF = (TA_MARBUTA, ALEF, ALEF_MAQSURA, HAMZA, WOMEN)


def indefinite(word: str) -> Iterator[str]:
    """The accusative with alef of a word that may stand without the article («إعلاميا»)."""
    if " " not in word and not word.startswith(ARTICLE) and not word.endswith(_NO_ALEF):
        yield word + ALEF


def known_nouns(pack: Pack, triggers: tuple[TriggerRow, ...]) -> Iterator[str]:
    """Nouns that may be met with «و», «بـ» or «لـ» joined to them."""
    for title in pack.rows("people", "titles", Title):
        yield fold(title.title)
    for head in pack.rows("organisations", "heads", Head):
        yield fold(head.head)
    for person in pack.rows("figures", "persons", PersonRow):
        for word in (person.noun, *person.plurals):
            yield fold(word)
    for trigger in triggers:
        if trigger.part == "noun":
            for word in (trigger.trigger, *trigger.plurals):
                yield fold(word)


def participles(accusative: str) -> Iterator[str]:
    """«مؤكدا», «مؤكدة», «مؤكدين», with «و» before them too."""
    stem = accusative.removesuffix(ALEF)
    for form in (accusative, stem + HA, stem + MEN_OBLIQUE):
        yield form
        yield AND + form


def adjective_forms(word: str) -> Iterator[str]:
    yield word
    yield word + TA_MARBUTA
    yield word + ALEF
    yield word + WOMEN
    yield word + MEN_OBLIQUE
    yield word + DUAL
    yield word + DUAL_WOMEN
    yield word + DUAL_WOMEN_OBLIQUE
    if word.endswith(YA):
        yield word + MEN


def verb_forms(pack: Pack, *, unsure: bool) -> Iterator[tuple[str, Verb]]:
    """The forms of all known verbs: those that are plainly verbs, or those that their place makes verbs or nouns."""
    for row in pack.rows("events", "verbs", VerbRow):
        for form in forms(row.past, row.present):
            noun = form.text in (row.past, row.past + ALEF) and row.also == "noun"
            if noun is unsure:
                yield form.text, Verb(form.aspect, row.kind, form.gender, form.number)
    if not unsure:
        told = {row.past for row in pack.rows("events", "verbs", VerbRow)}
        for orders in pack.rows("events", "object_control", ObjectControlRow):
            if orders.past not in told:
                for form in forms(orders.past, orders.present):
                    yield form.text, Verb(form.aspect, "", form.gender, form.number)
        for light in pack.rows("events", "light_verbs", LightRow):
            for form in forms(light.past, light.present):
                yield form.text, Verb(form.aspect, "", form.gender, form.number)
    for trigger in pack.get(TriggerRows).rows:
        if trigger.part == "verb" and trigger.present:
            for form in forms(trigger.trigger, trigger.present):
                noun = form.text == trigger.trigger and form.aspect == "past"
                if noun is unsure:
                    yield form.text, Verb(form.aspect, "", form.gender, form.number)
