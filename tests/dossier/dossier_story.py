"""A small dossier made by hand: one invented accident, three invented outlets, one agency, a denial."""

from __future__ import annotations

import hashlib
from typing import Literal

from riwaya.dossier import InputRecord, SkippedRecord
from riwaya.model import (
    Account,
    Alteration,
    Argument,
    Block,
    BlockKind,
    Claim,
    Conflict,
    Corroboration,
    Document,
    DocumentRef,
    Dossier,
    Entity,
    Event,
    EventDate,
    EventFigures,
    EventMention,
    EventPlace,
    EventRef,
    Evidence,
    Figure,
    FigureReport,
    Framing,
    Link,
    Mention,
    MentionRef,
    Outlet,
    Participant,
    Publication,
    Reliance,
    Root,
    Side,
    Span,
    Timex,
)

NAHAR = """انهيار جسر في مدينة الواحة
الثلاثاء 4 مارس 2025
انهار جسر قديم في مدينة الواحة فجر الثلاثاء. وقالت وكالة المدار نقلا عن العميد سالم الراوي إن 7 أشخاص قتلوا في الحادث.
ونفت بلدية الواحة إهمال الصيانة.
تعليق: الله يرحمهم"""

BARQ = """جسر الواحة: سبعة قتلى
قتل 7 أشخاص في انهيار جسر الواحة، بحسب وكالة المدار عن العميد سالم الراوي."""

SADA = """مصدر طبي: 11 قتيلا في الواحة
قال مصدر طبي إن 11 شخصا قتلوا في كارثة الجسر."""

DAY = EventDate("2025-03-04", "2025-03-04", "2025-03-04", "day")
PLACE = EventPlace("الواحة", "al-Waha", "x2")


def at(text: str, words: str, nth: int = 1) -> Span:
    """Where the n-th `words` stand in `text`."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def blocks(text: str, kinds: tuple[BlockKind, ...]) -> tuple[Block, ...]:
    """One block a line."""
    out, start = [], 0
    for line, kind in zip(text.split("\n"), kinds, strict=True):
        out.append(Block(start, start + len(line), kind))
        start += len(line) + 1
    return tuple(out)


def document(
    key: str, text: str, outlet: Outlet | None, kinds: tuple[BlockKind, ...], **layers: object
) -> Document:
    """A page; its title is its first line."""
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        id=key,
        source=f"pages/{key}.txt",
        sha256=sha,
        media_type="text/plain",
        encoding="utf-8",
        encoding_reason="valid UTF-8",
        text=text,
        language="ar",
        outlet=outlet,
        title=Span(0, len(text.split("\n")[0])),
        blocks=blocks(text, kinds),
        **layers,  # type: ignore[arg-type]
    )


def _claim(key: str, text: str, cue: str, content: str, *chain: Link) -> Claim:
    stance: Literal["assert", "deny"] = "deny" if cue.startswith("ونفت") else "assert"
    return Claim(
        key, at(text, cue), at(text, content), chain, stance, "indirect", "CT+", rule="say.that@1"
    )


def _agency(text: str) -> tuple[Link, Link]:
    colonel = "العميد سالم الراوي"
    return (
        Link("وكالة المدار", "وكالة المدار", "agency", False, "x4", at(text, "وكالة المدار")),
        Link(colonel, "سالم الراوي", "official", False, "x1", at(text, "سالم الراوي")),
    )


def _mention(key: str, text: str, words: str, kind: str, entity: str, nth: int = 1) -> Mention:
    span = at(text, words, nth)
    return Mention(key, span.start, span.end, kind, entity, (words,), rule="name.known@1")  # type: ignore[arg-type]


def _figure(key: str, text: str, words: str, value: int, claim: str) -> Figure:
    span = at(text, words)
    return Figure(key, span.start, span.end, "killed", value, claim=claim, rule="figure.killed@1")


def _event(key: str, text: str, words: str, claim: str | None = None) -> EventMention:
    return EventMention(
        key,
        "accident",
        at(text, words),
        "occurred",
        "CT+",
        DAY,
        PLACE,
        (Argument("target", "جسر", at(text, "جسر")),),
        claim,
        "event.collapse@1",
    )


def nahar() -> Document:
    """The fullest page: comment, denial, stated date."""
    t = NAHAR
    times = at(t, "فجر الثلاثاء")
    return document(
        "d1",
        t,
        Outlet("نهار الواحة", "stated", "Nahar al-Waha"),
        ("title", "dateline", "body", "body", "comment"),
        published=Publication(
            "2025-03-04",
            "2025-03-04",
            "2025-03-04",
            "stated",
            (Evidence("date.stated@1", "تاريخ مكتوب أعلى الصفحة", at(t, "4 مارس 2025")),),
        ),
        mentions=(
            _mention("d1:m1", t, "الواحة", "LOC", "x2"),
            _mention("d1:m2", t, "الواحة", "LOC", "x2", 2),
            _mention("d1:m3", t, "سالم الراوي", "PER", "x1"),
            _mention("d1:m4", t, "بلدية الواحة", "ORG", "x3"),
        ),
        times=(Timex("d1:t1", times.start, times.end, "DATE", "2025-03-04TMO", "time.dawn@1"),),
        figures=(_figure("d1:f1", t, "7 أشخاص", 7, "d1:c1"),),
        claims=(
            _claim("d1:c1", t, "وقالت وكالة المدار", "إن 7 أشخاص قتلوا في الحادث", *_agency(t)),
            _claim(
                "d1:c2",
                t,
                "ونفت بلدية الواحة",
                "إهمال الصيانة",
                Link("بلدية الواحة", "بلدية الواحة", "organisation", False, "x3"),
            ),
        ),
        events=(_event("d1:e1", t, "انهيار"), _event("d1:e2", t, "انهار")),
    )


def barq() -> Document:
    """A rewrite of the agency's report."""
    t = BARQ
    return document(
        "d2",
        t,
        Outlet("البرق", "metadata"),
        ("title", "body"),
        mentions=(_mention("d2:m1", t, "سالم الراوي", "PER", "x1"),),
        figures=(_figure("d2:f1", t, "7 أشخاص", 7, "d2:c1"),),
        claims=(
            _claim(
                "d2:c1", t, "بحسب وكالة المدار", "قتل 7 أشخاص في انهيار جسر الواحة", *_agency(t)
            ),
        ),
        events=(_event("d2:e1", t, "انهيار", "d2:c1"),),
    )


