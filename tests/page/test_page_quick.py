"""The look at a page's bytes: no page in Arabic may be passed over, hardly another read."""

import html
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.page import Skipped, read_paths
from riwaya.page.quick import passed_over
from riwaya.resources import builtin

PACK = builtin()
ARABIC = (
    "قال وزير النقل إن الطريق الجديد الذي يصل بين المدينتين سيفتح أمام السيارات في نهاية هذا الشهر. "
    "وأضاف الوزير أن الأعمال التي بدأت منذ عام كانت تجري على مدار الساعة من أجل إنجازها. "
)
ENGLISH = "The minister opened the new road between both cities on Monday. "
FRENCH = "Le ministre a inauguré la nouvelle route à côté du marché. "
SCRIPT = "<script>var a = function(b) { return b; };</script>\n"


def page(text: str, noise: int = 0) -> str:
    return (
        f"<html><head><title>{text[:40]}</title>{SCRIPT * noise}</head><body>{SCRIPT * noise}"
        f"<h1>{text[:60]}</h1><p>{text}</p>{SCRIPT * noise}</body></html>"
    )


@pytest.mark.parametrize("noise", [0, 20, 500, 5000])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "cp1256", "iso8859_6", "mac_arabic", "cp720", "utf-16", "utf-16-le", "utf-32"]
)  # fmt: skip
def test_arabic_is_read_in_every_encoding(encoding, noise):
    text = page(ARABIC, noise)
    if encoding == "mac_arabic":
        # The codec has a second set of marks for text from right to left; mark-up is written in the first.
        data = b"".join(c.encode("ascii" if c.isascii() else encoding, "ignore") for c in text)
    else:
        data = text.encode(encoding, "ignore")
    assert not passed_over(data)


@pytest.mark.parametrize("noise", [0, 20, 300])
def test_arabic_in_disguise_is_read(noise):
    misread = page(ARABIC, noise).encode("cp1256").decode("cp1252", "replace").encode()
    assert not passed_over(misread)
    references = html.escape(page(ARABIC * 20, noise)).encode("ascii", "xmlcharrefreplace")
    assert not passed_over(references)
    assert not passed_over(json.dumps({"html": page(ARABIC * 20, noise)}).encode())


@pytest.mark.parametrize(
    ("sentence", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (FRENCH, "utf-8"),
        (FRENCH, "latin-1"),
        ("Министр открыл новую дорогу между двумя городами. ", "utf-8"),
        ("Министр открыл новую дорогу между двумя городами. ", "cp1251"),
        ("部长星期一开通了两个城市之间的新公路。", "utf-8"),
        ("部长星期一开通了两个城市之间的新公路。", "gbk"),
        ("השר פתח ביום שני את הכביש החדש בין שתי הערים. ", "utf-8"),
        ("وزیر راه روز دوشنبه جاده جدید میان دو شهر را گشود و گفت که کار تمام شد. ", "utf-8"),
        ("وزیر نے پیر کو دونوں شہروں کے درمیان نئی سڑک کا افتتاح کیا۔ ", "utf-8"),
    ],
)
def test_other_languages_are_passed_over(sentence, encoding):
    data = page(sentence * 40, 10).replace(
        "<h1>", "<p>العربية</p><h1>" if encoding == "utf-8" else "<h1>"
    )
    assert passed_over(data.encode(encoding)).startswith("not Arabic")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=6000), st.integers(0, 3))
def test_any_bytes(data, times):
    said = passed_over(data * 2**times)
    assert said == "" or said.startswith("not Arabic")


def test_a_manual_in_english_that_quotes_arabic_is_no_page(tmp_path):
    text = f"# Manual\n\n{ENGLISH * 4}\n\n    >>> read()\n    {ARABIC}\n\n{ENGLISH * 9}\n"
    (tmp_path / "README.md").write_text(text)
    (tmp_path / "page.txt").write_text(f"{ARABIC}\n\n{ENGLISH}")
    found = list(read_paths([tmp_path], PACK))
    assert [f.source for f in found if isinstance(f, Skipped)] == ["README.md"]
    assert found[0].reason == "not Arabic: too little of it is in Arabic"


@pytest.mark.parametrize(
    ("sentence", "encoding"),
    [
        ("Министр открыл новую дорогу между двумя городами. ", "cp1251"),
        ("部长星期一开通了两个城市之间的新公路。", "gbk"),
    ],
)
def test_another_old_encoding_is_not_taken_for_arabic(tmp_path, sentence, encoding):
    (tmp_path / "p.html").write_bytes(page(sentence * 10).encode(encoding))
    (found,) = read_paths([tmp_path], PACK)
    assert isinstance(found, Skipped)
