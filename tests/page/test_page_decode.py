"""Encodings, declared and not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.errors import InputError
from riwaya.page import read_page
from riwaya.resources import builtin

PACK = builtin()
PAGE = (
    "افتتاح طريق جديد بين المدينتين\n\n"
    "قال وزير النقل إن الطريق الجديد الذي يصل بين المدينتين سيفتح أمام السيارات في نهاية هذا الشهر.\n"
    "وأضاف الوزير أن الأعمال التي بدأت منذ عام كانت تجري على مدار الساعة من أجل إنجازها.\n"
)


@pytest.mark.parametrize(
    ("codec", "name", "reason"),
    [
        ("utf-8", "utf-8", "valid UTF-8"),
        ("utf-8-sig", "utf-8", "byte-order mark"),
        ("utf-16", "utf-16-le", "byte-order mark"),
        ("utf-16-le", "utf-16-le", "every second byte"),
        ("utf-16-be", "utf-16-be", "every second byte"),
        ("cp1256", "windows-1256", "most Arabic"),
        ("iso8859_6", "iso-8859-6", "most Arabic"),
        ("mac_arabic", "x-mac-arabic", "most Arabic"),
    ],
)
def test_detected(codec, name, reason):
    document = read_page(PAGE.encode(codec), "page.txt", PACK)
    assert document.text == PAGE
    assert document.encoding == name
    assert reason in document.encoding_reason


@pytest.mark.parametrize("declared", ["windows-1256", "cp1256"])
def test_declared_by_meta(declared):
    html = f'<html><head><meta charset="{declared}"><title>خبر</title></head><body><p>{PAGE}</p></body></html>'
    document = read_page(html.encode("cp1256"), "page.html", PACK)
    assert document.encoding == "windows-1256"
    assert "<meta>" in document.encoding_reason
    assert "سيفتح أمام السيارات" in document.text


def test_declared_by_server():
    document = read_page(
        PAGE.encode("cp1256"), "p.txt", PACK, media_type="text/plain; charset=windows-1256"
    )
    assert document.encoding_reason == "declared by the media type"


def test_wrong_declaration_loses_to_the_bytes():
    html = f'<html><head><meta charset="windows-1252"></head><body><p>{PAGE}</p></body></html>'
    assert read_page(html.encode("utf-8"), "p.html", PACK).encoding == "utf-8"
    assert read_page(html.encode("cp1256"), "p.html", PACK).encoding == "windows-1256"
    utf8 = html.replace("windows-1252", "utf-8")
    assert read_page(utf8.encode("cp1256"), "p.html", PACK).encoding == "windows-1256"


def test_wrongly_saved_text_is_mended():
    garbled = PAGE.encode("cp1256").decode("cp1252", "replace")
    document = read_page(garbled.encode("utf-8"), "p.txt", PACK)
    assert document.text.startswith("افتتاح طريق")
    assert "read as windows-1252" in document.encoding_reason


def test_a_few_broken_bytes_are_read_and_said():
    data = PAGE.encode()
    document = read_page(data[:40] + b"\xff" + data[40:], "p.txt", PACK)
    assert document.text.count("\ufffd") >= 1
    assert "U+FFFD" in document.encoding_reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x00" * 500, "empty"),
        (b"%PDF-1.4 ...", "a PDF"),
        (bytes(range(256)) * 40, ""),
        (b"The quick brown fox jumps over the lazy dog.", "not Arabic"),
        (
            "این خبر را که در تهران منتشر شد با دقت بخوانید و برای دیگران هم بفرستید.".encode(),
            "Persian",
        ),
        (
            "یہ خبر پاکستان کے شہر لاہور میں شائع ہوئی ہے اور اس کے بارے میں لوگ کہتے ہیں۔".encode(),
            "Urdu",
        ),
        (
            "ئەم هەواڵە لە شاری هەولێر بڵاوکرایەوە و لەلایەن خەڵکەوە بە گرنگی وەرگیرا لەگەڵ ئەوەی".encode(),
            "Kurdish",
        ),
        (b"<html><body><script>var a = 1;</script></body></html>", "empty"),
    ],
)
def test_refused_with_one_line(data, reason):
    with pytest.raises(InputError) as caught:
        read_page(data, "folder/page.txt" if b"<html" not in data else "p.html", PACK)
    assert reason in caught.value.reason
    assert "\n" not in str(caught.value)


def test_text_is_kept_as_it_is():
    text = "عنوان الخبر الأول\r\n\r\n" + PAGE.replace("الوزير", "ال\u202eوزير\x00") + "\u200f"
    document = read_page(text.encode("utf-8"), "p.txt", PACK)
    assert document.text == text


def test_lone_surrogates_survive():
    data = PAGE.encode("utf-8") + "\ud800".encode("utf-8", "surrogatepass")
    assert read_page(data, "p.txt", PACK).text.endswith("\ud800")
    html = (
        b"<html><body><h1>x</h1><p>" + PAGE.encode("utf-8") + b"\xed\xa0\x80\x00</p></body></html>"
    )
    assert "\ud800\x00" in read_page(html, "p.html", PACK).text


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.tuples(st.binary(max_size=40), st.binary(max_size=40)).map(
            lambda t: t[0] + PAGE.encode("cp1256") + t[1]
        ),
        st.text(max_size=200).map(lambda t: (PAGE + t).encode("utf-8", "surrogatepass")),
    ),
    st.sampled_from(["p.txt", "p.html", "p"]),
)
def test_any_bytes_are_read_or_refused(data, name):
    try:
        document = read_page(data, name, PACK)
    except InputError as error:
        assert error.reason
        return
    assert document.language == "ar"
    assert document.text.strip()
