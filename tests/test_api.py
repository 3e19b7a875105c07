"""`import riwaya`: its public names, what they give, and the examples in the documentation."""

from __future__ import annotations

import builtins
import doctest
import re
from pathlib import Path
from typing import Any

import pytest

import riwaya
from riwaya.dossier.tables import names
from riwaya.errors import InputError, OutputError, RiwayaError

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
SAMPLE = SAMPLES / "01-difaf-agency.txt"


@pytest.fixture(scope="module")
def story() -> riwaya.Story:
    return riwaya.build([SAMPLE, SAMPLES / "02-nawras-copy.txt"])


def test_the_public_names() -> None:
    assert sorted(riwaya.__all__) == [
        "Claim", "Document", "Dossier", "Entity", "Event", "EventMention", "Figure", "InputError",
        "Link", "Mention", "OutputError", "ResourceError", "RiwayaError", "Skipped", "Span", "Story",
        "Timex", "__version__", "build", "load", "read",
    ]  # fmt: skip
    assert set(riwaya.__all__) <= set(dir(riwaya))
    for name in riwaya.__all__:
        thing = getattr(riwaya, name)
        assert thing.__doc__
    with pytest.raises(AttributeError, match="no attribute 'guess'"):
        _ = riwaya.guess  # type: ignore[attr-defined]


def test_what_a_user_sees_of_a_story_is_documented() -> None:
    public = {n: m for n, m in vars(riwaya.Story).items() if not n.startswith("_")}
    assert {"documents", "events", "claims", "to_frame", "write", "export"} <= set(public)
    for name, member in public.items():
        assert member.__doc__, name


def test_one_page() -> None:
    page = riwaya.read(SAMPLE)
    assert isinstance(page, riwaya.Document)
    assert page.published is not None
    assert page.published.value == "2021-03-09"
    assert all(page.quote(m.span) for m in page.mentions)
    assert riwaya.read(str(SAMPLE)) == page


def test_what_is_not_one_page_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(InputError, match=r"empty\.txt: empty"):
        riwaya.read(tmp_path / "empty.txt")
    with pytest.raises(InputError, match="no such file"):
        riwaya.read(tmp_path / "nowhere.txt")
    with pytest.raises(InputError, match=r"holds 2 pages, not one; use riwaya\.build"):
        riwaya.read(SAMPLES / "14-barid.jsonl")
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="no page found"):
        riwaya.read(tmp_path / "folder")


def test_a_story_and_its_parts(story: riwaya.Story) -> None:
    assert len(story.documents) == 2
    assert story.skipped == ()
    assert repr(story).startswith("<Story: 2 pages, ")
    assert [e.id for e in story.events] == list(story.dossier.timeline)
    assert story.claims
    for annotation in (*story.claims, *story.figures, *story.mentions, *story.times):
        assert annotation in vars_of(story.document_of(annotation))


def vars_of(page: riwaya.Document) -> tuple[object, ...]:
    return (*page.claims, *page.figures, *page.mentions, *page.times)


def test_a_single_path_and_what_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "english.txt").write_text(
        "The minister said on Tuesday that nothing happened. " * 5
    )
    story = riwaya.build(tmp_path)
    assert story.documents == []
    assert [s.source for s in story.skipped] == ["english.txt"]


def test_written_and_loaded(story: riwaya.Story, tmp_path: Path) -> None:
    story.write(tmp_path / "out")
    again = riwaya.load(tmp_path / "out")
    assert again.dossier == story.dossier
    assert again.to_json() == story.to_json() == (tmp_path / "out" / "dossier.json").read_bytes()
    with pytest.raises(RiwayaError, match="cannot be read"):
        riwaya.load(tmp_path / "nowhere")


def test_exported(story: riwaya.Story, tmp_path: Path) -> None:
    made = story.export("markdown", tmp_path, language="en")
    assert made == [tmp_path / "report.md"]
    with pytest.raises(OutputError, match="already there"):
        story.export("markdown", tmp_path)
    assert story.export("markdown", tmp_path, force=True) == made


def test_tables_as_frames(story: riwaya.Story) -> None:
    import pandas

    for name in names():
        assert isinstance(story.to_frame(name), pandas.DataFrame)
    frame = story.to_frame("claims")
    assert len(frame) == len(story.claims)
    assert frame["anonymous"].any()
    with pytest.raises(RiwayaError, match="no table 'sources'; there are documents,"):
        story.to_frame("sources")


def test_without_pandas_the_way_to_it_is_said(
    story: riwaya.Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = builtins.__import__

    def refuse(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return known(name, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(builtins, "__import__", refuse)
        with pytest.raises(RiwayaError, match=r"to_frame needs pandas.*'riwaya\[pandas\]'$"):
            story.to_frame()


def test_own_packs(tmp_path: Path) -> None:
    (tmp_path / "mine" / "people").mkdir(parents=True)
    (tmp_path / "mine" / "people" / "persons.tsv").write_text("nom\nعلي\n", encoding="utf-8")
    with pytest.raises(riwaya.ResourceError, match=r"persons\.tsv:1: unknown field 'nom'"):
        riwaya.read(SAMPLE, packs=[tmp_path / "mine"])
    with pytest.raises(riwaya.ResourceError, match="is not a folder"):
        riwaya.build(SAMPLE, packs=[tmp_path / "nowhere"])


@pytest.mark.parametrize("name", ["README.md", "docs/python.md"])
def test_the_examples_in_the_documentation(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "samples").symlink_to(SAMPLES)
    monkeypatch.chdir(tmp_path)
    pages = re.findall(r"```text\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
    for page in pages:
        (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    outcome = doctest.testfile(
        str(ROOT / name), module_relative=False, optionflags=doctest.ELLIPSIS
    )
    assert outcome.attempted > 2
    assert outcome.failed == 0
