"""Arabic names in Latin letters: known ones as the world writes them, others by their sounds.

Nothing is invented: each word of the result stands for a word of the name, in its order. Letters follow
newspaper usage, not a scholarly system: «القذافي» is Gaddafi where a table knows it and al-Qadhafi where
none does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from riwaya.language.tokens import Token, tokenize
from riwaya.language.view import View

_MARKS = {"َ": "a", "ِ": "i", "ُ": "u", "ً": "", "ٍ": "", "ٌ": "", "ْ": "", "ٰ": "a"}
_SHADDA = "ّ"
_LONG = "aeiou"
_LEAST = 2
_MOST = 2
_SERVANT = "عبد"
_LEADING = (_SERVANT, "ابو")
#: Letters that no spelling of an Arabic word has.
_FOREIGN = ("ph", "p", "v", "x", "ck")
_DIGRAPHS = re.compile("[stkgdc]h")
#: Betty, Johnny, Harry.
_FAMILIAR = re.compile(r"([bdgmnprst])\1y$")
_BREATH = frozenset("حه")


class Sound(msgspec.Struct, frozen=True):
    """How a letter is written: as a rule, at the beginning of a word, and at its end.

    `vowel` says that the letter may stand for a long vowel: then `latin` is its consonant and `vowel` what
    it is between or after consonants.
    """

    letter: str
    latin: str = ""
    initial: str | None = None
    final: str | None = None
    vowel: str = ""


class NameLexicon(msgspec.Struct, frozen=True):
    """What `transliterate` looks up.

    `whole` are full names, `words` parts of names (both by folded words joined with spaces, those that end in «ى» as written,
    too), `particles`
    small words within names («بن», «آل»), `sounds` the letters, `article` how «ال» is written.
    """

    whole: Mapping[str, str]
    words: Mapping[str, str]
    particles: Mapping[str, str]
    sounds: Mapping[str, Sound]
    article: str = "al-"


def transliterate(name: str, lexicon: NameLexicon) -> str:
    """`name` in Latin letters.

    Args:
        name: words as written; marks and Latin letters in it stay, vowel marks are read.
        lexicon: what is known.

    Returns:
        the name as known, else word by word; the empty string for an empty name.
    """
    tokens = tokenize(View(name))
    folded = " ".join(t.text for t in tokens)
    known = lexicon.whole.get(folded)
    if known:
        return known
    out: list[str] = []
    at = 0
    while at < len(tokens):
        said, at = _next(tokens, at, lexicon)
        if said:
            out.append(said)
    return " ".join(out)


def _next(tokens: tuple[Token, ...], at: int, lexicon: NameLexicon) -> tuple[str, int]:
    """The longest known run of words at `at`, or one word by its sounds."""
    for end in range(min(len(tokens), at + 4), at, -1):
        phrase = " ".join(t.text for t in tokens[at:end])
        if end == at + 1 and phrase in lexicon.particles:
            return lexicon.particles[phrase], end
        said = lexicon.words.get(phrase, "")
        if end == at + 1:
            said = lexicon.words.get(tokens[at].written) or said or servant(phrase, lexicon)
        if said and not (end > at + 1 and _joins(tokens, at, end, lexicon)):
            return said, end
    token = tokens[at]
    if token.kind == "mark":
        return "", at + 1
    if token.kind != "word":
        return token.written, at + 1
    return _word(token, lexicon), at + 1


def _joins(tokens: tuple[Token, ...], at: int, end: int, lexicon: NameLexicon) -> bool:
    """Whether a known run within a name is a patronymic: «صالح بن حسين قدح» is no Mr Ben Hassine.

    Particles that are written small join names on both sides.
    """
    particle = lexicon.particles.get(tokens[at].text, "")
    return at > 0 and end < len(tokens) and particle.islower()


def servant(word: str, lexicon: NameLexicon) -> str:
    """«عبدالعزيز», «أبوطالب» written in one word, by their two."""
    for part in _LEADING:
        name = word.removeprefix(part)
        if name != word and len(name) > _LEAST:
            said = lexicon.words.get(f"{part} {name}", "")
            known = lexicon.words.get(name) or lexicon.words.get(name.removeprefix("ال"))
            if not said and part in lexicon.particles and part != _SERVANT and known:
                article = lexicon.article if name.startswith("ال") and known[0].isupper() else ""
                said = f"{lexicon.particles[part]} {article}{known}"
            return said
    return ""


def _foreign(latin: str, word: str) -> bool:
    """Whether a spelling is of another name with the same letters: «الجوني» is no Johnny, «الصوفي» no Sophie."""
    said = latin.lower()
    if any(letters in said for letters in _FOREIGN) or _FAMILIAR.search(said):
        return True
    alone = _DIGRAPHS.sub("", said)
    return "h" in alone and not _BREATH & set(word)


def _word(token: Token, lexicon: NameLexicon) -> str:
    """A word no table knows: its article apart, then by its letters."""
    # «ألفونس» begins with the same folded letters and has no article.
    bare = token.text.removeprefix("ال") if token.written.startswith("ال") else token.text
    if bare != token.text and len(bare) >= _LEAST:
        known = lexicon.words.get(bare)
        if known and _foreign(known, bare):
            known = None
        rest = known or _capital(sound_out(_after_article(token.written), lexicon))
        return lexicon.article + rest
    return _capital(sound_out(token.written, lexicon))


def _after_article(raw: str) -> str:
    letters = 0
    for at, char in enumerate(raw):
        if char.isalpha():
            if letters == _LEAST:
                return raw[at:]
            letters += 1
    return raw


def _capital(word: str) -> str:
    for at, char in enumerate(word):
        if char.isalpha():
            return word[:at] + char.upper() + word[at + 1 :]
    return word


class _Unit(msgspec.Struct):
    latin: str
    vowel: bool


def sound_out(raw: str, lexicon: NameLexicon) -> str:
    """One word by the sound table, lower-case; vowels that spelling leaves out are put where a consonant
    could not be said without one."""
    units = _units([c for c in raw if c != "ـ"], lexicon.sounds)
    out: list[str] = []
    run = 0
    for at, unit in enumerate(units):
        out.append(unit.latin)
        run = 0 if unit.vowel else run + 1
        if unit.vowel or at + 1 == len(units) or units[at + 1].vowel:
            continue
        # No word begins with two consonants, none has three together, and few end in two.
        if at == 0 or run == _MOST or at + 2 == len(units):
            out.append("a")
            run = 0
    return "".join(out)


def _units(chars: list[str], sounds: Mapping[str, Sound]) -> list[_Unit]:
    out: list[_Unit] = []
    letters = [c for c in chars if c in sounds or c in _MARKS or c == _SHADDA]
    spelled = [i for i, c in enumerate(letters) if c in sounds]
    for i, char in enumerate(letters):
        if char == _SHADDA:
            # The mark of doubling may stand before or after the vowel's.
            at = len(out) - 1 if out and not out[-1].vowel else len(out) - 2
            if at >= 0 and not out[at].vowel:
                out.insert(at, _Unit(out[at].latin[:1], False))
            continue
        if char in _MARKS:
            if _MARKS[char]:
                out.append(_Unit(_MARKS[char], True))
            continue
        sound = sounds[char]
        first, last = i == spelled[0], i == spelled[-1]
        if first and sound.initial is not None:
            latin = sound.initial
        elif last and sound.final is not None:
            latin = sound.final
        elif sound.vowel and out and not out[-1].vowel and not _vowel_follows(letters, i, sounds):
            latin = sound.vowel
        else:
            latin = sound.latin
        if latin:
            vowel = latin[0] in _LONG
            if vowel and out and out[-1].vowel and out[-1].latin == latin:
                continue
            out.append(_Unit(latin, vowel))
    return out


def _vowel_follows(letters: list[str], i: int, sounds: Mapping[str, Sound]) -> bool:
    for char in letters[i + 1 :]:
        if char in _MARKS:
            return bool(_MARKS[char])
        if char in sounds:
            return sounds[char].latin[:1] in tuple(_LONG)
    return False
