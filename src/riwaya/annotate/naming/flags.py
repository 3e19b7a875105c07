"""Classes of words and phrases as the tables give them, and what is known of a written word."""

from __future__ import annotations

import msgspec

from riwaya.language.affixes import ALEF_MAQSURA
from riwaya.language.followed import Followed
from riwaya.language.tokens import Token
from riwaya.model import MentionType

GIVEN, FAMILY, PART, TITLE, OPEN, ORG_HEAD, PLACE_HEAD, ADJECTIVE, STOP, UNSURE, OUTSIDE, TIME = (
    1 << n for n in range(12)
)
DEFINITE, PLURAL, DOMAIN, ALONE, INSTITUTIONAL, TASK, SHY, NEVER_FIRST = (
    1 << n for n in range(12, 20)
)
OPENS, INSIDE, CLOSES, PEOPLE, OF, IN, IDIOM, THAT, ANY, CHILD, SAINT, SEAT = (
    1 << n for n in range(20, 32)
)
#: A word that can stand in a person's name.
NAME = GIVEN | FAMILY | PART
#: The classes by name.
CLASSES = (
    ("given", GIVEN),
    ("family", FAMILY),
    ("part", PART),
    ("title", TITLE),
    ("open", OPEN),
    ("org-head", ORG_HEAD),
    ("place-head", PLACE_HEAD),
    ("adjective", ADJECTIVE),
    ("stop", STOP),
    ("unsure", UNSURE),
    ("time", TIME),
    ("domain", DOMAIN),
    ("alone", ALONE),
    ("institutional", INSTITUTIONAL),
    ("task", TASK),
)
#: The sort of bodies of many states.
IGO = "igo"
#: The sort of short forms of organisations, which are everyday words too.
SHORT = "short"


class Known(msgspec.Struct, frozen=True):
    """An entry of the gazetteers: its type, canonical name and sort («city», «ministry»...).

    `strong` says that news speaks of it often: a country, province or big city.
    """

    type: MentionType
    name: str
    sort: str
    ambiguous: bool
    strong: bool = False


class Phrase(msgspec.Struct, frozen=True):
    """A known name or title that begins with the word: the tokens that follow, the letters taken off."""

    rest: tuple[str, ...]
    known: Known | None
    prefix: int
    flags: int = 0
    sort: str = ""


class Word(msgspec.Struct, frozen=True):
    """A word's classes as it stands, the same with its clitics off (`inner`, `prefix` letters fewer)."""

    flags: int
    inner: int
    prefix: int
    definite: bool
    phrases: tuple[Phrase, ...]
    led: Followed[Phrase]


#: Marks that open or close a quotation, or both.
_QUOTES = frozenset('«»“”„‟"')


def key(token: Token) -> str:
    """The form under which a token is known: folded, final ى kept apart from ي («على», «علي»), numbers
    alike, and quotation marks of every kind."""
    if token.kind == "number":
        return "0"
    if token.kind == "mark" and token.text in _QUOTES:
        return "«" if token.spaced else "»"
    if token.raw.endswith(ALEF_MAQSURA):
        return token.text[:-1] + ALEF_MAQSURA
    return token.text
