from __future__ import annotations

import pytest

from riwaya.language.clitics import bare, splits
from riwaya.language.lexicon import Lexicon, expand
from riwaya.language.patterns import Pattern, PatternError, finder
from riwaya.language.tokens import Token, tokenize
from riwaya.language.verbs import forms
from riwaya.language.view import View


def tokens(text: str) -> tuple[Token, ...]:
    return tokenize(View(text))


def found(lexicon: Lexicon[str], text: str) -> list[tuple[str, str, str]]:
    return [(text[h.start : h.end], h.value, h.prefix) for h in lexicon.find(tokens(text))]


def test_every_split_that_spelling_allows_is_offered() -> None:
    assert {(s.prefix, s.definite, s.stem) for s in splits("وللقاهره")} >= {
        ("", False, "وللقاهره"),
        ("و", False, "للقاهره"),
        ("ول", True, "قاهره"),
    }
    assert [s.stem for s in splits("لملوده")] == ["لملوده", "ملوده"]
    assert all(len(s.stem) >= 2 for s in splits("وبه"))


def test_pronouns_come_off_with_the_letters_they_change() -> None:
    assert ("زياره", "ه") in bare("زيارته")
    assert ("لقاء", "ه") in bare("لقائه")
    assert bare("قال")[0] == ("قال", "")


def test_a_phrase_is_found_under_its_clitics_and_starts_after_them() -> None:
    lexicon = Lexicon([("القاهرة", "cairo"), ("مصر", "egypt")])
    assert found(lexicon, "وصل بالقاهرة ومصر وللقاهرة") == [
        ("القاهرة", "cairo", "ب"),
        ("مصر", "egypt", "و"),
        ("لقاهرة", "cairo", "ول"),
    ]


def test_marks_between_clitic_and_word_do_not_move_the_start() -> None:
    lexicon = Lexicon([("مصر", "egypt")])
    assert found(lexicon, "وَمِصرَ") == [("مِصرَ", "egypt", "و")]


def test_the_longest_phrase_wins() -> None:
    lexicon = Lexicon([("مجلس", "a"), ("مجلس الأمن", "b"), ("مجلس الأمن الدولي", "c")])
    assert [v for _, v, _ in found(lexicon, "مجلس الأمن الدولي ومجلس الأمن")] == ["c", "b"]


def test_the_article_is_optional_where_the_table_leaves_it_out() -> None:
    lexicon = Lexicon([("مصدر", "source")])
    assert len(found(lexicon, "مصدر والمصدر وبالمصدر")) == 3
    assert found(Lexicon([("مصدر", "source")], article=False), "المصدر") == []


def test_pronouns_are_taken_off_where_asked_for() -> None:
    lexicon = Lexicon([("بيان", "statement")], enclitics=True)
    hit = lexicon.first(tokens("وبيانها"), 0)
    assert hit is not None
    assert (hit.enclitic, hit.prefix) == ("ها", "و")
    assert Lexicon([("بيان", "statement")]).first(tokens("بيانها"), 0) is None


def test_brackets_stand_for_both_spellings() -> None:
    assert expand("(ال)مصدر (ال)طبي") == ["مصدر طبي", "مصدر الطبي", "المصدر طبي", "المصدر الطبي"]


def test_entries_are_looked_up_as_written() -> None:
    lexicon = Lexicon([("أبريل", "4")])
    assert lexicon.has("ابريل")
    assert lexicon.get("أبريل") == ["4"]
    assert not lexicon.has("وأبريل")
    assert lexicon.get("") == []


def test_weak_verbs_keep_and_lose_their_letters_where_they_should() -> None:
    texts = {f.text for f in forms("نفى", "ينفي")}
    assert {"نفى", "نفت", "نفوا", "نفيا", "ينفي", "تنفي", "ينف", "سينفي", "ينفون"} <= texts
    texts = {f.text for f in forms("دعا", "يدعو")}
    assert {"دعت", "دعوا", "يدعو", "تدعو", "يدع", "يدعون"} <= texts
    texts = {f.text for f in forms("أعلن", "يعلن")}
    assert {"أعلنت", "أعلنوا", "يعلنون", "تعلن", "ستعلن", "يعلنان"} <= texts


def test_patterns_capture_classes_and_leave_options() -> None:
    classes = {"day": finder(Lexicon([("الأربعاء", 3)])), "last": finder(Lexicon([("الماضي", -1)]))}
    pattern = Pattern("( امس | يوم )? d:<day> l:<last>?")
    text = tokens("يوم الأربعاء الماضي")
    longest = max(pattern.at(text, 0, classes), key=lambda m: m.last)
    assert (longest.first, longest.last) == (0, 3)
    assert longest.captures["d"].value == 3
    assert longest.captures["l"].value == -1
    assert next(iter(pattern.at(tokens("غدا"), 0, classes)), None) is None


def test_a_pattern_that_cannot_be_read_says_where() -> None:
    for wrong in ("( a", "a )", "a:: b", "<x"):
        with pytest.raises(PatternError):
            Pattern(wrong)


def test_a_literal_takes_clitics_only_with_a_tilde() -> None:
    text = tokens("ومنذ شهرين")
    assert not list(Pattern("منذ شهرين").at(text, 0, {}))
    (match,) = Pattern("~منذ شهرين").at(text, 0, {})
    assert match.prefix == "و"


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        ("~يوم? d:<day> ( من )? شهر", [(set(), {"day"}), ({"شهر"}, set())]),
        ("( امس | ~يوم d:<day> )", [({"امس", "~يوم"}, set())]),
        ("( <open> z:<zone> <close> | z:<zone> )", [(set(), {"zone"})]),
        ("<any> ( امس )?", []),
    ],
)
def test_what_every_match_of_a_pattern_holds(
    source: str, needs: list[tuple[set[str], set[str]]]
) -> None:
    assert Pattern(source).needs() == needs
