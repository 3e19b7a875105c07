"""The stage that finds names of persons, organisations and places."""

from __future__ import annotations

import msgspec

from riwaya.annotate.coreference import Named, NameKeys, resolve
from riwaya.annotate.naming.candidates import Candidate, Candidates
from riwaya.annotate.naming.choice import chosen, forenamed
from riwaya.annotate.naming.flags import (
    ORG_HEAD,
    PLACE_HEAD,
)
from riwaya.annotate.naming.spread import Spread
from riwaya.annotate.naming.tagging import NameTagger
from riwaya.annotate.naming.titles import Titles
from riwaya.annotate.reading import Reading
from riwaya.annotate.stage import Layer
from riwaya.language.affixes import ALEF, ARTICLE, BY, BY_THE, NISBA_TA_MARBUTA, TO
from riwaya.language.marks import CLOSING_QUOTES, OPENING_QUOTES
from riwaya.language.tokens import reach
from riwaya.model import Document, Mention, MentionType
from riwaya.resources import Pack

VERSION = "1"


class Mentions:
    """Names of persons, organisations and places in title and body.

    Adds `mentions` in text order: clitics off, titles kept apart, the names of one thing shared by all its
    mentions in the page.
    """

    name = "mentions"
    version = VERSION
    needs: frozenset[Layer] = frozenset({"blocks"})
    adds: frozenset[Layer] = frozenset({"mentions"})

    def __call__(self, document: Document, reading: Reading, pack: Pack) -> Document:
        tagger = pack.get(NameTagger)
        knowledge = tagger.knowledge
        scans = [
            Candidates(reading.tokens, sentence.first, sentence.last, knowledge)
            for stretch in reading.article
            for sentence in stretch.sentences
        ]
        tagged = tagger.page([(reading.tokens[s.first : s.last], s) for s in scans])
        page = reading.words.words
        kept = [chosen(scan, said, tagger, page) for scan, said in zip(scans, tagged, strict=True)]
        spread = Spread(scans, kept, reading.words)

        def lean(number: int, at: int, kind: MentionType) -> int:
            return tagger.lean(tagged[number], at - scans[number].first, kind)

        found: list[Named] = []
        for number, (scan, names) in enumerate(zip(scans, kept, strict=True)):
            names = spread.retyped(scan, names)
            names += spread.more(number, scan, names, lean)
            names = forenamed(scan, names)
            if names:
                titles = Titles(scan, names)
                found += [_named(one, scan, titles, document.text) for one in names]
        found.sort(key=lambda n: n.start)
        resolved = resolve(found, pack.get(NameKeys))
        mentions = tuple(
            Mention(
                f"{document.id}:m{number}",
                one.start,
                one.end,
                one.type,
                names=resolved[number - 1],
                titles=one.titles,
                rule=f"{one.rule}@{VERSION}",
            )
            for number, one in enumerate(found, 1)
        )
        return msgspec.structs.replace(document, mentions=mentions)


def _named(one: Candidate, scan: Candidates, titles: Titles, text: str) -> Named:
    first, end = scan.tokens[one.first], scan.tokens[one.last - 1].end
    start = first.start + reach(first.written, one.prefix)
    # What a name quotes, it quotes to the end: «حركة "النهضة"».
    if one.last < scan.last and scan.tokens[one.last].text in CLOSING_QUOTES:
        inside = scan.tokens[one.first : one.last]
        if sum(t.text in OPENING_QUOTES for t in inside) % 2:
            end = scan.tokens[one.last].end
    longer = ""
    headed = one.known is None and scan.has(one.first, ORG_HEAD | PLACE_HEAD)
    if one.type != "PER" and headed and one.last < scan.last:
        where = scan.tokens[one.last].text
        places = [
            e
            for p, e in scan.matches(one.last)
            if p.prefix == 1 and p.known and p.known.type == "LOC"
        ]
        words = scan.knowledge
        bare = where.removeprefix(BY)
        town = where.startswith(BY_THE) and not (words.words.known(bare) or words.everyday(bare))
        if where.startswith(BY) and (places or town):
            last = places[0] if places else one.last + 1
            longer = _name(text, start, scan.tokens[last - 1].end, one, scan)
    return Named(
        start,
        end,
        _name(text, start, end, one, scan),
        one.type,
        one.known.name if one.known and one.type == "PER" and not one.known.ambiguous else "",
        titles.of(one) if one.type == "PER" else (),
        one.rule,
        longer,
    )


def _name(text: str, start: int, end: int, one: Candidate, scan: Candidates) -> str:
    """The name as it would stand alone: «للجيش» leaves its article's alef unwritten, «لليبيا» none."""
    name = " ".join(text[start:end].split())
    if not one.prefix or not name.startswith(TO) or text[start - 1] != TO:
        return name
    seen, word = scan.knowledge.seen, scan.tokens[one.first].text[one.prefix :]
    if seen(word) <= max(seen(ALEF + word), seen(word.removeprefix(TO))):
        return ALEF + name
    at = one.first + 1
    described = at < one.last and scan.tokens[at].raw.endswith(NISBA_TA_MARBUTA)
    return ARTICLE + name if described and scan.definite(at) else name


STAGE = Mentions()
