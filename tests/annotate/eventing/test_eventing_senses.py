"""What a word means in its page: themes of sentences, one sense of a noun, what a definite noun takes up."""

import pytest
from event_pages import read_sentence

from riwaya.annotate.eventing.context import context
from riwaya.annotate.eventing.senses import Senses
from riwaya.annotate.reading import Reading
from riwaya.evaluate.cases import sentence


def told(text: str) -> list[tuple[str, str]]:
    document = read_sentence(text)
    return [(e.type, document.quote(e.trigger)) for e in document.events]


def test_a_noun_taken_up_means_what_it_meant_before() -> None:
    burst = "رصد العلماء انفجارا على سطح الشمس. وقال المرصد إن الانفجار استمر دقائق."
    assert told(burst) == []
    assert [t for _, t in told("وقع انفجار قرب السوق. وقال شهود إن الانفجار كان قويا.")] == [
        "انفجار",
        "الانفجار",
    ]


def test_a_noun_that_says_anew_whom_it_hits_is_an_event() -> None:
    text = "ندد النائب بالاعتداءات اللفظية. وقال إن الاعتداء على الحارس وقع أمس."
    assert ("attack", "الاعتداء") in told(text)


def test_a_definite_noun_takes_up_a_phrase_that_it_heads() -> None:
    text = "اندلع نزاع عشائري في القضاء. وقال شهود إن النزاع بدأ ليلا."
    assert ("clash", "النزاع") in told(text)
    assert told("يقول الكاتب إن النزاع على الميراث قديم.") == []


def test_an_object_stands_behind_its_doer() -> None:
    assert ("attack", "فتح") in told("فتح ثلاثة مسلحين في القرية النار على المارة.")
    assert ("attack", "فتح") not in told("فتح ثلاثة محققين، بعد النار في المتجر، محضرا.")


def test_senses_are_of_a_type() -> None:
    senses = Senses()
    senses.event("نزاع عشائري", "clash")
    assert senses.known("نزاع", "clash")
    assert not senses.known("نزاع", "trial")
    senses.otherwise("قمة")
    senses.event("قمة", "meeting")
    assert senses.lost("قمة")
    assert not senses.known("قمة", "meeting")


def test_what_told_of_an_event_first_is_not_lost() -> None:
    senses = Senses()
    senses.event("هجوم", "attack")
    senses.otherwise("هجوم")
    assert not senses.lost("هجوم")


def test_animals_and_networks_are_no_attackers() -> None:
    assert told("هاجم تمساح صيادا على ضفة النهر.") == []
    assert told("استهدف هاكرز خوادم الشركة في هجوم واسع.") == []
    assert ("attack", "هاجم") in told("هاجم مسلحون مركزا للشرطة.")


def test_few_words_of_sport_are_enough_where_the_page_has_many() -> None:
    page = "فاز المنتخب في الدوري. قال المدرب إن لقاء الأحد صعب."
    assert told(page) == []
    assert ("meeting", "لقاء") in told("قال المدرب إن لقاء الوزير كان مثمرا.")


def test_a_word_asked_for_stands_in_the_accusative_too() -> None:
    tokens = Reading(sentence("فجر الجيش بعد ساعات منزلا في القرية", "")).tokens
    near = context(["منزل"])
    assert near.met(tokens, (0, len(tokens)), (0, 1))
    assert not context(["مدرسة"]).met(tokens, (0, len(tokens)), (0, 1))


@pytest.mark.parametrize("form", ["مركبان", "بمركبين", "مركبهم", "حافلتها", "وحافلتين"])
def test_a_word_asked_for_is_met_as_a_pair_and_with_a_pronoun(form: str) -> None:
    tokens = Reading(sentence(f"انقلب صباح الأحد {form} قرب الساحل", "")).tokens
    assert context(["مركب", "حافلة"]).met(tokens, (0, len(tokens)), (0, 1))


def test_two_words_are_asked_for_one_right_behind_the_other() -> None:
    asked = context(["~أمام القاضي"])
    for text, met in (("مثل الوزير أمس أمام القاضي", True), ("وقف القاضي أمس أمام الباب", False)):
        tokens = Reading(sentence(text, "")).tokens
        assert asked.met(tokens, (0, len(tokens)), (0, 1)) is met


def test_aircraft_brought_down_are_no_strike_from_the_air() -> None:
    assert told("أسقط الجيش السوداني ثلاث مسيرات قرب الأبيض.") == [("attack", "أسقط")]
    assert told("قصفت ثلاث مسيرات مقر الجيش قرب الأبيض.") == [("airstrike", "قصفت")]


def test_words_behind_tell_and_words_before_do_not() -> None:
    tokens = Reading(sentence("قاعة الاجتماع الكبرى", "")).tokens
    bounds, at = (0, len(tokens)), (1, 2)
    assert context(["-قاعة"]).met(tokens, bounds, at)
    assert not context(["-قاعة"]).tells(tokens, bounds, at)
    assert context(["+الكبرى"]).tells(tokens, bounds, at)
