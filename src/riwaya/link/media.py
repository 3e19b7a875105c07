"""Names of outlets and agencies: what tells them from the everyday words that many of them are."""

from __future__ import annotations

import re

import msgspec

from riwaya.language.affixes import ARTICLE, HAMZA, YA
from riwaya.language.lexicon import Lexicon
from riwaya.language.remembered import Remembered
from riwaya.language.tokens import tokenize, words
from riwaya.language.view import View, fold
from riwaya.link.entities.known import Tables
from riwaya.link.entities.names import Naming
from riwaya.link.media_parts import CUT, parts_of
from riwaya.link.media_rows import Credit, MediaWord, Medium, Vague
from riwaya.model import ARTICLE_KINDS, Block, Document, Span
from riwaya.resources import Pack
from riwaya.resources.rows import OneWord

_CREDITS = frozenset({"byline", "credit"})
_AGENCIES = frozenset({"agency", "vague"})
_OPENING = 120
_MOST_WORDS = 12
_SHORT = 4
_RELAY, _RELAY_WORDS, _PHRASE = 40, 3, 80
#: A name in quotation marks or brackets.
_SET_OFF = re.compile(r"[«\"“”(\[]\s*([^«»\"“”()\[\]]{1,60}?)\s*[»\"“”)\]]")
_MARKS = ' «»"“”()[]'
_QUOTES = re.compile(r"[«»\"“”]")
_BRACKETS = re.compile(r"\([^()]*\)")