def sada() -> Document:
    """Another figure, from an anonymous source; nobody knows the outlet."""
    t = SADA
    source = Link("مصدر طبي", "مصدر طبي", "source", True, None, at(t, "مصدر طبي", 2))
    return document(
        "d3",
        t,
        None,
        ("title", "body"),
        figures=(_figure("d3:f1", t, "11 شخصا", 11, "d3:c1"),),
        claims=(_claim("d3:c1", t, "قال مصدر طبي", "إن 11 شخصا قتلوا في كارثة الجسر", source),),
        events=(_event("d3:e1", t, "كارثة", "d3:c1"),),
    )


def story() -> Dossier:
    """The three pages joined."""
    colonel, medic = "سالم الراوي", "مصدر طبي"
    event = Event(
        id="v1",
        type="accident",
        plover="ACCIDENT",
        status="occurred",
        participants=(Participant("target", "جسر"),),
        mentions=(
            EventRef("d1", "d1:e1"),
            EventRef("d1", "d1:e2"),
            EventRef("d2", "d2:e1"),
            EventRef("d3", "d3:e1"),
        ),
        accounts=(
            Account("d1", "نهار الواحة", ("d1:c1",), (colonel,)),
            Account("d2", "البرق", ("d2:c1",), (colonel,)),
            Account("d3", None, ("d3:c1",), (medic,)),
        ),
        figures=(
            EventFigures(
                "killed",
                7,
                11,
                (
                    FigureReport(11, "d3", "d3:f1", (medic,)),
                    FigureReport(7, "d1", "d1:f1", (colonel,)),
                    FigureReport(7, "d2", "d2:f1", (colonel,)),
                ),
            ),
        ),
        corroboration=Corroboration(
            3, 3, 2, 2, (Root(colonel, False, ("d1", "d2"), "x1"), Root(medic, True, ("d3",))), 1
        ),
        label_ar="انهيار جسر في الواحة",
        label_en="Collapse of a bridge in al-Waha",
        date=DAY,
        place=PLACE,
    )
    return Dossier(
        documents=(nahar(), barq(), sada()),
        entities=(
            Entity(
                "x1",
                "PER",
                colonel,
                "Salem al-Rawi",
                (colonel,),
                (MentionRef("d1", "d1:m3"), MentionRef("d2", "d2:m1")),
            ),
            Entity(
                "x2",
                "LOC",
                "الواحة",
                "al-Waha",
                ("الواحة",),
                (MentionRef("d1", "d1:m1"), MentionRef("d1", "d1:m2")),
                lat=-24.5,
                lon=13.25,
            ),
            Entity(
                "x3",
                "ORG",
                "بلدية الواحة",
                "Municipality of al-Waha",
                ("بلدية الواحة",),
                (MentionRef("d1", "d1:m4"),),
            ),
            Entity("x4", "ORG", "وكالة المدار", "al-Madar Agency", ("وكالة المدار",), ()),
        ),
        events=(event,),
        conflicts=(
            Conflict(
                "k1",
                "figure",
                (
                    Side("7 قتلى", ("d1:c1",), ("d1:f1",), ("d1", "d2"), 7),
                    Side("11 قتيلا", ("d3:c1",), ("d3:f1",), ("d3",), 11),
                ),
                "v1",
            ),
        ),
        reliance=(
            Reliance("d1", "cites", "وكالة المدار", "x4", None, at(NAHAR, "وكالة المدار")),
            Reliance("d2", "rewrites", "نهار الواحة", None, "d1", None, 0.82),
        ),
        framing=(
            Framing("x1", "d1", (at(NAHAR, "العميد"),)),
            Framing("x1", "d2", (at(BARQ, "العميد"),)),
        ),
        alterations=(
            Alteration(
                "l1",
                "sentence_cut",
                ("d1", "d2"),
                (_ref("d1", at(NAHAR, "ونفت بلدية الواحة إهمال الصيانة")),),
                "سقط نفي البلدية",
            ),
        ),
        timeline=("v1",),
    )


