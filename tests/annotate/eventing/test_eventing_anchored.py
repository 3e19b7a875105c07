"""Events of which a page says neither who nor where nor when: kinds of things in general."""

from event_pages import read

REPORT = "وقع انفجار في سوق مدينة بنغازي صباح الأحد، وقتل فيه ثلاثة من رجال الشرطة."
FILLING = (
    "ويبقى السؤال الذي يشغل كثيرا من الناس عن معنى العمل في حياتهم، وعن قيمة الوقت الذي يمضي من غير أن "
    "يشعروا به، فالمرء يعيش أيامه كلها وهو يطلب الراحة، فإذا نالها ضجر منها وعاد يطلب غيرها. "
)
MUSINGS = "ولا معنى للحوار من دون ثقة، ولا قيمة للاتفاق من دون إرادة، فكم من هدنة لم تعش. "


def words(*paragraphs: str) -> list[str]:
    document = read(*paragraphs)
    return [document.quote(e.trigger) for e in document.events]


def test_an_article_that_ties_its_deeds_to_nothing_tells_of_none() -> None:
    assert words("عن الوقت", FILLING + MUSINGS + FILLING * 2) == []


def test_the_same_words_are_told_where_the_page_is_short_or_a_report() -> None:
    assert "هدنة" in words("عن الوقت", MUSINGS)
    assert "هدنة" in words("انفجار في بنغازي", REPORT + REPORT + FILLING * 2, MUSINGS)


def test_meetings_in_general_are_no_event_of_a_report() -> None:
    report = f"{REPORT} وقتل أربعة في هجوم على نقطة للجيش في درنة."
    general = "وعرفت الجمعية بالطباعة وحفظ الوثائق والاجتماعات والندوات."
    assert words("انفجار في بنغازي", report, general) == words("انفجار في بنغازي", report)
