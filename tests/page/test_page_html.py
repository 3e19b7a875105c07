"""HTML: view, blocks, head, and pages made to break it."""

import pytest

from riwaya.errors import InputError
from riwaya.page import read_page
from riwaya.resources import builtin

PACK = builtin()
P1 = (
    "قال وزير النقل إن الطريق الجديد الذي يصل بين المدينتين سيفتح أمام السيارات في نهاية هذا الشهر."
)
P2 = "وأضاف الوزير أن الأعمال التي بدأت منذ عام كانت تجري على مدار الساعة من أجل إنجازها في موعدها."
P3 = "ويبلغ طول الطريق نحو أربعين كيلومترا ويضم ثلاثة جسور ونفقا واحدا تحت الجبل الغربي للمدينة."
TITLE = "افتتاح طريق جديد بين المدينتين"


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html lang=ar><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def read(body: str, head: str = ""):
    return read_page(page(body, head), "p.html", PACK)


def kinds(document):
    return {document.text[b.start : b.end]: b.kind for b in document.blocks}


FULL = f"""
<div id="header"><div class="logo">جريدة الأفق</div><ul class="menu"><li><a href=/>الرئيسية</a><li><a>رياضة</a></ul>
<div class="today">الأحد 1 يناير 2023</div></div>
<div class="article"><h1>{TITLE}</h1><p class="author">كتب سامر الحداد</p><span class="date">12 شباط 2018</span>
<div class="imgcaption">الطريق الجديد (رويترز)</div>
<div class="text"><p>{P1}</p><p>{P2}</p><p>{P3}</p></div>
<div class="tags"><a>النقل</a> <a>الطرق</a></div></div>
<div class="related"><h3>مواضيع ذات صلة</h3><ul><li><a>وزير النقل يزور الميناء الجديد في المدينة الساحلية</a></ul></div>
<div id="comments"><h3>التعليقات</h3><ul><li><b>خالد</b><p>{P2} هذا الكلام سمعناه من قبل ولم نر شيئا على أرض الواقع.</p>
<span class="time">13/02/2018</span></ul></div>
<script>alert("سر")</script><style>p {{color: red}}</style><div style="display: none">مخفي</div>
<div class="footer">جميع الحقوق محفوظة</div>
"""


def test_a_whole_page():
    document = read(FULL, f"<title>{TITLE} | جريدة الأفق</title>")
    found = kinds(document)
    assert document.quote(document.title) == TITLE
    assert document.quote(document.byline) == "كتب سامر الحداد"
    assert [found[p] for p in (P1, P2, P3)] == ["body"] * 3
    assert found["الطريق الجديد (رويترز)"] == "caption"
    assert found["12 شباط 2018"] == "dateline"
    assert found["النقل الطرق"] == "tags"
    assert found["مواضيع ذات صلة"] == "related"
    assert found["وزير النقل يزور الميناء الجديد في المدينة الساحلية"] == "related"
    assert found["التعليقات"] == "comment_heading"
    assert found["خالد"] == "comment"
    assert found["13/02/2018"] == "comment"
    assert found["الأحد 1 يناير 2023"] == "other"
    assert (document.published.value, document.published.basis) == ("2018-02-12", "stated")
    assert "alert" not in document.text
    assert "مخفي" not in document.text


LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "%s", "datePublished": "2018-02-11T21:00:00Z",
"author": [{"name": "سامر الحداد"}], "publisher": {"@type": "Organization", "name": "الشرق الأوسط"}}]}</script>"""


def test_json_ld():
    document = read(f"<h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p><p>{P3}</p>", LD % TITLE)
    assert document.outlet.name == "الشرق الأوسط"
    assert document.outlet.basis == "metadata"
    assert (document.published.value, document.published.basis) == ("2018-02-11", "metadata")


@pytest.mark.parametrize(
    ("head", "outlet", "day"),
    [
        ('<meta property="og:site_name" content="العربي الجديد">', "العربي الجديد", None),
        ('<link rel=canonical href="https://www.hespress.com/a.html">', "هسبريس", None),
        (f"<title>{TITLE} - صحيفة الوئام</title>", "الوئام", None),
        (
            '<meta property="article:published_time" content="2018-02-12T10:00:00+03:00">',
            None,
            "2018-02-12",
        ),
        ('<script type="application/ld+json">{broken</script>', None, None),
        ('<script type="application/ld+json">' + "[" * 5000 + "</script>", None, None),
    ],
)
def test_head(head, outlet, day):
    document = read(f"<h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p><p>{P3}</p>", head)
    assert (document.outlet.name if document.outlet else None) == outlet
    assert (document.published.value if document.published else None) == day


def test_edition_beside_its_number():
    top = "<div id=top>الخميس 13 جمادى الأول 1433 هـ - 5ابريل 2012م - العدد 15991</div>"
    document = read(f"{top}<h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p><p>{P3}</p>")
    assert document.published.value == "2012-04-05"


def test_one_page_does_not_change_another():
    document = page(FULL)
    first = read_page(document, "p.html", PACK)
    for _ in range(3):
        read_page(page(FULL.replace(P3, P1)), "q.html", PACK)
    assert read_page(document, "p.html", PACK) == first


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 20000 + f"<p>{P1}</p>",
        "<b>" * 5000 + P1,
        f"<h1>{TITLE}<script>x</script></h1><p>{P1}</p>" + "<table><tr><td>" * 300 + P2,
        f"<p>{P1}" + "<!-- " + "x" * 10000,
        f"<p>{P1}</p>" + "<p><</p>&#xD800;&#0;&nbsp;&bogus;" * 50,
        f'<?xml version="1.0" encoding="utf-16"?><p>{P1}</p>',
        f"<frameset><frame></frameset><p>{P1}</p>",
    ],
    ids=["deep", "deep inline", "deep tables", "open comment", "entities", "xml", "frames"],
)
def test_hostile(body):
    document = read(body)
    assert P1[:30] in document.text
    inside = {i for b in document.blocks for i in range(b.start, b.end)}
    assert all(c.isspace() or i in inside for i, c in enumerate(document.text))


def test_script_in_title():
    document = read(
        f"<h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p>",
        f"<title><script>alert(1)</script>{TITLE}</title>",
    )
    assert document.quote(document.title) == TITLE
    assert "alert" not in document.text


def test_one_line_of_five_megabytes():
    document = read_page(((P1 + " ") * 25000).encode(), "p.txt", PACK)
    assert len(document.blocks) == 1
    assert document.title is None
    assert len(read(f"<p>{(P1 + ' ') * 25000}</p>").text) > 2_000_000


def test_nothing_to_see():
    with pytest.raises(InputError, match="no visible text"):
        read("<script>x</script>")


WORDPRESS = f"""
<body class="single single-post comments-open with-sidebar"><div id="page" class="has-sidebar comments-enabled">
<header class="site-header"><h2 class="site-title"><a href=/>موقع الأفق</a></h2>
<nav class="main-navigation"><ul><li><a>الرئيسية</a><li><a>سياسة</a></ul></nav></header>
<article class="post type-post"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1>
<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="2018-02-12T09:00:00+00:00">فبراير 12, 2018</time></span>
<span class="author vcard"><a>سامر الحداد</a></span></div></header>
<div class="entry-content"><div class="wp-caption"><p class="wp-caption-text">الطريق الجديد</p></div>
<p>{P1}</p><p>{P2}</p><p>اقرأ أيضا: <a>الميناء الجديد يستقبل أولى السفن</a></p><h2>تفاصيل المشروع</h2><p>{P3}</p>
<div class="sharedaddy"><h3>شارك هذا الموضوع:</h3><ul><li><a>فيسبوك</a><li><a>تويتر</a></ul></div>
<div id="jp-relatedposts"><h3>مقالات مشابهة</h3><p>{P2} لكن في صفحة أخرى من صفحات الموقع.</p></div></div>
<footer class="entry-footer"><a rel="tag">النقل</a></footer></article>
<div id="comments"><h2 class="comments-title">تعليقان</h2><ol class="comment-list"><li id="comment-7" class="comment">
<cite>خالد</cite><time>13 فبراير 2018</time><p>{P1} هذا ما قالوه لنا في العام الماضي أيضا ولم يحدث شيء.</p></ol>
<div id="respond"><h3>اترك تعليقاً</h3><form><p>لن يتم نشر عنوان بريدك الإلكتروني.</p></form></div></div>
<aside id="secondary" class="widget-area"><h2>أحدث المقالات</h2><ul><li><a>خبر آخر</a></ul></aside></div>
"""


def test_a_blog_engine():
    document = read_page(page(WORDPRESS), "p.html", PACK)
    found = kinds(document)
    assert document.quote(document.title) == TITLE
    assert document.quote(document.byline) == "سامر الحداد"
    assert [found[p] for p in (P1, P2, P3)] == ["body"] * 3
    assert found["تفاصيل المشروع"] == "body"
    assert found["الطريق الجديد"] == "caption"
    assert found["اقرأ أيضا: الميناء الجديد يستقبل أولى السفن"] == "related"
    assert {found[t] for t in found if "صفحة أخرى" in t or t in ("مقالات مشابهة", "خبر آخر")} <= {
        "related",
        "other",
    }
    assert {found[t] for t in found if "العام الماضي" in t or t in ("خالد", "13 فبراير 2018")} == {
        "comment"
    }
    assert found["اترك تعليقاً"] == "comment_heading"
    assert document.published.value == "2018-02-12"


def test_a_date_in_the_address():
    data = page(f"<h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p>")
    document = read_page(data, "p.html", PACK, url="https://example.com/news/2018/02/12/road")
    assert (document.published.value, document.published.basis) == ("2018-02-12", "metadata")
    assert read_page(data, "p.html", PACK, url="https://example.com/2018/99/12/").published is None
