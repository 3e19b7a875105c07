"""Whom pronouns and duals stand for, where no clause tells: those named before them."""

from __future__ import annotations

from riwaya.annotate.eventing.scene import EventScene
from riwaya.language.affixes import AND
from riwaya.language.marks import COMMAS
from riwaya.model import Mention

#: How far (tokens) before its sentence somebody is named for whom a pronoun may stand.
_BACK = 70
#: How many words a title has at most between two names that are joined.
_TITLE = 6
_PAIR = 2


def antecedent(scene: EventScene, before: int, kind: str, *, teller: bool) -> Mention | None:
    """Whom a pronoun at token `before` stands for: the only person (or body, by `kind`) named before it in its
    sentence, else the only one in the stretch before that is not just the source of a claim (in its own
    sentence a `teller` may be meant). None where two are named: a wrong one is worse."""
    here: dict[str, Mention] = {}
    back: dict[str, Mention] = {}
    for first, (mention, _) in scene.page.mentions.items():
        if not scene.first - _BACK <= first < before or mention.type != kind:
            continue
        name = mention.names[0] if mention.names else str(mention.start)
        told_by = mention.start in scene.page.tellers
        if first >= scene.first and (teller or not told_by):
            here[name] = mention
        elif not told_by:
            back[name] = mention
    found = here or back
    return next(iter(found.values())) if len(found) == 1 else None


def antecedents(
    scene: EventScene, before: int, kinds: tuple[str, ...], *, joined: bool = False
) -> list[Mention]:
    """The two whom a dual at token `before` stands for, persons first: the last two joined by «و», else, unless
    they must be `joined`, the only two named before it in its sentence and what stands before that."""
    for kind in kinds:
        near = [
            (first, last, m)
            for first, (m, last) in sorted(scene.page.mentions.items())
            if _is_sort(scene, m, kind) and scene.first - _BACK <= first < before
        ]
        for n in range(len(near) - 1, 0, -1):
            if _fellows(scene, near[n - 1][1], near[n][0]):
                third = n > 1 and _fellows(scene, near[n - 2][1], near[n - 1][0])
                if third or _name(near[n][2]) == _name(near[n - 1][2]):
                    break  # a list of more
                return [near[n - 1][2], near[n][2]]
        out = {_name(m): m for _, _, m in near}
        if len(out) == _PAIR and not joined:
            return list(out.values())
    return []


def _is_sort(scene: EventScene, mention: Mention, kind: str) -> bool:
    """Whether a mention is of a kind: a type, or a `STATE`."""
    if kind == "STATE":
        return mention.type == "LOC" and _name(mention) in scene.words.countries
    return mention.type == kind


def _name(mention: Mention) -> str:
    return mention.names[0] if mention.names else str(mention.start)


def _fellows(scene: EventScene, last: int, first: int) -> bool:
    """Whether the name at token `first` is joined by «و» to one that ends at `last`, its title between («فلان ووزير الدفاع
    فلان»)."""
    k = last
    while k < first and scene.tokens[k].text in COMMAS:
        k += 1
    if first - k > _TITLE or not scene.tokens[k].text.startswith(AND):
        return False
    words = scene.words
    return not any(
        scene.tokens[i].kind == "mark" or words.verbs.at(scene.tokens, i) for i in range(k, first)
    )
