"""What is set off by commas between the parts of a clause."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from riwaya.annotate.eventing.pieces import Piece
from riwaya.language.affixes import OF_THIRD
from riwaya.language.tokens import Token

#: Marks that set a circumstance off.
DASHES = frozenset(("-", "--", "–", "—"))
#: How many pieces a circumstance between commas has at most.
_ASIDE = 9
#: How many pieces somebody and what he is believed to be are.
_DOUBT = 4


def without_commas(pieces: list[Piece]) -> list[Piece]:
    """The pieces without the commas that set off a time («، اليوم السبت،») or close an apposition, and without the
    circumstances between commas."""
    out: list[Piece] = []
    past = -1
    for n, piece in enumerate(pieces):
        if n <= past:
            continue
        if piece.kind == "comma":
            past = _aside(pieces, n) if _behind_subject(out) else n
            if past > n or (n and pieces[n - 1].apposed):
                continue
            past = max(past, _relative(pieces, n))
            if past > n:
                continue
        beside = [p.kind for p in (*pieces[max(0, n - 1) : n], *pieces[n + 1 : n + 2])]
        if piece.kind != "comma" or "time" not in beside:
            out.append(piece)
    if out and out[-1].kind == "comma" and _behind_subject(out[:-1]):
        out.pop()  # «أجرى الوزير، اتصالا»
    return out


def without_dashes(pieces: list[Piece], tokens: Sequence[Token]) -> list[Piece]:
    """«وقعت الحركتان -ظهر اليوم، بالقاهرة- اتفاقا»: the pieces without circumstances between dashes."""
    marks = [n for n, p in enumerate(pieces) if p.kind == "mark" and tokens[p.first].text in DASHES]
    for first, last in pairwise(marks):
        if all(p.circumstantial or p.kind == "comma" for p in pieces[first + 1 : last]):
            return pieces[:first] + without_dashes(pieces[last + 1 :], tokens)
    return pieces


def without_doubt(pieces: list[Piece]) -> list[Piece]:
    """«مسلحين يشتبه بأنهم متشددون قتلوا»: the pieces without what somebody is only believed to be, at their end."""
    told = [p.kind for p in pieces[-_DOUBT:]] == ["np", "verb", "comp", "np"]
    if not told or pieces[-_DOUBT].definite or pieces[-1].prep:
        return pieces
    return pieces[: 1 - _DOUBT]


def without_beliefs(pieces: list[Piece], tokens: Sequence[Token]) -> list[Piece]:
    """«شنت جماعة يعتقد أنها تابعة للتنظيم هجوما»: the pieces without what somebody told of in the indefinite is only believed to
    be."""
    for n in range(len(pieces) - _DOUBT + 1):
        told = [p.kind for p in pieces[n : n + _DOUBT]] == ["np", "verb", "comp", "np"]
        if not told or pieces[n].definite or pieces[n].prep:
            continue
        if tokens[pieces[n + 2].first].text.endswith(OF_THIRD):
            end = n + _DOUBT
            while end < len(pieces) and pieces[end].kind == "np" and pieces[end].prep:
                end += 1
            return pieces[: n + 1] + pieces[end:]
    return pieces


def _aside(pieces: list[Piece], n: int) -> int:
    """«أمرت النيابة، برئاسة المستشار فلان، بحبس ...»: where the circumstance that the comma at `n` opens is closed by
    another one; `n` where it opens none."""
    k = n + 1
    apposed = n > 0 and pieces[n - 1].named is not None
    closed = n
    while k < len(pieces) and k - n <= _ASIDE:
        if pieces[k].kind == "comma" and k > closed + 1:
            closed = k  # «، خلال الأسبوع، وبالتعاون مع الجيش،»
        elif not (pieces[k].circumstantial or (apposed and _says_who(pieces[k]))):
            break
        k += 1
    return closed


def _relative(pieces: list[Piece], n: int) -> int:
    """«ألقت الشرطة، التي طوقت المكان، القبض على ...»: where the relative clause that the comma at `n` sets off from a phrase is
    closed by another one; `n` where there is none."""
    behind = n > 0 and pieces[n - 1].kind == "np"
    if not behind or n + 1 >= len(pieces) or pieces[n + 1].kind != "rel":
        return n
    for k in range(n + 2, min(len(pieces), n + _ASIDE + 2)):
        if pieces[k].kind == "comma":
            return k
        if pieces[k].kind in ("mark", "comp", "conj"):
            return n
    return n


def _says_who(piece: Piece) -> bool:
    """«أعلنت الكتائب، الجناح المسلح للحركة، ...»: whether a phrase can tell who was named before the comma."""
    return piece.kind == "np" and piece.definite and piece.named is None and not piece.joined


def _behind_subject(before: list[Piece]) -> bool:
    """Whether nothing but a verb and its subject stands before."""
    if not before:
        return False
    bare = [p for p in before[-3:] if p.kind == "np" and not p.prep]
    return len(bare) == 1 and before[-1] is bare[0] and any(p.kind == "verb" for p in before[-3:])
