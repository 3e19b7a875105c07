"""What befell those counted, where no word governs them: told after them, or of the group they are part of."""

from __future__ import annotations

from riwaya.annotate.counting.count import PERCENT, Quantity
from riwaya.annotate.counting.governors import HeadAt, Scene
from riwaya.annotate.counting.joint import FAMILIES
from riwaya.annotate.counting.rows import What
from riwaya.annotate.counting.scene import QUOTES
from riwaya.language.affixes import ARTICLE, THEIR
from riwaya.language.marks import COMMAS

_STATE_REACH = 4
_OWNED_REACH = 6
_OWNED_NEAR = 4
_OWNED_FAR = 9
_AMONG = 5
_AMONG_FAR = 14
_DUAL = 2
_APPOSED_REACH = 14
_SUBJECT_REACH = 8
_DUAL_REACH = 4
_VERB_REACH = 12
_BETWEEN = 3
_ASIDE = 12
#: Grammatical numbers of an adjective, by how many it describes.
_FITS = {1: "s", 2: "dx", 3: "px"}
_MANY = 10
_OBJECT = 2
_BREAK = 3


def told_after(scene: Scene, q: Quantity) -> What | None:
    """«أن سائقا قتل وأصيب أربعة», «إن طفلا في الخامسة من عمره قتل»: what befell the one named by «أن», where nobody
    follows to whom he did it."""
    near = (h for h in scene.heads if q.last <= h.first <= q.last + _SUBJECT_REACH)
    at = next(near, None)
    if at is None or not at.head.verb or not scene.subject_before(at.first):
        return None
    if at.head.plural and not _pair(scene, q, at):
        return None
    k = at.last
    if _has_object(scene, k):
        return None
    if at.head.undergone:
        return at.head.what
    ends = k >= scene.last or k in scene.timed or scene.tokens[k].kind == "mark"
    ends = ends or scene.barrier(k) in ("preposition", "hard", "skip")
    return at.head.what if ends or any(h.first == k for h in scene.heads) else None


def _pair(scene: Scene, q: Quantity, at: HeadAt) -> bool:
    """«إن سيدة وطفلتها لقيتا حتفهما»: whether one more, right after the one counted, makes two of them."""
    if at.first - q.last > _OBJECT or q.value != 1 or q.last >= at.first:
        return False
    return any(
        len(h.prefix) == 1 and h.value.kind == "person" and h.value.number == "s"
        for h in scene.words.nouns.at(scene.tokens, q.last)
    )


def told_of_one(scene: Scene, q: Quantity) -> What | None:
    """«لكن واحدا منهم توفي ...، وآخر توفي لاحقا»: what befell one of those counted before, told right after him."""
    if not (q.other or (q.value == 1 and scene.of_those(q.last))):
        return None
    first = q.last if q.other else q.last + 1
    at = next((h for h in scene.heads if h.first == first), None)
    if at is None or not at.head.verb or at.head.plural or _has_object(scene, at.last):
        return None
    near = range(at.last, min(scene.last, at.last + _OBJECT))
    somebody = any(
        h.value.kind != "unit" and not h.prefix
        for k in near
        for h in scene.words.nouns.at(scene.tokens, k)
    )
    return None if somebody else at.head.what


def _has_object(scene: Scene, k: int) -> bool:
    """«قد قتل الجمعة ثمانية جنود», «خطفوا الأطفال»: whether those follow to whom the ones named before did it."""
    while k < scene.last and (k in scene.timed or scene.barrier(k) == "skip"):
        k += 1
    if k >= scene.last:
        return False
    people = (h for h in scene.words.nouns.at(scene.tokens, k) if h.value.kind == "person")
    whom = any(h.definite and not h.prefix for h in people)
    return whom or scene.words.numbers.starts(scene.tokens[k])


def head_after(scene: Scene, q: Quantity) -> HeadAt | None:
    """«12 شخصا ... قتلوا», «شابان قتلا»: a verb in the plural or dual after its subject."""
    if q.value is not None and q.value < 2:
        return None
    reach = _DUAL_REACH if q.bare and q.value == 2 else _VERB_REACH
    for at in scene.heads:
        if at.first < q.last:
            continue
        families = q.noun is not None and q.noun.who == FAMILIES and at.first - q.last <= 1
        verb = at.head.verb and at.head.counts(q.value, q.low)
        relative = scene.is_relative(q.last)
        if at.first - q.last > reach:
            return None
        if not verb or not (at.head.plural or families):
            if relative:
                continue  # «خمسة من المهاجرين الذين سقطوا في البحر لقوا حتفهم»
            return None
        if not at.head.undergone and _has_object(scene, at.last):
            return None
        if _others_between(scene, q.last, at.first):
            return None
        for k in range(q.last, at.first):
            if (
                scene.barrier(k) == "hard"
                and not scene.is_breakdown(k)
                and not (relative and (at.first == q.last + 1 or k == q.last))
            ):
                return None
            if scene.tokens[k].text in (":", ".", "؛"):
                return None
        return at
    return None


