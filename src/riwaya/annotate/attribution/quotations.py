"""Quotation marks around speech, and around names and phrases that are only set off."""

from __future__ import annotations

from riwaya.annotate.attribution.article import Article
from riwaya.language.marks import COMMAS

ENDS = frozenset((".", "،", ",", "؛", "!", "?", "؟", "…", ")", ":"))
#: words of a name in quotation marks
_SHORT_NAME = 3
LONG_NAME = 6


def is_speech(page: Article, open_: int, close: int, stop: int) -> bool:
    """Whether a quotation is somebody's words, not a name or a phrase set off."""
    inside = close - open_ - 1
    if page.is_(open_ + 1, "complementiser"):
        return True
    after = close + 1 + (close + 1 < stop and page.tokens[close + 1].text in COMMAS)
    if inside <= LONG_NAME and after < stop and page.is_(after, "complementiser"):
        # «أعلن "اتحاد ..."، أن»: who speaks
        return False
    before = page.tokens[open_ - 1] if open_ else None
    if before is not None and before.text == ":":
        return True
    if inside <= LONG_NAME and _handed(page, open_ - 1):
        # «في تصريحات نقلتها "..."»: who carried them
        return False
    found = page.names.get(open_ + 1)
    if found is not None and found[1] == close:
        # «وقال "العربي"، في تصريحات، إنه»
        return False
    if before is not None and any(f.flagged("characterises") for f in page.reporting(open_ - 1)):
        # «ما سماه "..."» gives a name
        return False
    ends = close + 1 >= stop or page.tokens[close + 1].text in ENDS
    if inside <= _SHORT_NAME:
        said = page.reporting(open_ - 1)
        # «عبر "طرف ثالث"»
        said = tuple(f for f in said if not f.flagged("preposition"))
        return ends and before is not None and bool(said)
    if (
        inside <= LONG_NAME
        and before is not None
        and len(before.text) == 1
        and before.kind == "word"
    ):
        return False
    if inside <= LONG_NAME and not ends:
        return False
    if inside > LONG_NAME or before is None:
        return True
    row = page.source(open_ - 1)
    # «حركة "..."» is a name, «المدير "..."» speaks
    return row is None or row.titled or row.kind in ("quantifier", "crowd")


def set_off(page: Article, open_: int, takes: frozenset[str]) -> bool:
    """«وكيل المتهمين في "قضية الأرض"، إن»: a few words after a preposition that leads to no content."""
    before = page.tokens[open_ - 1].text if open_ else ""
    if page.quotes[open_] - open_ - 1 > LONG_NAME or before in takes:
        return False
    return page.is_(open_ - 1, "preposition") and not page.is_(open_ + 1, "complementiser")


def _handed(page: Article, i: int) -> bool:
    """Whether token `i` leads from what was said to the medium that carried it («نقلتها»)."""
    relays = any(f.pronoun and f.flagged("relay") for f in page.reporting(i))
    return i >= 0 and (relays or page.is_(i, "issued"))
