"""A page as attribution reads it: tokens, the names among them, and what each word can be."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from riwaya.annotate.attribution.lexicon import Lexicons
from riwaya.annotate.attribution.name_ends import family, name_end
from riwaya.annotate.attribution.pagewords import PageWords
from riwaya.annotate.attribution.quotes import pair_quotes
from riwaya.annotate.reading import Reading
from riwaya.language.affixes import (
    ARTICLE,
    MANY_MEN,
    NISBA,
    NISBA_MEN,
    TO,
    TO_THE,
)
from riwaya.language.shapes import verbal_noun
from riwaya.language.tokens import words
from riwaya.language.view import fold
from riwaya.model import Document, Mention


class Article(PageWords):
    """Tokens of a document with its mentions by token."""

    def __init__(self, document: Document, reading: Reading, lexicons: Lexicons) -> None:
        self.document = document
        self.reading = reading
        super().__init__(reading.tokens, lexicons)
        #: mention and token after it, by the token where it begins
        self.names: dict[int, tuple[Mention, int]] = {}
        #: mention that covers a token
        self.inside: dict[int, Mention] = {}
        #: tokens where a time begins that is told from the day of telling («أول من أمس»)
        self.deictic = frozenset(self._deictic())
        #: the token where a person's name begins, by the token where the titles right before it do
        self.titled: dict[int, int] = {}
        #: bodies and places of the page that go by one word, folded
        self.bodies = frozenset(
            fold(m.span.of(document.text))
            for m in document.mentions
            if m.type != "PER" and " " not in m.span.of(document.text)
        )
        for mention in document.mentions:
            self._place(mention)
        for stretch in reading.article:
            self.quotes |= pair_quotes(self.tokens, stretch.first, stretch.last)
        self.closing = {close: open_ for open_, close in self.quotes.items()}

    def _deictic(self) -> Iterator[int]:
        for timex in self.document.times:
            first, last = self.reading.range(timex.span)
            if any(self.is_(i, "adverb") for i in range(first, last)):
                yield first

    def _place(self, mention: Mention) -> None:
        first = self.reading.token_at(mention.start)
        last = self.reading.token_at(max(mention.end - 1, mention.start)) + 1
        if mention.start > self.tokens[first].start and self.lex.source(self.tokens[first].text):
            # «برقية» is no «رقية» after a preposition
            return
        row = self.source(first)
        nameless = row is not None and row.anonymous == "yes" and (row.human or row.kind == "crowd")
        if self._deed(mention, first, last):
            # «أكد تلقي العراق ...»: what is said
            return
        many = last == first + 1 and self.tokens[first].text.endswith(NISBA_MEN)
        if many or (nameless and (mention.type == "ORG" or last == first + 1)):
            # «مصادر محلية», «المراقبون», «يمنيون»: descriptions, whatever the tagger takes them for
            return
        alone = mention.type == "PER" and last == first + 1
        if alone and (self._described(first) or self.is_(first, "honorific")):
            # «قيادي حوثي», «الشيخ» before «الدكتور فلان»
            return
        if last == first + 1 and self.is_(first, "pronoun"):
            # «أكد لي» is no Chinese name
            return
        if (
            mention.type == "PER"
            and self.is_(first - 1, "kunya")
            and mention.start == self.tokens[first].start
        ):
            # «أم عبدالله», which is spelt like «or» too
            first -= 1
            mention = msgspec.structs.replace(mention, start=self.tokens[first].start, names=())
        end = name_end(self, mention, first, last)
        if end < last:
            mention = msgspec.structs.replace(mention, end=self.tokens[end - 1].end, names=())
            mention = family(self, mention)
            last = end
        self.names.setdefault(first, (mention, last))
        head = self._titles_begin(mention, first)
        if head < first:
            self.titled.setdefault(head, first)
        for i in range(first, last):
            self.inside.setdefault(i, mention)

    def _described(self, i: int) -> bool:
        """Whether a word that was taken for a name tells of what sort the one named before it is."""
        text, head = self.tokens[i].text, self.source(i - 1)
        if head is None or not head.titled or self.tokens[i].line or not text.endswith(NISBA):
            return False
        if not self.definite(i - 1):
            return head.human and not self.definite(i)
        many = text.removeprefix(ARTICLE)
        near = {t.text for t in self.tokens} if head.human else frozenset[str]()
        return not near.isdisjoint((many, *(many + end for end in MANY_MEN)))

    def _deed(self, mention: Mention, first: int, last: int) -> bool:
        """Whether a body is but a noun of action with a place that the page names elsewhere, after a verb of saying."""
        if mention.type != "ORG" or last != first + 2 or self.source(first) is not None:
            return False
        if not verbal_noun(self.tokens[first].text) or not self.reporting(first - 1):
            return False
        written = self.document.text[self.tokens[first + 1].start : mention.end]
        return any(
            m.type == "LOC" and m.span.of(self.document.text) == written
            for m in self.document.mentions
        )

    def _titles_begin(self, mention: Mention, first: int) -> int:
        """The first token of the titles that lead to a name without a word or mark between; `first` for none."""
        for title in sorted(mention.titles, key=lambda t: t.end, reverse=True):
            begin, end = self.reading.token_at(title.start), self.reading.token_at(title.end - 1)
            # «أمير الكويت بالأمير سالم»: two men
            whole = not any(self.governed(k) for k in range(begin, end + 1))
            if whole and title.end <= mention.start and end + 1 == first and begin < first:
                first = begin
        return first

    def title_start(self, i: int) -> int:
        """The token where the titles before the name at token `i` begin; `i` where none stand there."""
        mention = self.names[i][0]
        before = [t.start for t in mention.titles if t.start < mention.start]
        return self.reading.token_at(min(before)) if before else i

    def name_prefix(self, i: int) -> str:
        """The clitic letters before the mention that begins at token `i` («لـ» of «لرويترز»)."""
        mention, _ = self.names[i]
        token = self.tokens[i]
        return (
            token.text[: max(0, mention.start - token.start)] if mention.start > token.start else ""
        )

    def is_medium(self, mention: Mention) -> bool:
        """Whether a name is an agency's, or an outlet's that quotation marks or a statement before it show.

        Many outlets have names that mean other things too («الاتحاد», «الوطن»).
        """
        texts = {mention.span.of(self.document.text), *mention.names}
        known = [m for m in (self.lex.media.get(" ".join(words(t))) for t in texts) if m]
        if not known:
            return False
        first = self.reading.token_at(mention.start)
        shown = first - 1 in self.quotes or any(
            self.is_(k, "speech-noun") or self.is_media_noun(k)
            for k in range(max(0, first - 3), first + 1)
        )
        return shown or any(m.kind == "agency" for m in known)

    def is_media_noun(self, i: int) -> bool:
        """Whether token `i` is «صحيفة», «وكالة» or the like."""
        row = self.source(i)
        return row is not None and row.kind == "media"

    def programme(self, i: int) -> bool:
        """Whether token `i` is «لبرنامج» of a channel, by no name of an organisation («لبرنامج الأغذية العالمي»)."""
        text = self.tokens[i].text
        return (
            text.startswith(TO) and i not in self.inside and "programme" in self.lex.kind(text[1:])
        )

    def is_own(self, name: str) -> bool:
        """Whether `name` is the page's own outlet, which is no link of its chains."""
        outlet = self.document.outlet
        if outlet is None:
            return self._signs(name)
        own = {w.removeprefix(ARTICLE) for w in words(outlet.name)}
        said = {w.removeprefix(TO_THE).removeprefix(TO).removeprefix(ARTICLE) for w in words(name)}
        return (bool(own) and own <= said) or (bool(said) and said <= own)

    def _signs(self, name: str) -> bool:
        """Whether a page that names no outlet is signed by one: its byline begins with it («جفرا نيوز - فلان»),
        its dateline or credit does («شفق نيوز - بغداد»).

        An agency in a byline is whom the page relies on.
        """
        said = words(name.removeprefix(TO))
        known = self.lex.media.get(" ".join(said))
        if not said:
            return False
        agency = known is not None and known.kind == "agency"
        kinds = ("dateline", "credit") if agency else ("byline", "dateline", "credit")
        lines = [b for b in self.document.blocks if b.kind in kinds]
        return any(words(self.document.text[b.start : b.end])[: len(said)] == said for b in lines)

    def medium_after(self, i: int) -> int:
        """The token after the outlet or agency that is named at `i`, or `i` («لـ القبس»)."""
        return i + self.lex.medium([t.text for t in self.tokens[i : i + 5]])

    def medium_at(self, i: int, stop: int, *, told: bool = False) -> int:
        """The token after the outlet or agency that begins at `i` after «ل», or `i` for none."""
        text = self.tokens[i].text
        if not text.startswith(TO) or len(text) < 4 or self.quotes.get(i - 1) == i + 1:
            # «"لواج"» alone in quotation marks is a name
            return i
        rest = [t.text for t in self.tokens[i + 1 : min(stop, i + 5)]]
        firsts = (ARTICLE + text[2:], text[2:]) if text.startswith(TO_THE) else (text[1:],)
        told = told or any(self.is_(k, "speech-noun") for k in range(max(0, i - 3), i))
        for first in firsts:
            length = self.lex.medium([first, *rest])
            row = self.lex.source(first)
            if length == 1 and row is not None and row.kind != "media":
                # «للجمهورية», «للاتحاد»: rather than newspapers of these names
                length = 0
            if length and (
                told or self.lex.media[" ".join([first, *rest][:length])].kind == "agency"
            ):
                return i + length
            outlet = self.document.outlet
            if outlet is not None:
                own = [w.removeprefix(ARTICLE) for w in words(outlet.name)]
                said = [w.removeprefix(ARTICLE) for w in (first, *rest)]
                if own and said[: len(own)] == own:
                    return i + len(own)
        return i
