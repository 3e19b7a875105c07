"""Dossiers and documents as bytes."""

from __future__ import annotations

import msgspec

from riwaya.errors import RiwayaError
from riwaya.model.document import Document
from riwaya.model.dossier import Dossier

_dossier = msgspec.json.Decoder(Dossier)
_document = msgspec.json.Decoder(Document)


def encode(value: Dossier | Document) -> bytes:
    """UTF-8 JSON. A lone surrogate in a page cannot be UTF-8; it is written as its `\\uXXXX` escape."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        import json

        plain = msgspec.to_builtins(value)
        return json.dumps(plain, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def decode_dossier(data: bytes) -> Dossier:
    """Raises RiwayaError where `data` is not a dossier of this version."""
    try:
        return _dossier.decode(data)
    except msgspec.DecodeError as error:
        raise RiwayaError(f"not a dossier: {error}") from error


def decode_document(data: bytes) -> Document:
    """Raises RiwayaError where `data` is not a document."""
    try:
        return _document.decode(data)
    except msgspec.DecodeError as error:
        raise RiwayaError(f"not a document: {error}") from error
