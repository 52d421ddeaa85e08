"""What many tests share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
from helpers import make_lexicon
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Generator

    from sheetops.words.lexicon import Lexicon

# The same examples every time: a run must not depend on its luck, nor on how fast the machine is.
settings.register_profile(
    "sheetops", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("sheetops")

# A defect of ours fails the test that meets it; it is not told as trouble with the file.
os.environ["SHEETOPS_DEBUG"] = "1"


@pytest.fixture(scope="session")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    """The words of a small commune in April 2026: units KT, VHXH, CA; sectors kinh-te, vh-xh, qp-an."""
    return make_lexicon(tmp_path_factory.mktemp("commune"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Where the gate has installed all that tests need (SHEETOPS_NO_SKIP), a skipped test is a failed one."""
    report = yield
    may_lack = report.skipped and "no shared cases" in str(report.longrepr) and not os.environ.get("SHEETOPS_SHARED")
    if report.skipped and os.environ.get("SHEETOPS_NO_SKIP") and not may_lack:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {report.longrepr}"
    return report