class Media:
    """Outlets by every written name, compiled from the outlets' table and from `linking/`."""

    def __init__(self, pack: Pack) -> None:
        tables = pack.get(Tables)
        self._tables, self._naming = tables, pack.get(Naming)
        entries: list[tuple[str, Medium]] = []
        for outlet in tables.outlets:
            for name in outlet.names:
                if not any(HAMZA <= c <= YA for c in name):
                    continue
                place = bool(tables.gazetteer.lookup(name))
                weak = outlet.common or place or (name != outlet.name and _slight(name))
                entries.append((name, Medium(outlet.name, outlet.kind, name, weak, place)))
        self.named: Lexicon[Medium] = Lexicon(entries)
        rows = pack.rows("linking", "media_words", MediaWord)
        self._heads = {words(r.word) for r in rows if r.kind == "head"}
        self._heads |= {(w,) for w in tables.media_heads}
        self._adjectives = {a for a in tables.adjectives if a.startswith(ARTICLE)}
        self._nations = frozenset(tables.adjectives)
        self._tails = {words(r.word)[0] for r in rows if r.kind == "tail"}
        self._epithets = {words(r.word)[0] for r in rows if r.kind == "epithet"}
        self._sources = {words(r.word) for r in rows if r.kind == "source"}
        vague = pack.rows("linking", "vague_credits", Vague)
        self.vague: Lexicon[Medium] = Lexicon(
            [(r.word, Medium(r.word, "vague", r.word)) for r in vague]
        )
        self._relaying: Lexicon[str] = Lexicon(
            [(r.word, r.word) for r in pack.rows("linking", "relaying", OneWord)]
        )
        firsts = sorted({re.escape(r.word.split()[0]) for r in vague})
        self._vague_start = re.compile(rf"(?<!\w)\w?({'|'.join(firsts)})(?!\w)")
        self._met: Remembered[str, Medium | None] = Remembered()

    def exact(self, name: str) -> Medium | None:
        """The outlet of exactly that name, its head («صحيفة», «وكالة») or quotation marks aside; no longer
        weak where the head is there."""
        if name not in self._met:
            self._met[name] = self._exact(name)
        return self._met[name]

    def _exact(self, name: str) -> Medium | None:
        parts = [w for w in words(name) if w[:1].isalnum()]
        found = self.named.get(name) or self.named.get(" ".join(parts))
        if found:
            inner = self.named.get(" ".join(self._beheaded(parts)))
            short = next((m for m in inner if m.name == found[0].name), None)
            # «وكالة رويترز» is «رويترز», and no longer doubtful with its head.
            return (
                msgspec.structs.replace(short, weak=False)
                if short and short != found[0]
                else found[0]
            )
        for bare in (self._beheaded(parts), self.bare(parts), *self._variants(parts)):
            if bare != parts and (found := self.named.get(" ".join(bare))):
                return msgspec.structs.replace(found[0], weak=False)
        return None

    def _variants(self, parts: list[str]) -> list[list[str]]:
        """A name of several words without epithets, without a country at its end, with and without its article:
        «الوكالة الوطنية للإعلام اللبنانية الرسمية», «الجسر أف أم» for «جسر أف أم»."""
        named = [w for w in parts if w not in self._epithets]
        if len(named) < 2:
            return []
        out = [named]
        if len(named) > 2 and named[-1] in self._adjectives:
            out.append(named[:-1])
        first, rest = named[0], named[1:]
        out.append([first[2:] if first.startswith(ARTICLE) else ARTICLE + first, *rest])
        return out

    def within(self, text: str) -> Medium | None:
        """The outlet that a phrase names as a whole, before its quotation marks or brackets, or between them
        («وكالة الأنباء الصينية «شينخوا»»). What follows them describes it: «قناة «الجسر» العراقية»."""
        found = [
            self.exact(text),
            self.exact(CUT.split(text.strip(_MARKS), maxsplit=1)[0].strip()),
        ]
        for match in _SET_OFF.finditer(text):
            medium = self.exact(match.group(1))
            found.append(msgspec.structs.replace(medium, weak=False) if medium else None)
        sure = [m for m in found if m and not m.weak]
        # «وكالة الأنباء الصينية «شينخوا»»: what it calls itself.
        return next((m for m in sure if m.said == m.name), next(iter(sure), None))

    def plain(self, text: str) -> str:
        """A phrase as a name: without quotation marks, brackets with what they hold, and marks at its end."""
        return " ".join(_QUOTES.sub(" ", _BRACKETS.sub(" ", text)).split()).strip(" .،,:؛")

    def _beheaded(self, parts: list[str]) -> list[str]:
        size = self._head(parts)
        while 0 < size < len(parts):
            parts = parts[size:]
            size = self._head(parts)
        return parts

    def bare(self, parts: list[str]) -> list[str]:
        """The words of a name without heads before it («صحيفة») and tails after it («الإخبارية», «البريطانية»)."""
        inner = self._beheaded(parts)
        headed = len(inner) < len(parts)
        while len(inner) > 1 and (
            inner[-1] in self._tails or (headed and inner[-1] in self._adjectives)
        ):
            inner = inner[:-1]
        return inner

    def _head(self, parts: list[str]) -> int:
        """How many words of a head open `parts`; a definite head («المجلة العربية») is a name's own word."""
        sizes = (n for n in (2, 1) if n <= len(parts) and tuple(parts[:n]) in self._heads)
        return next(sizes, 0)

    def pointing(self, name: str) -> bool:
        """Whether a name is no more than a word for outlets, or a definite one with what describes it («الصحيفة
        الألمانية»)."""
        parts = words(name)
        definite = bool(parts) and parts[0].startswith(ARTICLE) and (parts[0][2:],) in self._heads
        return definite or parts in self._heads

    def key(self, name: str) -> str:
        """An outlet's name as compared: «صحيفة الوطن» and «الوطن» agree."""
        parts = [w for w in words(name) if w[:1].isalnum()]
        medium = self.exact(name)
        return fold(medium.name) if medium else " ".join(self.bare(parts))

    def headed(self, name: str) -> bool:
        """Whether a name opens with a word for outlets and goes on."""
        parts = [w for w in words(name) if w[:1].isalnum()]
        return 0 < self._head(parts) < len(parts)

    def organisation(self, name: str) -> bool:
        """Whether a name is that of an organisation which is no outlet."""
        found = self._tables.organisations.get(self._naming(name), ())
        return bool(found) and all(k.table == "organisation" for k in found)

    def head_before(self, document: Document, at: int) -> bool:
        """Whether a word for outlets stands right before an offset, quotation marks aside."""
        before = [
            t.text
            for t in tokenize(View(document.text[max(0, at - 24) : at]))
            if t.kind != "mark" or t.text in ".؟!،؛:"
        ]
        return any(
            self._head([form]) == 1 for w in before[-1:] for form in {w, w[1:]} if len(form) > 2
        )

    def relayed(self, document: Document, at: int) -> bool:
        """Whether a word by which outlets hand on reports stands a few words before an offset, in its sentence."""
        before = list(tokenize(View(document.text[max(0, at - _RELAY) : at])))
        stop = max((i for i, t in enumerate(before) if t.text in (".", "؟", "!")), default=-1)
        near = [t for t in before[stop + 1 :] if t.kind != "mark"][-_RELAY_WORDS:]
        return any(True for _ in self._relaying.find(near))

    def vague_in(self, document: Document) -> list[Credit]:
        """«مواقع إلكترونية بريطانية» and the like where they hand on a report, with the nationalities named."""
        out = []
        for block in document.blocks:
            if block.kind not in ARTICLE_KINDS:
                continue
            for match in self._vague_start.finditer(document.text, block.start, block.end):
                start = match.start(1)
                tokens = tokenize(View(document.text[start : min(start + _PHRASE, block.end)]))
                hit = self.vague.first(tokens, 0) if tokens else None
                if hit is None or not self.relayed(document, match.start()):
                    continue
                last = hit.last
                while last < len(tokens) and self._nation(tokens[last].text):
                    last += 1
                span = Span(start, start + tokens[last - 1].end)
                out.append(Credit(Medium(hit.value.name, "vague", document.quote(span)), span))
        return out

    def _nation(self, word: str) -> bool:
        """Whether a word is a nationality, with «و» or without."""
        return word in self._nations or word[1:] in self._nations

    def is_vague(self, name: str) -> bool:
        """Whether a name begins with words like «وكالات» and «وسائل إعلام»."""
        return bool(name) and self.vague.first(tokenize(View(name)), 0) is not None

    def credits(self, document: Document) -> list[Credit]:
        """Agencies in bylines, agencies and outlets in credit lines, agencies that open the text
        («رويترز - ») or a line above it («وكالات (تعز)»)."""
        out: list[Credit] = []
        first = True
        for block in document.blocks:
            if block.kind in _CREDITS:
                for span in parts_of(document, block.start, block.end):
                    out += self._credit(document, block, span)
            elif block.kind == "caption" and first:
                out += self._heading(document, block)
            elif block.kind == "body" and first:
                first = False
                out += self._opening(document, block)
        return out

    def _credit(self, document: Document, block: Block, span: Span) -> list[Credit]:
        """What one part of a byline or credit line names: the whole of it, or an agency within it."""
        text = document.quote(span)
        parts = [w for w in words(text) if w[:1].isalnum()]
        medium = self.exact(text)
        if medium:
            plain = not medium.place and (medium.kind == "agency" or not medium.weak)
            if plain or (block.kind == "credit" and self._sourced(document, block)):
                return [Credit(medium, span)]
            return []
        said = " ".join(text.split())
        if block.kind == "credit" and self.headed(text) and len(parts) <= _MOST_WORDS // 2:
            return [Credit(Medium(said, "agency", said), span)]
        tokens = tokenize(View(text))
        hits = [*self.named.find(tokens), *self.vague.find(tokens)]
        return [
            Credit(h.value, Span(span.start + h.start, span.start + h.end))
            for h in hits
            if not h.value.weak and h.value.kind in _AGENCIES
        ]

    def _sourced(self, document: Document, block: Block) -> bool:
        """Whether a credit line says that it is one («المصدر: ...»)."""
        said = words(document.text[block.start : min(block.end, block.start + 40)])
        return any(said[: len(s)] == s for s in self._sources)

    def _opening(self, document: Document, block: Block) -> list[Credit]:
        """An agency among the first words of the body, where a colon or dash closes them."""
        text = document.text[block.start : min(block.end, block.start + _OPENING)]
        tokens = tokenize(View(text))[:_MOST_WORDS]
        ends = [t.end for t in tokens if t.text in (":", "-", "–", "—")]
        if not ends:
            return []
        out = []
        for span in parts_of(document, block.start, block.start + ends[-1]):
            medium = self.exact(document.quote(span)) or self._vague_part(document, span)
            if medium and medium.kind in _AGENCIES and not medium.place:
                out.append(Credit(medium, span))
        return out

    def _heading(self, document: Document, block: Block) -> list[Credit]:
        """An agency that opens a short line above the text, with no more than a place behind it."""
        parts = parts_of(document, block.start, block.end)
        named = [s for s in parts if not document.quote(s).isascii()]
        if not named or len(words(document.quote(Span(block.start, block.end)))) > _MOST_WORDS:
            return []
        medium = self.exact(document.quote(named[0])) or self._vague_part(document, named[0])
        agency = medium is not None and medium.kind in _AGENCIES and not medium.place
        return [Credit(medium, named[0])] if medium and agency else []

    def _vague_part(self, document: Document, span: Span) -> Medium | None:
        tokens = tokenize(View(document.quote(span)))
        hit = self.vague.first(tokens, 0) if tokens else None
        return hit.value if hit and hit.last == len(tokens) else None


def _slight(name: str) -> bool:
    """Whether a name is so short, or so plain an adjective, that it stands in texts for other things."""
    parts: tuple[str, ...] = words(name)
    letters = [p for p in parts if p[:1].isalnum()]
    if all(len(p) == 1 for p in letters):
        return True
    return len(letters) == 1 and (len(letters[0]) <= _SHORT or letters[0].startswith(ARTICLE))
