"""Noun phrases of a sentence, shallowly: where the participants of its events can stand.

No parser: function words, verbs, marks and the edges of named mentions bound the phrases, definiteness and
the look of adjectives hold them together. Good enough to find heads; extents may lack a complement.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.annotate.events_words import EventWords
from riwaya.language.tokens import Token
from riwaya.model import Mention

_QUOTES = frozenset("«»\"“”'‘’()[]")
_MOST = 5
_ALSO_PREP = ("since", "partitive", "beside", "about")
_ADJECTIVE_ENDS = ("يه", "ي", "يين", "يون", "يات")


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a sentence: a noun phrase, or what stands between phrases.

    kind: `np`, or `prep`, `rel`, `comp`, `conj`, `part`, `neg`, `dem`, `quant`, `verb`, `comma`, `mark`, `time`.
    For a phrase `prep` is the preposition it hangs on (a word or a clitic letter), `joined` whether «و» is
    written on it, `start` its offset with clitics off, `mentions` the named mentions inside.
    """

    kind: str
    first: int
    last: int
    start: int = 0
    end: int = 0
    prep: str = ""
    joined: bool = False
    definite: bool = False
    mentions: tuple[Mention, ...] = ()

    @property
    def named(self) -> Mention | None:
        """The mention that names the phrase: a person before a body before a place."""
        for kind in ("PER", "ORG", "LOC"):
            for mention in self.mentions:
                if mention.type == kind:
                    return mention
        return None

    @property
    def place(self) -> Mention | None:
        """The place that the phrase names, unless it names a person or body."""
        named = self.named
        return named if named is not None and named.type == "LOC" else None


