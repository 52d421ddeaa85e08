"""What many tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers import make_lexicon
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from sheetops.lexicon import Lexicon

# The same examples every time: a run must not depend on its luck, nor on how fast the machine is.
settings.register_profile(
    "sheetops", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("sheetops")


@pytest.fixture(scope="session")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    """The words of a small commune in April 2026: units KT, VHXH, CA; sectors kinh-te, vh-xh, qp-an."""
    return make_lexicon(tmp_path_factory.mktemp("commune"))
