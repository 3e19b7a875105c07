"""Who protests, against whom, and who breaks it up against whom."""

from pathlib import Path

import pytest
from event_pages import event_of, read_sentence

from riwaya.annotate.eventing.triggerrows import TriggerRows, alternatives
from riwaya.errors import ResourceError
from riwaya.resources.pack import BUILTIN, Pack

#: Text, the trigger asked about, who acts, who is aimed at.
WHO = [
    ("وفرقت الشرطة المتظاهرين أمام مقر الولاية", "فرقت", {"الشرطة"}, {"المتظاهرين"}),
    ("وفرقت الشرطة المتظاهرين أمام مقر الولاية", "المتظاهرين", {"المتظاهرين"}, set()),
    (
        "استخدم الدرك الغاز المسيل للدموع لتفريق مئات المحتجين",
        "الغاز المسيل",
        {"الدرك"},
        {"مئات المحتجين"},
    ),
    (
        "استخدم الدرك الغاز المسيل للدموع لتفريق مئات المحتجين",
        "تفريق",
        {"الدرك"},
        {"مئات المحتجين"},
    ),
    ("فض الجيش اعتصاما لطلاب الجامعة فجرا", "فض", {"الجيش"}, {"طلاب الجامعة"}),
    ("فض الجيش اعتصاما لطلاب الجامعة فجرا", "اعتصاما", {"طلاب الجامعة"}, set()),
    (
        "تظاهر عمال المناجم في البلدة ففرقتهم الشرطة",
        "فرقتهم",
        {"الشرطة"},
        {"عمال المناجم"},
    ),
    # Those who do something else by way of protest; a quantity by itself; no clause but its own.
    ("قطع أهالي القرية الطريق احتجاجا على العطش", "احتجاجا", {"أهالي القرية"}, set()),
    ("تظاهر الآلاف في العاصمة أمس", "تظاهر", {"الآلاف"}, set()),
    ("أضرم متظاهرون النار في مقر البلدية", "متظاهرون", {"متظاهرون"}, set()),
    ("دخل المعتقلون في إضراب عن الطعام", "إضراب عن الطعام", {"المعتقلون"}, set()),
    ("نفذ صباح أمس، عدد من عمال المصنع، وقفة احتجاجية", "وقفة احتجاجية", {"عمال المصنع"}, set()),
    ("اعتصام مفتوح لعدد من أساتذة الثانوي", "اعتصام مفتوح", {"أساتذة الثانوي"}, set()),
    ("شقيق الشهيد سالم المنفي يدخل في اعتصام", "اعتصام", {"شقيق الشهيد سالم المنفي"}, set()),
    ("تمكنت الشرطة من تفريق تظاهرة في المدينة", "تظاهرة", set(), set()),
    ("أعلنت الوزارة فك اعتصام أمام المصنع", "فك", {"الوزارة"}, {"اعتصام"}),
    ("أعلنت الوزارة فك اعتصام أمام المصنع", "اعتصام", set(), set()),
    ("تفريق محتجين في البلدة واعتقال سبعة منهم", "اعتقال", set(), {"سبعة"}),
    # Whom it is against; whom it is for takes no part.
    ("ردد المتظاهرون هتافات منددة بالحكومة", "المتظاهرون", {"المتظاهرون"}, {"الحكومة"}),
    ("نظم العمال مظاهرة حاشدة تأييدا للحكومة", "مظاهرة", {"العمال"}, set()),
]


@pytest.mark.parametrize(("text", "trigger", "actors", "targets"), WHO)
def test_who_protests_and_against_whom(
    text: str, trigger: str, actors: set[str], targets: set[str]
) -> None:
    event = event_of(read_sentence(text), trigger)
    assert {a.name for a in event.arguments if a.role == "actor"} == actors
    assert {a.name for a in event.arguments if a.role == "target"} == targets


def test_a_dispersal_by_force_is_no_mere_purpose() -> None:
    page = read_sentence("أطلق الدرك قنابل الغاز لتفريق المحتجين")
    assert event_of(page, "تفريق").status == "occurred"
    planned = read_sentence("تستعد الشرطة لتفريق المحتجين")
    assert event_of(planned, "تفريق").status == "planned"


def test_whoever_keeps_protesters_from_something_does_not_deny_them() -> None:
    page = read_sentence("منعت الشرطة المحتجين من رفع لافتات")
    assert event_of(page, "المحتجين").status == "occurred"


def test_what_a_protest_is_against_is_not_where_it_was() -> None:
    event = event_of(read_sentence("ردد المتظاهرون في عمان هتافات معادية لإيران"), "المتظاهرون")
    assert [a.name for a in event.arguments if a.role == "target"] == ["إيران"]
    assert event.place is not None
    assert event.place.name == "عمان"


def test_an_inquiry_is_after_those_whom_it_seeks_not_after_those_arrested() -> None:
    page = read_sentence("تكثف الشرطة أعمال البحث للقبض على العناصر الفارة")
    sought = event_of(page, "أعمال البحث").arguments
    assert {a.name for a in sought if a.role == "target"} == {"العناصر الفارة"}
    page = read_sentence("دعت النقابة إلى فتح تحقيق في إيقاف الصحفي سالم المنفي")
    assert "سالم المنفي" not in {a.name for a in event_of(page, "فتح تحقيق").arguments}


def test_alternatives_are_spelt_out_one_word_at_a_time() -> None:
    assert list(alternatives("قطع/أغلق طريق/جسر")) == [
        "قطع طريق",
        "قطع جسر",
        "أغلق طريق",
        "أغلق جسر",
    ]


def test_a_set_of_words_that_no_table_has_is_a_fault(tmp_path: Path) -> None:
    own = tmp_path / "own" / "events"
    own.mkdir(parents=True)
    (own / "triggers.tsv").write_text(
        "trigger\ttype\tpart\tframe\tneeds\nأقلع\tvisit\tphrase\tdo\t@nowhere\n", encoding="utf-8"
    )
    with pytest.raises(ResourceError, match="no set 'nowhere'"):
        Pack([BUILTIN, tmp_path / "own"]).get(TriggerRows)


def test_a_pack_adds_words_to_a_set(tmp_path: Path) -> None:
    own = tmp_path / "own" / "events"
    own.mkdir(parents=True)
    (own / "contexts.tsv").write_text("name\twords\ncrowd\tثوار\n", encoding="utf-8")
    rows = Pack([BUILTIN, tmp_path / "own"]).get(TriggerRows).rows
    needs = next(r.needs for r in rows if (r.trigger, r.type) == ("فض", "dispersal"))
    assert "ثوار" in needs
