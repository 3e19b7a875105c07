"""Rows of the tables under `ar/mentions`."""

from __future__ import annotations

from typing import Literal

import msgspec


class Complement(msgspec.Struct, frozen=True):
    """A word that makes a name of a head noun that it follows.

    `kind`: `domain` (وزارة «الداخلية»), `alone` (a domain that with a nationality names the institution:
    «الخارجية» المصرية), `adjective` (المجلس «الأعلى»), `task` (مكتب الأمم المتحدة ل«تنسيق» ...).
    """

    word: str
    kind: Literal["domain", "alone", "adjective", "task"]


class NamePart(msgspec.Struct, frozen=True):
    """A small word of persons' names.

    `role`: `opens` a name together with the next word («أبو»; `saint` that of a town too: «سيدي بوزيد»), stands only `inside` one, with the next word
    («دي»; `child` after which the father follows: «بن»), or `closes` one that has begun («الدين»). `joined` parts are also written in one word with what
    they belong to («عبدالله», «نورالدين»).
    """

    part: str
    role: Literal["opens", "inside", "closes", "child", "saint"]
    joined: bool = False


class Stop(msgspec.Struct, frozen=True):
    """A word that never is part of a name.

    `kind`: `word`; `time`; `people` for adjectives and names of peoples («الأكراد»), which are read as
    nationalities are; `start` for what may stand in a name but begins none («الله»).
    """

    word: str
    kind: Literal["word", "time", "people", "start"] = "word"


class NearWord(msgspec.Struct, frozen=True):
    """A word that tells what stands beside it.

    `of` joins a place to the province it lies in («من» ولاية), `in` stands before a place, `that` before a
    verb («التي» تجمع), `any` before a place that has no name («أي» مدينة), a `seat` holds the office of a place («محافظ» الأقصر).
    """

    word: str
    role: Literal["of", "in", "that", "any", "seat"]


class Idiom(msgspec.Struct, frozen=True):
    """A phrase that looks like a name and is none: «مسقط رأسه», «حسن الحظ»."""

    phrase: str
    note: str = ""


class ShyHead(msgspec.Struct, frozen=True):
    """A head noun of everyday life that opens a name only where quotation marks say so."""

    head: str
    note: str = ""
