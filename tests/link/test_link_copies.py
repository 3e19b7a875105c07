"""Copies and rewrites: what is one, what only sounds like one, and who had it first."""

from __future__ import annotations

from link_pages import PageBuilder
from msgspec.structs import replace

from riwaya.link import link
from riwaya.link.copies import derived
from riwaya.link.passages import overlap
from riwaya.link.sketch import Index
from riwaya.link.words import read
from riwaya.resources import Pack

REPORT = (
    "أعلنت هيئة الموانئ اليمنية وصول ثلاث سفن محملة بالقمح إلى ميناء المكلا بعد توقف دام شهرين. "
    "وقال مدير الميناء سالم باوزير إن عمال الشحن بدأوا تفريغ الحمولة منذ ساعات الفجر الأولى. "
    "وتكفي الكميات الواصلة حاجة ثلاث محافظات مدة أربعين يوما وفق تقديرات وزارة التجارة."
)
CABLE = (
    "بعث الملك برقية تهنئة إلى رئيس {0} بمناسبة ذكرى استقلال بلاده. وأعرب باسمه واسم شعب وحكومة المملكة عن أصدق "
    "التهاني وأطيب التمنيات له بموفور الصحة والسعادة ولشعب {0} الصديق باطراد التقدم والازدهار."
)


def related(pack: Pack, *pages: PageBuilder) -> list[tuple[str, str, str | None]]:
    found = link(tuple(p.build() for p in pages), pack).reliance
    return [(r.document, r.relation, r.source_document) for r in found if r.relation != "cites"]


def test_a_copy_under_another_title_and_spelling(pack: Pack) -> None:
    first = PageBuilder("a", REPORT, day="2017-03-01", title="وصول القمح إلى المكلا")
    again = PageBuilder(
        "b", REPORT.replace("إلى", "الى").replace("أ", "ا"), day="2017-03-02", title="سفن في حضرموت"
    )
    assert related(pack, first, again) == [("b", "copies", "a")]


def test_the_page_that_was_published_first_is_the_source(pack: Pack) -> None:
    later = PageBuilder("a", REPORT, day="2017-03-02")
    first = PageBuilder("b", REPORT, day="2017-03-01")
    assert related(pack, later, first) == [("a", "copies", "b")]


def test_the_credited_outlet_is_the_source(pack: Pack) -> None:
    taker = PageBuilder("a", REPORT, day="2017-03-01", outlet="العربي الجديد").credited(
        "المصدر: رويترز"
    )
    agency = PageBuilder("b", REPORT, day="2017-03-01", outlet="رويترز")
    assert related(pack, taker, agency) == [("a", "copies", "b")]


def test_a_passage_taken_over_is_a_rewrite(pack: Pack) -> None:
    sentence = REPORT.split(". ")[1]
    own = (
        "تشهد أسواق حضرموت نقصا في المواد الأساسية منذ أسابيع. "
        + sentence
        + ". ويشكو سكان من ارتفاع سعر الخبز ومن طوابير تمتد أمام المخابز في أحياء المدينة القديمة كل صباح."
    )
    both = [PageBuilder("a", REPORT, day="2017-03-01"), PageBuilder("b", own, day="2017-03-02")]
    assert related(pack, *both) == [("b", "rewrites", "a")]


def test_other_pages_on_the_subject_are_not_related(pack: Pack) -> None:
    other = (
        "قالت نقابة عمال الشحن في ميناء المكلا إن العمل سيتوقف غدا احتجاجا على تأخر الأجور. "
        "وطالبت النقابة وزارة النقل بفتح باب الحوار قبل نهاية الأسبوع."
    )
    both = [PageBuilder("a", REPORT, day="2017-03-01"), PageBuilder("b", other, day="2017-03-01")]
    assert related(pack, *both) == []


def test_formulas_that_come_back_every_day_are_not_news(pack: Pack) -> None:
    countries = ("المالديف", "تونس", "كولومبيا", "ليبيريا", "الأردن", "عمان", "البيرو", "بيلاروس")
    pages = [
        PageBuilder(f"p{n}", CABLE.format(name), day=f"2015-07-{10 + 2 * n}").build()
        for n, name in enumerate(countries)
    ]
    words = [read(p) for p in pages]
    index = Index(words, [10 + 2 * n for n in range(len(pages))])
    shared = overlap(words[0], words[1])
    assert shared.most > 0.6
    assert index.fresh(words[0], shared) < 0.2
    news = Index(words[:2], [10, 11])
    assert news.fresh(words[0], shared) == 1.0


def test_passages_point_into_both_pages(pack: Pack) -> None:
    a = PageBuilder("a", "مقدمة قصيرة هنا. " + REPORT).build()
    b = PageBuilder("b", REPORT + " خاتمة.").build()
    left, right = read(a), read(b)
    shared = overlap(left, right)
    assert len(shared.passages) == 1
    passage = shared.passages[0]
    assert left.keys[passage.a : passage.a_end] == right.keys[passage.b : passage.b_end]
    assert a.quote(left.span(passage.a, passage.a_end)).startswith("أعلنت هيئة")
    assert shared.turned().in_a == shared.in_b


def test_one_outlet_says_the_next_case_of_a_kind_in_the_same_words() -> None:
    one = read(PageBuilder("a", REPORT, title="وصول القمح").build())
    half = overlap(one, one)
    half = replace(half, in_a=0.5, in_b=0.5)
    assert derived(one, one, half, 0.4)
    assert not derived(one, one, half, 0.4, own=True)
    assert derived(one, one, overlap(one, one), 1.0, own=True)
