"""Noun phrases of a sentence, shallowly: where the participants of its events can stand.

No parser: function words, verbs, marks and the edges of named mentions bound the phrases, definiteness and
the look of adjectives hold them together. Good enough to find heads; extents may lack a complement.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.eventing.growing import MOST, QUOTED, Growing, Head
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.wordkinds import ALSO_PREP
from riwaya.annotate.eventing.words import EventWords
from riwaya.language.affixes import (
    AND,
    ARTICLE,
    TO,
    TO_THE,
)
from riwaya.language.marks import COMMAS
from riwaya.language.tokens import Token
from riwaya.model import Mention

_COLON = ":"


class Chunker(Growing):
    """Cuts token ranges into pieces.

    `mentions` maps the first token of each named mention to it and its last token; `counted` the first token of
    each figure to its last; `timed` are the tokens of time expressions, `opens` the first tokens of sentences.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        mentions: dict[int, tuple[Mention, int]],
        counted: dict[int, int],
        timed: frozenset[int],
        words: EventWords,
        opens: frozenset[int] = frozenset(),
    ) -> None:
        super().__init__(tokens, mentions, words, opens)
        self.counted = counted
        self.timed = timed
        self._cut: dict[tuple[int, int], list[Piece]] = {}

    def pieces(self, first: int, last: int) -> list[Piece]:
        """Pieces of tokens `first`..`last` in order, without gaps (quotation marks are passed over)."""
        key = (first, last)
        if key not in self._cut:
            self._cut[key] = self.apposed(self._pieces(first, last))
        return list(self._cut[key])

    def _pieces(self, first: int, last: int) -> list[Piece]:
        out: list[Piece] = []
        prep = quantified = ""
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
                listed = token.text == _COLON and bool(out) and out[-1].kind == "quant"
                if token.text not in QUOTED and not listed:  # «كل من: فلان و...»
                    kind = "comma" if token.text in COMMAS else "mark"
                    out.append(Piece(kind, i, i + 1, token.start, token.end))
                    prep = ""
                i += 1
                continue
            if token.text == AND:
                joined = True
                i += 1
                continue
            side = self._on_side(i, last)
            if side:
                joined, prep, i = joined or token.text.startswith(AND), "", side
                continue
            if i not in self.mentions and i not in self.counted:
                word = self._function(i, last)
                if word is not None:
                    kind, end = word
                    if kind == "quant" and self._uncounted(i, end, last):
                        out.append(self._phrase(i, end, prep, joined))
                        i, prep, joined = end, "", False
                        continue
                    if kind == "quant":
                        end = self._described_count(end, last)
                    if kind == "manner":
                        kind, end = "prep", self._how(end, last)
                    counts = kind == "partitive" and bool(out) and out[-1].kind == "quant"
                    among = kind == "quant" and self._among_whom(i, end)
                    kind = "prep" if among or kind in ALSO_PREP else kind
                    out.append(Piece(kind, i, end, token.start, self.tokens[end - 1].end))
                    if kind == "quant":
                        prep = self._each(i) or prep
                        quantified = prep
                    elif counts:
                        # «عدد من النساء»: what is counted stands as the quantity does.
                        prep = quantified
                    elif kind in ("prep", *ALSO_PREP):
                        how = self.words.functions.first(self.tokens, i)
                        done = how is not None and how.value == "manner" and end > how.last
                        prep = "" if done else self._plain(end - 1 if among else i, end)
                    elif kind != "dem" or not self._pointed_at(end, last):
                        prep = ""  # «في تلك المنطقة» hangs on «في», «إثر ذلك ثلاثة أشخاص» does not
                    i = end
                    continue
            piece = self._phrase(i, last, prep, joined)
            joined = False
            out.append(piece)
            i, prep = piece.last, ""
        return out

    def _how(self, end: int, last: int) -> int:
        """«بشكل عشوائي | حي الميناء», «بصورة غير متوقعة»: where the adjective of a word for manner ends."""
        negated = end < last and self._negated(end, last)
        k = end + 1 if negated else end
        if k >= last or k in self.mentions or k in self.counted or k in self.timed:
            return end
        word = self.tokens[k].text
        adjective = word in self.words.adjectives or self._adjective(word)
        plain = self.tokens[k].kind == "word" and not word.startswith(ARTICLE)
        person = self.words.kinds.of_word(word) - {"none", "of"}
        return k + 1 if plain and adjective and not person else end

    def _on_side(self, i: int, last: int) -> int:
        """«عن الجانب المصري | الوزير فلان»: where words that only say on whose side somebody is end before a person; 0 for none."""
        hit = self.words.parties.on_side.first(self.tokens, i)
        k = hit.last if hit is not None else last
        while k < last and self.tokens[k].text.startswith(ARTICLE) and k not in self.mentions:
            if self._titles_word(self.tokens[k].text):
                break
            k += 1
        if hit is None or k >= last or k == hit.last:
            return 0
        at = self.mentions.get(k)
        named = at is not None and at[0].type == "PER"
        return k if named or (at is None and self._titles_word(self.tokens[k].text)) else 0

    def _described_count(self, end: int, last: int) -> int:
        """«أعداد جديدة من», «عدد غير قليل من»: where a quantity ends with its adjective."""
        if end < last and self._plain_adjective(end):
            return end + 1
        negated = end + 1 < last and (self._function(end, last) or ("", 0))[0] == "neg"
        told = negated and self._function(end + 1, last) is None and end + 1 not in self.mentions
        return end + 2 if told and not self.tokens[end + 1].text.startswith(ARTICLE) else end

    def _phrase(self, i: int, last: int, prep: str, joined: bool) -> Piece:
        letters, taken = self._clitics(i)
        clitic = letters.removeprefix(AND)
        joined = joined or letters.startswith(AND)
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
            definite = token.text[len(letters) :].startswith(ARTICLE) or (
                clitic == TO and TO_THE in token.text
            )
        while not closed and end < last and end - i < MOST + 3:
            head = Head(i, last, bool(prep or clitic), head_open)
            step = self.extended(head, end, definite, named=bool(found))
            if step is None:
                break
            end, definite, mention = step
            if mention is not None:
                found.append(mention)
                closed = mention.type == "PER"
        while end > i + 1 and self.tokens[end - 1].text in QUOTED:
            end -= 1
        return Piece(
            "np", i, end, token.start + taken, self.tokens[end - 1].end,
            clitic or prep, joined, definite, tuple(found),
        )  # fmt: skip
