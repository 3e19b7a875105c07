"""The type of the fixture `make`."""

from __future__ import annotations

from typing import Protocol

from riwaya.dossier.exports import Language
from riwaya.model import Dossier


class Make(Protocol):
    """Files of a format by name."""

    def __call__(
        self, name: str, dossier: Dossier, language: Language = "ar"
    ) -> dict[str, bytes]: ...
