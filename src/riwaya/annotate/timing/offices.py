"""Office-holders named in a page bound its date: «رئيسة الوزراء تيريزا ماي» was written while she held the office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from riwaya.annotate.reading import Reading
from riwaya.annotate.timing import calendars as cal
from riwaya.annotate.timing import solver
from riwaya.annotate.timing.solver import Constraint
from riwaya.language.affixes import ARTICLE, HA
from riwaya.language.clitics import splits
from riwaya.language.lexicon import Hit, Lexicon
from riwaya.language.remembered import Remembered
from riwaya.language.tokens import Token, words
from riwaya.model import Span
from riwaya.resources import Pack
from riwaya.resources.people import Office, Person
from riwaya.resources.rows import OneWord

_REACH = 7
_NEAR = 4
#: A deputy and his rank are so many words.
_RANK = 2
_LEAST_LETTERS = 4
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_STOPS = frozenset(".؛!؟?")
#: Words as (stem, whether it has its article).
Title = tuple[tuple[str, bool], ...]


class FormRow(msgspec.Struct, frozen=True):
    """An office of `people/offices.tsv` and the other ways in which news names it («الرئيس»)."""

    office: str
    forms: tuple[str, ...]


class OfficeHolders:
    """`pack.get(OfficeHolders)`: the persons of `people/offices.tsv` under all their names."""

    def __init__(self, pack: Pack) -> None:
        held: dict[str, list[Office]] = {}
        for row in pack.rows("people", "offices", Office):
            held.setdefault(row.person, []).append(row)
        names = {p.name: (p.name, *p.aka) for p in pack.rows("people", "persons", Person)}
        self.names: Lexicon[tuple[Office, ...]] = Lexicon(
            (
                (name, tuple(rows))
                for person, rows in held.items()
                for name in names.get(person, (person,))
            ),
            article=False,
        )
        self.forms = {
            r.office: (r.office, *r.forms) for r in pack.rows("dating", "office_forms", FormRow)
        }
        self.titles = {office: tuple(map(_title, forms)) for office, forms in self.forms.items()}
        self._kept: Remembered[str, tuple[tuple[str, bool], ...]] = Remembered()
        self.deputies = frozenset(
            words(r.word)[0] for r in pack.rows("dating", "deputies", OneWord)
        )
        self.former = frozenset(words(r.word)[0] for r in pack.rows("dating", "former", OneWord))

    def titles_of(self, office: str) -> tuple[Title, ...]:
        """The ways to name an office, as stems."""
        found = self.titles.get(office)
        if found is None:
            found = self.titles[office] = (_title(office),)
        return found

    def readings(self, text: str) -> tuple[tuple[str, bool], ...]:
        """(stem, whether it has its article) for each way to take clitics off a word; kept for every word met."""
        found = self._kept.get(text)
        if found is None:
            wholes = [ARTICLE + s.stem if s.definite else s.stem for s in splits(text)]
            found = self._kept[text] = tuple((_stem(w), w.startswith(ARTICLE)) for w in wholes)
        return found


def _title(form: str) -> Title:
    """The words of a title that tell it, as (stem, whether it has its article)."""
    wanted = [w for w in words(form) if len(w) >= _LEAST_LETTERS]
    return tuple((_stem(w), w.startswith(ARTICLE)) for w in wanted)


def office_constraints(reading: Reading, pack: Pack) -> Iterator[Constraint]:
    """One constraint for each office-holder whom the article names with the office."""
    know = pack.get(OfficeHolders)
    seen: set[tuple[str, str]] = set()
    for stretch in reading.article:
        tokens = reading.tokens[stretch.first : stretch.last]
        for hit in know.names.find(tokens, reading.opening(know.names, stretch)):
            for office in hit.value:
                key = (office.person, office.office)
                if key in seen or not _held(office, hit, tokens, know):
                    continue
                terms = [o for o in hit.value if o.office == office.office]
                days = solver.union(_term(o) for o in terms)
                if days:
                    seen.add(key)
                    yield _constraint(terms, days, hit)


def _constraint(terms: Sequence[Office], days: int, hit: Hit[tuple[Office, ...]]) -> Constraint:
    first = terms[0]
    spell = ", ".join(
        f"{o.since or '?'} to {o.until or 'at least the making of the table'}" for o in terms
    )
    return Constraint(
        days,
        "office-holder",
        f"{first.person} is named as «{first.office}»: in office {spell}.",
        2,
        Span(hit.start, hit.end),
    )


def _term(office: Office) -> int:
    first = _edge(office.since, 0) or solver.FIRST
    last = _edge(office.until, 1) or solver.LAST
    return solver.between(first, last)


def _edge(text: str, side: int) -> date | None:
    if not _DATE.fullmatch(text):
        return None
    limits = cal.bounds(text)
    return limits[side] if limits else None


def _held(
    office: Office,
    hit: Hit[tuple[Office, ...]],
    tokens: Sequence[Token],
    know: OfficeHolders,
) -> bool:
    """Whether the office's words stand right beside the name, and none that takes it away."""
    texts = [t.text for t in _before(tokens, hit.first)]
    later = [t.text for t in _after(tokens, hit.last)]
    if any(t in know.former for t in (*texts[-_NEAR:], *later[:_NEAR])):
        return False
    before = [know.readings(t) for t in texts]
    after = [know.readings(t) for t in later]
    for wanted in know.titles_of(office.office):
        there = _places(wanted, before)
        if there and there[-1] >= len(before) - _NEAR and _compact(there):
            return not _of_deputy(tokens, hit.first - len(before) + there[0], know)
        there = _places(wanted, after)
        if there and there[0] < _NEAR and _compact(there):
            return True
    return False


def _of_deputy(tokens: Sequence[Token], title: int, know: OfficeHolders) -> bool:
    """«النائب الثاني لرئيس الوزراء»: whether a word right before the title at token `title`, or one word off, makes another
    office of it."""
    return any(t.text in know.deputies for t in tokens[max(0, title - _RANK) : title])


def _compact(places: Sequence[int]) -> bool:
    return places[-1] - places[0] < len(places) + 2


def _places(wanted: Title, texts: Sequence[Title]) -> list[int]:
    """Where the words of the title stand, one after the other, as near the end as they can; empty if not all do.

    A title of one word keeps its article.
    """
    out: list[int] = []
    end = len(texts)
    single = len(wanted) == 1
    for stem, definite in reversed(wanted):
        at = end - 1
        while at >= 0:
            if any(s == stem and not (single and d != definite) for s, d in texts[at]):
                break
            at -= 1
        if at < 0:
            return []
        out.insert(0, at)
        end = at
    return out


def _stem(word: str) -> str:
    bare = word[2:] if word.startswith(ARTICLE) and len(word) > 4 else word
    return bare[:-1] if bare.endswith(HA) and len(bare) > 3 else bare


def _before(tokens: Sequence[Token], i: int) -> Sequence[Token]:
    begin = i
    while begin > 0 and i - begin < _REACH and tokens[begin - 1].text not in _STOPS:
        begin -= 1
    return tokens[begin:i]


def _after(tokens: Sequence[Token], i: int) -> Sequence[Token]:
    end = i
    while end < len(tokens) and end - i < _REACH and tokens[end].text not in _STOPS:
        end += 1
    return tokens[i:end]
