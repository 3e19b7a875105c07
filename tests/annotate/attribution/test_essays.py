"""Essays are told from news, and in them only firm reports are kept."""

from __future__ import annotations

import pytest

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.essays import is_essay
from riwaya.annotate.attribution.lexicon import Lexicons
from riwaya.annotate.pipeline import annotate
from riwaya.annotate.reading import Reading
from riwaya.model import Document
from riwaya.page import read_page
from riwaya.resources import Pack

ESSAY = (
    "حديث العيد\n"
    "لا أعرف لماذا ينسى الناس أيامهم الجميلة! أكاد أجزم أن العيد لم يتغير. "
    "أتمنى أن يعود الجيران إلى مجالسهم، فقد توقف النظام وعلق الآلاف أن الأمر غريب. "
    "وقال سالم العمري إن المدينة هادئة. وأنا أحب هدوءها!\n"
)
NEWS = (
    "إغلاق الطريق\n"
    "قال سالم العمري إن المدينة هادئة. وأضاف: أقول لكم إننا بخير، وأنا أعرف أهل المدينة وأتمنى لهم الخير! "
    "وأعلن الجيش إغلاق الطريق الساحلي أمس.\n"
)


def read(text: str, pack: Pack) -> Document:
    return annotate(read_page(text.encode(), "page.txt", pack), pack)


@pytest.mark.parametrize(("text", "essay"), [(ESSAY, True), (NEWS, False)])
def test_a_writer_speaks_for_himself_outside_of_what_he_quotes(
    text: str, essay: bool, pack: Pack
) -> None:
    document = read(text, pack)
    page = Article(document, Reading(document), pack.get(Lexicons))
    assert is_essay(page) is essay


def test_in_an_essay_only_who_can_answer_reports(pack: Pack) -> None:
    document = read(ESSAY, pack)
    assert [c.chain[-1].name for c in document.claims] == ["سالم العمري"]
