"""Dating by reasoning: the solver, what each kind of evidence gives, honest bounds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.annotate.dating import Anchor, infer_publication, solution
from riwaya.annotate.reading import Reading
from riwaya.annotate.times import STAGE
from riwaya.annotate.timing import solver
from riwaya.annotate.timing.expressions import expressions
from riwaya.annotate.timing.solver import Constraint
from riwaya.evaluate.cases import sentence
from riwaya.model import Block, Document, Publication, Span
from riwaya.page.read import read_record
from riwaya.resources import Pack, builtin
from riwaya.resources.pack import BUILTIN

PACK = builtin()
DAYS = st.dates(solver.FIRST, solver.LAST)


def infer(
    text: str, url: str | None = None, anchors: tuple[Anchor, ...] = ()
) -> Publication | None:
    document = msgspec.structs.replace(sentence(text, ""), url=url)
    return infer_publication(document, Reading(document), PACK, anchors)


@settings(max_examples=150, deadline=None)
@given(DAYS, DAYS)
def test_sets_of_days(a: date, b: date) -> None:
    first, last = min(a, b), max(a, b)
    days = solver.between(first, last)
    assert solver.limits(days) == (first, last)
    assert days.bit_count() == (last - first).days + 1
    assert solver.since(first) & solver.until(last) == days


@settings(max_examples=100, deadline=None)
@given(DAYS)
def test_weekdays_of_days(day: date) -> None:
    one = solver.between(day, day)
    assert one & solver.weekday(day.isoweekday())
    assert not one & solver.weekday(day.isoweekday() % 7 + 1)
    assert one & solver.month(day.month)


def test_what_does_not_fit_is_set_aside() -> None:
    hard = Constraint(solver.between(date(2019, 1, 1), date(2019, 1, 9)), "a", "", 3)
    soft = Constraint(solver.between(date(2020, 1, 1), date(2020, 1, 9)), "b", "", 1)
    solution = solver.solve([soft, hard])
    assert solution.days == hard.days
    assert [c.rule for c in solution.set_aside] == ["b"]
    assert [s.rule for s in solution.steps] == ["a"]


def test_each_step_points_into_the_page() -> None:
    text = "وصل الوفد الاثنين 29 أبريل، وذكر مكتب رئيسة الوزراء البريطانية تيريزا ماي أن المحادثات تقدمت"
    published = infer(text)
    assert published is not None
    assert published.earliest == "2019-04-29" and published.basis == "inferred"
    assert {e.rule for e in published.evidence} == {"yearless-past", "office-holder"}
    quotes = [e.span.of(text) for e in published.evidence if e.span]
    assert sorted(quotes) == ["الاثنين 29 أبريل", "تيريزا ماي"]
    assert all(e.says for e in published.evidence)


def test_a_weekday_alone_stays_open() -> None:
    published = infer("ذكرت الصحيفة اليوم الأحد أن اللقاء تأجل")
    assert published is not None
    assert published.value == "XXXX-WXX-7"
    assert (
        date.fromisoformat(published.latest) - date.fromisoformat(published.earliest)
    ).days > 10000


def test_nothing_to_go_by_gives_nothing() -> None:
    assert infer("تعثرت المفاوضات بين الجانبين") is None


def test_a_neighbour_decides() -> None:
    text = "ذكرت الصحيفة اليوم الأحد أن الوفد وصل مساء الأربعاء الماضي"
    at = text.index("مساء")
    anchor = Anchor(Span(at, at + 5), date(2018, 2, 7), "the same visit elsewhere", "other")
    published = infer(text, anchors=(anchor,))
    assert published is not None
    assert published.value == "2018-02-11"
    assert [e.document for e in published.evidence if e.rule == "neighbour"] == ["other"]


def test_the_address_gives_a_day_or_its_neighbours() -> None:
    published = infer(
        "ذكرت الصحيفة اليوم الأحد أن اللقاء تأجل", url="https://example.org/2018/02/11/a"
    )
    assert published is not None
    assert published.value == "2018-02-11"


@pytest.mark.parametrize(
    ("path", "earliest", "latest"),
    [
        ("2018/02/11/talks", "2018-02-11", "2018-02-11"),
        ("news/2018-2-11-talks.html", "2018-02-11", "2018-02-11"),
        ("news/t20180211_4711.html", "2018-02-11", "2018-02-11"),
        ("2018_02_11/a", "2018-02-11", "2018-02-11"),
        ("2018/02/talks", "2018-02-04", "2018-02-25"),
        ("2018/talks/a", "2017-12-31", "2018-12-30"),
        ("article/20181399/a", "2000-01-02", "2035-12-30"),
    ],
)
def test_addresses_bound_the_date(path: str, earliest: str, latest: str) -> None:
    published = infer("ذكرت الصحيفة اليوم الأحد أن اللقاء تأجل", url=f"https://example.org/{path}")
    assert published is not None
    assert (published.earliest, published.latest) == (earliest, latest)


def test_an_address_of_a_site_is_no_date() -> None:
    published = infer("ذكرت الصحيفة اليوم الأحد أن اللقاء تأجل", url="https://2018.example.org/a/")
    assert published is not None
    assert published.value == "XXXX-WXX-7"


def test_the_day_a_row_was_crawled_bounds_the_date() -> None:
    row = {
        "title": "اللقاء يتأجل",
        "text": "أعلن المتحدث الأربعاء 10 مارس أن اللقاء تأجل. " * 3,
        "crawl_date": "2011-06-01T10:00:00Z",
    }
    document = read_record(b"{}", row, "rows.jsonl#1", PACK)
    assert (document.fetched, document.published) == ("2011-06-01", None)
    done = STAGE(document, Reading(document), PACK)
    assert done.published is not None
    assert done.published.latest <= "2011-06-01"
    assert "fetched" in {e.rule for e in done.published.evidence}
    later = STAGE(msgspec.structs.replace(document, fetched=None), Reading(document), PACK)
    assert later.published is not None and later.published.latest > "2011-06-01"


def test_a_user_adds_office_holders(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "offices.tsv").write_text(
        "person\toffice\tcountry\tsince\tuntil\tname_en\n"
        "مروان الصنهاوي\tعميد بلدية الوادي\tLY\t2016-03-01\t2016-09-30\tMayor of al-Wadi\n",
        encoding="utf-8",
    )
    text = "أكد عميد بلدية الوادي مروان الصنهاوي أن المعبر مفتوح."
    document = sentence(text, "")
    mine = infer_publication(document, Reading(document), Pack([BUILTIN, tmp_path]))
    assert mine is not None
    assert (mine.earliest, mine.latest) == ("2016-03-01", "2016-09-30")
    assert [e.rule for e in mine.evidence] == ["office-holder"]
    assert infer(text) is None


def test_a_user_adds_dated_events(tmp_path: Path) -> None:
    (tmp_path / "dating").mkdir()
    (tmp_path / "dating" / "since.tsv").write_text(
        "phrase\tfirst\nمعركة وادي النخيل\t2019-05-01\n", encoding="utf-8"
    )
    document = sentence("زار الوزير الناجين من معركة وادي النخيل", "")
    mine = infer_publication(document, Reading(document), Pack([BUILTIN, tmp_path]))
    assert mine is not None
    assert mine.earliest == "2019-05-01"


def test_the_stage_dates_the_page_and_resolves_its_times() -> None:
    document = sentence("يبدأ المنتدى اليوم السبت 9 أفريل 2016 ويختتم غدا", "")
    done = STAGE(document, Reading(document), PACK)
    assert done.published is not None and done.published.value == "2016-04-09"
    assert [t.value for t in done.times] == ["2016-04-09", "2016-04-10"]


def test_a_stated_date_is_left_alone() -> None:
    document = sentence("يبدأ المنتدى اليوم السبت 9 أفريل 2016", "2016-04-10")
    assert STAGE(document, Reading(document), PACK).published == document.published


def dated(dateline: str, body: str) -> Document:
    """A page without a date but what its dateline tells."""
    text = f"{dateline}\n{body}"
    blocks = (Block(0, len(dateline), "dateline"), Block(len(dateline) + 1, len(text), "body"))
    return msgspec.structs.replace(sentence(text, ""), text=text, blocks=blocks)


def test_a_dateline_without_a_year_is_the_day_itself() -> None:
    document = dated("الأربعاء 10 مارس", "وصل الوفد إلى المدينة الثلاثاء.")
    done = STAGE(document, Reading(document), PACK)
    assert done.published is not None
    assert done.published.value == "XXXX-03-10"
    assert done.published.evidence[0].days == 5
    assert [t.value for t in done.times] == ["XXXX-03-10", "XXXX-03-09"]
    assert (done.times[1].earliest, done.times[1].latest) == ("2004-03-09", "2032-03-09")


def test_other_evidence_chooses_the_year_of_a_dateline() -> None:
    body = "ذكر مكتب رئيسة الوزراء البريطانية تيريزا ماي أن المحادثات تقدمت."
    document = dated("الخميس 11 أكتوبر", body)
    published = infer_publication(document, Reading(document), PACK)
    assert published is not None and published.value == "2018-10-11"


def test_a_dateline_of_a_weekday_or_a_day_of_the_month() -> None:
    for dateline, rule in (("الخميس", "stated-in-part"), ("الخميس 15", "stated-in-part")):
        document = dated(dateline, "وصل الوفد في 12 مارس 2018 إلى المدينة وسيغادر في 20 مارس 2018.")
        published = infer_publication(document, Reading(document), PACK)
        assert published is not None
        assert published.value == "2018-03-15"
        assert rule in {e.rule for e in published.evidence}


def test_a_page_is_published_before_it_is_fetched() -> None:
    document = dated("الأربعاء 10 مارس", "وصل الوفد إلى المدينة الثلاثاء.")
    reading = Reading(document)
    found = expressions(reading, PACK)
    solved = solution(document, reading, PACK, found, fetched=date(2009, 1, 1))
    assert solver.listed(solved.days) == [date(2004, 3, 10)]


def test_each_step_says_what_it_leaves() -> None:
    published = infer(
        "وصل الوفد الاثنين 29 أبريل، وذكر مكتب رئيسة الوزراء البريطانية تيريزا ماي ذلك"
    )
    assert published is not None
    left = [e.days for e in published.evidence]
    assert left == sorted(left, reverse=True)  # type: ignore[type-var]
    last = published.evidence[-1]
    assert (last.earliest, last.latest) == (published.earliest, published.latest)


def test_a_length_counts_only_from_its_own_beginning() -> None:
    text = (
        "وقع أول هجوم تشهده العاصمة منذ بداية موسم الصيد قبل أسبوعين. "
        "ويعود آخر هجوم في العاصمة إلى 19 أبريل"
    )
    published = infer(text)
    assert published is None or "counted" not in {e.rule for e in published.evidence}
    apart = "غادر الوفد قبل أسبوعين وأعلن المتحدث في بيان له أن معرض الكتاب افتتح في 14 أبريل 2019"
    published = infer(apart)
    assert published is not None
    assert "counted" not in {e.rule for e in published.evidence}
    same = infer(
        "هذه الزيارة هي الثانية منذ أقل من شهر، حيث قام الوزير بزيارة مماثلة في 14 أبريل 2019"
    )
    assert same is not None
    assert "counted" in {e.rule for e in same.evidence}


def test_a_date_written_whole_hangs_on_no_neighbour() -> None:
    text = "وهو أكبر حريق منذ حريق 3 مايو 2001"
    at = text.index("3 مايو 2001")
    anchor = Anchor(Span(at, at + len("3 مايو 2001")), date(2001, 5, 3), "told so")
    published = infer(text, anchors=(anchor,))
    assert published is not None
    assert published.latest == solver.LAST.isoformat()
