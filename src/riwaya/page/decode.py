"""Bytes to text: which encoding, and why."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

import msgspec

from riwaya.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Encodings of Arabic older than Unicode, tried by evidence.
_LEGACY = ("cp1256", "iso8859_6", "mac_arabic", "cp720", "cp864")
#: Python's name to the one of the web (WHATWG, IANA).
_NAMES = {
    "cp1256": "windows-1256",
    "iso8859_6": "iso-8859-6",
    "iso8859-6": "iso-8859-6",
    "mac_arabic": "x-mac-arabic",
    "mac-arabic": "x-mac-arabic",
    "cp720": "ibm720",
    "cp864": "ibm864",
    "latin-1": "iso-8859-1",
    "iso8859-1": "iso-8859-1",
    "cp1252": "windows-1252",
}
_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
_XML = re.compile(
    rb"""^\s{0,100}<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9_.:-]{2,40})"""
)
_HTTP = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
#: Where declarations are looked for, and how much is weighed as evidence.
_HEAD, _SAMPLE = 8192, 65536
_WORD = re.compile(r"[\u0621-\u064a]+")
_FOREIGN = re.compile(r"[^\t-\r -\x7f]+")
#: From so many words on, a text in Arabic has at least this share of common ones.
_RUNNING, _LEAST_COMMON = 60, 0.01
#: A share of undecodable bytes above which UTF-8 is given up.
_MOST_BROKEN = 0.01


class Decoded(msgspec.Struct, frozen=True):
    """`text` without its byte-order mark; `reason` says in a few words why `encoding` was chosen."""

    text: str
    encoding: str
    reason: str


def declared_charset(data: bytes, media_type: str | None) -> tuple[str, str] | None:
    """(codec, who declares it) from the transport, a `<meta>` or an XML declaration."""
    places = [
        (_HTTP.search(media_type or ""), "declared by the media type"),
        (_META.search(data, 0, _HEAD), "declared in <meta>"),
        (_XML.search(data, 0, _HEAD), "declared in the XML declaration"),
    ]
    for match, reason in places:
        if match:
            raw = match[1]
            name = raw.decode("ascii") if isinstance(raw, bytes) else raw
            try:
                return codecs.lookup(name).name, reason
            except LookupError:
                continue
    return None


def decode(
    data: bytes, source: str, common: frozenset[str], media_type: str | None = None
) -> Decoded:
    """Decodes a page.

    A byte-order mark decides, then a declaration that fits the bytes, then valid UTF-8, then evidence:
    the share of Arabic letters and of `common` words under each encoding. Raises InputError where
    nothing explains the bytes.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _tolerant(data[len(mark) :], codec, source, "byte-order mark")
    wide = _wide(data)
    if wide:
        return _tolerant(data, wide, source, "every second byte is that of UTF-16 text")
    said = declared_charset(data, media_type)
    if said and said[0] not in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii"):
        fitting = _declared(data, said, common)
        if fitting:
            return fitting
    utf8 = _utf8(data, said)
    if utf8:
        return _mended(utf8, common)
    return _by_evidence(data, source, common)


def _declared(data: bytes, said: tuple[str, str], common: frozenset[str]) -> Decoded | None:
    """The declared encoding, unless the bytes are UTF-8 or make more Arabic in another one."""
    codec, reason = said
    try:
        text = data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if not data.isascii():
            return None
    score = evidence(text, common)
    best = max((s for s, _ in _candidates(data[:_SAMPLE], common)), default=0.0)
    return Decoded(text, _name(codec), reason) if score >= 0.6 * best else None


def _utf8(data: bytes, said: tuple[str, str] | None) -> Decoded | None:
    reason = said[1] if said and said[0] == "utf-8" else "valid UTF-8"
    if said and said[0] not in ("utf-8", "ascii"):
        reason = f"valid UTF-8, though {_name(said[0])} is {said[1]}"
    try:
        return Decoded(data.decode("utf-8"), "utf-8", reason)
    except UnicodeDecodeError:
        pass
    try:
        # A lone surrogate that some program wrote as if it were a character.
        return Decoded(data.decode("utf-8", "surrogatepass"), "utf-8", "UTF-8 with lone surrogates")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    letters = sum(map(len, _WORD.findall(text[:_SAMPLE])))
    if letters > 20 and broken <= max(2, _MOST_BROKEN * len(text)):
        return Decoded(text, "utf-8", f"UTF-8 with {broken} broken sequences, each now U+FFFD")
    return None


