"""The program as a user starts it, and a page for it."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

PAGE = """مقتل خمسة أشخاص في قصف على بلدة قرب سبها

الثلاثاء 9 مارس 2021

قالت وزارة الصحة إن خمسة أشخاص قتلوا، اليوم الثلاثاء، في قصف استهدف بلدة قرب مدينة سبها جنوبي ليبيا.
"""


def command(*words: object) -> list[str]:
    """What starts `riwaya` with these words after it."""
    return [sys.executable, "-m", "riwaya.cli", *map(str, words)]


def riwaya(*words: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """`riwaya` with these words, run to its end; `options` as for `subprocess.run`."""
    asked: dict[str, Any] = {"capture_output": True, "text": True, "check": False, "timeout": 120}
    return subprocess.run(command(*words), **(asked | options))
