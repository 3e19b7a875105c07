"""An article whose paragraphs were joined into one line, with gaps between them."""

from riwaya.page import read_page


def test_its_paragraphs_are_no_strip_of_headlines(pack):
    gap = "    "
    text = "\n\n".join(
        (
            "لجنة المياه تبحث خطة السد",
            "سالم علي العمري - متابعة:",
            "الأربعاء 14 مارس 2018",
            gap.join(
                (
                    "بحثت لجنة المياه في المدينة خطة السد الجديد مع مهندسين من ثلاث محافظات.",
                    "وقال رئيس اللجنة إن العمل يبدأ بعد موسم المطر بشهر واحد.",
                    "وأضاف أن كلفة السد تزيد عن عشرة ملايين.",
                    "وحضر اللقاء ممثلون عن أهالي القرى القريبة من المجرى.",
                )
            ),
        )
    )
    page = read_page(text.encode(), "page.txt", pack)
    assert [block.kind for block in page.blocks] == ["title", "byline", "dateline", "body"]
    assert page.published is not None and page.published.value == "2018-03-14"
