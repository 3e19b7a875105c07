"""What each word of a page can be to attribution: a source, a reporting verb, definite, with a pronoun."""

from __future__ import annotations

from riwaya.annotate.attribution.lexicon import Form, Lexicons
from riwaya.annotate.attribution.rows import SourceRow
from riwaya.language.affixes import (
    ALEF,
    ALEFS_WITH_HAMZA,
    AND,
    ARTICLE,
    ARTICLED,
    HA,
    HER,
    HIS,
    OF,
    OF_BOTH,
    OF_WOMEN,
    OUR,
    PREPOSED,
    PROCLITICS,
    TA,
    THEIR,
    TO,
)
from riwaya.language.tokens import Token

#: letters of «واصف»
_NAME = 5
_AND_THE = AND + ARTICLE
_ENCLITICS = (OF_BOTH, THEIR, HER, OUR, HIS)
_PRONOUNS = (HER, THEIR, OF_BOTH, OF_WOMEN)


class PageWords:
    """Tokens of a page by what tables say of them; `quotes` are its opening quotation marks with their closing ones."""

    def __init__(self, tokens: tuple[Token, ...], lexicons: Lexicons) -> None:
        self.tokens = tokens
        self.lex = lexicons
        self.quotes: dict[int, int] = {}

    def is_(self, i: int, kind: str) -> bool:
        """Whether token `i` is a function word of `kind`."""
        kinds = self.lex.kinds.get(self.tokens[i].text) if 0 <= i < len(self.tokens) else None
        return kinds is not None and kind in kinds

    def source(self, i: int) -> SourceRow | None:
        """The source noun at token `i`, clitics off where the word itself is none."""
        if not 0 <= i < len(self.tokens):
            return None
        token = self.tokens[i]
        for head in (token.text, token.text[1:] if token.text[:1] in PROCLITICS else ""):
            if head in self.lex.pairs and i + 1 < len(self.tokens):
                row = self.lex.source(f"{head} {self.tokens[i + 1].text}")
                if row is not None:
                    return row
        row = self.source_of(token.text)
        owned = token.kind == "word" and len(token.text) > 3
        if row is None and owned and "between" not in self.lex.kind(token.text):
            row = self.suffixed(token)
        return row

    def source_of(self, word: str) -> SourceRow | None:
        """The source noun of a folded word, clitics off where the word itself is none."""
        row = self.lex.source(word)
        if row or len(word) < 4:
            return row
        for prefix in PROCLITICS:
            if word.startswith(prefix):
                rest = word[1:]
                row = self.lex.source(rest)
                if not row and prefix == TO and rest.startswith(TO):
                    row = self.lex.source(ARTICLE + rest[1:])
                if row:
                    return row
        return None

    def suffixed(self, token: Token) -> SourceRow | None:
        """The noun without its pronoun («رئيستها») or its accusative alef («مندوبا»)."""
        word = token.text
        if word.endswith(ALEF) and not word.startswith(ARTICLE):
            row = self.lex.source(word[:-1])
            if row:
                return row
        for pronoun in _ENCLITICS:
            stem = word[: -len(pronoun)]
            if pronoun == HIS and bare_end(token.raw) != HA:
                continue
            if word.endswith(pronoun) and len(stem) > 2:
                row = self.lex.source(stem[:-1] + HA) if stem.endswith(TA) else None
                return row or self.lex.source(stem)
        return None

    def governed(self, i: int) -> bool:
        """Whether a preposition is joined to the source noun at `i` («برئيس الجمهورية»)."""
        text = self.tokens[i].text if i < len(self.tokens) else ""
        return (
            text[:1] in PREPOSED
            and self.lex.source(text) is None
            and self.source_of(text) is not None
        )

    def reporting(self, i: int) -> tuple[Form, ...]:
        """The forms of reporting verbs that token `i` may be."""
        if not 0 <= i < len(self.tokens):
            return ()
        return self.lex.verbs.get(self.tokens[i].text, ())

    def joined_verb(self, i: int) -> bool:
        """Whether token `i` looks like «واستهدف»; «واصف», «وائل» are shorter."""
        text = self.tokens[i].text
        return text.startswith(AND + ALEF) and len(text) > _NAME and not text.startswith(_AND_THE)

    def held_to_be(self, i: int, form: Form) -> bool:
        """Whether the verb of opinion at token `i` is passive: «اعتبر من المتشددين», where «من جهته» is none."""
        if not form.flagged("holds") or i + 1 >= len(self.tokens):
            return False
        return self.tokens[i + 1].text == OF and not self.is_(i + 2, "side")

    def reports_clause(self, i: int) -> bool:
        """Whether the verb at `i`, in a relative clause, has the next complementiser for itself."""
        return any(
            "that" in f.verb.takes
            and f.verb.stance == "assert"
            and not (f.aspect == "present" and f.flagged("continues"))
            and not self.held_to_be(i, f)
            for f in self.reporting(i)
        )

    def accords(self, i: int) -> bool:
        """Whether «بحسب», «نقلا عن» or the like begins at token `i`."""
        for rest, kind in self.lex.according.get(self.tokens[i].text, ()):
            if (kind == "verb" and self.is_(i, "as")) or kind == "aside":
                continue
            if kind == "saying" and not rest:
                continue
            said = tuple(t.text for t in self.tokens[i + 1 : i + 1 + len(rest)])
            if said == rest:
                return True
        return False

    def opens(self, i: int) -> bool:
        """Whether a quotation begins at token `i`."""
        return i in self.quotes

    def definite(self, i: int) -> bool:
        """Whether the word has the article, a clitic before it aside («بالجيش», «للنفط»)."""
        text, raw = self.tokens[i].text, self.tokens[i].raw
        if raw[:1] in ALEFS_WITH_HAMZA or raw[1:2] in ALEFS_WITH_HAMZA:
            return False
        if text.startswith(ARTICLE) and len(text) > 3:
            return True
        return len(text) > 4 and text.startswith(ARTICLED)

    def definite_letters(self, i: int) -> bool:
        """Whether nothing but the article stands at token `i`, as before a number («الـ12»)."""
        return self.tokens[i].text == ARTICLE

    def possessed(self, i: int) -> bool:
        """Whether the word ends in a pronoun («مسؤوليتها»); a ta marbuta is none."""
        token = self.tokens[i]
        if token.kind != "word" or len(token.text) < 4 or token.text.startswith(ARTICLE):
            return False
        if token.text.endswith(_PRONOUNS) and len(token.text) > 4:
            return True
        return token.text.endswith(HA) and bare_end(token.raw) == HA


def bare_end(raw: str) -> str:
    """The last letter as written, marks aside."""
    for char in reversed(raw):
        if char.isalpha():
            return char
    return ""
