"""BibTeX and Markdown: text that other programs act on."""

from __future__ import annotations

import re

import dossier_story
import msgspec
import pytest
from exports_made import Make

from riwaya.dossier.exports import bibtex, markdown
from riwaya.model import Dossier, Publication


def entries(data: bytes) -> list[str]:
    """The entries of a bibliography whose braces pair off."""
    text = data.decode()
    depth = 0
    for sign in re.sub(r"\\[{}]", "", text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
    return [f"@{e}" for e in re.split(r"(?m)^@", text)[1:]]


def test_a_page_in_a_bibliography(make: Make, story: Dossier) -> None:
    first, second, third = entries(make("bibtex", story)["pages.bib"])
    sha = story.documents[0].sha256
    assert first.splitlines() == [
        "@online{riwaya-d1,",
        "  title = {{انهيار جسر في مدينة الواحة}},",
        "  organization = {{نهار الواحة}},",
        "  date = {2025-03-04},",
        "  year = {2025},",
        "  langid = {arabic},",
        f"  note = {{pages/d1.txt; SHA-256 {sha}}},",
        "}",
        "",
    ]
    assert "date" not in second
    assert "organization" not in third


def test_a_bounded_date_is_an_interval(make: Make, story: Dossier) -> None:
    bounded = Publication(None, "2024-12-30", "2025-01-05", "inferred")
    page = msgspec.structs.replace(story.documents[0], published=bounded)
    (entry,) = entries(make("bibtex", Dossier(documents=(page,)))["pages.bib"])
    assert "  date = {2024-12-30/2025-01-05}," in entry
    assert "year" not in entry


def test_tex_in_a_page_is_shown_not_run(make: Make, hostile: Dossier) -> None:
    page = msgspec.structs.replace(
        hostile.documents[0],
        text=r"\input{/etc/passwd} }} @x{ 100% a_b ~ ^ # $",
        url="https://x.example/a b}{",
        title=None,
        outlet=None,
        blocks=(),
        source=r"a\b{.txt",
    )
    (entry,) = entries(make("bibtex", Dossier(documents=(page,)))["pages.bib"])
    assert r"a\textbackslash{}b\{.txt" in entry
    assert "https://x.example/a%20b%7D%7B" in entry
    assert bibtex.escaped(page.text) == (
        r"\textbackslash{}input\{/etc/passwd\} \}\} @x\{ 100\% a\_b \textasciitilde{} "
        r"\textasciicircum{} \# \$"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[اضغط](http://evil.example)", r"\[اضغط\](http\://evil.example)"),
        ("www.evil.example", r"www\.evil.example"),
        ("a | b `c` *d* _e_ ~f~", r"a \| b \`c\` \*d\* \_e\_ \~f\~"),
        ("# عنوان", r"\# عنوان"),
        ("- بند", r"\- بند"),
        ("1. بند", r"1\. بند"),
        ("سطر\nسطر", "سطر سطر"),
        ("\u202eقلب", "\\[U+202E\\]قلب"),
        ("بين 10 و12.5", "بين 10 و12.5"),
    ],
)
def test_markdown_in_a_page_is_shown_not_run(text: str, shown: str) -> None:
    assert markdown.escaped(text) == shown


def test_the_report_in_both_languages(make: Make, story: Dossier) -> None:
    arabic = make("markdown", story)["report.md"].decode()
    english = make("markdown", story, "en")["report.md"].decode()
    assert arabic.startswith('<div dir="rtl">\n\n# ملف الرواية\n')
    assert english.startswith("# The story's dossier\n")
    assert "| 4 مارس 2025 | انهيار جسر في الواحة | وقع | 3 | 2 |" in arabic
    assert "| 4 March 2025 | Collapse of a bridge in al-Waha | occurred | 3 | 2 |" in english
    assert "- killed: 7–11: 11 (d3.txt), 7 (Nahar al-Waha), 7 (البرق)" in english
    assert "- **figures differ**: Collapse of a bridge in al-Waha" in english
    assert "  - 11 قتيلا (d3.txt)" in english
    assert (
        "- وكالة المدار ← سالم الراوي (asserts, certain)\n  > إن 7 أشخاص قتلوا في الحادث" in english
    )


def test_every_table_of_the_report_is_whole(make: Make, story: Dossier) -> None:
    for language in ("ar", "en"):
        block: list[int] = []
        for line in (*make("markdown", story, language)["report.md"].decode().splitlines(), ""):
            if line.startswith("|"):
                block.append(len(re.findall(r"(?<!\\)\|", line)))
            elif block:
                assert len(set(block)) == 1
                assert len(block) > 2
                block = []


def test_a_hostile_page_leaves_no_html_in_the_report(make: Make, hostile: Dossier) -> None:
    for language in ("ar", "en"):
        report = make("markdown", hostile, language)["report.md"].decode()
        tags = set(re.findall(r"<[^>]*>?", report))
        assert tags <= {'<div dir="rtl">', "</div>"}
        assert "\u202e" not in report
    assert dossier_story.EVIL_CELL.startswith("=")
