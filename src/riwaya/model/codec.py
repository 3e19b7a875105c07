"""Dossiers and documents as bytes."""

from __future__ import annotations

import json
from typing import TypeVar

import msgspec

from riwaya.errors import RiwayaError
from riwaya.model.document import Document
from riwaya.model.dossier import Dossier

T = TypeVar("T")

_dossier = msgspec.json.Decoder(Dossier)
_document = msgspec.json.Decoder(Document)


def encode(value: msgspec.Struct) -> bytes:
    """UTF-8 JSON. A lone surrogate in a page cannot be UTF-8; it is written as its `\\uXXXX` escape."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        plain = msgspec.to_builtins(value)
        return json.dumps(plain, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def decode_dossier(data: bytes) -> Dossier:
    """Raises RiwayaError where `data` is not a dossier of this version."""
    try:
        return decode(data, _dossier)
    except msgspec.DecodeError as error:
        raise RiwayaError(f"not a dossier: {error}") from error


def decode_document(data: bytes) -> Document:
    """Raises RiwayaError where `data` is not a document."""
    try:
        return decode(data, _document)
    except msgspec.DecodeError as error:
        raise RiwayaError(f"not a document: {error}") from error


def decode(data: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    """What `encode` wrote, lone surrogates too. Raises msgspec.DecodeError."""
    try:
        return decoder.decode(data)
    except msgspec.DecodeError:
        try:
            return msgspec.convert(json.loads(data), decoder.type)
        except (ValueError, RecursionError):
            pass
        raise