def _others_between(scene: Scene, left: int, right: int) -> bool:
    """«خمسة تعرضوا لإطلاق النار، ثلاثة منهم قتلوا»: whether others are counted before the verb, who are its subject."""
    if scene.breakdown_between(left, min(left + _BREAK, right)):
        return False
    marks = [k for k in range(left, right) if scene.tokens[k].kind == "mark"]
    if not marks or _told_otherwise(scene, marks[0] + 1):
        return False
    rest = range(marks[0], right)
    return any(k not in scene.timed and scene.words.numbers.starts(scene.tokens[k]) for k in rest)


def _told_otherwise(scene: Scene, k: int) -> bool:
    """«500 شخص، ما يعادل 90 أسرة، نزحوا»: whether the same count is told in another unit from token `k` on."""
    return any(h.value == "equals" for h in scene.words.joiners.at(scene.tokens, k))


def state_of(scene: Scene, q: Quantity) -> What | None:
    """«أربعة في حالة خطرة», «900 شخص استقبلهم في مراكز إيواء»: what is said of them right after."""
    reach = 1 if q.noun is None else _STATE_REACH  # «966 بلاغا تتعلق بإصابات»
    begin = _past_aside(scene, q.last)
    for k in range(begin, min(scene.last, begin + reach)):
        hit = scene.words.states.first(scene.tokens, k)
        if hit and hit.last <= scene.last:
            return hit.value
        quote = scene.tokens[k].text in QUOTES
        if k in scene.timed or (scene.tokens[k].kind in ("mark", "number") and not quote):
            return None
        if any(h.first == k for h in scene.heads):
            return None  # «8 عناصر وإصابة آخرين بجروح»
    return None


def _past_aside(scene: Scene, k: int) -> int:
    """The token after «، بينهم 26 طفلا،», where such words follow."""
    if k + 1 >= scene.last or scene.tokens[k].text not in COMMAS or not scene.is_breakdown(k + 1):
        return k
    for n in range(k + 2, min(scene.last, k + _ASIDE)):
        if scene.tokens[n].text in COMMAS:
            return n + 1
    return k


def described(scene: Scene, q: Quantity) -> What | None:
    """«صيادين مفقودين», «4 عمال مصابين»: what the word right after the counted people calls them; of one who is told without
    number only where he is brought («وصول عامل مصاب») or goes on from a count."""
    if q.noun is None or q.noun.kind != "person" or q.last >= scene.last:
        return None
    known = scene.tokens[q.first].text.startswith(ARTICLE)  # «البحارة الأربعة المفقودون»
    several = (q.value or 0) > _DUAL if known else q.value == _DUAL
    if q.bare and not (q.joined or scene.falls(q.first) or several):
        return None
    for hit in scene.words.nouns.at(scene.tokens, q.last):
        noun = hit.value
        plain = noun.kind == "casualty" and hit.last == q.last + 1 and hit.definite == known
        if plain and not hit.prefix and not hit.enclitic and not noun.construct:
            fits = noun.number in _FITS[1 if q.value == 1 else 2 if q.value == 2 else 3]
            return noun.what if fits or (not q.bare and (q.value or 0) > _MANY) else None
    return None


def owned_after(scene: Scene, q: Quantity) -> What | None:
    """«أحد المهربين الذي تم إيقافه», «ستة جرى اعتقالهم»: a noun after them whose pronoun stands for them."""
    for k in range(q.last, min(scene.last, q.last + (_OWNED_REACH if q.bare else _OWNED_NEAR))):
        for hit in scene.words.owned.at(scene.tokens, k):
            plain = hit.value.what == "detained" if q.bare else not hit.prefix
            if hit.enclitic and plain and not (hit.value.judged and scene.ruled):
                return hit.value.what
        clause = not q.bare and scene.barrier(k) == "hard" and not scene.is_relative(k)
        closes = k == q.last and scene.tokens[k].text in QUOTES
        if (scene.tokens[k].kind == "mark" and not closes) or clause:
            return None
    return None