def _mended(decoded: Decoded, common: frozenset[str]) -> Decoded:
    """Undoes a wrong decoding that was saved as UTF-8 («ÇáÑÆíÓ» is windows-1256 read as Latin).

    Only where the text as it stands is not Arabic and what comes out is.
    """
    sample = decoded.text[:_SAMPLE]
    if evidence(sample, common) >= 0.25:
        return decoded
    for misread, real in (("cp1252", "cp1256"), ("latin-1", "cp1256"), ("cp1256", "utf-8")):
        try:
            text = decoded.text.encode(misread).decode(real)
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if evidence(text[:_SAMPLE], common) >= 0.4:
            reason = f"{_name(real)} that had been read as {_name(misread)} and saved as UTF-8"
            return Decoded(text, _name(real), reason)
    return decoded


def _by_evidence(data: bytes, source: str, common: frozenset[str]) -> Decoded:
    ranked = sorted(_candidates(data[:_SAMPLE], common), key=lambda c: -c[0])
    for score, codec in ranked:
        if score < 0.2:
            break
        # The sample may have ended inside a good stretch; the whole must hold too.
        text = data.decode(codec, "replace")
        if text.count("\ufffd") <= max(2, _MOST_BROKEN * len(text)):
            return Decoded(
                text, _name(codec), f"most Arabic under this encoding (score {score:.2f})"
            )
    try:
        data.decode("latin-1").encode("ascii")
    except UnicodeEncodeError:
        raise InputError(source, "its bytes are no text in any known encoding of Arabic") from None
    return Decoded(data.decode("ascii"), "ascii", "plain ASCII")


def _candidates(sample: bytes, common: frozenset[str]) -> list[tuple[float, str]]:
    out: list[tuple[float, str]] = []
    for codec in _LEGACY:
        text = sample.decode(codec, "replace")
        out.append((evidence(text, common), codec))
    return out


def evidence(text: str, common: frozenset[str]) -> float:
    """How much a text looks like written Arabic, 0 to 1.

    Half of it is the share of Arabic letters among letters outside ASCII and control characters, half
    the share of `common` words among its words (a fifth of running Arabic is such words). A text of some length
    that has next to none of them is another language under the wrong encoding.
    """
    foreign = sum(map(len, _FOREIGN.findall(text)))
    if not foreign:
        return 0.0
    found = _WORD.findall(text)
    letters = sum(map(len, found))
    if not found:
        return 0.0
    hits = sum(map(common.__contains__, found))
    if len(found) > _RUNNING and hits < _LEAST_COMMON * len(found):
        return 0.0
    return 0.5 * min(1.0, letters / foreign) + 0.5 * min(1.0, 5 * hits / len(found))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: Arabic letters have 06 as their high byte, white space 00."""
    sample = data[:4096]
    if len(sample) < 8 or len(data) % 2:
        return None
    half = len(sample) // 2
    for codec, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if _share(high, (0x00, 0x06, 0x20)) > 0.95 and _share(high, (0x06,)) > 0.2 and half > 3:
            return codec
    return None


def _share(data: bytes, values: Sequence[int]) -> float:
    return sum(data.count(bytes((v,))) for v in values) / max(1, len(data))


def _tolerant(data: bytes, codec: str, source: str, reason: str) -> Decoded:
    for errors in ("strict", "surrogatepass"):
        try:
            return Decoded(data.decode(codec, errors), _name(codec), reason)
        except UnicodeDecodeError:
            continue
    text = data.decode(codec, "replace")
    broken = text.count("\ufffd")
    if broken > max(2, _MOST_BROKEN * len(text)):
        raise InputError(source, f"broken {codec}: {broken} sequences cannot be decoded")
    return Decoded(text, _name(codec), f"{reason}; {broken} broken sequences, each now U+FFFD")


def _name(codec: str) -> str:
    return _NAMES.get(codec, codec)