class Chunker:
    """Cuts token ranges into pieces.

    `mentions` maps the first token of each named mention to it and its last token; `counted` the first token of
    each figure to its last; `timed` are the tokens of time expressions.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        mentions: dict[int, tuple[Mention, int]],
        counted: dict[int, int],
        timed: frozenset[int],
        words: EventWords,
    ) -> None:
        self.tokens = tokens
        self.mentions = mentions
        self.counted = counted
        self.timed = timed
        self.words = words
        self._cut: dict[tuple[int, int], list[Piece]] = {}

    def pieces(self, first: int, last: int) -> list[Piece]:
        """Pieces of tokens `first`..`last` in order, without gaps (quotation marks are passed over)."""
        key = (first, last)
        if key not in self._cut:
            self._cut[key] = self._pieces(first, last)
        return list(self._cut[key])

    def _pieces(self, first: int, last: int) -> list[Piece]:
        out: list[Piece] = []
        prep = ""
        joined = False
        i = first
        while i < last:
            token = self.tokens[i]
            if i in self.timed:
                end = i + 1
                while end < last and end in self.timed:
                    end += 1
                out.append(Piece("time", i, end, token.start, self.tokens[end - 1].end))
                i, prep = end, ""
                continue
            if token.kind == "mark":
                if token.text not in _QUOTES:
                    kind = "comma" if token.text in ("،", ",") else "mark"
                    out.append(Piece(kind, i, i + 1, token.start, token.end))
                    prep = ""
                i += 1
                continue
            if token.text == "و":
                joined = True
                i += 1
                continue
            if i not in self.mentions and i not in self.counted:
                word = self._function(i, last)
                if word is not None:
                    kind, end = word
                    kind = "prep" if kind in _ALSO_PREP else kind
                    out.append(Piece(kind, i, end, token.start, self.tokens[end - 1].end))
                    prep = (
                        self._plain(i)
                        if kind in ("prep", *_ALSO_PREP)
                        else prep
                        if kind == "quant"
                        else ""
                    )
                    i = end
                    continue
            piece = self._phrase(i, last, prep, joined)
            joined = False
            out.append(piece)
            i, prep = piece.last, ""
        return out

    def _plain(self, i: int) -> str:
        text = self.tokens[i].text
        return (
            text[1:] if text[:1] in "وف" and len(text) > 2 and text not in ("في", "فوق") else text
        )

    def _function(self, i: int, last: int) -> tuple[str, int] | None:
        hit = self.words.functions.first(self.tokens, i)
        if hit and hit.last <= last and not hit.definite:
            return hit.value, hit.last
        verb = self.words.verbs.first(self.tokens, i)
        if verb and verb.last <= last and not verb.definite and len(verb.enclitic) != 1:
            return "verb", verb.last
        if self._present(i):
            return "verb", i + 1
        if (
            verb
            and verb.enclitic == "ه"
            and (self._after_relative(i) or self.words.light.at(self.tokens, i))
        ):
            return "verb", verb.last
        return None

    def _present(self, i: int) -> bool:
        """Whether a word that no table knows looks like a verb of the present («يتضمن»)."""
        text = self.tokens[i].text
        if text[:1] == "و" and len(text) > 5:
            text = text[1:]
        return text.startswith("ي") and len(text) > 3 and not text.startswith(self.words.ya)

    def _after_relative(self, i: int) -> bool:
        hit = self.words.functions.first(self.tokens, i - 1) if i else None
        return hit is not None and hit.value == "rel"

    def _clitics(self, i: int) -> tuple[str, int]:
        """(letters of و ف ب ل ك at the head of the token, how many code points they take)."""
        token = self.tokens[i]
        at = self.mentions.get(i)
        if at is not None:
            taken = max(0, at[0].start - token.start)
            return token.text[:taken], taken
        text = token.text
        prefix = ""
        if text[:1] in "وف" and len(text) > 4 and text[1:].startswith(("ال", "بال", "لل")):
            prefix = text[0]
        rest = text[len(prefix) :]
        if rest.startswith("بال") and len(rest) > 4:
            return prefix + "ب", len(prefix) + 1
        if rest.startswith("لل") and len(rest) > 4:
            return prefix + "ل", len(prefix) + 1
        if prefix and rest.startswith("ال"):
            return prefix, len(prefix)
        conj = "و" if self._conjoined(text) else ""
        rest = text[len(conj) :]
        if len(rest) > 3 and rest[0] in "بل" and rest not in self.words.known:
            raw = self.tokens[i].raw[len(conj) :]
            if rest[1:] in self.words.known or raw[1:2] in ("أ", "إ"):
                return conj + rest[0], len(conj) + 1
        return (conj, len(conj))

    def _conjoined(self, text: str) -> bool:
        """Whether the «و» at the head of a word is the conjunction."""
        return text.startswith("و") and len(text) > 3 and not text.startswith(self.words.waw)

    def _phrase(self, i: int, last: int, prep: str, joined: bool) -> Piece:
        letters, taken = self._clitics(i)
        clitic = letters[1:] if letters.startswith("و") else letters
        joined = joined or letters.startswith("و")
        token = self.tokens[i]
        at = self.mentions.get(i)
        found: list[Mention] = []
        if at is not None:
            found.append(at[0])
            end, definite, closed = at[1], True, at[0].type == "PER"
            head_open = False
        elif i in self.counted and self.counted[i] <= last:
            end, definite, closed, head_open = self.counted[i], False, False, True
        else:
            end, closed, head_open = i + 1, False, True
            definite = token.text[len(letters) :].startswith("ال") or (
                clitic == "ل" and "لل" in token.text
            )
        while not closed and end < last and end - i < _MOST + 3:
            step = self._extend(i, end, last, definite, head_open, found)
            if step is None:
                break
            end, definite, mention = step
            if mention is not None:
                found.append(mention)
                closed = mention.type == "PER"
        while end > i + 1 and self.tokens[end - 1].text in _QUOTES:
            end -= 1
        return Piece(
            "np", i, end, token.start + taken, self.tokens[end - 1].end,
            clitic or prep, joined, definite, tuple(found),
        )  # fmt: skip

    def _extend(
        self, first: int, at: int, last: int, definite: bool, described: bool, found: list[Mention]
    ) -> tuple[int, bool, Mention | None] | None:
        """The phrase one word or mention longer: (new end, definite, mention), or None where it ends."""
        k = at
        while k < last and self.tokens[k].text in _QUOTES:
            if self.tokens[k].text in ("»", "”", ")", "]", "("):
                return None
            k += 1
        if k >= last or k in self.timed or k in self.counted or self.tokens[k].kind == "mark":
            return None
        mention = self.mentions.get(k)
        if mention is not None:
            if mention[0].start != self.tokens[k].start:
                return None
            if not described or self.tokens[at - 1].text.endswith(("ون", "ان")):
                return None
            if definite and mention[0].type != "PER" and not self._place_word(first):
                return None
            return mention[1], True, mention[0]
        if self._function(k, last) is not None or self.tokens[k].kind != "word":
            return None
        text = self.tokens[k].text
        if self._conjoined(text):
            return None
        if at - first >= _MOST:
            return None
        trigger = self.words.triggers.first(self.tokens, k)
        if trigger and not trigger.prefix and not trigger.definite and k > first:
            return None
        if text.startswith(("بال", "لل")) and len(text) > 4:
            return None
        if text[0] in "بل" and self._clitics(k)[1]:
            return None
        if text.startswith("ال"):
            if definite and not self._adjective(text[2:]) and not self._person_follows(k + 1, last):
                return None
            return k + 1, True, None
        if definite:
            return None
        if text.endswith("ه") and not self.tokens[k].raw.endswith("ة") and len(text) > 3:
            return None
        head = self.tokens[at - 1].text
        if head.endswith(("ون", "ان")) and not self._adjective(text):
            return None
        if text.endswith("ا") and not head.endswith("ا") and len(text) > 3:
            return None
        return k + 1, False, None

    def _place_word(self, k: int) -> bool:
        """«العاصمة طرابلس»: a definite word of place that a name may follow."""
        return bool(self.words.place_words.at(self.tokens, k))

    def _adjective(self, word: str) -> bool:
        if word.endswith("ه") and self.words.kinds.is_noun(word):
            return False
        return word.endswith(_ADJECTIVE_ENDS) or word.endswith(("ه", "ين", "ون"))

    def _person_follows(self, k: int, last: int) -> bool:
        at = self.mentions.get(k)
        return k < last and at is not None and at[0].type == "PER"
