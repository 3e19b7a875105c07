"""Whom a deed befell and who did it, where circumstances, quantities, answers and passives stand between."""

import pytest
from event_pages import event_of, read_sentence

#: Text, the trigger asked about, who acted, whom it befell.
WHO = [
    # «ذلك» by itself ends what hangs on a preposition; before a noun it belongs to that.
    (
        "اعتقلت الشرطة إثر ذلك خمسة من المحتجين",
        "اعتقلت",
        {"الشرطة"},
        {"خمسة من المحتجين"},
    ),
    (
        "خطف مسلحون عددا غير كبير من سكان تلك القرية",
        "خطف",
        {"مسلحون"},
        {"سكان تلك القرية"},
    ),
    # A quantity in the accusative is no subject: that is who did what was told before.
    (
        "أغلق الجيش الطريق مساء أمس، وأوقف عددا من المحتجين",
        "أوقف",
        {"الجيش"},
        {"المحتجين"},
    ),
    # A body of the state that kills is not who is killed, whoever that was.
    ("أعدمت السلطات العراقية الكيميائي المعروف", "أعدمت", {"السلطات العراقية", "العراق"}, set()),
    # People with the body that they are of.
    (
        "فجر عنصر من تنظيم القاعدة نفسه",
        "فجر",
        {"عنصر من تنظيم القاعدة"},
        set(),
    ),
    # Force in answer to force.
    (
        "هاجم مسلحون الحاجز فرد الجيش بإطلاق النار",
        "إطلاق النار",
        {"الجيش"},
        {"مسلحون"},
    ),
    (
        "قصف الجيش البلدة ورد المسلحون بإطلاق صواريخ على القاعدة الجوية",
        "إطلاق صواريخ",
        {"المسلحون"},
        {"القاعدة الجوية"},
    ),
    # What was fired to disperse people befell them; a protest that names nobody is what was dispersed.
    (
        "أطلقت الشرطة الرصاص المطاطي لتفريق مئات المتظاهرين",
        "أطلقت",
        {"الشرطة"},
        {"مئات المتظاهرين"},
    ),
    ("فضت الشرطة بالقوة مسيرة احتجاجية في العاصمة", "فضت", {"الشرطة"}, {"مسيرة احتجاجية"}),
    # «ألقي» is a passive.
    ("الموظفان أُلقي القبض عليهما أمس", "أُلقي القبض", set(), {"الموظفان"}),
    # One of people whom no table knows.
    ("أصيب أحد مسعفات الهلال الأحمر في حريق", "أصيب", set(), {"أحد مسعفات الهلال الأحمر"}),
    # «كمين لعدد من»: for whom it was laid.
    (
        "نصب المتمردون كمينا لعدد من الشاحنات العسكرية",
        "كمينا",
        {"المتمردون"},
        {"عدد من الشاحنات العسكرية"},
    ),
]


@pytest.mark.parametrize(("text", "trigger", "actors", "targets"), WHO, ids=range(len(WHO)))
def test_who_did_it_and_whom_it_befell(
    text: str, trigger: str, actors: set[str], targets: set[str]
) -> None:
    event = event_of(read_sentence(text), trigger)
    assert {a.name for a in event.arguments if a.role == "actor"} == actors
    assert {a.name for a in event.arguments if a.role == "target"} == targets


#: Text, the fight, its sides.
SIDES = [
    ("أصيب شابان خلال مواجهات مع قوات الأمن", "مواجهات", {"شابان", "قوات الأمن"}),
    ("اندلعت مواجهات عقب اقتحام قوات الأمن القرية", "مواجهات", {"قوات الأمن"}),
    ("قتل شخصان في اشتباكات بين قبيلتين", "اشتباكات", {"قبيلتين"}),
]


@pytest.mark.parametrize(("text", "trigger", "sides"), SIDES)
def test_those_harmed_in_a_fight_with_one_side_are_the_other(
    text: str, trigger: str, sides: set[str]
) -> None:
    event = event_of(read_sentence(text), trigger)
    assert {a.name for a in event.arguments if a.role == "participant"} == sides


#: Text, the body named in it.
BODIES = [
    ("أطلقت قوات الأمن النار بكثافة", "قوات الأمن"),
    ("مذكرة تفاهم بين الوزارة والمجلس الأعلى للتعليم العالي", "المجلس الأعلى للتعليم العالي"),
]


@pytest.mark.parametrize(("text", "body"), BODIES)
def test_the_name_of_a_body_ends_before_what_is_no_name(text: str, body: str) -> None:
    document = read_sentence(text)
    assert [document.quote(m.span) for m in document.mentions if m.type == "ORG"] == [body]
