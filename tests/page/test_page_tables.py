"""Tables: rows of `.csv` and `.tsv` files."""

import csv
import io
import zipfile

import pytest
from page_inputs import PACK, read

from riwaya.page import Skipped
from riwaya.page.listing import File
from riwaya.page.raw import read_raw
from riwaya.page.raws import RawFiles

BODY = (
    "قال وزير النقل إن الطريق الجديد الذي يصل بين المدينتين سيفتح أمام السيارات في نهاية هذا الشهر.\n"
    'وأضاف الوزير أن الأعمال، وهي "كبيرة"؛ كانت تجري على مدار الساعة من أجل إنجازها.'
)
ROWS = [
    {"title": "افتتاح الطريق", "text": BODY, "date": "2018-02-12", "url": "https://example.com/1"},
    {"title": "إغلاق الطريق", "text": BODY.replace("سيفتح", "سيغلق"), "date": "", "url": ""},
]


def table(mark=",", names=("title", "text", "date", "url"), rows=ROWS):
    out = io.StringIO()
    writer = csv.DictWriter(out, names, delimiter=mark)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def written(tmp_path, text, name="rows.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_rows_are_pages(tmp_path, mark, encoding):
    first, second = read(written(tmp_path, table(mark), encoding=encoding))
    assert (first.source, second.source) == ("rows.csv#1", "rows.csv#2")
    assert first.quote(first.title) == "افتتاح الطريق"
    assert (first.url, first.published.value) == ("https://example.com/1", "2018-02-12")
    assert '"كبيرة"؛' in first.text
    assert "سيغلق" in second.text


def test_separator_as_spreadsheets_say_it(tmp_path):
    said = "sep=;\r\n" + table(";")
    assert [d.source for d in read(written(tmp_path, said))] == ["rows.csv#1", "rows.csv#2"]


def test_blank_short_and_long_rows(tmp_path):
    text = f"العنوان,النص,النص\n\n,,\nخبر,{BODY.splitlines()[0]},آخر,زائد\nخبر\n"
    page, short = read(written(tmp_path, text))
    assert page.source == "rows.csv#1"
    assert "زائد" not in page.text
    assert "آخر" not in page.text
    assert isinstance(short, Skipped)
    assert short.source == "rows.csv#2"


def test_in_an_archive_and_read_later(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("rows.tsv", table("\t"))
    found = read(tmp_path / "a.zip")
    assert [d.source for d in found] == ["a.zip!rows.tsv#1", "a.zip!rows.tsv#2"]
    raws = list(RawFiles(PACK)(File(str(tmp_path / "a.zip"), "a.zip")))
    assert [read_raw(page, data, PACK) for page, data in raws] == found


def test_a_cell_that_never_ends_is_bounded(tmp_path):
    text = table() + '"' + BODY.replace('"', "") * 80 + "\n"
    *pages, last = read(written(tmp_path, text), page_bytes=8_000)
    assert [p.source for p in pages] == ["rows.csv#1", "rows.csv#2"]
    assert last.source == "rows.csv"
    assert "a row of more than" in last.reason


def test_nothing_in_it(tmp_path):
    (found,) = read(written(tmp_path, "\n\n"))
    assert (found.source, found.reason) == ("rows.csv", "empty")


def test_long_cells(tmp_path):
    body = (BODY.splitlines()[0] + " ") * 2_000
    (page,) = read(written(tmp_path, table(rows=[{"title": "خبر", "text": body}])))
    assert len(page.text) > 131_072
