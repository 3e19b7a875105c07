"""The workbench's routes: what they show, what they keep, what they refuse."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from bench_server import Bench

from riwaya.project import Project, open_project
from riwaya.resources import Pack
from riwaya.workbench.guard import MOST, Access
from riwaya.workbench.state import State


def pages(bench: Bench) -> list[str]:
    return sorted(bench.state.shown().machine.documents)


def a_figure(bench: Bench) -> dict[str, Any]:
    items = bench.data(f"/pages/{pages(bench)[0]}")["items"]
    return next(i for i in items.values() if i["layer"] == "figures" and i["fields"].get("value"))


def asked(name: str, act: dict[str, Any], author: str = "محرر") -> dict[str, Any]:
    return {"id": name, "author": author, "act": act, "reason": "سبب"}


def test_a_figure_is_corrected_and_the_correction_undone(bench: Bench) -> None:
    figure = a_figure(bench)
    act = {"act": "correct", "target": figure["target"], "fields": {"value": 77}}
    assert bench.tell("/api/decisions", asked("k1", act)) == (200, {"id": "k1", "new": True})
    assert bench.tell("/api/decisions", asked("k1", act)) == (200, {"id": "k1", "new": False})
    assert bench.ask("/api/state").json() == {"decisions": 1, "waiting": 1}
    status, said = bench.tell("/api/build", {})
    assert (status, said["unfit"]) == (200, [])
    assert a_figure(bench)["fields"]["value"] == 77
    assert a_figure(bench)["verdict"] == {
        "id": "k1",
        "kind": "correct",
        "author": "محرر",
        "reason": "سبب",
    }
    assert "77" in bench.ask("/log").data.decode()
    bench.tell("/api/decisions", asked("k2", {"act": "undo", "decision": "k1"}))
    bench.tell("/api/build", {})
    assert a_figure(bench)["fields"]["value"] == figure["fields"]["value"]
    assert a_figure(bench)["verdict"] is None


def test_every_page_can_be_opened_and_what_is_not_there_is_missing(bench: Bench) -> None:
    index = bench.state.shown().reviewed
    event, name = next(iter(index.events)), next(iter(index.entities))
    from riwaya.dossier.html.bilingual import anchor

    for path in (
        "/",
        f"/pages/{pages(bench)[0]}",
        f"/events/{anchor('e', event)}",
        "/names",
        f"/names/{anchor('n', name)}",
        "/search?q=%D8%B3%D9%88%D9%82",
        "/log",
    ):
        answer = bench.ask(path)
        assert (answer.status, path) == (200, path)
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        assert "<script>" not in answer.data.decode()
    for path in (
        "/pages/nothing",
        "/events/nothing",
        "/names/nothing",
        "/asset/app.py",
        "/elsewhere",
    ):
        assert bench.ask(path).status == 404
    claim = next(iter(index.claims))
    place = bench.ask(f"/go/{anchor('a', claim)}")
    assert place.headers["location"].startswith(f"/pages/{index.claims[claim][0].id}#a-")


@pytest.mark.parametrize(
    ("act", "why"),
    [
        ({"act": "correct", "target": "figure", "fields": {"value": "many"}}, "figures:"),
        (
            {"act": "reject", "target": {"document": "d", "layer": "figures"}},
            "is not in the project",
        ),
        ({"act": "undo", "decision": "none"}, "no such decision"),
        ({"act": "same", "targets": []}, "two different things"),
        ({"act": "dance"}, "not understood"),
        ({"act": "note", "target": "figure", "text": " "}, "empty"),
        ({"act": "grade", "target": "figure", "source": "G"}, "not understood"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_in_one_line(
    bench: Bench, act: dict[str, Any], why: str
) -> None:
    if act.get("target") == "figure":
        act = {**act, "target": a_figure(bench)["target"]}
    status, said = bench.tell("/api/decisions", asked("k1", act))
    assert status == 400
    assert why in said["error"]
    assert "\n" not in said["error"]
    assert bench.state.decisions() == ()


def test_two_reviewers_at_once_lose_nothing(bench: Bench) -> None:
    target = a_figure(bench)["target"]

    def work(author: str) -> None:
        for i in range(40):
            act = {"act": "note", "target": target, "text": f"{i}"}
            for _ in range(2):
                assert bench.tell("/api/decisions", asked(f"{author}{i}", act, author))[0] == 200

    threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ids = [d.id for d in bench.state.decisions()]
    assert sorted(ids) == sorted(f"{n}{i}" for n in "ab" for i in range(40))


def test_pages_are_added_by_paste_and_upload(bench: Bench, project: Project) -> None:
    text = "مقتل صياد\n\nقالت الشرطة إن صيادا قتل الأحد في ميناء البلدة.\n"
    assert bench.tell("/api/paste", {"name": "../x", "text": text})[1]["new"] == ["-x.txt"]
    data = f"<html><body><p>{text}</p></body></html>".encode()
    status, said = bench.tell("/api/upload", data, X_Riwaya_Name="%D8%B5.html")
    assert (status, said["skipped"]) == (200, [])
    assert said["new"] == ["ص.html"]
    assert len(bench.tell("/api/upload", b"", X_Riwaya_Name="e.txt")[1]["skipped"]) == 1
    bench.tell("/api/build", {})
    assert len(pages(bench)) == 4
    assert sorted(p.source for p in project.pages())[:1] == ["-x.txt"]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:22/",
        "file:///etc/passwd",
        "http://[::1]/",
        "nonsense",
    ],
)
def test_addresses_inside_are_not_fetched(bench: Bench, url: str) -> None:
    status, said = bench.tell("/api/fetch", {"url": url})
    assert status == 400
    assert "fetched" in said["error"]


def test_strangers_are_refused(bench: Bench) -> None:
    body = asked("k1", {"act": "undo", "decision": "x"})
    assert bench.ask("/", Host="evil.example").status == 421
    for headers in (
        {"X_Riwaya_Token": ""},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
    ):
        assert bench.tell("/api/decisions", body, **headers)[0] == 403
    assert (
        bench.tell("/api/decisions", body, Origin=bench.url, Sec_Fetch_Site="same-origin")[0] == 400
    )
    assert bench.tell("/api/upload", b"x", Content_Length=str(MOST + 1))[0] == 413


def test_beyond_this_machine_a_key_is_needed(project: Project, pack: Pack) -> None:
    bench = Bench(State(project, pack), Access(form="f", key="secret"))
    try:
        assert bench.ask("/").status == 401
        assert bench.ask("/?key=wrong").status == 401
        entered = bench.ask("/?key=secret")
        assert entered.status == 303
        cookie = entered.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "samesite=strict" in cookie.lower()
        assert bench.ask("/", Cookie=cookie.split(";")[0], Host="bench.example").status == 200
        assert bench.tell("/api/build", {})[0] == 401
    finally:
        bench.close()


def test_a_hostile_page_stays_text(tmp_path: Path, pack: Pack) -> None:
    project = open_project(tmp_path / "p")
    page = tmp_path / "bad.txt"
    page.write_text(
        "</script><script>alert(1)</script> \u202eعنوان\n\n"
        'قال متحدث إن "<img src=x onerror=alert(1)>" ثلاثة قتلوا في غارة على المدينة أمس.\n',
        encoding="utf-8",
    )
    project.add([page], pack)
    bench = Bench(State(project, pack), Access(form="f"))
    try:
        (document,) = pages(bench)
        for path in (f"/pages/{document}", "/", "/search?q=%3Cscript%3E", "/log"):
            html = bench.ask(path).data.decode()
            assert "<script>alert" not in html
            assert "<img" not in html
            assert "\u202e" not in html
        assert "\u202e" in bench.data(f"/pages/{document}")["text"]
    finally:
        bench.close()
