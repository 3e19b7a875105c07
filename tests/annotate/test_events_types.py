"""Types of events and their triggers: context, finer codes, codebooks, a user's own types, what settles a type."""

from pathlib import Path

import pytest

from riwaya.annotate.eventing.context import context
from riwaya.annotate.eventing.rows import TypeRow
from riwaya.annotate.eventing.triggerrows import TriggerRows
from riwaya.annotate.eventing.typesets import TypeSets
from riwaya.annotate.eventing.words import EventWords
from riwaya.annotate.pipeline import annotate
from riwaya.annotate.reading import Reading
from riwaya.errors import ResourceError
from riwaya.evaluate.cases import sentence
from riwaya.resources import builtin
from riwaya.resources.pack import BUILTIN, Pack

PACK = builtin()
TYPES = PACK.rows("events", "types", TypeRow)
TRIGGERS = PACK.get(TriggerRows).rows
MODES = tuple(PACK.get(TriggerRows).modes.values())
PLOVER = {
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "ACCUSE",
    "DEMAND",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}
ACLED = {
    "Battles": {
        "Armed clash",
        "Government regains territory",
        "Non-state actor overtakes territory",
    },
    "Protests": {
        "Peaceful protest",
        "Protest with intervention",
        "Excessive force against protesters",
    },
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}


def types_in(text, pack=PACK):
    document = annotate(sentence(text, "2018-03-14"), pack)
    return [(document.quote(e.trigger), e.type) for e in document.events]


def met(words, text, trigger):
    tokens = Reading(sentence(text, "2018-03-14")).tokens
    at = next(k for k, t in enumerate(tokens) if t.text == trigger)
    return context(words).met(tokens, (0, len(tokens)), (at, at + 1))


@pytest.mark.parametrize(
    ("words", "text", "wanted"),
    [
        (("في",), "فتحت النيابة تحقيق عاجل في الحادث", True),
        (("+في",), "فتحت النيابة تحقيق عاجل في الحادث", False),
        (("++في",), "فتحت النيابة تحقيق عاجل في الحادث", True),
        (("-النيابة",), "فتحت النيابة تحقيق عاجل في الحادث", True),
        (("-فتحت",), "فتحت النيابة تحقيق عاجل", False),
        (("--فتحت",), "فتحت النيابة تحقيق عاجل", True),
        (("--فتحت",), "وفتحت النيابة تحقيق عاجل", True),
        (("+عاج*",), "فتحت النيابة تحقيق عاجل", True),
        (("+عاجل",), "فتحت النيابة تحقيق، عاجل", False),
        ((), "فتحت النيابة تحقيق عاجل", False),
    ],
)
def test_a_context_looks_where_its_signs_say(words, text, wanted):
    assert met(words, text, "تحقيق") is wanted


def test_the_codes_are_those_of_the_codebooks():
    for row in (*TYPES, *MODES):
        assert row.plover in PLOVER | {""}, row
        assert (row.acled in ACLED) == bool(row.acled), row
        assert row.acled_sub in ACLED.get(row.acled, {""}), row
        assert not row.cameo or 1 <= int(row.cameo[:2]) <= 20, row
    assert {r.ucdp for r in TYPES} <= {"", "state-based", "non-state", "one-sided"}
    assert all(r.definition for r in TYPES)


def statuses_in(text, pack):
    return [(e.type, e.status) for e in annotate(sentence(text, "2018-03-14"), pack).events]


def test_finer_codes_are_of_words_that_are_triggers():
    known = {r.trigger for r in TRIGGERS}
    assert [r.trigger for r in MODES if r.trigger not in known] == []
    mode = PACK.get(EventWords).mode("خطف")
    assert mode is not None
    assert (mode.plover, mode.mode, mode.cameo) == ("ASSAULT", "abduct", "181")
    assert PACK.get(EventWords).mode("لقاء") is None


