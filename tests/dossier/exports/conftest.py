"""What every exporter makes of the story and of the hostile page, made once."""

from __future__ import annotations

import pytest
from exports_made import Make

from riwaya.dossier.exports import Given, Language, files_of
from riwaya.model import Dossier
from riwaya.resources import Pack, builtin


@pytest.fixture(scope="session")
def knowledge() -> Pack:
    return builtin()


@pytest.fixture(scope="session")
def make(knowledge: Pack) -> Make:
    """Files of a format by name."""

    def made(name: str, dossier: Dossier, language: Language = "ar") -> dict[str, bytes]:
        return files_of([name], Given(dossier, pack=knowledge, language=language))

    return made