def _ref(key: str, span: Span) -> DocumentRef:
    return DocumentRef(key, span.start, span.end)


#: A headline that would run as a script, a name that would turn the line round, half a character, a
#: NUL, an escape sequence of terminals.
EVIL_TITLE = "</title></script><script>document.title='owned'</script><img src=x onerror=alert(1)>"
EVIL_NAME = "صحيفة\u202eاليوم\u2066\x00\ud800\x1b[2J"
EVIL_CELL = '=HYPERLINK("http://evil.example/","اضغط")'


def hostile() -> Dossier:
    """A page that means harm in every field."""
    text = f"{EVIL_TITLE}\n{EVIL_NAME} قالت إن «{EVIL_CELL}» \u202e\x07 انتهى"
    name = at(text, EVIL_NAME)
    page = document(
        "h1",
        text,
        Outlet(EVIL_NAME, "stated", '"><svg onload=alert(1)>', span=name),
        ("title", "body"),
        mentions=(
            Mention("h1:m1", name.start, name.end, "ORG", "y1", (EVIL_NAME,), rule='"><b>@1'),
        ),
        claims=(
            _claim("h1:c1", text, "قالت", EVIL_CELL, Link(EVIL_CELL, EVIL_CELL, "person", False)),
        ),
    )
    entity = Entity(
        "y1", "ORG", EVIL_NAME, EVIL_TITLE, (EVIL_NAME, "-1+1"), (MentionRef("h1", "h1:m1"),)
    )
    return Dossier(documents=(page,), entities=(entity,))


def records(dossier: Dossier) -> list[InputRecord]:
    """Custody of a dossier's pages."""
    return [
        InputRecord(
            source=d.source,
            sha256=d.sha256,
            size=len(d.text.encode("utf-8", "surrogatepass")),
            media_type=d.media_type,
            encoding=d.encoding,
            encoding_reason=d.encoding_reason,
            document=d.id,
        )
        for d in dossier.documents
    ]


SKIPPED = [
    SkippedRecord(source="z/english.txt", reason="not Arabic", sha256="ab" * 32, size=12),
    SkippedRecord(source="a/empty\u202e.txt", reason="empty"),
]