def test_a_users_pack_adds_a_type_and_its_triggers(tmp_path: Path):
    own = tmp_path / "own" / "events"
    own.mkdir(parents=True)
    (own / "types.tsv").write_text(
        "type\tlabel_ar\tlabel_en\tdefinition\tgroup\nlaunch\tإطلاق فضائي\tlaunch\tA rocket goes to space.\toffice\n",
        encoding="utf-8",
    )
    (own / "triggers.tsv").write_text(
        "trigger\ttype\tpart\tframe\tneeds\nإطلاق قمر\tlaunch\tphrase\tdo\nأقلع\tlaunch\tphrase\tdo\t+مسبار\n",
        encoding="utf-8",
    )
    pack = Pack([BUILTIN, tmp_path / "own"])
    assert types_in("أعلنت الوكالة إطلاق قمر صناعي", pack) == [("إطلاق قمر", "launch")]
    assert types_in("أقلع مسبار جديد", pack) == [("أقلع", "launch")]
    assert types_in("أقلع عن التدخين", pack) == []
    assert types_in("أعلنت الوكالة إطلاق قمر صناعي") == []


def test_a_users_type_joins_the_rules_of_the_sets_that_it_is_put_in(tmp_path: Path):
    own = tmp_path / "own" / "events"
    own.mkdir(parents=True)
    header = "type\tlabel_ar\tlabel_en\tdefinition\n"
    (own / "types.tsv").write_text(
        f"{header}honour\tتوشيح\thonour\tSomebody is decorated.\n", encoding="utf-8"
    )
    (own / "triggers.tsv").write_text(
        "trigger\ttype\tpart\tframe\nتوشيح\thonour\tnoun\tname\n", encoding="utf-8"
    )
    text = "قرر الرئيس توشيح العالم"
    assert statuses_in(text, Pack([BUILTIN, tmp_path / "own"])) == [("honour", "planned")]
    sets = own / "type_sets.tsv"
    sets.write_text("set\ttypes\nby_word\thonour\n", encoding="utf-8")
    assert statuses_in(text, Pack([BUILTIN, tmp_path / "own"])) == [("honour", "occurred")]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("by_word\thonuor\t", "no type 'honuor'"),
        ("by_word\t\thonours", "no family 'honours'"),
        ("by_wrod\tvisit\t", "no rule asks for this set of types: by_wrod"),
    ],
)
def test_a_set_of_types_that_nothing_knows_is_a_fault(tmp_path: Path, row: str, fault: str):
    own = tmp_path / "own" / "events"
    own.mkdir(parents=True)
    (own / "type_sets.tsv").write_text(f"set\ttypes\tgroups\n{row}\n", encoding="utf-8")
    with pytest.raises(ResourceError, match=fault):
        Pack([BUILTIN, tmp_path / "own"]).get(TypeSets)


def test_a_short_form_of_a_weak_verb_stands_only_after_a_negation():
    assert types_in("لم يلتق الوزير نظيره") == [("يلتق", "meeting")]
    assert types_in("يرد الوزير على نظيره") == []


def test_the_reading_whose_conditions_are_met_goes_before_one_without():
    assert types_in("دهس مستوطن جنديين عمدا") == [("دهس", "attack")]
    assert types_in("دهس قطار عاملين عند المعبر") == [("دهس", "accident")]


def test_fire_from_the_ground_is_no_air_strike():
    text = "قصف المسلحون المدينة بصواريخ باليستية، في حين شن الطيران غارات على مواقعهم"
    assert types_in(text) == [("قصف", "shelling"), ("غارات", "airstrike")]
    assert types_in("قصفت طائرات المدينة")[0][1] == "airstrike"


def test_the_dead_are_of_what_their_own_sentence_tells():
    text = "شنت طائرات غارة على الميناء. لقي ثلاثة مقاتلين مصرعهم في اشتباكات قرب المطار"
    assert {t for _, t in types_in(text) if t != "airstrike"} == {"clash"}


def test_what_is_taken_up_is_the_event_not_its_dead():
    text = "تحطمت طائرة صغيرة وقتل طاقمها. وقع الحادث قرب المطار"
    assert ("الحادث", "accident") in types_in(text)


def test_an_air_strike_elsewhere_flies_no_shells():
    text = "شنت الطائرات غارة على سبها. وفي غات، تعرضت أحياء سكنية لقصف عنيف"
    types = [e.type for e in annotate(sentence(text, "2018-03-14"), PACK).events]
    assert types == ["airstrike", "shelling"]
    again = "شنت الطائرات غارة على سبها. وخلف القصف دمارا واسعا"
    assert {e.type for e in annotate(sentence(again, "2018-03-14"), PACK).events} == {"airstrike"}
