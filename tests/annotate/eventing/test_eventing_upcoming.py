"""What a page told as planned is not done where it is taken up again."""

from event_pages import DAY, event_of, read


def status(page, trigger, nth=1):
    return event_of(page, trigger, nth).status


def test_a_planned_visit_taken_up_is_planned():
    page = read(
        "الوزير يزور القاهرة غدا",
        DAY,
        "يزور وزير الخارجية القاهرة غدا الخميس.",
        "وتأتي الزيارة بعد أسبوعين من إعلان البلدين عودة العلاقات.",
    )
    assert status(page, "الزيارة") == "planned"


def test_a_visit_of_before_is_another():
    page = read(
        "الوزير يزور القاهرة غدا",
        DAY,
        "يزور وزير الخارجية القاهرة غدا الخميس.",
        "وكان الوزير قد قام بزيارة إلى القاهرة في يناير 2018.",
    )
    assert status(page, "زيارة") == "occurred"


def test_a_visit_that_the_page_tells_as_held_is_held():
    page = read(
        "الوزير في القاهرة",
        DAY,
        "زار وزير الخارجية القاهرة أمس الثلاثاء.",
        "وتأتي الزيارة بعد أسبوعين من إعلان البلدين عودة العلاقات.",
    )
    assert status(page, "الزيارة") == "occurred"