def owned_far(scene: Scene, q: Quantity) -> What | None:
    """«نقل 14 طالبا إلى المستشفى بعد إصابتهم»: what befell them before, told behind a preposition."""
    if q.bare:
        return None
    for k in range(q.last, min(scene.last - 1, q.last + _OWNED_FAR)):
        token = scene.tokens[k]
        if token.kind != "word" or any(h.first == k for h in scene.heads):
            return None
        if scene.words.numbers.starts(token) or scene.barrier(k) not in ("hard", "preposition"):
            continue
        for hit in scene.words.owned.at(scene.tokens, k + 1):
            ruled = hit.value.judged and scene.ruled
            if hit.enclitic == THEIR and not hit.prefix and not ruled:
                return hit.value.what
    return None


def apposed(scene: Scene, q: Quantity, taken: frozenset[int]) -> What | None:
    """«كل من اعتقلوا ... وعددهم 12 شخصا»: a count of those whom the head before tells of, none of them counted yet
    (`taken`)."""
    for k in range(q.first - 1, max(scene.first, q.first - 3) - 1, -1):
        hit = scene.words.joiners.first(scene.tokens, k)
        if hit and hit.value == "apposed" and hit.last <= q.core:
            before = [h for h in scene.heads if h.last <= k and k - h.last <= _APPOSED_REACH]
            if before and not taken.isdisjoint(range(before[-1].last, k)):
                return None
            named = k - 1 - (scene.tokens[k - 1].text in COMMAS or scene.is_relative(k - 1))
            those = _casualties(scene, named, known=False)
            told = before[-1].head.what if before and those is None else those
            if told is not None:
                return told
    return None


def among(scene: Scene, q: Quantity, taken: frozenset[int]) -> What | None:
    """«بين القتلى امرأتان وطفل», «القتلى بينهم طفل»: counts of those whom a definite noun right before names, itself not
    counted (`taken`)."""
    for k in range(q.first - 1, max(scene.first, q.first - _AMONG) - 1, -1):
        if k in taken:
            return None
        if scene.tokens[k].text in (".", "؛", ":"):
            return None
        opened = scene.breakdown_between(k + 1, q.first)
        told = _casualties(scene, k, known=not opened)
        if told is not None:
            between = any(scene.is_link(k - n, "between") for n in (1, 2))
            return told if between or opened else None
    return None


def among_after(scene: Scene, q: Quantity) -> What | None:
    """«إن اثنين من قادة الحركة في المنطقة من بين القتلى»: counts told to be among those whom a noun after them names."""
    if q.bare and not scene.is_link(q.first - 1, "that"):
        return None
    for k in range(q.last, min(scene.last - 1, q.last + _AMONG_FAR)):
        token = scene.tokens[k]
        if token.kind in ("mark", "number") or any(h.first == k for h in scene.heads):
            return None
        if scene.is_link(k, "between"):
            return _casualties(scene, k + 1)
    return None


def part_of_known(scene: Scene, q: Quantity) -> What | None:
    """«9 من المصابين», «25 شخصا من بين الجرحى»: counts of those whom a definite noun right after names."""
    if q.bare or (q.noun is not None and q.noun.unit == PERCENT):
        return None
    if q.noun is not None and q.noun.kind == "casualty":
        # «عشرات الجرحى» are all of them
        return None if q.value is None else _casualties(scene, q.last - 1)
    if not scene.is_link(q.last, "of"):
        return None
    for k in range(q.last + 1, min(scene.last, q.last + _BETWEEN)):
        told = _casualties(scene, k)
        if told is not None:
            return told
        if not scene.is_link(k, "between"):
            return None
    return None


def _casualties(scene: Scene, k: int, *, known: bool = True) -> What | None:
    """What befell those whom a plural at token `k` names («المصابين»), one that is known by the article («ضحايا الطائرة») where
    `known`."""
    if not scene.first <= k < scene.last:
        return None
    follows = scene.tokens[k + 1].text if k + 1 < scene.last else ""
    for hit in scene.words.nouns.at(scene.tokens, k):
        if (
            (hit.definite or not known or follows.startswith(ARTICLE))
            and hit.value.kind == "casualty"
            and hit.value.number in "px"
        ):
            return hit.value.what
    return None
