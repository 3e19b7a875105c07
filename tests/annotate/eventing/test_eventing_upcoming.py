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


def test_a_title_in_the_present_is_as_its_lead_tells_it():
    planned = read(
        "المجلس يعقد جلسة طارئة", DAY, "يعقد المجلس اليوم الأربعاء جلسة طارئة لبحث الأزمة."
    )
    assert status(planned, "جلسة") == status(planned, "جلسة", 2) == "planned"
    held = read("المجلس يعقد جلسة طارئة", DAY, "عقد المجلس أمس الثلاثاء جلسة طارئة لبحث الأزمة.")
    assert status(held, "جلسة") == status(held, "جلسة", 2) == "occurred"


def test_another_event_of_the_day_announces_nothing():
    page = read(
        "جولة الوزير",
        DAY,
        "يقوم الوزير بزيارة إلى القرية بعد اجتماع عقده صباح اليوم الأربعاء.",
    )
    assert status(page, "زيارة") != "planned"
