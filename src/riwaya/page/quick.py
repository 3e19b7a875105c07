"""Whether a page can be Arabic at all, by a look at its bytes: what cannot is passed over unread.

A crawl holds a hundred pages in other languages for one in Arabic. The look takes some microseconds: searches for
single bytes, and a few windows of the page. It only ever says no where nearly nothing of a page can be Arabic; in
doubt the page is read and its text weighed (`page/script.py`).
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from itertools import islice

NO_LETTERS = "not Arabic: no Arabic letters"
FEW_LETTERS = "not Arabic: too little of it is in Arabic"
OTHER_LETTERS = "not Arabic: its letters are those of another language"

#: Windows over a page: how many, how long, and how long the first is, which holds title and menus.
_WINDOWS, _LENGTH, _FIRST = 8, 1024, 4096
#: The bytes with which the Arabic letters of UTF-8 begin (U+0600 to U+063F, U+0640 to U+067F).
_LEADS = (b"\xd8", b"\xd9")
#: Those of its presentation forms (U+FE80 to U+FEFC), in which old converters write every letter.
_FORMS = (b"\xef\xba", b"\xef\xbb")
#: So many Arabic letters are looked for; a page with fewer has no paragraph in Arabic ...
_ENOUGH = 64
#: ... unless it is so short that they are this share of it.
_SHARE = 0.02
#: The Arabic article in each encoding, also where it was misread as Latin and saved so.
_ARTICLE = "\u0627\u0644"
_LEGACY = tuple({_ARTICLE.encode(c) for c in ("cp1256", "iso8859_6", "mac_arabic", "cp720")})
_MISREAD = tuple({_ARTICLE.encode("cp1256").decode(c).encode() for c in ("cp1252", "latin-1")})
#: The article's letters written as references or escapes in ASCII.
_ESCAPED = (b"&#1575;", b"&#x627;", b"&#x0627;", b"\\u0627", b"\\u06")
#: Farsi yeh and keheh; Arabic yeh, kaf and teh marbuta. A page in Arabic hardly has the first, one in another
#: language hardly the last.
_OTHERS, _OWN = "\u06cc\u06a9", "\u064a\u0643\u0629"
#: So many letters, and so many times as many, are a clear case.
_CLEAR = 20
#: In running Arabic the article is found once in some fifteen letters; four times as rare, it is another language.
_ARTICLES = 60
#: With fewer bytes outside ASCII in its windows, the whole of a page is searched.
_TELLING = 200


def passed_over(data: bytes) -> str:
    """Why a page as stored cannot be Arabic; empty where it may be."""
    if len(data) <= _FIRST // 2 or b"\x06" in data[:65536] or data.count(b"\0", 0, 4096) > 8:
        # Too short to gain anything, or wide characters.
        return ""
    if data.isascii():
        return "" if _escaped(data) else NO_LETTERS
    letters = _letters(data)
    if letters >= _ENOUGH:
        return _foreign(data)
    if letters >= _SHARE * len(data):
        return ""
    if _escaped(data) or (_misread(data) if _is_utf8(data) else _legacy(data)):
        return ""
    return FEW_LETTERS if letters else NO_LETTERS


def _letters(data: bytes) -> int:
    """How many bytes begin Arabic letters in UTF-8, counted up to `_ENOUGH`."""
    count = 0
    for lead in (*_LEADS, *_FORMS):
        at = data.find(lead)
        while at >= 0 and count < _ENOUGH:
            count += 1
            at = data.find(lead, at + 1)
    return count


def _windows(data: bytes) -> Iterator[bytes]:
    yield data[:_FIRST]
    step = max(_LENGTH, (len(data) - _FIRST) // _WINDOWS)
    for at in range(_FIRST, len(data), step):
        yield data[at : at + _LENGTH]


def _escaped(data: bytes) -> bool:
    return any(mark in window for window in _windows(data) for mark in _ESCAPED)


def _is_utf8(data: bytes) -> bool:
    """Whether the first stretch outside ASCII is UTF-8."""
    for at in range(0, len(data), _LENGTH):
        piece = data[at : at + _LENGTH]
        if not piece.isascii():
            try:
                # The piece before was ASCII: no letter is cut at the start; at the end one may be.
                codecs.utf_8_decode(piece, "strict", False)
            except UnicodeDecodeError:
                return False
            return True
    return True


def _misread(data: bytes) -> bool:
    """Whether UTF-8 may be Arabic in an older encoding, misread as Latin."""
    return any(mark in window for window in _windows(data) for mark in _MISREAD)


def _legacy(data: bytes) -> bool:
    """Whether text that is no UTF-8 may be Arabic in an older encoding."""
    windows = [w for w in _windows(data) if not w.isascii()]
    high = sum(map(_high, windows))
    marks = sum(window.count(mark) for window in windows for mark in _LEGACY)
    if high < _TELLING:
        return any(mark in data for mark in _LEGACY)
    return _ARTICLES * marks >= high


def _high(window: bytes) -> int:
    """How many bytes are outside ASCII."""
    return len(window) - len(window.decode("ascii", "ignore"))


def _foreign(data: bytes) -> str:
    """A page whose yeh and kaf are, many times over, those of Persian, Urdu, Kurdish or Pashto."""
    # Half of the windows behind the head tell as much as all.
    windows = list(islice(_windows(data), 1, None, 2)) or [data]
    text = b"".join(windows).decode("utf-8", "ignore")
    other = sum(map(text.count, _OTHERS))
    own = sum(map(text.count, _OWN))
    return OTHER_LETTERS if other > _CLEAR and other > _CLEAR * own else ""
