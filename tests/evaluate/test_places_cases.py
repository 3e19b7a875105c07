"""The cases of `places/`: homonyms settled by what else a sentence speaks of."""

from __future__ import annotations

import pytest

from riwaya.evaluate import cases
from riwaya.evaluate.runners import places as runner
from riwaya.resources import builtin
from riwaya.resources.tables import Case


@pytest.mark.parametrize("case", builtin().cases("places"), ids=lambda c: c.note)
def test_case(case: Case) -> None:
    assert cases.run(case, runner.run, builtin()).wrong == ""
