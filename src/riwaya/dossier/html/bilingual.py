"""Arabic that knows its English: what the language button swaps.

An element holds the Arabic and, in `data-en`, the English; a script exchanges them. Words that have no
English stay Arabic and say so (`lang="ar"`), for fonts and screen readers. `bdi` keeps a name's direction
to itself.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

from riwaya.dossier.safe import one_line
from riwaya.dossier.strings import Words, strings

_DAYS = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")
_UNFIT = re.compile(r"[^\w.-]")


def anchor(prefix: str, key: str) -> str:
    """An HTML id for one thing of the dossier: `d` document, `e` event, `n` entity, `k` conflict, `a`
    annotation."""
    return f"{prefix}-{_UNFIT.sub('-', key)}"


@lru_cache(maxsize=4096)
def both(words: Words) -> Markup:
    """A string of the interface. Of a date the days stand in `data-days`, for other calendars."""
    ar, en = one_line(words.ar), one_line(words.en)
    if _DAYS.fullmatch(words.key):
        shown = f'<time data-days="{words.key}" data-en="{escape(en)}">{escape(ar)}</time>'
        return Markup(shown)  # noqa: S704
    if ar == en:
        return escape(ar)
    return _swapped("span", ar, en)


def say(key: str) -> Markup:
    """The interface's string of that key."""
    return both(strings()[key])


def label(group: str, name: str) -> Markup:
    """A value of the model in words."""
    return both(strings().label(group, name))


def attribute(name: str, key: str) -> Markup:
    """An attribute in both languages, as `aria-label`."""
    words = strings()[key]
    return Markup('{}="{}" data-en-{}="{}"').format(name, words.ar, name, words.en)


def name(ar: str, en: str | None = None) -> Markup:
    """A name as pages write it, with its English where known."""
    ar, en = one_line(ar), one_line(en or "")
    if en and en != ar:
        return _swapped("bdi", ar, en)
    return Markup(f'<bdi lang="ar">{escape(ar)}</bdi>')  # noqa: S704  # escaped


def quote(text: str) -> Markup:
    """Words of a page, which stay as they are."""
    return Markup(f'<q lang="ar" dir="rtl">{escape(one_line(text))}</q>')  # noqa: S704  # escaped


def _swapped(tag: str, ar: str, en: str) -> Markup:
    # Markup.format does the same ten times slower, which tells in a dossier of a thousand pages.
    return Markup(f'<{tag} data-en="{escape(en)}">{escape(ar)}</{tag}>')  # noqa: S704  # escaped
