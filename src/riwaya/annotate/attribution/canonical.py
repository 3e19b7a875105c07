"""The fullest name by which a page knows who is mentioned."""

from __future__ import annotations

from riwaya.annotate.attribution.article import Article
from riwaya.language.affixes import ARTICLE, PRESENT, TO, TO_THE, YA
from riwaya.language.tokens import words
from riwaya.language.view import fold
from riwaya.model import Mention


def canonical(mention: Mention, page: Article) -> str:
    """The fullest name of a mention in its page."""
    text = page.document.text
    spoken = mention.span.of(text)
    names = (_without_hour(page, n) for n in mention.names if not _verb_first(page, n))
    if mention.type == "PER":
        names = (n for n in names if n == spoken or words(n)[-1] not in page.bodies)
    name = next((n for n in names if n == spoken or not _runs_on(page, n)), spoken)
    if mention.type == "PER" and " " not in name:
        name = _fuller(page, name)
    hidden = text[max(0, mention.start - 1) : mention.start + 1] == TO_THE
    if name.startswith(TO) and hidden and name not in mention.names:
        # «للأمم المتحدة» hides the article's alef
        return ARTICLE + name[1:]
    return name


def _fuller(page: Article, name: str) -> str:
    """The one name of several words among the page's persons that ends in `name`, else `name`."""
    found = {
        n
        for m in page.document.mentions
        if m.type == "PER"
        for n in m.names
        if n.endswith(" " + name) and not _runs_on(page, n)
    }
    return found.pop() if len(found) == 1 else name


def _verb_first(page: Article, name: str) -> bool:
    """«وعد المهندس»: a verb and a title that were taken for a name."""
    spoken = words(name)
    verb = len(spoken) > 1 and any(f.joined for f in page.lex.verbs.get(spoken[0], ()))
    return verb and "honorific" in page.lex.kind(spoken[1])


def _without_hour(page: Article, name: str) -> str:
    """«أنيس غديرة | صباح»: a part of the day that was taken for the end of a name."""
    first, _, last = name.rpartition(" ")
    hour = " " in first and "circumstance" in page.lex.kind(fold(last))
    return first if hour else name


def _runs_on(page: Article, name: str) -> bool:
    """Whether a name that was found elsewhere on the page goes on with a title or a verb after it."""
    spoken = words(name)
    for at, word in enumerate(spoken[1:], 2):
        row = page.lex.source(word)
        office = row is not None and row.kind == "office" and not word.startswith(ARTICLE)
        office = office and at < len(spoken)
        verb = word[0] in PRESENT and any(
            f.aspect == "present" for f in page.lex.verbs.get(word, ())
        )
        if office or (verb and not word.endswith(YA)) or word in page.lex.according:
            return True
    return False
