"""Folders, archives and rows: what is read, what is skipped and why, in what order."""

import gzip
import hashlib
import io
import json
import os
import tarfile
import zipfile
from importlib.metadata import EntryPoint

import pytest
from page_inputs import read

from riwaya.errors import RiwayaError
from riwaya.model import Document
from riwaya.page import Item, Skipped
from riwaya.page.readers import base, installed

BODY = (
    "قال وزير النقل إن الطريق الجديد الذي يصل بين المدينتين سيفتح أمام السيارات في نهاية هذا الشهر.\n"
    "وأضاف الوزير أن الأعمال التي بدأت منذ عام كانت تجري على مدار الساعة من أجل إنجازها.\n"
)


def page(number: int) -> str:
    return f"افتتاح الطريق رقم {number} بين المدينتين\n\n{BODY}"


def named(found):
    return {f.source: f.reason if isinstance(f, Skipped) else "read" for f in found}


def zipped(**members) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(mode: str, members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def test_a_folder_in_sorted_order(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text(page(2))
    (tmp_path / "a.txt").write_text(page(1))
    (tmp_path / "c.txt").write_text(page(1))
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "x.bin").write_bytes(bytes(range(256)) * 50)
    (tmp_path / "english.txt").write_text("Nothing of it is in Arabic.")
    (tmp_path / ".hidden.txt").write_text(page(3))
    found = read(tmp_path)
    assert [f.source for f in found] == [
        "a.txt",
        "c.txt",
        "empty.txt",
        "english.txt",
        "x.bin",
        "b/2.txt",
    ]
    reasons = named(found)
    assert reasons["a.txt"] == reasons["b/2.txt"] == "read"
    assert reasons["c.txt"] == "the same bytes as a.txt"
    assert reasons["empty.txt"] == "empty"
    assert reasons["english.txt"].startswith("not Arabic")
    assert reasons["x.bin"]
    first = found[0]
    assert isinstance(first, Document)
    sha256 = hashlib.sha256(page(1).encode()).hexdigest()
    assert (first.id, first.sha256) == (sha256[:12], sha256)
    assert all("\n" not in reason for reason in reasons.values())


def test_the_order_of_inputs_does_not_matter(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "p.txt").write_text(page(1))
        (tmp_path / name / f"{name}.txt").write_text(page(2 if name == "one" else 3))
    paths = [tmp_path / "one", tmp_path / "two"]
    assert read(*paths) == read(*reversed(paths)) == read(*paths, paths[0])


def test_missing_and_unreadable(tmp_path, monkeypatch):
    assert read(tmp_path / "nowhere")[0].reason == "no such file or folder"
    (tmp_path / "shut").mkdir()
    (tmp_path / "z.txt").write_text(page(1))
    scandir = os.scandir

    def refuse(path):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    reasons = named(read(tmp_path))
    assert reasons == {"z.txt": "read", "shut": "folder cannot be read: Permission denied"}


def test_a_large_page_is_skipped(tmp_path):
    path = tmp_path / "large.txt"
    path.write_text(page(1) * 20)
    found = read(path, page_bytes=1000)
    assert "pages are read up to" in found[0].reason
    assert found[0].sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:xz", "w:bz2"])
def test_tar(tmp_path, mode):
    suffix = {"w": ".tar", "w:gz": ".tar.gz", "w:xz": ".tar.xz", "w:bz2": ".tar.bz2"}[mode]
    path = tmp_path / f"pages{suffix}"
    path.write_bytes(tarred(mode, {"d/1.txt": page(1).encode(), "2.txt": b""}))
    assert named(read(path)) == {f"pages{suffix}!d/1.txt": "read", f"pages{suffix}!2.txt": "empty"}


def test_zip_with_everything_in_it(tmp_path):
    inner = zipped(**{"deep.txt": page(3)})
    rows = json.dumps({"title": "خبر", "text": BODY + "أربعة"}, ensure_ascii=False)
    data = zipped(**{"d/1.txt": page(1), "inner.zip": inner, "rows.jsonl": rows, "__MACOSX/x": "x"})
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert named(read(path)) == {
        "a.zip!d/1.txt": "read",
        "a.zip!inner.zip!deep.txt": "read",
        "a.zip!rows.jsonl#1": "read",
    }


def test_archives_are_bounded(tmp_path):
    bomb = tmp_path / "bomb.zip"
    bomb.write_bytes(zipped(**{f"{i}.txt": b"0" * 900_000 for i in range(30)}))
    reasons = named(read(bomb, page_bytes=1_000_000, ratio=10))
    assert "would unpack to more than" in reasons["bomb.zip"]
    assert len(reasons) < 5
    big = tmp_path / "big.tar.gz"
    big.write_bytes(tarred("w:gz", {"a.txt": b"0" * 3_000_000, "b.txt": page(1).encode()}))
    assert "would unpack" in named(read(big, page_bytes=1_000_000, ratio=10))["big.tar.gz"]
    packed = tmp_path / "rows.jsonl.gz"
    packed.write_bytes(gzip.compress(b"0" * 5_000_000))
    assert "would unpack" in named(read(packed, page_bytes=1_000_000, ratio=10))["rows.jsonl.gz"]
    many = tmp_path / "many.zip"
    many.write_bytes(zipped(**{f"{i}.txt": page(i) for i in range(9)}))
    assert "more than 5 files" in named(read(many, members=5))["many.zip"]


def test_archives_inside_archives_share_one_bound(tmp_path):
    inner = {f"{i}.zip": zipped(**{f"{i}.txt": page(i) * 50}) for i in range(20)}
    (tmp_path / "all.zip").write_bytes(zipped(**inner))
    found = read(tmp_path, unpacked_bytes=100_000)
    assert "unpack to more than" in found[-1].reason
    assert len(found) < 25


def test_archives_inside_archives_end_somewhere(tmp_path):
    data = zipped(**{"x.txt": page(1)})
    for _ in range(6):
        data = zipped(**{"next.zip": data})
    path = tmp_path / "nest.zip"
    path.write_bytes(data)
    assert [f.reason for f in read(path)] == ["archives inside archives are read 3 deep"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("b.zip", b"PK\x03\x04 broken"),
        ("b.tar.gz", b"\x1f\x8b broken"),
        ("b.gz", b"\x1f\x8b broken"),
        ("b.tar.xz", b"\xfd7zXZ\x00 broken"),
    ],
)
def test_broken_archives(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    (found,) = read(tmp_path)
    assert found.reason.startswith("broken")


def test_gzip_of_one_page(tmp_path):
    (tmp_path / "p.txt.gz").write_bytes(gzip.compress(page(1).encode()))
    (found,) = read(tmp_path)
    assert (found.source, found.text) == ("p.txt.gz!p.txt", page(1))


ROW = {
    "url": "https://www.hespress.com/a",
    "headline": "افتتاح طريق جديد",
    "body": BODY,
    "author": "سعاد المريني",
    "published_at": "2018-02-12T10:00:00Z",
}


def test_rows(tmp_path):
    lines = [
        json.dumps(ROW, ensure_ascii=False),
        "",
        "{broken",
        "[1]",
        json.dumps({"title": "بلا نص"}),
        json.dumps(ROW | {"body": "\ud800" + BODY}),
        json.dumps(
            ROW
            | {
                "body": f"<p>{BODY}</p><p>{BODY[:60]}</p>",
                "source": {"name": "العربي الجديد"},
                "url": "",
            }
        ),
    ]
    (tmp_path / "r.jsonl").write_text("\n".join(lines))
    found = read(tmp_path)
    reasons = named(found)
    assert reasons["r.jsonl#1"] == reasons["r.jsonl#6"] == reasons["r.jsonl#7"] == "read"
    assert reasons["r.jsonl#3"].startswith("not valid JSON")
    assert reasons["r.jsonl#4"] == "not a JSON object"
    assert "no text" in reasons["r.jsonl#5"]
    first = found[0]
    assert first.quote(first.title) == "افتتاح طريق جديد"
    assert first.quote(first.byline) == "سعاد المريني"
    assert (first.outlet.name, first.outlet.basis) == ("هسبريس", "url")
    assert (first.published.value, first.published.basis) == ("2018-02-12", "metadata")
    assert (first.media_type, first.url) == ("application/json", ROW["url"])
    assert "\ud800" in found[-2].text
    assert found[-1].outlet.name == "العربي الجديد"
    assert "<p>" not in found[-1].text


@pytest.mark.parametrize(
    "value", [[ROW], {"articles": [ROW], "total": 1}, ROW, {"العنوان": "خبر", "النص": BODY}]
)
def test_json_files(tmp_path, value):
    (tmp_path / "r.json").write_text(json.dumps(value))
    (found,) = read(tmp_path)
    assert found.source in ("r.json#1", "r.json")
    assert found.title is not None
    assert any(b.kind == "body" for b in found.blocks)


def test_row_whose_text_begins_with_its_title(tmp_path):
    (tmp_path / "r.jsonl").write_text(
        json.dumps({"title": "افتتاح طريق جديد", "text": f"افتتاح طريق جديد\n{BODY}"})
    )
    (found,) = read(tmp_path)
    assert found.text.count("افتتاح طريق جديد") == 1
    assert found.quote(found.title) == "افتتاح طريق جديد"


def test_broken_json_file(tmp_path):
    (tmp_path / "a.json").write_text("{")
    (tmp_path / "b.json").write_text("[" * 100000)
    (tmp_path / "c.json").write_text('"text"')
    reasons = named(read(tmp_path))
    assert reasons["a.json"].startswith("not valid JSON")
    assert reasons["b.json"].startswith("not valid JSON")
    assert reasons["c.json"] == "JSON without an object"


class Upside:
    """A plug-in for the tests: the bytes backwards."""

    name = "upside"

    def accepts(self, source, head):
        return source.endswith(".upside")

    def items(self, source, stream, size, limits):
        yield Item(f"{source}!1", stream.read()[::-1])
        yield Skipped(f"{source}!2", "", "nothing there")


def plugin(monkeypatch, value):
    point = EntryPoint("upside", value, base.GROUP)
    monkeypatch.setattr(base, "entry_points", lambda group: [point] if group == base.GROUP else [])


def test_plug_in(tmp_path, monkeypatch):
    monkeypatch.setattr(base, "PLUGIN", Upside, raising=False)
    plugin(monkeypatch, "riwaya.page.readers.base:PLUGIN")
    (tmp_path / "p.upside").write_bytes(page(1).encode()[::-1])
    assert named(read(tmp_path)) == {"p.upside!1": "read", "p.upside!2": "nothing there"}


@pytest.mark.parametrize("value", ["riwaya.page.readers.base:GROUP", "riwaya.nowhere:X"])
def test_broken_plug_in_is_named(monkeypatch, value):
    plugin(monkeypatch, value)
    with pytest.raises(RiwayaError, match="upside"):
        installed()
