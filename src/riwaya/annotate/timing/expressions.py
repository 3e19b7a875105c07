"""The time expressions of a page, with their meaning; nothing is resolved here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from riwaya.annotate.reading import Reading, Stretch
from riwaya.annotate.timing.atoms import ahead, ahead_of
from riwaya.annotate.timing.finders import Find
from riwaya.annotate.timing.guard import Guard
from riwaya.annotate.timing.joined import Expression, joined
from riwaya.annotate.timing.knowledge import CompiledRule, TimeKnowledge
from riwaya.annotate.timing.makes import MAKERS, Piece
from riwaya.annotate.timing.meaning import Meaning
from riwaya.annotate.timing.tense import Tense
from riwaya.language.affixes import ARTICLE
from riwaya.language.lexicon import prefix_length
from riwaya.language.patterns import Match
from riwaya.language.tokens import Token
from riwaya.resources import Pack

_MOST_WEEKDAYS = 5
_STARTS = frozenset(("", ".", ":", "،"))
#: How far (tokens) before its number a toll opens («عدد الجرحى ... إلى 1828»).
_TOLL = 14
_BARRED = {
    "outlet": ("days",),
    "programme": ("days", "weekday"),
    "place": ("day", "month"),
    "group": ("day", "month"),
}


def expressions(reading: Reading, pack: Pack) -> tuple[Expression, ...]:
    """Every time expression of title, dateline and body, in order, without overlap."""
    out: list[Expression] = []
    joiners = pack.get(TimeKnowledge).joiners
    for stretch in reading.dated:
        out += _Scan(reading, stretch, pack).run()
    out.sort(key=lambda e: e.first)
    return joined(out, reading, joiners)


class _Scan:
    """One stretch read from its first token to its last."""

    def __init__(self, reading: Reading, stretch: Stretch, pack: Pack) -> None:
        self._know = pack.get(TimeKnowledge)
        self._guard = pack.get(Guard)
        self._tense = pack.get(Tense)
        self._stretch = stretch
        self._tokens: Sequence[Token] = reading.tokens[stretch.first : stretch.last]
        self._places = reading.opening(self._know.atoms, stretch)
        self._classes: Mapping[str, Find] = self._know.classes()
        self._ends: dict[int, Meaning] = {}

    def run(self) -> Iterator[Expression]:
        tokens, mask = self._tokens, self._know.atoms.mask
        masks = {i: mask(tokens[i]) for i in self._places}
        runs = ahead(masks, len(tokens))
        end = 0
        for i in self._places:
            if i < end:
                continue
            near = ahead_of(runs, i)
            able = self._know.rules_at(masks[i])
            rules = [r for r in able if r.fits(near) and self._placed(r, i)]
            if not rules:
                continue
            name = self._guard.name(tokens, i)
            found = self._best(i, rules)
            if not found:
                end = name[1]
                continue
            pieces, rule = found
            # «اليوم الثالث» is a name of its own, «اليوم الثالث من مايو» a date.
            if name[1] and not (pieces[0][0] <= name[0] and pieces[-1][1] > name[1]):
                end = name[1]
                continue
            end = pieces[-1][1]
            if self._guard.name(tokens, end - 1)[1] > end:
                continue
            for first, last, meaning, prefix in pieces:
                yield self._expression(first, last, meaning, prefix, rule)
                self._ends[last] = meaning

    def _best(
        self, i: int, rules: Sequence[CompiledRule]
    ) -> tuple[list[Piece], CompiledRule] | None:
        """The longest match, the one that says more among equals; a rule's conditions must hold."""
        matches = [
            (match.last, len(match.captures), rule, match)
            for rule in rules
            for match in rule.pattern.at(self._tokens, i, self._classes)
        ]
        matches.sort(key=lambda m: (-m[0], -m[1], m[2].rule.name))
        for _, _, rule, match in matches:
            if self._holds(rule, match):
                pieces = MAKERS[rule.rule.make](match, rule.rule)
                if pieces and not self._is_name(i, pieces[0]):
                    return pieces, rule
        return None

    def _placed(self, rule: CompiledRule, i: int) -> bool:
        """Whether the word before token `i` allows the rule, so far as that can be told before it is matched."""
        if rule.after is None:
            return True
        tokens, args = self._tokens, rule.rule.args
        before = tokens[i - 1].text if i and not tokens[i].line else ""
        if before in rule.after or "prefixes" in args:
            return True
        return bool(args.get("begin")) and before in _STARTS

    def _holds(self, rule: CompiledRule, match: Match) -> bool:
        tokens, first = self._tokens, match.first
        if any(tokens[k].line for k in range(first + 1, match.last)):
            return False
        args = rule.rule.args
        if args.get("uncommon") and match.captures["month"].value.common:
            return False
        if rule.after is not None:
            before = tokens[first - 1].text if first and not tokens[first].line else ""
            begins = args.get("begin") and before in _STARTS
            if (
                not begins
                and before not in rule.after
                and not match.prefix.endswith(tuple(args.get("prefixes", ())))
            ):
                return False
        if args.get("joined") and not self._year_before(first):
            return False
        if args.get("year") and (self._counted(match.last) or self._more_than(first)):
            return False
        if "toll" in args and self._toll(first, args["toll"]):
            return False
        if args.get("long") and match.last - first < 2 and len(tokens[first].text) < 3:
            return False
        if args.get("closed") and not self._closed(match.last):
            return False
        ends = (tokens[first].text, tokens[match.last - 1].text)
        if "ending" in args and not any(text.endswith(args["ending"]) for text in ends):
            return False
        if args.get("free") and self._owned(match):
            return False
        if args.get("worded") and len(tokens[match.last - 1].text) == 1:
            return False  # «20م» is a length
        if args.get("late") and not _late(tokens, match):
            return False
        if args.get("tight") and any(t.spaced for t in tokens[first + 1 : match.last]):
            return False
        counts = "month" in match.captures and self._is_count(match)
        return not (counts or self._may_be_person(match))

    def _may_be_person(self, match: Match) -> bool:
        """Whether a month alone that people are named by too («رمضان») is a name here."""
        parts = match.captures
        if "month" not in parts or "day" in parts or "year" in parts:
            return False
        common = parts["month"].value.common
        return bool(common) and self._guard.person(self._tokens, parts["month"].first)

    def _closed(self, last: int) -> bool:
        """Whether nothing that a number could count stands at token `last`."""
        if last >= len(self._tokens) or self._tokens[last].line:
            return True
        follows = self._tokens[last]
        if follows.kind == "word":
            return follows.text in self._know.closers or self._know.turns(self._tokens, last)
        if follows.kind == "number":
            return False
        number = last + 1 < len(self._tokens) and self._tokens[last + 1].kind == "number"
        if follows.text in "%/-–" and (number or follows.text == "%"):
            return False
        return not number or follows.spaced or self._tokens[last + 1].spaced

    def _owned(self, match: Match) -> bool:
        """Whether a bare plural belongs to what follows it and is no length («خلال ساعات الليل», «طوال سنوات الحرب»)."""
        amount, last = match.captures["amount"], match.last
        if not amount.value.vague or amount.last != last or last - amount.first > 1:
            return False
        follows = self._tokens[last] if last < len(self._tokens) else None
        return follows is not None and not follows.line and follows.text.startswith(ARTICLE)

    def _is_count(self, match: Match) -> bool:
        """Whether the month is a number word («صفر») without «من», «شهر» or a year to make it a month."""
        month = match.captures["month"]
        if not month.value.common or any(n in match.captures for n in ("year", "era", "wd")):
            return False
        if not self._know.numbers.starts(self._tokens[month.first]):
            return False
        return month.first == match.first or self._tokens[month.first - 1].kind != "word"

    def _year_before(self, first: int) -> bool:
        meaning = self._ends.get(first)
        return meaning is not None and meaning.year is not None and meaning.month is None

    def _counted(self, last: int) -> bool:
        """Whether four digits count something: a unit, a scale or a percentage follows."""
        tokens = self._tokens
        if last >= len(tokens):
            return False
        follows = tokens[last]
        if follows.text in ("%", "/", ".", ",") and not follows.spaced:
            return follows.text != "." or (last + 1 < len(tokens) and not tokens[last + 1].spaced)
        return self._know.counts(tokens, last)

    def _more_than(self, first: int) -> bool:
        """«إصابة أكثر من 2100 آخرين»: whether words for more or fewer stand right before four digits."""
        hedge = self._know.numbers.hedge_before(self._tokens, first)
        return hedge is not None and hedge.mod != "APPROX"

    def _toll(self, first: int, words: list[str]) -> bool:
        """«ارتفع عدد الجرحى إلى 1828»: whether the number behind the first of `words` ends a toll that another of them
        opens in the sentence, with no other number between."""
        tokens = self._tokens
        if tokens[first - 1].text != words[0]:
            return False
        for k in range(first - 2, max(-1, first - _TOLL), -1):
            if tokens[k].kind != "word" or tokens[k].line:
                return False
            if tokens[k].text in words[1:]:
                return True
        return False

    def _is_name(self, i: int, piece: Piece) -> bool:
        first, last, meaning, _ = piece
        if (
            meaning.days is not None
            and last - first == 1
            and self._guard.quoted(self._tokens, first, last)
        ):
            return True
        kind = self._guard.headed(self._tokens, i)
        if kind is None:
            return False
        wanted = _BARRED.get(kind, ())
        return any(getattr(meaning, field) is not None for field in wanted) and meaning.year is None

    def _expression(
        self, first: int, last: int, meaning: Meaning, prefix: str, rule: CompiledRule
    ) -> Expression:
        tokens, base = self._tokens, self._stretch.first
        begin, end = self._sentence(base + first)
        way = self._tense.beside(tokens, first, last, begin - base, end - base)
        start = tokens[first].start + prefix_length(tokens[first], prefix)
        return Expression(
            first=base + first,
            last=base + last,
            start=start,
            end=tokens[last - 1].end,
            meaning=meaning,
            rule=rule.label,
            sentence=begin,
            paragraph=base,
            block=self._stretch.block.kind,
            way=way,
            since=self._tense.since(tokens, first),
        )

    def _sentence(self, token: int) -> tuple[int, int]:
        for sentence in self._stretch.sentences:
            if sentence.first <= token < sentence.last:
                return sentence.first, sentence.last
        return self._stretch.first, self._stretch.last


def _late(tokens: Sequence[Token], match: Match) -> bool:
    """Whether the day of a weekday is written in digits or too high to count weekdays («الأحد الثاني»)."""
    day = match.captures["day"]
    return tokens[day.last - 1].kind == "number" or day.value > _MOST_WEEKDAYS


__all__ = ["Expression", "expressions"]
