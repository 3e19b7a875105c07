"""Copies and rewrites: what is one, what only sounds like one, and who had it first."""

from __future__ import annotations

from link_pages import PageBuilder
from msgspec.structs import replace

from riwaya.link import link
from riwaya.link.derived import Likeness, likenesses, relation, told
from riwaya.link.passages import overlap
from riwaya.link.sketch import Index
from riwaya.link.texts import compared
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
    half = Likeness(most=0.5, words=40, longest=12, told=0.8, fresh=0.5)
    assert relation(half) == "rewrites"
    assert relation(replace(half, own=True)) is None
    assert relation(Likeness(1.0, 80, 80, 1.0, 1.0, own=True)) == "copies"


def test_what_a_page_is_about_is_looked_for_in_the_whole_of_the_other() -> None:
    report = read(PageBuilder("a", REPORT, title="وصول القمح إلى المكلا").build())
    anew = read(PageBuilder("b", REPORT, title="ثلاث سفن ترسو في الميناء").build())
    other = read(PageBuilder("c", CABLE.format("تونس"), title="برقية تهنئة").build())
    assert told(report, anew) > 0.9
    assert told(report, other) < 0.1


STATEMENT = (
    "توقع إدارة المطار عقد إنشاء مبنى للطيران الخاص مع شركة متخصصة في تشغيل مباني الطيران على أحدث السبل والتقنيات. "
    "ويستغرق تنفيذ المشروع عامين ويضم المبنى ساحة تستوعب عشرات المواقف للطائرات بمختلف الأحجام."
)


def test_a_statement_that_papers_print_for_a_week_is_no_formula() -> None:
    ends = ("أوضح المدير ذلك للصحفيين.", "وكان المطار قد أغلق أمس.")
    pages = [
        read(PageBuilder(f"p{n}", f"{STATEMENT} {end}", title="مبنى للطيران الخاص").build())
        for n, end in enumerate(ends * 3)
    ]
    days = [10, 11, 12, 13, 14, 15]
    texts = compared(pages)
    by_days = texts.index.dated(days).fresh(pages[0], texts.overlaps[(0, 1)])
    found = dict(likenesses(texts, days, lambda i, j: False))
    assert by_days < 0.2
    assert all(relation(like) == "copies" for like in found.values())
    assert len(found) == 15
